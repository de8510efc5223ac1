"""What lies ahead of a person, and where they are a guest, on the pages and in imports."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from branches.cases import transitions
from branches.imports import actions as imports
from branches.imports import staging
from branches.units.queries import closing_obstacles
from members.people.actions import memberships
from members.people.models import Membership
from members.people.models.memberships import Kind
from members.people.queries import timeline
from tests.members.people.cases import make_case
from tests.members.people.people import make_old_member
from tests.worlds import import_list, read_list

TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=10)
LIST = reverse("members:people:list")


def text_of(client, user, address):
    client.force_login(user)
    response = client.get(address)
    assert response.status_code == 200
    html = response.content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    return html, " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


@pytest.fixture
def case(tree):
    case = make_case(tree.branch)
    transitions.involve(case, tree.branch)
    return case


@pytest.fixture
def mover(tree, case):
    person = make_old_member(tree.branch)
    memberships.transfer_person(person, to=tree.sister, on=SOON, case=case)
    return person


def test_roster_and_record_say_where_somebody_will_go(client, cast, tree, case, mover):
    _, text = text_of(client, cast.secretary, LIST)
    assert f"Sẽ chuyển {SOON:%d/%m}" in text
    html, text = text_of(client, cast.secretary, mover.get_absolute_url())
    assert f"Sẽ chuyển đến {tree.sister} ngày {SOON:%d/%m/%Y} theo hồ sơ CSH-2026-0001. Mở hồ sơ" in text
    assert f'href="{case.get_absolute_url()}"' in html


def test_who_may_not_open_the_case_gets_no_link(client, cast, tree, mover):
    stranger = make_case(tree.stranger_branch, "CSH-2026-0009")
    Membership.objects.filter(person=mover).update(begun_case=stranger, ended_case=stranger)
    html, text = text_of(client, cast.secretary, mover.get_absolute_url())
    assert "theo hồ sơ CSH-2026-0009." in text
    assert stranger.get_absolute_url() not in html


def test_the_timeline_tells_what_will_be_and_forgets_what_was_cancelled(tree, case, mover):
    told = [(event["text"], event["kind"], event["by"]) for event in timeline.events(mover, 3)]
    assert told[:2] == [
        (f"Sẽ vào {tree.sister}: Chuyển đến", "wait", "theo hồ sơ CSH-2026-0001"),
        (f"Sẽ rời {tree.branch}: Chuyển đi", "wait", "theo hồ sơ CSH-2026-0001"),
    ]
    memberships.cancel_planned(case)
    assert not [event for event in timeline.events(mover, 9) if tree.sister.name in event["text"]]


def test_a_guest_is_told_at_home_with_the_day_that_has_passed(client, cast, tree, case):
    guest = make_old_member(tree.branch)
    late = TODAY - timedelta(days=3)
    memberships.attach(
        guest, unit=tree.sister, kind=Kind.TEMPORARY, on=TODAY - timedelta(days=30), expected_end_on=late, case=case
    )
    _, text = text_of(client, cast.secretary, guest.get_absolute_url())
    assert f"Đang sinh hoạt tạm thời tại {tree.sister} từ" in text
    assert f"đã quá ngày dự kiến kết thúc {late:%d/%m/%Y}." in text
    assert f"Sinh hoạt tạm thời tại {tree.sister}" in [event["text"] for event in timeline.events(guest, 9)]
    assert "Tạm thời nơi khác" in text_of(client, cast.secretary, LIST)[1]


def test_a_roster_of_marked_people_costs_as_much_as_one_of_one(client, cast, tree, case, mover):
    text_of(client, cast.secretary, LIST)
    with CaptureQueriesContext(connection) as one:
        text_of(client, cast.secretary, LIST)
    for number in range(8):
        other = make_old_member(tree.branch, f"Vi Văn Số {number}")
        memberships.transfer_person(
            other, to=tree.sister, on=SOON, case=make_case(tree.branch, f"CSH-2026-010{number}")
        )
    text_of(client, cast.secretary, LIST)
    with CaptureQueriesContext(connection) as nine:
        text_of(client, cast.secretary, LIST)
    assert len(one) == len(nine)


def test_a_unit_that_expects_somebody_or_has_a_guest_is_not_closed(tree, case, mover):
    assert closing_obstacles(tree.sister) == [
        "còn 1 đoàn viên, tính cả người sắp chuyển đến. Chuyển sinh hoạt cho các đoàn viên ấy trước."
    ]
    memberships.cancel_planned(case)
    assert closing_obstacles(tree.sister) == []
    memberships.attach(mover, unit=tree.sister, kind=Kind.RESIDENTIAL, on=TODAY, case=case)
    assert closing_obstacles(tree.sister) == ["còn 1 người sinh hoạt tạm thời hoặc nơi cư trú. Kết thúc việc ấy trước."]


ELSEWHERE = """Họ và tên,Ngày sinh,Giới tính,Chi đoàn
Hà Thị Cũ,02/03/2001,Nữ,Chi đoàn Trường Hoa Sen
"""


def test_an_import_leaves_who_is_on_the_way(cast, tree, case):
    person = make_old_member(tree.branch, birth_date="02/03/2001", gender="female")
    memberships.transfer_person(person, to=tree.sister, on=SOON, case=case)
    batch = read_list(ELSEWHERE, tree.ward, cast.ward_officer)
    [row] = staging.load(batch)
    [problem] = row.problems
    assert (problem.code, row.offered) == ("on_the_way:branch_in_scope", ["same", "skip"])
    assert problem.message.startswith(f"Đang chuyển: Sẽ chuyển đến {tree.sister} ngày {SOON:%d/%m/%Y}.")


def test_a_move_that_was_answered_before_the_plan_came_up_is_not_written(cast, tree, case):
    person = make_old_member(tree.branch, birth_date="02/03/2001", gender="female")
    batch = read_list(ELSEWHERE, tree.ward, cast.ward_officer)
    [row] = staging.load(batch)
    imports.decide_rows(batch, [row.number], "move", moved_on=TODAY, actor=cast.ward_officer)
    memberships.transfer_person(person, to=tree.stranger_branch, on=SOON, case=case)
    assert not imports.commit_batch(batch, actor=cast.ward_officer).committed
    stays = Membership.objects.main().filter(person=person, unit=tree.sister)
    assert list(stays) == []


def test_what_an_import_says_of_the_stay_is_written_on_the_running_one(cast, tree, case):
    person = make_old_member(tree.branch, birth_date="02/03/2001", gender="female")
    memberships.transfer_person(person, to=tree.sister, on=SOON, case=case)
    here = ELSEWHERE.replace("Giới tính,", "Giới tính,Chức vụ,").replace("Nữ,", "Nữ,Bí thư,")
    import_list(here.replace("Chi đoàn Trường Hoa Sen", "Chi đoàn Tổ 1"), tree.ward, cast.ward_officer)
    posts = dict(Membership.objects.filter(person=person).values_list("unit__code", "listed_post"))
    assert posts == {"TT.P1.CD01": "secretary", "TT.P1.CD02": ""}
