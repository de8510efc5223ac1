"""Comma, semicolon and tab separated text in the encodings that Vietnamese offices still produce."""

import csv
import io
import re
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from . import decoding, texts
from .formula_guard import unguard
from .refusals import Refusal
from .workbook import Limits, column_letter

DELIMITERS = ",;\t|"
HEAD = 200  # records that decide on the delimiter
# The share of records with the same number of fields from which on a shorter one is odd.
EVEN = 0.9


@dataclass
class Table:
    encoding: str
    delimiter: str
    width: int = 0
    last_row: int = 0
    text: str = ""
    # Row number → what was odd about it: "unclosed_quote", "ragged_row", "bad_encoding".
    marks: dict[int, list[str]] = field(default_factory=dict)
    line_by_line: bool = False

    def rows(self) -> Iterator[list[str]]:
        """Rows up to the last filled one, all equally wide; an empty cell is an empty string."""
        for number, row in enumerate(self.records(), 1):
            if number > self.last_row:
                return
            cells = [unguard(cell) if cell[:1] == "'" else cell for cell in row[: self.width]]
            yield cells + [""] * (self.width - len(cells))

    def take_lines(self) -> None:
        """A quote was left open: every line is a row of its own; those whose quotes don't pair up are marked."""
        self.line_by_line = True
        self.marks = {number: ["unclosed_quote"] for number, line in enumerate(self._lines(), 1) if line.count('"') % 2}

    def _lines(self) -> Iterator[str]:
        return (line.rstrip("\r\n") for line in io.StringIO(self.text, newline=""))

    def records(self) -> Iterator[list[str]]:
        if self.line_by_line:
            for line in self._lines():
                yield next(csv.reader([line], delimiter=self.delimiter), [])
        else:
            yield from csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter)


def read_table(data: bytes, limits: Limits) -> Table:
    """Decode, find the delimiter, measure."""
    csv.field_size_limit(limits.file_bytes + 1)
    encoding, text = decoding.decode(data)
    delimiter, text = find_delimiter(text)
    table = Table(encoding, delimiter, text=text)
    _measure(table, limits)
    if not table.last_row:
        raise Refusal("empty")
    return table


def find_delimiter(text: str) -> tuple[str, str]:
    """(delimiter, text without a `sep=` line): the sign that cuts most records into the same number of fields."""
    stated = re.match(r"\"?sep=(.)\"?[ \t]*(?:\r\n|\r|\n)", text, re.IGNORECASE)
    if stated and stated[1] in DELIMITERS:
        return stated[1], text[stated.end() :]
    head = text[:1_000_000]
    best, best_score = ",", 0
    for delimiter in DELIMITERS:
        widths = Counter(
            len(record) for record in islice(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter), HEAD)
        )
        widths.pop(0, None)
        widths.pop(1, None)
        if widths:
            width, count = max(widths.items(), key=lambda item: (item[0] - 1) * item[1])
            score = (width - 1) * count
            if score > best_score:
                best, best_score = delimiter, score
    return best, text


def _measure(table: Table, limits: Limits) -> None:
    """Set width, last row and marks; find a quote left open."""
    if table.text.count('"') % 2:
        table.take_lines()
    doubtful = decoding.may_be_doubtful(table.text, table.encoding)
    shape = _Shape()
    width = last = 0
    for number, row in enumerate(table.records(), 1):
        filled = len(row)
        while filled and not row[filled - 1]:
            filled -= 1
        if not filled:
            continue
        shape.add(number, row, filled)
        if not table.line_by_line and any(_swallowed_rows(cell, table.delimiter) for cell in row):
            table.take_lines()
            _measure(table, limits)
            return
        if doubtful and any(decoding.is_doubtful(cell, table.encoding) for cell in row):
            table.marks.setdefault(number, []).append("bad_encoding")
        width, last = max(width, filled), number
        if last > limits.rows:
            raise Refusal("far_row", sheet=texts.SHEET_OF_CSV, row=last, limit=limits.rows)
        if width > limits.columns:
            raise Refusal("far_column", sheet=texts.SHEET_OF_CSV, column=column_letter(width), limit=limits.columns)
        if width * last > limits.cells:
            raise Refusal("many_cells", limit=limits.cells)
    table.width, table.last_row = width, last
    for number in shape.ragged_rows():
        # Why the cells of a row with an open quote have shifted is said already.
        if "unclosed_quote" not in table.marks.get(number, ()):
            table.marks.setdefault(number, []).append("ragged_row")


class _Shape:
    """How many fields the records have. One too many or too few usually means that cells have shifted."""

    def __init__(self):
        self.numbers, self.fields, self.filled, self.held = array("I"), array("I"), array("I"), array("I")

    def add(self, number: int, row: list[str], filled: int) -> None:
        self.numbers.append(number)
        self.fields.append(len(row))
        self.filled.append(filled)
        self.held.append(len(row) - row.count(""))

    def ragged_rows(self) -> Iterator[int]:
        """Numbers of rows wider than the header and the usual record, or short where nearly none is."""
        widths = Counter(fields for fields in self.fields if fields > 1)
        if not widths:
            return
        usual, count = widths.most_common(1)[0]
        even = count >= EVEN * widths.total()
        # The header is the first row that is about as full as a row can be.
        header = next(
            (filled for filled, held in zip(self.filled, self.held, strict=True) if held > 1 and held >= usual * 0.6),
            0,
        )
        for number, fields, filled in zip(self.numbers, self.fields, self.filled, strict=True):
            if filled > max(usual, header) or (even and filled > 1 and fields < usual):
                yield number


def _swallowed_rows(cell: str, delimiter: str) -> bool:
    """A quote that nobody closed takes the following rows into its cell: people would vanish without a word."""
    lines = cell.count("\n") or cell.count("\r")
    return lines >= 3 and cell.count(delimiter) >= 2 * lines
