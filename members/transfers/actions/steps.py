"""What every act of a transfer does alike: take it as it stands, find the next holder, set the clock, journal."""

from contextlib import contextmanager
from datetime import date, timedelta

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils import timezone

from branches.audit import journal
from branches.cases import transitions
from branches.cases.texts import WRONG_STATE
from branches.rulesets import definitions
from branches.units import superiors
from branches.units.actions import tree
from branches.units.models import Unit
from members.people.models.persons import Standing
from members.transfers import queries, route, rules, texts
from members.transfers.models import Kind, Status, Transfer, Way
from members.transfers.ways import texts as way_texts

# The sector of branches of a neighbourhood (branches.units.models.Sector).
RESIDENTIAL = "residential"
_OF_BRANCHES = {Status.BACK_AT_BRANCH, Status.AT_RECEIVING_BRANCH}


def take(transfer: Transfer, act: str, may, *, actor, version: int | None) -> Transfer:
    """The transfer, locked, in a step in which `act` is there, of somebody who may.

    Raises transitions.WrongState where somebody was faster, and PermissionDenied.
    """
    transfer = transitions.lock_case(transfer, version=version)
    if not rules.is_in_step(transfer, act):
        raise transitions.WrongState(WRONG_STATE.format(now=transfer.get_status_display()))
    may(actor, transfer).require()
    return transfer


@contextmanager
def journalled(name: str, transfer: Transfer, *, actor, **details):
    """One act in the journal of the unit that holds the case at its beginning."""
    unit = transfer.case.holder or transfer.case.opening_unit
    with journal.act(name, actor=actor, subject=transfer, unit=unit, number=transfer.case.number, **details):
        yield


def destination(to: Unit) -> tuple[Unit, Unit | None]:
    """(cơ sở, branch) of what somebody chose to send to: a branch, or a cơ sở that will name one.

    The unit is held: it can't be closed while the case is on its way to it. Raises ValidationError on "to".
    """
    to = standing(to, "to")
    if to.level.is_branch:
        return superiors.base_of(to), to
    base = superiors.base_of(to)
    if not queries.may_receive(base):
        raise ValidationError({"to": texts.TO_NOT_A_BASE.format(unit=to)})
    return base, None


def branch_of(base: Unit, branch: Unit) -> Unit:
    """The branch that `base` names, held. Raises ValidationError on "branch"."""
    branch = standing(branch, "branch")
    if not branch.level.is_branch:
        raise ValidationError({"branch": texts.NOT_A_BRANCH.format(unit=branch)})
    if superiors.base_of(branch) != base:
        raise ValidationError({"branch": texts.BRANCH_NOT_BELOW.format(branch=branch, unit=base)})
    return branch


def standing(unit: Unit, field: str) -> Unit:
    """The unit as it is now, held; a closed one takes nobody in. Raises ValidationError on `field`."""
    unit = tree.locked(unit)
    if unit.closed_on is not None:
        raise ValidationError({field: texts.TO_CLOSED.format(unit=unit, day=f"{unit.closed_on:%d/%m/%Y}")})
    return unit


def check_person(transfer: Transfer):
    """The person must still be where the transfer begins; who comes from outside must not be a member meanwhile.

    Raises ValidationError.
    """
    person = transfer.person
    if transfer.way == Way.INTO:
        if person is not None and person.standing == Standing.MEMBER:
            raise ValidationError(way_texts.MEMBER_MEANWHILE.format(name=person, unit=person.current_unit))
        return
    if person.standing != Standing.MEMBER or person.current_unit_id != transfer.from_unit_id:
        raise ValidationError(texts.MOVED_MEANWHILE.format(name=person, unit=transfer.from_unit))


def go_on(transfer: Transfer, act: str, *, actor, note: str = "", **changes):
    """On to the next step of the way, with `changes` of the transfer's own row. Raises ValidationError."""
    put(transfer, **changes)
    stage = route.next_stage(transfer)
    if stage.unit is None:
        raise ValidationError({"branch": texts.BRANCH_MISSING.format(unit=transfer.to_base)})
    holder = standing(stage.unit, "branch" if stage.stop == route.Stop.RECEIVING_BRANCH else "to")
    transitions.advance(
        transfer, stage.status, act=act, actor=actor, holder=holder, due_on=due(stage.status), note=note, **changes
    )


def come_back(transfer: Transfer, act: str, status: str, unit: Unit, *, actor, note: str):
    """Back to a unit that had it, or to who answers for that one since it was closed."""
    holder = superiors.standing_for(unit)
    transitions.advance(transfer, status, act=act, actor=actor, holder=holder, due_on=due(status), note=note)


def put(transfer: Transfer, **changes):
    """Set values on the row and check it as the database would. Raises ValidationError by field of the forms."""
    for name, value in changes.items():
        setattr(transfer, name, value)
    try:
        transfer.full_clean(exclude=["case"])
    except ValidationError as error:
        found = error.message_dict
        if transfer.to_unit_id and transfer.to_unit_id == transfer.from_unit_id and NON_FIELD_ERRORS in found:
            # A constraint has no field: what it says is about where to.
            found["to"] = found.pop(NON_FIELD_ERRORS)
        raise ValidationError(found) from None
    _check_host(transfer, "to" if "to_base" in changes else "branch")


def _check_host(transfer, field):
    """Only a branch of the people who live there takes somebody in where they live."""
    unit = transfer.to_unit
    if transfer.kind == Kind.RESIDENTIAL and unit and (unit.sector is None or unit.sector.code != RESIDENTIAL):
        raise ValidationError({field: way_texts.NOT_RESIDENTIAL.format(unit=unit)})


def due(status: str) -> date | None:
    """The last day for a step that begins today."""
    today = timezone.localdate()
    days = definitions.on(today)
    if status == Status.AWAITING_REPLY:
        return today + timedelta(days.transfer_reply_days)
    return today + timedelta(days.transfer_branch_days if status in _OF_BRANCHES else days.transfer_base_days)


def need(reason: str) -> str:
    """Raises ValidationError on "reason" where nothing is said."""
    reason = reason.strip()
    if not reason:
        raise ValidationError({"reason": texts.REASON_MISSING})
    return reason
