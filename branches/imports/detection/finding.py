"""The best sheet and header of a workbook, and the verdict on each of its rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from branches.spreadsheets.workbook import Cell, Sheet, Workbook, column_letter, column_number

from . import columns, texts
from .fields import FieldSpec, Heading, assign
from .headers import HEADER_DEPTH, MOST_HEIGHT, fingerprint, headings_of, heights
from .rows import Layout, sort_rows

# A lone column must fit without a doubt to be a header.
LONE = 0.9
REMEMBERED = 1_000.0
# A header below rows of a list repeats theirs, unless it fits so many times better that another list begins with it.
ANOTHER_LIST = 1.5
LISTED = 3  # mapped cells that make a row of a list


@dataclass
class Detection:
    """Row numbers are those of the file; columns are letters. Every row up to the last used one is in `data_rows` or
    in `junk`."""

    sheet: str
    sheet_index: int
    header_rows: list[int]  # empty for a list without a header
    mapping: dict[str, str]  # column letter → field name
    unmapped: dict[str, str]  # column letter → text of its header
    data_rows: list[int]
    # Row → blank, title, letterhead, header, column_numbers, group_heading, repeated_header, subtotal, total,
    # signature_block
    junk: dict[int, str]
    group_headings: dict[int, str]  # row → its text; it speaks for the data rows until the next one
    score: float
    # Other visible sheets that hold a list as well, and hidden ones, which nobody looked into.
    other_sheets: list[str] = field(default_factory=list)
    hidden_sheets: list[str] = field(default_factory=list)
    # Columns whose meaning is a guess: column letter → score.
    guessed: dict[str, float] = field(default_factory=dict)
    # Of the header's texts in their order; empty without a header. `remembered`: it was known.
    fingerprint: str = ""
    remembered: bool = False


class NotDetected(Exception):
    """There is no list to be found. `reason`: no_header, no_people or empty; `message`: a sentence for people."""

    def __init__(self, reason: str, message: str):
        super().__init__(reason, message)
        self.reason = reason
        self.message = message
        self.sample: list[dict] = []  # what can be shown of the file (branches.imports.sampling)

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True)
class Choice:
    """What a person has said of the list; None is left to be found. A column without a field is not used."""

    sheet: int | None = None
    header_rows: tuple[int, ...] | None = None
    mapping: Mapping[str, str] | None = None


@dataclass
class _Header:
    index: int
    sheet: Sheet
    rows: list[int]
    headings: dict[int, Heading]
    mapping: dict[int, str]
    score: float
    guessed: dict[int, float] = field(default_factory=dict)
    remembered: bool = False


def detect(
    workbook: Workbook,
    fields: Sequence[FieldSpec],
    *,
    required: Sequence[str] = ("full_name",),
    sheet: int | None = None,
    choice: Choice | None = None,
    remembered: Mapping[str, Sequence] | None = None,
    of_people: bool = True,
) -> Detection:
    """Find the list. `required`: fields without which a row of texts is no header (a field's `parts` stand for it).

    `choice` says what is settled already; `sheet` is short for a choice of nothing else. One sheet may be a hidden one.
    `remembered`: fingerprint of a header → [[columns right of its first one, field], …], used before anything is
    guessed. `of_people=False`: rows are not persons, so that a lone "Chi đoàn …" is a row and no heading.
    """
    specs, choice = tuple(fields), choice or Choice(sheet)
    chosen = [
        (index, candidate)
        for index, candidate in enumerate(workbook.sheets)
        if candidate.rows and (index == choice.sheet if choice.sheet is not None else not candidate.hidden)
    ]
    if not chosen:
        raise NotDetected("empty", texts.NOT_DETECTED["empty"])
    finder = _Finder(specs, required, remembered or {})
    headers = [header for index, each in chosen if (header := finder.header(index, each, choice))]
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
        hidden_sheets=[
            each.name
            for index, each in enumerate(workbook.sheets)
            if each.hidden and each.rows and index != header.index
        ],
        guessed={column_letter(column): round(score, 2) for column, score in sorted(header.guessed.items())},
        fingerprint=fingerprint(header.headings),
        remembered=header.remembered,
    )


@dataclass(frozen=True)
class Look:
    """What one sheet's header seems to be; nothing is refused. Columns are letters, headings their whole text."""

    header_rows: list[int]
    headings: dict[str, str]
    mapping: dict[str, str]
    guessed: dict[str, float]
    remembered: bool
    fingerprint: str


def look(
    sheet: Sheet,
    fields: Sequence[FieldSpec],
    *,
    required: Sequence[str] = ("full_name",),
    header_rows: Sequence[int] | None = None,
    remembered: Mapping[str, Sequence] | None = None,
) -> Look:
    """The header in `header_rows` of a sheet, or the likeliest one; without any, the row with the most texts."""
    finder = _Finder(tuple(fields), required, remembered or {})
    found = None if header_rows is not None else finder.header(0, sheet, Choice())
    if found is None:
        found = finder.at(0, sheet, _fullest(sheet) if header_rows is None else list(header_rows))
    return Look(
        header_rows=found.rows,
        headings={column_letter(column): heading.full for column, heading in sorted(found.headings.items())},
        mapping={column_letter(column): found.mapping[column] for column in sorted(found.mapping)},
        guessed={column_letter(column): score for column, score in found.guessed.items()},
        remembered=found.remembered,
        fingerprint=fingerprint(found.headings),
    )


def _fullest(sheet: Sheet) -> list[int]:
    """The upmost of the rows with the most texts."""
    texts_in = {
        number: sum(isinstance(cell, str) and bool(cell.strip()) for cell in sheet.row(number))
        for number in range(sheet.first_row, min(sheet.first_row + HEADER_DEPTH, sheet.last_row + 1))
    }
    return [max(texts_in, key=lambda number: (texts_in[number], -number))] if any(texts_in.values()) else []


class _Finder:
    """Looks for the header of one sheet after another."""

    def __init__(self, specs: tuple[FieldSpec, ...], required: Sequence[str], remembered: Mapping[str, Sequence]):
        self.specs, self.required, self.remembered = specs, required, remembered

    def header(self, index: int, sheet: Sheet, choice: Choice) -> _Header | None:
        if choice.mapping is not None:
            return self._chosen(index, sheet, choice)
        if choice.header_rows is not None:
            header = self.at(index, sheet, list(choice.header_rows))
        else:
            header = self._best(index, sheet)
        if header is None or not _satisfied(set(header.mapping.values()), self.specs, self.required):
            return None
        return header

    def _chosen(self, index: int, sheet: Sheet, choice: Choice) -> _Header:
        rows, known = list(choice.header_rows or ()), {spec.name for spec in self.specs}
        headings = headings_of(sheet, rows[0], len(rows)) if rows else {}
        mapping = {column_number(letter): name for letter, name in choice.mapping.items() if name in known}
        return _Header(index, sheet, rows, headings, mapping, float(len(mapping)))

    def at(self, index: int, sheet: Sheet, rows: list[int]) -> _Header:
        """The header in these rows. Columns are guessed by their texts, then by what stands under them."""
        headings = headings_of(sheet, rows[0], len(rows)) if rows else {}
        if known := self.remembered.get(fingerprint(headings)):
            mapping = {min(headings) + place: name for place, name in known}
            return _Header(index, sheet, rows, headings, mapping, REMEMBERED, remembered=True)
        assigned = assign(headings, self.specs)
        below = columns.Below(sheet, rows[-1] + 1 if rows else sheet.first_row)
        mapping = {column: name for column, (name, _) in assigned.items()}
        columns.take_dates_apart(mapping, headings, self.specs)
        columns.take_names_apart(mapping, headings, self.specs, below)
        guessed = columns.doubtful(assigned, mapping, headings, self.specs, below)
        return _Header(index, sheet, rows, headings, mapping, sum(score for _, score in assigned.values()), guessed)

    def _best(self, index: int, sheet: Sheet) -> _Header | None:
        """The rows whose texts fit best. Of two equal finds the lower repeats the upper, the longer has a title in
        it."""
        best: tuple[float, list[int]] | None = None
        for top in range(sheet.first_row, min(sheet.first_row + HEADER_DEPTH, sheet.last_row + 1)):
            if not any(isinstance(cell, str) for cell in sheet.row(top)):
                continue
            if self.remembered and (rows := self._known(sheet, top)):
                return self.at(index, sheet, rows)
            for height in heights(sheet, top):
                if top + height > sheet.first_row + HEADER_DEPTH:
                    continue
                assigned = assign(headings_of(sheet, top, height), self.specs)
                score = sum(each for _, each in assigned.values())
                if not _satisfied({name for name, _ in assigned.values()}, self.specs, self.required):
                    continue
                if len(assigned) < 2 and score < LONE:
                    continue
                better = best is None or score > best[0] + 0.01
                if better and best and score < best[0] * ANOTHER_LIST and self._listed(sheet, best[1], top):
                    continue
                if better or (score > best[0] - 0.01 and height < len(best[1]) and top in best[1]):
                    best = score, list(range(top, top + height))
        return self.at(index, sheet, best[1]) if best else None

    def _listed(self, sheet: Sheet, rows: list[int], below: int) -> bool:
        """Whether rows of a list stand between the header `rows` and row `below`, which then repeats it. Numbers of the
        columns are none: somebody's row has words and figures."""
        mapped = assign(headings_of(sheet, rows[0], len(rows)), self.specs)
        for number in range(rows[-1] + 1, below):
            row = sheet.row(number)
            cells = [row[column - 1] for column in mapped if row[column - 1] is not None]
            if len(cells) >= LISTED and any(map(_has_words, cells)) and any(map(_has_figures, cells)):
                return True
        return False

    def _known(self, sheet: Sheet, top: int) -> list[int] | None:
        for height in range(1, min(MOST_HEIGHT, sheet.last_row - top + 1) + 1):
            if fingerprint(headings_of(sheet, top, height)) in self.remembered:
                return list(range(top, top + height))
        return None


def _has_words(cell: Cell) -> bool:
    return isinstance(cell, str) and sum(map(str.isalpha, cell)) > 2


def _has_figures(cell: Cell) -> bool:
    return not isinstance(cell, str) or any(map(str.isdigit, cell))


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
