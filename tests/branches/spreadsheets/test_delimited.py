"""Text files of Vietnamese offices: encodings, delimiters, quotes."""

import re
import unicodedata

import pytest
from viparse.normalize.tables import convert as apply_table
from viparse.normalize.viscii import VISCII

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


NAMES = ["Nguyễn Thị Hường", "Trần Văn Bảy", "Đỗ Hữu Phước", "Lê Thị Mỹ Duyên", "Phạm Quốc Tuấn", "Huỳnh Ngọc Ánh"]


def people(names=NAMES):
    return "Họ và tên;Ngày sinh;Ghi chú\r\n" + "".join(f"{name};01/02/2003;không\r\n" for name in names)


def in_cp1258(text):
    """Bases with their hats in one letter, tones as marks of their own."""
    apart = "".join(unicodedata.normalize("NFD", letter) if letter not in "đĐ" else letter for letter in text)
    for mark in "\u0302\u0306\u031b":
        apart = re.sub(rf"(\w)([\u0300\u0301\u0303\u0309\u0323]?){mark}", rf"\1{mark}\2", apart)
    for base, mark, letter in [
        *((base, "\u0302", letter) for base, letter in zip("aeoAEO", "âêôÂÊÔ", strict=True)),
        *((base, "\u0306", letter) for base, letter in zip("aA", "ăĂ", strict=True)),
        *((base, "\u031b", letter) for base, letter in zip("ouOU", "ơưƠƯ", strict=True)),
    ]:
        apart = apart.replace(base + mark, letter)
    return apart.encode("cp1258")


def test_names_of_windows_1258_come_out_composed_whatever_their_tones():
    book = read(in_cp1258(people()))
    assert (book.encoding, [row[0] for row in book.sheets[0].rows[1:]]) == ("cp1258", NAMES)
    assert book.sheets[0].marks == {}


def test_viscii_is_told_and_converted():
    letters = {bytes([byte]): apply_table(chr(byte), VISCII) for byte in range(128, 256)}
    bytes_of = {unicodedata.normalize("NFC", letter): byte for byte, letter in letters.items()}
    data = b"".join(bytes_of.get(letter, letter.encode("ascii", "replace")) for letter in people())
    book = read(data)
    assert (book.encoding, [row[0] for row in book.sheets[0].rows[1:]]) == ("viscii", NAMES)


def test_vni_bytes_are_kept_as_the_signs_that_a_converter_knows():
    names = ["Nguyeãn Thò Höôøng", "Traàn Vaên Baûy", "Leâ Thò Myõ Duyeân", "Phaïm Quoác Tuaán"]
    data = "".join(f"{name};1\r\n" for name in names).encode("latin-1")
    book = read(data)
    assert (book.encoding, [row[0] for row in book.sheets[0].rows]) == ("vni", names)


def test_letters_that_an_encoding_lost_are_put_to_a_person():
    sheet = sheet_of(people([*NAMES, "Nguy?n Th? H?ng", "Tr\ufffdn Văn A"]).encode())
    assert sheet.marks == {8: ["bad_encoding"], 9: ["bad_encoding"]}


def test_questions_and_addresses_are_no_lost_letters():
    sheet = sheet_of(b"A,B\nCo khong?,http://a.vn/x?id=1\nda hoi? roi,a.vn?x=1\n")
    assert sheet.marks == {}


def test_utf8_with_a_broken_byte_keeps_every_other_letter_and_says_where():
    data = people().encode().replace("Bảy".encode(), b"B\xe1y")
    book = read(data)
    assert (book.encoding, book.sheets[0].row(3)[0], book.sheets[0].marks) == (
        "utf-8 damaged",
        "Trần Văn B\ufffdy",
        {3: ["bad_encoding"]},
    )


def test_bytes_of_no_known_encoding_are_all_put_to_a_person():
    book = read("Имя;1\r\nИванов;2\r\nAn;3\r\n".encode("cp1251"))
    assert (book.encoding, book.sheets[0].marks) == ("unknown", {1: ["bad_encoding"], 2: ["bad_encoding"]})


def test_text_encoded_twice_is_left_for_the_cells_to_show_before_and_after():
    assert sheet_of("Nguyá»…n VÄƒn BÃ¬nh;1\r\n".encode()).rows == [["Nguyá»…n VÄƒn BÃ¬nh", "1"]]


def test_a_row_longer_than_the_header_is_marked():
    sheet = sheet_of(b"A,B,C\n1,2,3\n1,2,3,4\n1,2,3\n1,2,3,\n")
    assert (sheet.marks, sheet.row(3)) == ({3: ["ragged_row"]}, ["1", "2", "3", "4"])


def test_a_header_longer_than_its_rows_makes_none_ragged():
    sheet = sheet_of(b"Danh sach\nA,B,C,D\n1,2,3\n1,2,3\n1,2,3,4\n")
    assert sheet.marks == {}


def test_a_short_row_is_odd_only_where_all_others_are_even():
    even = b"A,B,C\n" + b"1,2,3\n" * 20
    assert sheet_of(even + b"1,2\n").marks == {22: ["ragged_row"]}
    assert sheet_of(b"A,B,C\n" + b"1,2,3\n1,2\n" * 10).marks == {}


def test_a_title_and_a_total_of_one_cell_are_not_ragged():
    assert sheet_of(b"Danh sach\n\nA,B,C\n" + b"1,2,3\n" * 20 + b"Tong cong\n").marks == {}


@pytest.mark.parametrize("line", ["sep=;", '"sep=;"', "SEP=;"])
def test_a_stated_delimiter_may_be_quoted(line):
    assert sheet_of(f"{line}\r\na,b;c\r\n".encode()).rows == [["a,b", "c"]]
