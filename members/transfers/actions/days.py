"""The day of the last step: what it may be, and what an earlier one changes."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from branches.units.models import Unit
from members.transfers import queries, texts
from members.transfers.models import Transfer

_FAR = timedelta(days=366)
# More than these are told as a span.
_MOST_MONTHS = 6


def check_day(transfer: Transfer, effective_on: date, early_reason: str, *, unit: Unit | None = None):
    """`unit` is where the person comes to, None out of the system. Raises ValidationError by field (effective_on,
    early_reason)."""
    today = timezone.localdate()
    usual = queries.default_day(transfer, today)
    joined = queries.joined(transfer)
    if effective_on > max(today, transfer.proposed_on) + _FAR:
        raise ValidationError({"effective_on": texts.TOO_FAR_AHEAD})
    if joined and effective_on < joined.first_day:
        raise ValidationError({"effective_on": texts.BEFORE_JOINING.format(day=joined)})
    opened_on = queries.opened_on(unit) if unit else None
    if opened_on and effective_on < opened_on:
        sentence = texts.BEFORE_OPENING.format(unit=unit, day=f"{opened_on:%d/%m/%Y}")
        raise ValidationError({"effective_on": sentence})
    if effective_on < usual and not early_reason.strip():
        changes = _changes(effective_on, today)
        sentence = texts.EARLY_REASON_MISSING.format(day=f"{usual:%d/%m/%Y}", changes=changes).strip()
        raise ValidationError({"early_reason": sentence})


def _changes(effective_on, today) -> str:
    """Which movement reports would show other figures."""
    months = queries.changed_months(effective_on, today)
    if len(months) > _MOST_MONTHS:
        months = [texts.MONTHS_SPAN.format(first=months[0], last=months[-1])]
    return texts.MONTHS_CHANGE.format(months=", ".join(months)) if months else ""
