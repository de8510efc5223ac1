"""Who may arrange the tree. Structure (levels, dates, what is in the way) is checked by the actions."""

from branches.access import reach
from branches.access.decisions import ALLOW, Decision, deny
from branches.positions.models import Grant
from branches.units import texts
from branches.units.models import Level, Unit


def may_create(actor, parent: Unit | None, level: Level | None = None) -> Decision:
    """Add a unit under `parent` (None: at the top); without `level`, a unit of any level that this person may add."""
    if parent is None:
        return ALLOW if actor.is_system else deny(texts.NO_NEW_ROOT)
    if parent.closed_on:
        return deny(texts.PARENT_CLOSED.format(unit=parent, date=f"{parent.closed_on:%d/%m/%Y}"))
    if parent.is_branch:
        return deny(texts.BRANCH_HAS_NOTHING_BELOW)
    if may_administer(actor, parent):
        return ALLOW
    if not reach.can(actor, Grant.CREATE_BRANCHES, parent):
        return deny(texts.CREATE_NOT_YOURS)
    return ALLOW if level is None or level.is_branch else deny(texts.CREATE_ONLY_BRANCHES)


def may_administer(actor, unit: Unit) -> bool:
    """Whether everything below `unit` is this person's to arrange."""
    return reach.can(actor, Grant.ADMINISTER, unit)


def may_edit(actor, unit: Unit) -> Decision:
    """Rename a unit or change its level: whoever administers the unit above."""
    return _by_the_unit_above(actor, unit, texts.EDIT_NOT_YOURS)


def may_move(actor, unit: Unit, to: Unit | None = None) -> Decision:
    """Put a unit under another one: whoever administers where it leaves and, once it is known, where it goes."""
    decision = _by_the_unit_above(actor, unit, texts.MOVE_NOT_YOURS)
    if decision and to is not None and not may_administer(actor, to):
        return deny(texts.MOVE_NOT_YOURS)
    return decision


def may_close(actor, unit: Unit) -> Decision:
    """End a unit: whoever administers the unit above."""
    return _by_the_unit_above(actor, unit, texts.CLOSE_NOT_YOURS)


def _by_the_unit_above(actor, unit, refusal):
    # Above a root there is nothing, and only an area of the whole tree (the system's) covers nothing.
    if not reach.area(actor, Grant.ADMINISTER).covers(unit.parent_path):
        return deny(refusal)
    if unit.closed_on:
        return deny(texts.UNIT_CLOSED.format(unit=unit, date=f"{unit.closed_on:%d/%m/%Y}"))
    return ALLOW
