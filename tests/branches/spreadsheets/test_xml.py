"""Spreadsheets in one XML file: of Excel 2003, and flat OpenDocument. What is said of the latter holds for ods."""

import datetime

from branches.spreadsheets.reader import read

from . import hostile

START = (
    '<?xml version="1.0" encoding="{encoding}"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="DS"><Table>'
)


def cell(value, kind="String", more=""):
    return f'<Cell {more}><Data ss:Type="{kind}">{value}</Data></Cell>'


def workbook(*rows, encoding="UTF-8", end="</Table></Worksheet></Workbook>"):
    return (START.format(encoding=encoding) + "".join(rows) + end).encode(encoding)


def test_types_places_and_merges_of_2003_are_kept():
    data = workbook(
        f"<Row>{cell('Họ và tên', more='ss:MergeAcross="1" ss:MergeDown="1"')}{cell('Ngày sinh')}</Row>",
        f"<Row>{cell('dưới')}</Row>",
        f'<Row ss:Index="5" ss:Hidden="1">{cell(12, "Number", 'ss:Index="2"')}'
        f"{cell('2002-08-12T00:00:00.000', 'DateTime')}{cell('2002-08-12T05:06:00.000', 'DateTime')}</Row>",
        f"<Row>{cell(1, 'Boolean')}{cell('#REF!', 'Error')}{cell(1.5, 'Number')}</Row>",
    )
    book = read(data)
    sheet = book.sheets[0]
    assert (book.format, sheet.name, sheet.hidden, sheet.merged, sheet.hidden_rows) == (
        "xml",
        "DS",
        False,
        [(1, 1, 2, 2)],
        {5},
    )
    day, moment = datetime.date(2002, 8, 12), datetime.datetime(2002, 8, 12, 5, 6)
    assert sheet.row(1) == ["Họ và tên", None, "Ngày sinh", None]
    assert sheet.row(2) == [None, None, "dưới", None]
    assert sheet.row(5) == [None, 12, day, moment]
    assert sheet.row(6) == [True, "#REF!", 1.5, None]


def test_formulas_never_computed_rich_text_and_comments_are_told_apart():
    rich = '<ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>Ng</B>ọc</ss:Data>'
    comment = '<Comment><ss:Data xmlns="http://www.w3.org/TR/REC-html40">ghi chú</ss:Data></Comment>'
    data = workbook(
        f'<Row><Cell ss:Formula="=A1"/><Cell>{rich}{comment}</Cell>{cell(7, "Number", 'ss:Formula="=A1"')}</Row>'
    )
    sheet = read(data).sheets[0]
    assert (sheet.rows, sheet.uncomputed) == ([[None, "Ngọc", 7]], {(1, 1)})


def test_hidden_sheets_of_2003_are_marked():
    end = (
        '</Table></Worksheet><Worksheet ss:Name="DATA"><Table><Row>' + cell("a") + "</Row></Table>"
        "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet></Workbook>"
    )
    book = read(workbook(f"<Row>{cell('An')}</Row>", end=end))
    assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [("DS", False), ("DATA", True)]


def test_xml_of_2003_is_read_in_the_encoding_that_it_states():
    for encoding in ("UTF-8", "UTF-16"):
        assert read(workbook(f"<Row>{cell('Nguyễn')}</Row>", encoding=encoding)).sheets[0].rows == [["Nguyễn"]]


def test_flat_open_document_is_read():
    body = (
        '<table:table-row table:number-rows-repeated="2" table:visibility="collapse">'
        '<table:table-cell office:value-type="string"><text:p>Nguyễn</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="2002-08-12"/></table:table-row>'
    )
    book = read(hostile.flat_ods(body.encode()))
    assert (book.format, book.sheets[0].hidden_rows) == ("fods", {1, 2})
    assert book.sheets[0].rows == [["Nguyễn", datetime.date(2002, 8, 12)]] * 2


def test_errors_of_open_document_are_no_zeros():
    body = (
        '<table:table-row><table:table-cell office:value-type="string" office:string-value="" '
        'calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="0" calcext:value-type="error">'
        "<text:p>Err:508</text:p></table:table-cell></table:table-row>"
    )
    data = hostile.flat_ods(body.encode()).replace(b"<office:document ", b'<office:document xmlns:calcext="urn:x" ', 1)
    assert read(data).sheets[0].rows == [["#REF!", "#VALUE!"]]


def test_line_breaks_of_open_document_part_words():
    body = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>Xã A<text:line-break/>Huyện B</text:p>'
        "<text:p>Tỉnh<text:s/>C</text:p></table:table-cell></table:table-row>"
    )
    assert read(hostile.flat_ods(body.encode())).sheets[0].rows == [["Xã A\nHuyện B\nTỉnh C"]]
