"""The last step: the ceremony, from whose day on the ledger counts a member."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.accounts.models import User
from branches.cases import transitions
from branches.cases.models import Case
from branches.units.actions import tree
from members.admissions import queries, rules, texts
from members.admissions.actions import steps
from members.admissions.models import CLOSED, Admission, Status
from members.people.actions import effective, memberships, records
from members.people.models.memberships import Began


@transaction.atomic
def admit(
    admission: Admission,
    *,
    actor,
    version: int | None = None,
    ceremony_on: date | None = None,
    ceremony_place: str = "",
    early_reason: str = "",
    note: str = "",
) -> Admission:
    """The ledger's row begins on the day of the ceremony (today, where none is given), not before the resolution takes
    effect; a day before today needs a reason. If it lies ahead the admission waits for it, and can be called off.

    Raises WrongState, PermissionDenied; ValidationError by field (ceremony_on, early_reason).
    """
    admission = steps.take(admission, "admit", rules.may_admit, actor=actor, version=version)
    today = timezone.localdate()
    ceremony_on = ceremony_on or max(today, admission.resolution.effective_on)
    if ceremony_on < admission.resolution.effective_on:
        day = f"{admission.resolution.effective_on:%d/%m/%Y}"
        raise ValidationError({"ceremony_on": texts.BEFORE_EFFECT.format(day=day)})
    unit = tree.locked(admission.unit)
    changed = effective.check(
        ceremony_on, usual=today, reason=early_reason, person=admission.person, unit=unit, field="ceremony_on"
    )
    with steps.journalled("members.admission.admitted", admission, actor=actor, on=f"{ceremony_on:%Y-%m-%d}"):
        stay = memberships.open_main(
            admission.person, unit=unit, on=ceremony_on, began_by=Began.ADMITTED, case=admission.case
        )
        changes = {
            "ceremony_on": ceremony_on,
            "ceremony_place": ceremony_place.strip(),
            "early_reason": early_reason.strip(),
            "stay": stay,
        }
        told = note or early_reason
        if ceremony_on > today:
            transitions.advance(
                admission, Status.SCHEDULED, act="admit", actor=actor, holder=unit, note=told, **changes
            )
        else:
            _write_down(admission)
            transitions.advance(
                admission, Status.ADMITTED, act="admit", actor=actor, outcome=Case.Outcome.DONE, note=told, **changes
            )
        effective.tell(admission.case, changed, actor=actor, for_unit=unit)
    return admission


def _write_down(admission):
    """On the record: the day of joining is that on which the resolution took effect."""
    resolution = admission.resolution
    reference = texts.RESOLUTION_ON_RECORD.format(reference=resolution.reference, day=f"{resolution.on:%d/%m/%Y}")
    facts = {"joined_on": f"{resolution.effective_on:%d/%m/%Y}", "admission_resolution": reference}
    admission.person = records.note_facts(admission.person, facts)


@transaction.atomic
def call_off_ceremony(admission: Admission, *, actor, version: int | None = None, reason: str) -> Admission:
    """Before its day has come: the row to come is void; the resolution stands, and another day can be written.

    Raises WrongState, PermissionDenied, ValidationError.
    """
    admission = steps.take(admission, "call_off", rules.may_call_off, actor=actor, version=version)
    reason = steps.need(reason)
    with steps.journalled("members.admission.called_off", admission, actor=actor, reason=reason):
        memberships.cancel_planned(admission.case)
        nothing = {"ceremony_on": None, "stay": None, "early_reason": ""}
        steps.go_on(admission, Status.APPROVED, "call_off", actor=actor, note=reason, **nothing)
    return admission


@transaction.atomic
def settle_admission(admission: Admission) -> Admission:
    """The day of the ceremony has come: the record says so, the case is done."""
    admission = transitions.lock_case(admission)
    actor = User.objects.system()
    with steps.journalled("members.admission.settled", admission, actor=actor):
        memberships.refresh_copy([admission.person_id])
        _write_down(admission)
        transitions.advance(admission, Status.ADMITTED, act="settle", actor=actor, outcome=Case.Outcome.DONE)
    return admission


@transaction.atomic
def abandon_admission(admission: Admission, *, actor, reason: str) -> Admission:
    """Close it whatever its step, since of this person nothing more can come of it; a ceremony to come is called off.
    One whose day has come is settled instead. No rule is asked: the act that calls it has done so."""
    admission = transitions.lock_case(admission)
    if admission.status in CLOSED:
        return admission
    nothing = {}
    if admission.status == Status.SCHEDULED:
        if admission.stay.begins_on <= timezone.localdate():
            return settle_admission(admission)
        memberships.cancel_planned(admission.case)
        nothing = {"ceremony_on": None, "stay": None, "early_reason": ""}
    with steps.journalled("members.admission.abandoned", admission, actor=actor, reason=reason):
        transitions.advance(
            admission,
            Status.WITHDRAWN,
            act="abandon",
            actor=actor,
            note=reason,
            for_unit=admission.unit,
            outcome=Case.Outcome.CANCELLED,
            **nothing,
        )
    return admission


def settle_due(on: date) -> int:
    """Settle all whose day has come. Gives how many."""
    due = list(queries.due_to_settle(on))
    for admission in due:
        settle_admission(admission)
    return len(due)
