"""Cells of a list of units to texts. Asks the database nothing; what they mean, the sheet of units judges."""

from collections.abc import Sequence

from branches.administration.unit_imports import texts
from branches.imports.cells import show
from branches.imports.targets import Problem, Row, Weight
from branches.vietnamese import legacy
from branches.vietnamese.names import clean as tidy


def clean(rows: Sequence[Row]):
    for row in rows:
        # What was said of a row while its file was read stays true.
        row.cells = [problem for problem in row.cells if problem.kind != "repaired"]
        broken = {problem.field for problem in row.cells if problem.kind == "error_value"}
        row.values, row.repairs = {}, {}
        for name in texts.FIELDS:
            if name in row.raw and name not in broken:
                _take(row, name, show(row.raw[name]))


def put(row: Row, field: str, text: str):
    row.cells = [problem for problem in row.cells if problem.field != field]
    row.raw.pop(field, None)
    if text.strip():
        row.raw[field] = text


def _take(row, name, text):
    unicode, font = legacy.convert(text)
    value = tidy(unicode)
    if name == "code":
        value = value.upper()
    if not value:
        return
    row.values[name] = value
    if font or (name == "code" and value != tidy(text)):
        row.repairs[name] = tidy(text)
        row.cells.append(Problem(f"repaired:{name}", Weight.MARK, texts.REPAIRED, name))
