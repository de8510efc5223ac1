"""Which rows of a sheet are of the list, and what the others are. Every row up to the last used one gets a verdict."""

from dataclasses import dataclass, field

from branches.spreadsheets.workbook import Cell, Sheet

from .fields import words
from .words import COLUMN_NUMBER, DATE, HEADING, LABEL, LABELLED, SIGNATURE, TITLE, TOTAL

# A row with this many mapped cells is of the list, whatever its words.
PLENTY = 4
WIDE_MERGE = 3
PROBED = 4


@dataclass
class Layout:
    sheet: Sheet
    header_rows: list[int]
    mapped: list[int]  # column numbers
    name_columns: list[int]
    of_people: bool = True


@dataclass
class SortedRows:
    data: list[int] = field(default_factory=list)
    junk: dict[int, str] = field(default_factory=dict)
    group_headings: dict[int, str] = field(default_factory=dict)


def sort_rows(layout: Layout) -> SortedRows:
    """Each row of the sheet as data or junk."""
    sheet, result = layout.sheet, SortedRows()
    below_title = False
    for number in range(1, layout.header_rows[0]):
        kind = _above(_filled(sheet.row(number)), below_title=below_title)
        below_title = below_title or kind == "title"
        result.junk[number] = kind
    for number in layout.header_rows:
        result.junk[number] = "header"
    judge = _Judge(layout)
    for number in range(layout.header_rows[-1] + 1, sheet.last_row + 1):
        kind = judge.kind(number, sheet.row(number))
        if kind:
            result.junk[number] = kind
            if kind == "group_heading":
                result.group_headings[number] = judge.heading
        else:
            result.data.append(number)
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
        self.columns = layout.mapped
        self.mapped = set(layout.mapped)
        self.names = set(layout.name_columns)
        self.of_people = layout.of_people
        # The first few columns of each header row are enough to know it again.
        self.headers = [
            {column: words(str(cell)) for column, cell in list(_filled(layout.sheet.row(number)).items())[:PROBED]}
            for number in layout.header_rows
        ]
        self.header_starts = {
            cell[:20].strip().lower()
            for row in layout.header_rows
            for cell in layout.sheet.row(row)
            if isinstance(cell, str)
        }
        self.wide_rows = {
            top
            for top, left, _, right in layout.sheet.merged
            if right - left + 1 >= WIDE_MERGE and top > layout.header_rows[-1]
        }
        self.numbered_row = layout.header_rows[-1] + 1
        self.signing = False
        self.heading = ""

    def kind(self, number: int, row: list[Cell]) -> str | None:
        """None for a row of the list."""
        if number != self.numbered_row and self._plainly_listed(row):
            self.signing = False
            return None
        cells = _filled(row)
        if not cells:
            return "blank"
        mapped = {column: cell for column, cell in cells.items() if column in self.mapped}
        if number == self.numbered_row and _are_column_numbers(cells):
            return "column_numbers"
        if self._repeats_header(cells):
            self.numbered_row = number + 1
            return "repeated_header"
        if _is_total(cells):
            return "total"
        if len(mapped) >= PLENTY:
            self.signing = False
            return None
        if self._signs(cells, mapped):
            self.signing = True
            return "signature_block"
        if not mapped:
            # A number that was written in advance, for a person who never came.
            if all(not isinstance(cell, str) or cell.strip(" .,-)(").isdigit() for cell in cells.values()):
                return "blank"
            return "signature_block" if self.signing else self._heads(cells)
        if self.of_people and self._is_heading(number, cells, mapped):
            self.signing = False
            return self._heads(cells)
        if self.signing and len(cells) <= 2:
            return "signature_block"
        return None

    def _plainly_listed(self, row: list[Cell]) -> bool:
        """What nearly every row is, told from its first few cells: filled, no repetition of the header, no sum."""
        filled = 0
        for column in self.columns:
            if row[column - 1] is not None and (filled := filled + 1) == PLENTY:
                break
        else:
            return False
        first = next((cell for cell in row if isinstance(cell, str)), "")
        if first[:20].strip().lower() in self.header_starts or TOTAL.search(first.strip().lower()):
            return False
        return all(cell is None or not isinstance(cell, str) or cell.strip() for cell in row[: self.columns[-1]])

    def _repeats_header(self, cells: dict[int, Cell]) -> bool:
        for header in self.headers:
            same = sum(1 for column, text in header.items() if column in cells and words(str(cells[column])) == text)
            if same >= min(2, len(header)) and same * 2 > len(header):
                return True
        return False

    def _signs(self, cells: dict[int, Cell], mapped: dict[int, Cell]) -> bool:
        """A person who *is* a secretary has a name in the name's column; a signature has not."""
        if len(cells) > PLENTY:
            return False
        signed = {
            column for column, cell in cells.items() if isinstance(cell, str) and SIGNATURE.search(cell.strip().lower())
        }
        named = self.names & mapped.keys() - signed
        numbered = any(not isinstance(cell, str) for column, cell in cells.items() if column not in self.mapped)
        return bool(signed) and not named and not numbered

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
        text = next(iter(mapped.values()))
        if others:
            return bool(LABEL.match(others[0])) or bool(HEADING.match(others[0].lower()))
        if not mapped.keys() & self.names:
            return bool(HEADING.match(text.lower()) or LABELLED.match(text))
        return bool(
            number in self.wide_rows
            or HEADING.match(text.lower())
            or LABELLED.match(text)
            or text.rstrip().endswith(":")
            or any(sign.isdigit() for sign in text)
        )

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


def _are_column_numbers(cells: dict[int, Cell]) -> bool:
    texts = [str(cell) for cell in cells.values()]
    return len(texts) >= 3 and all(COLUMN_NUMBER.match(text) for text in texts) and len(set(texts)) == len(texts)


def _is_total(cells: dict[int, Cell]) -> bool:
    """A sum: the first text says so, and nothing else in the row is more than a figure."""
    first = next((cell for cell in cells.values() if isinstance(cell, str)), "")
    if not TOTAL.search(first.strip().lower()):
        return False
    texts = [cell for cell in cells.values() if isinstance(cell, str)]
    return all(len(text) <= 40 and not DATE.search(text) for text in texts[1:])


def _tell_totals_apart(result: SortedRows) -> None:
    """A sum that more rows of the list follow is one of a part."""
    last = result.data[-1] if result.data else 0
    for number, kind in result.junk.items():
        if kind == "total" and number < last:
            result.junk[number] = "subtotal"
