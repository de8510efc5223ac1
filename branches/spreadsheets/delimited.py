"""Comma, semicolon and tab separated text in the encodings that Vietnamese offices still produce."""

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from . import texts
from .formula_guard import unguard
from .refusals import Refusal
from .workbook import Limits, column_letter

DELIMITERS = ",;\t|"
HEAD = 200  # records that decide on the delimiter
LINE_END = re.compile(r"\r\n|\r|\n")
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
# TCVN3 text has tones as Latin-1 signs inside words (µ ¸ ¶ · ¹); Windows-1258 has them there in no word.
TCVN3 = re.compile(rb"[A-Za-z\xa8-\xae\xb5-\xfe][\xb5\xb8\xb6\xb7\xb9][A-Za-z ,;\t\r\n\"]")


@dataclass
class Table:
    encoding: str
    delimiter: str
    width: int = 0
    last_row: int = 0
    text: str = ""
    marks: dict[int, str] = field(default_factory=dict)

    def rows(self) -> Iterator[list[str]]:
        """Rows up to the last filled one, all equally wide; an empty cell is an empty string."""
        for number, row in enumerate(self._records(), 1):
            if number > self.last_row:
                return
            cells = [unguard(cell) if cell[:1] == "'" else cell for cell in row[: self.width]]
            yield cells + [""] * (self.width - len(cells))

    def _records(self) -> Iterator[list[str]]:
        if self.marks:
            for line in LINE_END.split(self.text):
                yield next(csv.reader([line], delimiter=self.delimiter), [])
        else:
            yield from csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter)


def read_table(data: bytes, limits: Limits) -> Table:
    """Decode, find the delimiter, measure."""
    csv.field_size_limit(limits.file_bytes + 1)
    encoding, text = decode(data)
    delimiter, text = find_delimiter(text)
    table = Table(encoding, delimiter, text=text)
    _measure(table, limits)
    if not table.last_row:
        raise Refusal("empty")
    return table


def decode(data: bytes) -> tuple[str, str]:
    """(encoding, text). Bytes that are no text are refused."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return encoding, _strict(data, encoding)
    encoding = _utf16_without_mark(data)
    if encoding:
        return encoding, _strict(data, encoding)
    if len(CONTROL.findall(data)) > len(data) // 100:
        raise Refusal("binary")
    try:
        return "utf-8", data.decode()
    except UnicodeDecodeError:
        # A file that is cut in the middle of its last letter is still UTF-8, and truncated.
        if _cut_utf8(data):
            raise Refusal("truncated") from None
    if len(TCVN3.findall(data)) >= 5:
        # Kept as the signs that the bytes stand for; whoever cleans the values knows how to read them.
        return "latin-1", data.decode("latin-1")
    # Windows-1258 writes tones as combining marks; composed, the words equal those of other files.
    return "cp1258", unicodedata.normalize("NFC", _strict(data, "cp1258"))


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refusal("truncated" if encoding.startswith("utf") else "binary") from error


def _utf16_without_mark(data: bytes) -> str | None:
    head = data[:4000]
    half = max(len(head) // 2, 1)
    even, odd = head[::2].count(0) / half, head[1::2].count(0) / half
    if odd > 0.3 and even < 0.05:
        return "utf-16-le"
    if even > 0.3 and odd < 0.05:
        return "utf-16-be"
    return None


def _cut_utf8(data: bytes) -> bool:
    try:
        data[:-3].decode()
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return len(data) > 3


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
    """Set width and last row; find a quote left open."""
    if table.text.count('"') % 2:
        table.marks = _open_quotes(table.text)
    width = last = 0
    for number, row in enumerate(table._records(), 1):
        filled = len(row)
        while filled and not row[filled - 1]:
            filled -= 1
        if not filled:
            continue
        if not table.marks and any(_swallowed_rows(cell, table.delimiter) for cell in row):
            table.marks = _open_quotes(table.text)
            _measure(table, limits)
            return
        width, last = max(width, filled), number
        if last > limits.rows:
            raise Refusal("far_row", sheet=texts.SHEET_OF_CSV, row=last, limit=limits.rows)
        if width > limits.columns:
            raise Refusal("far_column", sheet=texts.SHEET_OF_CSV, column=column_letter(width), limit=limits.columns)
        if width * last > limits.cells:
            raise Refusal("many_cells", limit=limits.cells)
    table.width, table.last_row = width, last


def _swallowed_rows(cell: str, delimiter: str) -> bool:
    """A quote that nobody closed takes the following rows into its cell: people would vanish without a word."""
    lines = cell.count("\n") or cell.count("\r")
    return lines >= 3 and cell.count(delimiter) >= 2 * lines


def _open_quotes(text: str) -> dict[int, str]:
    """Lines whose quotes don't pair up, when every line is taken as a row of its own."""
    return {number: "unclosed_quote" for number, line in enumerate(LINE_END.split(text), 1) if line.count('"') % 2}
