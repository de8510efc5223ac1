"""From the bytes of an upload to rows with the cells of each field. Asks the database nothing."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from branches.imports import sampling, texts
from branches.imports.cells import LONGEST, pack
from branches.imports.detection import Choice, Detection, NotDetected, detect, headings
from branches.imports.targets import Problem, Row, Target, Weight
from branches.spreadsheets import reader
from branches.spreadsheets.workbook import Sheet, Workbook, column_number

# What a spreadsheet shows where a formula failed.
ERROR_VALUE = re.compile(r"#(REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)")
# Where the heading over a group of people goes when it says where they are, and nothing else stands there.
REMARKS = "note"


@dataclass
class Reading:
    """`about` is what a batch keeps of it (ImportBatch.detection); `junk` maps row numbers to kinds; `sample` is what
    the page of columns shows (branches.imports.sampling).

    `rows` are made one by one as they are asked for, once; `count` says how many there are.
    """

    rows: Iterator[Row]
    count: int
    junk: dict[int, str]
    about: dict
    sample: list[dict] = field(default_factory=list)


@dataclass(frozen=True)
class Memory:
    """What is known beside the file. `mappings`: fingerprint of a header → [[columns right of its first, field], …];
    `names_unit`: whether a text names a unit that the rows may belong to."""

    mappings: Mapping[str, Sequence] = field(default_factory=dict)
    names_unit: Callable[[str], bool] = lambda text: False


def read(content: bytes, target: Target, choices: dict, memory: Memory | None = None) -> Reading:
    """`choices`: ImportBatch.options. Raises branches.spreadsheets.reader.Refused, or NotDetected, whose `sample` is
    filled when there is a table at all."""
    memory = memory or Memory()
    workbook = reader.read(content)
    try:
        found = find(workbook, target, choices, memory)
    except NotDetected as refusal:
        refusal.sample = sampling.take(workbook)
        raise
    sheet = workbook.sheets[found.sheet_index]
    rows = _Rows(sheet, found, target, memory, takes_hidden=bool(choices.get("hidden")))
    sample = sampling.take(workbook)
    return Reading(iter(rows), len(found.data_rows), found.junk, _about(workbook, sheet, found, choices), sample)


def find(workbook: Workbook, target: Target, choices: dict, memory: Memory) -> Detection:
    """The list in a workbook, as far as `choices` doesn't say where it is. Raises NotDetected."""
    rows, sheet = choices.get("header_rows"), choices.get("sheet")
    choice = Choice(
        sheet=sheet if sheet is not None and 0 <= sheet < len(workbook.sheets) else None,
        header_rows=None if rows is None else tuple(rows),
        mapping=choices.get("mapping"),
    )
    return detect(
        workbook,
        target.headers,
        required=target.required,
        choice=choice,
        remembered=memory.mappings,
        of_people=getattr(target, "of_people", True),
    )


