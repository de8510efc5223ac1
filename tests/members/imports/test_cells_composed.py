"""Fields that several columns make up: name, date of birth, sex; and a row in which one cell explains another."""

import pytest

from branches.imports.targets import Problem, Row, Weight
from members.imports import cleaning, composing
from members.imports.composing import COMPOSED


def clean(**raw):
    row = Row(2, raw)
    cleaning.Cleaner().clean([row])
    return row


def codes(row):
    return [problem.code for problem in row.problems if problem.code != "missing:full_name"]


@pytest.mark.parametrize(
    ("parts", "name", "repaired"),
    [
        (("Nguyễn Văn", None, "An"), "Nguyễn Văn An", None),
        (("Nguyễn", "Văn", "An"), "Nguyễn Văn An", None),
        (("NGUYỄN VĂN", None, "AN"), "Nguyễn Văn An", "NGUYỄN VĂN AN"),
        (("Nguyễn Văn", None, "AN"), "Nguyễn Văn An", "Nguyễn Văn AN"),
        (("Nguyễn văn", None, "An"), "Nguyễn văn An", None),
        (("Ksor", None, "H'LIÊN"), "Ksor H'Liên", "Ksor H'LIÊN"),
        (("KA'", None, "BRÔI"), "Ka' Brôi", "KA' BRÔI"),
        (("A Lăng", None, "Y"), "A Lăng Y", None),
        (("NguyÔn V¨n", None, "An"), "Nguyễn Văn An", "NguyÔn V¨n An"),
        ((None, None, "An"), "An", None),
    ],
)
def test_a_name_of_several_columns_gets_its_capitals_column_by_column(parts, name, repaired):
    columns = ("family_and_middle", "middle_name", "given_name")
    row = clean(**{column: part for column, part in zip(columns, parts, strict=True) if part})
    assert (row.values["full_name"], row.repairs.get("full_name")) == (name, repaired)


def test_a_name_in_the_typeface_without_toned_capitals_gets_them():
    row = clean(full_name="NguyÔn ThÞ ¸nh")
    assert (row.values["full_name"], row.repairs["full_name"]) == ("Nguyễn Thị Ánh", "NguyÔn ThÞ ¸nh")
    assert codes(row) == ["repaired:full_name"]


def test_capitals_that_are_put_right_are_shown_but_ask_for_nothing():
    row = clean(full_name="NGUYỄN THỊ HOÀ")
    assert (row.values["full_name"], row.repairs, codes(row)) == (
        "Nguyễn Thị Hoà", {"full_name": "NGUYỄN THỊ HOÀ"}, [],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("parts", "date", "said"),
    [
        ((8, 10, 2003), "2003-10-08", []),
        ((8.0, "10", "2003"), "2003-10-08", []),
        (("08", "10.0", 2003), "2003-10-08", []),
        ((None, 10, 2003), {"year": 2003, "month": 10}, ["date_precision_month:birth_date"]),
        ((None, "Tháng 10", 2003), {"year": 2003, "month": 10}, ["date_precision_month:birth_date"]),
        (("-", "-", 2003), {"year": 2003}, ["date_precision_year:birth_date"]),
        ((0, 0, 2003), {"year": 2003}, ["date_precision_year:birth_date"]),
        ((8, None, 2003), None, ["impossible_date:birth_date"]),
        ((8, 10, None), None, ["unreadable_date:birth_date"]),
        ((8, 10, 3), None, ["two_digit_year:birth_date"]),
        ((31, 2, 2003), None, ["impossible_date:birth_date"]),
        (("08/10/2003", None, None), "2003-10-08", []),
        ((None, None, None), None, []),
    ],
)
def test_a_date_of_three_columns_is_as_exact_as_they_are(parts, date, said):
    raw = {name: part for name, part in zip(composing.BIRTH_PARTS, parts, strict=True) if part is not None}
    row = clean(full_name="Lê Văn An", **raw)
    assert (row.values.get("birth_date"), codes(row)) == (date, said)


