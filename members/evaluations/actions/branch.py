"""The branch's steps: write down its meeting, leave somebody out, send, announce."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from branches.units import superiors
from members.evaluations import queries, rules, suggesting, texts
from members.evaluations.actions import steps
from members.evaluations.actions.beginning import follow_ledger
from members.evaluations.models import (
    NOT_OF_BRANCH,
    Evaluation,
    EvaluationMeeting,
    Exclusion,
    Rating,
    RatingStatus,
    Status,
)
from members.people.actions import copying


@transaction.atomic
def record_meeting(
    evaluation: Evaluation,
    *,
    actor,
    version: int | None = None,
    held_on: date,
    chair: str,
    clerk: str,
    secret: bool,
    entitled: int,
    present: int,
    place: str = "",
) -> EvaluationMeeting:
    """A meeting at which was voted; counts that are written down from now on are its own.

    Raises WrongState, PermissionDenied; ValidationError by field.
    """
    evaluation = steps.take(evaluation, "meet", rules.may_meet, actor=actor, version=version)
    _check_meeting(evaluation, held_on, entitled, present)
    meeting = EvaluationMeeting(
        evaluation=evaluation,
        held_on=held_on,
        place=place.strip(),
        chair=chair.strip(),
        clerk=clerk.strip(),
        secret=secret,
        entitled=entitled,
        present=present,
        recorded_by=actor,
    )
    meeting.full_clean()
    note = texts.NOTE_MEETING.format(day=f"{held_on:%d/%m/%Y}", present=present, entitled=entitled)
    with steps.journalled("members.evaluation.met", evaluation, actor=actor):
        meeting.save()
        steps.tell(evaluation, "meet", actor=actor, for_unit=evaluation.branch, note=note)
    return meeting


def _check_meeting(evaluation, held_on, entitled, present):
    cut_off_on = evaluation.round.cut_off_on
    if held_on > timezone.localdate():
        raise ValidationError({"held_on": texts.MEETING_IN_FUTURE})
    if held_on < cut_off_on:
        raise ValidationError({"held_on": texts.MEETING_TOO_EARLY.format(day=f"{cut_off_on:%d/%m/%Y}")})
    if present < 1:
        raise ValidationError({"present": texts.MEETING_NOBODY})
    if present > entitled:
        raise ValidationError({"present": texts.MEETING_MORE.format(present=present, entitled=entitled)})


@transaction.atomic
def send_ratings(
    evaluation: Evaluation,
    *,
    actor,
    version: int | None = None,
    behind: bool = False,
    excellent_reason: str = "",
    note: str = "",
) -> Evaluation:
    """Rows that have a level and a vote go to who decides; with others only where these are to stay `behind`.

    What is suggested for each is kept with it as it is now. Where nobody gets a level the evaluation is done with this.
    Rows that follow while others wait go to whoever has those, and the clock of those goes on.
    Raises WrongState, PermissionDenied; ValidationError on "behind" with the names of who isn't complete.
    """
    evaluation = steps.take(evaluation, "send", rules.may_send, actor=actor, version=version)
    follow_ledger(evaluation, actor=actor)
    waiting = queries.unready(evaluation)
    if waiting and not behind:
        names = queries.names_of([rating.person for rating in waiting])
        raise ValidationError({"behind": texts.LEFT_BEHIND.format(names=names)})
    ready = bool(evaluation.counts[RatingStatus.PROPOSED])
    if not ready and waiting:
        raise ValidationError(texts.NOTHING_TO_SEND)
    rows = steps.chosen(evaluation, None, RatingStatus.PROPOSED) if ready else []
    waits = evaluation.status == Status.AT_SUPERIOR
    if waits and not ready:
        # The ledger has just taken the last of them out of the branch.
        return evaluation
    base = evaluation.base if waits else superiors.base_above(evaluation.branch)
    if base is None:
        raise ValidationError(texts.NO_SUPERIOR.format(unit=evaluation.branch))
    told = "; ".join(part for part in (steps.people(rows) if rows else "", note.strip()) if part)
    with steps.journalled("members.evaluation.sent", evaluation, actor=actor, count=len(rows)):
        _freeze(evaluation, rows)
        steps.move(rows, RatingStatus.SENT, actor=actor, reason="")
        evaluation.base = base
        evaluation.excellent_reason = excellent_reason.strip() or evaluation.excellent_reason
        evaluation.full_clean(exclude=["case"])
        evaluation.save(update_fields=["base", "excellent_reason"])
        steps.settle(
            evaluation, "send", actor=actor, for_unit=evaluation.branch, note=told, base=base, closing=not rows
        )
    return evaluation


def _freeze(evaluation, rows):
    """Each row's suggestion, with the rules of the cut-off date and what they were worked out from."""
    day = suggesting.Rules.on(evaluation.round.cut_off_on)
    suggested, _ = suggesting.suggestions(rows, evaluation.round.period, day)
    for row in rows:
        for name, value in suggesting.frozen(suggested[row.pk], day).items():
            setattr(row, name, value)
    if rows:
        copying.update(Rating, rows, ["suggested", "working", "rules_on"])


