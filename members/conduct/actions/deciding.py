"""The numbered decision, and taking it back before anybody was told."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.cases import transitions
from branches.cases.models import Case
from branches.positions.models import Position
from members.conduct import authority
from members.conduct.actions import drafts, steps
from members.conduct.models import Discipline
from members.conduct.models.discipline import OF_PEOPLE, OF_UNITS, REVIEWED, Form, Status
from members.conduct.queries import discipline as queries
from members.conduct.rules import discipline as rules
from members.conduct.texts import discipline as texts


@transaction.atomic
def decide_discipline(
    thing: Discipline,
    *,
    actor,
    version: int | None = None,
    form: str | None = None,
    form_reason: str = "",
    post: Position | None = None,
    how: str = texts.HERE,
    on: date | None = None,
    effective_on: date | None = None,
    number: int | None = None,
    signer: str = "",
    signer_post: str = "",
) -> Discipline:
    """Decide under a number: issued here, or written outside (`how`). Another `form` than the proposed one needs a
    reason, and has to lie in the authority of who decides; None takes the proposed one, and its post.

    Raises WrongState, PermissionDenied; ValidationError by field (form, form_reason, post, how, on, effective_on,
    number, signer).
    """
    thing = steps.take(thing, "decide", rules.may_decide, actor=actor, version=version)
    steps.check_member(thing)
    if form is None:
        form, post = thing.proposed_form, post or thing.post
    holder = thing.case.holder
    form_reason = form_reason.strip() if form != thing.proposed_form else ""
    _check_form(thing, holder, form, form_reason, post)
    vote = queries.vote_of(thing)
    if on and vote and on < vote.held_on:
        raise ValidationError({"on": texts.DECIDED_TOO_EARLY.format(day=f"{vote.held_on:%d/%m/%Y}")})
    thing.form, thing.form_reason, thing.decider = form, form_reason, holder
    thing.post = post if form == Form.REMOVAL else None
    with steps.journalled("members.discipline.decided", thing, actor=actor):
        resolution = steps.decide_by(
            thing,
            "decision",
            actor=actor,
            how=how,
            on=on,
            effective_on=effective_on,
            number=number,
            signer=signer,
            signer_post=signer_post,
        )
        words = texts.NOTE_DECIDED_OTHERWISE if form_reason else texts.NOTE_DECIDED
        told = steps.note(words, form=Form(form).label, reference=resolution.reference, reason=form_reason)
        transitions.advance(
            thing,
            Status.DECIDED,
            act="decide",
            actor=actor,
            holder=steps.standing(thing.case.opening_unit),
            due_on=steps.due(Status.DECIDED),
            note=told,
            form=form,
            form_reason=form_reason,
            post=thing.post,
            decider=holder,
            resolution=resolution,
        )
    return thing


def _check_form(thing, holder, form, form_reason, post):
    faults = {}
    allowed = OF_PEOPLE if thing.person_id else OF_UNITS
    if not form:
        faults["form"] = texts.FORM_MISSING
    elif form not in allowed:
        faults["form"] = texts.FORM_NOT_OF_IT.format(form=dict(Form.choices).get(form, form))
    elif fault := _fault_of_authority(thing, holder, form):
        faults["form"] = fault
    else:
        if form != thing.proposed_form and not form_reason:
            faults["form_reason"] = texts.FORM_REASON_MISSING.format(form=Form(thing.proposed_form).label)
        if form == Form.REMOVAL and (fault := drafts.fault_of_post(thing, post)):
            faults["post"] = fault
    if faults:
        raise ValidationError(faults)


def open_forms(thing: Discipline) -> list[Form]:
    """Forms that the unit which holds the case may decide on: what it is asked for, and what lies in its authority."""
    held = thing.unit_id or queries.posts_of(thing)
    forms = [form for form in (OF_PEOPLE if thing.person_id else OF_UNITS) if form != Form.REMOVAL or held]
    return [form for form in forms if not _fault_of_authority(thing, thing.case.holder, form)]


def _fault_of_authority(thing, holder, form):
    decider = drafts.decider_of(thing, form)
    if decider is None:
        return texts.FORM_NEEDS_SUPERIOR.format(unit=thing.case.opening_unit)
    if authority.may_decide(holder, decider):
        return ""
    return texts.FORM_ABOVE.format(form=Form(form).label, unit=decider)


@transaction.atomic
def abandon_discipline(thing: Discipline, *, actor, reason: str) -> Discipline:
    """Close it, since of this person nothing more can come of it: what wasn't announced comes to nothing, what is in
    force ends today. No rule is asked: the act that calls it has done so."""
    thing = transitions.lock_case(thing)
    if thing.status not in (*REVIEWED, Status.DECIDED, Status.IN_FORCE):
        return thing
    today = timezone.localdate()
    status, outcome, days = Status.WITHDRAWN, Case.Outcome.CANCELLED, {}
    if thing.status == Status.DECIDED:
        status, days = Status.ANNULLED, {"annulled_on": today}
    elif thing.status == Status.IN_FORCE:
        status, outcome, days = Status.ENDED, Case.Outcome.DONE, {"ended_on": today, "lapsed": True}
    with steps.journalled("members.discipline.abandoned", thing, actor=actor):
        transitions.advance(
            thing,
            status,
            act="abandon",
            actor=actor,
            for_unit=thing.case.opening_unit,
            note=reason,
            outcome=outcome,
            **days,
        )
    return thing


@transaction.atomic
def revoke_decision(thing: Discipline, *, actor, version: int | None = None, reason: str) -> Discipline:
    """Who decided takes it back before it was announced: nobody is disciplined.

    The paper stays in the register; to withdraw it is another act. Raises WrongState, PermissionDenied and
    ValidationError.
    """
    thing = steps.take(thing, "revoke", rules.may_revoke, actor=actor, version=version)
    reason = steps.need(reason)
    with steps.journalled("members.discipline.revoked", thing, actor=actor):
        transitions.advance(
            thing,
            Status.ANNULLED,
            act="revoke",
            actor=actor,
            for_unit=thing.decider,
            note=reason,
            outcome=Case.Outcome.CANCELLED,
            annulled_on=timezone.localdate(),
        )
    return thing
