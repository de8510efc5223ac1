"""The steps of who decides: confirm all or some, return some, decide under one number, open again."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from branches.cases.actions import resolutions
from branches.cases.models import Resolution
from members.evaluations import queries, rules, texts
from members.evaluations.actions import steps
from members.evaluations.actions.branch import latest_meeting_day
from members.evaluations.models import Evaluation, Level, Rating, RatingStatus

MATTER = "evaluation"


@transaction.atomic
def confirm_all(evaluation: Evaluation, *, actor, version: int | None = None) -> Evaluation:
    """Every row that waits. Raises WrongState, PermissionDenied, ValidationError."""
    evaluation = steps.take(evaluation, "confirm", rules.may_confirm, actor=actor, version=version)
    return _confirm(evaluation, steps.chosen(evaluation, None, RatingStatus.SENT), "confirm", actor)


@transaction.atomic
def confirm_some(evaluation: Evaluation, *, actor, version: int | None = None, entries: Iterable[int]) -> Evaluation:
    """These rows, by key. Raises WrongState, PermissionDenied; ValidationError on "entries"."""
    evaluation = steps.take(evaluation, "confirm_some", rules.may_confirm, actor=actor, version=version)
    return _confirm(evaluation, steps.chosen(evaluation, entries, RatingStatus.SENT), "confirm_some", actor)


def _confirm(evaluation, rows, act, actor):
    changes = [
        texts.CHANGED_ROW.format(name=row.person, before=Level(row.level_before).label, after=Level(row.level).label)
        for row in rows
        if row.level_before and row.level_before != row.level
    ]
    with steps.journalled("members.evaluation.confirmed", evaluation, actor=actor, count=len(rows)):
        steps.move(
            rows,
            RatingStatus.CONFIRMED,
            actor=actor,
            confirmed_on=timezone.localdate(),
            confirmed_by=evaluation.base,
            reason="",
        )
        _tell_was(evaluation, changes, texts.NOTE_CHANGED_LEVELS, actor)
        steps.settle(evaluation, act, actor=actor, for_unit=evaluation.base, note=steps.people(rows))
    return evaluation


@transaction.atomic
def return_ratings(
    evaluation: Evaluation, *, actor, version: int | None = None, entries: Iterable[int], reason: str
) -> Evaluation:
    """These rows alone go back to the branch; what is confirmed, and what isn't named, stays.

    Raises WrongState, PermissionDenied; ValidationError by field (entries, reason).
    """
    evaluation = steps.take(evaluation, "return", rules.may_return, actor=actor, version=version)
    reason = steps.need(reason)
    rows = steps.chosen(evaluation, entries, RatingStatus.SENT)
    note = texts.NOTE_REASON.format(people=steps.people(rows), reason=reason)
    with steps.journalled("members.evaluation.returned", evaluation, actor=actor, count=len(rows), reason=reason):
        steps.move(rows, RatingStatus.RETURNED, actor=actor, reason=reason)
        steps.settle(evaluation, "return", actor=actor, for_unit=evaluation.base, note=note)
    return evaluation


@transaction.atomic
def take_for_decision(evaluation: Evaluation, *, actor, version: int | None = None) -> Evaluation:
    """One of those that a decision will name; `decide_ratings` follows for all of them in the same transaction.

    Raises WrongState, PermissionDenied.
    """
    return steps.take(evaluation, "decide", rules.may_decide, actor=actor, version=version)


@transaction.atomic
def decide_ratings(
    kind,
    evaluations: Sequence[Evaluation],
    *,
    actor,
    on: date,
    effective_on: date | None = None,
    number: int | None = None,
    signer: str = "",
    signer_post: str = "",
    outside: bool = False,
) -> Resolution:
    """The decision about everybody who is confirmed in these evaluations, of one register and one year, and about those
    whose decision was withdrawn; `kind` is their CaseKind.

    Raises PermissionDenied; ValidationError by field (number, on, effective_on, signer).
    """
    if len({evaluation.base_id for evaluation in evaluations}) > 1:
        raise ValidationError(texts.OTHER_BASES)
    if len({evaluation.year for evaluation in evaluations}) > 1:
        raise ValidationError(texts.OTHER_YEARS)
    latest = latest_meeting_day(evaluations)
    if latest and on < latest:
        raise ValidationError({"on": texts.DECIDED_BEFORE_MEETING.format(day=f"{latest:%d/%m/%Y}")})
    rows = list(queries.decidable(evaluations).select_for_update(of=("self",)))
    for evaluation in evaluations:
        # The paper says so before there is a row that does.
        evaluation.resolving_for = effective_on or on
    resolution = resolutions.resolve(
        kind,
        kind.slot("decision"),
        evaluations,
        actor=actor,
        matter=MATTER,
        on=on,
        effective_on=effective_on or on,
        number=number,
        signer=signer,
        signer_post=signer_post,
        outside=outside,
    )
    by_evaluation = defaultdict(list)
    for row in rows:
        by_evaluation[row.evaluation_id].append(row)
    for evaluation in evaluations:
        _decide(evaluation, by_evaluation[evaluation.pk], resolution, actor)
    return resolution


def _decide(evaluation, rows, resolution, actor):
    note = texts.NOTE_DECIDED.format(reference=resolution.reference, day=f"{resolution.on:%d/%m/%Y}", count=len(rows))
    reference = resolution.reference
    with steps.journalled("members.evaluation.decided", evaluation, actor=actor, count=len(rows), reference=reference):
        for status, after in (
            (RatingStatus.CONFIRMED, RatingStatus.DECIDED),
            (RatingStatus.DECIDED, RatingStatus.DECIDED),
            (RatingStatus.ANNOUNCED, RatingStatus.ANNOUNCED),
        ):
            steps.move([row for row in rows if row.status == status], after, actor=actor, resolution=resolution)
        steps.settle(evaluation, "decide", actor=actor, for_unit=evaluation.base, note=note)


@transaction.atomic
def reopen_ratings(
    evaluation: Evaluation, *, actor, version: int | None = None, entries: Iterable[int], reason: str
) -> Evaluation:
    """Confirmed, decided or announced rows back to the branch, by who confirmed them; what they were stands in the
    timeline. Raises WrongState, PermissionDenied; ValidationError by field (entries, reason).
    """
    evaluation = steps.take(evaluation, "reopen", rules.may_reopen, actor=actor, version=version)
    reason = steps.need(reason)
    rows = steps.chosen(evaluation, entries, *rules.ROWS["reopen"])
    for row in rows:
        rules.may_reopen_row(actor, row).require()
    note = texts.NOTE_REASON.format(people=steps.people(rows), reason=reason)
    with steps.journalled("members.evaluation.reopened", evaluation, actor=actor, count=len(rows), reason=reason):
        steps.move(
            rows,
            RatingStatus.RETURNED,
            actor=actor,
            reason=reason,
            level_before=F("level"),
            confirmed_on=None,
            confirmed_by=None,
            resolution=None,
            announced_on=None,
        )
        _tell_was(evaluation, [_was(row) for row in rows], "{changes}", actor)
        steps.settle(evaluation, "reopen", actor=actor, for_unit=evaluation.base, note=note)
    return evaluation


def _was(row: Rating) -> str:
    level = Level(row.level).label
    if row.resolution is None:
        return texts.WAS_ROW.format(name=row.person, level=level)
    return texts.WAS_ROW_DECIDED.format(name=row.person, level=level, reference=row.resolution.reference)


def _tell_was(evaluation, changes, words, actor):
    steps.tell_changes(evaluation, "was", changes, words, actor=actor, for_unit=evaluation.base)
