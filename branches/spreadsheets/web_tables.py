"""A web page that somebody named .xls: the tables of the page as one sheet, as a spreadsheet program opens it.

Tables stand below one another, text between them takes a row of its own. Nothing is fetched, no script runs, every cell
is text as shown. Tags are found by their signs: each letter of the page is looked at once, whatever the page holds.
"""

import html
import re

from . import decoding, texts
from .pages import Grid, Page
from .refusals import Refusal
from .workbook import Limits

# A piece is a tag with the text after it; a cell with nothing but text in it is taken as one.
PIECE = re.compile(r"<t[dh]((?: [^<>\"']{0,200})?)>([^<]*)</t[dh]>|<?[^<]*", re.IGNORECASE)
WHOLE_TAG = re.compile(r"<[^>\"']*+(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*+)*+>")
TAG_NAME = re.compile(r"/?[a-z][a-z0-9]{0,20}", re.IGNORECASE)
SPAN = re.compile(r"\b(colspan|rowspan) ?= ?[\"']?(\d{1,6})", re.IGNORECASE)
HIDDEN = re.compile(r"display ?: ?none|\bhidden\b", re.IGNORECASE)
# Stands for a break until the line ends of the page, which mean nothing, are gone.
BREAK = "\v"
UNSHOWN = ("script", "style", "title", "xml", "template", "noscript", "textarea", "select")
BREAKS = {"br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "caption"}
CELLS = {"td", "th"}
MOST_ROWS_SPANNED = 65_534


def read_page(data: bytes, limits: Limits) -> tuple[str, Page]:
    """(encoding, the sheet). A page without a table is refused."""
    encoding, text = decoding.decode(data)
    tables = _Tables(limits)
    tables.read(decoding.composed(text))
    if not tables.count:
        raise Refusal("web_page")
    if tables.outer:
        # A table without an end: the rest of the page never came.
        raise Refusal("truncated")
    for row, cells in tables.grid.rows.items():
        if any(isinstance(cell, str) and decoding.is_doubtful(cell, encoding) for cell in cells):
            tables.grid.marks[row] = ["bad_encoding"]
    return encoding, tables.grid.page()


class _Tables:
    def __init__(self, limits: Limits):
        self.grid = Grid(texts.SHEET_OF_PAGE, limits)
        self.limits = limits
        self.count = 0
        # Row and column of the cell that is open; the row of an outer table waits while an inner one is read.
        self.row = self.column = 0
        self.here = (0, 0)
        self.in_row = False
        self.spans: dict[int, tuple[int, int]] = {}  # first column → (last row, columns) that a cell above takes
        self.outer: list[dict[int, tuple[int, int]]] = []
        self.in_cell = False
        self.words: list[str] = []

    def read(self, page: str) -> None:
        skip_until = ""
        for found in PIECE.finditer(page):
            piece = found[0]
            if skip_until:
                rest = _after(piece, skip_until)
                if rest is None:
                    continue
                skip_until = ""
                self.words.append(rest.partition("<")[0])
            elif found[2] is not None:
                self._begin_cell(found[1])
                self.words.append(found[2])
                self._end_cell()
            elif piece.startswith("<!--"):
                rest = _after(piece, "-->")
                skip_until = "-->" if rest is None else ""
                self.words.append(rest or "")
            elif piece.startswith("<"):
                skip_until = self._piece(piece)
            else:
                self.words.append(piece)
        self._end_cell()

    def _piece(self, piece: str) -> str:
        """Gives what ends a part that isn't shown."""
        found = TAG_NAME.match(piece, 1)
        if not found and not piece.startswith(("<!", "<?", "</")):
            # A sign for "less than" and no tag.
            self.words.append(piece)
            return ""
        name = found[0].lower() if found else ""
        end = _tag_end(piece)
        if name in UNSHOWN and not piece[:end].endswith("/"):
            return f"</{name}"
        self._tag(name, piece[:end] if name.lstrip("/") in CELLS or name == "tr" else "")
        self.words.append(piece[end + 1 :])
        return ""

    def _tag(self, name: str, tag: str) -> None:
        if name in CELLS:
            self._begin_cell(tag)
        elif name in ("/td", "/th"):
            self._end_cell()
        elif name == "tr":
            self._end_cell()
            self._next_row(in_row=True)
            if HIDDEN.search(tag):
                self.grid.hide(self.row)
        elif name == "table":
            self._end_cell()
            self.count += 1
            self.in_row = False
            self.outer.append(self.spans)
            self.spans = {}
        elif name in ("/tr", "/table"):
            self._end_cell()
            self.in_row = False
            if name == "/table":
                self.spans = self.outer.pop() if self.outer else {}
        elif name.lstrip("/") in BREAKS:
            if self.in_cell:
                self.words.append(BREAK)
            else:
                self._end_cell()

    def _next_row(self, *, in_row: bool) -> None:
        self.row += 1
        self.column = 0
        self.in_row = in_row

    def _begin_cell(self, tag: str) -> None:
        if self.words or self.in_cell:
            self._end_cell()
        if not self.in_row:
            self._next_row(in_row=True)
        self.column += 1
        while (span := self.spans.get(self.column)) and span[0] >= self.row:
            self.column += span[1]
        self.in_cell = True
        self.here = (self.row, self.column)
        if "span" not in tag.lower():
            return
        spans = {kind.lower(): max(1, int(number)) for kind, number in SPAN.findall(tag)}
        columns = min(spans.get("colspan", 1), self.limits.columns + 1)
        last_row = self.row + min(spans.get("rowspan", 1), MOST_ROWS_SPANNED) - 1
        self.grid.merge(self.row, self.column, last_row, self.column + columns - 1)
        if last_row > self.row:
            self.spans[self.column] = (last_row, columns)
        self.column += columns - 1

    def _end_cell(self) -> None:
        text = _shown("".join(self.words))
        self.words.clear()
        if self.in_cell:
            self.in_cell = False
            self.grid.put(*self.here, text)
        elif text and self.in_row and self.here[0] == self.row:
            # Between two cells, where nothing belongs: no word is lost, and no cell shifts.
            self.grid.put(*self.here, f"{self.grid.rows.get(self.row, [''] * self.here[1])[-1]} {text}".strip())
        elif text:
            self._next_row(in_row=False)
            self.grid.put(self.row, 1, text)


def _tag_end(piece: str) -> int:
    """The place of the sign that ends a tag; one inside quotes doesn't."""
    if whole := WHOLE_TAG.match(piece):
        return whole.end() - 1
    return piece.find(">") if ">" in piece else len(piece)


def _after(piece: str, end: str) -> str | None:
    """What follows the end of a part that isn't shown; None when it goes on."""
    if end.startswith("</"):
        return piece[_tag_end(piece) + 1 :] if piece[: len(end)].lower() == end else None
    place = piece.find(end)
    return None if place < 0 else piece[place + len(end) :]


def _shown(text: str) -> str:
    """As a browser shows it: blanks run together, entities are signs, a break is a line end."""
    if "&" in text:
        text = html.unescape(text)
    if BREAK in text:
        return "\n".join(" ".join(line.split()) for line in text.split(BREAK)).strip()
    return " ".join(text.split())
