"""From the bytes of an upload to rows with the cells of each field. Asks the database nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from branches.imports import texts
from branches.imports.cells import pack
from branches.imports.detection import Detection, detect
from branches.imports.targets import Problem, Row, Target, Weight
from branches.spreadsheets import reader
from branches.spreadsheets.workbook import Sheet, Workbook, column_number

# What a spreadsheet shows where a formula failed.
ERROR_VALUE = re.compile(r"#(REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)")


@dataclass
class Reading:
    """`about` is what a batch keeps of it (ImportBatch.detection); `junk` maps row numbers to kinds.

    `rows` are made one by one as they are asked for, once; `count` says how many there are.
    """

    rows: Iterator[Row]
    count: int
    junk: dict[int, str]
    about: dict


def read(content: bytes, target: Target, choices: dict) -> Reading:
    """`choices`: ImportBatch.options. Raises branches.spreadsheets.reader.Refused, or
    branches.imports.detection.NotDetected."""
    workbook = reader.read(content)
    found = detect(workbook, target.headers, required=target.required)
    sheet = workbook.sheets[found.sheet_index]
    columns = {field: column_number(letter) for letter, field in found.mapping.items()}
    rows = (_row(number, sheet, columns) for number in found.data_rows)
    return Reading(rows, len(found.data_rows), found.junk, _about(workbook, sheet, found))


def _row(number: int, sheet: Sheet, columns: dict[str, int]) -> Row:
    cells = sheet.row(number)
    row = Row(number, {})
    for field, column in columns.items():
        cell = cells[column - 1] if column <= len(cells) else None
        if (number, column) in sheet.uncomputed and cell is None:
            message = texts.FORMULA_WITHOUT_VALUE
            row.cells.append(Problem(f"formula_without_value:{field}", Weight.REVIEW, message, field))
        elif cell is not None and cell != "":
            row.raw[field] = pack(cell)
            if isinstance(cell, str) and ERROR_VALUE.fullmatch(cell.strip()):
                row.cells.append(Problem(f"error_value:{field}", Weight.ERROR, texts.ERROR_VALUE, field))
    if number in sheet.hidden_rows:
        row.cells.append(Problem("hidden_row", Weight.REVIEW, texts.HIDDEN_ROW))
    if mark := sheet.marks.get(number):
        row.cells.append(Problem(mark, Weight.REVIEW, texts.ROW_MARKS.get(mark, texts.RAGGED_ROW)))
    return row


def _about(workbook: Workbook, sheet: Sheet, found: Detection) -> dict:
    head = found.header_rows[-1]
    return {
        "format": workbook.format,
        "sheet": found.sheet,
        "sheet_number": found.sheet_index + 1,
        "sheets": len(workbook.sheets),
        "other_sheets": found.other_sheets,
        "header_rows": found.header_rows,
        "mapping": found.mapping,
        "headers": {letter: _heading(sheet, found.header_rows, letter) for letter in found.mapping},
        "unmapped": found.unmapped,
        "junk": {str(number): kind for number, kind in found.junk.items()},
        "first_row": head + 1,
        "last_row": sheet.last_row,
    }


def _heading(sheet, header_rows, letter):
    """What stands over a column; a merged title to its left speaks for it."""
    column = column_number(letter)
    parts = []
    for number in header_rows:
        cells = sheet.row(number)
        text = cells[column - 1] if column <= len(cells) else None
        if text is None:
            covering = (place for place in sheet.merged if place[0] == number and place[1] < column <= place[3])
            if place := next(covering, None):
                text = cells[place[1] - 1]
        if text is not None:
            parts.append(" ".join(str(text).split()))
    return ", ".join(parts)[:120]
