"""Confirming all or some, returning one, opening again what was confirmed: with what was there before."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from branches.cases.transitions import WrongState
from members.training import actions, texts
from members.training.models import Side
from tests.members.people.people import make_members
from tests.members.training.making import NAMES, at, found, register, row, rows, score, stands, system


@pytest.fixture
def programme(tree, window):
    return at("at_superior", tree.branch, window)


def keys(programme, *names):
    return [row(programme, name).pk for name in names]


def test_some_are_confirmed_and_the_rest_waits(cast, programme):
    actions.confirm_some(programme, actor=cast.ward_officer, entries=keys(programme, "Lò Văn Bình"))
    assert stands(programme) == (
        "at_superior",
        "TT.P1",
        {"Vi Thị An": "sent", "Lò Văn Bình": "confirmed", "Quàng Thị Chi": "sent"},
    )
    binh = row(programme, "Lò Văn Bình")
    assert (binh.points, binh.confirmed_on, binh.reason) == (90, timezone.localdate(), "")


def test_what_was_confirmed_before_is_not_touched_again(cast, programme):
    actions.confirm_some(programme, actor=cast.ward_officer, entries=keys(programme, "Lò Văn Bình"))
    version = row(programme, "Lò Văn Bình").version
    actions.confirm_all(programme, actor=cast.ward_secretary)
    assert row(programme, "Lò Văn Bình").version == version


def test_only_the_named_row_is_returned_with_its_reason(cast, programme):
    entries = keys(programme, "Quàng Thị Chi")
    actions.return_entries(programme, actor=cast.ward_officer, entries=entries, reason=" Thiếu minh chứng ")
    chi = row(programme, "Quàng Thị Chi")
    assert (chi.status, chi.reason, chi.scores(Side.BRANCH)) == ("returned", "Thiếu minh chứng", [18] * 5)
    assert [row(programme, name).status for name in NAMES[:2]] == ["sent", "sent"]


@pytest.mark.parametrize("act", ["confirm_some", "return_entries"])
def test_nobody_and_somebody_who_is_elsewhere_are_told(act, cast, tree, window, programme):
    other = at("at_superior", tree.sister, window, people=["Lò Thị Sen"])
    reason = {"reason": "Xem lại"} if act == "return_entries" else {}
    for entries, said in (([], texts.ROWS_MISSING), ([rows(other)[0].pk], texts.ROWS_GONE)):
        with pytest.raises(ValidationError) as told:
            getattr(actions, act)(programme, actor=cast.ward_officer, entries=entries, **reason)
        assert told.value.message_dict == {"entries": [said]}


def test_returning_needs_a_reason(cast, programme):
    for reason, said in ((" ", texts.REASON_MISSING), ("a" * 251, texts.REASON_LONG.format(most=250))):
        with pytest.raises(ValidationError) as told:
            actions.return_entries(
                programme, actor=cast.ward_officer, entries=keys(programme, "Vi Thị An"), reason=reason
            )
        assert told.value.message_dict == {"reason": [said]}


def test_of_two_officers_the_second_is_told(cast, programme):
    version = programme.case.version
    entries = keys(programme, "Vi Thị An")
    actions.return_entries(programme, actor=cast.ward_officer, version=version, entries=entries, reason="Vắng")
    with pytest.raises(WrongState):
        actions.confirm_all(programme, actor=cast.ward_secretary, version=version)
    assert row(programme, "Lò Văn Bình").status == "sent"


def test_scores_of_who_stayed_behind_disturb_no_superior(cast, tree, programme):
    [late] = make_members(tree.branch, "Hà Văn Muộn")
    register(programme, [late.pk])
    actions.approve_registrations(programme, actor=cast.secretary)
    version = found(programme).case.version
    score(programme, 7, names=["Hà Văn Muộn"], actor=cast.secretary)
    actions.confirm_all(programme, actor=cast.ward_officer, version=version)
    assert stands(programme)[0] == "scoring"


# Opened again


def notes(programme):
    return list(programme.case.steps.order_by("pk").values_list("act", "note"))


def test_a_confirmed_row_is_opened_again_with_what_it_was(cast, tree, window):
    programme = at("confirmed", tree.branch, window)
    actions.reopen_entries(
        programme, actor=cast.ward_officer, entries=keys(programme, "Vi Thị An"), reason="Chấm nhầm người"
    )
    an = row(programme, "Vi Thị An")
    assert (an.status, an.points, an.level, an.confirmed_by, an.points_before) == ("returned", None, "", None, 90)
    programme = found(programme)
    assert (programme.status, programme.case.closed_on, programme.case.outcome) == ("returned", None, "")
    assert notes(programme)[-2:] == [
        ("was", "trước khi mở lại, Vi Thị An 90 điểm, Hoàn thành xuất sắc"),
        ("reopen", "Vi Thị An. Lý do: Chấm nhầm người"),
    ]
    score(programme, 12, names=["Vi Thị An"], actor=cast.secretary)
    actions.send_results(programme, actor=cast.secretary)
    actions.confirm_all(programme, actor=cast.ward_officer)
    assert notes(programme)[-2:] == [
        ("was", "xác nhận lại, Vi Thị An 90 → 60 điểm"),
        ("confirm", "Vi Thị An"),
    ]
    assert [row(programme, name).points for name in NAMES] == [60, 90, 90]


def test_of_many_that_are_opened_again_every_one_stands_in_the_timeline(cast, tree, window):
    names = [f"Nguyễn Hoàng Thị Phương Thảo Nguyên {number:02d}" for number in range(30)]
    programme = at("confirmed", tree.branch, window, people=names)
    entries = [entry.pk for entry in rows(programme)]
    actions.reopen_entries(programme, actor=cast.ward_officer, entries=entries, reason="Sai ngưỡng")
    told = " ".join(note for act, note in notes(programme) if act == "was")
    assert [name for name in names if f"{name} 90 điểm" not in told] == []
    assert max(len(note) for _, note in notes(programme)) <= 500


def test_confirming_costs_the_same_for_any_number_of_rows(tree, window, django_assert_max_num_queries):
    few = at("at_superior", tree.branch, window, people=["Vi Thị An"])
    many = at("at_superior", tree.sister, window, people=[f"Lò Văn {number}" for number in range(40)])
    with django_assert_max_num_queries(30) as queries:
        actions.confirm_all(few, actor=system())
    with django_assert_max_num_queries(len(queries)):
        actions.confirm_all(many, actor=system())
    assert {entry.points for entry in rows(many)} == {90}
