"""Sound files come in with every value, at the row and column that their author sees."""

import datetime
import io
import re
import time

import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from branches.spreadsheets.reader import read
from branches.spreadsheets.workbook import Sheet

from . import making


def rows_of(data, sheet=0):
    return read(data).sheets[sheet].rows


@pytest.mark.parametrize(
    ("name", "sheets", "last_row", "width"),
    [
        ("yum-phuong-binh-minh.xlsx", [("DSDV", False), ("DATA", True)], 678, 33),
        ("yum-chi-doan-to-dan-pho-1.xlsx", [("DSDV", False), ("DATA", True)], 48, 33),
        ("trich-ngang-to-dan-pho-2.xlsx", [("Trích ngang", False)], 35, 15),
    ],
)
def test_samples_are_read_with_their_sheets(name, sheets, last_row, width):
    book = read(making.sample(name))
    assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == sheets
    first = book.sheets[0]
    assert (book.format, first.last_row, {len(row) for row in first.rows}) == ("xlsx", last_row, {width})


def test_the_wards_sample_is_read_in_under_a_second():
    began = time.perf_counter()
    sheet = read(making.sample("yum-phuong-binh-minh.xlsx")).sheets[0]
    assert time.perf_counter() - began < 1
    assert sheet.row(1) == [None] * 33
    assert sheet.row(7)[:4] == [1, "Đỗ Văn Trí", "1000000", "25/04/2000"]
    assert sheet.row(7)[7] == "Xã Hưng Thạnh,\nHuyện Tháp Mười, Đồng Tháp"
    assert sheet.row(679) == []


def test_a_row_that_is_taken_is_forgotten_and_the_others_stay_where_they_are():
    sheet = Sheet("DS", False, 3, [["An", 1], ["Bình", 2], ["Chi", 3]])
    assert (sheet.take(4), sheet.take(4), sheet.take(6), sheet.take(2)) == (["Bình", 2], [], [], [])
    assert (sheet.row(3), sheet.row(5), sheet.last_row) == (["An", 1], ["Chi", 3], 5)


def test_merged_cells_are_told_from_one():
    assert read(making.sample("trich-ngang-to-dan-pho-2.xlsx")).sheets[0].merged == [(6, 9, 6, 10)]


def test_types_are_kept_and_whole_numbers_are_whole():
    moment = datetime.datetime(2002, 8, 12, 5, 6)
    values = ["0123", 12, 12.5, True, datetime.date(2002, 8, 12), moment, 64195516334, " a\nb ", datetime.time(12, 0)]
    (row,) = rows_of(making.xlsx([values]))
    assert row == ["0123", 12, 12.5, True, datetime.date(2002, 8, 12), moment, 64195516334, " a\nb ", "12:00:00"]
    assert [type(cell) for cell in row[1:4]] == [int, float, bool]


def test_dates_count_from_1904_where_the_file_says_so():
    assert rows_of(making.xlsx([[datetime.date(2002, 8, 12)]], date_1904=True)) == [[datetime.date(2002, 8, 12)]]


def test_an_area_that_begins_far_from_a1_keeps_its_place():
    sheet = read(making.xlsx([[], [], [None, None, "x"], [None, "y"]])).sheets[0]
    assert sheet.row(3) == [None, None, "x"]
    assert sheet.row(4) == [None, "y", None]


@pytest.mark.parametrize("stated", [b"A1", b"A1:A1", b"A1:XFD1048576", b"B5:B2"])
def test_a_wrong_extent_loses_no_row(stated):
    data = making.with_part(
        making.xlsx(),
        making.SHEET,
        lambda part: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="' + stated + b'"', part),
    )
    assert rows_of(data) == making.PEOPLE


def test_cells_without_an_address_are_counted_on():
    data = making.with_part(making.xlsx(), making.SHEET, lambda part: re.sub(rb' r="[A-Z]*\d+"', b"", part))
    assert rows_of(data) == making.PEOPLE


def test_strict_and_prefixed_documents_are_read():
    strict = making.with_part(
        making.xlsx(),
        making.SHEET,
        lambda part: part.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ),
    )
    prefixed = making.with_part(
        making.xlsx(),
        making.SHEET,
        lambda part: re.sub(rb"<(/?)(\w)", rb"<\1x:\2", part).replace(b" xmlns=", b" xmlns:x="),
    )
    assert rows_of(strict) == making.PEOPLE
    assert rows_of(prefixed) == making.PEOPLE


