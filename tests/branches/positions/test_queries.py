"""Who holds which post in a unit, and who did."""

from datetime import date

from branches.positions import queries
from branches.positions.models import Position
from tests.conftest import LONG_AGO

DAY = date(2026, 11, 22)


def names(positions):
    return [position.user.username for position in positions]


def test_the_committee_is_in_the_order_of_posts_with_those_to_come_and_without_those_gone(cast, tree):
    hold = Position.objects.create
    hold(user=cast.member, unit=tree.branch, post_id="secretary", begins_on=LONG_AGO, ends_on=date(2026, 11, 21))
    hold(user=cast.outsider, unit=tree.branch, post_id="deputy_secretary", begins_on=date(2026, 12, 1))
    hold(user=cast.system, unit=tree.branch, post_id="officer", begins_on=LONG_AGO, ends_on=DAY)
    assert names(queries.committee(tree.branch, DAY)) == ["bithu", "phobithu", "canbo2", "uyvien", "system"]
    assert names(queries.former(tree.branch, DAY)) == ["doanvien"]
    assert names(queries.committee(tree.sister, DAY)) == ["bithu2"]