@transaction.atomic
def announce_ratings(
    evaluation: Evaluation, *, actor, version: int | None = None, announced_on: date | None = None
) -> Evaluation:
    """Everybody who has a decision: from now on the level stands on the record; the day is today unless given.

    Raises WrongState, PermissionDenied; ValidationError on "announced_on".
    """
    evaluation = steps.take(evaluation, "announce", rules.may_announce, actor=actor, version=version)
    announced_on = announced_on or timezone.localdate()
    rows = steps.chosen(evaluation, None, RatingStatus.DECIDED)
    if announced_on > timezone.localdate():
        raise ValidationError({"announced_on": texts.ANNOUNCED_IN_FUTURE})
    earliest = max(row.resolution.effective_on for row in rows)
    if announced_on < earliest:
        raise ValidationError({"announced_on": texts.ANNOUNCED_TOO_EARLY.format(day=f"{earliest:%d/%m/%Y}")})
    note = texts.NOTE_ANNOUNCED.format(day=f"{announced_on:%d/%m/%Y}", people=steps.people(rows))
    with steps.journalled("members.evaluation.announced", evaluation, actor=actor, count=len(rows)):
        steps.move(rows, RatingStatus.ANNOUNCED, actor=actor, announced_on=announced_on)
        steps.settle(evaluation, "announce", actor=actor, for_unit=evaluation.branch, note=note)
    return evaluation


@transaction.atomic
def exclude_ratings(
    evaluation: Evaluation, *, actor, version: int | None = None, entries: Iterable[int], reason: str
) -> Evaluation:
    """These rows get no level, for a reason that everybody sees. Raises as the others do."""
    evaluation = steps.take(evaluation, "exclude", rules.may_exclude, actor=actor, version=version)
    reason = steps.need(reason)
    rows = steps.chosen(evaluation, entries, *rules.ROWS["exclude"])
    note = texts.NOTE_REASON.format(people=steps.people(rows), reason=reason)
    with steps.journalled("members.evaluation.excluded", evaluation, actor=actor, count=len(rows), reason=reason):
        steps.move(rows, RatingStatus.EXCLUDED, actor=actor, exclusion=Exclusion.OTHER, reason=reason)
        steps.settle(evaluation, "exclude", actor=actor, for_unit=evaluation.branch, note=note)
    return evaluation


@transaction.atomic
def include_ratings(
    evaluation: Evaluation, *, actor, version: int | None = None, entries: Iterable[int], reason: str
) -> Evaluation:
    """These rows get a level after all; who wasn't in the branch on the cut-off date doesn't. Raises as the others
    do.
    """
    evaluation = steps.take(evaluation, "include", rules.may_include, actor=actor, version=version)
    reason = steps.need(reason)
    rows = steps.chosen(evaluation, entries, RatingStatus.EXCLUDED)
    for row in rows:
        if row.exclusion in NOT_OF_BRANCH:
            why = Exclusion(row.exclusion).label
            raise ValidationError({"entries": texts.NOT_TO_INCLUDE.format(name=row.person, why=why)})
    note = texts.NOTE_REASON.format(people=steps.people(rows), reason=reason)
    with steps.journalled("members.evaluation.included", evaluation, actor=actor, count=len(rows), reason=reason):
        steps.move(rows, RatingStatus.TO_RATE, actor=actor, exclusion="", reason="")
        steps.settle(evaluation, "include", actor=actor, for_unit=evaluation.branch, note=note)
    return evaluation


def latest_meeting_day(evaluations: Iterable[Evaluation]) -> date | None:
    """The last day on which one of these voted."""
    meetings = EvaluationMeeting.objects.filter(evaluation__in=list(evaluations))
    return meetings.aggregate(last=Max("held_on"))["last"]
