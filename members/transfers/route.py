"""Which units a transfer passes through, in turn. Pure: everything that is asked about lies on the arguments.

The way of khóa XIII: chi đoàn → cơ sở đi → cơ sở đến → chi đoàn đến; units between are shown, not asked. A step of a
unit that did the step before is skipped: inside one cơ sở that leaves chi đoàn → cơ sở → chi đoàn, and a chi đoàn cơ
sở, which is its own cơ sở, has one step on its side. Out of the system the sending cơ sở waits for the other side's
reply; into it, the receiving branch writes down who comes, its cơ sở accepts, the branch takes in.
"""

from dataclasses import dataclass
from enum import StrEnum

from branches.positions.models import Grant
from branches.units.models import Unit
from members.transfers.models import Status, Transfer, Way


class Stop(StrEnum):
    SENDING_BRANCH = "sending_branch"
    SENDING_BASE = "sending_base"
    RECEIVING_BASE = "receiving_base"
    RECEIVING_BRANCH = "receiving_branch"
    # The sending cơ sở, until the other side has written back.
    REPLY = "reply"


_ORDER = list(Stop)
# What a transfer stands in while a stop has it: the first when it comes on, the second when it comes back.
STATUSES = {
    Stop.SENDING_BRANCH: (Status.DRAFT, Status.BACK_AT_BRANCH),
    Stop.SENDING_BASE: (Status.AT_SENDING_BASE, Status.RETURNED),
    Stop.RECEIVING_BASE: (Status.AT_RECEIVING_BASE,),
    Stop.RECEIVING_BRANCH: (Status.AT_RECEIVING_BRANCH,),
    Stop.REPLY: (Status.AWAITING_REPLY,),
}


@dataclass(frozen=True)
class Stage:
    """One step of the way. `unit` is None for the branch that the receiving cơ sở has yet to name."""

    stop: Stop
    unit: Unit | None

    @property
    def status(self) -> Status:
        return STATUSES[self.stop][0]


def stop_of(status: str) -> Stop | None:
    """Which stop has a transfer that stands in `status`; None once it is on its last way, or over."""
    return next((stop for stop, statuses in STATUSES.items() if status in statuses), None)


def stages(transfer: Transfer) -> list[Stage]:
    """The steps of a transfer, in turn."""
    if transfer.way == Way.INTO:
        return _stages_into(transfer)
    found = [Stage(Stop.SENDING_BRANCH, transfer.from_unit)]
    if transfer.from_base_id != transfer.from_unit_id:
        found.append(Stage(Stop.SENDING_BASE, transfer.from_base))
    if transfer.way == Way.OUT:
        return [*found, Stage(Stop.REPLY, transfer.from_base)]
    # A branch that is its own cơ sở takes in at once. Sent on by the receiving side, a cơ sở that had its step before
    # the other side's has one again.
    again = transfer.status == Status.AT_RECEIVING_BASE
    if again or transfer.to_base_id not in {found[-1].unit.pk, transfer.to_unit_id}:
        found.append(Stage(Stop.RECEIVING_BASE, transfer.to_base))
    found.append(Stage(Stop.RECEIVING_BRANCH, transfer.to_unit))
    return found


def _stages_into(transfer):
    found = [Stage(Stop.SENDING_BRANCH, transfer.case.opening_unit)]
    if transfer.to_base_id != transfer.case.opening_unit_id:
        found.append(Stage(Stop.RECEIVING_BASE, transfer.to_base))
    return [*found, Stage(Stop.RECEIVING_BRANCH, transfer.to_unit)]


def next_stage(transfer: Transfer) -> Stage | None:
    """The step after the one in which the transfer stands; None after the last."""
    here = stop_of(transfer.status)
    after = _ORDER.index(here) + 1 if here else len(_ORDER)
    return next((stage for stage in stages(transfer) if _ORDER.index(stage.stop) >= after), None)


def way_back(transfer: Transfer) -> tuple[Status, Unit]:
    """Where the receiving side sends a transfer back to: the sending cơ sở, or the branch that is its own."""
    if transfer.from_base_id == transfer.from_unit_id:
        return Status.BACK_AT_BRANCH, transfer.from_unit
    return Status.RETURNED, transfer.from_base


def grant_for(transfer: Transfer) -> str:
    """What the step at hand needs over its holder: a branch's own step *manage*, a superior's *confirm*."""
    at_base = stop_of(transfer.status) in {Stop.SENDING_BASE, Stop.RECEIVING_BASE, Stop.REPLY}
    # A branch can be a cơ sở (chi đoàn cơ sở); in a branch nobody has a grant to confirm.
    return Grant.CONFIRM if at_base and not transfer.case.holder.is_branch else Grant.MANAGE


def names_the_branch(transfer: Transfer) -> bool:
    """Whether the step at hand is the last before the receiving branch's: it has to name that branch."""
    following = next_stage(transfer)
    return following is not None and following.stop == Stop.RECEIVING_BRANCH
