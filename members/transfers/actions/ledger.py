"""The last step's writing in the ledger, by the way that a transfer went."""

from datetime import date

from members.people.actions import memberships
from members.people.models import Membership
from members.transfers.actions import newcomers, steps
from members.transfers.models import Kind, Transfer, Way


def take_in(transfer: Transfer, *, on: date, actor) -> Membership:
    """Begin the stay in the receiving branch, a main one or one beside it. Raises ValidationError."""
    unit = steps.standing(transfer.to_unit, "effective_on")
    if transfer.way == Way.INTO:
        return newcomers.enter(transfer, unit=unit, on=on, actor=actor)
    if transfer.kind == Kind.PERMANENT:
        return memberships.transfer_person(transfer.person, to=unit, on=on, case=transfer.case)
    return memberships.attach(
        transfer.person,
        unit=unit,
        # Both call them the same.
        kind=transfer.kind,
        on=on,
        expected_end_on=transfer.expected_end_on,
        case=transfer.case,
    )