@pytest.mark.parametrize(
    ("raw", "gender", "said"),
    [
        ({"gender": "Nam"}, "male", []),
        ({"gender": "nữ"}, "female", []),
        ({"gender": "Nữ."}, "female", []),
        ({"gender": "NU"}, "female", ["gender_spelling"]),
        ({"gender": "F"}, "female", ["gender_spelling"]),
        ({"gender": "Gái"}, "female", ["gender_spelling"]),
        ({"gender": "-"}, None, []),
        ({"gender": "x"}, None, ["unknown_gender"]),
        # digits: only with something else that says so
        ({"gender": 1}, None, ["unknown_gender"]),
        ({"gender": "0"}, None, ["unknown_gender"]),
        ({"gender": 1, "citizen_id": "064203012345"}, "male", ["gender_spelling"]),
        ({"gender": 0.0, "citizen_id": "064303012345"}, "female", ["gender_spelling"]),
        ({"gender": "2", "citizen_id": 64303012345}, "female", ["gender_spelling", "repaired:citizen_id"]),
        ({"gender": 0, "citizen_id": "064203012345"}, None, ["unknown_gender"]),
        ({"gender": 1, "citizen_id": "230123456"}, None, ["unknown_gender"]),
        ({"gender_one_male": 1}, "male", []),
        ({"gender_one_male": "0"}, "female", []),
        ({"gender_one_male": 2.0}, "female", []),
        ({"gender_one_female": 1}, "female", []),
        ({"gender_one_female": 0}, "male", []),
        ({"gender_one_female": "Nam"}, "male", []),
        ({"gender_one_male": 7}, None, ["unknown_gender"]),
        # ticks
        ({"gender_male": "x"}, "male", []),
        ({"gender_female": "X"}, "female", []),
        ({"gender_female": "✓", "gender_male": 0}, "female", []),
        ({"gender_female": True, "gender_male": False}, "female", []),
        ({"gender_male": 1, "gender_female": 0}, "male", []),
        ({"gender_male": "Nam"}, "male", []),
        ({"gender_female": "không", "gender_male": "-"}, None, []),
        ({"gender_male": "Nữ"}, None, ["unknown_gender"]),
        ({"gender_male": "x", "gender_female": "x"}, None, ["contradictory_gender"]),
        ({"gender": "Nam", "gender_female": "x"}, None, ["contradictory_gender"]),
        # by the column of the date
        ({"birth_date_male": "08/10/2003"}, "male", []),
        ({"birth_date_female": "08/10/2003", "birth_date_male": "-"}, "female", []),
        ({"birth_date_female": "08/10/2003", "gender": "Nữ"}, "female", []),
        ({"birth_date_female": "08/10/2003", "gender": "Nam"}, None, ["contradictory_gender"]),
        ({"birth_date_female": "08/10/2003", "birth_date_male": "08/10/2003"}, None, ["contradictory_gender"]),
    ],
)
def test_the_sex_is_what_the_columns_say_together(raw, gender, said):
    row = clean(full_name="Lê Văn An", **raw)
    assert (row.values.get("gender"), sorted(codes(row))) == (gender, said)


def test_one_cell_in_an_old_typeface_explains_the_short_ones_beside_it():
    alone = clean(full_name="Vò", ethnicity="Kinh", hometown="Lý")
    assert (alone.values["full_name"], alone.repairs) == ("Vò", {})
    row = clean(
        full_name="Vò", address="Tæ 3, ph\u00adêng An §«ng", gender="N÷", hometown="Lª Lîi, Hµ Néi", note="Gia Rai"
    )
    assert row.values == {
        "full_name": "Vũ",
        "address": "Tổ 3, phường An Đông",
        "gender": "female",
        "hometown": "Lê Lợi, Hà Nội",
        "note": "Gia Rai",
    }
    assert sorted(row.repairs) == ["address", "full_name", "gender", "hometown"]


def rows_of(*names):
    rows = [Row(number, {"full_name": name}) for number, name in enumerate(names, 2)]
    cleaning.Cleaner().clean(rows)
    return rows


def test_a_row_that_reads_as_unicode_by_chance_follows_the_others_and_stays_so():
    rows = rows_of("Nguyeãn Vaên An", "La Thò Hoàng", "Leâ An", "Traàn Thò Baûy", "Ksor Lan")
    names = [row.values["full_name"] for row in rows]
    assert names == ["Nguyễn Văn An", "La Thị Hồng", "Lê An", "Trần Thị Bảy", "Ksor Lan"]
    alone = rows[1]
    assert sorted(codes(alone)) == ["old_typeface:vni", "repaired:full_name"]
    cleaning.Cleaner().clean([alone])
    assert (alone.values["full_name"], sorted(codes(alone))) == (
        "La Thị Hồng", ["old_typeface:vni", "repaired:full_name"],
    )  # fmt: skip


