"""Makes hostile and odd files, and sound ones to be cut and changed, anew from a seed."""

import functools
import io
import random
import struct
import zipfile

import xlwt

from . import making

BOOK, STRINGS, STYLES = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"
ODS_START = (
    b'<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    b'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    b'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    b'<table:table table:name="DS">'
)
ODS_END = b"</table:table></office:spreadsheet></office:body></office:document-content>"
XML_START = (
    b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    b'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="DS"><Table>'
)
XML_END = b"</Table></Worksheet></Workbook>"
XML_CELL = b'<Cell><Data ss:Type="String">An</Data></Cell>'
LAUGHS = b"<!DOCTYPE x [" + b"".join(
    b'<!ENTITY a%d "%s">' % (number, b"&a%d;" % (number - 1) * 10 if number else b"ha" * 50) for number in range(10)
)


def part(name, change):
    return making.with_part(making.xlsx(), name, change)


def rows(xml):
    return making.with_rows(making.xlsx(), xml)


def ods(body):
    manifest = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    parts = {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": ODS_START + body + ODS_END,
        "META-INF/manifest.xml": manifest,
    }
    return making.zip_of(parts)


def flat_ods(body=None):
    if body is None:
        cell = b'<table:table-cell office:value-type="string"><text:p>An</text:p></table:table-cell>'
        body = b"<table:table-row>" + cell + b"</table:table-row>"
    content = (ODS_START + body + ODS_END).replace(b"document-content", b"document")
    kind = b' office:mimetype="application/vnd.oasis.opendocument.spreadsheet" xmlns:office='
    return content.replace(b" xmlns:office=", kind, 1)


def xml_2003(body=b"<Row>" + XML_CELL + b"</Row>"):
    return XML_START + body + XML_END


def page(body="<tr><td>Họ và tên</td><td>Ngày sinh</td></tr><tr><td>An</td><td>01/02/2003</td></tr>"):
    return f"<html><body><table>{body}</table></body></html>".encode()


def workbook_xls(rows_=making.PEOPLE):
    book = xlwt.Workbook()
    sheet = book.add_sheet("DS")
    for number, row in enumerate(rows_):
        for column, value in enumerate(row):
            sheet.write(number, column, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xls_with_endless_chain():
    """Every sector says that it is followed by itself."""
    data = bytearray(workbook_xls([["An"] * 5] * 500))
    (table,) = struct.unpack_from("<I", data, 76)
    start = (table + 1) * 512
    for number in range(128):
        struct.pack_into("<I", data, start + 4 * number, number)
    return bytes(data)


def many_sheets(count):
    sheet = '<sheet name="S{0}" sheetId="{0}" r:id="rId1"/>'
    names = "".join(sheet.format(number) for number in range(1, count + 1)).encode()
    return part(BOOK, lambda xml: xml[: xml.index(b"<sheet ")] + names + xml[xml.index(b"</sheets>") :])


def one_kernel_under_many_names(count=3000):
    """All entries of the directory point at the same ten megabytes."""
    kernel = making.zip_of(
        {
            "xl/workbook.xml": "<workbook/>",
            "xl/worksheets/sheet00000.xml": b"<worksheet>" + b" " * 10_000_000 + b"</worksheet>",
        }
    )
    start = kernel.index(b"PK\1\2")
    entry = kernel[kernel.rindex(b"PK\1\2") : kernel.index(b"PK\5\6")]
    names = [f"xl/worksheets/sheet{number:05}.xml".encode() for number in range(1, count)]
    first = kernel[start : kernel.index(b"PK\5\6")]
    entries = first + b"".join(entry.replace(b"xl/worksheets/sheet00000.xml", name) for name in names)
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count + 1, count + 1, len(entries), start, 0)
    return kernel[:start] + entries + end


def names_that_climb():
    parts = {"/etc/cron.d/x.xml": "<a/>", "../../../tmp/x.xml": "<a/>", "xl/../../x.xml": "<a/>", "C:\\x.xml": "<a/>"}
    return making.with_more_parts(making.xlsx(), parts)


def one_name_twice():
    out = io.BytesIO(making.xlsx())
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(making.SHEET, "<worksheet><sheetData/></worksheet>")
    return out.getvalue()


def bomb_of_a_part(name):
    return part(name, lambda xml: xml.replace(b">", b">" + b" " * 60_000_000, 2))


def noise(seed, size=20_000):
    return random.Random(seed).randbytes(size)


def text_with_control_characters():
    row = '<row r="4"><c r="A4" t="inlineStr"><is><t>a\u0001\u0000b</t></is></c></row>'
    return rows(row.encode())


@functools.cache
def sound_files():
    """One of each format, with the number of rows in it."""
    people = making.PEOPLE + [[f"Người {number}", "2001", "Kinh"] for number in range(60)]
    line = "\r\n".join(";".join(row) for row in people)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in people)
    cells = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in row) + "</Row>"
        for row in people
    )
    return {
        "xlsx": making.xlsx(people),
        "xls": workbook_xls(people),
        "xml": xml_2003(cells.encode()),
        "html": page(body),
        "csv": line.encode("utf-8-sig"),
        "csv in utf-16": line.encode("utf-16"),
    }, len(people)


def cut(data, pieces):
    """The file cut at so many places, evenly from where it shows what it is to its last byte but one."""
    return [data[: 64 + place * (len(data) - 65) // (pieces - 1)] for place in range(pieces)]


def flipped(data, seed, count):
    """The file with a few bytes changed, `count` times."""
    dice = random.Random(seed)
    for _ in range(count):
        changed = bytearray(data)
        for _ in range(dice.randint(1, 8)):
            changed[dice.randrange(len(changed))] = dice.randrange(256)
        yield bytes(changed)
