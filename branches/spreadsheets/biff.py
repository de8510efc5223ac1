"""What the parser doesn't tell of an xls: hidden rows, error values, and how far the cells reach.

An xls is a container with a file system of its own (MS-CFB) around a stream of records (MS-XLS). Both are walked with
every chain bounded by the size of the file. What can't be followed is left to the parser, which refuses it.
"""

import struct
from array import array
from collections.abc import Iterator

from .refusals import Refusal
from .scans import SheetFacts
from .workbook import Limits, column_letter

NO_SECTOR = 0xFFFFFFFA  # from here on numbers of sectors mean something else
NAMES = {name.encode("utf-16-le") + b"\0\0" for name in ("Workbook", "Book")}

RECORD = struct.Struct("<HH")
PLACE = struct.Struct("<HH")
BOF, EOF, BOUNDSHEET, FILEPASS = 0x0809, 0x000A, 0x0085, 0x002F
ROW, BOOLERR, FORMULA, MULRK = 0x0208, 0x0205, 0x0006, 0x00BD
# Records of one cell with something in it: NUMBER, LABEL, LABELSST, RK, RSTRING, FORMULA, BOOLERR.
CELLS = {0x0203, 0x0204, 0x00FD, 0x027E, 0x00D6, FORMULA, BOOLERR}
HIDDEN_ROW = 0x20
ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}


def scan_xls(data: bytes, limits: Limits) -> dict[str, SheetFacts]:
    """Facts by the number of the sheet as text; none when the container is out of order."""
    try:
        stream = _workbook_stream(data)
        return {str(index): _scan_sheet(stream, name, start, limits) for index, name, start in _sheets(stream)}
    except (struct.error, IndexError, ValueError):
        return {}


def _workbook_stream(data: bytes) -> memoryview:
    """The stream with the records. Raises ValueError, IndexError or struct.error when it can't be followed."""
    shift, small_shift, start, limit, small_start, first_far, far_count = _header(data)
    sector = 1 << shift
    numbers = list(struct.unpack_from("<109I", data, 76))
    while first_far < NO_SECTOR and far_count and len(numbers) * 4 < len(data):
        far = struct.unpack_from(f"<{sector // 4}I", data, (first_far + 1) << shift)
        numbers += far[:-1]
        first_far, far_count = far[-1], far_count - 1
    table = array("I")
    for number in numbers:
        if number < NO_SECTOR:
            table.frombytes(data[(number + 1) << shift : (number + 2) << shift])
    directory = _chain(data, table, start, shift)
    root_start, _ = struct.unpack_from("<2I", directory, 116)
    for place in range(0, len(directory) - 127, 128):
        length = int.from_bytes(directory[place + 64 : place + 66], "little")
        if directory[place : place + length] not in NAMES or directory[place + 66] != 2:
            continue
        first, size = struct.unpack_from("<2I", directory, place + 116)
        if size >= limit:
            return memoryview(_chain(data, table, first, shift))[:size]
        small = array("I")
        small.frombytes(_chain(data, table, small_start, shift))
        return memoryview(_chain(_chain(data, table, root_start, shift), small, first, small_shift, skipped=0))[:size]
    raise ValueError("no stream of a workbook")


def _header(data: bytes) -> tuple[int, ...]:
    shift, small_shift = struct.unpack_from("<2H", data, 30)
    start, _, limit, small_start, _, first_far, far_count = struct.unpack_from("<7I", data, 48)
    if shift not in (9, 12) or not 4 <= small_shift < shift:
        raise ValueError("no size of sectors")
    return shift, small_shift, start, limit, small_start, first_far, far_count


def _chain(data: bytes, table: array, first: int, shift: int, *, skipped: int = 1) -> bytes:
    """The sectors of one stream, in order. A chain that bites its tail is no chain."""
    parts, sector = [], first
    while sector < NO_SECTOR:
        parts.append(data[(sector + skipped) << shift : (sector + skipped + 1) << shift])
        if len(parts) > len(table):
            raise ValueError("an endless chain")
        sector = table[sector]
    return b"".join(parts)


def _records(stream: memoryview, start: int) -> Iterator[tuple[int, int, int]]:
    """(kind, place of what it holds, length) of each record from `start` on."""
    while start + 4 <= len(stream):
        kind, length = RECORD.unpack_from(stream, start)
        yield kind, start + 4, length
        start += 4 + length


def _sheets(stream: memoryview) -> list[tuple[int, str, int]]:
    """(index, name, place of its records) of each sheet, in the order of the file."""
    sheets = []
    for kind, place, length in _records(stream, 0):
        if kind == FILEPASS:
            raise Refusal("encrypted")
        if kind == BOUNDSHEET:
            name = bytes(stream[place + 7 : place + length]).replace(b"\0", b"").decode("latin-1")
            sheets.append((len(sheets), name, int.from_bytes(stream[place : place + 4], "little")))
        elif kind == EOF:
            break
    return sheets


def _scan_sheet(stream: memoryview, name: str, start: int, limits: Limits) -> SheetFacts:
    facts, depth = SheetFacts(), 0
    for kind, place, length in _records(stream, start):
        if kind in CELLS:
            row, column = PLACE.unpack_from(stream, place)
            if row >= facts.last_row or column >= facts.last_column:
                _reach(facts, name, row + 1, column + 1, limits)
            if kind == FORMULA and stream[place + 12 : place + 14] == b"\xff\xff" and stream[place + 6] == 2:
                facts.errors[row + 1, column + 1] = ERRORS.get(stream[place + 8], "#N/A")
            elif kind == BOOLERR and stream[place + 7]:
                facts.errors[row + 1, column + 1] = ERRORS.get(stream[place + 6], "#N/A")
        elif kind == MULRK:
            row, _ = PLACE.unpack_from(stream, place)
            last = int.from_bytes(stream[place + length - 2 : place + length], "little")
            _reach(facts, name, row + 1, last + 1, limits)
        elif kind == ROW:
            if stream[place + 12] & HIDDEN_ROW:
                facts.hidden_rows.add(int.from_bytes(stream[place : place + 2], "little") + 1)
        elif kind == BOF:
            depth += 1
        elif kind == EOF:
            depth -= 1
            if depth <= 0:
                break
    return facts


def _reach(facts: SheetFacts, name: str, row: int, column: int, limits: Limits) -> None:
    facts.last_row, facts.last_column = max(facts.last_row, row), max(facts.last_column, column)
    if facts.last_row > limits.rows:
        raise Refusal("far_row", sheet=name[:60], row=facts.last_row, limit=limits.rows)
    if facts.last_column > limits.columns:
        raise Refusal("far_column", sheet=name[:60], column=column_letter(facts.last_column), limit=limits.columns)
    if facts.last_row * facts.last_column > limits.cells:
        raise Refusal("many_cells", limit=limits.cells)
