"""Writing a batch into the record, and taking it back: each one transaction and one act of the journal."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import IntegrityError, connection, transaction
from django.db.models import Q
from django.utils import timezone

from branches.audit import journal
from branches.cases import transitions
from branches.cases.transitions import WrongState
from branches.imports import rules, staging, texts
from branches.imports.actions import units
from branches.imports.actions.verdicts import judge_all
from branches.imports.models import ImportBatch
from branches.imports.targets import Moved, target

Status = ImportBatch.Status
# The name of a lock: whoever commits waits for whoever is committing, so that no person comes in twice.
_COMMITTING = 77_010
_TAKEN = ("new", "changed", "same")
# Rows that a commit writes; what was the same before is only said to have gone in.
_WRITTEN = (~Q(decision="skip"), Q(verdict__in=["new", "changed"]))


@dataclass(frozen=True)
class Outcome:
    """`committed`, or the numbers of rows that had changed since the preview, in which case nothing was written."""

    batch: ImportBatch
    committed: bool
    moved: list[int] = field(default_factory=list)


def commit_batch(
    batch: ImportBatch, *, actor, progress: Callable[[str, int, int], None] = lambda phase, done, total: None
) -> Outcome:
    """Write every accepted row, or none: rows are judged once more against the database as it is now.

    When a row no longer is what the preview showed, nothing is written, the preview shows the new state, and the
    outcome names the rows. `progress(phase, done, total)` is told where it stands. Raises PermissionDenied, WrongState
    ("somebody was faster", with who and when).
    """
    try:
        with transaction.atomic():
            return _commit(batch, actor, progress)
    except (IntegrityError, Moved):
        # Somebody wrote the same person while this was writing: see what it looks like now. Never show the exception,
        # for it quotes the row.
        with transaction.atomic():
            locked, judged = _judged(batch, actor, progress)
            return Outcome(locked, committed=False, moved=list(judged.moved))


@transaction.atomic
def undo_batch(
    batch: ImportBatch, *, actor, progress: Callable[[str, int, int], None] = lambda phase, done, total: None
) -> ImportBatch:
    """Take a committed batch back, except what was built upon since, which `left_by_undo` lists.

    `progress(phase, done, total)` is told where it stands. Raises PermissionDenied, WrongState.
    """
    _hold_commits()
    batch = transitions.lock(batch)
    rules.may_handle(actor, batch).require()
    if Status.UNDONE in batch.FLOW[batch.status]:
        rules.may_undo(actor, batch).require()
    kind = target(batch.target)
    with journal.act("imports.batch.undone", actor=actor, subject=batch, unit=batch.unit) as entry:
        # First the one door: a second undo ends here.
        transitions.move(batch, Status.UNDONE, undone_by=actor, undone_at=timezone.now(), version=batch.version + 1)
        left, done, total = [], 0, batch.counts["new"] + batch.counts["changed"]
        progress(texts.PHASE_UNDO, done, total)
        for rows in staging.stream(batch, *_WRITTEN, at_once=kind.together):
            left += kind.undo(batch, rows, actor)
            done += len(rows)
            progress(texts.PHASE_UNDO, done, total)
        left += units.close_made(batch, kind, actor)
        batch.left_by_undo = [{"row": each.row, "reason": each.reason} for each in left]
        batch.save(update_fields=["left_by_undo"])
        entry["left"] = len(left)
    return batch


def _commit(batch, actor, progress) -> Outcome:
    batch, judged = _judged(batch, actor, progress)
    if judged.moved:
        return Outcome(batch, committed=False, moved=list(judged.moved))
    kind = target(batch.target)
    figures = {name: batch.counts.get(name, 0) for name in ("new", "changed", "same", "review", "error")}
    with journal.act("imports.batch.committed", actor=actor, subject=batch, unit=batch.unit, **figures) as entry:
        made = units.make(batch, judged.units, actor)
        entry["units"] = made
        _write(batch, kind, units.by_code(judged.units), actor, progress)
        transitions.move(
            batch,
            Status.COMMITTED,
            committed_by=actor,
            committed_at=timezone.now(),
            new_units=[{**unit, "made": unit["code"] in made} for unit in batch.new_units],
            version=batch.version + 1,
        )
        # Rows of a written batch say what they became.
        for rows in staging.stream(batch, ~Q(decision=""), Q(verdict__in=_TAKEN) | Q(decision="skip")):
            kind.decided(batch, rows, actor)
    return Outcome(batch, committed=True)


def _write(batch, kind, known, actor, progress):
    """The rows that change anything, chunk after chunk."""
    total, done = batch.counts["new"] + batch.counts["changed"], 0
    progress(texts.PHASE_WRITE, done, total)
    for rows in staging.stream(batch, *_WRITTEN, at_once=kind.together):
        kind.commit(batch, rows, known, actor)
        staging.note_committed(batch, rows)
        done += len(rows)
        progress(texts.PHASE_WRITE, done, total)


def _judged(batch, actor, progress):
    _hold_commits()
    batch = transitions.lock(batch)
    rules.may_handle(actor, batch).require()
    if batch.status == Status.COMMITTED:
        told = {"by": batch.committed_by, "at": timezone.localtime(batch.committed_at)}
        raise WrongState(texts.ALREADY_COMMITTED.format(**told))
    if batch.status != Status.PREVIEW:
        raise WrongState(texts.NOT_IN_PREVIEW.format(now=batch.get_status_display()))
    total = batch.counts.get("people", 0)
    progress(texts.PHASE_CHECK, 0, total)
    kind = target(batch.target)
    judged = judge_all(batch, kind, actor, progress=lambda done: progress(texts.PHASE_CHECK, done, total))
    if judged.moved or "moved" in batch.detection:
        # The preview shows which rows these are, and what they were.
        batch.detection = {**batch.detection, "moved": judged.moved}
        batch.save(update_fields=["detection"])
    return batch, judged


def _hold_commits():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_COMMITTING])
