"""Who may do which step. The branch's steps need *manage* over it, those of who decides *confirm* over that unit."""

from branches.access import reach
from branches.access.decisions import ALLOW, Decision, deny
from branches.papers import rules as papers
from branches.positions.models import Grant
from members.evaluations import texts
from members.evaluations.models import (
    AT_BRANCH,
    Exclusion,
    Rating,
    RatingStatus,
    RemarkRequest,
    Status,
    UnitStatus,
)
from members.people import rules as people

_WRITABLE = (Status.PREPARING, Status.AT_SUPERIOR, Status.RETURNED, Status.DECIDING, Status.ANNOUNCING)
_LOCKED = (RatingStatus.CONFIRMED, RatingStatus.DECIDED, RatingStatus.ANNOUNCED)
# In which steps each act is there at all; which rows it finds there is asked besides.
STEPS = {
    "meet": (Status.PREPARING, Status.AT_SUPERIOR, Status.RETURNED),
    "send": (Status.PREPARING, Status.AT_SUPERIOR, Status.RETURNED),
    "confirm": (Status.AT_SUPERIOR,),
    "confirm_some": (Status.AT_SUPERIOR,),
    "return": (Status.AT_SUPERIOR,),
    "decide": (Status.PREPARING, Status.AT_SUPERIOR, Status.RETURNED, Status.DECIDING, Status.ANNOUNCING, Status.DONE),
    "announce": (Status.PREPARING, Status.AT_SUPERIOR, Status.RETURNED, Status.DECIDING, Status.ANNOUNCING),
    "reopen": (*_WRITABLE, Status.DONE),
    "exclude": _WRITABLE,
    "include": (*_WRITABLE, Status.DONE),
}
# Which rows the branch goes on with while others wait with who decides: what came back, what stayed behind.
_MEANWHILE = {"meet": AT_BRANCH, "send": (RatingStatus.PROPOSED,)}
# Which rows each act is about.
ROWS = {
    "confirm": (RatingStatus.SENT,),
    "confirm_some": (RatingStatus.SENT,),
    "return": (RatingStatus.SENT,),
    "announce": (RatingStatus.DECIDED,),
    "reopen": _LOCKED,
    "exclude": AT_BRANCH,
    "include": (RatingStatus.EXCLUDED,),
}


def is_in_step(evaluation, act: str) -> bool:
    """Whether the act belongs to where the case stands, and finds rows that it is about."""
    if evaluation.status not in STEPS[act]:
        return False
    if act == "decide":
        return bool(evaluation.counts[RatingStatus.CONFIRMED] or evaluation.decision_gone)
    wanted = ROWS.get(act)
    if wanted is None and evaluation.status == Status.AT_SUPERIOR:
        wanted = _MEANWHILE.get(act)
    return wanted is None or any(evaluation.counts[status] for status in wanted)


def may_list(actor) -> Decision:
    """See the lists of evaluations at all."""
    return ALLOW if reach.has_anywhere(actor, Grant.READ) else deny(texts.LIST_NOT_YOURS)


# Rounds


def may_open_somewhere(actor) -> Decision:
    return ALLOW if reach.has_anywhere(actor, Grant.CONFIRM) else deny(texts.ROUND_NOWHERE)


def may_open_round(actor, unit) -> Decision:
    return ALLOW if reach.can(actor, Grant.CONFIRM, unit) else deny(texts.ROUND_NOT_YOURS)


def may_edit_round(actor, round_) -> Decision:
    return may_open_round(actor, round_.unit)


def may_begin(actor, branch) -> Decision:
    return ALLOW if reach.manages(actor, branch) else deny(texts.NOT_YOURS.format(unit=branch))


# The branch's steps


def may_write(actor, evaluation) -> Decision:
    """Type into the rows that are with the branch; which ones says `may_write_row`."""
    if evaluation.status not in _WRITABLE or not any(evaluation.counts[status] for status in AT_BRANCH):
        return _passed(evaluation)
    return may_begin(actor, evaluation.branch)


def may_write_row(rating: Rating) -> Decision:
    """Of who may write: whether this row is with the branch."""
    if rating.status in AT_BRANCH:
        return ALLOW
    return deny(texts.ROW_PASSED.format(now=rating.get_status_display()))


def may_write_for(rating: Rating) -> Decision:
    """Of who may write: enter what the member says of itself in the member's stead. What the own account wrote stays
    the member's as long as there is that account; evidence and votes are the branch's all the same."""
    user = rating.person.user if rating.self_own else None
    if user is not None and user.is_active:
        return deny(texts.own.WRITTEN_BY_THEMSELVES.format(name=rating.person))
    return ALLOW


def may_assess_oneself(actor, rating: Rating) -> Decision:
    """Write, and change, what one says of oneself by the own account: as long as the row is with the branch. A post
    isn't asked for, nor where somebody is a member by now."""
    if not people.is_own(actor, rating.person):
        return deny(texts.own.NOT_YOURS)
    if rating.status == RatingStatus.EXCLUDED:
        return deny(texts.own.NOT_RATED.format(why=Exclusion(rating.exclusion).label))
    if rating.status == RatingStatus.ANNOUNCED:
        return deny(texts.own.ANNOUNCED.format(year=rating.year))
    if rating.evaluation.status not in _WRITABLE or not may_write_row(rating):
        return deny(texts.own.SENT)
    return ALLOW


