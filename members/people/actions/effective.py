"""The day from which the ledger counts what a case has decided: what it may be, and what an earlier one changes."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from branches.cases import transitions
from branches.pillars.registry import gather
from branches.units import superiors
from branches.units.models import Unit
from members.people import texts
from members.people.models import Person

FURTHEST = timedelta(days=366)
_A_DAY = timedelta(days=1)
# More than these are told as a span.
_MOST_MONTHS = 6
# The act under which the timeline tells what an earlier day changed.
BACKDATE = "backdate"


def check(
    on: date,
    *,
    usual: date,
    reason: str,
    proposed_on: date | None = None,
    person: Person | None = None,
    left: Unit | None = None,
    unit: Unit | None = None,
    field: str = "effective_on",
    reason_field: str = "early_reason",
) -> list[str]:
    """An `on` before the `usual` day needs a `reason`; it lies at most a year after today (or `proposed_on`), and not
    before the first day of the `unit` that somebody comes to, None for none. `left` is the one that `person`, if there
    is a record yet, comes from.

    Returns what a day in the past changes, as sentences for `tell`: the months of movement reports, and what the
    slices say (Pillar.backdating). Raises ValidationError on `field`, or on `reason_field` with these sentences.
    """
    today = timezone.localdate()
    if on > max(today, proposed_on or today) + FURTHEST:
        raise ValidationError({field: texts.TOO_FAR_AHEAD})
    opened_on = superiors.opened_on(unit) if unit else None
    if opened_on and on < opened_on:
        raise ValidationError({field: texts.BEFORE_OPENING.format(unit=unit, day=f"{opened_on:%d/%m/%Y}")})
    if on >= usual:
        return []
    found = changes(person, [each for each in (left, unit) if each], on, today)
    if not reason.strip():
        sentence = texts.EARLY_REASON_MISSING.format(day=f"{usual:%d/%m/%Y}", changes=" ".join(found))
        raise ValidationError({reason_field: sentence.strip()})
    return found


def changes(person: Person | None, units: list[Unit], on: date, today: date) -> list[str]:
    """Reports and rounds that show something else when the ledger counts from `on` what `today` decides."""
    if on >= today:
        return []
    said = [sentence for find in gather("backdating") for sentence in find(person, units, on, today - _A_DAY)]
    return _reports(on, today) + said


def tell(case, found: list[str], *, actor, for_unit: Unit):
    """Into the case's timeline, where there is anything to tell."""
    if found:
        transitions.record(case, act=BACKDATE, actor=actor, for_unit=for_unit, note=" ".join(found)[:500])


def changed_months(on: date, today: date) -> list[str]:
    """Months of movement reports that a day in the past changes, the present one left out: ["9/2026", "10/2026"]."""
    months, day = [], on.replace(day=1)
    while day < today.replace(day=1):
        months.append(f"{day.month}/{day.year}")
        day = (day + timedelta(days=32)).replace(day=1)
    return months


def _reports(on, today) -> list[str]:
    """Which movement reports show other figures."""
    months = changed_months(on, today)
    if len(months) > _MOST_MONTHS:
        months = [texts.MONTHS_SPAN.format(first=months[0], last=months[-1])]
    return [texts.MONTHS_CHANGE.format(months=", ".join(months))] if months else []
