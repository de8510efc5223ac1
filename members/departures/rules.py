"""Who may do which step of a departure. The branch's steps need *manage* over it, those of the cơ sở *confirm*."""

from django.utils import timezone

from branches.access import reach
from branches.access.decisions import ALLOW, Decision, deny
from branches.papers import rules as papers
from branches.positions.models import Grant
from members.departures import queries, texts
from members.departures.models import SETTLED, Departure, Leave, Status, Way, Wish
from members.people.models.persons import Standing

_BEFORE = tuple(status for status in Status if status not in (*SETTLED, Status.SCHEDULED))
_LEAVERS = (Way.AGE, Way.STRUCK_OFF, Way.OWN_WISH)
# {act: (ways, statuses)} in which it is there at all.
STEPS = {
    "wish": ((Way.AGE,), (Status.DRAFT, Status.ASKS_TO_STAY, Status.LEAVING, Status.RETURNED)),
    "keep": ((Way.AGE,), (Status.ASKS_TO_STAY,)),
    "refuse_stay": ((Way.AGE,), (Status.ASKS_TO_STAY,)),
    "vote_stay": ((Way.AGE,), (Status.ASKS_TO_STAY,)),
    "notify": ((Way.STRUCK_OFF,), (Status.DRAFT,)),
    "vote": ((Way.STRUCK_OFF,), (Status.NOTIFIED, Status.RETURNED)),
    "decide": ((Way.STRUCK_OFF,), (Status.VOTED,)),
    "send_age": ((Way.AGE,), (Status.LEAVING, Status.RETURNED)),
    "send_removal": ((Way.STRUCK_OFF,), (Status.DECIDED, Status.RETURNED)),
    "send_wish": ((Way.OWN_WISH,), (Status.DRAFT, Status.RETURNED)),
    "confirm": ((Way.AGE,), (Status.AT_BASE,)),
    "ceremony": ((Way.AGE,), (Status.CONFIRMED,)),
    "acknowledge": ((Way.STRUCK_OFF,), (Status.AT_BASE,)),
    "let_go": ((Way.OWN_WISH,), (Status.AT_BASE,)),
    "return": (_LEAVERS, (Status.AT_BASE,)),
    "call_off": (_LEAVERS, (Status.SCHEDULED,)),
    "grant": ((Way.LEAVE,), (Status.DRAFT,)),
    "come_back": ((Way.LEAVE,), (Status.ON_LEAVE,)),
    "conclude": ((Way.LEAVE,), (Status.ON_LEAVE,)),
    "renew": ((Way.LEAVE,), (Status.ON_LEAVE,)),
    "edit": ((Way.LEAVE, Way.STRUCK_OFF, Way.OWN_WISH), (Status.DRAFT, Status.RETURNED)),
    "withdraw": ((Way.AGE, Way.LEAVE, Way.STRUCK_OFF, Way.OWN_WISH), _BEFORE),
}


def is_in_step(departure: Departure, act: str) -> bool:
    ways, statuses = STEPS[act]
    if departure.way not in ways or departure.status not in statuses:
        return False
    if act == "send_age" and departure.wish == Wish.STAY:
        return False
    if act in ("come_back", "conclude"):
        return (act == "conclude") == _soon_over(departure)
    return True


def _soon_over(departure):
    """Whether a leave asks for a decision: from so many days before its last one."""
    return queries.asks_from(departure) <= timezone.localdate()


def may_list(actor) -> Decision:
    """See the list of departures at all."""
    return ALLOW if reach.has_anywhere(actor, Grant.READ) else deny(texts.LIST_NOT_YOURS)


def may_open_somewhere(actor) -> Decision:
    return ALLOW if reach.has_anywhere(actor, Grant.MANAGE) else deny(texts.NOWHERE)


def may_open(actor, person) -> Decision:
    """Begin something with a member: who manages the unit in which the member is."""
    if person.standing == Standing.VOID:
        return deny(texts.RECORD_IS_VOID)
    if person.standing != Standing.MEMBER:
        return deny(texts.NOT_A_MEMBER)
    return ALLOW if reach.manages(actor, person.current_unit) else deny(texts.NOT_YOURS)


def may_wish(actor, departure) -> Decision:
    return _branchs(actor, departure, "wish")


def may_keep(actor, departure) -> Decision:
    """Let somebody stay, or not: after a vote of the branch only as it was voted."""
    decision = _branchs(actor, departure, "keep")
    if decision and departure.vote and not departure.vote.passed:
        return deny(texts.STAY_NOT_PASSED)
    return decision


