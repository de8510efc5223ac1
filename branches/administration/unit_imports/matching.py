"""What the rows of a batch mean for the tree of units, as the sheet of units (branches.units) judges them."""

from collections.abc import Sequence

from branches.administration.unit_imports import texts
from branches.imports.targets import Problem, Row, Weight
from branches.units.actions.judging import Sheet
from branches.units.actions.rows import Row as Line
from branches.units.models import Unit


class Matcher:
    """Matches all rows of a batch at once: any may name any other as the unit above it."""

    def __init__(self, batch, actor):
        self.batch, self.actor = batch, actor

    def match(self, rows: Sequence[Row]):
        lines = [line_of(row, held=_waits(row)) for row in rows]
        sheet = Sheet(lines, actor=self.actor, under=self.batch.unit, within=self.batch.unit, asks=True)
        sheet.judge()
        for row, line in zip(rows, lines, strict=True):
            row.matches = [_error(*fault) for fault in line.faults] + [_question(doubt) for doubt in line.doubts]
            row.subject_key = line.unit.pk if line.unit is not None else None
            row.old = stored(line.changes)
            row.unit_code = self._place(sheet, line)
            row.candidate = _candidate(line, sheet)

    def _place(self, sheet, line) -> str:
        """The code of the unit above, where that is known and lies in the unit of the batch."""
        above = sheet.parent_of(line) if not line.faults else None
        if isinstance(above, Unit) and not above.path.startswith(self.batch.unit.path):
            return ""
        return above.code if above is not None else ""


def line_of(row: Row, *, held: bool = False, meant: Unit | None = None) -> Line:
    """A staged row as the sheet takes it."""
    cells = {name: row.values.get(name, "") for name in texts.FIELDS}
    return Line(row.number, **cells, answer=row.decision, held=held, meant=meant)


def stored(changes: dict) -> dict:
    """Differences as a preview keeps them: field → text, None for nothing."""
    shown = {}
    for name, value in changes.items():
        if name == "closed_on":
            shown[name] = f"{value:%d/%m/%Y}"
        else:
            shown[name] = str(value) if value is not None else None
    return shown


def _waits(row) -> bool:
    """Whether the row stays behind for what its cells alone say, or by a person's answer."""
    if row.decision == "skip" or any(problem.weight == Weight.ERROR for problem in row.cells):
        return True
    asked = [problem for problem in row.cells if problem.weight == Weight.REVIEW]
    return not all(row.decision in problem.answers for problem in asked)


def _error(kind, about, message):
    return Problem(f"{kind}:{about}", Weight.ERROR, message, about if about in texts.FIELDS else "")


def _question(doubt):
    field = doubt.about if doubt.about in texts.FIELDS else ""
    answers = doubt.answers or ("skip",)
    return Problem(f"{doubt.kind}:{doubt.about}", Weight.REVIEW, doubt.message, field, answers)


def _candidate(line, sheet) -> dict:
    unit = next((doubt.unit for doubt in line.doubts if doubt.unit is not None), None)
    if unit is None:
        return {}
    above = sheet.stored.at.get(unit.parent_path)
    return {
        "key": unit.pk,
        "code": unit.code,
        "name": unit.name,
        "unit": above.name if above is not None else "",
        "path": unit.path,
    }
