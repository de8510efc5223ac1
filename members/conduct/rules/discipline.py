"""Who may do which step. A step is the holder's; whoever has the grant over the holder from above may do it too.

Nobody acts in a case about themselves.
"""

from branches.access import reach
from branches.access.decisions import ALLOW, Decision, deny
from branches.papers import rules as papers
from branches.positions.models import Grant
from members.conduct import authority
from members.conduct.models.discipline import REVIEWED, STANDING, Form, Status
from members.conduct.queries import discipline as queries
from members.conduct.texts import discipline as texts
from members.people.models.persons import Standing

# In which steps each act is there at all.
STEPS = {
    "edit": (Status.DRAFT, Status.HEARING, Status.VOTED, Status.RETURNED),
    "propose": (Status.DRAFT,),
    "send": (Status.VOTED, Status.RETURNED),
    "decide": (Status.DECIDING,),
    "vote": (Status.HEARING, Status.VOTED, Status.RETURNED, Status.DECIDING),
    "return": (Status.DECIDING,),
    "refuse": (Status.HEARING, Status.VOTED, Status.DECIDING),
    "announce": (Status.DECIDED,),
    "revoke": (Status.DECIDED,),
    "remark": (Status.IN_FORCE,),
    "end": (Status.IN_FORCE,),
    "pass_on": (Status.IN_FORCE,),
    "appeal": STANDING,
    "reject_appeal": STANDING,
    "grant_appeal": STANDING,
    "withdraw": REVIEWED,
}


def decides_itself(thing) -> bool:
    """Whether the unit that opened the case has authority over what is proposed."""
    return thing.decider_id == thing.case.opening_unit_id


def is_in_step(thing, act: str) -> bool:
    if thing.status not in STEPS[act]:
        return False
    if act == "return":
        return not decides_itself(thing)
    if act == "vote":
        return thing.status != Status.DECIDING or decides_itself(thing)
    if act == "refuse":
        return thing.status == Status.DECIDING or vote_failed(thing)
    if act == "pass_on":
        return lives_elsewhere(thing)
    if act == "appeal":
        return queries.unanswered(thing) is None
    if act in {"reject_appeal", "grant_appeal"}:
        return queries.unanswered(thing) is not None
    return True


def vote_failed(thing) -> bool:
    vote = queries.vote_of(thing)
    return vote is not None and not vote.passed


def lives_elsewhere(thing) -> bool:
    """Whether the person is a member of another branch than the one that watches over the correction."""
    if not thing.person_id or thing.person.standing != Standing.MEMBER:
        return False
    return thing.person.current_unit_id != thing.case.holder_id


def grant_for(thing) -> str:
    """What the step at hand needs over its holder: a branch's own step *manage*, a superior's *confirm*."""
    superiors_step = thing.unit_id is not None or thing.status == Status.DECIDING
    # In a branch nobody has a grant to confirm.
    return Grant.CONFIRM if superiors_step and not thing.case.holder.is_branch else Grant.MANAGE


# Opening


def may_list(actor) -> Decision:
    return ALLOW if reach.has_anywhere(actor, Grant.READ) else deny(texts.LIST_NOT_YOURS)


def may_draft_somewhere(actor) -> Decision:
    return ALLOW if reach.has_anywhere(actor, Grant.MANAGE) else deny(texts.DRAFT_NOWHERE)


def may_draft(actor, person) -> Decision:
    """Open a case about `person`: who manages the unit in which this member is."""
    if person.standing == Standing.VOID:
        return deny(texts.RECORD_IS_VOID)
    if person.standing != Standing.MEMBER:
        return deny(texts.NOT_A_MEMBER)
    if not reach.manages(actor, person.current_unit):
        return deny(texts.DRAFT_NOT_YOURS)
    return deny(texts.OWN_CASE) if _is_own(actor, person) else ALLOW


def may_draft_unit(actor, unit) -> Decision:
    """Open a case about `unit`: who confirms in the unit that decides on it, or above. One query."""
    decider = authority.decider_of_unit(unit)
    if decider is None:
        return deny(texts.UNIT_WITHOUT_SUPERIOR.format(unit=unit))
    if not reach.can(actor, Grant.CONFIRM, decider):
        return deny(texts.UNIT_NOT_YOURS.format(unit=unit, decider=decider))
    return deny(texts.UNIT_IS_CLOSED.format(unit=unit)) if unit.closed_on else ALLOW


# Steps of the holder


def may_edit(actor, thing) -> Decision:
    return _holders(actor, thing, "edit")


def may_propose(actor, thing) -> Decision:
    return _holders(actor, thing, "propose")


def may_vote(actor, thing) -> Decision:
    return _holders(actor, thing, "vote")


def may_send(actor, thing) -> Decision:
    decision = _holders(actor, thing, "send")
    return _voted(thing) if decision else decision


