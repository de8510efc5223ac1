"""What an account may do where, from its dated positions."""

from datetime import timedelta

import pytest
from django.utils import timezone

from branches.access import reach
from branches.positions.models import Grant, Position
from tests.conftest import LONG_AGO


@pytest.mark.parametrize(
    ("actor", "unit", "expected"),
    [
        ("ward_officer", "branch", True),
        ("ward_secretary", "sister", True),
        ("province_officer", "branch", True),
        ("ward_officer", "ward", False),
        ("ward_officer", "stranger_branch", False),
        ("administrator", "branch", False),
        ("secretary", "branch", False),
        ("member", "branch", False),
    ],
)
def test_standing_above_is_managing_and_confirming_from_a_higher_unit(cast, tree, actor, unit, expected):
    assert reach.stands_above(getattr(cast, actor), getattr(tree, unit)) is expected


def test_grants_of_several_posts_add_up_where_they_meet(cast, tree):
    assert reach.grants_over(cast.committee_member, tree.branch) == {"read"}
    Position.objects.create(user=cast.committee_member, unit=tree.ward, post_id="administrator", begins_on=LONG_AGO)
    reach.forget(cast.committee_member)
    expected = {"read", "administer", "import", "create_branches", "export"}
    assert reach.grants_over(cast.committee_member, tree.branch) == expected
    assert reach.grants_over(cast.committee_member, tree.sister, below=True) == expected
    assert reach.grants_over(cast.committee_member, tree.stranger_ward) == set()
    assert reach.grants_over(cast.system, tree.stranger_ward) == set(Grant.values)


@pytest.mark.parametrize(
    ("begins", "ends", "held"), [(0, None, True), (1, None, False), (-9, 0, True), (-9, -1, False)]
)
def test_a_post_counts_from_its_first_day_to_the_end_of_its_last(cast, tree, begins, ends, held):
    today = timezone.localdate()
    Position.objects.create(
        user=cast.member,
        unit=tree.branch,
        post_id="secretary",
        begins_on=today + timedelta(days=begins),
        ends_on=None if ends is None else today + timedelta(days=ends),
    )
    assert reach.manages(cast.member, tree.branch) is held
