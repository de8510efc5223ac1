"""Which rows of a list are people. A person taken for junk is lost without a word, so the doubt is a person."""

import datetime

import pytest

from branches.imports.detection import detect
from branches.imports.detection.headings import Group, Groups, unit_in
from branches.imports.detection.words import has_surname, names_somebody
from branches.spreadsheets.workbook import Sheet, Workbook
from members.imports.data.headers import MEMBER_FIELDS

HEADER = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Ghi chú"]


def sheet(rows, merged=(), **more):
    width = max(map(len, rows))
    return Sheet("DS", False, 1, [[*row, *[None] * (width - len(row))] for row in rows], merged=list(merged), **more)


def found(*rows, merged=()):
    return detect(Workbook("xlsx", [sheet(rows, merged)]), MEMBER_FIELDS)


def person(number, name="Nguyễn Văn An"):
    return [number, name, "01/02/2003", "Nam", "Kinh"]


def between(row, merged=()):
    """The kind of a row between people number 7 and 8 of a list; None for a person."""
    return found(HEADER, person(7), row, person(8), person(9), merged=merged).junk.get(3)


# --- never lost ---


@pytest.mark.parametrize(
    "row",
    [
        # People whose names look like something else.
        [8, "Tổng"],
        [8, "Cộng"],
        ["8", "Cộng", None, "Nữ"],
        ["8.", "Tổng Nam"],
        [None, "Tổng Văn Sơn"],
        [None, "Tổng Nam"],
        [None, "Tổng Nữ Hạnh", "2003"],
        [8, "Tổng", 37653, "Nam", "Kinh"],
        [None, "Cộng", datetime.date(2003, 2, 1), "Nam"],
        [None, "Cộng Thị Hòa", None, "Nữ"],
        [None, "TONG CONG MINH", datetime.date(2003, 2, 1)],
        [None, "Tong Cong Minh"],
        [None, "Đoàn Trường Giang"],
        [None, "ĐOÀN TRƯỜNG GIANG"],
        [None, "Đoàn Thanh Niên"],
        [None, "Đoàn Khoa Nam"],
        [None, "Nam Phương"],
        [None, "Nữ Hoàng", None, "Nữ"],
        [8, "Nam"],
        [8, "Nữ"],
        [8, "Bí Thư"],
        [None, "Ký Thị Hoa"],
        [None, "Ký Thị Hoa", 2003],
        [None, "Lưu Thị Bích", 2003],
        [None, "Đại Diện Quân", "01/01/2003"],
        [None, "Danh Thị Hương"],
        [None, "Y Moan Niê"],
        [None, "H'Hen Niê"],
        [None, "K’Brôi"],
        [None, "Rơ Châm H'Liên"],
        [None, "Ksor Y Bliă"],
        # A number, a remark or a label in the cell of the name.
        [None, "1. Nguyễn Văn An"],
        [None, "12) Trần Thị Bình"],
        [None, "3 Lê Văn Ba"],
        [None, "Nguyễn Văn An 2"],
        [None, "Nguyễn Văn An (2003)"],
        [None, "Nguyễn Thị Hoa - 0912345678"],
        [None, "nguyễn văn an"],
        [None, "NGUYỄN VĂN AN"],
        ["I", "Nguyễn Văn An"],
        ["a)", "Trần Thị Bình"],
        # Hardly anything else.
        [8, "An"],
        [8, "Hoa", None, None, None, "đi làm ăn xa"],
        [None, None, "01/02/2003", "Nữ"],
        [26, None, "01/02/2003"],
        [8, "Tổ 3"],
    ],
)
def test_this_is_a_person(row):
    assert between(row) is None


@pytest.mark.parametrize("name", ["Tổng", "Cộng", "Tổng Nam", "Bí Thư", "Ký", "Nam", "Lớp", "Danh Sách", "Đoàn Viên"])
def test_whatever_somebody_is_called_a_full_row_is_a_person(name):
    assert between([8, name, "01/02/2003", "Nam", "Kinh"]) is None


def test_people_with_nothing_but_names_stay_people_to_the_end():
    names = ["Nguyễn Văn An", "Đoàn Thị Bưởi", "Tổng Văn Sơn", "H'Hen Niê", "Lưu Bị", "Cao Thái", "Bùi Thị Ký"]
    detection = found(["Họ và tên"], *([name] for name in names))
    assert (detection.data_rows, detection.junk) == (list(range(2, 9)), {1: "header"})


