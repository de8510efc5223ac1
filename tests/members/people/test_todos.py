"""Records that lack something wait for whoever keeps them."""

import pytest
from django.utils import timezone

from members.people.todos import incomplete_records
from tests.members.people.people import FULL, make_members, make_person


def told(user):
    return [(todo.what, todo.about, todo.url) for todo in incomplete_records(user, timezone.localdate())]


@pytest.mark.parametrize(
    ("who", "waits"),
    [("secretary", True), ("committee_member", False), ("sister_secretary", False), ("ward_officer", False)],
)
def test_they_wait_for_the_branch_itself(cast, tree, who, waits):
    make_members(tree.branch, "Hoàng Thị Bích Ngọc", "H'Hen Niê")
    line = ("Bổ sung hồ sơ còn thiếu", "2 hồ sơ · Chi đoàn Tổ 1", "/doan-vien/?unit=TT.P1.CD01&missing=any")
    assert told(getattr(cast, who)) == ([line] if waits else [])


def test_the_list_behind_it_holds_as_many(client, cast, tree):
    make_members(tree.branch, "Hoàng Thị Bích Ngọc", "H'Hen Niê")
    client.force_login(cast.secretary)
    assert client.get(told(cast.secretary)[0][2]).context["number"] == 2


def test_whole_records_wait_for_nobody(cast, tree):
    numbers = {"citizen_id": "001203004321", "phone": "0912345678", "card_number": "123456789012"}
    make_person(tree.branch, **numbers, religion="buddhism", ethnicity="02", **FULL)
    assert told(cast.secretary) == []
