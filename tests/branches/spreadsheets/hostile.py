"""Hostile and odd files, made anew from a seed: what each is, and what must come of it.

CASES: name → (function that makes the bytes, expected). Expected is the reason of a refusal, or "read" when every row
of the sound part is there, or a set of both where either will do.
"""

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


CASES = {
    # Archives
    "a bomb in a sheet": (lambda: making.bomb(450_000_000), "too_big"),
    "a bomb in the texts": (lambda: bomb_of_a_part(STRINGS), "too_big"),
    "a bomb in the styles": (lambda: bomb_of_a_part(STYLES), "too_big"),
    "one kernel under 3,000 names": (one_kernel_under_many_names, "too_big"),
    "10,001 parts": (
        lambda: making.with_more_parts(making.xlsx(), {f"xl/a{number}.xml": "<a/>" for number in range(10_001)}),
        "too_big",
    ),
    "a bomb in a part that no cell is in": (
        lambda: making.with_more_parts(making.xlsx(), {"xl/media/a.xml": b" " * 80_000_000}),
        "read",
    ),
    "an archive within an archive": (
        lambda: making.with_more_parts(making.xlsx(), {"xl/embeddings/a.xlsx": making.bomb(100_000_000)}),
        "read",
    ),
    "names that climb out of the archive": (names_that_climb, "read"),
    "one name twice": (one_name_twice, "truncated"),
    "a size stated too large": (
        lambda: making.with_lying_sizes(making.xlsx(), making.SHEET, 4_000_000_000),
        "truncated",
    ),
    "a directory of no archive": (lambda: b"PK\3\4" + noise(1), "truncated"),
    # XML
    "laughs in a sheet": (lambda: part(making.SHEET, lambda xml: LAUGHS + b"]>" + xml), "unsupported"),
    "laughs in the texts": (lambda: part(STRINGS, lambda xml: LAUGHS + b"]>" + xml), "unsupported"),
    "laughs in the styles": (lambda: part(STYLES, lambda xml: LAUGHS + b"]>" + xml), "unsupported"),
    "an entity that is a file": (
        lambda: part(making.SHEET, lambda xml: b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + xml),
        "unsupported",
    ),
    "an entity of 100 kB, used 100,000 times": (
        lambda: part(STRINGS, lambda xml: b'<!DOCTYPE x [<!ENTITY a "' + b"a" * 100_000 + b'">]>' + b"&a;" * 100_000),
        "unsupported",
    ),
    "200,000 tags in one another in a sheet": (
        lambda: rows(b"<a>" * 200_000 + b"</a>" * 200_000),
        {"read", "truncated"},
    ),
    "200,000 tags in one another in the workbook": (
        lambda: part(BOOK, lambda xml: xml.replace(b"<sheets>", b"<a>" * 200_000 + b"</a>" * 200_000 + b"<sheets>")),
        {"read", "truncated"},
    ),
    "an attribute of ten megabytes": (lambda: rows(b'<row r="4" x="' + b"a" * 10_000_000 + b'"/>'), "read"),
    "a tag without an end": (lambda: rows(b"<row " + b"a" * 10_000_000), {"truncated", "read"}),
    "a comment without an end": (lambda: rows(b"<!-- " + b"<c>" * 1_000_000), {"truncated", "read"}),
    # Sheets
    "10,000 sheets": (lambda: many_sheets(10_000), {"too_many_cells", "truncated"}),
    "a million merged ranges": (
        lambda: part(
            making.SHEET,
            lambda xml: xml.replace(
                b"</sheetData>",
                b"</sheetData><mergeCells>"
                + b"".join(b'<mergeCell ref="A%d:B%d"/>' % (row, row) for row in range(1, 1_000_001))
                + b"</mergeCells>",
            ),
        ),
        "too_many_cells",
    ),
    "a text of thirty megabytes": (
        lambda: rows(b'<row r="4"><c r="A4" t="inlineStr"><is><t>' + b"a" * 30_000_000 + b"</t></is></c></row>"),
        "too_many_cells",
    ),
    "a text of a megabyte in 100,000 cells": (
        lambda: making.with_part(
            rows(
                b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (row, row) for row in range(4, 100_004))
            ),
            STRINGS,
            lambda xml: xml.replace(b"<si><t>", b"<si><t>" + b"a" * 1_000_000, 1),
        ),
        "too_many_cells",
    ),
    "five million cells and one": (
        lambda: rows((b"<row>" + b"<c><v>1</v></c>" * 390 + b"</row>") * 12_900),
        "too_big",
    ),
    "a stated four thousand million texts": (
        lambda: part(STRINGS, lambda xml: xml.replace(b'uniqueCount="', b'uniqueCount="4294967295" x="')),
        {"read", "too_many_cells"},
    ),
    "texts that are not there": (
        lambda: rows(b'<row r="4"><c r="A4" t="s"><v>4294967295</v></c></row>'),
        "truncated",
    ),
    "control characters in a text": (text_with_control_characters, "read"),
    "the same row twice": (
        lambda: rows(b'<row r="3"><c r="A3" t="str"><v>Ai</v></c></row>'),
        "truncated",
    ),
    # OpenDocument
    "a cell repeated to the last column and row": (
        lambda: ods(
            b'<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string" '
            b'table:number-columns-repeated="16384"><text:p>a</text:p></table:table-cell></table:table-row>'
        ),
        "too_many_cells",
    ),
    "a thousand rows repeated a million times": (
        lambda: ods(
            b'<table:table-row table:number-rows-repeated="1000000" table:visibility="collapse">'
            b'<table:table-cell table:number-columns-repeated="999999999"/></table:table-row>' * 1000
        ),
        {"empty", "too_many_cells"},
    ),
    "a cell without a type repeated": (
        lambda: ods(
            b'<table:table-row table:number-rows-repeated="900000"><table:table-cell '
            b'table:number-columns-repeated="16000"><text:p>a</text:p></table:table-cell></table:table-row>'
        ),
        {"empty", "too_many_cells"},
    ),
    "a thousand million blanks": (
        lambda: ods(
            b'<table:table-row><table:table-cell office:value-type="string"><text:p>a<text:s text:c="1000000000"/>'
            b"</text:p></table:table-cell></table:table-row>"
        ),
        {"too_many_cells", "read", "truncated"},
    ),
    "laughs in an ods": (
        lambda: making.with_part(ods(b""), "content.xml", lambda xml: LAUGHS + b"]>" + xml),
        "unsupported",
    ),
    "laughs in a flat ods": (lambda: flat_ods().replace(b"?>", b"?>" + LAUGHS + b"]>", 1), "unsupported"),
    # XML of 2003
    "laughs in xml of 2003": (lambda: xml_2003().replace(b"?>", b"?>" + LAUGHS + b"]>", 1), "unsupported"),
    "xml of 2003 with tags in one another": (lambda: xml_2003(b"<Row>" * 1_000_000), "truncated"),
    "xml of 2003 with a far cell": (
        lambda: xml_2003(
            b'<Row ss:Index="999999999"><Cell ss:Index="999999999"><Data ss:Type="String">a</Data></Cell></Row>'
        ),
        "too_many_cells",
    ),
    "xml of 2003 with a merge over everything": (
        lambda: xml_2003(
            b"<Row>" + XML_CELL.replace(b">", b' ss:MergeAcross="999999999" ss:MergeDown="999999999">', 1) + b"</Row>"
        ),
        "read",
    ),
    "xml of 2003 with 101 sheets": (
        lambda: XML_START + (XML_END[: -len(b"</Workbook>")] + b'<Worksheet ss:Name="B"><Table>') * 100 + XML_END,
        "too_many_cells",
    ),
    # Pages
    "a page of signs": (
        lambda: page("<" * 2_000_000),
        {"too_many_cells", "too_big"},
    ),
    "a page with comments without an end": (lambda: page("<!--" * 1_000_000), "truncated"),
    "a page with tags without an end": (lambda: page('<td "' * 400_000), {"empty", "too_big", "truncated"}),
    "a page with a cell over everything": (
        lambda: page("<tr><td colspan=999999 rowspan=999999>An</td><td>b</td></tr>"),
        "too_many_cells",
    ),
    "a page with cells down to the end": (
        lambda: page("<tr><td rowspan=65534>a</td></tr>" * 100_000),
        {"too_many_cells", "too_big"},
    ),
    "a page with 50,000 tables in one another": (
        lambda: page("<tr><td><table>" * 50_000 + "An" + "</table></td></tr>" * 50_000),
        {"read", "too_many_cells"},
    ),
    "a page with a script": (
        lambda: page("<tr><td>An<script>while(1){}</script></td><td><img src=http://127.0.0.1:9/x></td></tr>"),
        "read",
    ),
    # Text
    "three million line ends": (lambda: b"a,b\n" + b"\n" * 3_000_000, "read"),
    "ten million quotes": (lambda: b"a,b\n" + b'"' * 10_000_001, {"read", "too_many_cells", "too_big"}),
    "four million commas": (lambda: b"a,b\n" + b"," * 4_000_000 + b"x", "too_many_cells"),
    "a million quotes, each alone on its line": (lambda: b"a,b\n" + b'"x\n' * 1_000_001, "too_many_cells"),
    "a line of ten megabytes": (lambda: b"a,b\n" + b"x" * 10_000_000, "too_many_cells"),
    # Excel 97
    "an endless chain of sectors": (xls_with_endless_chain, {"truncated", "too_many_cells", "not_a_spreadsheet"}),
    "a far cell in an xls": (lambda: workbook_xls([["a"]] + [[]] * 65_534 + [[""] * 254 + ["z"]]), "too_many_cells"),
}


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
