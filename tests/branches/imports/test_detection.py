"""Where the list stands in a workbook, what its columns mean, and which rows are nobody."""

from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest

from branches.imports.data.unit_headers import UNIT_FIELDS
from branches.imports.detection import FieldSpec, NotDetected, detect
from branches.imports.detection.headers import HEADER_DEPTH
from branches.spreadsheets.reader import read
from branches.spreadsheets.workbook import Sheet, Workbook
from branches.spreadsheets.writer import Column, write_csv, write_xlsx
from members.imports.data.headers import MEMBER_FIELDS

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
HEADER = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Ghi chú"]
OFFICIAL = {
    "B": "full_name", "C": "member_code", "D": "birth_date_male", "E": "birth_date_female", "F": "ethnicity",
    "G": "religion", "H": "hometown", "I": "address", "J": "citizen_id", "K": "citizen_id_date",
    "L": "citizen_id_place", "M": "education", "N": "qualification", "O": "political_theory", "P": "it_level",
    "Q": "foreign_language", "R": "joined_on", "S": "admission_resolution", "T": "card_number",
    "U": "party_joined_on", "V": "occupation", "W": "attachment", "X": "training_state", "Y": "rating_state",
    "Z": "awards", "AA": "discipline", "AB": "post", "AC": "association", "AD": "honorary", "AE": "email",
    "AF": "phone", "AG": "branch",
}  # fmt: skip


def sheet(rows, name="DS", *, hidden=False, merged=()):
    width = max(map(len, rows))
    return Sheet(name, hidden, 1, [[*row, *[None] * (width - len(row))] for row in rows], merged=list(merged))


def found(*rows, merged=(), **options):
    return detect(Workbook("xlsx", [sheet(rows, merged=merged)]), MEMBER_FIELDS, **options)


def person(number, name="Nguyễn Văn An", *rest):
    return [number, name, "01/02/2003", "Nam", "Kinh", *rest]


def fields(*headers):
    """Which field each of these headers means, beside a name and in a list with one person."""
    mapping = found(["Họ và tên", *headers], ["An", *["x"] * len(headers)]).mapping
    return [mapping.get(chr(66 + place)) for place in range(len(headers))]


# --- the samples ---


@pytest.mark.parametrize(
    ("name", "people"), [("yum-phuong-binh-minh.xlsx", 672), ("yum-chi-doan-to-dan-pho-1.xlsx", 42)]
)
def test_the_official_export_needs_no_mapping(name, people):
    book = read((SAMPLES / name).read_bytes())
    detection = detect(book, MEMBER_FIELDS)
    assert (detection.sheet, detection.sheet_index, detection.header_rows) == ("DSDV", 0, [5, 6])
    assert detection.mapping == OFFICIAL
    assert detection.unmapped == {"A": "STT"}
    assert detection.data_rows == list(range(7, 7 + people))
    assert detection.junk == {1: "blank", 2: "title", 3: "title", 4: "blank", 5: "header", 6: "header"}
    assert (detection.other_sheets, detection.group_headings) == ([], {})


def test_a_list_as_an_office_makes_it():
    detection = detect(read((SAMPLES / "trich-ngang-to-dan-pho-2.xlsx").read_bytes()), MEMBER_FIELDS)
    assert detection.header_rows == [6, 7]
    assert detection.mapping == {
        "B": "family_and_middle", "C": "given_name", "D": "birth_date", "E": "gender_male", "F": "gender_female",
        "G": "ethnicity", "H": "religion", "I": "education", "J": "qualification", "K": "joined_on", "L": "citizen_id",
        "M": "phone", "N": "address", "O": "note",
    }  # fmt: skip
    assert detection.data_rows == [*range(9, 23), *range(24, 32)]
    assert detection.group_headings == {8: "Đoàn viên sinh hoạt tại địa phương", 23: "Đoàn viên đi làm ăn xa"}
    assert detection.junk == {
        1: "letterhead", 2: "letterhead", 3: "blank", 4: "title", 5: "blank", 6: "header", 7: "header",
        8: "group_heading", 23: "group_heading", 32: "total", 33: "blank", 34: "signature_block", 35: "signature_block",
    }  # fmt: skip


def test_a_list_of_units():
    detection = detect(read((SAMPLES / "don-vi.csv").read_bytes()), UNIT_FIELDS, required=("name",), of_people=False)
    assert detection.mapping == {"A": "code", "B": "name", "C": "level", "D": "sector", "E": "parent_code"}
    assert (len(detection.data_rows), detection.junk) == (26, {1: "header"})