def test_a_mark_of_the_header_in_a_cell_is_no_repetition():
    rows = [["Họ và tên", "Ngày sinh", "Phái"], [None, None, "Nam"], ["An", None, "Nam"], ["Bình", "2003", "Nam"]]
    assert found(*rows).data_rows[-2:] == [3, 4]


def test_a_note_in_the_middle_does_not_swallow_those_below_it():
    rows = [["Họ và tên", "Ngày sinh"], ["Lê Thị Một", "2003"], ["Ghi chú: đã rà soát"], ["Trần Văn Hai", "2004"]]
    detection = found(*rows)
    assert (detection.data_rows, detection.junk[3]) == ([2, 4], "signature_block")


def test_people_after_a_signature_in_the_middle_are_people():
    rows = [person(1), [None, None, None, "NGƯỜI LẬP"], [2, "Trần Văn Hai"], [None, "Vũ Thị Ba", "05/06/2003"]]
    assert found(HEADER, *rows).data_rows == [2, 4, 5]


# --- kept out ---


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ([None, "Tổng cộng", None, None, None, 24], "subtotal"),
        ([None, "TỔNG CỘNG: 24 ĐOÀN VIÊN"], "subtotal"),
        ([None, "Tổng số: 24, trong đó nữ: 12"], "subtotal"),
        ([None, "Cộng", 24], "subtotal"),
        ([None, "Cộng:", "24 người", "12 nữ"], "subtotal"),
        ([None, "CỘNG"], "subtotal"),
        ([None, "Tổng: 24"], "subtotal"),
        ([None, "Tổng nam", 12], "subtotal"),
        (["Cộng chi đoàn: 12"], "subtotal"),
        (["Danh sách này có 24 đoàn viên"], "subtotal"),
        (["Ấn định danh sách gồm 24 người"], "subtotal"),
        ([None, "tong so 24"], "subtotal"),
        ([None, "Chi đoàn Tổ dân phố 3"], "group_heading"),
        ([None, "CHI ĐOÀN BUÔN HOAI (12 đoàn viên)"], "group_heading"),
        (["I", "Đang sinh hoạt tại địa phương"], "group_heading"),
        (["II.", "Đoàn trường Nguyễn Du"], "group_heading"),
        ([None, "Đoàn viên đi làm ăn xa"], "group_heading"),
        ([None, "Đi nghĩa vụ quân sự:"], "group_heading"),
        ([None, "10A1"], "group_heading"),
        ([None, "Lớp 10A1"], "group_heading"),
        ([None, "NỮ"], "group_heading"),
        ([None, "B. Đoàn viên nữ"], "group_heading"),
        ([None, "Buôn Hoai"], "group_heading"),
        ([None, "TM. BAN CHẤP HÀNH"], "signature_block"),
        ([None, "NGƯỜI LẬP BIỂU", None, "BÍ THƯ"], "signature_block"),
        ([None, None, None, "Bình Minh, ngày 05 tháng 3 năm 2026"], "signature_block"),
        ([None, "(Ký, ghi rõ họ tên)"], "signature_block"),
        ([1, 2, 3, 4, 5, 6], None),
        ([8], "blank"),
        (["8."], "blank"),
        (HEADER, "repeated_header"),
        (["stt", "HỌ VÀ TÊN", "Ngày  sinh", "giới tính", "dân tộc"], "repeated_header"),
    ],
)
def test_this_is(row, kind):
    assert between(row) == kind


def test_a_text_merged_across_the_list_is_a_heading():
    assert between([None, "Nguyễn Du"], merged=[(3, 2, 3, 6)]) == "group_heading"


def test_column_numbers_that_a_page_break_repeats_are_no_person():
    numbers = [1, 2, 3, 4, 5, 6]
    rows = [HEADER, numbers, person(1), person(2), numbers, person(3), HEADER, numbers, person(4)]
    assert found(*rows).junk == {
        1: "header", 2: "column_numbers", 5: "column_numbers", 7: "repeated_header", 8: "column_numbers",
    }  # fmt: skip
    lettered = [f"({number})" for number in numbers]
    assert found(HEADER, lettered, person(1), lettered, person(2)).junk[4] == "column_numbers"


