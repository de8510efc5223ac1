"""How rows cross from the reader's process to the site: column by column, what repeats in a column only once.

A message is a line of JSON; one that brings rows is followed by `bytes` bytes. Each column of it has `values`; in a
coded column these are the distinct ones, and two bytes for each cell say which. Each message stands alone, so that
neither side has to remember. What arrives is checked: a hostile file may have taken the process over.
"""

import datetime
import json
import math
from array import array
from collections.abc import Iterable, Iterator
from itertools import islice

from .refusals import Refusal
from .workbook import Cell

# So few that their cells are still in the processor's cache when they are gone through column by column.
MOST_ROWS = 400
MOST_CELLS = 100_000
# In characters; Excel's own limit is a third of it.
LONGEST_CELL = 100_000
PLAIN = {str, int, float, bool}
# A column is coded when its first cells repeat one another.
TRIED, MOST_DISTINCT = 64, 32


def pack_message(message: dict) -> bytes:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def pack_rows(rows: Iterable[list], width: int) -> Iterator[bytes]:
    """Messages with all `rows`; each row has `width` cells, an empty one is "". Values: str, numbers, bool, times."""
    rows = iter(rows)
    at_once = max(1, min(MOST_ROWS, MOST_CELLS // max(width, 1)))
    while batch := list(islice(rows, at_once)):
        raw: list[bytes] = []
        columns = [_pack_column(column, raw) for column in zip(*batch, strict=True)]
        tail = b"".join(raw)
        yield pack_message({"rows": len(batch), "bytes": len(tail), "columns": columns}) + tail


def _pack_column(cells: tuple, raw: list[bytes]) -> dict:
    column = None
    if len(set(cells[:TRIED])) <= MOST_DISTINCT:
        distinct = dict.fromkeys(cells)
        # True equals 1 and False 0: beside numbers a dictionary takes them for the same.
        if not ({0, 1} & distinct.keys()) or bool not in (kinds := set(map(type, cells))) or kinds <= {bool, str}:
            places = dict(zip(distinct, range(len(distinct)), strict=True))
            raw.append(array("H", map(places.__getitem__, cells)).tobytes())
            column = {"values": list(distinct), "coded": True}
    column = column or {"values": list(cells)}
    if set(map(type, column["values"])) == {str}:
        if max(map(len, column["values"])) > LONGEST_CELL:
            raise Refusal("long_cell", limit=LONGEST_CELL)
        return column
    return column | _plain(column["values"])


def _plain(values: list) -> dict:
    """Leaves in `values` what JSON can carry; says which of it are days (as ordinals) and moments (as text)."""
    days, moments = [], []
    for index, value in enumerate(values):
        kind = type(value)
        if kind is str:
            if len(value) > LONGEST_CELL:
                raise Refusal("long_cell", limit=LONGEST_CELL)
        elif kind is float:
            values[index] = _number(value)
        elif kind is datetime.date:
            days.append(index)
            values[index] = value.toordinal()
        elif kind is datetime.datetime:
            moments.append(index)
            values[index] = value.isoformat()
        elif kind not in PLAIN:
            values[index] = str(value)
    return {"days": days, "moments": moments}


def _number(cell: float) -> int | float | str:
    """Whole numbers are whole however the file stores them."""
    if not math.isfinite(cell):
        return "#NUM!"
    return int(cell) if cell.is_integer() and abs(cell) < 1e15 else cell


class Unpacker:
    """Rows out of messages. Words that repeat (Kinh, Không, the branch's name) are kept once."""

    MOST_WORDS = 50_000

    def __init__(self):
        self.words: dict[Cell, Cell] = {"": None}

    def rows(self, head: dict, raw: bytes) -> list[list[Cell]]:
        """Raises ValueError, TypeError, LookupError, AttributeError or OverflowError for nonsense."""
        codes = memoryview(raw).cast("H")
        columns, start = [], 0
        for column in head["columns"]:
            table = self._table(column)
            if column.get("coded"):
                table = list(map(table.__getitem__, codes[start : start + head["rows"]]))
                start += head["rows"]
            columns.append(table)
        rows = list(map(list, zip(*columns, strict=True)))
        if len(rows) != head["rows"] or start != len(codes):
            raise ValueError("wrong measures")
        return rows

    def _table(self, column: dict) -> list[Cell]:
        values = column["values"]
        kinds = set(map(type, values))
        if not kinds <= PLAIN:
            raise TypeError("no plain value")
        if kinds == {str} and not column.get("moments"):
            if len(self.words) < self.MOST_WORDS:
                self.words.update(zip(values, values, strict=True))
                self.words[""] = None
            return list(map(self.words.get, values, values))
        # Numbers are no words: 1 would come out as True.
        values = [(self.words.get(value, value) if type(value) is str else value) for value in values]
        for index in column.get("days", ()):
            values[index] = datetime.date.fromordinal(values[index])
        for index in column.get("moments", ()):
            values[index] = datetime.datetime.fromisoformat(values[index])
        return values
