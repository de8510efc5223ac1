"""Accepting, taking in, sending back, redirecting; the days of the last step."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from branches.cases.transitions import WrongState
from branches.units.models import Unit
from members.people import texts as people_texts
from members.people.actions import effective
from members.people.models import Membership, Person
from members.transfers import actions, queries, texts
from members.transfers.actions.closing import settle_due
from tests.conftest import make_unit
from tests.members.transfers.making import at, draft, fresh, stands
from tests.members.transfers.test_sending import faults

TODAY = timezone.localdate


def stays(person):
    found = Membership.objects.valid().filter(person=person).order_by("begins_on", "pk")
    return [(stay.unit.code, stay.begins_on, stay.ends_on) for stay in found]


def unit_of(person):
    return Person.objects.get(pk=person.pk).current_unit.code


# The receiving cơ sở


def test_the_receiving_cơ_sở_may_name_another_branch(tree, cast, person):
    other = make_unit("TT.P2.CD02", "Chi đoàn Chợ", "branch", tree.stranger_ward, "residential")
    transfer = at("at_receiving_base", person, tree.stranger_branch)
    actions.accept_transfer(transfer, actor=cast.outsider, branch=other)
    assert stands(transfer) == ("at_receiving_branch", "TT.P2.CD02", False)


def test_where_no_branch_was_named_it_has_to_name_one(tree, cast, person):
    transfer = at("at_receiving_base", person, tree.stranger_ward)
    said = {"branch": [texts.BRANCH_MISSING.format(unit="Đoàn phường Hai")]}
    assert faults(lambda: actions.accept_transfer(transfer, actor=cast.outsider)) == said


@pytest.mark.parametrize(
    ("branch", "sentence"),
    [
        ("sister", texts.BRANCH_NOT_BELOW.format(branch="Chi đoàn Trường Hoa Sen", unit="Đoàn phường Hai")),
        ("stranger_ward", texts.NOT_A_BRANCH.format(unit="Đoàn phường Hai")),
    ],
)
def test_it_names_a_branch_of_its_own(branch, sentence, tree, cast, person):
    transfer = at("at_receiving_base", person, tree.stranger_branch)
    call = lambda: actions.accept_transfer(transfer, actor=cast.outsider, branch=getattr(tree, branch))  # noqa: E731
    assert faults(call) == {"branch": [sentence]}


def test_a_proposed_branch_closed_meanwhile_is_replaced_not_taken(tree, cast, person):
    other = make_unit("TT.P2.CD02", "Chi đoàn Chợ", "branch", tree.stranger_ward, "residential")
    transfer = at("at_receiving_base", person, tree.stranger_branch)
    Unit.objects.filter(pk=tree.stranger_branch.pk).update(closed_on=TODAY())
    call = lambda: actions.accept_transfer(transfer, actor=cast.outsider)  # noqa: E731
    assert list(faults(call)) == ["branch"]
    actions.accept_transfer(transfer, actor=cast.outsider, branch=other)
    assert stands(transfer)[1] == "TT.P2.CD02"


def test_a_redirect_begins_anew_with_a_fresh_clock(tree, cast, person):
    transfer = at("at_receiving_base", person, tree.stranger_branch)
    transfer.case.due_on = TODAY() - timedelta(days=3)
    transfer.case.save()
    actions.redirect_transfer(transfer, actor=cast.outsider, to=tree.sister, reason="Về phường Một")
    assert stands(transfer) == ("at_receiving_base", "TT.P1", False)
    found = fresh(transfer)
    assert (found.case.due_on, found.to_unit) == (TODAY() + timedelta(days=5), tree.sister)
    actions.accept_transfer(transfer, actor=cast.ward_officer)
    actions.take_in_transfer(transfer, actor=cast.sister_secretary)
    assert unit_of(person) == "TT.P1.CD02"


def test_a_branch_sends_on_to_its_cơ_sở_for_another_branch(tree, cast, person, stranger_secretary):
    other = make_unit("TT.P2.CD02", "Chi đoàn Chợ", "branch", tree.stranger_ward, "residential")
    transfer = at("at_receiving_branch", person, tree.stranger_branch)
    actions.redirect_transfer(transfer, actor=stranger_secretary, to=other, reason="Ở khu chợ")
    assert stands(transfer) == ("at_receiving_base", "TT.P2", False)


def test_a_redirect_to_a_chi_đoàn_cơ_sở_goes_straight_to_it(tree, cast, person, office, stranger_secretary):
    transfer = at("at_receiving_branch", person, tree.stranger_branch)
    actions.redirect_transfer(transfer, actor=stranger_secretary, to=office, reason="Công tác ở Sở")
    assert stands(transfer) == ("at_receiving_branch", "TT.CQ", False)
    actions.take_in_transfer(transfer, actor=office.secretary)
    assert unit_of(person) == "TT.CQ"


def test_nothing_is_redirected_to_where_it_is_or_came_from(tree, cast, person):
    transfer = at("at_receiving_base", person, tree.stranger_branch)
    for to, said in [
        (tree.stranger_branch, texts.TO_ALREADY_HERE.format(unit="Đoàn phường Hai")),
        (tree.branch, texts.TO_SAME),
    ]:
        call = lambda to=to: actions.redirect_transfer(transfer, actor=cast.outsider, to=to, reason="Nhầm")  # noqa: E731
        assert faults(call) == {"to": [said]}


# Back


def test_sent_back_it_goes_to_the_sending_cơ_sở_which_returns_it(tree, cast, person, stranger_secretary):
    transfer = at("at_receiving_branch", person, tree.stranger_branch)
    actions.send_back_transfer(transfer, actor=stranger_secretary, reason="Không có người này")
    assert stands(transfer) == ("returned", "TT.P1", False)
    actions.return_transfer(transfer, actor=cast.ward_officer, reason="Hỏi lại đoàn viên")
    assert stands(transfer) == ("back_at_branch", "TT.P1.CD01", False)
    assert unit_of(person) == "TT.P1.CD01"


def test_what_returns_to_a_closed_unit_goes_to_its_superior(tree, cast, person):
    school = make_unit("TT.P1.TH", "Đoàn trường Hoa Ban", "grassroots_union", tree.ward)
    transfer = at("at_receiving_base", person, tree.stranger_branch)
    type(transfer).objects.filter(pk=transfer.pk).update(from_base=school)
    Unit.objects.filter(pk=school.pk).update(closed_on=TODAY())
    actions.send_back_transfer(fresh(transfer), actor=cast.outsider, reason="Thiếu nhận xét")
    assert stands(transfer) == ("returned", "TT.P1", False)
    assert actions.confirm_transfer(transfer, actor=cast.ward_officer).status == "at_receiving_base"


# The last step


def test_the_day_is_by_default_the_later_of_proposed_and_today(tree, cast, person):
    transfer = at("at_receiving_branch", person, tree.stranger_branch)
    today = date(2026, 11, 22)
    for proposed, usual in [(date(2026, 11, 10), today), (date(2026, 12, 1), date(2026, 12, 1)), (today, today)]:
        transfer.proposed_on = proposed
        assert queries.default_day(transfer, today) == usual


@pytest.mark.parametrize(
    ("on", "today", "months"),
    [
        (date(2026, 11, 1), date(2026, 11, 22), []),
        (date(2026, 10, 31), date(2026, 11, 1), ["10/2026"]),
        (date(2025, 12, 31), date(2026, 2, 1), ["12/2025", "1/2026"]),
        (date(2024, 2, 29), date(2024, 4, 1), ["2/2024", "3/2024"]),
        (date(2026, 12, 1), date(2026, 11, 22), []),
    ],
)
def test_the_months_that_a_day_in_the_past_changes(on, today, months):
    assert effective.changed_months(on, today) == months


def test_a_day_in_the_past_needs_a_reason_and_says_what_it_changes(tree, cast, person, stranger_secretary):
    transfer = at("at_receiving_branch", person, tree.stranger_branch)
    past = date(2024, 4, 15)
    call = lambda: actions.take_in_transfer(transfer, actor=stranger_secretary, effective_on=past)  # noqa: E731
    last_month = TODAY().replace(day=1) - timedelta(days=1)
    changes = people_texts.MONTHS_CHANGE.format(months=f"4/2024 đến {last_month.month}/{last_month.year}")
    usual = f"{TODAY():%d/%m/%Y}"
    assert faults(call) == {"early_reason": [people_texts.EARLY_REASON_MISSING.format(day=usual, changes=changes)]}
    actions.take_in_transfer(
        transfer, actor=stranger_secretary, effective_on=past, early_reason="Đoàn viên đã về từ tháng 4"
    )
    assert stays(person) == [
        ("TT.P1.CD01", date(2024, 3, 26), past),
        ("TT.P2.CD01", past, None),
    ]
    found = fresh(transfer)
    assert (found.effective_on, found.early_reason) == (past, "Đoàn viên đã về từ tháng 4")


def test_a_leap_day_is_a_day_like_any_other(tree, cast):
    from tests.members.people.people import make_old_member

    person = make_old_member(tree.branch, "Lò Văn Nhuận", since=date(2024, 2, 1))
    transfer = at("at_receiving_branch", person, tree.stranger_branch)
    actions.take_in_transfer(transfer, actor=cast.system, effective_on=date(2024, 2, 29), early_reason="Sổ ghi vậy")
    assert stays(person)[1] == ("TT.P2.CD01", date(2024, 2, 29), None)


def test_before_the_present_stay_the_ledger_takes_the_first_possible_day(tree, cast, person):
    from members.transfers.kind import KIND

    transfer = at("at_receiving_branch", person, tree.stranger_branch)
    actions.take_in_transfer(transfer, actor=cast.system, effective_on=date(2024, 1, 5), early_reason="Theo quyết định")
    found = fresh(transfer)
    assert (found.effective_on, found.stay.begins_on) == (date(2024, 1, 5), date(2024, 3, 26))
    thing = KIND.find([found.case_id])[found.case_id]
    assert [note["strong"] for note in KIND.notes(cast.system, thing)] == ["Sổ ghi từ ngày 26/03/2024."]


@pytest.mark.parametrize(
    ("effective", "said"),
    [
        (date(2017, 3, 25), texts.BEFORE_JOINING.format(day="26/03/2017")),
        (date(2019, 12, 31), people_texts.BEFORE_OPENING.format(unit="Chi đoàn Bến Đò", day="01/01/2020")),
        (date(2099, 1, 1), texts.TOO_FAR_AHEAD),
    ],
)
def test_a_day_that_cannot_be_is_refused(effective, said, tree, cast, person):
    transfer = at("at_receiving_branch", person, tree.stranger_branch)
    call = lambda: actions.take_in_transfer(  # noqa: E731
        transfer, actor=cast.system, effective_on=effective, early_reason="Theo sổ"
    )
    assert faults(call) == {"effective_on": [said]}
    assert stands(transfer)[0] == "at_receiving_branch"


def test_a_day_ahead_writes_the_ledger_now_and_waits(tree, cast, person):
    transfer = at("at_receiving_branch", person, tree.stranger_branch)
    day = TODAY() + timedelta(days=9)
    actions.take_in_transfer(transfer, actor=cast.system, effective_on=day)
    assert stands(transfer) == ("scheduled", "TT.P2.CD01", False)
    assert fresh(transfer).case.due_on is None
    assert stays(person) == [("TT.P1.CD01", date(2024, 3, 26), day), ("TT.P2.CD01", day, None)]
    assert unit_of(person) == "TT.P1.CD01"
    assert (settle_due(day - timedelta(days=1)), stands(transfer)[0]) == (0, "scheduled")
    assert (settle_due(day), stands(transfer)) == (1, ("done", None, False))
    last = fresh(transfer).case.steps.last()
    assert (last.act, last.actor.username) == ("settle", "system")


def test_a_proposed_day_ahead_is_the_default(tree, cast, person):
    day = TODAY() + timedelta(days=30)
    transfer = draft(person, tree.sister, cast.secretary, proposed_on=day)
    actions.send_transfer(transfer, actor=cast.secretary)
    actions.confirm_transfer(transfer, actor=cast.ward_officer)
    actions.take_in_transfer(transfer, actor=cast.sister_secretary)
    assert (fresh(transfer).status, fresh(transfer).effective_on) == ("scheduled", day)


def test_until_its_day_either_side_cancels_it_with_a_reason(tree, cast, person):
    transfer = at("scheduled", person, tree.stranger_branch)
    with pytest.raises(ValidationError):
        actions.cancel_transfer(transfer, actor=cast.secretary, reason="")
    actions.cancel_transfer(transfer, actor=cast.secretary, reason="Ở lại học tiếp")
    assert stands(transfer) == ("cancelled", None, False)
    assert stays(person) == [("TT.P1.CD01", date(2024, 3, 26), None)]
    assert settle_due(TODAY() + timedelta(days=30)) == 0
    again = draft(person, tree.sister, cast.secretary)
    assert stands(again)[0] == "draft"


def test_acceptance_after_recall_says_that_somebody_was_faster(tree, cast, person):
    transfer = at("at_receiving_base", person, tree.stranger_branch)
    version = transfer.case.version
    actions.recall_transfer(transfer, actor=cast.secretary, reason="Thôi chuyển")
    for known in (version, None):
        with pytest.raises(WrongState, match="Đã rút"):
            actions.accept_transfer(transfer, actor=cast.outsider, version=known)


def test_after_the_last_step_nothing_can_be_recalled(tree, cast, person):
    transfer = at("done", person, tree.stranger_branch)
    with pytest.raises(WrongState, match="Đã chuyển"):
        actions.recall_transfer(transfer, actor=cast.secretary, reason="Thôi chuyển")
    assert unit_of(person) == "TT.P2.CD01"
