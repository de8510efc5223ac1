"""Which rows of a sheet are of the list, and what the others are. Every row up to the last used one gets a verdict.

A row that may be a person is one: what is taken in wrongly is seen in the preview, what is left out is not.
"""

import datetime
from dataclasses import dataclass, field

from branches.spreadsheets.workbook import Cell, Sheet
from branches.vietnamese import legacy
from branches.vietnamese.names import clean

from .fields import words
from .words import (
    COLUMN_NUMBER,
    COUNTED,
    DATE,
    FIGURE,
    FOOTNOTE,
    GROUP,
    LABEL,
    LABELLED,
    MAYBE_GROUP,
    MAYBE_TOTAL,
    SIGNATURE,
    TITLE,
    TOTAL,
    TOTAL_STARTS,
    has_surname,
    names_somebody,
)

# A row with this many mapped cells is of the list, whatever its words.
PLENTY = 4
WIDE_MERGE = 3
PROBED = 4


@dataclass
class Layout:
    sheet: Sheet
    header_rows: list[int]  # none: the list begins with the sheet
    mapped: list[int]  # column numbers
    name_columns: list[int]
    of_people: bool = True

    @property
    def top(self) -> int:
        """The first row below the header."""
        return self.header_rows[-1] + 1 if self.header_rows else self.sheet.first_row


@dataclass
class SortedRows:
    data: list[int] = field(default_factory=list)
    junk: dict[int, str] = field(default_factory=dict)
    group_headings: dict[int, str] = field(default_factory=dict)


def sort_rows(layout: Layout) -> SortedRows:
    """Each row of the sheet as data or junk."""
    sheet, result = layout.sheet, SortedRows()
    below_title = False
    for number in range(1, layout.header_rows[0] if layout.header_rows else sheet.first_row):
        kind = _above(_readable(_filled(sheet.row(number))), below_title=below_title)
        below_title = below_title or kind == "title"
        result.junk[number] = kind
    for number in layout.header_rows:
        result.junk[number] = "header"
    judge = _Judge(layout)
    take = result.data.append
    plainly_listed = judge.plainly_listed
    for number in range(layout.top, sheet.last_row + 1):
        row = sheet.row(number)
        if plainly_listed(row) and number != judge.numbered_row:
            judge.signing = False
            judge.before = row
            take(number)
        elif kind := judge.kind(number, row):
            result.junk[number] = kind
            if kind == "group_heading":
                result.group_headings[number] = judge.heading
        else:
            judge.before = row
            take(number)
    _tell_totals_apart(result)
    return result


def _above(cells: dict[int, Cell], *, below_title: bool) -> str:
    if not cells:
        return "blank"
    texts = [str(cell).lower() for cell in cells.values()]
    return "title" if below_title or any(TITLE.search(text) for text in texts) else "letterhead"


