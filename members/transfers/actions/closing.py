"""Ways to end a transfer that moves nobody: recall, cancelling what lies ahead; and what the day itself settles."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from branches.accounts.models import User
from branches.cases import transitions
from branches.cases.models import Case
from members.people.actions import memberships
from members.transfers import queries, rules
from members.transfers.actions import offices, steps
from members.transfers.models import CLOSED, Status, Transfer


@transaction.atomic
def recall_transfer(transfer: Transfer, *, actor, version: int | None = None, reason: str = "") -> Transfer:
    """The side that opened it takes it back, at any time before the last step; a draft without a reason,
    unless its member asked for it and reads why.

    Raises WrongState, PermissionDenied, ValidationError.
    """
    transfer = steps.take(transfer, "recall", rules.may_recall, actor=actor, version=version)
    if transfer.status != Status.DRAFT or transfer.wished:
        reason = steps.need(reason)
    with steps.journalled("members.transfer.recalled", transfer, actor=actor, reason=reason):
        transitions.advance(
            transfer,
            Status.WITHDRAWN,
            act="recall",
            actor=actor,
            note=reason,
            for_unit=transfer.case.opening_unit,
            outcome=Case.Outcome.WITHDRAWN,
        )
    return transfer


@transaction.atomic
def cancel_transfer(transfer: Transfer, *, actor, version: int | None = None, reason: str) -> Transfer:
    """Before its day has come: the row to come is void, the present stay goes on.

    Raises WrongState, PermissionDenied, ValidationError.
    """
    transfer = steps.take(transfer, "cancel", rules.may_cancel, actor=actor, version=version)
    reason = steps.need(reason)
    with steps.journalled("members.transfer.cancelled", transfer, actor=actor, reason=reason):
        memberships.cancel_planned(transfer.case)
        transitions.advance(
            transfer, Status.CANCELLED, act="cancel", actor=actor, note=reason, outcome=Case.Outcome.CANCELLED
        )
    return transfer


@transaction.atomic
def abandon_transfer(transfer: Transfer, *, actor, reason: str) -> Transfer:
    """Close it whatever its step, since of this person nothing more can come of it; what was written ahead is taken
    back. One whose day has come is settled instead. No rule is asked: the act that calls it has done so."""
    transfer = transitions.lock_case(transfer)
    if transfer.status in CLOSED:
        return transfer
    if transfer.status == Status.SCHEDULED:
        if queries.ledger_day(transfer) <= timezone.localdate():
            return settle_transfer(transfer)
        memberships.cancel_planned(transfer.case)
    with steps.journalled("members.transfer.abandoned", transfer, actor=actor, reason=reason):
        transitions.advance(
            transfer,
            Status.CANCELLED,
            act="abandon",
            actor=actor,
            note=reason,
            for_unit=transfer.case.opening_unit,
            outcome=Case.Outcome.CANCELLED,
        )
    return transfer


@transaction.atomic
def settle_transfer(transfer: Transfer) -> Transfer:
    """Its day has come: the ledger counts the person in the new unit from today on; posts end, the case is done."""
    transfer = transitions.lock_case(transfer)
    actor = User.objects.system()
    with steps.journalled("members.transfer.settled", transfer, actor=actor):
        offices.end_posts(transfer, actor=actor, on=queries.ledger_day(transfer))
        transitions.advance(transfer, Status.DONE, act="settle", actor=actor, outcome=Case.Outcome.DONE)
    return transfer


def settle_due(on: date) -> int:
    """Settle all whose day has come. Gives how many."""
    due = list(queries.due_to_settle(on))
    for transfer in due:
        settle_transfer(transfer)
    return len(due)