class _Rows:
    """Makes the rows of a list, each with its cells by field; once, since the sheet is emptied meanwhile."""

    def __init__(self, sheet: Sheet, found: Detection, target: Target, memory: Memory, *, takes_hidden: bool):
        self.sheet, self.numbers = sheet, found.data_rows
        width = max(map(len, sheet.rows), default=0)
        columns = {name: column_number(letter) for letter, name in found.mapping.items()}
        self.columns = [(name, column - 1) for name, column in columns.items() if column <= width]
        self.hidden = set() if takes_hidden else sheet.hidden_rows
        self.guesses = {
            columns[found.mapping[letter]] - 1: _guess(letter, found, target, sheet) for letter in found.guessed
        }
        unit_field = target.unit_field if target.unit_field in target.fields else ""
        self.groups = headings.Groups(found.group_headings, memory.names_unit) if found.group_headings else None
        self.unit_field, self.remark_field = unit_field, REMARKS if REMARKS in target.fields else ""

    def __iter__(self) -> Iterator[Row]:
        sheet, columns, numbers = self.sheet, self.columns, self.numbers
        odd = bool(self.hidden or sheet.marks or sheet.uncomputed or self.guesses or self.groups)
        for number in numbers:
            cells = sheet.take(number)
            raw: dict = {}
            row = Row(number, raw)
            for name, index in columns:
                cell = cells[index]
                if cell is None or cell == "":
                    continue
                kind = type(cell)
                if kind is str:
                    if "#" in cell and ERROR_VALUE.fullmatch(cell.strip()):
                        row.cells.append(Problem(f"error_value:{name}", Weight.ERROR, texts.ERROR_VALUE, name))
                    elif len(cell) > LONGEST or "\0" in cell:
                        cell = pack(cell)
                elif kind is not int:
                    cell = pack(cell)
                raw[name] = cell
            if odd:
                self._add_oddities(row, cells)
            yield row

    def _add_oddities(self, row: Row, cells: Sequence) -> None:
        number, sheet = row.number, self.sheet
        if sheet.uncomputed:
            for name, index in self.columns:
                if cells[index] is None and (number, index + 1) in sheet.uncomputed:
                    said = Problem(f"formula_without_value:{name}", Weight.REVIEW, texts.FORMULA_WITHOUT_VALUE, name)
                    row.cells.append(said)
        if number in self.hidden:
            row.cells.append(Problem("hidden_row", Weight.REVIEW, texts.HIDDEN_ROW))
        for mark in sheet.marks.get(number, ()):
            row.cells.append(Problem(mark, Weight.REVIEW, texts.ROW_MARKS[mark]))
        row.cells += [guess for index, guess in self.guesses.items() if cells[index] not in (None, "")]
        if self.groups:
            self._say_group(row)

    def _say_group(self, row: Row) -> None:
        group = self.groups.at(row.number)
        if group.unit and self.unit_field and self.unit_field not in row.raw:
            row.raw[self.unit_field] = group.unit
            message = texts.UNIT_BY_HEADING.format(row=group.unit_row)
            row.cells.append(Problem("branch_by_heading", Weight.MARK, message, self.unit_field))
        if group.remark and self.remark_field:
            row.raw.setdefault(self.remark_field, group.remark)
            message = texts.NOTE_BY_HEADING.format(text=group.remark, row=group.remark_row)
            row.cells.append(Problem("note_by_heading", Weight.MARK, message, self.remark_field))


def _guess(letter: str, found: Detection, target: Target, sheet: Sheet) -> Problem:
    named = target.fields.get(found.mapping[letter])
    message = texts.HEADER_GUESSED.format(
        letter=letter,
        header=_heading(sheet, found.header_rows, letter)[:60],
        field=named.label if named else found.mapping[letter],
    )
    return Problem("header_guessed", Weight.REVIEW, message)


def _about(workbook: Workbook, sheet: Sheet, found: Detection, choices: dict) -> dict:
    return {
        "format": workbook.format,
        "encoding": workbook.encoding,
        "sheet": found.sheet,
        "sheet_number": found.sheet_index + 1,
        "sheets": len(workbook.sheets),
        "other_sheets": found.other_sheets,
        "hidden_sheets": found.hidden_sheets,
        "hidden_rows": len(sheet.hidden_rows.intersection(found.data_rows)),
        "header_rows": found.header_rows,
        "mapping": found.mapping,
        "headers": {letter: _heading(sheet, found.header_rows, letter) for letter in found.mapping},
        "unmapped": found.unmapped,
        "guessed": found.guessed,
        # How the columns came to their fields: "chosen" by a person, "remembered", or "" when they were found.
        "by": "chosen" if choices.get("mapping") is not None else "remembered" if found.remembered else "",
        "fingerprint": found.fingerprint,
        "junk": {str(number): kind for number, kind in found.junk.items()},
        "first_row": found.header_rows[-1] + 1 if found.header_rows else sheet.first_row,
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