class _Judge:
    """Reads downwards: what a sparse row is depends on what stood above it."""

    def __init__(self, layout: Layout):
        self.columns = [column - 1 for column in layout.mapped]
        self.mapped = set(layout.mapped)
        self.name_columns = layout.name_columns
        self.names = set(layout.name_columns)
        self.of_people = layout.of_people
        # The first few columns of each header row are enough to know it again.
        self.headers = [
            {
                column: words(str(cell))
                for column, cell in list(_readable(_filled(layout.sheet.row(number))).items())[:PROBED]
            }
            for number in layout.header_rows
        ]
        self.header_starts = {
            cell[:20].strip().lower()
            for row in layout.header_rows
            for cell in layout.sheet.row(row)
            if isinstance(cell, str)
        }
        self.wide_rows = {
            top for top, left, _, right in layout.sheet.merged if right - left + 1 >= WIDE_MERGE and top >= layout.top
        }
        self.numbered_row = layout.top
        self.column_numbers: list[str] = []
        self.signing = False
        self.heading = ""
        self.before: list[Cell] = []  # the last row of the list

    def plainly_listed(self, row: list[Cell]) -> bool:
        """What nearly every row is, told from its first few cells: filled, no repetition of the header, no sum."""
        filled = 0
        for column in self.columns:
            cell = row[column] if column < len(row) else None
            # A blank text is one of very few: it is looked at more closely.
            if cell is not None and cell != "" and cell != " " and (filled := filled + 1) == PLENTY:
                break
        else:
            return False
        for cell in row:
            if type(cell) is str:
                first = cell[:20].strip().lower()
                return bool(first) and first not in self.header_starts and not first.startswith(TOTAL_STARTS)
        return False

    def kind(self, number: int, row: list[Cell]) -> str | None:
        """None for a row of the list."""
        cells = _filled(row)
        if not cells:
            return "blank"
        if self._numbers_columns(number, cells):
            return "column_numbers"
        if self._goes_on(cells):
            self.signing = False
            return None
        cells = _readable(cells)
        mapped = {column: cell for column, cell in cells.items() if column in self.mapped}
        if self._repeats_header(cells):
            self.numbered_row = number + 1
            return "repeated_header"
        if self._is_total(cells):
            return "total"
        if len(mapped) >= PLENTY:
            self.signing = False
            return None
        if self._signs(cells, mapped):
            self.signing = self.signing or not any(FOOTNOTE.match(str(cell).lower()) for cell in cells.values())
            return "signature_block"
        if not mapped:
            # A number that was written in advance, for a person who never came.
            if all(not isinstance(cell, str) or cell.strip(" .,-)(").isdigit() for cell in cells.values()):
                return "blank"
            return "signature_block" if self.signing else self._heads(cells)
        if self.of_people and self._is_heading(number, cells, mapped):
            self.signing = False
            return self._heads(cells)
        if self.signing and len(cells) <= 2 and not self._says_more_than_a_name(mapped):
            return "signature_block"
        return None

    def _numbers_columns(self, number: int, cells: dict[int, Cell]) -> bool:
        """Below the header, and wherever the same numbers stand again."""
        texts = [str(cell) for cell in cells.values()]
        if number != self.numbered_row:
            return bool(self.column_numbers) and texts == self.column_numbers
        found = len(texts) >= 3 and len(set(texts)) == len(texts) and all(COLUMN_NUMBER.match(text) for text in texts)
        if found:
            self.column_numbers = texts
            self.header_starts |= {text.lower() for text in texts if not text.isdigit()}
        return found

    def _repeats_header(self, cells: dict[int, Cell]) -> bool:
        for header in self.headers:
            same = sum(1 for column, text in header.items() if column in cells and words(str(cells[column])) == text)
            if same >= min(2, len(header)) and same * 2 > len(header) and (same > 1 or len(cells) == 1):
                return True
        return False

    def _goes_on(self, cells: dict[int, Cell]) -> bool:
        """A name behind the number that follows the one of the row before."""
        named = next((column for column in self.name_columns if column in cells), 0)
        if not named or not isinstance(cells[named], str):
            return False
        for column, cell in cells.items():
            if column >= named:
                break
            if number := _whole(cell):
                return number == 1 or any(_whole(former) == number - 1 for former in self.before[: named - 1])
        return False

    def _is_total(self, cells: dict[int, Cell]) -> bool:
        """A sum: the first text says so, and nothing else in the row is more than a figure."""
        texts = [cell.strip().lower() for cell in cells.values() if isinstance(cell, str)]
        if not texts or any(isinstance(cell, datetime.date) for cell in cells.values()):
            return False
        others = texts[1:]
        if TOTAL.search(texts[0]):
            return all(len(text) <= 40 and not DATE.search(text) for text in others)
        if not MAYBE_TOTAL.search(texts[0]) or any(DATE.search(text) for text in others):
            return False
        if not all(FIGURE.match(text) or COUNTED.match(text) for text in others):
            return False
        figures = len(cells) > 1 or any(sign.isdigit() for sign in texts[0])
        return figures or not names_somebody(texts[0].title())

    def _signs(self, cells: dict[int, Cell], mapped: dict[int, Cell]) -> bool:
        """A person who *is* a secretary has a name in the name's column; a signature has not."""
        if len(cells) > PLENTY:
            return False
        signed = {
            column for column, cell in cells.items() if isinstance(cell, str) and SIGNATURE.search(cell.strip().lower())
        }
        named = self.names & mapped.keys() - signed
        numbered = any(not isinstance(cell, str) for column, cell in cells.items() if column not in self.mapped)
        dated = any(_is_date(cell) for column, cell in mapped.items() if column not in signed)
        return bool(signed) and not named and not numbered and not dated

    def _says_more_than_a_name(self, mapped: dict[int, Cell]) -> bool:
        others = [cell for column, cell in mapped.items() if column not in self.names]
        return len(others) < len(mapped) and any(_is_date(cell) for cell in others)

    def _is_heading(self, number: int, cells: dict[int, Cell], mapped: dict[int, Cell]) -> bool:
        """One text that stands for a group: labelled, merged across, or beginning with a word that begins no name."""
        if len(mapped) > 1 or not all(isinstance(cell, str) for cell in mapped.values()):
            return False
        # "I", "A." stands before the text that it numbers.
        others = [cell for column, cell in cells.items() if column < min(mapped)]
        if len(others) + 1 < len(cells):
            return False
        if any(not isinstance(cell, str) for cell in others) or len(others) > 1:
            return False
        text = next(iter(mapped.values())).strip()
        grouped = GROUP.match(text.lower()) or MAYBE_GROUP.match(text.lower())
        if others:
            labelled = bool(LABEL.match(others[0])) or bool(GROUP.match(others[0].lower()))
            return labelled and bool(grouped or not has_surname(text))
        if not mapped.keys() & self.names:
            return bool(grouped or LABELLED.match(text))
        if number in self.wide_rows or text.endswith(":") or GROUP.match(text.lower()):
            return True
        if names_somebody(text):
            return False
        return bool(grouped or LABELLED.match(text) or any(sign.isdigit() for sign in text))

    def _heads(self, cells: dict[int, Cell]) -> str:
        texts = [str(cell).strip() for cell in cells.values()]
        self.heading = " ".join(texts[1:] if len(texts) > 1 and LABEL.match(texts[0]) else texts).strip()
        return "group_heading"


