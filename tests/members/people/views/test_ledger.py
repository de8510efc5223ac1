"""The stays behind a figure of the movement report."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from members.people.actions import memberships
from tests.members.people.people import make_old_member

TODAY = timezone.localdate()
YEAR = {"from": TODAY.replace(month=1, day=1).isoformat(), "to": TODAY.isoformat()}


def page(client, user, **asked):
    client.force_login(user)
    response = client.get(reverse("members:people:ledger"), asked)
    assert response.status_code == 200
    html = response.content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    return html, " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_who_left_stands_there_by_name_without_the_record(client, cast, tree):
    leaver = make_old_member(tree.branch, "Cù Văn Năm")
    memberships.move_person(leaver, to=tree.stranger_branch, on=TODAY)
    html, text = page(client, cast.secretary, why="loss:moved_out", **YEAR)
    assert "Chuyển đi 1 Chi đoàn Tổ 1" in text
    assert "Cù Văn Năm Hồ sơ do đơn vị khác giữ" in text
    assert leaver.get_absolute_url() not in html
    html, _ = page(client, cast.province_officer, on=TODAY.isoformat())
    assert leaver.get_absolute_url() in html


def test_a_move_inside_the_unit_is_neither_a_gain_nor_a_loss_of_it(client, cast, tree):
    mover = make_old_member(tree.branch, "Hà Văn Tư")
    memberships.move_person(mover, to=tree.sister, on=TODAY)
    for why, heading in [("gain:moved_in", "Chuyển đến 0"), ("loss:moved_out", "Chuyển đi 0")]:
        assert heading in page(client, cast.ward_officer, why=why, **YEAR)[1]
    assert "Chuyển đi 1" in page(client, cast.secretary, why="loss:moved_out", **YEAR)[1]
    assert "Chuyển đến 1" in page(client, cast.ward_officer, why="gain:moved_in", unit="TT.P1.CD02", **YEAR)[1]


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"on": "31/12/1925"},
        {"on": "9999-12-31"},
        {"on": "2026-02-30"},
        {"why": "gain:x", **YEAR},
        {"why": "gain"},
        {"unit": "KHONG.CO", "page": "-3"},
    ],
)
def test_what_cannot_be_meant_shows_today(client, cast, tree, asked):
    make_old_member(tree.branch)
    assert f"Đoàn viên đến hết ngày {TODAY:%d/%m/%Y} 1" in page(client, cast.secretary, **asked)[1]


def test_a_unit_out_of_reach_tells_nothing(client, cast, tree):
    make_old_member(tree.stranger_branch, "Ngô Thị Xa")
    assert "Ngô Thị Xa" not in page(client, cast.ward_officer, unit="TT.P2.CD01")[1]


def test_a_page_takes_as_many_queries_for_three_as_for_one(client, cast, tree):
    counts = []
    for number in range(3):
        make_old_member(tree.branch, f"Vi Văn {number}", since=TODAY - timedelta(days=number))
        page(client, cast.ward_officer)
        with CaptureQueriesContext(connection) as queries:
            page(client, cast.ward_officer)
        counts.append(len(queries))
    assert counts[0] == counts[2]
