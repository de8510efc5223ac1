"""Every code that a cell can bring about, with the sentence that goes with it."""

import re
from datetime import date
from pathlib import Path

import pytest

from branches.imports.cells import show
from branches.imports.targets import Row
from members.imports import cleaning

TODAY = date(2026, 7, 1)
DOC = Path(__file__).parents[3] / "docs/imports.md"

ERRORS = [
    ("missing:full_name", {"full_name": None}),
    ("not_a_name:full_name", {"full_name": "0912"}),
    ("too_long:full_name", {"full_name": "Lê " + "n" * 120}),
    ("impossible_date:birth_date", {"birth_date": "31/02/2003"}),
    ("impossible_date:joined_on", {"joined_on": "26/13/2020"}),
    ("unreadable_date:birth_date", {"birth_date": "khoảng năm nào đó"}),
    ("unreadable_date:citizen_id_date", {"citizen_id_date": "31/2"}),
    ("future_date:birth_date", {"birth_date": "08/10/2099"}),
    ("date_order:joined_on", {"joined_on": "26/03/2001"}),
    ("date_order:citizen_id_date", {"citizen_id_date": "26/03/2001"}),
    ("date_order:party_joined_on", {"party_joined_on": "2001"}),
    ("bad_citizen_id:length", {"citizen_id": "0643030123456"}),
    ("bad_citizen_id:letters", {"citizen_id": "0642O3012345"}),
    ("bad_citizen_id:rounded", {"citizen_id": "6,42E+10"}),
    ("bad_citizen_id:several", {"citizen_id": "230123456/064203012345"}),
    ("bad_citizen_id:province", {"citizen_id": "003203012345"}),
    ("bad_citizen_id:birth_year", {"citizen_id": "064403012345"}),
    ("bad_phone", {"phone": "12345"}),
    ("bad_phone", {"phone": "01123456789"}),
    ("bad_phone", {"phone": "+1 408 555 1234"}),
    ("contradictory_gender", {"gender_female": "x"}),
]
REVIEWS = [
    ("unknown_gender", {"gender": "hoa"}),
    ("unknown_gender", {"gender": 1}),
    ("unknown_gender", {"gender": None, "gender_male": "?"}),
    ("two_digit_year:birth_date", {"birth_date": "08/10/03"}),
    ("two_digit_year:joined_on", {"joined_on": "26-Mar-20"}),
    ("bare_number_as_date:birth_date", {"birth_date": 37902}),
    ("bare_number_as_date:joined_on", {"joined_on": "43916"}),
    ("implausible_date:birth_date", {"birth_date": "08/10/1940"}),
    ("implausible_date:joined_on", {"birth_date": None, "joined_on": "26/03/1930"}),
    ("spelling_unknown:ethnicity", {"ethnicity": "Kinhh"}),
    ("spelling_unknown:religion", {"religion": "Bánh"}),
    ("spelling_unknown:member_code", {"member_code": 1000001.5}),
    ("spelling_unknown:card_number", {"card_number": "6,42E+10"}),
    ("spelling_unknown:honorary", {"honorary": "có lẽ"}),
    ("spelling_unknown:email", {"email": "an tại gmail"}),
    ("one_word_name", {"full_name": "An"}),
    ("remark_in_name", {"full_name": "Lê Văn An (đã chuyển)"}),
    ("mixed_scripts", {"full_name": "Lê Văn Аn"}),
    ("garbled_text", {"full_name": "Nguy?n V?n An"}),
    ("bad_encoding", {"full_name": "Nguyá»…n VÄƒn An"}),
    ("too_long:note", {"note": "n" * 501}),
    ("too_long:email", {"email": "a" * 60 + "@" + "b" * 60 + "." + "c" * 60 + "." + "d" * 60 + "." + "e" * 40 + ".vn"}),
    ("several_phones", {"phone": "0912345678 / 0987654321"}),
    ("lost_zero:citizen_id", {"citizen_id": 64199012345}),
    ("lost_zero:citizen_id", {"citizen_id": 12345678}),
]
MARKS = [
    ("date_precision_year:birth_date", {"birth_date": "00/00/2003"}),
    ("date_precision_month:joined_on", {"joined_on": "…/10/2020"}),
    ("too_young_to_join", {"joined_on": "26/03/2018"}),
    ("party_before_joining", {"joined_on": "26/03/2020", "party_joined_on": "26/03/2019"}),
    ("attached_member", {"attachment": "Sinh hoạt ghép"}),
    ("repaired:full_name", {"full_name": "NguyÔn V¨n An"}),
    ("repaired:address", {"address": "Phöôøng An Ñoâng"}),
    ("repaired:ethnicity", {"ethnicity": "M\u00adêng"}),
    ("repaired:gender", {"gender": "N÷"}),
    ("repaired:citizen_id", {"citizen_id": 64203012345}),
    ("repaired:card_number", {"card_number": 64203012345}),
    ("repaired:phone", {"phone": "01697123456"}),
    ("gender_spelling", {"gender": "M"}),
    ("number_in_name", {"full_name": "Lê Văn An 2"}),
    ("line_break_in_name", {"full_name": "Lê Văn\nAn"}),
    ("emoji", {"full_name": "Lê Văn An 😀"}),
    ("markup", {"note": "<b>x</b>"}),
    ("invisible_characters", {"full_name": "Lê Văn\u200b An"}),
    ("control_characters", {"note": "tốt\x07"}),
    ("formula_like_text:note", {"note": "=cmd|' /C calc'!A0"}),
    ("citizen_id_differs:gender", {"citizen_id": "064303012345"}),
    ("citizen_id_differs:birth_year", {"citizen_id": "064204012345"}),
]
ALL = [(weight, code, cells) for weight, codes in
       (("error", ERRORS), ("review", REVIEWS), ("mark", MARKS)) for code, cells in codes]  # fmt: skip


