"""The meeting: the subject is heard, a secret ballot is taken, and the case goes to who decides."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from branches.cases import transitions
from branches.cases.actions.voting import record_vote
from branches.cases.models import Case
from members.conduct.actions import drafts, steps
from members.conduct.models import Discipline
from members.conduct.models.discipline import Form, Status
from members.conduct.rules import discipline as rules
from members.conduct.texts import discipline as texts


@transaction.atomic
def vote_discipline(
    thing: Discipline,
    *,
    actor,
    version: int | None = None,
    held_on: date,
    heard_on: date | None = None,
    not_heard_why: str = "",
    statement: str | None = None,
    **counts,
) -> Discipline:
    """What the meeting voted on the proposed form, secretly; `counts` as `voting.record_vote` takes them of a secret
    ballot. The subject was heard on a day, or it is said why not; `statement` is what they said, None leaves what
    stands.

    The newest vote counts. Raises WrongState, PermissionDenied; ValidationError by field (held_on, heard_on,
    not_heard_why, and those of the counts).
    """
    thing = steps.take(thing, "vote", rules.may_vote, actor=actor, version=version)
    steps.check_member(thing)
    form = Form(thing.proposed_form)
    changes = {"heard_on": heard_on, "not_heard_why": not_heard_why.strip(), "voted_form": form}
    if statement is not None:
        changes["statement"] = statement.strip()
    _check_heard(thing, held_on, heard_on, changes["not_heard_why"])
    with steps.journalled("members.discipline.voted", thing, actor=actor):
        vote = record_vote(
            thing.case,
            actor=actor,
            question=texts.QUESTION.format(name=thing.subject, form=form.label)[:160],
            held_on=held_on,
            not_before=thing.happened_on,
            secret=True,
            **counts,
        )
        steps.put(thing, decider=drafts.decider_of(thing, form) or thing.decider, **changes)
        status = _after(thing, vote)
        told = steps.note(
            texts.NOTE_VOTED,
            day=f"{vote.held_on:%d/%m/%Y}",
            form=form.label,
            in_favour=vote.in_favour,
            present=vote.present,
            result=texts.PASSED if vote.passed else texts.FAILED,
        )
        due_on = steps.due(status)
        holder = thing.case.holder
        changes["decider"] = thing.decider
        transitions.advance(thing, status, act="vote", actor=actor, holder=holder, due_on=due_on, note=told, **changes)
        thing._vote = vote
    return thing


def _after(thing, vote) -> str:
    """A unit that decides itself goes on with its majority, and meets again without one."""
    if not rules.decides_itself(thing):
        return Status.VOTED
    return Status.DECIDING if vote.passed else Status.HEARING


def _check_heard(thing, held_on, heard_on, why):
    faults = {}
    if heard_on is None and not why:
        faults["heard_on"] = texts.HEARD_MISSING
    elif heard_on is not None and why:
        faults["not_heard_why"] = texts.HEARD_BOTH
    elif heard_on is not None and heard_on > held_on:
        faults["heard_on"] = texts.HEARD_AFTER.format(day=f"{held_on:%d/%m/%Y}")
    elif heard_on is not None and heard_on < thing.happened_on:
        faults["heard_on"] = texts.HEARD_BEFORE.format(day=f"{thing.happened_on:%d/%m/%Y}")
    if faults:
        raise ValidationError(faults)


@transaction.atomic
def send_discipline(thing: Discipline, *, actor, version: int | None = None, note: str = "") -> Discipline:
    """To the unit that has authority, as it is today. Raises WrongState, PermissionDenied, ValidationError."""
    thing = steps.take(thing, "send", rules.may_send, actor=actor, version=version)
    steps.check_member(thing)
    decider = drafts.decider_of(thing, thing.proposed_form)
    if decider is None:
        raise ValidationError(texts.FORM_NEEDS_SUPERIOR.format(unit=thing.case.opening_unit))
    holder = steps.standing(decider)
    with steps.journalled("members.discipline.sent", thing, actor=actor):
        transitions.advance(
            thing,
            Status.DECIDING,
            act="send",
            actor=actor,
            holder=holder,
            due_on=steps.due(Status.DECIDING),
            note=note,
            decider=holder,
        )
    return thing


@transaction.atomic
def return_discipline(thing: Discipline, *, actor, version: int | None = None, reason: str) -> Discipline:
    """Back to the unit that opened it, to be mended. Raises WrongState, PermissionDenied, ValidationError."""
    thing = steps.take(thing, "return", rules.may_return, actor=actor, version=version)
    reason = steps.need(reason)
    with steps.journalled("members.discipline.returned", thing, actor=actor):
        transitions.advance(
            thing,
            Status.RETURNED,
            act="return",
            actor=actor,
            holder=steps.standing(thing.case.opening_unit),
            due_on=steps.due(Status.RETURNED),
            note=reason,
        )
    return thing


@transaction.atomic
def refuse_discipline(thing: Discipline, *, actor, version: int | None = None, reason: str) -> Discipline:
    """Nobody is disciplined: decided by who has authority, or by a meeting that didn't agree.

    Raises WrongState, PermissionDenied, ValidationError.
    """
    thing = steps.take(thing, "refuse", rules.may_refuse, actor=actor, version=version)
    reason = steps.need(reason)
    with steps.journalled("members.discipline.refused", thing, actor=actor):
        transitions.advance(thing, Status.REFUSED, act="refuse", actor=actor, note=reason, outcome=Case.Outcome.REFUSED)
    return thing
