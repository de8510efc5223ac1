"""The day from which the ledger counts what a case has decided: what it may be, and what an earlier one changes."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from branches.units import superiors
from branches.units.models import Unit
from members.people import texts

FURTHEST = timedelta(days=366)
# More than these are told as a span.
_MOST_MONTHS = 6


def check(
    on: date,
    *,
    usual: date,
    reason: str,
    proposed_on: date | None = None,
    unit: Unit | None = None,
    field: str = "effective_on",
    reason_field: str = "early_reason",
):
    """An `on` before the `usual` day needs a `reason`; it lies at most a year after today (or `proposed_on`), and not
    before the first day of the `unit` that somebody comes to, None for none.

    Raises ValidationError on `field`, or on `reason_field` with the months whose movement reports would change.
    """
    today = timezone.localdate()
    if on > max(today, proposed_on or today) + FURTHEST:
        raise ValidationError({field: texts.TOO_FAR_AHEAD})
    opened_on = superiors.opened_on(unit) if unit else None
    if opened_on and on < opened_on:
        raise ValidationError({field: texts.BEFORE_OPENING.format(unit=unit, day=f"{opened_on:%d/%m/%Y}")})
    if on < usual and not reason.strip():
        sentence = texts.EARLY_REASON_MISSING.format(day=f"{usual:%d/%m/%Y}", changes=_changes(on, today))
        raise ValidationError({reason_field: sentence.strip()})


def changed_months(on: date, today: date) -> list[str]:
    """Months of movement reports that a day in the past changes, the present one left out: ["9/2026", "10/2026"]."""
    months, day = [], on.replace(day=1)
    while day < today.replace(day=1):
        months.append(f"{day.month}/{day.year}")
        day = (day + timedelta(days=32)).replace(day=1)
    return months


def _changes(on, today) -> str:
    """Which movement reports would show other figures."""
    months = changed_months(on, today)
    if len(months) > _MOST_MONTHS:
        months = [texts.MONTHS_SPAN.format(first=months[0], last=months[-1])]
    return texts.MONTHS_CHANGE.format(months=", ".join(months)) if months else ""
