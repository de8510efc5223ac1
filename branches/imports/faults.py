"""Rows that can't be taken yet, as a spreadsheet that is mended and dropped back in.

The sheet carries the batch's own mark, the columns of the file as it came, and two of ours: the number of the row in
that file, and why it isn't taken. A column that its reader may not see is empty, and what is left empty there changes
nothing when it comes back.
"""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import BinaryIO

from django.core import signing

from branches.imports import texts
from branches.imports.cells import pack, show
from branches.imports.desk import Desk, Eyes
from branches.imports.targets import Row, Weight
from branches.spreadsheets import reader
from branches.spreadsheets.reader import DEFAULT_LIMITS, Refused
from branches.spreadsheets.writer import Column, write_xlsx
from branches.vietnamese.names import fold

_SALT = "branches.imports.faults"
# A sheet of ours that came back: the mark and the head stand at its top.
_TOP = 30
LIMITS = dataclasses.replace(DEFAULT_LIMITS, file_bytes=5_000_000, cells=1_000_000, rows=20_000, seconds=20)
MOST_ROWS = 10_000


class WrongFile(Exception):
    """The file can't be taken back into this batch; the text is a sentence for people."""


@dataclass
class Returned:
    """What a mended sheet says: row number → field or part → cell as branches.imports.cells packs it (None: empty).

    `covered`: fields that its reader couldn't see. `nameless`: rows of the sheet without a number, as the office sees
    them; `twice`: numbers that stand in it more than once, of which the first counts.
    """

    cells: dict[int, dict[str, object]] = field(default_factory=dict)
    covered: frozenset[str] = frozenset()
    nameless: list[int] = field(default_factory=list)
    twice: list[int] = field(default_factory=list)


def write(eyes: Eyes, rows: Iterable[Row], facts, stream: BinaryIO) -> int:
    """Write the sheet; gives the number of rows."""
    desk, batch = eyes.desk, eyes.batch
    columns = headers(desk, batch)
    covered = sorted(name for name in columns if not eyes.may_mend(desk.into(name)))
    mark = signing.dumps({"batch": batch.pk, "covered": covered}, salt=_SALT)
    facts = [*facts, (texts.FAULT_MARK, mark)]
    if covered:
        facts.insert(0, (texts.FAULT_COVERED, ", ".join(columns[name] for name in covered)))
    return write_xlsx(
        [
            Column(texts.FAULT_ROW, "number", 8, "number"),
            Column(texts.FAULT_WHY, "why", 60),
            *(Column(header, name, 22) for name, header in columns.items()),
        ],
        (
            [
                row.number,
                " ".join(reasons(row)),
                *("" if name in covered else show(row.raw.get(name)) for name in columns),
            ]
            for row in rows
        ),
        title=texts.FAULT_TITLE.format(file=batch.file_name),
        facts=facts,
        stream=stream,
    )


def reasons(row: Row) -> list[str]:
    return list(dict.fromkeys(problem.message for problem in row.problems if problem.weight != Weight.MARK))


def headers(desk: Desk, batch) -> dict[str, str]:
    """Field or part → head, in the order of the file. A head of two rows, or one whose meaning a person chose, is
    replaced by the field's own name, which is understood wherever the sheet is brought in."""
    about = batch.detection
    plain = len(about["header_rows"]) == 1 and not batch.options.get("mapping")
    names = desk.labels | dict(desk.parts)
    letters = sorted(about["mapping"], key=lambda letter: (len(letter), letter))
    found, taken = {}, {"", fold(texts.FAULT_ROW), fold(texts.FAULT_WHY)}
    for letter in letters:
        name = about["mapping"][letter]
        head = about["headers"].get(letter, "") if plain else ""
        found[name] = names[name] if fold(head) in taken else head
        taken.add(fold(found[name]))
    return found


def read(content: bytes, desk: Desk, batch) -> Returned:
    """Read a sheet that `write` made. Raises WrongFile."""
    try:
        workbook = reader.read(content, limits=LIMITS)
    except Refused as refusal:
        raise WrongFile(str(refusal)) from refusal
    for sheet in workbook.sheets:
        if mark := _mark(sheet):
            return _returned(sheet, mark, desk, batch)
    raise WrongFile(texts.NOT_OUR_SHEET)


def changes(row: Row, returned: Returned, covered: frozenset[str]) -> dict[str, object]:
    """Cells of `row` that the sheet says otherwise. `covered`: fields that whoever sends it back may not see."""
    found = {}
    for name, cell in returned.cells[row.number].items():
        said = " ".join(show(cell).split())
        if not said and name in returned.covered | covered:
            continue
        if said != " ".join(show(row.raw.get(name)).split()):
            found[name] = cell if said else None
    return found


def _mark(sheet) -> dict | None:
    for number in range(sheet.first_row, min(sheet.last_row, _TOP) + 1):
        for cell in sheet.row(number):
            if isinstance(cell, str) and cell.startswith(f"{texts.FAULT_MARK}: "):
                try:
                    return signing.loads(cell.partition(": ")[2].strip(), salt=_SALT)
                except signing.BadSignature:
                    raise WrongFile(texts.NOT_OUR_SHEET) from None
    return None


def _returned(sheet, mark, desk, batch) -> Returned:
    if mark["batch"] != batch.pk:
        raise WrongFile(texts.SHEET_OF_ANOTHER)
    top, places = _head(sheet, headers(desk, batch))
    returned = Returned(covered=frozenset(mark["covered"]))
    row_place = places.pop("")
    for number in range(top + 1, sheet.last_row + 1):
        cells = sheet.row(number)
        if not any(cell not in (None, "") for cell in cells):
            continue
        named = _whole(cells[row_place])
        if named is None:
            returned.nameless.append(number)
        elif named in returned.cells:
            returned.twice.append(named)
        else:
            returned.cells[named] = {name: pack(cells[place]) for name, place in places.items()}
    return returned


def _head(sheet, wanted: dict[str, str]) -> tuple[int, dict[str, int]]:
    """Row of the head, and the place of each column in it; "" is the column of row numbers."""
    names = {fold(header): name for name, header in wanted.items()} | {fold(texts.FAULT_ROW): ""}
    for number in range(sheet.first_row, min(sheet.last_row, _TOP) + 1):
        heads = [fold(str(cell)) if cell is not None else None for cell in sheet.row(number)]
        if fold(texts.FAULT_ROW) in heads and fold(texts.FAULT_WHY) in heads:
            return number, {names[head]: place for place, head in reversed(list(enumerate(heads))) if head in names}
    raise WrongFile(texts.SHEET_WITHOUT_HEAD)


def _whole(cell) -> int | None:
    text = show(pack(cell)).strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None