def may_refuse_stay(actor, departure) -> Decision:
    return _branchs(actor, departure, "refuse_stay")


def may_vote_stay(actor, departure) -> Decision:
    return _branchs(actor, departure, "vote_stay")


def may_notify(actor, departure) -> Decision:
    return _branchs(actor, departure, "notify")


def may_vote(actor, departure) -> Decision:
    return _branchs(actor, departure, "vote")


def may_decide(actor, departure) -> Decision:
    return _branchs(actor, departure, "decide")


def may_send_age(actor, departure) -> Decision:
    return _branchs(actor, departure, "send_age")


def may_send_removal(actor, departure) -> Decision:
    """Only what the branch has decided."""
    decision = _branchs(actor, departure, "send_removal")
    if decision and departure.resolution is None:
        return deny(texts.NOT_DECIDED)
    return decision


def may_send_wish(actor, departure) -> Decision:
    return _branchs(actor, departure, "send_wish")


def may_confirm(actor, departure) -> Decision:
    return _bases(actor, departure, "confirm")


def may_hold_ceremony(actor, departure) -> Decision:
    return _bases(actor, departure, "ceremony")


def may_acknowledge(actor, departure) -> Decision:
    return _bases(actor, departure, "acknowledge")


def may_let_go(actor, departure) -> Decision:
    return _bases(actor, departure, "let_go")


def may_return(actor, departure) -> Decision:
    return _bases(actor, departure, "return")


def may_call_off(actor, departure) -> Decision:
    return _bases(actor, departure, "call_off")


def may_grant(actor, departure) -> Decision:
    return _branchs(actor, departure, "grant")


def may_come_back(actor, departure) -> Decision:
    """Before the leave is nearly over."""
    return _on_leave(actor, departure, "come_back")


def may_conclude(actor, departure) -> Decision:
    """When it is nearly over, or over: the decision that it asks for."""
    return _on_leave(actor, departure, "conclude")


def may_renew(actor, departure) -> Decision:
    return _on_leave(actor, departure, "renew")


def may_edit(actor, departure) -> Decision:
    return _branchs(actor, departure, "edit")


def may_withdraw(actor, departure) -> Decision:
    return _branchs(actor, departure, "withdraw")


def _on_leave(actor, departure, act) -> Decision:
    decision = _branchs(actor, departure, act)
    return deny(texts.LEAVE_ENDS_WITH_STAY) if decision and _is_ending(departure) else decision


def _is_ending(departure) -> bool:
    """A day to come on which the stay ends, and the leave with it, is written already."""
    return any(leave.ended_by == Leave.Ended.LEFT for leave in departure.leaves.all())


# Papers


def may_issue_minutes(actor, departure) -> Decision:
    """The branch's paper about the meeting: once there was one, also afterwards."""
    if departure.vote is None:
        return deny(texts.PAPER_LATER)
    return papers.may_issue(actor, departure.unit)


def may_issue_list(actor, departure) -> Decision:
    if departure.wish != Wish.LEAVE:
        return deny(texts.WISH_FIRST)
    return papers.may_issue(actor, departure.unit)


def may_issue_decision(actor, departure) -> Decision:
    """It is issued by deciding; on its own only in place of one that was withdrawn."""
    if departure.resolution is None:
        return deny(texts.DECISION_LATER)
    return papers.may_issue(actor, departure.unit)


def may_issue_certificate(actor, departure) -> Decision:
    """The cơ sở's, one for each: once it has confirmed, also afterwards."""
    if departure.status not in (Status.CONFIRMED, Status.SCHEDULED, Status.DONE):
        return deny(texts.CERTIFICATE_LATER)
    return papers.may_issue(actor, departure.base)


def may_see_record(actor, departure) -> bool:
    """Whether the page may lead to the record."""
    return reach.area(actor).covers(departure.person.unit.path)


def _branchs(actor, departure, act) -> Decision:
    if not is_in_step(departure, act):
        return _passed(departure)
    if reach.can(actor, Grant.MANAGE, departure.unit):
        return ALLOW
    return deny(texts.STEP_OF_BRANCH.format(unit=departure.unit))


def _bases(actor, departure, act) -> Decision:
    if not is_in_step(departure, act):
        return _passed(departure)
    holder = departure.case.holder
    return ALLOW if reach.can(actor, Grant.CONFIRM, holder) else deny(texts.STEP_OF_BASE.format(unit=holder))


def _passed(departure) -> Decision:
    return deny(texts.STEP_PASSED.format(now=departure.get_status_display()))
