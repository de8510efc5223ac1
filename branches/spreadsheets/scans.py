"""What is looked for in sheets while they are inflated, by their tags and without a parser.

The parser holds a sheet as one rectangle, so that one stray cell in the last row would cost gigabytes; it also
drops error values and hidden rows without a word.
"""

import re
from array import array
from collections.abc import Callable
from dataclasses import dataclass, field

from .refusals import Refusal
from .workbook import Limits, column_letter, column_number

# Every repetition in these searches is bounded: a hostile file must not make one quadratic.
ENTITIES = re.compile(rb"<!(DOCTYPE|ENTITY)")
ROW_NUMBER = re.compile(rb"\br ?= ?[\"'](\d{1,10})")
HIDDEN = re.compile(rb"\bhidden ?= ?[\"'](?:1|true|on)")
ADDRESS = re.compile(rb"\br=\"([A-Z]{1,3})(\d{1,7})\"")
ERROR_TYPE = re.compile(rb"\bt=\"e\"")
ODS_TAG = re.compile(
    rb"<table:(table-cell|covered-table-cell|table-row|table)\b(?!-)([^<>]{0,2000})>(?:<text:p>([^<]{0,20}))?"
)
ODS_NAME = re.compile(rb"table:name=\"([^\"]{0,200})")
ODS_ROWS = re.compile(rb"table:number-rows-repeated=\"(\d{1,9})\"")
ODS_COLUMNS = re.compile(rb"table:number-columns-repeated=\"(\d{1,9})\"")
ODS_HIDDEN = re.compile(rb"table:visibility=\"(?:collapse|filter)\"")
LINE_BREAK = b"<text:line-break/>"
# LibreOffice has more errors than these (Err:508); a cell only has to be known for one.
ERROR = {text: text for text in ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")}
OTHER_ERROR = "#VALUE!"
MOST_ERRORS_REPEATED = 1_000
LAST_ROW_OF_ALL = 1_048_576
LAST_OF_ONE_LETTER = 26
EXTENT = re.compile(rb"(<(?:\w{1,20}:)?dimension\b[^<>]{0,80}?\bref=\")([^\"]{0,80})(?=\")")
SOUND_EXTENT = re.compile(rb"[A-Z]{1,7}\d{1,9}(:[A-Z]{1,7}\d{1,9})?")
MOST_MERGED = 200_000
# A tag longer than this is not one that a spreadsheet program writes.
LONGEST_TAG = 1 << 16


@dataclass
class SheetFacts:
    """What the parser doesn't tell about a sheet. Row and column numbers count from 1."""

    hidden_rows: set[int] = field(default_factory=set)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncomputed: set[tuple[int, int]] = field(default_factory=set)
    last_row: int = 0
    last_column: int = 0


class _Tags:
    """Searches over one sheet: its tags may carry a prefix, and the address of a cell may not come first."""

    def __init__(self, start: bytes):
        root = re.search(rb"<(\w{1,20}:)?worksheet\b", start)
        prefix = (root[1] if root else None) or b""
        cell = b"<" + prefix + (rb"c " if b"<" + prefix + b"c r=" in start else rb"c\b[^<>]{0,80}?\b")
        # A cell with something in it: neither closed at once nor followed by its own end.
        filled = rb"\"[^<>]{0,80}(?<!/)>(?!</)"
        self.row = re.compile(b"<" + prefix + rb"row\b(?: r=\"(\d{1,7})\")?([^<>]{0,500})>")
        self.cell_end = b"</" + prefix + b"c>"
        self.filled_column = re.compile(cell + rb"r=\"([A-Z]{1,8})\d{1,10}" + filled)
        # Columns beyond Z and rows from 100,000 on are few in a list: looking for them first costs little.
        self.far = re.compile(cell + rb"r=\"(?:([A-Z]{2,8})(\d{1,10})|[A-Z](\d{6,10}))" + filled)
        self.filled_row = re.compile(cell + rb"r=\"[A-Z]{1,8}(\d{1,10})" + filled)
        self.merged = b"<" + prefix + b"mergeCell "
        self.formula_start = b"<" + prefix + b"f"
        formula = rb"(<Pf\b[^<>]{0,200}(?:(?<=/)>|>[^<]{0,9000}</Pf>))?"
        value = rb"(?:<Pv>([^<]{0,100})</Pv>|<Pv ?/>)?"
        self.formula_or_error = re.compile(
            (rb"<Pc\b([^<>]{0,200})(?<!/)>" + formula + value + rb"</Pc>").replace(b"P", prefix)
        )


class EntityScan:
    """Refuses declarations of entities; gives whole tags to `tags`."""

    cell_start = b"<c"

    def __init__(self):
        self.rest = b""

    def look(self, chunk: bytes) -> None:
        text = self.rest + chunk
        if ENTITIES.search(text):
            raise Refusal("entities")
        cut = text.rfind(b"<")
        if cut < 0 or len(text) - cut > LONGEST_TAG:
            cut = len(text)
        # The last cell is kept back too: whether it is empty shows only in the tag after it.
        cell = text.rfind(self.cell_start, 0, cut)
        if cell >= 0 and len(text) - cell < LONGEST_TAG:
            cut = min(cut, cell)
        self.tags(text[:cut])
        self.rest = text[cut:]

    def tags(self, text: bytes) -> None:
        """Sees each tag once, whole."""


class SheetScan(EntityScan):
    def __init__(self, sheet: str, limits: Limits):
        super().__init__()
        self.sheet = sheet
        self.limits = limits
        self.facts = SheetFacts()
        self.row = 0
        self.rows = array("I")
        self.filled = self.merged = 0
        self.search: _Tags | None = None
        self.sound_extent = True

    def tags(self, text: bytes) -> None:
        if not self.search:
            self.search = _Tags(text)
            extent = EXTENT.search(text)
            self.sound_extent = not extent or SOUND_EXTENT.fullmatch(extent[2]) is not None
        for number, attributes in self.search.row.findall(text):
            if not number and (found := ROW_NUMBER.search(attributes)):
                number = found[1]
            self.row = int(number) if number else self.row + 1
            self.rows.append(min(self.row, LAST_ROW_OF_ALL + 1))
            if b"hidden" in attributes and HIDDEN.search(attributes):
                self.facts.hidden_rows.add(self.row)
        if self.row > LAST_ROW_OF_ALL:
            raise Refusal("far_row", sheet=self.sheet[:60], row=self.row, limit=self.limits.rows)
        filled = text.count(self.search.cell_end)
        self.filled += filled
        if filled:
            self._measure(text)
            self._check()
        self.merged += text.count(self.search.merged)
        if self.merged > MOST_MERGED:
            raise Refusal("many_merged", limit=MOST_MERGED)
        if self.search.formula_start in text or b't="e"' in text:
            self._formulas(text)

    def finish(self) -> SheetFacts:
        self.tags(self.rest)
        # Of two rows with one number the parser keeps one: somebody would vanish without a word.
        if len(set(self.rows)) < len(self.rows):
            raise Refusal("truncated")
        return self.facts

    def mend(self) -> Callable[[bytes], bytes] | None:
        """An extent that is no address stops the parser; it says nothing that the cells don't."""
        return None if self.sound_extent else lambda content: EXTENT.sub(rb"\1A1", content, count=1)

    def _measure(self, text: bytes) -> None:
        facts, limits = self.facts, self.limits
        found = self.search.far.findall(text)
        columns = {letters for letters, _, _ in found if letters}
        far = max((int(wide or narrow) for _, wide, narrow in found), default=0)
        if not columns and max(self.row, facts.last_row) * LAST_OF_ONE_LETTER > limits.cells:
            columns = set(self.search.filled_column.findall(text))
        widest = max(columns, key=lambda letters: (len(letters), letters), default=b"")
        facts.last_column = max(facts.last_column, column_number(widest.decode()), 1)
        facts.last_row = max(facts.last_row, self._last_filled_row(text, far))

    def _last_filled_row(self, text: bytes, far: int) -> int:
        """The row begun last, unless that is too far: in many sheets, formatted empty rows reach down to the end."""
        if self.row <= self.limits.rows and self.row * self.facts.last_column <= self.limits.cells:
            return max(far, self.row)
        return max(far, max(map(int, self.search.filled_row.findall(text)), default=0))

    def _check(self) -> None:
        facts, limits = self.facts, self.limits
        if facts.last_row > limits.rows:
            raise Refusal("far_row", sheet=self.sheet[:60], row=facts.last_row, limit=limits.rows)
        if facts.last_column > limits.columns:
            letters = column_letter(facts.last_column)
            raise Refusal("far_column", sheet=self.sheet[:60], column=letters, limit=limits.columns)
        if max(facts.last_row * facts.last_column, self.filled) > limits.cells:
            raise Refusal("many_cells", limit=limits.cells)

    def _formulas(self, text: bytes) -> None:
        for attributes, formula, value in self.search.formula_or_error.findall(text):
            error = ERROR_TYPE.search(attributes)
            if not error and (value or not formula):
                continue
            address = ADDRESS.search(attributes)
            if address:
                place = (int(address[2]), column_number(address[1].decode()))
                if error:
                    self.facts.errors[place] = value.decode(errors="replace")[:20]
                else:
                    self.facts.uncomputed.add(place)


class ContentScan(EntityScan):
    """Follows rows and cells of an ods, where one tag may stand for a million repetitions."""

    cell_start = b"<table:table-cell"

    def __init__(self, limits: Limits):
        super().__init__()
        self.limits = limits
        self.sheets: list[SheetFacts] = []
        self.name = ""
        self.row = self.repeated = self.column = 0
        self.line_breaks = False

    def look(self, chunk: bytes) -> None:
        self.line_breaks = self.line_breaks or LINE_BREAK in self.rest[-len(LINE_BREAK) :] + chunk
        super().look(chunk)

    def mend(self) -> Callable[[bytes], bytes] | None:
        """The parser knows no line break within a paragraph: two words would become one."""
        return (lambda content: content.replace(LINE_BREAK, b"\n")) if self.line_breaks else None

    def tags(self, text: bytes) -> None:
        for kind, attributes, shown in ODS_TAG.findall(text):
            if kind == b"table":
                name = ODS_NAME.search(attributes)
                self.name = name[1].decode(errors="replace") if name else ""
                self.sheets.append(SheetFacts())
                self.row = self.repeated = 0
            elif kind == b"table-row":
                self.row += self.repeated
                self.repeated, self.column = _times(ODS_ROWS, attributes), 0
                if self.sheets and ODS_HIDDEN.search(attributes):
                    last = min(self.row + self.repeated, self.limits.rows)
                    self.sheets[-1].hidden_rows.update(range(self.row + 1, last + 1))
            else:
                self.column += _times(ODS_COLUMNS, attributes)
                if b"office:value-type" in attributes:
                    self._check()
                if b'value-type="error"' in attributes and self.sheets:
                    # The parser gives the 0 or the empty text that stands behind the error.
                    for row in range(self.row + 1, self.row + 1 + min(self.repeated, MOST_ERRORS_REPEATED)):
                        self.sheets[-1].errors[row, self.column] = ERROR.get(
                            shown.decode(errors="replace"), OTHER_ERROR
                        )

    def finish(self) -> dict[str, SheetFacts]:
        self.tags(self.rest)
        return {str(index): facts for index, facts in enumerate(self.sheets)}

    def _check(self) -> None:
        last_row, limits = self.row + self.repeated, self.limits
        if last_row > limits.rows:
            raise Refusal("far_row", sheet=self.name[:60], row=last_row, limit=limits.rows)
        if self.column > limits.columns:
            raise Refusal("far_column", sheet=self.name[:60], column=column_letter(self.column), limit=limits.columns)
        if last_row * self.column > limits.cells:
            raise Refusal("many_cells", limit=limits.cells)


def _times(repeated: re.Pattern[bytes], attributes: bytes) -> int:
    found = repeated.search(attributes) if b"-repeated" in attributes else None
    return int(found[1]) if found else 1
