"""Into the system: written down by the receiving branch, accepted by its cơ sở, a record and a row at the last step."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from branches.audit import journal
from branches.audit.models import JournalEntry
from branches.cases.models import Case
from branches.cases.transitions import WrongState
from branches.units.models import Unit
from members.departures import actions as departures
from members.people.actions import memberships
from members.people.models import Membership, Person
from members.people.texts import CITIZEN_ID_TAKEN, MEMBER_CODE_TAKEN
from members.transfers import actions, queries
from members.transfers import texts as common
from members.transfers.actions import settle_due
from members.transfers.kind import KIND
from members.transfers.models import CLOSED, Transfer
from members.transfers.ways import texts
from tests.conftest import make_unit
from tests.members.people.people import make_old_member, make_person
from tests.members.transfers.making import fresh, stands

TODAY = timezone.localdate
PLACE = "Đoàn xã Hòa Bình, tỉnh Sông Lam"
VALUES = {
    "full_name": "  LÒ VĂN  PÂNG ",
    "birth_date": "05/2002",
    "gender": "male",
    "phone": "0912 345 678",
    "citizen_id": "001202004321",
    "joined_on": "26/03/2018",
    "member_code": "12345678",
    "card_number": "",
}


def draft(unit, actor, values=None, **more):
    more = {"outside_unit": PLACE, "reason": "home", "proposed_on": TODAY(), **more}
    return actions.draft_newcomer(actor=actor, unit=unit, values={**VALUES, **(values or {})}, **more)


STEPS = {
    "draft": [],
    "at_receiving_base": ["send"],
    "back_at_branch": ["send", "return"],
    "at_receiving_branch": ["send", "accept"],
    "done": ["send", "accept", "take_in"],
    "scheduled": ["send", "accept", "later"],
    "withdrawn": ["send", "recall"],
    "cancelled": ["send", "accept", "later", "cancel"],
}


def at(status, unit, actor, **more) -> Transfer:
    transfer = draft(unit, actor, **more)
    for step in STEPS[status]:
        if step == "later":
            actions.take_in_transfer(transfer, actor=actor, effective_on=TODAY() + timedelta(days=9))
        elif step == "return":
            actions.return_transfer(transfer, actor=actor, reason="Thiếu giấy giới thiệu")
        elif step in ("recall", "cancel"):
            getattr(actions, f"{step}_transfer")(transfer, actor=actor, reason="Lý do")
        else:
            getattr(actions, f"{step}_transfer")(transfer, actor=actor)
    found = fresh(transfer)
    assert found.status == status
    return found


def thing(transfer):
    return KIND.find([transfer.case_id])[transfer.case_id]


def faults(call) -> dict:
    with pytest.raises(ValidationError) as refusal:
        call()
    return refusal.value.message_dict if hasattr(refusal.value, "error_dict") else {"": refusal.value.messages}


@pytest.fixture
def gone(tree, cast):
    """Somebody who was a member of the branch and has left the system."""
    person = make_old_member(tree.branch, "Quàng Văn Về", birth_date="01/01/2001")
    with journal.act("test", actor=cast.system):
        case = at("withdrawn", tree.sister, cast.system, values={"citizen_id": "", "member_code": ""}).case
        memberships.leave_system(person, on=TODAY() - timedelta(days=40), case=case)
    return Person.objects.get(pk=person.pk)


def test_a_draft_makes_nobody_and_keeps_what_was_written_in_secret(tree, cast):
    before = Person.objects.count()
    transfer = fresh(draft(tree.branch, cast.secretary))
    assert (Person.objects.count(), transfer.person) == (before, None)
    assert (transfer.case.about, transfer.to_unit, transfer.to_base) == ("Lò Văn Pâng", tree.branch, tree.ward)
    assert queries.newcomer(transfer) == {
        "full_name": "Lò Văn Pâng",
        "birth_date": "05/2002",
        "gender": "male",
        "phone": "0912345678",
        "citizen_id": "001202004321",
        "joined_on": "26/03/2018",
        "member_code": "12345678",
    }
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT newcomer FROM members_transfer WHERE id = %s", [transfer.pk])
        assert "001202004321" not in str(cursor.fetchone()[0])


def test_person_and_row_are_made_at_the_last_step(tree, cast):
    transfer = at("at_receiving_branch", tree.branch, cast.system)
    before = Person.objects.count()
    actions.take_in_transfer(transfer, actor=cast.secretary)
    found = fresh(transfer)
    person = found.person
    assert Person.objects.count() == before + 1
    assert (person.full_name, person.current_unit, person.standing, str(person.joined), str(person.birth)) == (
        "Lò Văn Pâng",
        tree.branch,
        "member",
        "26/03/2018",
        "05/2002",
    )
    stay = person.memberships.get()
    assert (stay.unit, stay.began_by, stay.begun_case, stay.begins_on) == (
        tree.branch,
        "moved_in",
        found.case,
        TODAY(),
    )
    assert (found.stay, found.outside_unit, found.newcomer) == (stay, PLACE, "")


def test_its_steps_are_all_on_the_receiving_side(tree, cast):
    transfer = at("at_receiving_base", tree.branch, cast.system)
    assert stands(transfer) == ("at_receiving_base", "TT.P1", False)
    assert [(step.label, step.state) for step in KIND.steps(thing(transfer))] == [
        ("Chi đoàn Tổ 1 lập hồ sơ", "done"),
        ("Đoàn phường Một tiếp nhận", "now"),
        ("Chi đoàn Tổ 1 nhận đoàn viên", "later"),
    ]
    assert PLACE in KIND.lead(thing(transfer))


def test_the_cơ_sở_may_give_them_to_another_branch(tree, cast):
    transfer = at("at_receiving_base", tree.branch, cast.system)
    actions.accept_transfer(transfer, actor=cast.ward_officer, branch=tree.sister)
    actions.take_in_transfer(transfer, actor=cast.sister_secretary)
    assert fresh(transfer).person.current_unit == tree.sister


def test_what_is_sent_back_goes_to_the_branch_that_wrote_it(tree, cast):
    transfer = at("back_at_branch", tree.branch, cast.system)
    assert stands(transfer) == ("back_at_branch", "TT.P1.CD01", False)
    actions.edit_newcomer(transfer, actor=cast.secretary, values={**VALUES, "full_name": "Lò Văn Bâng"})
    assert fresh(transfer).case.about == "Lò Văn Bâng"
    actions.send_transfer(transfer, actor=cast.secretary)
    assert stands(transfer)[0] == "at_receiving_base"


def test_a_chi_đoàn_cơ_sở_sends_to_itself(tree, cast, office):
    transfer = draft(office, office.secretary)
    actions.send_transfer(transfer, actor=office.secretary)
    assert stands(transfer) == ("at_receiving_branch", "TT.CQ", False)
    actions.take_in_transfer(transfer, actor=office.secretary)
    assert fresh(transfer).person.current_unit == office


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"full_name": " "}, "full_name"),
        ({"birth_date": "31/02/2002"}, "birth_date"),
        ({"joined_on": "01/01/2099"}, "joined_on"),
        ({"joined_on": "2001"}, "joined_on"),
        ({"phone": "123"}, "phone"),
        ({"citizen_id": "12"}, "citizen_id"),
        ({"gender": "other"}, "gender"),
        ({"member_code": "A1"}, "member_code"),
    ],
)
def test_what_cannot_be_right_is_told_by_field(values, field, tree, cast):
    assert list(faults(lambda: draft(tree.branch, cast.secretary, values))) == [field]


def test_an_origin_is_needed(tree, cast):
    assert faults(lambda: draft(tree.branch, cast.secretary, outside_unit=" ")) == {
        "outside_unit": [texts.ORIGIN_MISSING]
    }


def test_a_number_taken_anywhere_is_told_without_whose_it_is(tree, cast):
    make_person(tree.stranger_branch, "Ai Đó", citizen_id="001202004321", member_code="12345678")
    assert faults(lambda: draft(tree.branch, cast.secretary)) == {
        "citizen_id": [CITIZEN_ID_TAKEN],
        "member_code": [MEMBER_CODE_TAKEN],
    }


def test_a_number_taken_meanwhile_stops_the_last_step_and_nothing_is_lost(tree, cast):
    transfer = at("at_receiving_branch", tree.branch, cast.system)
    make_person(tree.stranger_branch, "Ai Đó", citizen_id="001202004321")
    assert faults(lambda: actions.take_in_transfer(transfer, actor=cast.secretary)) == {
        "citizen_id": [CITIZEN_ID_TAKEN]
    }
    assert stands(transfer)[0] == "at_receiving_branch"
    assert not Person.objects.filter(full_name="Lò Văn Pâng").exists()


@pytest.mark.parametrize(("who", "may"), [("secretary", True), ("ward_officer", True), ("sister_secretary", False)])
def test_the_receiving_branch_and_its_superiors_write(who, may, tree, cast):
    if may:
        assert draft(tree.branch, getattr(cast, who)).pk
    else:
        with pytest.raises(PermissionDenied, match="chi đoàn nhận"):
            draft(tree.branch, getattr(cast, who))


def test_only_a_branch_takes_in(tree, cast):
    said = {"unit": [texts.NEWCOMER_NO_BRANCH.format(unit="Đoàn phường Một")]}
    assert faults(lambda: draft(tree.ward, cast.ward_officer)) == said
    closed = make_unit("TT.P1.CD09", "Chi đoàn Cũ", "branch", tree.ward, "residential")
    Unit.objects.filter(pk=closed.pk).update(closed_on=TODAY())
    assert list(faults(lambda: draft(closed, cast.ward_officer))) == ["unit"]


def test_a_draft_is_the_branchs_alone_then_its_cơ_sở_s_too(tree, cast):
    def sees(transfer):
        people = ("secretary", "sister_secretary", "outsider", "committee_member")
        found = {name: Case.objects.visible_to(getattr(cast, name)) for name in people}
        return {name for name, cases in found.items() if cases.filter(pk=transfer.case_id).exists()}

    transfer = draft(tree.branch, cast.secretary)
    assert sees(transfer) == {"secretary"}
    actions.send_transfer(transfer, actor=cast.secretary)
    assert sees(transfer) == {"secretary", "committee_member"}


# Who comes back


def test_who_comes_back_keeps_the_record(tree, cast, gone):
    before = Person.objects.count()
    transfer = actions.draft_newcomer(
        actor=cast.secretary,
        unit=tree.branch,
        person=gone,
        outside_unit=PLACE,
        reason="home",
        proposed_on=TODAY(),
    )
    assert (transfer.case.about, transfer.newcomer) == ("Quàng Văn Về", "")
    assert KIND.notes(cast.secretary, thing(transfer))[0]["strong"] == texts.NOTE_SAME_RECORD
    actions.send_transfer(transfer, actor=cast.system)
    actions.accept_transfer(transfer, actor=cast.system)
    actions.take_in_transfer(transfer, actor=cast.system)
    person = Person.objects.get(pk=gone.pk)
    assert (Person.objects.count(), person.current_unit, person.standing) == (before, tree.branch, "member")
    assert [stay.ends_on for stay in person.memberships.order_by("begins_on")] == [TODAY() - timedelta(days=40), None]


def test_a_member_does_not_come_from_outside(tree, cast, person):
    def call(chosen):
        return actions.draft_newcomer(
            actor=cast.secretary,
            unit=tree.branch,
            person=chosen,
            outside_unit=PLACE,
            reason="home",
            proposed_on=TODAY(),
        )

    assert faults(lambda: call(person)) == {"same": [texts.PERSON_IS_MEMBER.format(name=person, unit="Chi đoàn Tổ 1")]}


def test_who_has_died_does_not_come_back(tree, cast, person):
    departures.record_death(person, actor=cast.secretary, asked_on=TODAY())
    call = lambda: actions.draft_newcomer(  # noqa: E731
        actor=cast.secretary,
        unit=tree.branch,
        person=person,
        outside_unit=PLACE,
        reason="home",
        proposed_on=TODAY(),
    )
    assert faults(call) == {"same": [texts.PERSON_HAS_DIED]}


def test_who_became_a_member_meanwhile_is_not_taken_in(tree, cast, gone):
    transfer = actions.draft_newcomer(
        actor=cast.system, unit=tree.branch, person=gone, outside_unit=PLACE, reason="home", proposed_on=TODAY()
    )
    with journal.act("test", actor=cast.system):
        memberships.open_main(gone, unit=tree.sister, on=TODAY(), began_by="listed")
    said = {"": [texts.MEMBER_MEANWHILE.format(name="Quàng Văn Về", unit="Chi đoàn Trường Hoa Sen")]}
    assert faults(lambda: actions.send_transfer(transfer, actor=cast.system)) == said


def test_who_is_out_of_reach_is_not_chosen(tree, cast, gone):
    call = lambda: actions.draft_newcomer(  # noqa: E731
        actor=cast.outsider,
        unit=tree.stranger_branch,
        person=gone,
        outside_unit=PLACE,
        reason="home",
        proposed_on=TODAY(),
    )
    assert faults(call) == {"same": [texts.PERSON_IS_VOID]}


# Days


def test_a_day_before_joining_is_refused(tree, cast):
    transfer = at("at_receiving_branch", tree.branch, cast.system, values={"joined_on": "01/11/2026"})
    early = transfer.proposed_on.replace(year=2026, month=10, day=1)
    call = lambda: actions.take_in_transfer(  # noqa: E731
        transfer, actor=cast.system, effective_on=early, early_reason="Theo giấy"
    )
    assert faults(call) == {"effective_on": [common.BEFORE_JOINING.format(day="01/11/2026")]}


def test_a_day_ahead_begins_then_and_can_be_cancelled(tree, cast):
    transfer = at("scheduled", tree.branch, cast.system)
    assert (transfer.person.standing, transfer.person.current_unit) == ("youth", None)
    day = TODAY() + timedelta(days=9)
    assert KIND.notes(cast.system, thing(transfer))[0]["strong"] == texts.NOTE_ARRIVES.format(
        unit="Chi đoàn Tổ 1", day=f"{day:%d/%m/%Y}"
    )
    assert (settle_due(day), stands(transfer)) == (1, ("done", None, False))


def test_cancelled_no_stay_is_left(tree, cast):
    transfer = at("cancelled", tree.branch, cast.system)
    assert not Membership.objects.valid().filter(person=transfer.person).exists()


WAYS = {
    "edit": {"draft": "draft", "back_at_branch": "back_at_branch"},
    "send": {"draft": "at_receiving_base", "back_at_branch": "at_receiving_base"},
    "accept": {"at_receiving_base": "at_receiving_branch"},
    "return": {"at_receiving_base": "back_at_branch", "at_receiving_branch": "back_at_branch"},
    "take_in": {"at_receiving_branch": "done"},
    "recall": dict.fromkeys(["draft", "back_at_branch", "at_receiving_base", "at_receiving_branch"], "withdrawn"),
    "cancel": {"scheduled": "cancelled"},
    "confirm": {},
    "send_back": {},
    "redirect": {},
    "reply": {},
    "silence": {},
}
FIELDS = {
    "edit": {"reason": "study"},
    "send_back": {"reason": "Bổ sung"},
    "return": {"reason": "Bổ sung"},
    "recall": {"reason": "Thôi"},
    "cancel": {"reason": "Thôi"},
    "silence": {"reason": "Thôi"},
}


@pytest.mark.parametrize("status", STEPS)
@pytest.mark.parametrize("act", WAYS)
def test_an_act_is_possible_in_its_steps_alone(act, status, tree, cast):
    transfer = at(status, tree.branch, cast.system)
    found, told, now = KIND.act(act), WAYS[act].get(status), thing(transfer)
    values = FIELDS.get(act, {})
    if act == "redirect":
        values = {"to": tree.sister, "reason": "Nhầm"}
    if act == "reply":
        values = {"reply_on": TODAY(), "reply_from": PLACE}
    assert found.shown(now) == (told is not None)
    assert bool(found.may(cast.system, now)) == (told is not None)
    if told is None:
        with pytest.raises(WrongState):
            found.run(now, actor=cast.system, **values)
        assert fresh(transfer).status == status
    else:
        if found.form:
            found.form(thing=now, actor=cast.system)
        found.run(now, actor=cast.system, **values)
        assert fresh(transfer).status == told
        assert told == status or told in Transfer.FLOW[status]


@pytest.mark.parametrize("status", STEPS)
def test_case_ledger_and_page_agree_in_every_step(status, tree, cast):
    transfer = at(status, tree.branch, cast.system)
    over, now = status in CLOSED, thing(transfer)
    assert (transfer.case.status, transfer.case.holder is None) == (status, over)
    begun = Membership.objects.valid().filter(begun_case=transfer.case).count()
    assert begun == (1 if status in ("scheduled", "done") else 0)
    KIND.notes(cast.system, now)
    person, sides = (part.context for part in KIND.parts(cast.system, now))
    assert person["name"] == "Lò Văn Pâng"
    assert "001202004321" not in str(person["facts"])
    assert [side["name"] for side in sides["sides"]] == [PLACE, "Đoàn phường Một"]


def test_the_introduction_comes_as_a_scan_and_the_notice_is_issued_here(tree, cast):
    transfer = at("done", tree.branch, cast.system)
    required = [slot.code for slot in KIND.papers if slot.required(thing(transfer)) and not slot.outside]
    assert required == ["introduction", "notice"]
    issue = KIND.slot("introduction").may_issue(cast.ward_officer, thing(transfer))
    assert issue.reason == common.OUTSIDE_WRITES
    from branches.papers import actions as papers
    from members.transfers.papers import NOTICE

    assert papers.preview(NOTICE, thing(transfer), format="docx", on=TODAY())


def test_every_act_is_in_the_journal(tree, cast):
    transfer = at("done", tree.branch, cast.system)
    found = list(JournalEntry.objects.about(transfer).order_by("id").values_list("act", flat=True))
    assert found == [f"members.transfer.{act}" for act in ("newcomer_drafted", "sent", "accepted", "taken_in")]
    assert set(found) <= set(common.ACTS) | set(texts.ACTS)
    assert "001202004321" not in str(list(JournalEntry.objects.values_list("details", flat=True)))
