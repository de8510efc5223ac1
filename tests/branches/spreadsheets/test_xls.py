"""What the parser keeps to itself of an xls: hidden rows, error values; and the Excel of 1995."""

import io
import unicodedata

import xlwt

from branches.spreadsheets.biff import scan_xls
from branches.spreadsheets.reader import read
from branches.spreadsheets.workbook import Limits

from . import hostile
from .old_excel import xls_of_1995


def with_errors(more_rows=0):
    book = xlwt.Workbook()
    sheet = book.add_sheet("DS")
    sheet.write(0, 0, "Họ và tên")
    sheet.write(1, 0, "An")
    sheet.row(1).hidden = True
    sheet.row(1).set_cell_error(1, "#REF!")
    sheet.row(3).set_cell_error(2, 0x2A)
    for number in range(more_rows):
        sheet.write(5 + number, 0, number + 1)
    book.add_sheet("Phụ").write(0, 0, True)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_error_values_and_hidden_rows_are_told():
    first, second = read(with_errors()).sheets
    assert first.rows == [["Họ và tên", None, None], ["An", "#REF!", None], [None] * 3, [None, None, "#N/A"]]
    assert (first.hidden_rows, second.rows, second.hidden_rows) == ({2}, [[True]], set())


def test_a_long_stream_and_a_short_one_are_both_followed():
    """Streams below 4,096 bytes lie in sectors of their own kind."""
    short, long = xls_of_1995([["An"]], hidden={1}), with_errors(2000)
    assert scan_xls(short, Limits())["0"].hidden_rows == {1}
    facts = scan_xls(long, Limits())
    assert {number: (sheet.last_row, sheet.last_column) for number, sheet in facts.items()} == {
        "0": (2005, 3),
        "1": (1, 1),
    }


def test_a_broken_container_is_left_to_the_parser():
    assert scan_xls(hostile.xls_with_endless_chain(), Limits()) == {}
    assert scan_xls(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Limits()) == {}


def test_a_file_of_1995_is_read_in_its_encoding():
    rows = [["Ho\u0323 va\u0300 tên", "Điê\u0323n thoại".replace("ạ", "a\u0323")], ["Nguyê\u0303n", "0905"]]
    sheet = read(xls_of_1995(rows, hidden={2})).sheets[0]
    composed = [[unicodedata.normalize("NFC", cell) for cell in row] for row in sheet.rows]
    assert composed == [["Họ và tên", "Điện thoại"], ["Nguyễn", "0905"]]
    assert sheet.hidden_rows == {2}


def test_an_old_typeface_stays_as_typed():
    assert read(xls_of_1995([["NguyÔn V¨n B¸u"]], codepage=1252)).sheets[0].rows == [["NguyÔn V¨n B¸u"]]
