"""The best sheet and header of a workbook, and the verdict on each of its rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from branches.spreadsheets.workbook import Sheet, Workbook, column_letter

from . import texts
from .fields import EXACT_WITHOUT_MARKS as SURE
from .fields import FieldSpec, assign
from .headers import HEADER_DEPTH, headings_of, heights
from .rows import Layout, sort_rows


@dataclass
class Detection:
    """Row numbers are those of the file; columns are letters. Every row up to the last used one is in `data_rows` or
    in `junk`."""

    sheet: str
    sheet_index: int
    header_rows: list[int]
    mapping: dict[str, str]  # column letter → field name
    unmapped: dict[str, str]  # column letter → text of its header
    data_rows: list[int]
    # Row → blank, title, letterhead, header, column_numbers, group_heading, repeated_header, subtotal, total,
    # signature_block
    junk: dict[int, str]
    group_headings: dict[int, str]  # row → its text; it speaks for the data rows until the next one
    score: float
    # Other visible sheets that hold a list as well.
    other_sheets: list[str] = field(default_factory=list)


class NotDetected(Exception):
    """There is no list to be found. `reason`: no_header, no_people or empty; `message`: a sentence for people."""

    def __init__(self, reason: str, message: str):
        super().__init__(reason, message)
        self.reason = reason
        self.message = message

    def __str__(self) -> str:
        return self.message


@dataclass
class _Header:
    index: int
    sheet: Sheet
    rows: list[int]
    headings: dict
    mapping: dict[int, str]
    score: float


def detect(
    workbook: Workbook,
    fields: Sequence[FieldSpec],
    *,
    required: Sequence[str] = ("full_name",),
    sheet: int | None = None,
    of_people: bool = True,
) -> Detection:
    """Find the list. `required`: fields without which a row of texts is no header (a field's `parts` stand for it).

    `sheet` looks at one sheet only, even a hidden one. `of_people=False`: rows are not persons, so that a lone
    "Chi đoàn …" is a row and no heading.
    """
    specs = tuple(fields)
    chosen = [
        (index, candidate)
        for index, candidate in enumerate(workbook.sheets)
        if candidate.rows and (index == sheet if sheet is not None else not candidate.hidden)
    ]
    if not chosen:
        raise NotDetected("empty", texts.NOT_DETECTED["empty"])
    headers = [header for index, candidate in chosen if (header := _find_header(index, candidate, specs, required))]
    if not headers:
        raise NotDetected("no_header", _no_header(specs, required))
    found = [(header, sort_rows(_layout(header, specs, required, of_people=of_people))) for header in headers]
    header, sorted_rows = max(found, key=lambda pair: (bool(pair[1].data), pair[0].score, len(pair[1].data)))
    if not sorted_rows.data:
        raise NotDetected("no_people", texts.NOT_DETECTED["no_people"].format(sheet=header.sheet.name[:60]))
    return Detection(
        sheet=header.sheet.name,
        sheet_index=header.index,
        header_rows=header.rows,
        mapping={column_letter(column): header.mapping[column] for column in sorted(header.mapping)},
        unmapped={
            column_letter(column): heading.full
            for column, heading in sorted(header.headings.items())
            if column not in header.mapping
        },
        data_rows=sorted_rows.data,
        junk=sorted_rows.junk,
        group_headings=sorted_rows.group_headings,
        score=round(header.score, 2),
        other_sheets=[other.sheet.name for other, rows in found if other is not header and rows.data],
    )


def _find_header(index: int, sheet: Sheet, specs: tuple[FieldSpec, ...], required: Sequence[str]) -> _Header | None:
    """The rows whose texts fit best. Of two equal finds the lower repeats the upper, the longer has a title in it."""
    best: _Header | None = None
    for top in range(sheet.first_row, min(sheet.first_row + HEADER_DEPTH, sheet.last_row + 1)):
        if not any(isinstance(cell, str) for cell in sheet.row(top)):
            continue
        for height in heights(sheet, top):
            if top + height > sheet.first_row + HEADER_DEPTH:
                continue
            headings = headings_of(sheet, top, height)
            mapping, score = assign(headings, specs)
            if not _satisfied(set(mapping.values()), specs, required) or (len(mapping) < 2 and score < SURE):
                continue
            better = best is None or score > best.score + 0.01
            if better or (score > best.score - 0.01 and height < len(best.rows) and top in best.rows):
                best = _Header(index, sheet, list(range(top, top + height)), headings, mapping, score)
    return best


def _satisfied(mapped: set[str], specs: tuple[FieldSpec, ...], required: Sequence[str]) -> bool:
    parts = {spec.name: set(spec.parts) for spec in specs if spec.parts}
    return all(name in mapped or (name in parts and parts[name] <= mapped) for name in required)


def _layout(header: _Header, specs: tuple[FieldSpec, ...], required: Sequence[str], *, of_people: bool) -> Layout:
    names = set(required) | {part for spec in specs if spec.name in required for part in spec.parts}
    return Layout(
        sheet=header.sheet,
        header_rows=header.rows,
        mapped=sorted(header.mapping),
        name_columns=[column for column in sorted(header.mapping) if header.mapping[column] in names],
        of_people=of_people,
    )


def _no_header(specs: tuple[FieldSpec, ...], required: Sequence[str]) -> str:
    column = next((spec.synonyms[0] for spec in specs if spec.name in required), "")
    return texts.NOT_DETECTED["no_header"].format(rows=HEADER_DEPTH, column=column)
