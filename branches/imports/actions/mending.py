"""Many rows of a preview at once: cells from a sheet that came back mended, answers to a selection."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from branches.audit import journal
from branches.imports import staging, texts
from branches.imports.actions.preview import check_day, in_preview, put_answer
from branches.imports.actions.verdicts import judge_some
from branches.imports.cells import show
from branches.imports.models import ImportBatch
from branches.imports.targets import Row, target

# What the reader said of a cell that a person has replaced.
_OF_READING = {"formula_without_value", "error_value"}


@transaction.atomic
def mend_rows(batch: ImportBatch, cells: Mapping[int, Mapping[str, object]], *, actor) -> list[Row]:
    """Put cells: row number → field, or part of one → cell as branches.imports.cells packs it; None empties it.

    Rows that aren't in the batch are passed over. Gives the rows as they are judged now. Raises PermissionDenied,
    WrongState.
    """
    batch = in_preview(batch, actor)
    kind = target(batch.target)
    rows = staging.load(batch, number__in=list(cells))
    for row in rows:
        for name, cell in cells[row.number].items():
            _put(row, kind, name, cell)
        row.decision, row.moved_on, row.answer = "", None, {}
    kind.clean(rows)
    if rows:
        with journal.act("imports.rows.mended", actor=actor, subject=batch, unit=batch.unit, rows=len(rows)):
            judge_some(batch, rows, kind, actor)
    return rows


@transaction.atomic
def answer_rows(
    batch: ImportBatch, numbers: Sequence[int], decision: str, *, actor, moved_on: date | None = None
) -> tuple[int, dict[int, str]]:
    """Answer those of the rows that offer the answer; "accept" takes rows as they stand, "" takes answers back.

    Gives the number of rows answered, and why it doesn't fit the others (row number → a reason in a few words). Raises
    PermissionDenied, WrongState, ValidationError.
    """
    batch = in_preview(batch, actor)
    check_day(decision, moved_on)
    chosen = staging.load(batch, number__in=list(numbers))
    answered, unfit = [], {}
    for row in chosen:
        answer = _answer(row, decision)
        if answer is None:
            unfit[row.number] = _why_not(row, decision)
        else:
            put_answer(row, answer, moved_on)
            answered.append(row)
    if answered:
        judge_some(batch, answered, target(batch.target), actor)
    return len(answered), unfit


def note_faults_taken(batch: ImportBatch, *, actor, rows: int, fields: Sequence[str]):
    """The rows with faults were taken away as a file; `fields`: restricted ones that it shows."""
    journal.journal(
        "imports.faults.exported", actor=actor, subject=batch, unit=batch.unit, rows=rows, fields=list(fields)
    )


def _answer(row: Row, decision: str) -> str | None:
    if decision == "":
        return "" if row.decision else None
    if not row.questions:
        return None
    if decision == "accept":
        # Only where nobody asks who it is: there the offer is to take the row, or to skip it.
        return row.offered[0] if len(row.offered) == 2 and not row.candidate else None
    return decision if decision in row.offered else None


def _why_not(row: Row, decision: str) -> str:
    """Why an answer doesn't fit a row, in a few words that follow its number."""
    if decision == "":
        return texts.UNFIT_UNANSWERED
    if row.has_error:
        return texts.UNFIT_ERROR
    if not row.questions:
        return texts.UNFIT_NOTHING_ASKED
    if decision == "accept" and row.candidate:
        return texts.UNFIT_WHO
    # Among several questions one may stand in the way, and asks to be answered for this row alone.
    other = next((each for each in row.questions if decision != "accept" and decision not in each.answers), None)
    if other is not None:
        return texts.UNFIT_ASKS.format(question=texts.first_sentence(other.message))
    return texts.UNFIT_NOWHERE_ELSE if decision == "move" else texts.UNFIT


def _put(row: Row, kind, name: str, cell):
    text = show(cell)
    if name in kind.fields:
        kind.put(row, name, text)
    row.cells = [problem for problem in row.cells if problem.kind not in _OF_READING or problem.field != name]
    if not text.strip():
        row.raw.pop(name, None)
    elif name not in kind.fields or not isinstance(cell, str):
        # What a spreadsheet keeps as a number or a date is judged as such.
        row.raw[name] = cell
