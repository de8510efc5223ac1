"""What every act of a case of discipline does alike: take it as it stands, check what is typed, journal, clock."""

import calendar
from contextlib import contextmanager
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from branches.audit import journal
from branches.cases import kinds, transitions
from branches.cases.actions.resolutions import resolve
from branches.cases.texts import WRONG_STATE
from branches.rulesets import definitions
from branches.units import superiors
from branches.units.actions import tree
from members.conduct.models import Discipline
from members.conduct.models.discipline import Status
from members.conduct.rules import discipline as rules
from members.conduct.texts import discipline as texts
from members.people.actions import memberships
from members.people.models import Person
from members.people.models.persons import Standing

CODE = "discipline"
# What a step's note of the timeline holds.
LONGEST_NOTE = 500


def take(thing: Discipline, act: str, may, *, actor, version: int | None) -> Discipline:
    """The case as it is now, locked with the person, in a step in which `act` is there, of somebody who may.

    Raises transitions.WrongState where somebody was faster, and PermissionDenied.
    """
    if thing.person_id:
        # People come before cases wherever both are locked.
        memberships.lock_people([thing.person_id])
    thing = transitions.lock_case(thing, version=version)
    if thing.person_id:
        thing.person = Person.objects.select_related("current_unit__level", "kept_by__level").get(pk=thing.person_id)
    if not rules.is_in_step(thing, act):
        raise transitions.WrongState(WRONG_STATE.format(now=thing.get_status_display()))
    may(actor, thing).require()
    return thing


@contextmanager
def journalled(name: str, thing: Discipline, *, actor, **details):
    """One act in the journal of the unit that holds the case at its beginning. It tells neither form nor reason."""
    unit = thing.case.holder or thing.case.opening_unit
    with journal.act(name, actor=actor, subject=thing, unit=unit, number=thing.case.number, **details):
        yield


def check_member(thing: Discipline):
    """Who is no member any more can't be disciplined. Raises ValidationError."""
    if thing.person_id and thing.person.standing != Standing.MEMBER:
        raise ValidationError(texts.NOT_A_MEMBER_NOW.format(name=thing.person))


def put(thing: Discipline, **changes):
    """Set values on the row and check it as the database would. Raises ValidationError by field."""
    for name, value in changes.items():
        setattr(thing, name, value)
    thing.full_clean(exclude=["case"])


def standing(unit):
    """The unit that does the step of `unit`: itself, held, or who stands for it since it was closed."""
    return tree.locked(superiors.standing_for(unit))


def need(text: str, field: str = "reason", sentence: str = texts.REASON_MISSING) -> str:
    """Raises ValidationError on `field` where nothing is said."""
    text = text.strip()
    if not text:
        raise ValidationError({field: sentence})
    return text


def check_day(day: date, field: str, *, future: str, first: date | None = None, early: str = ""):
    """Raises ValidationError on `field`: a day to come, or one before `first`."""
    if day > timezone.localdate():
        raise ValidationError({field: future})
    if first and day < first:
        raise ValidationError({field: early.format(day=f"{first:%d/%m/%Y}")})


def note(words: str, **facts) -> str:
    return words.format(**facts)[:LONGEST_NOTE]


# The clock


def due(status: str) -> date | None:
    """The last day for a step that begins today; None where there is no clock."""
    today = timezone.localdate()
    days = definitions.on(today)
    if status in {Status.HEARING, Status.VOTED, Status.RETURNED}:
        return today + timedelta(days.discipline_hearing_days)
    if status == Status.DECIDING:
        return today + timedelta(days.discipline_decide_days)
    if status == Status.DECIDED:
        return today + timedelta(days.discipline_announce_days)
    return None


def next_remark(day: date) -> date:
    """Until when the correction is remarked on again after `day`."""
    return months_after(day, definitions.on(day).discipline_remark_months)


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last one of a month that is shorter."""
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


# Numbered decisions


def decide_by(thing: Discipline, slot: str, *, actor, how: str, on, effective_on, number, signer, signer_post):
    """The Resolution of a step: issued here, or written outside and entered. Raises ValidationError by field."""
    kind = kinds.kind_of(CODE)
    faults = {}
    if how not in {texts.HERE, texts.OUTSIDE}:
        faults["how"] = texts.HOW_MISSING
    if on is None:
        faults["on"] = texts.DATE_MISSING
    if how == texts.OUTSIDE and number is None:
        faults["number"] = texts.NUMBER_OUTSIDE_MISSING
    if faults:
        raise ValidationError(faults)
    return resolve(
        kind,
        kind.slot(slot),
        [thing],
        actor=actor,
        matter=f"{CODE}_{slot}",
        on=on,
        effective_on=effective_on or on,
        number=number,
        signer=signer.strip(),
        signer_post=signer_post.strip(),
        outside=how == texts.OUTSIDE,
    )