def may_decide(actor, thing) -> Decision:
    """A unit that decides on its own proposal is bound by its meeting."""
    decision = _holders(actor, thing, "decide")
    if decision and decides_itself(thing):
        return _voted(thing, passed=True)
    return decision


def may_return(actor, thing) -> Decision:
    return _holders(actor, thing, "return")


def may_refuse(actor, thing) -> Decision:
    return _holders(actor, thing, "refuse")


def may_announce(actor, thing) -> Decision:
    return _holders(actor, thing, "announce")


def may_remark(actor, thing) -> Decision:
    return _holders(actor, thing, "remark")


def may_pass_on(actor, thing) -> Decision:
    return _holders(actor, thing, "pass_on")


def _voted(thing, *, passed=False) -> Decision:
    form = Form(thing.proposed_form).label
    if thing.voted_form != thing.proposed_form:
        return deny(texts.NOT_VOTED.format(form=form))
    return deny(texts.NOT_PASSED.format(form=form)) if passed and vote_failed(thing) else ALLOW


# Of who decided, and of who opened


def may_revoke(actor, thing) -> Decision:
    return _deciders(actor, thing, "revoke")


def may_end(actor, thing) -> Decision:
    return _deciders(actor, thing, "end")


def may_reject_appeal(actor, thing) -> Decision:
    return _deciders(actor, thing, "reject_appeal")


def may_grant_appeal(actor, thing) -> Decision:
    return _deciders(actor, thing, "grant_appeal")


def may_appeal(actor, thing) -> Decision:
    """Write down a complaint, one's own too: who manages the unit that opened the case, or the unit concerned."""
    if not is_in_step(thing, "appeal"):
        return _passed(thing)
    units = [thing.case.opening_unit, thing.unit] if thing.unit_id else [thing.case.opening_unit]
    if any(reach.manages(actor, unit) for unit in units):
        return ALLOW
    return deny(texts.APPEAL_NOT_YOURS.format(unit=units[-1]))


def may_withdraw(actor, thing) -> Decision:
    """The unit that opened it, at any time before the decision."""
    if not is_in_step(thing, "withdraw"):
        return _passed(thing)
    unit, grant = thing.case.opening_unit, Grant.CONFIRM if thing.unit_id else Grant.MANAGE
    if not reach.can(actor, grant, unit):
        return deny(texts.WITHDRAW_NOT_YOURS.format(unit=unit))
    return deny(texts.OWN_CASE) if _is_own(actor, thing.person) else ALLOW


def _holders(actor, thing, act) -> Decision:
    if not is_in_step(thing, act):
        return _passed(thing)
    holder, grant = thing.case.holder, grant_for(thing)
    if not reach.can(actor, grant, holder):
        return deny(texts.STEP_OF.format(unit=holder, grant=texts.GRANTS[grant]))
    return deny(texts.OWN_CASE) if _is_own(actor, thing.person) else ALLOW


def _deciders(actor, thing, act) -> Decision:
    if not is_in_step(thing, act):
        return _passed(thing)
    grant = Grant.MANAGE if thing.decider.is_branch else Grant.CONFIRM
    if not reach.can(actor, grant, thing.decider):
        return deny(texts.DECIDERS.format(unit=thing.decider, grant=texts.GRANTS[grant]))
    return deny(texts.OWN_CASE) if _is_own(actor, thing.person) else ALLOW


def _passed(thing) -> Decision:
    return deny(texts.STEP_PASSED.format(now=thing.get_status_display()))


def _is_own(actor, person) -> bool:
    return person is not None and person.user_id is not None and person.user_id == actor.pk


# Papers


def may_issue_minutes(actor, thing) -> Decision:
    """Of the unit that met: once it has voted, also afterwards."""
    if queries.vote_of(thing) is None:
        return deny(texts.MINUTES_LATER)
    return _writes(actor, thing, thing.case.opening_unit)


def may_issue_decision(actor, thing) -> Decision:
    """In place of one that was withdrawn; the first one comes with the step itself."""
    return _again(actor, thing, thing.resolution, texts.DECISION_WITH_STEP)


def may_issue_ending(actor, thing) -> Decision:
    return _again(actor, thing, thing.end_resolution, texts.ENDING_WITH_STEP)


def may_issue_annulment(actor, thing) -> Decision:
    return _again(actor, thing, thing.annul_resolution, texts.ANNULMENT_WITH_STEP)


def _again(actor, thing, resolution, first) -> Decision:
    if resolution is None or not resolution.paper.withdrawn_at:
        return deny(first)
    return _writes(actor, thing, thing.decider)


def _writes(actor, thing, unit) -> Decision:
    return deny(texts.OWN_CASE) if _is_own(actor, thing.person) else papers.may_issue(actor, unit)


def may_see_record(actor, thing) -> bool:
    """Whether the page may lead to the record, or the unit: only who reaches it."""
    unit = thing.unit or thing.person.unit
    return reach.area(actor).covers(unit.path)
