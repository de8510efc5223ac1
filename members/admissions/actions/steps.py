"""What every act of an admission does alike: take it as it stands, check the days, set the clock, journal."""

from contextlib import contextmanager
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from branches.audit import journal
from branches.cases import transitions
from branches.cases.texts import WRONG_STATE
from branches.rulesets import definitions
from branches.units import superiors
from members.admissions import rules, texts
from members.admissions.models import Admission, Status
from members.people.models.persons import Standing


def take(admission: Admission, act: str, may, *, actor, version: int | None) -> Admission:
    """The admission, locked, in a step in which `act` is there, of somebody who may.

    Raises transitions.WrongState where somebody was faster, PermissionDenied, and ValidationError where the person
    became a member another way.
    """
    admission = transitions.lock_case(admission, version=version)
    if not rules.is_in_step(admission, act):
        raise transitions.WrongState(WRONG_STATE.format(now=admission.get_status_display()))
    may(actor, admission).require()
    person = admission.person
    if person.standing == Standing.MEMBER and act != "withdraw":
        raise ValidationError(texts.MEMBER_MEANWHILE.format(name=person, unit=person.current_unit))
    return admission


@contextmanager
def journalled(name: str, admission: Admission, *, actor, **details):
    """One act in the journal of the unit that holds the case at its beginning."""
    unit = admission.case.holder or admission.case.opening_unit
    with journal.act(name, actor=actor, subject=admission, unit=unit, number=admission.case.number, **details):
        yield


def go_on(admission: Admission, status: str, act: str, *, actor, note: str = "", holder=None, acting="", **changes):
    """To the next step; who holds it stays, unless another unit is given. Raises ValidationError by field."""
    put(admission, **changes)
    transitions.advance(
        admission,
        status,
        act=act,
        actor=actor,
        holder=superiors.standing_for(holder or admission.unit),
        due_on=due(status),
        note=note,
        acting=acting,
        **changes,
    )


def put(admission: Admission, **changes):
    """Set values on the row and check it as the database would. Raises ValidationError by field."""
    for name, value in changes.items():
        setattr(admission, name, value)
    admission.full_clean(exclude=["case"])


def due(status: str) -> date | None:
    """The last day for a step that begins today; the branch takes its time to follow a candidate."""
    today = timezone.localdate()
    numbers = definitions.on(today)
    days = {
        Status.VOTED: numbers.admission_branch_days,
        Status.RETURNED: numbers.admission_branch_days,
        Status.AT_BASE: numbers.admission_base_days,
        Status.APPROVED: numbers.admission_ceremony_days,
    }.get(status)
    return today + timedelta(days=days) if days else None


def check_day(admission: Admission, field: str, day: date, *after):
    """A day on which something was done: not to come, not before birth, nor before the days in `after`, pairs of what
    was done and when (None where it wasn't). Raises ValidationError on `field`."""
    if day > timezone.localdate():
        raise ValidationError({field: texts.IN_FUTURE})
    birth = admission.person.birth
    if birth and day < birth.first_day:
        raise ValidationError({field: texts.BEFORE_BIRTH.format(day=birth)})
    for what, earlier in after:
        if earlier and day < earlier:
            raise ValidationError({field: texts.BEFORE_STEP.format(what=what, day=f"{earlier:%d/%m/%Y}")})


def need(reason: str) -> str:
    """Raises ValidationError on "reason" where nothing is said."""
    reason = reason.strip()
    if not reason:
        raise ValidationError({"reason": texts.REASON_MISSING})
    return reason
