"""Windows: their days, which of them a branch takes part in, what becomes of clocks when days change."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from branches.audit.models import JournalEntry
from branches.cases.transitions import WrongState
from members.training import actions, queries, texts
from members.training.models import TrainingWindow
from tests.conftest import make_unit
from tests.members.training.making import at, begun, found, window_of


def refused(unit, actor, **values):
    with pytest.raises(ValidationError) as told:
        window_of_(unit, actor, **values)
    return told.value.message_dict


def window_of_(unit, actor, **values):
    values = {
        "year": 2026,
        "title": "Rèn luyện 2026",
        "begins_on": date(2026, 1, 15),
        "register_until": date(2026, 3, 31),
        "ends_on": date(2026, 12, 1),
        **values,
    }
    return actions.open_window(unit, actor=actor, **values)


def test_a_window_is_opened_and_journalled(tree, cast):
    window = window_of_(tree.ward, cast.ward_officer, note=" Theo hướng dẫn 13 ")
    assert (window.unit, window.year, window.note, window.closed_on) == (tree.ward, 2026, "Theo hướng dẫn 13", None)
    entry = JournalEntry.objects.about(window).get()
    assert (entry.act, entry.unit_key) == ("members.training.window_opened", tree.ward.pk)


def test_who_may_not_confirm_opens_none(tree, cast):
    for who in (cast.secretary, cast.administrator, cast.outsider):
        with pytest.raises(PermissionDenied):
            window_of_(tree.ward, who)


def test_a_window_may_run_over_new_year(tree, cast):
    """As the official one did: 30/10/2022 to 01/12/2023."""
    window = window_of_(
        tree.ward,
        cast.ward_officer,
        year=2023,
        begins_on=date(2022, 10, 30),
        register_until=date(2023, 2, 1),
        ends_on=date(2023, 12, 1),
    )
    assert window.year == 2023


def test_a_window_of_a_leap_day(tree, cast):
    day = date(2024, 2, 29)
    window = window_of_(tree.ward, cast.ward_officer, year=2024, begins_on=day, register_until=day, ends_on=day)
    assert (window.begins_on, window.ends_on) == (day, day)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            {"register_until": date(2026, 1, 14)},
            {"register_until": [texts.REGISTER_BEFORE_BEGIN.format(day="15/01/2026")]},
        ),
        ({"ends_on": date(2026, 3, 30)}, {"ends_on": [texts.END_BEFORE_REGISTER]}),
        ({"year": 2024}, {"year": [texts.DAYS_BEYOND_YEAR.format(year=2024)]}),
        ({"ends_on": date(2028, 2, 1)}, {"ends_on": [texts.TOO_LONG]}),
        ({"title": "  "}, {"title": [texts.TITLE_MISSING]}),
        ({"year": 1990}, None),
        ({"year": 2099}, None),
    ],
)
def test_a_wrong_value_is_told_beside_its_field(tree, cast, values, said):
    last = timezone.localdate().year + 2
    said = said or {"year": [texts.YEAR_WRONG.format(first=2012, last=last)]}
    assert refused(tree.ward, cast.ward_officer, **values) == said
    assert not TrainingWindow.objects.exists()


def test_a_second_window_of_the_year_is_refused(tree, cast):
    window_of_(tree.ward, cast.ward_officer)
    told = refused(tree.ward, cast.ward_officer)
    assert told == {"__all__": ["Đơn vị này đã mở đợt của năm ấy. Đổi hạn của đợt đang có, hoặc ghi năm khác."]}


# The nearest above wins


def test_a_branch_takes_part_in_the_nearest_window(tree, cast, office):
    province, ward = window_of(tree.province), window_of(tree.ward)
    year = ward.year
    over = queries.windows_over([tree.branch, tree.stranger_branch, office], year=year)
    assert over == {
        tree.branch.pk: {year: ward},
        tree.stranger_branch.pk: {year: province},
        office.pk: {year: province},
    }
    with pytest.raises(ValidationError) as told:
        actions.begin_programme(tree.branch, actor=cast.system, window=province)
    assert told.value.messages == [texts.NEARER_WINDOW.format(branch="Chi đoàn Tổ 1", unit="Đoàn phường Một")]


def test_a_branch_that_no_window_covers_gets_one_of_its_own(tree, cast, office):
    window = window_of(office)
    assert begun(office, window, people=()).window == window
    window_of(tree.ward)
    told = refused(tree.branch, cast.system, year=timezone.localdate().year, **_around())
    assert told == {
        "unit": [
            texts.COVERED_ALREADY.format(branch="Chi đoàn Tổ 1", year=timezone.localdate().year, unit="Đoàn phường Một")
        ]
    }


def _around():
    today = timezone.localdate()
    return {"begins_on": today, "register_until": today, "ends_on": today}


def test_a_branch_stays_in_the_window_in_which_it_began(tree, cast):
    province = window_of(tree.province)
    programme = begun(tree.branch, province, people=())
    ward = window_of(tree.ward)
    assert found(programme).window == province
    with pytest.raises(ValidationError) as told:
        actions.begin_programme(tree.branch, actor=cast.system, window=ward)
    number = programme.case.number
    assert told.value.messages == [texts.BEGUN_ALREADY.format(branch="Chi đoàn Tổ 1", year=ward.year, number=number)]


def test_many_branches_begin_at_once_and_each_refusal_is_told(tree, cast, window):
    begun(tree.branch, window, people=())
    done = dict(
        actions.begin_many([tree.branch, tree.sister, tree.stranger_branch], actor=cast.ward_officer, window=window)
    )
    assert done[tree.sister].status == "registering"
    assert done[tree.branch].startswith("Chi đoàn Tổ 1 đã bắt đầu đăng ký")
    assert done[tree.stranger_branch] == texts.NOT_COVERED.format(branch="Chi đoàn Bến Đò")


def test_who_has_not_begun_is_found_with_three_queries(tree, cast, window, django_assert_num_queries):
    today = timezone.localdate()
    more = [make_unit(f"TT.P1.X{n:02d}", f"Chi đoàn {n}", "branch", tree.ward) for n in range(20)]
    begun(tree.sister, window, people=())
    for branches in ([tree.branch, tree.sister], [tree.branch, tree.sister, *more]):
        with django_assert_num_queries(3):
            pairs = queries.not_begun(branches, today)
        assert pairs == [(branch, window) for branch in branches if branch != tree.sister]


# Other days


def test_other_days_move_the_clocks_and_leave_a_line(tree, cast, window):
    running = at("running", tree.branch, window)
    sent = at("at_superior", tree.sister, window, people=["Lò Thị Hai"])
    due = sent.case.due_on
    ends_on = window.ends_on + timedelta(days=15)
    actions.change_window(
        window, actor=cast.ward_officer, register_until=window.register_until, ends_on=ends_on, reason="Bão lũ"
    )
    assert (found(running).case.due_on, found(sent).case.due_on) == (ends_on, due)
    change = window.changes.get()
    assert (change.ends_on, change.closed_on, change.reason, change.actor) == (
        ends_on,
        None,
        "Bão lũ",
        cast.ward_officer,
    )
    assert running.case.steps.order_by("pk").last().note == "Bão lũ"


def test_a_closed_window_opens_again_with_other_days(tree, cast, window):
    closed = actions.close_window(window, actor=cast.ward_officer, reason="Xong sớm")
    assert closed.closed_on == timezone.localdate()
    opened = actions.change_window(
        window,
        actor=cast.ward_officer,
        register_until=window.register_until,
        ends_on=window.ends_on,
        reason="Đóng nhầm",
    )
    assert opened.closed_on is None
    assert [each.reason for each in window.changes.all()] == ["Xong sớm", "Đóng nhầm"]


def test_what_changes_nothing_or_lies_in_the_past_is_refused(tree, cast, window):
    days = {"register_until": window.register_until, "ends_on": window.ends_on}
    yesterday = timezone.localdate() - timedelta(days=1)
    for values, said in (
        (days, [texts.NOTHING_CHANGED]),
        ({"register_until": window.begins_on, "ends_on": yesterday}, [texts.END_PAST]),
        ({**days, "reason": " "}, [texts.REASON_MISSING]),
        ({**days, "reason": "a" * 251}, [texts.REASON_LONG.format(most=250)]),
    ):
        with pytest.raises(ValidationError) as told:
            actions.change_window(window, actor=cast.ward_officer, **{"reason": "Vì", **values})
        assert told.value.messages == said


def test_of_two_officers_the_second_is_told(cast, window):
    version = window.version
    days = {"register_until": window.register_until, "ends_on": window.ends_on + timedelta(days=1)}
    actions.change_window(window, actor=cast.ward_officer, version=version, reason="Thêm ngày", **days)
    with pytest.raises(WrongState):
        actions.close_window(window, actor=cast.ward_secretary, version=version, reason="Đóng")
    assert TrainingWindow.objects.get().closed_on is None
