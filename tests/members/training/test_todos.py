"""What waits for whom, in the inbox and on the record."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from branches.cases.queries import waiting_for
from members.training import actions, offers, texts
from members.training.todos import training_todos
from tests.conftest import make_unit, make_user
from tests.members.people.people import make_members
from tests.members.training.making import NAMES, at, begun, row, rows, score, window_of


def todos(user, on=None):
    user = type(user).objects.get(pk=user.pk)
    return [(each.what, each.about, each.due_on) for each in training_todos(user, on or timezone.localdate())]


def test_a_window_in_which_the_branch_has_not_begun(cast, tree, window):
    told = [(texts.TODO_BEGIN, f"Chi đoàn Tổ 1, {window.title}", window.register_until)]
    assert (todos(cast.secretary), todos(cast.deputy)) == (told, told)
    assert (todos(cast.committee_member), todos(cast.ward_officer), todos(cast.outsider)) == ([], [], [])
    begun(tree.branch, window, people=())
    assert todos(cast.secretary) == []


def test_members_who_have_not_registered_shortly_before_the_day(cast, tree, window):
    begun(tree.branch, window)
    make_members(tree.branch, "Hà Văn Muộn")
    soon = window.register_until - timedelta(days=10)
    assert todos(cast.secretary, soon - timedelta(days=1)) == []
    told = (texts.TODO_REGISTER, "Chi đoàn Tổ 1: còn 1 đoàn viên chưa đăng ký", window.register_until)
    assert todos(cast.secretary, soon) == [told]
    actions.close_window(window, actor=cast.ward_officer, reason="Xong")
    assert todos(cast.secretary, soon) == []


def test_rows_without_points_and_rows_that_came_back(cast, tree, window):
    programme = at("scoring", tree.branch, window)
    due = programme.case.due_on
    assert todos(cast.secretary) == [(texts.TODO_SCORE, "Chi đoàn Tổ 1: 3 người", due)]
    score(programme, 15, names=NAMES[:2])
    actions.send_results(programme, actor=cast.secretary, behind=True)
    actions.return_entries(programme, actor=cast.ward_officer, entries=[row(programme, NAMES[0]).pk], reason="Xem")
    # The clock is the superior's meanwhile.
    assert todos(cast.secretary) == [
        (texts.TODO_RETURNED, "Chi đoàn Tổ 1: 1 người", None),
        (texts.TODO_SCORE, "Chi đoàn Tổ 1: 1 người", None),
    ]


def test_what_waits_for_the_superior_is_the_case(cast, tree, window):
    at("at_superior", tree.branch, window)
    user = type(cast.ward_officer).objects.get(pk=cast.ward_officer.pk)
    assert [(each.what, each.about) for each in waiting_for(user, timezone.localdate())] == [
        ("Rèn luyện đoàn viên: Xác nhận tất cả", "Chi đoàn Tổ 1")
    ]


def test_to_dos_cost_the_same_for_any_number_of_branches(tree, window, django_assert_max_num_queries):
    from branches.positions.models import Position
    from tests.conftest import LONG_AGO

    user = make_user("nhieuchidoan", "Lò Thị Nhiều", "secretary", tree.branch)
    at("scoring", tree.branch, window)
    with django_assert_max_num_queries(14) as few:
        todos(user)
    for number in range(8):
        unit = make_unit(f"TT.P1.X{number:02d}", f"Chi đoàn {number}", "branch", tree.ward)
        Position.objects.create(user=user, unit=unit, post_id="secretary", begins_on=LONG_AGO)
        if number % 2:
            at("scoring", unit, window, people=[f"Lò Văn {number}"])
    with django_assert_max_num_queries(len(few)):
        assert len(todos(user)) == 1 + 4 + 4


# On the record


@pytest.fixture
def two_years(cast, tree, window):
    """A confirmed year, and the one before it that somebody was dropped from."""
    today = timezone.localdate()
    before = window_of(
        tree.ward,
        year=today.year - 1,
        begins_on=date(today.year - 1, 12, 1),
        register_until=today - timedelta(days=1),
        ends_on=today + timedelta(days=1),
        title="Năm trước",
    )
    programme = begun(tree.branch, before)
    actions.drop_entries(
        programme, actor=cast.secretary, entries=[row(programme, NAMES[0]).pk], reason="Đi nghĩa vụ quân sự"
    )
    return at("confirmed", tree.branch, window, people=["Hà Văn Khác"])


def test_the_record_shows_each_year_with_whose_confirmation(cast, two_years):
    person = row(two_years, NAMES[0]).person
    shown = offers.panel(cast.secretary, person)["rows"]
    assert [(each["year"] - two_years.year, each["state"], each["points"], each["level"]) for each in shown] == [
        (0, "Đã xác nhận", 90, "Hoàn thành xuất sắc"),
        (-1, "Thôi tham gia", None, ""),
    ]
    assert (str(shown[0]["by"]), shown[1]["reason"]) == ("Đoàn phường Một", "Đi nghĩa vụ quân sự")


def test_the_case_is_a_link_only_for_who_sees_it(cast, tree, window):
    programme = begun(tree.branch, window)
    person = rows(programme)[0].person
    assert [each["url"] for each in offers.panel(cast.secretary, person)["rows"]] == [programme.case.get_absolute_url()]
    assert [each["url"] for each in offers.panel(cast.committee_member, person)["rows"]] == [""]


def test_a_record_without_training_has_no_panel(cast, tree):
    [person] = make_members(tree.branch, "Hà Văn Mới")
    assert offers.panel(cast.secretary, person) is None


def test_the_panel_stands_on_the_page_of_the_record(client, cast, two_years):
    client.force_login(cast.secretary)
    page = client.get(row(two_years, NAMES[0]).person.get_absolute_url()).content.decode()
    assert "Hoàn thành xuất sắc" in page
    assert "90 điểm · Đoàn phường Một xác nhận ngày" in page