def problems(cells):
    raw = {"full_name": "Lê Văn An", "birth_date": "08/10/2003", "gender": "Nam", **cells}
    row = Row(2, {name: cell for name, cell in raw.items() if cell is not None})
    cleaning.Cleaner(TODAY).clean([row])
    return row.problems


@pytest.mark.parametrize(("weight", "code", "cells"), ALL)
def test_each_code_comes_from_a_cell_with_its_weight_and_its_field(weight, code, cells):
    found = {problem.code: problem for problem in problems(cells)}
    assert (code in found and found[code].weight) == weight
    if ":" in code and code.partition(":")[2] in raw_fields(cells):
        assert found[code].field == code.partition(":")[2]


@pytest.mark.parametrize(("weight", "code", "cells"), ALL)
def test_each_sentence_says_what_and_how_to_mend_without_the_cell(weight, code, cells):
    for problem in problems(cells):
        first, _, rest = problem.message.partition(". ")
        assert re.fullmatch(r"[A-ZÀ-ỸĐ].*", first)
        assert rest[-1:] == "."
        assert "!" not in problem.message
        said = problem.message.replace("0912345678", "")  # an example
        for name, cell in cells.items():
            # The one value of its list that has a mark of its own is called by its name.
            if len(show(cell)) > 3 and name != "attachment":
                assert show(cell) not in said


@pytest.mark.parametrize("cells", [cells for code, cells in ERRORS if code.startswith(("bad_citizen", "bad_phone"))])
def test_a_sentence_about_a_covered_number_repeats_no_digit_of_it(cells):
    (cell,) = cells.values()
    runs = {cell[start : start + 3] for start in range(len(cell) - 2) if cell[start : start + 3].isdecimal()}
    for problem in problems(cells):
        said = problem.message.replace("0912345678", "")
        assert [run for run in runs if run in said] == []


def raw_fields(cells):
    return [name for name in cells if cells[name] is not None]


def documented():
    """{kind: weight} of the table of codes."""
    rows = re.findall(r"^\| (error|review|mark)[^|]*\| `([^`]+)` \|$", DOC.read_text(), re.MULTILINE)
    return {(weight, code.partition(":")[0]) for weight, codes in rows for code in codes.split()}


def test_each_code_is_documented_with_its_weight():
    assert {(weight, code.partition(":")[0]) for weight, code, _ in ALL} - documented() == set()
