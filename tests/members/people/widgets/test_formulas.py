"""Text that a spreadsheet would reckon out is told from what people write."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.people.widgets import TextColumn
from members.people.widgets.formulas import is_formula_like

FORMULAS = [
    "=1+1",
    "= cmd",
    '=HYPERLINK("x")',
    "+1+cmd|' /C calc'!A0",
    "-1+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "-cmd|' /C calc'!A0",
    "=cmd|x",
    "+1+cmd|",
    "-2+3",
    "+A1",
    "-A1+B2",
    "+SUM(A1)",
    '-HYPERLINK("x")',
    "+'Sheet 1'!A1",
    "-Sheet1!B2",
    "+-+1+1",
    "-=SUM(1)",
    "+@SUM(1)",
    "＝1+1",
    "＋1+cmd|' /C calc'!A0",
    "-(1+2)",
    "+A1:B2",
    "-+1+cmd|'x'!A0",
    "+ 1 + cmd|' /C calc'!A0",
    "- 1 + A1",
    "=A1",
    "=-1",
    '="a"',
    "=@x",
    "@A1",
    '-1&"a"',
    '+"a"&A1',
]
NONE = [
    "+84912345678",
    "+84 912 345 678",
    "+84-912-345-678",
    "+84 (0) 912 345 678",
    "+84.912.345.678",
    "-",
    "--",
    "---",
    "–",
    "+",
    "=",
    "==",
    "====",
    "=>",
    "=> chuyển",
    "->",
    "-> chuyển đi",
    "- Ghi chú",
    "-Ghi chú",
    "-Đi làm ăn xa",
    "-Hoc tai Gia Lai",
    "-Học (ĐH Bách khoa)",
    "- Chuyển (2020)",
    "-5",
    "- 5",
    "-5,5",
    "-1.284",
    "-5%",
    "-12/2020",
    "-01/02/2003",
    "- 2019-2020",
    "-2019-2020",
    "+ Đảng viên",
    "+Bí thư",
    "-(chuyển đi)",
    '-"Đoàn viên ưu tú"',
    "- 12 tháng 8",
    "-84%",
    "- A | B",
    "-a",
    "- x",
    "@",
    "(1)",
    "- 1) abc",
    "-Tổ 1",
    "-0912345678",
    "- 0912 345 678",
    "+84912345678, +84987654321",
    "+84912345678 / 0987654321",
    "-1",
    "+5",
    "-3-2020",
    "=)",
    "=))",
    "Nguyễn Văn A",
    "",
    "A1+B2",
    "a@b.vn",
    "0912345678",
]
WORDS = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyÂĐÊÔƠƯáàảãạếộứ ,.", min_size=2, max_size=40)


def marked(text) -> list[str]:
    """What the mark of a note is, as the cleaner puts it."""
    return [code for code, *_ in TextColumn("Ghi chú", 200).clean(text).said if code.startswith("formula")]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_marked_and_kept(text):
    cell = TextColumn("Ghi chú", 200).clean(text)
    assert ([code for code, *_ in cell.said], cell.value) == (["formula_like_text:"], text)


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("before", ["\t", "\r", "\r\n", " \t ", "\u200b"])
def test_what_stands_before_a_formula_and_shows_nothing_hides_none(before, text):
    assert marked(before + text) == ["formula_like_text:"]


@pytest.mark.parametrize("text", NONE)
def test_what_people_write_is_no_formula(text):
    assert marked(text) == []


@given(country=st.sampled_from(["+84", "+84 ", "(+84)", "+84-", "+84."]), digits=st.integers(10**8, 10**9 - 1))
def test_no_phone_is_a_formula(country, digits):
    number = str(digits)
    for written in (number, f"{number[:3]} {number[3:6]} {number[6:]}", f"{number[:3]}.{number[3:6]}-{number[6:]}"):
        assert is_formula_like(country + written) is False


@given(dash=st.sampled_from(["-", "- ", "+ ", "+", "-> ", "=> ", "--- "]), remark=WORDS)
def test_no_remark_behind_a_dash_is_a_formula(dash, remark):
    assert marked(dash + "đ" + remark) == []


@given(number=st.integers(-(10**12), -1) | st.decimals(-(10**6), -1, places=2))
def test_no_negative_number_is_a_formula(number):
    assert marked(str(number)) == []


@given(sign=st.sampled_from("=+-@"), first=st.integers(0, 99), program=st.sampled_from(["cmd", "MSEXCEL", "a"]))
def test_a_command_behind_any_sum_is_marked(sign, first, program):
    assert marked(f"{sign}{first}+{program}|' /C calc'!A0") == ["formula_like_text:"]


@given(st.text(alphabet="=+-@|'!\"A1( ),.a:đ\t", max_size=60))
def test_any_text_gets_an_answer_and_nothing_without_a_sign_before_it_is_marked(text):
    found = is_formula_like(" ".join(text.split()))
    assert found in (True, False)
    assert not (found and text.split()[0][0] not in "=+-@")


@pytest.mark.parametrize("piece", ["a", "(1+", "1,", "1 ", "A1", "a(", "'", '""', "a|'", "((((+", "a1()"])
def test_a_long_text_takes_no_longer(piece):
    began = time.process_time()
    is_formula_like("-" + piece * 30_000 + "x")
    assert time.process_time() - began < 0.5
