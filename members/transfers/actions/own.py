"""What members do themselves with the own transfer: ask for one, take it back, ask for it back; and the branch's no."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.cases import transitions
from branches.cases.models import Acting, Case
from branches.units.models import Unit
from members.people.models import Person
from members.transfers import rules, texts
from members.transfers.actions import drafts, steps
from members.transfers.models import Status, Transfer

LONGEST_REASON = Transfer._meta.get_field("withdrawal_reason").max_length


@transaction.atomic
def ask_transfer(
    person: Person,
    *,
    actor,
    to: Unit | None = None,
    place: str = "",
    reason: str,
    proposed_on: date,
    reason_more: str = "",
) -> Transfer:
    """The draft of the branch's case, asked for by the member: the branch adds remark and dues, and sends it. `place`
    is what the member typed who didn't find the unit.

    Raises PermissionDenied; ValidationError, by field, or with the sentences of what else is open on the person.
    """
    person = drafts.take_person(person, actor=actor, may=rules.may_ask)
    place = place.strip()
    if to is None and not place:
        raise ValidationError({"to": texts.TO_MISSING_OWN})
    to_base, to_unit = steps.destination(to) if to is not None else (None, None)
    return drafts.open_draft(
        person,
        actor=actor,
        asked_on=timezone.localdate(),
        wished=True,
        wished_place=place,
        to_base=to_base,
        to_unit=to_unit,
        reason=reason,
        reason_more=reason_more,
        proposed_on=proposed_on,
    )


@transaction.atomic
def withdraw_wish(transfer: Transfer, *, actor) -> Transfer:
    """The member takes back what is still a draft at the branch. Raises PermissionDenied."""
    transfer = transitions.lock_case(transfer)
    rules.may_withdraw_wish(actor, transfer).require()
    with steps.journalled("members.transfer.wish_withdrawn", transfer, actor=actor):
        transitions.advance(
            transfer,
            Status.WITHDRAWN,
            act="withdraw_wish",
            actor=actor,
            for_unit=transfer.case.opening_unit,
            acting=Acting.OWN,
            outcome=Case.Outcome.WITHDRAWN,
        )
    return transfer


@transaction.atomic
def ask_withdrawal(transfer: Transfer, *, actor, reason: str) -> Transfer:
    """The member wants it back once it was sent: the branch recalls it, or says why not. Nothing else stops meanwhile.

    Raises PermissionDenied; ValidationError on "reason".
    """
    transfer = transitions.lock_case(transfer)
    rules.may_ask_withdrawal(actor, transfer).require()
    reason = _need(reason)
    with steps.journalled("members.transfer.withdrawal_asked", transfer, actor=actor):
        transfer.withdrawal_asked_on = timezone.localdate()
        transfer.withdrawal_reason, transfer.withdrawal_answer = reason, ""
        transfer.save(update_fields=["withdrawal_asked_on", "withdrawal_reason", "withdrawal_answer"])
        transitions.record(
            transfer.case,
            act="ask_withdrawal",
            actor=actor,
            for_unit=transfer.case.opening_unit,
            note=reason,
            acting=Acting.OWN,
        )
    return transfer


@transaction.atomic
def keep_transfer(transfer: Transfer, *, actor, version: int | None = None, reason: str) -> Transfer:
    """The branch doesn't take it back; the member reads why, and may ask again.

    Raises WrongState, PermissionDenied; ValidationError on "reason".
    """
    transfer = steps.take(transfer, "keep", rules.may_keep, actor=actor, version=version)
    reason = steps.need(reason)
    with steps.journalled("members.transfer.withdrawal_refused", transfer, actor=actor, reason=reason):
        transfer.withdrawal_asked_on, transfer.withdrawal_answer = None, reason
        transfer.save(update_fields=["withdrawal_asked_on", "withdrawal_answer"])
        transitions.record(transfer.case, act="keep", actor=actor, for_unit=transfer.case.opening_unit, note=reason)
    return transfer


def _need(reason) -> str:
    reason = reason.strip()
    if not reason:
        raise ValidationError({"reason": texts.WITHDRAWAL_MISSING})
    if len(reason) > LONGEST_REASON:
        raise ValidationError({"reason": texts.REASON_LONG.format(most=LONGEST_REASON)})
    return reason
