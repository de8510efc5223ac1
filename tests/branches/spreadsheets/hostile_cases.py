"""What each hostile file is, and what must come of it.

CASES: name → (function that makes the bytes, expected). Expected is the reason of a refusal, or "read" when every row
of the sound part is there, or a set of both where either will do.
"""

from . import making
from .hostile import (
    BOOK,
    LAUGHS,
    STRINGS,
    STYLES,
    XML_CELL,
    XML_END,
    XML_START,
    bomb_of_a_part,
    flat_ods,
    many_sheets,
    names_that_climb,
    noise,
    ods,
    one_kernel_under_many_names,
    one_name_twice,
    page,
    part,
    rows,
    text_with_control_characters,
    workbook_xls,
    xls_with_endless_chain,
    xml_2003,
)

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
