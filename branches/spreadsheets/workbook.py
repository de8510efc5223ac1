"""What a spreadsheet is once it has been read: plain values, at the row and column numbers that its author sees."""

import datetime
from dataclasses import dataclass, field

# An empty cell is None. Whole numbers come as int however the file stores them; a time of day comes as text.
Cell = None | str | int | float | bool | datetime.date | datetime.datetime


@dataclass(frozen=True)
class Limits:
    """How much a file may cost. `cells` counts the rectangle from A1 to the last filled row and column of a sheet;
    `text_bytes` what all cells hold, as JSON."""

    file_bytes: int = 20_000_000
    expanded_bytes: int = 400_000_000
    cells: int = 5_000_000
    rows: int = 200_000
    columns: int = 400
    sheets: int = 100
    text_bytes: int = 100_000_000
    seconds: int = 60
    memory: int = 1_000_000_000


@dataclass
class Sheet:
    """`rows[0]` is row `first_row` of the file and `row[0]` is always column A; all rows are equally wide."""

    name: str
    hidden: bool
    first_row: int
    rows: list[list[Cell]]
    # (top, left, bottom, right), counted from 1. Only the top left cell of a merged range carries a value.
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    # Numbers of the rows hidden by hand or by a filter. Not known for xls.
    hidden_rows: set[int] = field(default_factory=set)
    # (row, column) of formulas that the file carries without a computed value. Known for xlsx.
    uncomputed: set[tuple[int, int]] = field(default_factory=set)
    # Row number → what was odd about the row while reading: "unclosed_quote", "ragged_row", "bad_encoding".
    marks: dict[int, list[str]] = field(default_factory=dict)

    @property
    def last_row(self) -> int:
        """Number of the last row that holds a value; 0 when there is none."""
        return self.first_row + len(self.rows) - 1 if self.rows else 0

    def row(self, number: int) -> list[Cell]:
        """The cells of row `number` of the file; an empty list outside the filled area."""
        index = number - self.first_row
        return self.rows[index] if 0 <= index < len(self.rows) else []

    def take(self, number: int) -> list[Cell]:
        """As `row`, for the last time: the sheet, which may be long, forgets the cells."""
        cells, index = self.row(number), number - self.first_row
        if cells:
            self.rows[index] = []
        return cells


@dataclass
class Workbook:
    format: str  # by content: "xlsx", "xls", "ods", "fods", "xml" (SpreadsheetML 2003), "html" or "csv"
    sheets: list[Sheet]
    encoding: str | None = None  # of a csv or html: what decoding.decode found


class Refused(Exception):
    """The file can't be read. `reason` is a code for programs, `message` a sentence for the person who sent it."""

    def __init__(self, reason: str, message: str):
        super().__init__(reason, message)
        self.reason = reason
        self.message = message

    def __str__(self) -> str:
        return self.message


def column_letter(number: int) -> str:
    """1 → A, 27 → AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """A → 1, AA → 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
