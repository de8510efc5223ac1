"""The page on which the columns of a file are chosen: its sheets, its header, each column with examples.

What stands in a column that nobody has recognised may be anything: long numbers are covered, and whoever neither
brought the file nor may see restricted values sees nothing of it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from branches.imports import texts
from branches.imports.actions import mapping
from branches.imports.cells import show
from branches.imports.desk import Desk, Eyes
from branches.imports.detection import Look, look
from branches.imports.detection.headers import HEADER_DEPTH, MOST_HEIGHT
from branches.imports.models import ImportBatch
from branches.spreadsheets.workbook import Sheet, column_letter

EXAMPLES = 3
SHOWN_ROWS = 20
SHOWN_COLUMNS = 40
LONGEST = 60
_LONG_NUMBER = re.compile(r"\d[\d .]{4,}\d")


@dataclass
class Column:
    letter: str
    header: str
    examples: list[str]
    field: str
    known_as: tuple[str, str]  # kind and words of components/status.html
    faults: list[str] = field(default_factory=list)


@dataclass
class Page:
    """`sheets`: (place in the file, name, whether it is the one). `first`, `height`: of the header; 0: none."""

    sheet: int
    sheets: list[tuple[int, str, bool]]
    first: int
    height: int
    heights: range
    deepest: int
    hidden: bool
    columns: list[Column]
    rows: list[tuple[int, bool, list[str]]]  # number, whether it is of the header, cells
    letters: list[str]
    guess: dict[str, str]
    fingerprint: str
    known: object  # the remembered mapping that is in use
    options: list[tuple[str, str]]
    blind: bool  # this reader may not see what stands in the rows


def page(desk: Desk, batch: ImportBatch, eyes: Eyes, asked: Mapping[str, str]) -> Page | None:
    """`asked`: "trang", "dong" and "tang" of the query, over what the batch was read with. None: nothing was kept."""
    sheets = mapping.sheets_of(batch)
    if not sheets:
        return None
    options, about = batch.options, batch.detection
    usual = options.get("sheet")
    if usual is None:
        usual = about["sheet_number"] - 1 if about else next((at for at in sheets if not sheets[at].hidden), None)
    place = _whole(asked.get("trang"), usual)
    if place not in sheets:
        place = usual if usual in sheets else min(sheets)
    sheet = sheets[place]
    rows = _header_rows(asked, sheet, options, about, same=place == usual)
    known = mapping.remembered(batch.target, batch.unit)
    guess = look(sheet, desk.kind.headers, required=desk.kind.required, header_rows=rows, remembered=known)
    plain = look(sheet, desk.kind.headers, required=desk.kind.required, header_rows=guess.header_rows)
    chosen = _chosen(options, place, guess.header_rows)
    rows = guess.header_rows
    blind = not eyes.own and not eyes.restricted <= eyes.opened
    return Page(
        sheet=place,
        sheets=[(at, _sheet_name(each), at == place) for at, each in sheets.items()],
        first=rows[0] if rows else 0,
        height=len(rows),
        heights=range(MOST_HEIGHT + 1),
        deepest=sheet.first_row + HEADER_DEPTH - 1,
        hidden=bool(options.get("hidden")),
        columns=_columns(sheet, guess, chosen, eyes, blind),
        rows=_first_rows(sheet, guess, eyes, blind),
        letters=[column_letter(column) for column in range(1, min(_width(sheet), SHOWN_COLUMNS) + 1)],
        # Who confirms a doubtful guess isn't asked again.
        guess={} if plain.guessed else plain.mapping,
        fingerprint=guess.fingerprint,
        known=mapping.mapping_used(batch, guess.fingerprint) if guess.remembered else None,
        options=_options(desk),
        blind=blind,
    )


def _header_rows(asked, sheet, options, about, *, same) -> list[int] | None:
    """None: to be found."""
    if "dong" in asked or "tang" in asked:
        first, height = _whole(asked.get("dong"), 0), _whole(asked.get("tang"), 1)
        last = min(sheet.last_row, sheet.first_row + HEADER_DEPTH - 1)
        if not height or not first:
            return []
        first = min(max(first, sheet.first_row), last)
        return list(range(first, min(first + min(height, MOST_HEIGHT), last + 1)))
    if not same:
        return None
    rows = options.get("header_rows")
    return rows if rows is not None else about.get("header_rows")


def _chosen(options, place, rows) -> dict[str, str] | None:
    """The mapping that a person chose, as long as sheet and header are those it was chosen for."""
    if options.get("mapping") is None or options.get("sheet") != place or options.get("header_rows") != rows:
        return None
    return options["mapping"]


def _columns(sheet: Sheet, guess: Look, chosen, eyes: Eyes, blind: bool) -> list[Column]:
    top = guess.header_rows[-1] + 1 if guess.header_rows else sheet.first_row
    found = []
    for number in range(1, _width(sheet) + 1):
        letter = column_letter(number)
        cells = [_text(row[number - 1]) for row in sheet.rows[top - sheet.first_row :]]
        filled = list(dict.fromkeys(text for text in cells if text))[:EXAMPLES]
        header = guess.headings.get(letter, "")
        if not filled and not header:
            continue
        name = (chosen if chosen is not None else guess.mapping).get(letter, "")
        covered = (cover(eyes, guess.mapping.get(letter, ""), text, blind=blind) for text in filled)
        examples = list(dict.fromkeys(covered))
        found.append(Column(letter, header, examples, name, _status(letter, name, guess, chosen)))
    return found


def _status(letter, name, guess: Look, chosen) -> tuple[str, str]:
    if not name:
        return "none", texts.COLUMN_UNUSED
    if chosen is not None and guess.mapping.get(letter) != name:
        return "info", texts.COLUMN_CHOSEN
    if guess.remembered:
        return "info", texts.COLUMN_REMEMBERED
    if letter in guess.guessed and chosen is None:
        return "warn", texts.COLUMN_GUESSED
    return "ok", texts.COLUMN_SURE


def _first_rows(sheet: Sheet, guess: Look, eyes: Eyes, blind: bool) -> list[tuple[int, bool, list[str]]]:
    """The upper part of the sheet. Above and in the header stands nothing about anybody."""
    last = guess.header_rows[-1] if guess.header_rows else 0
    found = []
    for number in range(sheet.first_row, min(sheet.first_row + SHOWN_ROWS, sheet.last_row + 1)):
        cells = [_text(cell) for cell in sheet.row(number)[:SHOWN_COLUMNS]]
        shown = [
            text if number <= last else cover(eyes, guess.mapping.get(column_letter(column), ""), text, blind=blind)
            for column, text in enumerate(cells, 1)
        ]
        found.append((number, number in guess.header_rows, shown))
    return found


def cover(eyes: Eyes, name: str, text: str, *, blind: bool) -> str:
    """A cell of the file as the page shows it; `name`: the field of its column, empty when that isn't known."""
    if not text:
        return ""
    if name in eyes.desk.kind.fields and eyes.covers(name):
        return eyes.mask(name, text)
    if blind and (not name or name not in eyes.desk.kind.fields):
        return texts.HIDDEN
    return _LONG_NUMBER.sub(lambda found: f"•••• {found.group()[-3:]}", text)


