"""What every act of a departure does alike: take it as it stands, check the days, set the clock, journal."""

from contextlib import contextmanager
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from branches.audit import journal
from branches.cases import transitions
from branches.cases.actions.files import attach as attach_file
from branches.cases.models import Case
from branches.cases.texts import WRONG_STATE
from branches.rulesets import definitions
from branches.units import superiors
from members.departures import ceremonies, rules, texts
from members.departures.models import Departure, Status
from members.people.models.persons import Standing


def take(departure: Departure, act: str, may, *, actor, version: int | None) -> Departure:
    """The departure, locked, in a step in which `act` is there, of somebody who may.

    Raises transitions.WrongState where somebody was faster, PermissionDenied, and ValidationError where the member is
    no longer in the branch.
    """
    departure = transitions.lock_case(departure, version=version)
    if not rules.is_in_step(departure, act):
        raise transitions.WrongState(WRONG_STATE.format(now=departure.get_status_display()))
    may(actor, departure).require()
    person = departure.person
    here = person.standing == Standing.MEMBER and person.current_unit_id == departure.unit_id
    if not here and act != "withdraw":
        raise ValidationError(texts.MOVED_MEANWHILE.format(name=person, unit=departure.unit))
    return departure


@contextmanager
def journalled(name: str, departure: Departure, *, actor, **details):
    """One act in the journal of the unit that holds the case at its beginning."""
    unit = departure.case.holder or departure.case.opening_unit
    with journal.act(name, actor=actor, subject=departure, unit=unit, number=departure.case.number, **details):
        yield


def go_on(departure: Departure, status: str, act: str, *, actor, note: str = "", holder=None, acting="", **changes):
    """To the next step, held by the branch unless another unit is given. Raises ValidationError by field."""
    put(departure, **changes)
    transitions.advance(
        departure,
        status,
        act=act,
        actor=actor,
        holder=superiors.standing_for(holder or departure.unit),
        due_on=due(departure, status),
        note=note[:500],
        acting=acting,
        **changes,
    )


def close(departure: Departure, status: str, act: str, *, actor, outcome: str, note: str = "", acting="", **changes):
    """The last step. Raises ValidationError by field."""
    put(departure, **changes)
    transitions.advance(
        departure, status, act=act, actor=actor, outcome=outcome, note=note[:500], acting=acting, **changes
    )


def put(departure: Departure, **changes):
    """Set values on the row and check it as the database would. Raises ValidationError by field."""
    for name, value in changes.items():
        setattr(departure, name, value)
    departure.full_clean(exclude=["case"])


def due(departure: Departure, status: str) -> date | None:
    """The last day for a step that begins today; a leave lasts as long as it was granted."""
    today = timezone.localdate()
    if status == Status.ON_LEAVE:
        return departure.until
    if status == Status.CONFIRMED:
        return ceremonies.next_day(today)
    numbers = definitions.on(today)
    if status == Status.SCHEDULED:
        return None
    days = numbers.departure_base_days if status == Status.AT_BASE else numbers.departure_branch_days
    return today + timedelta(days=days)


def send_up(departure: Departure, act: str, *, actor, note: str, acting: str = ""):
    """To the cơ sở above the branch, as the tree stands today. Raises ValidationError."""
    base = superiors.base_above(departure.unit)
    if base is None:
        raise ValidationError(texts.NO_SUPERIOR.format(unit=departure.unit))
    go_on(departure, Status.AT_BASE, act, actor=actor, note=note, holder=base, base=base, acting=acting)


def check_day(departure: Departure, field: str, day: date, *after):
    """A day on which something was done: not to come, not before the member's birth and joining, nor before the days in
    `after`, pairs of what was done and when (None where it wasn't). Raises ValidationError on `field`."""
    if day > timezone.localdate():
        raise ValidationError({field: texts.IN_FUTURE})
    check_life(departure.person, field, day)
    for what, earlier in after:
        if earlier and day < earlier:
            raise ValidationError({field: texts.BEFORE_STEP.format(what=what, day=f"{earlier:%d/%m/%Y}")})


def check_life(person, field: str, day: date):
    """Nobody leaves before they were born, or joined. Raises ValidationError on `field`."""
    birth, joined = person.birth, person.joined
    if birth and day < birth.first_day:
        raise ValidationError({field: texts.BEFORE_BIRTH.format(day=birth)})
    if joined and day < joined.first_day:
        raise ValidationError({field: texts.BEFORE_JOINING.format(day=joined)})


def need(reason: str) -> str:
    """Raises ValidationError on "reason" where nothing is said."""
    reason = reason.strip()
    if not reason:
        raise ValidationError({"reason": texts.REASON_MISSING})
    return reason


def attach(departure: Departure, actor, scan, slot: str):
    """Keep a scan, where there is one, as the paper `slot`. Raises ValidationError."""
    if scan is not None:
        attach_file(Case.objects.for_page().get(pk=departure.case_id), actor=actor, uploads=[scan], slot=slot)
