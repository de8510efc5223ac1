"""The receiving side: the cơ sở accepts and names the branch, the branch takes in; or it goes back, or elsewhere."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.cases import transitions
from branches.cases.models import Case
from branches.units.models import Unit
from members.people.actions import effective
from members.transfers import queries, route, rules, texts
from members.transfers.actions import days, ledger, offices, steps
from members.transfers.models import Status, Transfer, Way


@transaction.atomic
def accept_transfer(
    transfer: Transfer, *, actor, version: int | None = None, branch: Unit | None = None, note: str = ""
) -> Transfer:
    """The receiving cơ sở takes it on and names the branch; None takes the one that was proposed.

    Raises WrongState, PermissionDenied; ValidationError on "branch".
    """
    transfer = steps.take(transfer, "accept", rules.may_accept, actor=actor, version=version)
    steps.check_person(transfer)
    branch = branch or transfer.to_unit
    changes = {"to_unit": steps.branch_of(transfer.to_base, branch)} if branch is not None else {}
    with steps.journalled("members.transfer.accepted", transfer, actor=actor):
        steps.go_on(transfer, "accept", actor=actor, note=note, **changes)
    return transfer


@transaction.atomic
def take_in_transfer(
    transfer: Transfer,
    *,
    actor,
    version: int | None = None,
    effective_on: date | None = None,
    early_reason: str = "",
    note: str = "",
) -> Transfer:
    """The last step: the ledger is written here, once. `effective_on` is by default the later of the proposed day and
    today; an earlier one needs a reason. If it lies ahead the transfer waits for its day and can still be cancelled.

    A stay can't end before it began: then the ledger takes the first possible day (`stay.begins_on`), and the case
    keeps `effective_on`. Raises WrongState, PermissionDenied; ValidationError by field (effective_on, early_reason).
    """
    transfer = steps.take(transfer, "take_in", rules.may_take_in, actor=actor, version=version)
    steps.check_person(transfer)
    effective_on = effective_on or queries.default_day(transfer, timezone.localdate())
    changed = days.check_day(transfer, effective_on, early_reason, unit=transfer.to_unit)
    with steps.journalled("members.transfer.taken_in", transfer, actor=actor, on=f"{effective_on:%Y-%m-%d}"):
        stay = ledger.take_in(transfer, on=effective_on, actor=actor)
        changes = {"effective_on": effective_on, "early_reason": early_reason, "stay": stay}
        if transfer.way == Way.INTO:
            # The record holds it from now on.
            changes |= {"person": stay.person, "newcomer": ""}
        told = note or early_reason
        if stay.begins_on > timezone.localdate():
            transitions.advance(
                transfer, Status.SCHEDULED, act="take_in", actor=actor, holder=transfer.to_unit, note=told, **changes
            )
        else:
            offices.end_posts(transfer, actor=actor, on=stay.begins_on)
            transitions.advance(
                transfer, Status.DONE, act="take_in", actor=actor, outcome=Case.Outcome.DONE, note=told, **changes
            )
        effective.tell(transfer.case, changed, actor=actor, for_unit=transfer.to_unit)
    return transfer


@transaction.atomic
def send_back_transfer(transfer: Transfer, *, actor, version: int | None = None, reason: str) -> Transfer:
    """Back to the sending cơ sở, which mends or returns it. Raises WrongState, PermissionDenied, ValidationError."""
    transfer = steps.take(transfer, "send_back", rules.may_send_back, actor=actor, version=version)
    reason = steps.need(reason)
    status, unit = route.way_back(transfer)
    with steps.journalled("members.transfer.sent_back", transfer, actor=actor, reason=reason):
        steps.come_back(transfer, "send_back", status, unit, actor=actor, note=reason)
    return transfer


@transaction.atomic
def redirect_transfer(transfer: Transfer, *, actor, version: int | None = None, to: Unit, reason: str) -> Transfer:
    """Another cơ sở is the right one, or another branch: the receiving side begins anew there, with a fresh clock.

    Raises WrongState, PermissionDenied; ValidationError by field (to, reason).
    """
    transfer = steps.take(transfer, "redirect", rules.may_redirect, actor=actor, version=version)
    reason = steps.need(reason)
    to_base, to_unit = steps.destination(to)
    if transfer.status == Status.AT_RECEIVING_BASE and to_base == transfer.to_base:
        raise ValidationError({"to": texts.TO_ALREADY_HERE.format(unit=to_base)})
    if transfer.status == Status.AT_RECEIVING_BRANCH and to_unit == transfer.to_unit:
        raise ValidationError({"to": texts.TO_ALREADY_HERE.format(unit=to_unit)})
    steps.put(transfer, to_base=to_base, to_unit=to_unit)
    # A branch that is its own cơ sở has one step only.
    own = to_base == to_unit
    status = Status.AT_RECEIVING_BRANCH if own else Status.AT_RECEIVING_BASE
    with steps.journalled("members.transfer.redirected", transfer, actor=actor, reason=reason):
        transitions.advance(
            transfer,
            status,
            act="redirect",
            actor=actor,
            holder=steps.standing(to_base, "to"),
            due_on=steps.due(status),
            note=reason,
            to_base=to_base,
            to_unit=to_unit,
        )
    return transfer