def test_a_row_among_unicode_ones_follows_nobody():
    rows = rows_of("Nguyễn Văn An", "La Thò Hoàng", "Trần Thị Bảy", "Nguyeãn Vaên An")
    assert [row.values["full_name"] for row in rows] == [
        "Nguyễn Văn An", "La Thò Hoàng", "Trần Thị Bảy", "Nguyễn Văn An",
    ]  # fmt: skip
    assert [codes(row) for row in rows] == [[], [], [], ["repaired:full_name"]]


def test_unicode_beside_an_old_typeface_stays_as_it_is():
    row = clean(full_name="NguyÔn V¨n An", address="Tổ 3, phường An Đông")
    assert row.values == {"full_name": "Nguyễn Văn An", "address": "Tổ 3, phường An Đông"}


def test_a_cell_that_was_encoded_twice_is_read_and_asked_about():
    row = clean(full_name="Nguyá»…n VÄƒn An")
    assert (row.values["full_name"], codes(row)) == ("Nguyễn Văn An", ["bad_encoding", "repaired:full_name"])


def test_of_two_phones_the_first_is_proposed_and_the_cell_keeps_both():
    row = clean(full_name="Lê Văn An", phone="0912345678 / 0987654321")
    assert (row.values["phone"], row.repairs["phone"], row.raw["phone"]) == (
        "0912345678", "0912345678 / 0987654321", "0912345678 / 0987654321",
    )  # fmt: skip
    assert clean(full_name="Lê Văn An", phone="0912345678 / 0912345678").questions == []


@pytest.mark.parametrize(
    ("raw", "number", "said"),
    [
        ({"citizen_id": 64203012345}, "064203012345", ["repaired:citizen_id"]),
        ({"citizen_id": 64203012345, "gender": "Nam"}, "064203012345", ["repaired:citizen_id"]),
        (
            {"citizen_id": 64203012345, "gender": "Nữ"},
            "064203012345",
            ["lost_zero:citizen_id", "repaired:citizen_id", "citizen_id_differs:gender"],
        ),
        ({"citizen_id": 12345678}, "012345678", ["lost_zero:citizen_id", "repaired:citizen_id"]),
        ({"citizen_id": 99203012345}, None, ["bad_citizen_id:length"]),
        ({"card_number": 64203012345}, None, ["repaired:card_number"]),
        ({"card_number": 99203012345}, None, []),
    ],
)
def test_a_lost_zero_comes_back_unasked_only_where_the_other_digits_agree(raw, number, said):
    row = clean(full_name="Lê Văn An", **raw)
    assert (row.values.get("citizen_id"), codes(row)) == (number, said)


@pytest.mark.parametrize("field", COMPOSED)
def test_a_mended_cell_takes_the_place_of_all_the_columns(field):
    row = Row(2, dict.fromkeys(COMPOSED[field], "x"))
    composing.put(row, field, "08/10/2003")
    assert list(row.raw.values()) == ["08/10/2003"]


@pytest.mark.parametrize(("field", "column"), [("birth_date", "birth_date_male"), ("address", "address")])
def test_a_mended_cell_is_rid_of_what_its_reader_said_of_it(field, column):
    row = Row(2, {"full_name": "Lê Văn An", column: "#REF!"})
    row.cells = [
        Problem(f"error_value:{column}", Weight.ERROR, "…", column),
        Problem("hidden_row", Weight.REVIEW, "…"),
    ]
    cleaning.Cleaner().clean([row])
    assert (codes(row), row.values) == ([f"error_value:{column}", "hidden_row"], {"full_name": "Lê Văn An"})
    composing.put(row, field, "08/10/2003")
    cleaning.Cleaner().clean([row])
    assert (codes(row), field in row.values) == (["hidden_row"], True)


def test_what_stands_in_several_columns_is_shown_as_one():
    raw = {"family_and_middle": "Lê", "given_name": "An", "birth_day": 8, "birth_month": 10, "birth_year": 2003}
    assert [composing.written(raw, name) for name in COMPOSED] == ["Lê An", "8/10/2003", ""]
