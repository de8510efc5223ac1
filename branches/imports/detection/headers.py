"""The text over each column, read out of one to three header rows with merged cells."""

import hashlib
from collections.abc import Mapping
from itertools import pairwise

from branches.spreadsheets.workbook import Cell, Sheet
from branches.vietnamese import legacy

from .fields import Heading, folded, words

HEADER_DEPTH = 25  # rows in which a header is looked for
MOST_HEIGHT = 3
WIDEST_MERGE = 60


def heights(sheet: Sheet, top: int) -> list[int]:
    """How many rows a header that begins at `top` may have. Cells merged downwards say it, otherwise any is tried."""
    merged = [bottom for first, _, bottom, _ in sheet.merged if first == top and top < bottom < top + MOST_HEIGHT]
    if len(merged) > 1:
        return [max(merged) - top + 1]
    return [height for height in range(1, MOST_HEIGHT + 1) if height == 1 or top + height - 1 <= sheet.last_row]


def headings_of(sheet: Sheet, top: int, height: int) -> dict[int, Heading]:
    """Column number → heading, for the columns that have one."""
    lines = [sheet.row(number) for number in range(top, top + height)]
    typeface = legacy.detect(cell for cells in lines for cell in cells if isinstance(cell, str))
    rows = [[_text(cell, typeface) for cell in cells] for cells in lines]
    _fill_merged(rows, sheet.merged, top)
    for upper, lower in pairwise(rows):
        _fill_right(upper, lower)
    headings = {}
    for index, levels in enumerate(zip(*rows, strict=True)):
        distinct: list[str] = []
        for text in levels:
            if text and (not distinct or words(text) != words(distinct[-1])):
                distinct.append(text)
        if distinct:
            headings[index + 1] = Heading(distinct[-1], tuple(distinct[:-1]))
    return headings


def fingerprint(headings: Mapping[int, Heading]) -> str:
    """The same for headers of the same texts in the same order, wherever they stand; empty for no header at all."""
    if not headings:
        return ""
    order = range(min(headings), max(headings) + 1)
    texts = "\n".join(folded(headings[column].full) if column in headings else "" for column in order)
    return hashlib.sha256(texts.encode()).hexdigest()


def _text(cell: Cell, typeface: str | None) -> str:
    """The cell as one line, in Unicode: a sheet typed in an old font has its header in it too."""
    if isinstance(cell, str):
        text = legacy.decode_twice(cell) or cell
        text, _ = legacy.convert(text, None if legacy.is_vietnamese(text) else typeface)
        return " ".join(text.split())
    return "" if cell is None else str(cell)


def _fill_merged(rows: list[list[str]], merged: list[tuple[int, int, int, int]], top: int) -> None:
    for first, left, bottom, right in merged:
        if not (top <= first < top + len(rows)) or right - left > WIDEST_MERGE:
            continue
        origin = rows[first - top]
        if left > len(origin):
            continue
        text = origin[left - 1]
        for number in range(first, min(bottom + 1, top + len(rows))):
            row = rows[number - top]
            for column in range(left, min(right, len(row)) + 1):
                row[column - 1] = text


def _fill_right(upper: list[str], lower: list[str]) -> None:
    """Without merged cells (csv, ods) a group's title stands over its first column only."""
    for index in range(1, len(upper)):
        if not upper[index] and lower[index] and lower[index - 1] and upper[index - 1]:
            upper[index] = upper[index - 1]
