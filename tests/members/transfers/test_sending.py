"""Drafting, sending and confirming: what is asked for, and what is refused."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from branches.audit.models import JournalEntry
from branches.cases.transitions import WrongState
from branches.units.actions.units import close_unit
from branches.units.models import Unit
from members.people.actions import records
from members.people.queries import hindrances
from members.transfers import actions, queries, texts
from tests.conftest import make_unit
from tests.members.people.people import make_old_member
from tests.members.transfers.making import at, draft, fresh, stands

TODAY = timezone.localdate


def faults(call) -> dict:
    with pytest.raises(ValidationError) as refusal:
        call()
    return refusal.value.message_dict if hasattr(refusal.value, "error_dict") else {"": refusal.value.messages}


def test_a_draft_tells_the_branch_its_cơ_sở_and_where_it_goes(tree, cast, person):
    transfer = fresh(draft(person, tree.stranger_branch, cast.secretary))
    assert (transfer.from_unit, transfer.from_base, transfer.to_base, transfer.to_unit) == (
        tree.branch,
        tree.ward,
        tree.stranger_ward,
        tree.stranger_branch,
    )
    assert (transfer.case.about, transfer.case.opening_unit, transfer.case.number) == (
        "Vi Thị Hạnh",
        tree.branch,
        f"CSH-{TODAY().year}-0001",
    )


def test_a_request_of_the_member_is_entered_in_the_members_stead(tree, cast, person):
    transfer = draft(person, tree.stranger_branch, cast.secretary, asked_on=date(2026, 11, 10))
    step = fresh(transfer).case.steps.get()
    assert (step.acting, step.note) == ("recorded", "Đoàn viên đề nghị ngày 10/11/2026")


def test_a_cơ_sở_may_be_named_without_a_branch(tree, cast, person):
    transfer = draft(person, tree.stranger_ward, cast.secretary)
    assert (transfer.to_base, transfer.to_unit) == (tree.stranger_ward, None)


def test_a_unit_between_means_its_cơ_sở(tree, cast, person):
    group = make_unit("TT.P2.LCD", "Liên chi đoàn Bến", "branch_union", tree.stranger_ward)
    assert draft(person, group, cast.secretary).to_base == tree.stranger_ward


def test_a_unit_without_branches_of_its_own_takes_nobody(tree, cast, person):
    assert faults(lambda: draft(person, tree.province, cast.secretary)) == {
        "to": [texts.TO_NOT_A_BASE.format(unit="Tỉnh đoàn Thử")]
    }


def test_nobody_is_sent_to_where_they_are(tree, cast, person):
    assert faults(lambda: draft(person, tree.branch, cast.secretary)) == {"to": [texts.TO_SAME]}


def test_a_closed_unit_takes_nobody_in(tree, cast, person):
    Unit.objects.filter(pk=tree.stranger_branch.pk).update(closed_on=date(2026, 9, 2))
    assert faults(lambda: draft(person, tree.stranger_branch, cast.secretary)) == {
        "to": [texts.TO_CLOSED.format(unit="Chi đoàn Bến Đò", day="02/09/2026")]
    }


def test_a_draft_that_names_a_unit_closed_since_is_not_sent(tree, cast, person):
    transfer = draft(person, tree.stranger_branch, cast.secretary)
    unit = Unit.objects.get(pk=tree.stranger_branch.pk)
    close_unit(unit, actor=cast.system, version=unit.version, on=TODAY())
    said = {"to": [texts.TO_CLOSED.format(unit="Chi đoàn Bến Đò", day=f"{TODAY():%d/%m/%Y}")]}
    assert faults(lambda: actions.send_transfer(transfer, actor=cast.secretary)) == said
    assert stands(transfer) == ("draft", "TT.P1.CD01", True)
    actions.edit_draft(transfer, actor=cast.secretary, to=tree.sister)
    actions.send_transfer(transfer, actor=cast.secretary)
    assert stands(transfer) == ("at_sending_base", "TT.P1", False)


def test_somebody_on_the_way_is_not_sent_twice(tree, cast, person):
    first = draft(person, tree.stranger_branch, cast.secretary)
    assert faults(lambda: draft(person, tree.sister, cast.secretary)) == {
        "": [texts.ALREADY_ON_THE_WAY.format(number=first.case.number)]
    }
    actions.recall_transfer(first, actor=cast.secretary)
    assert draft(person, tree.sister, cast.secretary).case.number == f"CSH-{TODAY().year}-0002"


@pytest.mark.parametrize("status", ["draft", "returned", "at_receiving_branch", "scheduled"])
def test_what_is_open_is_told_before_another_is_begun(status, tree, person):
    transfer = at(status, person, tree.stranger_branch)
    found = hindrances.of(person, queries.ACT)
    assert found[0] == hindrances.Hindrance("block", texts.ALREADY_ON_THE_WAY.format(number=transfer.case.number))
    assert [each.kind for each in found[1:]] == (["block"] if status == "scheduled" else [])


def test_a_stay_as_a_guest_warns_and_hinders_nothing(tree, cast, person):
    from branches.audit import journal
    from members.people.actions import memberships

    case = at("withdrawn", make_old_member(tree.branch, "Lò Thị Khác"), tree.sister).case
    with journal.act("test", actor=cast.system):
        memberships.attach(
            person,
            unit=tree.sister,
            kind="temporary",
            on=TODAY(),
            expected_end_on=TODAY() + timedelta(days=60),
            case=case,
        )
    assert hindrances.of(person, queries.ACT) == [
        hindrances.Hindrance("warn", texts.ATTACHED_ELSEWHERE.format(kind="tạm thời", unit="Chi đoàn Trường Hoa Sen"))
    ]
    assert draft(person, tree.stranger_branch, cast.secretary).pk


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"reason": "other"}, {"reason_more": [texts.REASON_MORE_MISSING]}),
        ({"asked_on": date(2099, 1, 1)}, {"asked_on": [texts.ASKED_IN_FUTURE]}),
        ({"proposed_on": date(2099, 1, 1)}, {"proposed_on": [texts.TOO_FAR_AHEAD]}),
    ],
)
def test_a_draft_that_cannot_be_right_is_refused_by_field(values, said, tree, cast, person):
    assert faults(lambda: draft(person, tree.stranger_branch, cast.secretary, **values)) == said


def test_only_who_manages_the_branch_drafts(tree, cast, person):
    with pytest.raises(PermissionDenied, match="Chi đoàn của đoàn viên"):
        draft(person, tree.stranger_branch, cast.sister_secretary)


# Sending


def test_remark_and_dues_are_the_branchs_to_say(tree, cast, person):
    transfer = draft(person, tree.stranger_branch, cast.secretary, remark=" ", dues_paid_to=None)
    assert faults(lambda: actions.send_transfer(transfer, actor=cast.secretary)) == {
        "remark": [texts.REMARK_MISSING],
        "dues_paid_to": [texts.DUES_MISSING],
    }
    actions.send_transfer(transfer, actor=cast.secretary, remark="Tốt", dues_paid_to=date(2026, 10, 1))
    found = fresh(transfer)
    assert (found.remark, found.dues_paid_to) == ("Tốt", date(2026, 10, 1))


def test_the_clock_runs_by_the_rule_set(tree, cast, person):
    transfer = at("at_sending_base", person, tree.stranger_branch)
    assert transfer.case.due_on == TODAY() + timedelta(days=5)


def test_an_officer_from_above_does_the_branchs_step_in_its_stead(tree, cast, person):
    transfer = draft(person, tree.stranger_branch, cast.ward_officer)
    actions.send_transfer(transfer, actor=cast.ward_officer)
    actions.confirm_transfer(transfer, actor=cast.ward_officer)
    found = [(step.act, step.acting, step.for_unit.code) for step in fresh(transfer).case.steps.all()]
    assert found == [
        ("draft", "in_stead", "TT.P1.CD01"),
        ("send", "in_stead", "TT.P1.CD01"),
        ("confirm", "own", "TT.P1"),
    ]


def test_somebody_who_has_left_meanwhile_is_not_sent(tree, cast, person):
    from branches.audit import journal
    from members.people.actions import memberships

    transfer = at("at_sending_base", person, tree.stranger_branch)
    with journal.act("test", actor=cast.system):
        memberships.move_person(person, to=tree.sister, on=TODAY())
    said = {"": [texts.MOVED_MEANWHILE.format(name="Vi Thị Hạnh", unit="Chi đoàn Tổ 1")]}
    assert faults(lambda: actions.confirm_transfer(transfer, actor=cast.ward_officer)) == said
    actions.recall_transfer(transfer, actor=cast.secretary, reason="Đã chuyển theo danh sách")
    assert stands(transfer) == ("withdrawn", None, False)


def test_a_person_on_the_way_is_not_marked_as_a_mistake(tree, cast, person):
    transfer = at("at_sending_base", person, tree.stranger_branch)
    with pytest.raises(records.Tied) as refusal:
        records.void_person(person, actor=cast.secretary, reason="Trùng")
    assert refusal.value.ties == [texts.TIE.format(number=transfer.case.number)]
    assert queries.ties([person.pk]) == {person.pk: refusal.value.ties}


# The sending cơ sở


def test_the_sending_cơ_sở_mends_where_it_goes(tree, cast, person):
    transfer = at("returned", person, tree.stranger_branch)
    actions.confirm_transfer(transfer, actor=cast.ward_officer, to=tree.sister)
    assert stands(transfer) == ("at_receiving_branch", "TT.P1.CD02", False)


def test_inside_one_cơ_sở_it_has_to_name_the_branch(tree, cast, person):
    transfer = draft(person, tree.ward, cast.secretary)
    actions.send_transfer(transfer, actor=cast.secretary)
    said = {"branch": [texts.BRANCH_MISSING.format(unit="Đoàn phường Một")]}
    assert faults(lambda: actions.confirm_transfer(transfer, actor=cast.ward_officer)) == said
    actions.confirm_transfer(transfer, actor=cast.ward_officer, branch=tree.sister)
    assert stands(transfer) == ("at_receiving_branch", "TT.P1.CD02", False)


def test_a_chi_đoàn_cơ_sở_sends_straight_to_the_other_side(tree, cast, office):
    person = make_old_member(office, "Lường Văn Sở")
    transfer = draft(person, tree.branch, office.secretary)
    actions.send_transfer(transfer, actor=office.secretary)
    assert stands(transfer) == ("at_receiving_base", "TT.P1", False)
    actions.send_back_transfer(transfer, actor=cast.ward_officer, reason="Thiếu")
    assert stands(transfer) == ("back_at_branch", "TT.CQ", False)


def test_what_was_given_back_says_why_and_can_be_sent_again(tree, cast, person):
    transfer = at("at_sending_base", person, tree.stranger_branch)
    assert faults(lambda: actions.return_transfer(transfer, actor=cast.ward_officer, reason=" ")) == {
        "reason": [texts.REASON_MISSING]
    }
    actions.return_transfer(transfer, actor=cast.ward_officer, reason="Ghi rõ nhận xét")
    last = fresh(transfer).case.steps.last()
    assert (last.act, last.note, last.holder, last.due_on) == (
        "return",
        "Ghi rõ nhận xét",
        tree.branch,
        TODAY() + timedelta(days=5),
    )
    actions.edit_draft(transfer, actor=cast.secretary, remark="Rõ hơn", version=fresh(transfer).case.version)
    actions.send_transfer(transfer, actor=cast.secretary)
    assert (stands(transfer)[0], fresh(transfer).remark) == ("at_sending_base", "Rõ hơn")


def test_an_edit_on_an_old_page_is_refused(tree, cast, person):
    transfer = at("draft", person, tree.stranger_branch)
    actions.edit_draft(transfer, actor=cast.deputy, remark="Bản mới", version=1)
    with pytest.raises(WrongState):
        actions.edit_draft(transfer, actor=cast.secretary, remark="Bản cũ", version=1)
    assert fresh(transfer).remark == "Bản mới"


def test_every_act_is_in_the_journal_of_the_unit_whose_step_it_was(tree, person):
    transfer = at("done", person, tree.stranger_branch)
    found = JournalEntry.objects.about(transfer).order_by("id").values_list("act", "unit_key")
    assert list(found) == [
        ("members.transfer.drafted", tree.branch.pk),
        ("members.transfer.sent", tree.branch.pk),
        ("members.transfer.confirmed", tree.ward.pk),
        ("members.transfer.accepted", tree.stranger_ward.pk),
        ("members.transfer.taken_in", tree.stranger_branch.pk),
    ]
    assert {act for act, _ in found} <= set(texts.ACTS)


def test_a_new_place_to_go_to_counts_before_the_branch_that_the_form_still_shows(tree, cast, person):
    other = make_unit("TT.P1.CD03", "Chi đoàn Chợ", "branch", tree.ward, "residential")
    transfer = at("at_sending_base", person, tree.sister)
    actions.confirm_transfer(transfer, actor=cast.ward_officer, to=other, branch=tree.sister)
    assert stands(transfer) == ("at_receiving_branch", "TT.P1.CD03", False)


def test_a_branch_moved_to_another_cơ_sở_meanwhile_is_not_taken_for_ones_own(tree, cast, person):
    from branches.units.actions.units import move_unit

    transfer = at("at_receiving_base", person, tree.stranger_branch)
    unit = Unit.objects.get(pk=tree.stranger_branch.pk)
    move_unit(unit, actor=cast.system, to=tree.ward, version=unit.version, on=TODAY())
    said = {"branch": [texts.BRANCH_NOT_BELOW.format(branch="Chi đoàn Bến Đò", unit="Đoàn phường Hai")]}
    assert faults(lambda: actions.accept_transfer(transfer, actor=cast.outsider)) == said
