"""Out of the system: the sending cơ sở waits for the phiếu báo of the other side; until then nothing changes."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.cases import transitions
from branches.cases.actions.files import attach
from branches.cases.models import Case
from members.people.actions import effective, memberships
from members.people.models import Person
from members.transfers import queries, rules
from members.transfers.actions import days, drafts, offices, steps
from members.transfers.models import Settled, Status, Transfer, Way
from members.transfers.ways import texts

SLOT = "reply"


@transaction.atomic
def draft_outside(person: Person, *, actor, outside_unit: str, **values) -> Transfer:
    """A draft to a unit outside the system, which is text; `values` as of `draft_transfer`.

    Raises PermissionDenied, ValidationError (by field, or with what else is open on the person).
    """
    person = drafts.take_person(person, actor=actor)
    return drafts.open_draft(person, actor=actor, way=Way.OUT, outside_unit=outside_unit, **values)


@transaction.atomic
def record_reply(
    transfer: Transfer,
    *,
    actor,
    version: int | None = None,
    reply_on: date,
    reply_from: str,
    scan=None,
    effective_on: date | None = None,
    early_reason: str = "",
    note: str = "",
) -> Transfer:
    """The phiếu báo has come: of which day, from whom, with its scan (None where the case has it already); the last
    step. Days as of `take_in_transfer`.

    Raises WrongState, PermissionDenied; ValidationError by field (reply_on, reply_from, scan, effective_on,
    early_reason).
    """
    transfer = steps.take(transfer, "reply", rules.may_reply, actor=actor, version=version)
    _check_reply(transfer, reply_on, reply_from, scan)
    if scan is not None:
        attach(Case.objects.for_page().get(pk=transfer.case_id), actor=actor, uploads=[scan], slot=SLOT)
    said = {"settled_by": Settled.REPLY, "reply_on": reply_on, "reply_from": reply_from.strip()}
    with steps.journalled("members.transfer.replied", transfer, actor=actor):
        return _leave(transfer, "reply", actor, effective_on, early_reason, note, **said)


@transaction.atomic
def settle_silence(
    transfer: Transfer,
    *,
    actor,
    version: int | None = None,
    reason: str,
    effective_on: date | None = None,
    early_reason: str = "",
) -> Transfer:
    """Nothing came before the clock ran out: the cơ sở decides so, with a reason. The last step.

    Raises WrongState, PermissionDenied; ValidationError by field (reason, effective_on, early_reason).
    """
    transfer = steps.take(transfer, "silence", rules.may_silence, actor=actor, version=version)
    reason = steps.need(reason)
    with steps.journalled("members.transfer.silent", transfer, actor=actor, reason=reason):
        return _leave(transfer, "silence", actor, effective_on, early_reason, reason, settled_by=Settled.SILENCE)


def _check_reply(transfer, reply_on, reply_from, scan):
    faults = {}
    if reply_on > timezone.localdate():
        faults["reply_on"] = texts.REPLY_IN_FUTURE
    elif reply_on < transfer.case.opened_on:
        faults["reply_on"] = texts.REPLY_BEFORE_SENT.format(day=f"{transfer.case.opened_on:%d/%m/%Y}")
    if not reply_from.strip():
        faults["reply_from"] = texts.REPLY_FROM_MISSING
    if scan is None and not queries.has_file(transfer, SLOT):
        faults["scan"] = texts.SCAN_MISSING
    if faults:
        raise ValidationError(faults)


def _leave(transfer, act, actor, effective_on, early_reason, note, **changes) -> Transfer:
    """The ledger is written here, once: the main stay ends, on a day to come too."""
    steps.check_person(transfer)
    effective_on = effective_on or queries.default_day(transfer, timezone.localdate())
    changed = days.check_day(transfer, effective_on, early_reason)
    stay = memberships.leave_system(transfer.person, on=effective_on, case=transfer.case)
    changes |= {"effective_on": effective_on, "early_reason": early_reason, "stay": stay}
    told, holder = note or early_reason, transfer.case.holder
    if stay.ends_on > timezone.localdate():
        transitions.advance(
            transfer, Status.SCHEDULED, act=act, actor=actor, holder=transfer.case.holder, note=told, **changes
        )
    else:
        offices.end_posts(transfer, actor=actor, on=stay.ends_on)
        transitions.advance(
            transfer, Status.DONE, act=act, actor=actor, outcome=Case.Outcome.DONE, note=told, **changes
        )
    effective.tell(transfer.case, changed, actor=actor, for_unit=holder)
    return transfer
