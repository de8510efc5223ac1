"""Writing a batch into the record, and taking it back: each one transaction and one act of the journal."""

from dataclasses import dataclass, field

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from branches.audit import journal
from branches.cases import transitions
from branches.cases.transitions import WrongState
from branches.imports import rules, staging, texts
from branches.imports.actions import units
from branches.imports.actions.preview import judge_again
from branches.imports.models import ImportBatch
from branches.imports.targets import Moved, target

Status = ImportBatch.Status
# The name of a lock: whoever commits waits for whoever is committing, so that no person comes in twice.
_COMMITTING = 77_010


@dataclass(frozen=True)
class Outcome:
    """`committed`, or the numbers of rows that had changed since the preview, in which case nothing was written."""

    batch: ImportBatch
    committed: bool
    moved: list[int] = field(default_factory=list)


def commit_batch(batch: ImportBatch, *, actor) -> Outcome:
    """Write every accepted row, or none: rows are judged once more against the database as it is now.

    When a row no longer is what the preview showed, nothing is written, the preview shows the new state, and the
    outcome names the rows. Raises PermissionDenied, WrongState ("somebody was faster").
    """
    try:
        with transaction.atomic():
            return _commit(batch, actor)
    except (IntegrityError, Moved):
        # Somebody wrote the same person while this was writing: see what it looks like now. Never show the exception,
        # for it quotes the row.
        with transaction.atomic():
            locked, _, moved = _judged(batch, actor)
            return Outcome(locked, committed=False, moved=moved)


@transaction.atomic
def undo_batch(batch: ImportBatch, *, actor) -> ImportBatch:
    """Take a committed batch back, except what was built upon since, which `left_by_undo` lists.

    Raises PermissionDenied, WrongState.
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
        left = kind.undo(batch, staging.load(batch, committed=True), actor)
        left += units.close_made(batch, kind, actor)
        batch.left_by_undo = [{"row": each.row, "reason": each.reason} for each in left]
        batch.save(update_fields=["left_by_undo"])
        entry["left"] = len(left)
    return batch


def _commit(batch, actor) -> Outcome:
    batch, rows, moved = _judged(batch, actor)
    if moved:
        return Outcome(batch, committed=False, moved=moved)
    kind = target(batch.target)
    accepted = [row for row in rows if row.accepted]
    figures = {name: batch.counts.get(name, 0) for name in ("new", "changed", "same", "review", "error")}
    with journal.act("imports.batch.committed", actor=actor, subject=batch, unit=batch.unit, **figures) as entry:
        made = units.make(batch, {row.unit_code for row in accepted}, actor)
        entry["units"] = made
        known = units.by_code({row.unit_code for row in accepted})
        kind.commit(batch, accepted, known, actor)
        for row in accepted:
            row.committed = True
        staging.save(batch, accepted)
        transitions.move(
            batch,
            Status.COMMITTED,
            committed_by=actor,
            committed_at=timezone.now(),
            new_units=[{**unit, "made": unit["code"] in made} for unit in batch.new_units],
            version=batch.version + 1,
        )
    return Outcome(batch, committed=True)


def _judged(batch, actor):
    _hold_commits()
    batch = transitions.lock(batch)
    rules.may_handle(actor, batch).require()
    if batch.status != Status.PREVIEW:
        raise WrongState(texts.NOT_IN_PREVIEW.format(now=batch.get_status_display()))
    rows = staging.load(batch)
    moved = judge_again(batch, rows, target(batch.target), actor, touched=set())
    return batch, rows, moved


def _hold_commits():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_COMMITTING])
