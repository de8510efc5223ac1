"""Who may do which step of an honour. The proposing unit's steps need *manage*, those of its superior *confirm*."""

from branches.access import reach
from branches.access.decisions import ALLOW, Decision, deny
from branches.papers import rules as papers
from branches.positions.models import Grant
from members.departures.honours import texts
from members.departures.models import HonourStatus as Status

STEPS = {
    "send": (Status.DRAFT, Status.RETURNED),
    "edit": (Status.DRAFT, Status.RETURNED),
    "confirm": (Status.AT_SUPERIOR,),
    "return": (Status.AT_SUPERIOR,),
    "refuse": (Status.AT_SUPERIOR,),
    "withdraw": (Status.DRAFT, Status.RETURNED, Status.AT_SUPERIOR),
}


def is_in_step(honour, act: str) -> bool:
    return honour.status in STEPS[act]


def may_list(actor) -> Decision:
    return ALLOW if reach.has_anywhere(actor, Grant.READ) else deny(texts.LIST_NOT_YOURS)


def may_open_somewhere(actor) -> Decision:
    return ALLOW if reach.has_anywhere(actor, Grant.MANAGE) else deny(texts.NOT_YOURS)


def may_open(actor, unit) -> Decision:
    return ALLOW if reach.manages(actor, unit) else deny(texts.NOT_YOURS)


def may_send(actor, honour) -> Decision:
    return _units(actor, honour, "send")


def may_edit(actor, honour) -> Decision:
    return _units(actor, honour, "edit")


def may_withdraw(actor, honour) -> Decision:
    return _units(actor, honour, "withdraw")


def may_confirm(actor, honour) -> Decision:
    return _bases(actor, honour, "confirm")


def may_return(actor, honour) -> Decision:
    return _bases(actor, honour, "return")


def may_refuse(actor, honour) -> Decision:
    return _bases(actor, honour, "refuse")


def may_end(actor, honour) -> Decision:
    """Withdraw the honour: whoever gave it."""
    if honour.status != Status.CONFIRMED:
        return _passed(honour)
    if honour.ended_on:
        return deny(texts.ENDED_ALREADY.format(day=f"{honour.ended_on:%d/%m/%Y}"))
    if reach.can(actor, Grant.CONFIRM, honour.base):
        return ALLOW
    return deny(texts.END_NOT_YOURS.format(unit=honour.base))


def may_issue_resolution(actor, honour) -> Decision:
    """It is issued by confirming; on its own only in place of one that was withdrawn."""
    if honour.resolution is None:
        return deny(texts.RESOLUTION_LATER)
    return papers.may_issue(actor, honour.base)


def may_see_record(actor, honour) -> bool:
    """Whether the page may lead to the record, where there is one."""
    return honour.person_id is not None and reach.area(actor).covers(honour.person.unit.path)


def _units(actor, honour, act) -> Decision:
    if not is_in_step(honour, act):
        return _passed(honour)
    return ALLOW if reach.can(actor, Grant.MANAGE, honour.unit) else deny(texts.STEP_OF_UNIT.format(unit=honour.unit))


def _bases(actor, honour, act) -> Decision:
    if not is_in_step(honour, act):
        return _passed(honour)
    holder = honour.case.holder
    return ALLOW if reach.can(actor, Grant.CONFIRM, holder) else deny(texts.STEP_OF_BASE.format(unit=holder))


def _passed(honour) -> Decision:
    return deny(texts.STEP_PASSED.format(now=honour.get_status_display()))