def test_names_of_units_alone_are_rows_and_no_headings():
    book = Workbook("csv", [sheet([["Tên đơn vị"], ["Chi đoàn Tổ dân phố 1"], ["Chi đoàn Buôn Hoai"]])])
    assert detect(book, UNIT_FIELDS, required=("name",), of_people=False).data_rows == [2, 3]


# --- headers ---


def test_the_official_header_is_understood_without_merged_cells_too():
    top = ["STT", "Họ và tên", "Ngày sinh", None, "Dân tộc"]
    detection = found(top, [None, None, "Nam", "Nữ"], [1, "An", "01/02/2003", None, "Kinh"])
    assert detection.header_rows == [1, 2]
    assert detection.mapping == {"B": "full_name", "C": "birth_date_male", "D": "birth_date_female", "E": "ethnicity"}


def test_a_group_of_sex_is_a_mark_and_no_date():
    top = ["Họ và tên", "Giới tính", None, "Năm sinh"]
    detection = found(top, [None, "Nam", "Nữ"], ["An", "x", None, 2003], merged=[(1, 2, 1, 3)])
    assert detection.mapping == {"A": "full_name", "B": "gender_male", "C": "gender_female", "D": "birth_date"}


def test_day_month_and_year_in_three_columns_are_no_men():
    detection = found(
        ["Họ và tên", "Ngày sinh", None, None],
        [None, "Ngày", "Tháng", "Năm"],
        ["An", 1, 2, 2003],
        merged=[(1, 1, 2, 1), (1, 2, 1, 4), (1, 5, 2, 5)],
    )
    assert detection.mapping == {"A": "full_name", "B": "birth_day", "C": "birth_month", "D": "birth_year"}


def test_a_merged_header_of_three_rows():
    rows = [
        ["TT", "Họ và tên", "Thông tin", None, None],
        [None, None, "Ngày sinh", None, "Dân tộc"],
        [None, None, "Nam", "Nữ", None],
        [1, "An", None, "01/02/2003", "Kinh"],
    ]
    detection = found(*rows, merged=[(1, 1, 3, 1), (1, 2, 3, 2), (1, 3, 1, 5), (2, 3, 2, 4), (2, 5, 3, 5)])
    assert detection.header_rows == [1, 2, 3]
    assert detection.mapping == {"B": "full_name", "C": "birth_date_male", "D": "birth_date_female", "E": "ethnicity"}


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("NGÀY, THÁNG,\nNĂM SINH", "birth_date"),
        ("Năm sinh", "birth_date"),
        ("Ngày sinh (dd/mm/yyyy)", "birth_date"),
        ("Ngày sinh (Nam)", "birth_date_male"),
        ("Phái", "gender"),
        ("Số điện thoại", "phone"),
        ("SĐT", "phone"),
        ("so dien thoai", "phone"),
        ("CCCD", "citizen_id"),
        ("Số CCCD/CMND (12 số)", "citizen_id"),
        ("Ngày vào Đoàn", "joined_on"),
        ("Ngày vào Đảng", "party_joined_on"),
        ("Ngày vào Đảng chính thức", None),
        ("Trình độ học vấn", "education"),
        ("Chi đoàn", "branch"),
        ("Lớp", "branch"),
        ("Đơn vị công tác", None),
        ("Đối tượng sinh hoạt", "attachment"),
        ("Họ tên cha", None),
        ("SĐT phụ huynh", None),
        ("Nghề nghiệp của mẹ", None),
        ("Địa chỉ tạm trú", None),
        ("Dân tộc thiểu số", None),
        ("Ngày cấp thẻ Đoàn", None),
        ("STT", None),
        ("Năm", None),
        ("Tên gọi khác", None),
        ("Kinh", None),
    ],
)
def test_a_header_means(header, field):
    assert fields(header) == [field]


def test_an_exact_header_wins_over_one_that_contains_it():
    assert fields("Địa chỉ liên hệ khi cần", "Địa chỉ thường trú", "Địa chỉ email") == [None, "address", "email"]
    assert fields("Ngày cấp", "Nơi cấp", "Ngày kết nạp Đảng", "Ngày kết nạp") == [
        "citizen_id_date", "citizen_id_place", "party_joined_on", "joined_on",
    ]  # fmt: skip


