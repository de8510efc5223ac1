"""The day of the last step."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from branches.units.models import Unit
from members.people.actions import effective
from members.transfers import queries, texts
from members.transfers.models import Transfer


def check_day(transfer: Transfer, effective_on: date, early_reason: str, *, unit: Unit | None = None) -> list[str]:
    """`unit` is where the person comes to, None out of the system. Returns what an earlier day changes
    (people.actions.effective). Raises ValidationError by field (effective_on, early_reason)."""
    joined = queries.joined(transfer)
    if joined and effective_on < joined.first_day:
        raise ValidationError({"effective_on": texts.BEFORE_JOINING.format(day=joined)})
    return effective.check(
        effective_on,
        usual=queries.default_day(transfer, timezone.localdate()),
        reason=early_reason,
        proposed_on=transfer.proposed_on,
        person=transfer.person,
        left=transfer.from_unit,
        unit=unit,
    )