def test_rich_and_inline_text_is_text():
    row = (
        '<row r="4"><c r="A4" t="inlineStr"><is><r><t>Nguy</t></r><r><t>ễn</t></r></is></c>'
        '<c r="B4" t="str"><v>abc</v></c></row>'
    )
    assert rows_of(making.with_rows(making.xlsx(), row.encode()))[3] == ["Nguyễn", "abc", None]


def test_error_values_and_formulas_never_computed_are_not_silently_empty():
    rows = (
        b'<row r="4"><c r="A4" t="e"><v>#REF!</v></c><c r="B4"><f>A1</f></c><c r="C4"><f>A1</f><v>7</v></c></row>'
        b'<row r="5"><c r="A5" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B5"><f>A1</f><v></v></c></row>'
    )
    sheet = read(making.with_rows(making.xlsx(), rows)).sheets[0]
    assert sheet.row(4) == ["#REF!", None, 7]
    assert sheet.row(5) == ["#DIV/0!", None, None]
    assert sheet.uncomputed == {(4, 2), (5, 2)}


def test_hidden_rows_and_sheets_are_read_and_marked():
    data = making.xlsx(hidden={"DATA"}, more=[("DATA", [["a"]])])
    data = making.with_part(data, making.SHEET, lambda part: part.replace(b'<row r="2"', b'<row hidden="1" r="2"'))
    book = read(data)
    assert [(sheet.name, sheet.hidden, sheet.hidden_rows) for sheet in book.sheets] == [
        ("DS", False, {2}),
        ("DATA", True, set()),
    ]
    assert book.sheets[0].rows == making.PEOPLE


def test_formatted_empty_rows_down_to_the_end_cost_nothing():
    far = b'<row r="1048576" s="1"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"></c></row>'
    assert rows_of(making.with_rows(making.xlsx(), far)) == making.PEOPLE


def test_a_workbook_with_macros_pictures_and_links_is_read_as_data():
    parts = {
        "xl/vbaProject.bin": b"Sub Auto_Open()",
        "xl/media/image1.png": b"\x89PNG",
        "xl/externalLinks/externalLink1.xml": b"<!DOCTYPE x><externalLink/>",
    }
    assert rows_of(making.with_more_parts(making.xlsx(), parts)) == making.PEOPLE


def test_xls_is_read():
    book = xlwt.Workbook()
    sheet = book.add_sheet("DS")
    sheet.write_merge(0, 0, 0, 1, "Ngày sinh")
    sheet.write(2, 1, datetime.date(2002, 1, 2), xlwt.easyxf(num_format_str="dd/mm/yyyy"))
    sheet.write(3, 0, 12.0)
    book.add_sheet("Ẩn").visibility = 1
    out = io.BytesIO()
    book.save(out)
    found = read(out.getvalue())
    first = found.sheets[0]
    assert (found.format, first.merged) == ("xls", [(1, 1, 1, 2)])
    assert first.rows == [["Ngày sinh", None], [None, None], [None, datetime.date(2002, 1, 2)], [12, None]]
    assert [sheet.hidden for sheet in found.sheets] == [False, True]


def open_document(rows):
    """rows: (attributes of the row, [(attributes of the cell, text)])."""
    document, table = OpenDocumentSpreadsheet(), Table(name="DS")
    for attributes, cells in rows:
        row = TableRow(**attributes)
        for cell_attributes, text in cells:
            cell = TableCell(**cell_attributes)
            if text:
                cell.addElement(P(text=text))
            row.addElement(cell)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_ods_is_read_with_its_repetitions():
    data = open_document(
        [
            ({}, [({"valuetype": "string"}, "Họ và tên"), ({"numbercolumnsrepeated": 16000}, "")]),
            (
                {"numberrowsrepeated": 2, "visibility": "filter"},
                [({"valuetype": "string"}, "An"), ({"valuetype": "date", "datevalue": "2002-03-04"}, "")],
            ),
            (
                {},
                [({"valuetype": "float", "value": "12"}, "12"), ({"valuetype": "boolean", "booleanvalue": "true"}, "")],
            ),
            ({"numberrowsrepeated": 1_048_000}, [({"numbercolumnsrepeated": 16384}, "")]),
        ]
    )
    book = read(data)
    date = datetime.date(2002, 3, 4)
    assert book.format == "ods"
    assert book.sheets[0].rows == [["Họ và tên", None], ["An", date], ["An", date], [12, True]]
    assert book.sheets[0].hidden_rows == {2, 3}


def test_the_name_of_a_file_is_never_asked_and_nothing_is_left_behind(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    assert read(making.xlsx()).format == "xlsx"
    assert list(tmp_path.iterdir()) == []
