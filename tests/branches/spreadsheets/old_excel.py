"""Makes files of Excel 5 and 95, which no library writes any more."""

import io
import struct

from xlwt.CompoundDoc import XlsDoc

BOF, EOF, BOUNDSHEET, CODEPAGE, ROW, LABEL = 0x0809, 0x000A, 0x0085, 0x0042, 0x0208, 0x0204
GLOBALS, SHEET = 0x0005, 0x0010


def record(kind, body=b""):
    return struct.pack("<2H", kind, len(body)) + body


def xls_of_1995(rows, *, codepage=1258, hidden=()):
    """One sheet of texts in the encoding of Windows with this number; `hidden`: numbers of rows."""
    sheet = record(BOF, struct.pack("<4H", 0x0500, SHEET, 0, 0))
    for number, row in enumerate(rows):
        flags = 0x0120 if number + 1 in hidden else 0x0100
        sheet += record(ROW, struct.pack("<8H", number, 0, len(row), 255, 0, 0, flags, 0))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            encoded = text.encode(f"cp{codepage}")
            sheet += record(LABEL, struct.pack("<4H", number, column, 0, len(encoded)) + encoded)
    book = record(BOF, struct.pack("<4H", 0x0500, GLOBALS, 0, 0)) + record(CODEPAGE, struct.pack("<H", codepage))
    name = b"DS"
    place = len(book) + 4 + 7 + len(name) + 4
    book += record(BOUNDSHEET, struct.pack("<I3B", place, 0, 0, len(name)) + name) + record(EOF)
    out = io.BytesIO()
    XlsDoc().save(out, book + sheet + record(EOF))
    return _renamed(out.getvalue(), "Workbook", "Book")


def _renamed(container, old, new):
    """The directory's entry under the name that the stream had before 1997."""
    entry = container.index(f"{old}\0".encode("utf-16-le"))
    name = f"{new}\0".encode("utf-16-le")
    return container[:entry] + name.ljust(64, b"\0") + struct.pack("<H", len(name)) + container[entry + 66 :]
