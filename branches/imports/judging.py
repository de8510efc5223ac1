"""The verdict on each row: what the target says of it, the units, and what people have decided."""

from collections import Counter
from collections.abc import Sequence

from branches.imports.models import ImportRow
from branches.imports.targets import Row, Target
from branches.imports.unit_names import UnitNames
from branches.secrets.keys import blind_index

Verdict = ImportRow.Verdict


class Judging:
    """Judges the rows of a batch against the database as it is now, a few thousand after one another, in the order of
    the file: what a row means may depend on earlier ones. An answer that no longer fits the row's question counts as
    none.

    Afterwards `verdicts` and `named` (proposed unit → number of rows) count what was judged. `names` may be that of an
    earlier judging of the same batch.
    """

    def __init__(self, batch, target: Target, actor, names: UnitNames | None = None):
        self.target = target
        self.names = names or UnitNames(batch, actor, target.unit_field)
        self.matcher = target.matcher(batch, actor)
        self.verdicts = Counter()
        self.named = Counter()
        self._purpose = f"row of import {batch.pk}"

    def judge(self, rows: Sequence[Row]):
        # What a row's keys come from, beside its own cells; who changes a cell empties them.
        meant = [(row.unit_code, row.subject_key) for row in rows]
        for row in rows:
            row.matches, row.old, row.candidate, row.subject_key = [], {}, {}, None
        self.names.resolve(rows)
        self.matcher.match(rows)
        for row, was in zip(rows, meant, strict=True):
            row.verdict = verdict_of(row)
            if not row.keys or was != (row.unit_code, row.subject_key):
                row.keys = [self._digest(key) for key in self.target.keys(row)]
            self.verdicts[row.verdict] += 1
            if named := self.names.named(row):
                self.named[named] += 1

    def new_units(self) -> list[dict]:
        """What ImportBatch.new_units should be, when all rows were judged."""
        return self.names.new_units(self.named)

    def _digest(self, key: str) -> int:
        """No value can be read from it, nor compared with that of another batch."""
        return int.from_bytes(blind_index(key, purpose=self._purpose)[:8], signed=True)


def verdict_of(row: Row) -> str:
    if row.has_error:
        return Verdict.ERROR
    if not all(row.decision in question.answers for question in row.questions) or row.decision == "skip":
        return Verdict.REVIEW
    if row.subject_key is None:
        return Verdict.NEW
    return Verdict.CHANGED if row.old else Verdict.SAME


def fingerprint(row: Row) -> tuple:
    """What a person saw of a row that is going to be written."""
    return row.verdict, row.subject_key, row.unit_code, row.old, {question.code for question in row.questions}


def harmless(before: tuple, after: tuple) -> bool:
    """Whether a row may go in although it isn't judged as it was shown: somebody has written the same meanwhile."""
    return before == after or after[0] == Verdict.SAME
