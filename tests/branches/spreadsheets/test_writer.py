"""Exported lists open as what they are: text is text, dates are dates, nothing runs; read back, they are equal."""

import datetime
import io
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from branches.spreadsheets.formula_guard import guard, unguard
from branches.spreadsheets.reader import read
from branches.spreadsheets.writer import Column, write_csv, write_xlsx

COLUMNS = [
    Column("TT", "order", 5, "number"),
    Column("Họ và tên", "full_name", 28),
    Column("Ngày sinh", "birth_date", 12, "date"),
    Column("CCCD", "citizen_id", 16),
    Column("Ghi chú", "note", 30),
]
FACTS = [("Bộ lọc", "=Dân tộc: Ê-đê"), ("Ngày xuất", "05/03/2026"), ("Người xuất", "Nguyễn Văn An")]
DANGEROUS = [
    "=1+1",
    "+84905123456",
    "-2",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "https://a.vn",
    "{=1}",
    "'=1",
    "007",
    "mailto:a@b.vn",
]
ROWS = [
    [number, f"Người {number}", datetime.date(2002, 8, 12), "064203370278", note]
    for number, note in enumerate(DANGEROUS, 1)
]
PARTIAL = [99, "Y Moan", "2004", "064203370278", None]


def written(write, rows=(*ROWS, PARTIAL)):
    out = io.BytesIO()
    assert write(COLUMNS, iter(rows), title="=DANH SÁCH ĐOÀN VIÊN", facts=FACTS, stream=out) == len(rows)
    return out.getvalue()


def test_xlsx_says_what_it_is_then_gives_typed_rows():
    sheet = read(written(write_xlsx)).sheets[0]
    assert sheet.name == "Danh sách"
    assert [sheet.row(number)[0] for number in range(1, 6)] == [
        "=DANH SÁCH ĐOÀN VIÊN",
        "Bộ lọc: =Dân tộc: Ê-đê",
        "Ngày xuất: 05/03/2026",
        "Người xuất: Nguyễn Văn An",
        None,
    ]
    assert sheet.row(6) == [column.header for column in COLUMNS]
    # A carriage return can't stand in a cell of an xlsx: it comes back as the line break that it was shown as.
    assert [[str(cell).replace("\r", "\n") for cell in row] for row in sheet.rows[6:-1]] == [
        [str(cell).replace("\r", "\n") for cell in row] for row in ROWS
    ]
    assert sheet.row(7)[:4] == ROWS[0][:4]
    assert sheet.row(6 + len(ROWS) + 1) == PARTIAL


def test_no_cell_of_an_xlsx_is_a_formula_or_a_link():
    data = written(write_xlsx)
    page = openpyxl.load_workbook(io.BytesIO(data)).active
    assert {cell.data_type for row in page.iter_rows() for cell in row if cell.value is not None} == {"s", "n", "d"}
    assert [cell.coordinate for row in page.iter_rows() for cell in row if cell.hyperlink] == []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_xlsx_has_formats_a_frozen_header_and_a_filter():
    page = openpyxl.load_workbook(io.BytesIO(written(write_xlsx))).active
    assert (page.freeze_panes, page.auto_filter.ref) == ("A7", f"A6:E{6 + len(ROWS) + 1}")
    assert (page["C7"].number_format, page["D7"].number_format) == ("dd/mm/yyyy", "@")
    assert page.column_dimensions["B"].width == pytest.approx(28, abs=1)


def test_dates_before_excels_calendar_and_very_long_texts_are_not_lost():
    row = [1, "x" * 40_000, datetime.date(1899, 12, 31), "", None]
    sheet = read(written(write_xlsx, [row])).sheets[0]
    assert sheet.row(7)[1:3] == ["x" * 32_766 + "…", "31/12/1899"]


def test_csv_begins_with_a_mark_and_guards_what_would_run():
    data = written(write_csv)
    assert data.startswith(b"\xef\xbb\xbf'=DANH")
    lines = data.decode("utf-8-sig").split("\r\n")
    assert lines[4:6] == ["", "TT,Họ và tên,Ngày sinh,CCCD,Ghi chú"]
    assert lines[6] == "1,Người 1,12/08/2002,064203370278,'=1+1"


def test_csv_read_back_is_equal():
    rows = read(written(write_csv)).sheets[0].rows
    assert [row[4] for row in rows[6:-1]] == DANGEROUS
    assert rows[0][0] == "=DANH SÁCH ĐOÀN VIÊN"


@given(st.text(alphabet="'=+-@\t\r\na1 ", max_size=8))
@settings(max_examples=300)
def test_guarding_is_undone_by_reading_and_leaves_nothing_that_runs(text):
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_rows_must_fit_the_columns():
    with pytest.raises(ValueError, match="zip"):
        write_xlsx(COLUMNS, [[1, 2]], title="t", facts=[], stream=io.BytesIO())
