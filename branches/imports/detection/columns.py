"""What stands under the headers, as far as it tells what a column means. No cell is changed."""

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache

from branches.spreadsheets.workbook import Cell, Sheet

from .fields import SURE, FieldSpec, Heading, folded

PROBED = 60  # rows looked at
MOSTLY = 0.6
MOST_WORDS_OF_HALF = 2.6  # "Nguyễn Văn" beside "An"; a whole name has three or four


class Below:
    """The first cells under a header."""

    def __init__(self, sheet: Sheet, top: int):
        rows = range(top, min(top + PROBED, sheet.last_row + 1))
        self.rows = [sheet.row(number) for number in rows]

    def cells(self, column: int) -> Iterator[Cell]:
        """Those of a column that hold something."""
        for row in self.rows:
            cell = row[column - 1] if column <= len(row) else None
            if cell is not None and cell != "":
                yield cell

    def pairs(self, column: int) -> list[tuple[str, str]]:
        """The texts without figures of a column, each with the text to its right ("" when there is none)."""
        found = []
        for row in self.rows:
            left = row[column - 1] if column <= len(row) else None
            right = row[column] if column < len(row) else None
            if _is_word(left):
                found.append((left, right if _is_word(right) else ""))
        return found


def take_dates_apart(mapping: dict[int, str], headings: dict[int, Heading], specs: tuple[FieldSpec, ...]) -> None:
    """Three columns in a row called day, month and year make up one field, whatever each alone would mean."""
    by_name = {spec.name: spec for spec in specs}
    for spec in specs:
        parts = [by_name[name] for name in spec.made_of if name in by_name]
        if len(parts) != 3:
            continue
        named = [{folded(synonym) for synonym in part.synonyms} for part in parts]
        for column in sorted(headings):
            three = [headings.get(column + place) for place in range(3)]
            called = all(each and folded(each.text) in names for each, names in zip(three, named, strict=True))
            if called and (mapping.get(column) in (spec.name, parts[0].name) or _under(three[0], spec)):
                for place, part in enumerate(parts):
                    _put(mapping, column + place, part.name)
                break


def _under(heading: Heading, spec: FieldSpec) -> bool:
    names = {folded(synonym) for synonym in spec.synonyms}
    return any(folded(parent) in names for parent in heading.parents)


def take_names_apart(
    mapping: dict[int, str], headings: dict[int, Heading], specs: tuple[FieldSpec, ...], below: Below
) -> None:
    """One header over two columns: the family name under the left half, the given name under the right one."""
    for spec in specs:
        column = next((column for column, name in mapping.items() if name == spec.name), 0)
        right = column + 1
        if len(spec.parts) != 2 or not column or right in mapping or set(spec.parts) & set(mapping.values()):
            continue
        over = headings.get(right)
        if over is not None and over != headings[column]:
            continue
        pairs = below.pairs(column)
        both = [pair for pair in pairs if pair[1]]
        if not both or len(both) < MOSTLY * len(pairs):
            continue
        long = sum(len(left.split()) for left, _ in both) > MOST_WORDS_OF_HALF * len(both)
        repeating = len({text for _, text in both}) * 3 < len(both)
        if over is None and (long or repeating):
            continue
        _put(mapping, column, spec.parts[0])
        _put(mapping, right, spec.parts[1])


def _put(mapping: dict[int, str], column: int, name: str) -> None:
    for other in [other for other, taken in mapping.items() if taken == name]:
        del mapping[other]
    mapping[column] = name


def doubtful(
    assigned: dict[int, tuple[str, float]],
    mapping: dict[int, str],
    headings: dict[int, Heading],
    specs: tuple[FieldSpec, ...],
    below: Below,
) -> dict[int, float]:
    """{column: score} of the columns whose header only resembles a field, and whose cells don't prove it."""
    looks = {spec.name: spec.looks for spec in specs}
    return {
        column: score
        for column, (name, score) in assigned.items()
        if mapping.get(column) == name and score < SURE and not _agree(below.cells(column), looks[name])
    }


def _agree(cells: Iterator[Cell], looks: str) -> bool:
    """Whether nearly all cells are what the field's cells look like; an empty column proves nothing and harms none."""
    found = [_text(cell) for cell in cells]
    if not found:
        return True
    if not looks:
        return False
    return sum(bool(_pattern(looks).fullmatch(text)) for text in found) >= MOSTLY * len(found)


def _text(cell: Cell) -> str:
    if isinstance(cell, datetime.date):
        return f"{cell.day:02}/{cell.month:02}/{cell.year}"
    return " ".join(str(cell).split())


@lru_cache(maxsize=100)
def _pattern(looks: str) -> re.Pattern:
    return re.compile(looks, re.IGNORECASE)


def _is_word(cell: Cell) -> bool:
    return isinstance(cell, str) and bool(cell.strip()) and not any(sign.isdigit() for sign in cell)
