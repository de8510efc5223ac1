"""Makes files for the tests, sound and hostile ones."""

import functools
import io
import re
import struct
import zipfile
from pathlib import Path

import xlsxwriter

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
SHEET = "xl/worksheets/sheet1.xml"
PEOPLE = [
    ["Họ và tên", "Ngày sinh", "Dân tộc"],
    ["Đỗ Văn Trí", "25/04/2000", "Kinh"],
    ["Ksor H'Liên", "2004", "Gia-rai"],
]


def sample(name):
    return (SAMPLES / name).read_bytes()


def xlsx(rows=PEOPLE, *, sheet="DS", hidden=(), merged=(), date_1904=False, more=()):
    """A workbook with `rows` on its first sheet; `more`: (name, rows) of further sheets."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"date_1904": date_1904, "default_date_format": "dd/mm/yyyy"}) as book:
        for name, content in [(sheet, rows), *more]:
            page = book.add_worksheet(name)
            for number, row in enumerate(content):
                for column, value in enumerate(row):
                    if value is not None:
                        page.write(number, column, value)
            for place in merged if name == sheet else ():
                page.merge_range(place, content[int(re.search(r"\d+", place)[0]) - 1][ord(place[0]) - 65])
            if name in hidden:
                page.hide()
    return out.getvalue()


def with_part(data, name, change):
    """The same archive with one part changed: bytes → bytes, or None to leave it out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            content = old.read(part)
            content = change(content) if part == name else content
            if content is not None:
                new.writestr(part, content)
    return out.getvalue()


def with_more_parts(data, parts):
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_rows(data, xml):
    """The workbook with rows of raw XML appended to its first sheet."""
    return with_part(data, SHEET, lambda part: part.replace(b"</sheetData>", xml + b"</sheetData>"))


def zip_of(parts):
    return with_more_parts(b"", parts)


def with_lying_sizes(data, name, stated):
    """Every header of the part states `stated` as its expanded size."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = archive.getinfo(name)
    changed = bytearray(data)
    struct.pack_into("<I", changed, part.header_offset + 22, stated)
    entry = data.rindex(b"PK\1\2", 0, data.rindex(name.encode()))
    struct.pack_into("<I", changed, entry + 24, stated)
    return bytes(changed)


def container(*streams):
    """An OLE container's first sectors with a directory that names these streams."""
    entries = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(name) + 2) + bytes(62)
        for name in ("Root Entry", *streams)
    )
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(1024, b"\0") + entries.ljust(1024, b"\0")


@functools.cache
def bomb(size):
    """A sheet that expands to `size` bytes of spaces."""
    start, end = (
        b'<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>',
        b"</t></is></c></row></sheetData></worksheet>",
    )
    data = xlsx()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != SHEET:
                new.writestr(part, old.read(part))
        with new.open(SHEET, "w") as sheet:
            sheet.write(start)
            for _ in range(size // 1_000_000):
                sheet.write(b" " * 1_000_000)
            sheet.write(end)
    return out.getvalue()
