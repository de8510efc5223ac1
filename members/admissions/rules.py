"""Who may do which step of an admission. The branch's steps need *manage* over it, those of who decides *confirm*."""

from branches.access import reach
from branches.access.decisions import ALLOW, Decision, deny
from branches.papers import rules as papers
from branches.positions.models import Grant
from members.admissions import texts
from members.admissions.models import CLOSED, Status
from members.people.models.memberships import Ended
from members.people.models.persons import Standing

_AT_BRANCH = (
    Status.PICKED,
    Status.LEARNT,
    Status.TRIED,
    Status.APPLIED,
    Status.VOTED,
    Status.RETURNED,
)
# In which steps each act is there at all.
STEPS = {
    "learn": (Status.PICKED,),
    "try": (Status.LEARNT,),
    "apply": (Status.TRIED,),
    "vote": (Status.APPLIED, Status.RETURNED),
    "send": (Status.VOTED, Status.RETURNED),
    "approve": (Status.AT_BASE,),
    "return": (Status.AT_BASE,),
    "refuse": (Status.AT_BASE,),
    "admit": (Status.APPROVED,),
    "call_off": (Status.SCHEDULED,),
    "edit": _AT_BRANCH,
    "ask": (*_AT_BRANCH, Status.AT_BASE),
    "withdraw": (*_AT_BRANCH, Status.AT_BASE, Status.APPROVED),
}


def is_in_step(admission, act: str) -> bool:
    return admission.status in STEPS[act]


def may_list(actor) -> Decision:
    """See the list of admissions at all."""
    return ALLOW if reach.has_anywhere(actor, Grant.READ) else deny(texts.LIST_NOT_YOURS)


def may_open_somewhere(actor) -> Decision:
    return ALLOW if reach.has_anywhere(actor, Grant.MANAGE) else deny(texts.NOWHERE)


def may_open(actor, person) -> Decision:
    """Pick somebody who is no member: who manages the unit that keeps the record."""
    if person.standing == Standing.VOID:
        return deny(texts.RECORD_IS_VOID)
    if person.standing == Standing.MEMBER:
        return deny(texts.ALREADY_MEMBER)
    if person.left_reason == Ended.DIED:
        return deny(texts.HAS_DIED)
    return ALLOW if reach.manages(actor, person.unit) else deny(texts.NOT_YOURS)


def may_open_for(actor, unit) -> Decision:
    """The branch for which somebody is picked."""
    return ALLOW if reach.manages(actor, unit) else deny(texts.NOT_YOURS)


def may_edit(actor, admission) -> Decision:
    return _branchs(actor, admission, "edit")


def may_learn(actor, admission) -> Decision:
    return _branchs(actor, admission, "learn")


def may_try(actor, admission) -> Decision:
    return _branchs(actor, admission, "try")


def may_apply(actor, admission) -> Decision:
    return _branchs(actor, admission, "apply")


def may_vote(actor, admission) -> Decision:
    return _branchs(actor, admission, "vote")


def may_send(actor, admission) -> Decision:
    """Only what the branch has voted for."""
    decision = _branchs(actor, admission, "send")
    if decision and not (admission.vote and admission.vote.passed):
        return deny(texts.NOT_PASSED)
    return decision


def may_withdraw(actor, admission) -> Decision:
    return _branchs(actor, admission, "withdraw")


def may_admit(actor, admission) -> Decision:
    return _branchs(actor, admission, "admit")


def may_call_off(actor, admission) -> Decision:
    return _branchs(actor, admission, "call_off")


def may_approve(actor, admission) -> Decision:
    return _bases(actor, admission, "approve")


def may_return(actor, admission) -> Decision:
    return _bases(actor, admission, "return")


def may_refuse(actor, admission) -> Decision:
    return _bases(actor, admission, "refuse")


def may_open_restricted(actor, admission) -> Decision:
    """Read what was written about a relative in custody; each time it is journalled."""
    if reach.can(actor, Grant.READ_RESTRICTED, admission.unit):
        return ALLOW
    return deny(texts.RESTRICTED_NOT_YOURS)


def may_ask(actor, admission) -> Decision:
    """Write it down: who may read it, of those who take part."""
    if not is_in_step(admission, "ask"):
        return _passed(admission)
    units = (admission.unit, admission.base)
    takes_part = any(reach.can(actor, grant, unit) for grant in (Grant.MANAGE, Grant.CONFIRM) for unit in units)
    if takes_part and may_open_restricted(actor, admission):
        return ALLOW
    return deny(texts.RESTRICTED_NOT_YOURS)


def may_issue_minutes(actor, admission) -> Decision:
    """The branch's papers about the meeting: once there was one, also afterwards."""
    if admission.vote is None:
        return deny(texts.PAPER_LATER)
    return papers.may_issue(actor, admission.unit)


def may_issue_list(actor, admission) -> Decision:
    if admission.vote is None or not admission.vote.passed:
        return deny(texts.PAPER_LATER)
    return papers.may_issue(actor, admission.unit)


def may_issue_resolution(actor, admission) -> Decision:
    """It is issued by approving; on its own only in place of one that was withdrawn."""
    if admission.resolution is None:
        return deny(texts.RESOLUTION_LATER)
    return papers.may_issue(actor, admission.base)


def may_see_record(actor, admission) -> bool:
    """Whether the page may lead to the record."""
    return reach.area(actor).covers(admission.person.unit.path)


def is_over(admission) -> bool:
    return admission.status in CLOSED


def _branchs(actor, admission, act) -> Decision:
    if not is_in_step(admission, act):
        return _passed(admission)
    if reach.can(actor, Grant.MANAGE, admission.unit):
        return ALLOW
    return deny(texts.STEP_OF_BRANCH.format(unit=admission.unit))


def _bases(actor, admission, act) -> Decision:
    if not is_in_step(admission, act):
        return _passed(admission)
    holder = admission.case.holder
    return ALLOW if reach.can(actor, Grant.CONFIRM, holder) else deny(texts.STEP_OF_BASE.format(unit=holder))


def _passed(admission) -> Decision:
    return deny(texts.STEP_PASSED.format(now=admission.get_status_display()))
