"""What the pillar adds to a unit's page."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from branches.units.actions import close_unit
from members.people.actions import memberships
from members.people.models.memberships import Ended
from members.people.tiles import texts
from tests.members.people.people import make_old_member, make_person


def page(client, user, unit):
    client.force_login(user)
    html = client.get(unit.get_absolute_url()).content.decode()
    return html, " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_a_post_that_a_list_names_is_offered_to_who_may_give_it(client, cast, tree):
    make_person(tree.branch, "Bế Thị Thư", listed_post="secretary")
    make_person(tree.branch, "Vi Văn Đoàn", listed_post="member")
    offer = f"{reverse('administration:position_add', args=[tree.branch.code])}?post=secretary"
    html, text = page(client, cast.ward_officer, tree.branch)
    assert "Bế Thị Thư Bí thư chi đoàn · theo danh sách Giao chức vụ" in text
    assert offer in html
    assert "Vi Văn Đoàn" not in text
    html, text = page(client, cast.secretary, tree.branch)
    assert "Bế Thị Thư Bí thư chi đoàn · theo danh sách" in text
    assert offer not in html


def test_members_are_counted_with_those_below(client, cast, tree):
    make_person(tree.branch)
    make_person(tree.sister, "Vi Thị Ba")
    html, text = page(client, cast.ward_officer, tree.ward)
    assert "Xem danh sách 2 đoàn viên" in text
    assert f'href="{reverse("members:people:list")}?unit=TT.P1"' in html


def test_a_unit_with_members_or_members_to_come_does_not_close(cast, tree):
    today = timezone.localdate()
    person = make_old_member(tree.branch)
    with pytest.raises(ValidationError, match=texts.CLOSING.format(count=1)):
        close_unit(tree.branch, actor=cast.system, version=tree.branch.version, on=today)
    memberships.end_main(person, on=today, reason=Ended.DIED)
    close_unit(tree.branch, actor=cast.system, version=tree.branch.version, on=today)
    coming = make_old_member(tree.stranger_branch, "Bế Thị Hai")
    memberships.move_person(coming, to=tree.sister, on=today + timedelta(days=9))
    with pytest.raises(ValidationError, match=texts.CLOSING.format(count=1)):
        close_unit(tree.sister, actor=cast.system, version=tree.sister.version, on=today)
