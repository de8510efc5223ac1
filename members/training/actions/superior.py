"""The superior's steps: confirm all or some, return some, open again what was confirmed."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Case, CharField, F, Value, When
from django.db.models.lookups import GreaterThanOrEqual
from django.utils import timezone

from members.training import rules, scores, texts
from members.training.actions import steps
from members.training.models import TOTAL, EntryStatus, Level, TrainingProgramme

# Of a line of the timeline; a step's note holds five hundred.
_LONGEST_CHANGES = 450


@transaction.atomic
def confirm_all(programme: TrainingProgramme, *, actor, version: int | None = None) -> TrainingProgramme:
    """Every row that waits. Raises WrongState, PermissionDenied, ValidationError."""
    programme = steps.take(programme, "confirm", rules.may_confirm, actor=actor, version=version)
    return _confirm(programme, steps.chosen(programme, None, EntryStatus.SENT), "confirm", actor)


@transaction.atomic
def confirm_some(
    programme: TrainingProgramme, *, actor, version: int | None = None, entries: Iterable[int]
) -> TrainingProgramme:
    """These rows, by key. Raises WrongState, PermissionDenied; ValidationError on "entries"."""
    programme = steps.take(programme, "confirm_some", rules.may_confirm_some, actor=actor, version=version)
    return _confirm(programme, steps.chosen(programme, entries, EntryStatus.SENT), "confirm_some", actor)


def _confirm(programme, rows, act, actor):
    """Points, level and the thresholds of today are frozen on the rows, in one statement."""
    today = timezone.localdate()
    limits = scores.thresholds_on(today)
    changes = [
        texts.POINTS_BEFORE_AFTER.format(name=entry.person, before=entry.points_before, after=entry.total())
        for entry in rows
        if entry.points_before is not None
    ]
    with steps.journalled("members.training.confirmed", programme, actor=actor, count=len(rows)):
        steps.move(
            rows,
            EntryStatus.CONFIRMED,
            actor=actor,
            points=TOTAL,
            level=_level(limits),
            excellent_from=limits.excellent,
            good_from=limits.good,
            done_from=limits.done,
            confirmed_on=today,
            confirmed_by=programme.base or programme.branch,
            reason="",
        )
        _tell_changes(programme, changes, texts.CONFIRMED_AGAIN, actor)
        steps.settle(programme, act, actor=actor, for_unit=programme.base, note=steps.people(rows))
    return programme


def _tell_changes(programme, changes, words, actor):
    """What stood on rows before, all of it, in as many lines of the timeline as that takes."""
    while changes:
        line = [changes[0]]
        while len(changes) > len(line) and len("; ".join([*line, changes[len(line)]])) <= _LONGEST_CHANGES:
            line.append(changes[len(line)])
        note = words.format(changes="; ".join(line))
        steps.tell(programme, "was", actor=actor, for_unit=programme.base, note=note)
        changes = changes[len(line) :]


def _level(limits):
    """scores.Thresholds.level, in the database."""
    falling = [(limits.excellent, Level.EXCELLENT), (limits.good, Level.GOOD), (limits.done, Level.DONE)]
    return Case(
        *(When(GreaterThanOrEqual(TOTAL, least), then=Value(level.value)) for least, level in falling),
        default=Value(Level.NOT_DONE.value),
        output_field=CharField(),
    )


@transaction.atomic
def return_entries(
    programme: TrainingProgramme, *, actor, version: int | None = None, entries: Iterable[int], reason: str
) -> TrainingProgramme:
    """These rows alone go back to the branch; what is confirmed, and what isn't named, stays.

    Raises WrongState, PermissionDenied; ValidationError by field (entries, reason).
    """
    programme = steps.take(programme, "return", rules.may_return, actor=actor, version=version)
    reason = steps.need(reason)
    rows = steps.chosen(programme, entries, EntryStatus.SENT)
    note = texts.NOTE_REASON.format(people=steps.people(rows), reason=reason)
    with steps.journalled("members.training.returned", programme, actor=actor, count=len(rows), reason=reason):
        steps.move(rows, EntryStatus.RETURNED, actor=actor, reason=reason)
        steps.settle(programme, "return", actor=actor, for_unit=programme.base, note=note)
    return programme


@transaction.atomic
def reopen_entries(
    programme: TrainingProgramme, *, actor, version: int | None = None, entries: Iterable[int], reason: str
) -> TrainingProgramme:
    """Confirmed rows back to the branch, by who confirmed them; what they were stands in the timeline.

    Raises WrongState, PermissionDenied; ValidationError by field (entries, reason).
    """
    programme = steps.take(programme, "reopen", rules.may_reopen, actor=actor, version=version)
    reason = steps.need(reason)
    rows = steps.chosen(programme, entries, EntryStatus.CONFIRMED)
    for entry in rows:
        rules.may_reopen_row(actor, entry).require()
    changes = [
        texts.POINTS_LEVEL.format(name=entry.person, points=entry.points, level=entry.get_level_display())
        for entry in rows
    ]
    note = texts.NOTE_REASON.format(people=steps.people(rows), reason=reason)
    with steps.journalled("members.training.reopened", programme, actor=actor, count=len(rows), reason=reason):
        steps.move(
            rows,
            EntryStatus.RETURNED,
            actor=actor,
            reason=reason,
            points_before=F("points"),
            points=None,
            level="",
            excellent_from=None,
            good_from=None,
            done_from=None,
            confirmed_on=None,
            confirmed_by=None,
        )
        _tell_changes(programme, changes, texts.WAS_CONFIRMED, actor)
        steps.settle(programme, "reopen", actor=actor, for_unit=programme.base, note=note)
    return programme
