"""Who may import, commit and take back. A batch belongs to its unit: whoever may import there may go on with it."""

from datetime import timedelta

from django.utils import timezone

from branches.access import reach
from branches.access.decisions import ALLOW, Decision, deny
from branches.imports import texts
from branches.positions.models import Grant
from branches.rulesets import definitions


def may_import(actor, unit) -> Decision:
    """Bring a file into `unit`: it then reaches that unit and what stands below it, and nothing else."""
    if not reach.can(actor, Grant.IMPORT, unit):
        return deny(texts.IMPORT_NOT_YOURS.format(unit=unit))
    if unit.closed_on:
        return deny(texts.UNIT_CLOSED.format(unit=unit, date=f"{unit.closed_on:%d/%m/%Y}"))
    return ALLOW


def may_create_units(actor, unit) -> Decision:
    """Make branches under `unit` out of names in a file."""
    if reach.can(actor, Grant.CREATE_BRANCHES, unit):
        return ALLOW
    return deny(texts.CREATE_NOT_YOURS.format(unit=unit))


def may_handle(actor, batch) -> Decision:
    """Mend, commit or cancel a batch, whoever uploaded it."""
    return may_import(actor, batch.unit)


def may_undo(actor, batch) -> Decision:
    decision = may_import(actor, batch.unit)
    if decision and batch.committed_at and undo_until(batch) < timezone.localdate():
        return deny(texts.UNDO_TOO_LATE.format(days=undo_days(batch)))
    return decision


def undo_days(batch) -> int:
    """As the rules stood when the batch was committed (or stand today)."""
    on = timezone.localtime(batch.committed_at).date() if batch.committed_at else timezone.localdate()
    return definitions.on(on).import_undo_days


def undo_until(batch):
    """The last day on which the batch can be taken back."""
    return timezone.localtime(batch.committed_at).date() + timedelta(days=undo_days(batch))