def _text(cell) -> str:
    return " ".join(show(cell).split())[:LONGEST]


def _width(sheet: Sheet) -> int:
    return max(map(len, sheet.rows), default=0)


def _sheet_name(sheet: Sheet) -> str:
    return texts.SHEET_HIDDEN.format(name=sheet.name) if sheet.hidden else sheet.name


def _options(desk: Desk) -> list[tuple[str, str]]:
    """(field, label) of everything that a column may mean."""
    labels = desk.labels | dict(desk.parts)
    return [(spec.name, labels[spec.name]) for spec in desk.kind.headers if spec.name in labels]


def given(page: Page, data: Mapping[str, str]) -> dict[str, str]:
    """Column letter → field as a form has it, for the columns of the page."""
    return {column.letter: data.get(f"cot-{column.letter}", "")[:60] for column in page.columns}


def put_back(page: Page, typed: dict[str, str], faults: Mapping[str, list[str]]) -> list[str]:
    """What was chosen and refused goes into the page again; gives the sentences about no single column."""
    for column in page.columns:
        if column.field != typed[column.letter]:
            column.known_as = ("info", texts.COLUMN_CHOSEN) if typed[column.letter] else ("none", texts.COLUMN_UNUSED)
        column.field, column.faults = typed[column.letter], list(faults.get(column.letter, ()))
    shown = {column.letter for column in page.columns}
    return [text for letter, sentences in faults.items() if letter not in shown for text in sentences]


def _whole(text, otherwise):
    """A number of a query, or of what was kept."""
    if isinstance(text, str) and text.isascii() and text.isdecimal() and len(text) < 7:
        return int(text)
    return otherwise