def test_a_header_of_two_rows_is_known_again_at_each_page():
    top, below = ["STT", "Họ và tên", "Ngày sinh", None, "Dân tộc"], [None, None, "Nam", "Nữ", None]
    men, women = [1, "An", "01/02/2003", None, "Kinh"], [2, "Bình", None, "05/06/2003", "Ê đê"]
    detection = found(top, below, men, women, top, below, men, merged=[(1, 3, 1, 4)])
    assert (detection.data_rows, detection.junk[5], detection.junk[6]) == (
        [3, 4, 7], "repeated_header", "repeated_header",
    )  # fmt: skip


def test_rows_of_a_hundred_thousand_are_told_apart_as_those_of_ten():
    rows = [HEADER, *(person(number) for number in range(1, 3_001)), [None, "Tổng cộng", 3_000]]
    detection = found(*rows)
    assert (len(detection.data_rows), detection.junk) == (3_000, {1: "header", 3_002: "total"})


# --- names ---


@pytest.mark.parametrize(
    ("text", "somebody"),
    [
        ("Nguyễn Văn An", True),
        ("12. Nguyễn Văn An (bí thư)", True),
        ("lê thị hoa", True),
        ("Siu H’Bư", True),
        ("Zùng Khò Páo", True),
        ("Đang sinh hoạt", False),
        ("ĐANG SINH HOẠT", False),
        ("Đồng chí mới kết nạp", False),
        ("Lưu học sinh", False),
        ("An", False),
        ("10A1", False),
        ("Thông báo số 12/TB", False),
    ],
)
def test_a_text_names_somebody(text, somebody):
    assert names_somebody(text) == somebody


def test_a_surname_is_one_only_as_the_first_of_a_name():
    assert has_surname("Đặng Thị Hoa")
    assert not has_surname("Đang sinh hoạt")
    assert has_surname("DANG THI HOA")


# --- headings that mean something ---


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Chi đoàn Tổ dân phố 3", "Chi đoàn Tổ dân phố 3"),
        ("I. Chi đoàn Buôn Hoai: 12 đoàn viên", "Chi đoàn Buôn Hoai"),
        ("CHI ĐOÀN TỔ DÂN PHỐ 3 (12 ĐV)", "CHI ĐOÀN TỔ DÂN PHỐ 3"),
        ("Danh sách đoàn viên chi đoàn Agribank", "chi đoàn Agribank"),
        ("Chi đoàn Công an (LLVT)", "Chi đoàn Công an (LLVT)"),
        ("2. Buôn Hoai", "Buôn Hoai"),
        ("Tổ 7", ""),
        ("Đoàn viên đi làm ăn xa", ""),
        ("Đoàn viên nữ", ""),
    ],
)
def test_a_heading_names_a_unit_by_its_kind_or_when_it_is_known(heading, unit):
    assert unit_in(heading, lambda text: text == "Buôn Hoai") == unit


def groups(*headings):
    """The group below each of the headings, which stand in rows 2, 4, 6 …"""
    found = Groups({2 * place: text for place, text in enumerate(headings, 1)}, lambda text: False)
    return [found.at(2 * place + 1) for place in range(1, len(headings) + 1)]


def test_before_the_first_heading_there_is_no_group():
    assert Groups({5: "Chi đoàn A"}, lambda text: False).at(4) == Group()


def test_a_group_within_a_branch_keeps_the_branch_and_the_next_branch_ends_it():
    assert groups("Chi đoàn A", "Đoàn viên đi làm ăn xa", "Chi đoàn B") == [
        Group("Chi đoàn A", 2),
        Group("Chi đoàn A", 2, "Đoàn viên đi làm ăn xa", 4),
        Group("Chi đoàn B", 6),
    ]


def test_a_heading_of_the_same_rank_stands_beside_the_branch():
    assert groups("I. Chi đoàn A", "1. Đi học đại học", "II. Đoàn viên đi làm ăn xa") == [
        Group("Chi đoàn A", 2),
        Group("Chi đoàn A", 2, "Đi học đại học", 4),
        Group("", 0, "Đoàn viên đi làm ăn xa", 6),
    ]


def test_only_where_people_are_is_worth_a_note():
    assert groups("Đoàn viên nữ", "Đoàn viên theo đạo Tin Lành", "Sinh hoạt tại địa phương") == [Group()] * 3
