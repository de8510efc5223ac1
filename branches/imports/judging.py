"""The verdict on each row: what the target says of it, the units, and what people have decided."""

from collections.abc import Sequence

from branches.imports.models import ImportRow
from branches.imports.targets import Row, Target, Weight
from branches.imports.unit_names import UnitNames

Verdict = ImportRow.Verdict


def judge(batch, rows: Sequence[Row], target: Target, actor):
    """Judge all rows of a batch against the database as it is now; also sets `batch.new_units` (not saved).

    Every row must be there: persons may stand twice in a file. An answer that no longer fits the row's question counts
    as none.
    """
    for row in rows:
        row.matches, row.old, row.candidate, row.subject_key = [], {}, {}, None
    UnitNames(batch, actor, target.unit_field).resolve(rows)
    target.matcher(batch, actor).match(rows)
    for row in rows:
        row.verdict = verdict_of(row)


def verdict_of(row: Row) -> str:
    if any(problem.weight == Weight.ERROR for problem in row.problems):
        return Verdict.ERROR
    if not all(row.decision in question.answers for question in row.questions) or row.decision == "skip":
        return Verdict.REVIEW
    if row.subject_key is None:
        return Verdict.NEW
    return Verdict.CHANGED if row.old else Verdict.SAME


def fingerprint(row: Row) -> tuple:
    """What a person saw of a row that is going to be written."""
    return row.verdict, row.subject_key, row.unit_code, row.old


def harmless(before: tuple, after: tuple) -> bool:
    """Whether a row may go in although it isn't judged as it was shown: somebody has written the same meanwhile."""
    return before == after or after[0] == Verdict.SAME