def may_take_out_own(actor, rating: Rating) -> Decision:
    """The slip to be signed by hand: also where the branch has sent the row by now."""
    return ALLOW if people.is_own(actor, rating.person) else deny(texts.own.NOT_YOURS)


def may_meet(actor, evaluation) -> Decision:
    return _branchs(actor, evaluation, "meet", texts.NOBODY_OPEN)


def may_send(actor, evaluation) -> Decision:
    return _branchs(actor, evaluation, "send", texts.NOBODY_PROPOSED)


def may_announce(actor, evaluation) -> Decision:
    return _branchs(actor, evaluation, "announce", texts.NOBODY_DECIDED)


def may_exclude(actor, evaluation) -> Decision:
    return _branchs(actor, evaluation, "exclude", texts.NOBODY_OPEN)


def may_include(actor, evaluation) -> Decision:
    return _branchs(actor, evaluation, "include", texts.NOBODY_EXCLUDED)


# The steps of who decides


def may_confirm(actor, evaluation) -> Decision:
    return _bases(actor, evaluation, "confirm", texts.NOBODY_SENT)


def may_return(actor, evaluation) -> Decision:
    return _bases(actor, evaluation, "return", texts.NOBODY_SENT)


def may_decide(actor, evaluation) -> Decision:
    return _bases(actor, evaluation, "decide", texts.NOBODY_CONFIRMED)


def may_reopen(actor, evaluation) -> Decision:
    return _bases(actor, evaluation, "reopen", texts.NOBODY_LOCKED)


def may_reopen_row(actor, rating: Rating) -> Decision:
    """Who confirmed a row opens it again, also after the branch was put below somebody else."""
    if reach.can(actor, Grant.CONFIRM, rating.confirmed_by):
        return ALLOW
    return deny(texts.REOPEN_NOT_YOURS.format(name=rating.person, unit=rating.confirmed_by))


# Papers


def may_issue_minutes(actor, evaluation) -> Decision:
    if evaluation.last_meeting is None:
        return deny(texts.PAPER_LATER)
    return papers.may_issue(actor, evaluation.branch)


def may_issue_list(actor, evaluation) -> Decision:
    counts = evaluation.counts
    if not any(counts[status] for status in (RatingStatus.PROPOSED, RatingStatus.SENT, *_LOCKED)):
        return deny(texts.LIST_LATER)
    return papers.may_issue(actor, evaluation.branch)


# The remark of a former branch


def may_answer(actor, request: RemarkRequest) -> Decision:
    if request.answered_on:
        return deny(texts.REQUEST_ANSWERED.format(day=f"{request.answered_on:%d/%m/%Y}"))
    if request.rating.status not in AT_BRANCH:
        return deny(texts.REQUEST_OVER)
    if reach.can(actor, Grant.MANAGE, request.unit):
        return ALLOW
    return deny(texts.REQUEST_NOT_YOURS.format(unit=request.unit))


# The unit's own classification

_UNIT_STEPS = {
    "edit": (UnitStatus.DRAFT, UnitStatus.RETURNED),
    "send": (UnitStatus.DRAFT, UnitStatus.RETURNED),
    "decide": (UnitStatus.AT_SUPERIOR,),
    "return": (UnitStatus.AT_SUPERIOR,),
    "withdraw": (UnitStatus.DRAFT, UnitStatus.RETURNED, UnitStatus.AT_SUPERIOR),
}


def unit_is_in_step(rating, act: str) -> bool:
    return rating.status in _UNIT_STEPS[act]


def may_open_for_unit(actor, unit) -> Decision:
    return ALLOW if reach.manages(actor, unit) else deny(texts.units.UNIT_NOT_YOURS)


def may_edit_unit(actor, rating) -> Decision:
    return _units(actor, rating, "edit")


def may_send_unit(actor, rating) -> Decision:
    return _units(actor, rating, "send")


def may_withdraw_unit(actor, rating) -> Decision:
    return _units(actor, rating, "withdraw")


def may_decide_unit(actor, rating) -> Decision:
    return _superiors(actor, rating, "decide")


def may_return_unit(actor, rating) -> Decision:
    return _superiors(actor, rating, "return")


def _units(actor, rating, act):
    if not unit_is_in_step(rating, act):
        return _passed(rating)
    return may_open_for_unit(actor, rating.unit)


def _superiors(actor, rating, act):
    if not unit_is_in_step(rating, act):
        return _passed(rating)
    return _confirms(actor, rating.base)


def _branchs(actor, evaluation, act, nobody="") -> Decision:
    if not is_in_step(evaluation, act):
        return _not_here(evaluation, act, nobody)
    return may_begin(actor, evaluation.branch)


def _bases(actor, evaluation, act, nobody) -> Decision:
    if not is_in_step(evaluation, act):
        return _not_here(evaluation, act, nobody)
    return _confirms(actor, evaluation.base)


def _not_here(evaluation, act, nobody):
    """Why an act isn't there: the case stands elsewhere, or no row is left that the act is about."""
    return deny(nobody) if evaluation.status in STEPS[act] else _passed(evaluation)


def _confirms(actor, unit):
    return ALLOW if reach.can(actor, Grant.CONFIRM, unit) else deny(texts.NOT_YOURS_ABOVE.format(unit=unit))


def _passed(thing) -> Decision:
    return deny(texts.STEP_PASSED.format(now=thing.get_status_display()))
