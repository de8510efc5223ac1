"""Writing the rows of a batch into the tree of units, and taking them back."""

from collections.abc import Sequence

from django.utils import timezone

from branches.administration.unit_imports import texts
from branches.administration.unit_imports.matching import line_of, stored
from branches.imports.models import ImportBatch
from branches.imports.targets import Left, Moved, Row
from branches.units.actions import tree
from branches.units.actions.judging import Sheet
from branches.units.actions.rows import Row as Line
from branches.units.actions.sheets import write
from branches.units.actions.taking_back import Step, take_back
from branches.units.models import Unit

_ALIVE = (ImportBatch.Status.READING, ImportBatch.Status.PREVIEW, ImportBatch.Status.COMMITTED)


def commit(batch, rows: Sequence[Row], actor):
    """Write accepted rows as true from today. Raises Moved when the tree isn't what they were judged against."""
    tree.hold(alone=True)
    known = Unit.objects.select_related("level", "sector").in_bulk([row.subject_key for row in rows if row.subject_key])
    if len(known) < len({row.subject_key for row in rows if row.subject_key}):
        raise Moved
    lines = [line_of(row, meant=known.get(row.subject_key)) for row in rows]
    sheet = Sheet(lines, actor=actor, under=batch.unit, within=batch.unit)
    sheet.judge()
    for row, line in zip(rows, lines, strict=True):
        if not line.goes_in or (line.changes and stored(line.changes) != row.old):
            raise Moved
    write(sheet, on=timezone.localdate())
    for row, line in zip(rows, lines, strict=True):
        note(row, line)


def note(row: Row, line: Line):
    """Keep with a row which unit it became, and what takes that back."""
    row.subject_key = line.unit.pk
    if line.now:
        made = line.verdict == "created" or line.reopens
        row.undo = {"made": made, "before": line.was, "after": line.now}


def undo(batch, rows: Sequence[Row], actor) -> list[Left]:
    """Units that the batch made are closed, what it changed is put back; what was built upon since stays."""
    written = [row for row in rows if row.undo]
    used = _with_imports(batch, [row.subject_key for row in written if row.undo["made"]])
    steps = [
        Step(
            row.number,
            row.subject_key,
            row.undo["made"],
            row.undo["after"],
            row.undo["before"],
            kept=texts.LEFT_IMPORTS.format(unit=used[row.subject_key]) if row.subject_key in used else "",
        )
        for row in written
    ]
    return [Left(number, reason) for number, reason in take_back(steps, actor=actor, within=batch.unit)]


def _with_imports(batch, keys) -> dict[int, str]:
    """{key: name} of units into which lists were imported since, or are being imported."""
    batches = ImportBatch.objects.filter(unit__in=keys, status__in=_ALIVE).exclude(pk=batch.pk)
    return dict(batches.values_list("unit_id", "unit__name"))