def test_decomposed_and_padded_headers_are_the_same():
    assert found(["Ho\u0323 va\u0300 te\u0302n ", " Ngày  sinh\u00a0"], ["An", "2003"]).mapping == {
        "A": "full_name",
        "B": "birth_date",
    }


def test_every_field_of_the_interface_is_declared_once_with_its_official_header():
    names = [spec.name for spec in MEMBER_FIELDS]
    assert len(names) == len(set(names))
    assert set(OFFICIAL.values()) | {
        "family_and_middle", "middle_name", "given_name", "birth_date", "birth_day", "birth_month", "birth_year",
        "gender", "gender_male", "gender_female", "gender_one_male", "gender_one_female", "note",
    } == set(names)  # fmt: skip


def test_the_header_may_stand_far_down_but_not_endlessly():
    lines = [["Căn cứ kế hoạch", None, None, None, None]] * (HEADER_DEPTH - 1)
    assert found(*lines, HEADER, person(1)).header_rows == [HEADER_DEPTH]
    with pytest.raises(NotDetected, match="Họ và tên") as caught:
        found(*lines, lines[0], HEADER, person(1))
    assert caught.value.reason == "no_header"


# --- sheets ---


def test_a_hidden_sheet_is_only_looked_at_when_asked():
    book = Workbook("xlsx", [sheet([["Mã", "Tên"]]), sheet([HEADER, person(1)], "Ẩn", hidden=True)])
    with pytest.raises(NotDetected) as caught:
        detect(book, MEMBER_FIELDS)
    assert caught.value.reason == "no_header"
    assert detect(book, MEMBER_FIELDS, sheet=1).sheet == "Ẩn"


def test_the_sheet_with_the_best_header_is_taken_and_the_others_are_named():
    short = sheet([["Họ và tên", "Ghi chú"], ["An", "a"]], "Tóm tắt")
    book = Workbook("xlsx", [sheet([["Hướng dẫn"]], "HD"), short, sheet([HEADER, person(1)], "Danh sách")])
    detection = detect(book, MEMBER_FIELDS)
    assert (detection.sheet, detection.sheet_index, detection.other_sheets) == ("Danh sách", 2, ["Tóm tắt"])


def test_an_empty_template_beside_the_list_is_not_taken():
    book = Workbook("xlsx", [sheet([[*HEADER, "CCCD", "Email"]], "Mẫu"), sheet([HEADER, person(1)], "Danh sách")])
    assert detect(book, MEMBER_FIELDS).sheet == "Danh sách"


@pytest.mark.parametrize(
    ("sheets", "reason"),
    [
        ([], "empty"),
        ([sheet([HEADER, person(1)], hidden=True)], "empty"),
        ([sheet([["Xin chào"], ["Một câu"]])], "no_header"),
        ([sheet([["Ngày sinh", "Dân tộc"], ["2003", "Kinh"]])], "no_header"),
        ([sheet([HEADER])], "no_people"),
        ([sheet([HEADER, [], ["Tổng cộng: 0"]])], "no_people"),
    ],
)
def test_no_list_is_told_with_a_sentence(sheets, reason):
    with pytest.raises(NotDetected) as caught:
        detect(Workbook("xlsx", sheets), MEMBER_FIELDS)
    assert caught.value.reason == reason
    assert caught.value.message.endswith(".")


# --- rows ---


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ([], "blank"),
        ([" ", None, "\u00a0"], "blank"),
        ([24], "blank"),
        (HEADER, "repeated_header"),
        (["I", "Chi đoàn Tổ dân phố 1"], "group_heading"),
        (["Chi đoàn Tổ dân phố 1"], "group_heading"),
        ([None, "II. Đoàn viên đi làm ăn xa"], "group_heading"),
        ([None, "Đoàn viên nữ:"], "group_heading"),
        ([None, "Lớp 10A1"], "group_heading"),
        (["Cộng chi đoàn 1: 12 đoàn viên"], "subtotal"),
        ([None, "Tổng số", 12, 5, 7], "subtotal"),
        (["TONG CONG", None, "12 người"], "subtotal"),
        ([None, "Tổng Văn Sơn", "01/01/2000", "Nam", "Kinh"], None),
        ([None, "Tống Công Minh"], None),
        ([None, "Đoàn Thùy Thơ"], None),
        ([None, "Nguyễn Văn An"], None),
        ([25, "Nguyễn Văn An"], None),
        ([26, None, "01/02/2003"], None),
        ([27, "Nữ Hoàng", None, "Nữ"], None),
        ([28, "Bí Thư", None, None, None, "Bí thư"], None),
    ],
)
def test_a_row_between_two_people_is(row, kind):
    detection = found(HEADER, person(1), row, person(2), person(3))
    assert detection.junk.get(3) == kind
    assert detection.data_rows == [2, *([3] if kind is None else []), 4, 5]


