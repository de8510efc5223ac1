"""Complaints against a decision that was announced, and their answers; possible after the case was closed too."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from branches.cases import transitions
from branches.cases.actions.files import attach
from branches.cases.models import Acting, Case
from members.conduct.actions import steps
from members.conduct.models import Appeal, Discipline
from members.conduct.models.discipline import Answer, Status
from members.conduct.queries import discipline as queries
from members.conduct.rules import discipline as rules
from members.conduct.texts import discipline as texts
from members.people.actions import memberships


@transaction.atomic
def appeal_discipline(
    thing: Discipline, *, actor, version: int | None = None, made_on: date, made_by: str, text: str, scan=None
) -> Appeal:
    """Write a complaint down in the stead of who made it; `scan` is an upload of the signed one. It suspends nothing.

    Raises WrongState, PermissionDenied; ValidationError by field (made_on, made_by, text).
    """
    thing = steps.take(thing, "appeal", rules.may_appeal, actor=actor, version=version)
    made_by = steps.need(made_by, "made_by", texts.APPEAL_BY_MISSING)
    text = steps.need(text, "text", texts.APPEAL_TEXT_MISSING)
    steps.check_day(
        made_on,
        "made_on",
        future=texts.APPEAL_IN_FUTURE,
        first=thing.announced_on,
        early=texts.APPEAL_TOO_EARLY,
    )
    own = thing.person_id and thing.person.user_id == actor.pk
    with steps.journalled("members.discipline.appealed", thing, actor=actor):
        appeal = Appeal(discipline=thing, made_on=made_on, made_by=made_by, text=text, recorded_by=actor)
        appeal.full_clean()
        appeal.save()
        _raise_version(thing)
        transitions.record(
            thing.case,
            act="appeal",
            actor=actor,
            for_unit=thing.case.opening_unit,
            note=steps.note(texts.NOTE_APPEAL, by=made_by, day=f"{made_on:%d/%m/%Y}", text=text),
            acting=Acting.OWN if own else Acting.RECORDED,
        )
        if scan:
            attach(Case.objects.for_page().get(pk=thing.case_id), actor=actor, uploads=[scan], slot="appeal")
    return appeal


@transaction.atomic
def reject_appeal(
    thing: Discipline, *, actor, version: int | None = None, answered_on: date, reason: str
) -> Discipline:
    """The decision stands. Raises WrongState, PermissionDenied; ValidationError by field (answered_on, reason)."""
    thing = steps.take(thing, "reject_appeal", rules.may_reject_appeal, actor=actor, version=version)
    with steps.journalled("members.discipline.appeal_rejected", thing, actor=actor):
        reason = _answer(thing, Answer.REJECTED, answered_on, reason)
        _raise_version(thing)
        told = steps.note(texts.NOTE_ANSWER, day=f"{answered_on:%d/%m/%Y}", reason=reason)
        transitions.record(thing.case, act="reject_appeal", actor=actor, for_unit=thing.decider, note=told)
    return thing


@transaction.atomic
def grant_appeal(
    thing: Discipline,
    *,
    actor,
    version: int | None = None,
    answered_on: date,
    reason: str,
    how: str = texts.NO_DECISION,
    on: date | None = None,
    number: int | None = None,
    signer: str = "",
    signer_post: str = "",
) -> Discipline:
    """The decision is annulled, under a number where there is a decision of its own (`how`). Who was expelled goes on
    in the ledger; posts and the card don't come back.

    Raises WrongState, PermissionDenied; ValidationError by field (answered_on, reason, how, on, number, signer).
    """
    thing = steps.take(thing, "grant_appeal", rules.may_grant_appeal, actor=actor, version=version)
    with steps.journalled("members.discipline.appeal_granted", thing, actor=actor):
        reason = _answer(thing, Answer.GRANTED, answered_on, reason)
        day, facts = f"{answered_on:%d/%m/%Y}", {"reason": reason}
        thing.annulled_on = answered_on
        changes = {"annulled_on": answered_on}
        words = texts.NOTE_ANSWER
        if how != texts.NO_DECISION:
            resolution = steps.decide_by(
                thing,
                "annulment",
                actor=actor,
                how=how,
                on=on or answered_on,
                effective_on=max(on or answered_on, answered_on),
                number=number,
                signer=signer,
                signer_post=signer_post,
            )
            changes["annul_resolution"], words = resolution, texts.NOTE_ANSWER_BY
            facts["reference"] = resolution.reference
        told = f"{words.format(day=day, **facts)} {_restore(thing, answered_on)}".strip()[: steps.LONGEST_NOTE]
        how_told = {"act": "grant_appeal", "actor": actor, "for_unit": thing.decider, "note": told}
        if thing.case.closed_on:
            transitions.restate(thing, Status.ANNULLED, outcome=Case.Outcome.CANCELLED, **how_told, **changes)
        else:
            transitions.advance(thing, Status.ANNULLED, outcome=Case.Outcome.CANCELLED, **how_told, **changes)
    return thing


def _restore(thing, on) -> str:
    """After an expulsion the stay goes on; what the timeline says of it."""
    if thing.stay_id is None:
        return ""
    stay = memberships.restore_stay(thing.stay, case=thing.case, on=on)
    if stay is None:
        return ""
    if stay.pk == thing.stay_id:
        return texts.NOTE_STAY_ON
    began_anew = stay.begun_case_id == thing.case_id
    return texts.NOTE_STAY_NEW.format(day=f"{stay.begins_on:%d/%m/%Y}") if began_anew else ""


def _answer(thing, answer, answered_on, reason) -> str:
    """Write the answer on the complaint that waits for one; gives the reason. Raises ValidationError by field."""
    reason = steps.need(reason)
    appeal = queries.unanswered(thing)
    steps.check_day(
        answered_on,
        "answered_on",
        future=texts.ANSWER_IN_FUTURE,
        first=appeal.made_on,
        early=texts.ANSWER_TOO_EARLY,
    )
    appeal.answer, appeal.answered_on, appeal.answer_reason = answer, answered_on, reason
    try:
        appeal.full_clean()
    except ValidationError as error:
        raise ValidationError({"reason": error.messages}) from None
    appeal.save(update_fields=["answer", "answered_on", "answer_reason"])
    return reason


def _raise_version(thing):
    thing.case.version += 1
    thing.case.save(update_fields=["version"])
