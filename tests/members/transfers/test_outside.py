"""Out of the system: counted here until the phiếu báo is recorded, or its absence is decided."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from branches.audit.models import JournalEntry
from branches.cases import slots
from branches.cases.transitions import WrongState
from branches.positions.models import Position
from members.people import texts as people_texts
from members.people.models import Membership
from members.transfers import actions, queries
from members.transfers import texts as common
from members.transfers.actions import settle_due
from members.transfers.kind import KIND
from members.transfers.models import CLOSED, Transfer
from members.transfers.ways import texts
from tests.members.people.people import make_old_member
from tests.members.transfers.making import REMARK, fresh, stands

TODAY = timezone.localdate
PLACE = "Đoàn xã Hòa Bình, tỉnh Sông Lam"


def scan(name="phieu-bao.pdf"):
    return SimpleUploadedFile(name, b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n", "application/pdf")


def draft(person, actor, **values):
    values = {
        "outside_unit": PLACE,
        "reason": "work",
        "proposed_on": TODAY(),
        "remark": REMARK,
        "dues_paid_to": date(2026, 11, 1),
        **values,
    }
    return actions.draft_outside(person, actor=actor, **values)


def reply(transfer, actor, **values):
    values = {"reply_on": TODAY(), "reply_from": PLACE, "scan": scan(), **values}
    return actions.record_reply(transfer, actor=actor, **values)


def overdue(transfer):
    """The clock has run out yesterday."""
    case = fresh(transfer).case
    case.due_on = TODAY() - timedelta(days=1)
    case.save()
    return fresh(transfer)


def at(status, person, actor) -> Transfer:
    transfer = draft(person, actor)
    if status in ("draft",):
        return fresh(transfer)
    actions.send_transfer(transfer, actor=actor)
    if status == "back_at_branch":
        actions.return_transfer(transfer, actor=actor, reason="Ghi rõ nơi đến")
    if status in ("awaiting_reply", "scheduled", "done", "cancelled", "silent"):
        actions.confirm_transfer(transfer, actor=actor)
    later = TODAY() + timedelta(days=9)
    if status in ("scheduled", "cancelled"):
        reply(transfer, actor, effective_on=later)
    if status == "cancelled":
        actions.cancel_transfer(transfer, actor=actor, reason="Ở lại")
    if status == "done":
        reply(transfer, actor)
    if status == "silent":
        actions.settle_silence(overdue(transfer), actor=actor, reason="Đã gọi hai lần, không ai trả lời")
    if status == "withdrawn":
        actions.recall_transfer(transfer, actor=actor, reason="Thôi chuyển")
    found = fresh(transfer)
    assert found.status == ("done" if status == "silent" else status)
    return found


STATUSES = [
    "draft",
    "back_at_branch",
    "at_sending_base",
    "awaiting_reply",
    "scheduled",
    "done",
    "withdrawn",
    "cancelled",
]


def thing(transfer):
    return KIND.find([transfer.case_id])[transfer.case_id]


def stay_of(person):
    return Membership.objects.main().get(person=person)


def faults(call) -> dict:
    with pytest.raises(ValidationError) as refusal:
        call()
    return refusal.value.message_dict if hasattr(refusal.value, "error_dict") else {"": refusal.value.messages}


def test_the_cơ_sở_confirms_and_waits_for_a_reply_with_a_clock(tree, cast, person):
    transfer = at("awaiting_reply", person, cast.system)
    assert stands(transfer) == ("awaiting_reply", "TT.P1", False)
    assert (transfer.case.due_on, transfer.to_base, transfer.outside_unit) == (
        TODAY() + timedelta(days=30),
        None,
        PLACE,
    )
    assert [(step.label, step.state) for step in KIND.steps(thing(transfer))] == [
        ("Chi đoàn đi nhận xét", "done"),
        ("Đoàn phường Một xác nhận", "done"),
        ("Đoàn phường Một chờ phiếu báo", "now"),
    ]


def test_until_the_reply_is_recorded_the_member_is_counted_here(tree, cast, person):
    transfer = at("awaiting_reply", person, cast.system)
    person.refresh_from_db()
    assert (person.current_unit, stay_of(person).ends_on) == (tree.branch, None)
    reply(transfer, cast.ward_officer)
    person.refresh_from_db()
    stay = stay_of(person)
    assert (person.standing, person.current_unit, person.kept_by) == ("left", None, tree.branch)
    assert (stay.ends_on, stay.ended_by, stay.ended_case) == (TODAY(), "moved_out", transfer.case)
    found = fresh(transfer)
    assert (found.settled_by, found.reply_on, found.reply_from, found.stay) == ("reply", TODAY(), PLACE, stay)
    assert stands(transfer) == ("done", None, False)
    kept = found.case.attachments.get()
    assert (kept.slot, kept.attachment.name) == ("reply", "phieu-bao.pdf")


def test_what_the_reply_lacks_is_told_by_field(tree, cast, person):
    transfer = at("awaiting_reply", person, cast.system)
    call = lambda: reply(  # noqa: E731
        transfer, cast.system, reply_on=TODAY() + timedelta(days=1), reply_from=" ", scan=None
    )
    assert faults(call) == {
        "reply_on": [texts.REPLY_IN_FUTURE],
        "reply_from": [texts.REPLY_FROM_MISSING],
        "scan": [texts.SCAN_MISSING],
    }
    early = lambda: reply(transfer, cast.system, reply_on=TODAY() - timedelta(days=3))  # noqa: E731
    assert faults(early) == {"reply_on": [texts.REPLY_BEFORE_SENT.format(day=f"{TODAY():%d/%m/%Y}")]}
    assert fresh(transfer).case.attachments.count() == 0


def test_a_scan_that_hangs_on_the_case_already_is_enough(tree, cast, person):
    from branches.cases.actions.files import attach
    from branches.cases.models import Case

    transfer = at("awaiting_reply", person, cast.system)
    attach(Case.objects.for_page().get(pk=transfer.case_id), actor=cast.ward_officer, uploads=[scan()], slot="reply")
    reply(transfer, cast.ward_officer, scan=None)
    assert stands(transfer)[0] == "done"


def test_silence_is_decided_once_the_clock_has_run_out(tree, cast, person):
    transfer = at("awaiting_reply", person, cast.system)
    due = f"{transfer.case.due_on:%d/%m/%Y}"
    with pytest.raises(PermissionDenied, match=texts.STILL_WAITING.format(day=due)):
        actions.settle_silence(transfer, actor=cast.ward_officer, reason="Không trả lời")
    transfer = overdue(transfer)
    assert faults(lambda: actions.settle_silence(transfer, actor=cast.ward_officer, reason=" ")) == {
        "reason": [common.REASON_MISSING]
    }
    actions.settle_silence(transfer, actor=cast.ward_officer, reason="Đã gọi hai lần, không ai trả lời")
    person.refresh_from_db()
    assert (fresh(transfer).settled_by, person.standing) == ("silence", "left")
    assert fresh(transfer).case.steps.last().note == "Đã gọi hai lần, không ai trả lời"


def test_a_branch_cannot_decide_what_is_its_cơ_sở_s(tree, cast, person):
    transfer = overdue(at("awaiting_reply", person, cast.system))
    for call in (
        lambda: reply(transfer, cast.secretary),
        lambda: actions.settle_silence(transfer, actor=cast.secretary, reason="Không trả lời"),
    ):
        with pytest.raises(PermissionDenied, match="Đoàn phường Một"):
            call()


def test_an_earlier_day_needs_a_reason_and_says_what_changes(tree, cast, person):
    transfer = at("awaiting_reply", person, cast.system)
    early = TODAY().replace(day=1) - timedelta(days=3)
    month = f"{early.month}/{early.year}"
    said = faults(lambda: reply(transfer, cast.system, effective_on=early))
    assert said == {
        "early_reason": [
            people_texts.EARLY_REASON_MISSING.format(
                day=f"{TODAY():%d/%m/%Y}", changes=people_texts.MONTHS_CHANGE.format(months=month)
            )
        ]
    }
    reply(transfer, cast.system, effective_on=early, early_reason="Theo phiếu báo")
    assert stay_of(person).ends_on == early


def test_a_day_ahead_waits_and_can_be_cancelled(tree, cast, person):
    transfer = at("scheduled", person, cast.system)
    day = TODAY() + timedelta(days=9)
    person.refresh_from_db()
    assert (person.current_unit, stay_of(person).ends_on) == (tree.branch, day)
    assert [note["strong"] for note in KIND.notes(cast.system, thing(transfer))][1:] == [
        texts.NOTE_LEAVING.format(day=f"{day:%d/%m/%Y}", unit=PLACE)
    ]
    assert (settle_due(day - timedelta(days=1)), stands(transfer)[0]) == (0, "scheduled")
    assert (settle_due(day), stands(transfer)) == (1, ("done", None, False))


def test_cancelled_before_its_day_the_member_stays(tree, cast, person):
    transfer = at("cancelled", person, cast.system)
    assert stands(transfer) == ("cancelled", None, False)
    assert (stay_of(person).ends_on, stay_of(person).ended_case) == (None, None)
    assert settle_due(TODAY() + timedelta(days=30)) == 0


def test_posts_in_the_unit_left_end_with_the_stay(tree, cast, person):
    person.user = cast.committee_member
    person.save()
    transfer = draft(person, cast.secretary, officer_note="Đồng ý cho thôi")
    actions.send_transfer(transfer, actor=cast.secretary)
    actions.confirm_transfer(transfer, actor=cast.ward_officer)
    reply(transfer, cast.ward_officer)
    assert Position.objects.get(user=cast.committee_member).ends_on == TODAY() - timedelta(days=1)


def test_a_chi_đoàn_cơ_sở_waits_itself(tree, cast, office):
    person = make_old_member(office, "Lường Văn Sở")
    transfer = draft(person, office.secretary)
    actions.send_transfer(transfer, actor=office.secretary)
    assert stands(transfer) == ("awaiting_reply", "TT.CQ", False)
    reply(transfer, office.secretary)
    assert stands(transfer)[0] == "done"


def test_a_place_outside_has_to_be_named(tree, cast, person):
    assert faults(lambda: draft(person, cast.secretary, outside_unit=" ")) == {"outside_unit": [texts.OUTSIDE_MISSING]}
    transfer = draft(person, cast.secretary)
    assert faults(lambda: actions.edit_draft(transfer, actor=cast.secretary, outside_unit="")) == {
        "outside_unit": [texts.OUTSIDE_MISSING]
    }
    actions.edit_draft(transfer, actor=cast.secretary, outside_unit="Ban cán sự Đoàn tại Nhật Bản")
    assert fresh(transfer).outside_unit == "Ban cán sự Đoàn tại Nhật Bản"


def test_what_never_arrived_is_recalled_and_the_member_stays(tree, cast, person):
    transfer = at("awaiting_reply", person, cast.system)
    actions.recall_transfer(transfer, actor=cast.secretary, reason="Thôi đi")
    with pytest.raises(WrongState):
        reply(transfer, cast.ward_officer)
    assert (stands(transfer)[0], stay_of(person).ends_on) == ("withdrawn", None)


# All acts in all steps
WAYS = {
    "edit": {"draft": "draft", "back_at_branch": "back_at_branch"},
    "send": {"draft": "at_sending_base", "back_at_branch": "at_sending_base"},
    "confirm": {"at_sending_base": "awaiting_reply"},
    "return": {"at_sending_base": "back_at_branch", "awaiting_reply": "back_at_branch"},
    "reply": {"awaiting_reply": "done"},
    "silence": {"awaiting_reply": "done"},
    "recall": dict.fromkeys(["draft", "back_at_branch", "at_sending_base", "awaiting_reply"], "withdrawn"),
    "cancel": {"scheduled": "cancelled"},
    "accept": {},
    "redirect": {},
    "send_back": {},
    "take_in": {},
}
VALUES = {
    "edit": {"reason": "study"},
    "silence": {"reason": "Không trả lời"},
    "return": {"reason": "Bổ sung"},
    "recall": {"reason": "Thôi chuyển"},
    "cancel": {"reason": "Ở lại"},
}


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("act", WAYS)
def test_an_act_is_possible_in_its_steps_alone(act, status, tree, cast, person):
    transfer = at(status, person, cast.system)
    if act == "silence" and status == "awaiting_reply":
        transfer = overdue(transfer)
    found, told = KIND.act(act), WAYS[act].get(status)
    values = VALUES.get(act, {})
    if act == "reply":
        values = {"reply_on": TODAY(), "reply_from": PLACE, "scan": scan()}
    if act in ("redirect", "send_back"):
        values = {"reason": "Nhầm"} | ({"to": tree.sister} if act == "redirect" else {})
    now = thing(transfer)
    assert found.shown(now) == (told is not None)
    assert bool(found.may(cast.system, now)) == (told is not None)
    if told is None:
        with pytest.raises(WrongState):
            found.run(now, actor=cast.system, **values)
        assert fresh(transfer).status == status
    else:
        found.run(now, actor=cast.system, **values)
        assert fresh(transfer).status == told
        assert told == status or told in Transfer.FLOW[status]


@pytest.mark.parametrize("status", STATUSES)
def test_case_ledger_and_page_agree_in_every_step(status, tree, cast, person):
    transfer = at(status, person, cast.system)
    case, over = transfer.case, status in CLOSED
    assert (case.status, case.holder is None, bool(case.outcome)) == (status, over, over)
    running = [(step.status, step.due_on) for step in case.steps.filter(ended_at=None)]
    assert running == ([] if over else [(status, case.due_on)])
    ended = Membership.objects.valid().filter(ended_case=case).count()
    assert ended == (1 if status in ("done", "scheduled") else 0)
    now = thing(transfer)
    assert PLACE in KIND.lead(now)
    assert [part.template for part in KIND.parts(cast.system, now)]
    KIND.notes(cast.system, now)


def test_papers_are_those_of_the_way(tree, cast, person):
    def lacking(transfer):
        return [slot.code for slot in KIND.papers if slot.required(thing(transfer)) and not slot.outside]

    transfer = at("awaiting_reply", person, cast.system)
    assert lacking(transfer) == ["slip", "introduction", "reply"]
    actions.settle_silence(overdue(transfer), actor=cast.system, reason="Không trả lời")
    assert lacking(transfer) == ["slip", "introduction"]
    assert len(slots.missing(KIND, thing(transfer), [], [])) == 2


def test_the_letter_of_introduction_is_addressed_to_the_place_outside(tree, cast, person):
    from branches.papers import actions as papers
    from members.transfers.papers import INTRODUCTION

    transfer = at("awaiting_reply", person, cast.system)
    assert papers.preview(INTRODUCTION, thing(transfer), format="docx", on=TODAY())
    assert INTRODUCTION.context(thing(transfer))["to_committee"] == PLACE


def test_every_act_is_in_the_journal(tree, cast, person):
    transfer = at("silent", person, cast.system)
    found = list(JournalEntry.objects.about(transfer).order_by("id").values_list("act", flat=True))
    assert found == [f"members.transfer.{act}" for act in ("drafted", "sent", "confirmed", "silent")]
    assert set(found) <= set(common.ACTS) | set(texts.ACTS)


def test_the_roster_says_where_to(tree, cast, person):
    at("awaiting_reply", person, cast.system)
    mark = queries.marks(cast.secretary, [person.pk])[person.pk][0]
    assert PLACE in mark.sentence