def test_column_numbers_below_the_header_are_no_person():
    for numbers in ([1, 2, 3, 4, 5, 6], ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"], ["A", "B", "C", "1", "2", "3"]):
        assert found(HEADER, numbers, person(1)).junk == {1: "header", 2: "column_numbers"}


def test_titles_and_letterhead_above():
    rows = [["ĐOÀN TNCS HỒ CHÍ MINH"], [], ["DANH SÁCH ĐOÀN VIÊN"], ["(Kèm theo Công văn số 1)"], HEADER, person(1)]
    assert found(*rows).junk == {1: "letterhead", 2: "blank", 3: "title", 4: "title", 5: "header"}


def test_everything_that_is_signed_at_the_end_is_no_person():
    rows = [
        ["Danh sách này có 01 đoàn viên."],
        [None, None, None, "Bình Minh, ngày 05 tháng 3 năm 2026"],
        [None, "NGƯỜI LẬP", None, "TM. BAN CHẤP HÀNH"],
        [None, None, None, "BÍ THƯ"],
        [],
        [None, "Nguyễn Văn An", None, "Trần Thị Bình"],
    ]
    assert found(HEADER, person(1), *rows).junk == {
        1: "header", 3: "total", 4: "signature_block", 5: "signature_block", 6: "signature_block", 7: "blank",
        8: "signature_block",
    }  # fmt: skip


def test_a_secretary_in_a_short_list_has_not_signed_it():
    detection = found(["Họ và tên", "Chức vụ"], ["Nguyễn Văn An", "Bí thư"], ["Lê Thị Bình", "Phó bí thư"])
    assert (detection.data_rows, detection.junk) == ([2, 3], {1: "header"})


def test_a_second_list_below_a_signature_is_read_on():
    rows = [person(1), ["TM. BCH"], HEADER, person(2)]
    detection = found(HEADER, *rows)
    assert (detection.data_rows, detection.junk) == ([2, 5], {1: "header", 3: "signature_block", 4: "repeated_header"})


def test_names_alone_are_people():
    assert found(["Họ và tên"], ["Nguyễn Văn An"], ["Lê Thị Bình"]).data_rows == [2, 3]


def test_every_row_up_to_the_last_used_one_is_told():
    for name in ("yum-phuong-binh-minh.xlsx", "trich-ngang-to-dan-pho-2.xlsx"):
        book = read((SAMPLES / name).read_bytes())
        detection = detect(book, MEMBER_FIELDS)
        numbers = Counter([*detection.data_rows, *detection.junk])
        assert numbers == Counter(range(1, book.sheets[0].last_row + 1))


def test_the_engine_knows_only_the_fields_that_it_is_given():
    book = Workbook("xlsx", [sheet([["Món", "Giá"], ["Phở", 40]])])
    specs = [FieldSpec("dish", ("Món",)), FieldSpec("price", ("Giá",))]
    assert detect(book, specs, required=("dish",)).mapping == {"A": "dish", "B": "price"}


@pytest.mark.parametrize("write", [write_xlsx, write_csv])
def test_an_exported_list_is_found_below_its_title_and_facts(write):
    out = BytesIO()
    columns = [Column("Họ và tên", "full_name"), Column("Dân tộc", "ethnicity"), Column("Chi đoàn", "branch")]
    facts = [("Bộ lọc", "Dân tộc: Ê-đê"), ("Ngày xuất", "05/03/2026"), ("Người xuất", "Nguyễn Văn An")]
    write(columns, [["An", "Ê-đê", "Chi đoàn 1"]], title="DANH SÁCH ĐOÀN VIÊN", facts=facts, stream=out)
    detection = detect(read(out.getvalue()), MEMBER_FIELDS)
    assert (detection.header_rows, detection.data_rows) == ([6], [7])
    assert detection.mapping == {"A": "full_name", "B": "ethnicity", "C": "branch"}