def _filled(row: list[Cell]) -> dict[int, Cell]:
    """Column number → value, blanks left out."""
    return {
        column: cell
        for column, cell in enumerate(row, 1)
        if cell is not None and not (isinstance(cell, str) and not cell.strip())
    }


def _readable(cells: dict[int, Cell]) -> dict[int, Cell]:
    """Texts as they are meant, whatever font they were typed in and however often they were encoded."""
    return {
        column: clean(legacy.convert(legacy.decode_twice(cell) or cell)[0]) if isinstance(cell, str) else cell
        for column, cell in cells.items()
    }


def _whole(cell: Cell) -> int:
    """The number of a row of the list, 0 for anything else."""
    if isinstance(cell, str):
        text = cell.strip(" .,-)(")
        return int(text) if text.isdecimal() and len(text) < 7 else 0
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else 0
    return cell if isinstance(cell, int) and not isinstance(cell, bool) else 0


def _is_date(cell: Cell) -> bool:
    if isinstance(cell, datetime.date):
        return True
    if isinstance(cell, str):
        return bool(DATE.search(cell)) or (cell.strip().isdecimal() and len(cell.strip()) == 4)
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)


def _tell_totals_apart(result: SortedRows) -> None:
    """A sum that more rows of the list follow is one of a part."""
    last = result.data[-1] if result.data else 0
    for number, kind in result.junk.items():
        if kind == "total" and number < last:
            result.junk[number] = "subtotal"
