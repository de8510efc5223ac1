"""The branch's steps: approve who registered, open scoring, send; let somebody go, take the case back."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.cases import transitions
from branches.cases.models import Case
from branches.units import superiors
from members.training import queries, rules, texts
from members.training.actions import steps
from members.training.actions.following import follow_moves
from members.training.models import EntryStatus, Status, TrainingEntry, TrainingProgramme


def approve_registrations(programme: TrainingProgramme, *, actor, version: int | None = None) -> TrainingProgramme:
    """All who registered; the first time the programme begins to run, later ones follow on their own.

    Raises WrongState, PermissionDenied, ValidationError.
    """
    _follow(programme)
    return _approve(programme, actor, version)


@transaction.atomic
def _approve(programme, actor, version):
    programme = steps.take(programme, "approve", rules.may_approve, actor=actor, version=version)
    rows = steps.chosen(programme, None, EntryStatus.REGISTERED)
    note = steps.people(rows)
    with steps.journalled("members.training.approved", programme, actor=actor, count=len(rows)):
        steps.move(rows, EntryStatus.APPROVED, actor=actor)
        if programme.status != Status.REGISTERING:
            steps.settle(programme, "approve", actor=actor, for_unit=programme.branch, note=note)
        else:
            transitions.advance(
                programme,
                Status.RUNNING,
                act="approve",
                actor=actor,
                holder=programme.branch,
                due_on=programme.window.ends_on,
                for_unit=programme.branch,
                note=note[: steps.LONGEST_NOTE],
            )
    return programme


def open_scoring(programme: TrainingProgramme, *, actor, version: int | None = None) -> TrainingProgramme:
    """From now on points may be written down. Raises WrongState, PermissionDenied."""
    _follow(programme)
    return _open_scoring(programme, actor, version)


@transaction.atomic
def _open_scoring(programme, actor, version):
    programme = steps.take(programme, "open_scoring", rules.may_open_scoring, actor=actor, version=version)
    with steps.journalled("members.training.scoring_opened", programme, actor=actor):
        transitions.advance(
            programme,
            Status.SCORING,
            act="open_scoring",
            actor=actor,
            holder=programme.branch,
            due_on=programme.window.ends_on,
            for_unit=programme.branch,
        )
    return programme


def send_results(
    programme: TrainingProgramme, *, actor, version: int | None = None, behind: bool = False
) -> TrainingProgramme:
    """What the branch has scored goes to its cơ sở. With others that aren't complete only where they are to stay
    `behind`.

    Raises WrongState, PermissionDenied; ValidationError on "behind" with their names.
    """
    _follow(programme)
    return _send(programme, actor, version, behind)


@transaction.atomic
def _send(programme, actor, version, behind):
    programme = steps.take(programme, "send", rules.may_send, actor=actor, version=version)
    rows = steps.chosen(programme, None, EntryStatus.SCORED)
    waiting = queries.unready(programme)
    left = queries.names_of([entry.person for entry in waiting])
    if waiting and not behind:
        raise ValidationError({"behind": texts.LEFT_BEHIND.format(names=left)})
    base = superiors.base_above(programme.branch)
    if base is None:
        raise ValidationError(texts.NO_SUPERIOR.format(unit=programme.branch))
    note = steps.people(rows)
    if waiting:
        note = texts.NOTE_BEHIND.format(people=note, behind=steps.people(waiting))
    with steps.journalled("members.training.sent", programme, actor=actor, count=len(rows)):
        steps.move(rows, EntryStatus.SENT, actor=actor)
        steps.settle(programme, "send", actor=actor, for_unit=programme.branch, note=note, base=base)
    return programme


def drop_entries(
    programme: TrainingProgramme, *, actor, version: int | None = None, entries: Iterable[int], reason: str
) -> TrainingProgramme:
    """Rows (by key) that were registered by mistake, or whose member takes part no more; what is sent stays.

    Raises WrongState, PermissionDenied; ValidationError by field (entries, reason).
    """
    _follow(programme)
    return _drop(programme, actor, version, entries, reason)


@transaction.atomic
def _drop(programme, actor, version, entries, reason):
    programme = steps.take(programme, "drop", rules.may_drop, actor=actor, version=version)
    reason = steps.need(reason)
    rows = steps.chosen(programme, entries, *rules.DROPPABLE)
    note = texts.NOTE_REASON.format(people=steps.people(rows), reason=reason)
    with steps.journalled("members.training.dropped", programme, actor=actor, count=len(rows), reason=reason):
        steps.move(rows, EntryStatus.DROPPED, actor=actor, reason=reason)
        steps.settle(programme, "drop", actor=actor, for_unit=programme.branch, note=note)
    return programme


@transaction.atomic
def withdraw_programme(
    programme: TrainingProgramme, *, actor, version: int | None = None, reason: str
) -> TrainingProgramme:
    """The whole case, while nothing was sent; the branch may begin anew.

    Raises WrongState, PermissionDenied; ValidationError on "reason".
    """
    programme = steps.take(programme, "withdraw", rules.may_withdraw, actor=actor, version=version)
    reason = steps.need(reason)
    rows = list(TrainingEntry.objects.select_for_update().filter(programme=programme).current())
    with steps.journalled("members.training.withdrawn", programme, actor=actor, reason=reason):
        steps.move(rows, EntryStatus.DROPPED, actor=actor, reason=reason)
        transitions.advance(
            programme,
            Status.WITHDRAWN,
            act="withdraw",
            actor=actor,
            for_unit=programme.branch,
            note=reason,
            outcome=Case.Outcome.WITHDRAWN,
        )
    return programme


def _follow(programme):
    """Who moved since goes along first, in a transaction of its own: a page that didn't know is told."""
    follow_moves(timezone.localdate(), [programme.branch_id])
