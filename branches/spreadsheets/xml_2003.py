"""SpreadsheetML 2003, one XML file that Excel and many web systems write as .xls or .xml."""

import datetime
import re
from xml.parsers import expat

from .pages import Grid, Page
from .refusals import Refusal
from .workbook import Limits

SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
EXCEL = "urn:schemas-microsoft-com:office:excel"
DEEPEST = 100
MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)")
CHUNK = 1 << 16


def read_workbook(data: bytes, limits: Limits) -> list[Page]:
    """The sheets. A document type or an entity of its own is refused before anything comes of it."""
    handler = _Handler(limits)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse_entities
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.words.append
    try:
        for start in range(0, len(data), CHUNK):
            parser.Parse(data[start : start + CHUNK], start + CHUNK >= len(data))
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise Refusal("truncated") from error
    return [grid.page() for grid in handler.sheets]


def _refuse_entities(*_: object) -> None:
    raise Refusal("entities")


class _Handler:
    def __init__(self, limits: Limits):
        self.limits = limits
        self.sheets: list[Grid] = []
        self.words: list[str] = []
        self.row = self.column = self.depth = 0
        self.columns_covered = 0
        self.kind = ""
        self.formula = self.in_comment = False
        self.covered: dict[int, tuple[int, int]] = {}  # first column → (last row, columns) of a merge from above

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Refusal("truncated")
        space, _, tag = name.rpartition(" ")
        if space == EXCEL:
            self.words.clear()
        elif space != SPREADSHEET:
            return
        elif tag == "Cell":
            self._begin_cell(attributes)
        elif tag == "Data" and not self.in_comment:
            self.kind = attributes.get(f"{SPREADSHEET} Type", "String")
            self.words.clear()
        elif tag == "Comment":
            self.in_comment = True
        elif tag == "Row":
            self.row = self._number(attributes, "Index", self.row + 1)
            self.column = 0
            if attributes.get(f"{SPREADSHEET} Hidden") == "1":
                self.sheets[-1].hide(self.row)
        elif tag == "Worksheet":
            if len(self.sheets) >= self.limits.sheets:
                raise Refusal("many_sheets", limit=self.limits.sheets)
            self.sheets.append(Grid(attributes.get(f"{SPREADSHEET} Name", ""), self.limits))
            self.row = self.column = 0
            self.covered = {}

    def end(self, name: str) -> None:
        self.depth -= 1
        space, _, tag = name.rpartition(" ")
        if space == SPREADSHEET and tag == "Data" and self.kind:
            value = _value("".join(self.words), self.kind)
            self.sheets[-1].put(self.row, self.column, value)
            self.formula = self.formula and value == ""
            self.kind = ""
        elif space == SPREADSHEET and tag == "Comment":
            self.in_comment = False
        elif space == SPREADSHEET and tag == "Cell":
            if self.formula and self.row <= self.limits.rows:
                self.sheets[-1].uncomputed.append((self.row, self.column))
            self.column += self.columns_covered
        elif space == EXCEL and tag == "Visible" and self.sheets:
            self.sheets[-1].hidden = "".join(self.words).strip() != "SheetVisible"

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        if not self.sheets or not self.row:
            raise Refusal("truncated")
        after = self.column + 1
        while (above := self.covered.get(after)) and above[0] >= self.row:
            after += above[1]
        self.column = self._number(attributes, "Index", after)
        across, down = (self._number(attributes, name, 0) for name in ("MergeAcross", "MergeDown"))
        if across or down:
            self.sheets[-1].merge(self.row, self.column, self.row + down, self.column + across)
        if down:
            self.covered[self.column] = (self.row + down, across + 1)
        # Cells that this one covers to its right aren't written: the next one stands beyond them.
        self.columns_covered = across
        self.formula = f"{SPREADSHEET} Formula" in attributes

    @staticmethod
    def _number(attributes: dict[str, str], name: str, default: int) -> int:
        text = attributes.get(f"{SPREADSHEET} {name}")
        if text is None:
            return default
        if not text.isdecimal() or len(text) > 9:
            raise Refusal("truncated")
        return int(text)


def _value(text: str, kind: str):
    if kind == "Number":
        try:
            return float(text)
        except ValueError:
            return text
    if kind == "Boolean":
        return text.strip() == "1"
    if kind == "DateTime" and (found := MOMENT.match(text)):
        try:
            moment = datetime.datetime(*map(int, found.groups()))
        except ValueError:
            return text
        return moment.date() if not any((moment.hour, moment.minute, moment.second)) else moment
    return text
