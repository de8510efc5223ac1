"""Text files of Vietnamese offices: encodings, delimiters, quotes."""

import pytest

from branches.spreadsheets.reader import read

from . import making

HEADER, ROW = ["Họ và tên", "Địa chỉ"], ["Nguyễn Thị Hường", "Tổ 1, Phường Bình Minh"]


def text(delimiter=";", end="\r\n"):
    return end.join(delimiter.join(row) for row in (HEADER, ROW)) + end


def sheet_of(data):
    return read(data).sheets[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_recognised_with_and_without_a_mark(encoding):
    book = read(text().encode(encoding))
    assert (book.format, book.sheets[0].rows) == ("csv", [HEADER, ROW])
    assert book.encoding == encoding


def test_windows_1258_comes_out_composed():
    cp1258 = (
        "Ho\u0323 va\u0300 tên;Ðiện thoại\r\n".replace("Ð", "Đ")
        .replace("ệ", "ê\u0323")
        .replace("ạ", "a\u0323")
        .encode("cp1258")
    )
    book = read(cp1258)
    assert (book.encoding, book.sheets[0].rows) == ("cp1258", [["Họ và tên", "Điện thoại"]])


def test_tcvn3_bytes_are_kept_as_the_signs_that_a_converter_knows():
    tcvn3 = "Hä vµ tªn;Ng\u00b5y sinh\r\nNguyÔn V¨n B¸u;1\r\nTrÇn ThÞ Lµnh;2\r\nLª Quèc Th¸i;3\r\nHµ V¨n T¹o;4\r\n"
    book = read(tcvn3.encode("latin-1"))
    assert book.encoding == "tcvn3"
    assert book.sheets[0].rows[1] == ["NguyÔn V¨n B¸u", "1"]


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_the_delimiter_is_the_one_that_cuts_evenly(delimiter):
    assert sheet_of(text(delimiter).encode()).rows == [HEADER, ROW]


def test_commas_in_quotes_do_not_cut():
    data = 'Họ và tên,Địa chỉ\nAn,"Tổ 1, Phường 2"\n'
    assert sheet_of(data.encode()).rows == [["Họ và tên", "Địa chỉ"], ["An", "Tổ 1, Phường 2"]]


def test_a_stated_delimiter_is_believed_and_is_no_row():
    sheet = sheet_of("sep=;\r\nHọ và tên;Ghi chú, khác\r\nAn;a,b,c\r\n".encode())
    assert sheet.row(1) == ["Họ và tên", "Ghi chú, khác"]
    assert sheet.last_row == 2


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_ends_a_line(end):
    assert sheet_of(text(end=end).encode()).rows == [HEADER, ROW]


def test_blank_lines_count_as_rows_and_short_rows_are_filled_up():
    sheet = sheet_of(b"A,B,C\n\nd\n,,\n")
    assert sheet.rows == [["A", "B", "C"], [None, None, None], ["d", None, None]]


def test_line_breaks_in_quotes_stay_in_the_cell():
    assert sheet_of('A,B\n"Xã\nHuyện",c\n'.encode()).rows == [["A", "B"], ["Xã\nHuyện", "c"]]


def test_a_quote_that_nobody_closed_swallows_nobody():
    lines = ["Họ và tên,Địa chỉ,Ghi chú"] + [f"Người {number},Tổ {number},không" for number in range(1, 50)]
    lines[5] = 'Người 5,"Tổ 5,không'
    sheet = sheet_of("\n".join(lines).encode())
    assert sheet.last_row == 50
    assert [row[0] for row in sheet.rows[1:]] == [f"Người {number}" for number in range(1, 50)]
    assert sheet.marks == {6: ["unclosed_quote"]}


def test_two_stray_quotes_far_apart_swallow_nobody_between_them():
    lines = ["Họ và tên,Địa chỉ,Ghi chú"] + [f"Người {number},Tổ {number},không" for number in range(1, 50)]
    lines[5], lines[40] = 'Người 5,"Tổ 5,không', 'Người 40,Tổ 40",không'
    sheet = sheet_of("\n".join(lines).encode())
    assert (sheet.last_row, sorted(sheet.marks)) == (50, [6, 41])


def test_every_cell_is_text():
    assert sheet_of(b"a,b,c\n007,1.5,2020-01-01\n").row(2) == ["007", "1.5", "2020-01-01"]


def test_a_csv_named_xlsx_is_a_csv_and_the_units_sample_is_read():
    book = read(making.sample("don-vi.csv"))
    assert (book.format, book.encoding, book.sheets[0].last_row) == ("csv", "utf-8-sig", 27)
    assert book.sheets[0].row(3) == ["BM", "Đoàn phường Bình Minh", "Đoàn xã, phường", None, "GL"]


def test_hard_characters_survive():
    odd = ["a\u0000b", "😀", "e\u0302\u0301", "\u200bx", "<b>", "{{ 7*7 }}", "x" * 40_000]
    assert sheet_of(("h1,h2,h3,h4,h5,h6,h7\n" + ",".join(odd) + "\n").encode()).row(2) == odd
