"""A whole list of units without a preview, all rows or none; kept as a batch, so that it can be taken back."""

import hashlib
import time
from collections import Counter
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from branches.administration.unit_imports import cleaning
from branches.administration.unit_imports.actions.batches import note
from branches.administration.unit_imports.matching import line_of, stored
from branches.cases import transitions
from branches.imports import reading, staging
from branches.imports.models import ImportBatch
from branches.imports.targets import Weight, target
from branches.units.actions import import_units
from branches.units.actions.rows import Row as Line
from branches.units.models import Unit

TARGET = "units"


@dataclass(frozen=True)
class AtOnce:
    """What became of the rows. No `batch` when nothing was written, or nothing stands above all that was."""

    rows: list[Line]
    counts: Counter
    batch: ImportBatch | None = None


@transaction.atomic
def import_at_once(content: bytes, *, file_name: str, actor, under: Unit | None = None) -> AtOnce:
    """Bring the tree in line with a list; with any error nothing is written (see branches.units.actions.import_units).

    Raises branches.spreadsheets.reader.Refused, branches.imports.detection.NotDetected, PermissionDenied.
    """
    began = time.monotonic()
    found = reading.read(content, target(TARGET), {})
    rows = list(found.rows)
    cleaning.clean(rows)
    lines = [line_of(row) for row in rows]
    for row, line in zip(rows, lines, strict=True):
        for problem in row.cells:
            if problem.weight == Weight.ERROR:
                line.refuse(*problem.code.split(":", 1), problem.message)
    counts = import_units(lines, actor=actor, under=under)
    top = _above_all(lines, under) if not counts["error"] and any(line.now for line in lines) else None
    if top is None:
        return AtOnce(lines, counts)
    batch = ImportBatch.objects.create(
        target=TARGET,
        unit=top,
        file_name=file_name[-200:],
        file_sha256=hashlib.sha256(content).hexdigest(),
        created_by=actor,
    )
    _keep(batch, found, rows, lines, actor, began)
    return AtOnce(lines, counts, batch)


def _above_all(lines, under) -> Unit | None:
    """The lowest unit that stands above all that was written and where it stood before; `under` if that will do."""
    written = [line for line in lines if line.now]
    paths = Unit.objects.filter(pk__in=[line.unit.pk for line in written]).values_list("path", flat=True)
    above = {path[: -Unit.steplen] or path for path in paths}
    before = {line.was["parent_code"] for line in written if line.was} - {None}
    above |= set(Unit.objects.filter(pk__in=before).values_list("path", flat=True))
    first, last = min(above), max(above)
    shared = 0
    while shared < len(first) and first[shared : shared + Unit.steplen] == last[shared : shared + Unit.steplen]:
        shared += Unit.steplen
    if under is not None and first[:shared].startswith(under.path):
        return under
    return Unit.objects.filter(path=first[:shared]).first()


def _keep(batch, found, rows, lines, actor, began):
    """The rows as a commit leaves them."""
    for row, line in zip(rows, lines, strict=True):
        row.verdict = {"created": "new"}.get(line.verdict, line.verdict)
        row.old = stored(line.changes)
        row.unit_code = line.parent.code if line.parent is not None else ""
        note(row, line)
    with staging.Spool(batch) as spool:
        spool.add(rows)
        spool.add_junk(found.junk)
        spool.store()
        counts = staging.counts(spool.counts)
    staging.note_committed(batch, rows)
    about = {**found.about, "seconds": round(time.monotonic() - began, 1)}
    transitions.move(batch, ImportBatch.Status.PREVIEW, detection=about, counts=counts, judged_for=actor)
    transitions.move(batch, ImportBatch.Status.COMMITTED, committed_by=actor, committed_at=timezone.now())
