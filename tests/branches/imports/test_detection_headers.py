"""What columns mean: names over several columns, three-part dates, typing errors, guesses, what a person has said."""

import pytest

from branches.imports.detection import Choice, NotDetected, detect, look
from branches.imports.detection.fields import Heading, assign
from branches.imports.detection.headers import fingerprint
from branches.spreadsheets.workbook import Sheet, Workbook
from members.imports.data.headers import MEMBER_FIELDS

SPECS = tuple(MEMBER_FIELDS)


def book(*sheets):
    made = []
    for place, rows in enumerate(sheets):
        width = max(map(len, rows))
        made.append(Sheet(f"T{place + 1}", False, 1, [[*row, *[None] * (width - len(row))] for row in rows]))
    return Workbook("xlsx", made)


def found(*rows, merged=(), **options):
    workbook = book(rows)
    workbook.sheets[0].merged = list(merged)
    return detect(workbook, MEMBER_FIELDS, **options)


def means(header):
    """The field of a lone header, whether sure or guessed."""
    return next((name for name, _ in assign({1: Heading(header)}, SPECS).values()), None)


@pytest.mark.parametrize(
    ("headers", "field"),
    [
        ("HỌ VÀ TÊN|Họ tên|Họ & tên|HO VA TEN|Họ và tên ĐV|Họ và tênn|Họ vả tên|Họ Và Tên Đoàn Viên", "full_name"),
        ("Họ đệm|Họ và tên đệm|Họ lót|Họ và chữ đệm|Họ", "family_and_middle"),
        ("Tên", "given_name"),
        ("Tên đệm|Chữ đệm", "middle_name"),
        ("NTNS|Ngày tháng năm sinh|Ngày, tháng, năm sinh|Năm sinh|Sinh năm|Ngày sih|Ngày sinhh", "birth_date"),
        ("Giới tính|Phái|GT|Nam/Nữ|Giới tín", "gender"),
        ("Nam (x)|Nam", "gender_male"),
        ("Nữ (x)|Nữ", "gender_female"),
        ("Dân tộc|D.tộc|DT|Dân tọc", "ethnicity"),
        ("Tôn giáo|TG|T.giáo|Đạo|Tôn gíao", "religion"),
        ("Quê quán|Nguyên quán|Quê|Quê quán (xã, huyện, tỉnh)|Quê qúan", "hometown"),
        ("Địa chỉ|HKTT|Thường trú|Nơi ở hiện nay|Hộ khẩu thường trú|Chỗ ở hiện nay|Địa chỉ nhà", "address"),
        ("CCCD|CMND|CMND/CCCD|Số CCCD|Căn cước công dân|Số định danh cá nhân|ĐDCN|Số CMTND|CMT", "citizen_id"),
        ("Ngày cấp|Ngày cấp CCCD", "citizen_id_date"),
        ("Nơi cấp|Nơi cấp CMND/CCCD", "citizen_id_place"),
        ("Trình độ văn hóa|TĐVH|Văn hoá|Học vấn|Trình độ học vấn", "education"),
        ("Trình độ chuyên môn|TĐCM|Chuyên môn|CMNV", "qualification"),
        ("Trình độ LLCT|LLCT|Lý luận chính trị|TĐ LLCT|Lí luận chính trị", "political_theory"),
        ("Tin học|Trình độ tin học", "it_level"),
        ("Ngoại ngữ|Tiếng Anh", "foreign_language"),
        ("Ngày vào Đoàn|Năm vào Đoàn|Ngày kết nạp|NVĐ|Ngày vào đoan|Thời gian vào đoàn", "joined_on"),
        ("Số thẻ đoàn|Thẻ đoàn|Số thẻ ĐV|Mã thẻ đoàn", "card_number"),
        ("Ngày vào Đảng|Ngày vào Đảng (dự bị)|Ngày kết nạp Đảng|Thời gian vào Đảng", "party_joined_on"),
        ("Nghề nghiệp|Công việc|Nghề|Nghề nghiệp hiện nay|Nghề nghiêp", "occupation"),
        ("Chức vụ|Chức vụ Đoàn|Chức danh|CV", "post"),
        ("Khen thưởng", "awards"),
        ("Kỷ luật|Kỉ luật", "discipline"),
        ("Đối tượng|Đối tượng đoàn viên|Đối tượng sinh hoạt", "attachment"),
        ("Email|E-mail|Gmail|Thư điện tử", "email"),
        ("SĐT|Số ĐT|Điện thoại|SDT|ĐTDĐ|Di động|Số điện thọai|SĐT (Zalo)|Liên hệ", "phone"),
        ("Chi đoàn|Đơn vị|Tên chi đoàn|Mã chi đoàn|Lớp|Thôn|Tổ dân phố|Chi đoan", "branch"),
        ("Ghi chú|Ghi chu|Gi chú", "note"),
        ("Mã đoàn viên|Mã ĐV|Mã định danh đoàn viên", "member_code"),
        ("Giới tính (1: Nam, 0: Nữ)|Nam 1 nữ 0", "gender_one_male"),
        ("Giới tính (Nữ: 1, Nam: 0)", "gender_one_female"),
    ],
)
def test_headers_of_offices_mean(headers, field):
    assert {header: means(header) for header in headers.split("|")} == dict.fromkeys(headers.split("|"), field)


@pytest.mark.parametrize(
    "header",
    [
        "STT", "TT", "Ảnh", "Họ tên bố", "Họ và tên chủ hộ", "SĐT phụ huynh", "Ngày cấp thẻ Đoàn", "Nơi vào Đoàn",
        "Ngày vào Đảng chính thức", "Chức vụ chính quyền", "Năm", "Tháng", "Đơn vị công tác", "Số nhà", "Chữ ký",
        "Đoàn phí", "Ngày sinh hoạt hè", "Số tiền", "Nơi làm việc", "Địa chỉ tạm trú", "Chi đoàn cũ",
        "Danh sách đoàn viên",
    ],
)  # fmt: skip
def test_headers_that_mean_none_of_our_fields(header):
    assert means(header) is None


def test_a_header_of_three_rows_needs_no_merged_cells():
    rows = [
        ["TT", "Họ và tên", "Thông tin", None, None],
        [None, None, "Ngày sinh", None, "Dân tộc"],
        [None, None, "Nam", "Nữ", None],
        [1, "An", None, "01/02/2003", "Kinh"],
    ]
    detection = found(*rows)
    assert detection.header_rows == [1, 2, 3]
    assert detection.mapping == {"B": "full_name", "C": "birth_date_male", "D": "birth_date_female", "E": "ethnicity"}


def test_what_stands_below_a_header_of_the_same_meaning_belongs_to_it():
    rows = [
        ["TT", "Họ và tên", "Ngày vào Đảng", None, "Địa chỉ", None],
        [None, None, "Dự bị", "Chính thức", "Thường trú", "Tạm trú"],
        [1, "An", "1/1/2020", "1/1/2021", "x", "y"],
    ]
    detection = found(*rows, merged=[(1, 3, 1, 4), (1, 5, 1, 6)])
    assert (detection.header_rows, detection.data_rows) == ([1, 2], [3])
    assert detection.mapping == {"B": "full_name", "C": "party_joined_on", "E": "address"}


def test_one_person_between_two_headers_is_no_part_of_a_header():
    header = ["Họ và tên", "Ngày sinh", "Dân tộc"]
    assert found(header, ["An", "2003", "Kinh"], header, ["Ba", "2004", "Kinh"]).data_rows == [2, 4]


def test_a_better_header_takes_the_field_from_one_that_only_may_mean_it():
    assert found(["Họ và tên", "Thôn", "Chi đoàn"], ["An", "Buôn Hoai", "CĐ 1"]).mapping == {
        "A": "full_name", "C": "branch",
    }  # fmt: skip


# --- several columns for one field ---


def test_a_name_under_one_header_over_two_columns_is_taken_whole():
    rows = [["STT", "Họ và tên", None, "Ngày sinh"], [1, "Nguyễn Văn", "An", "2003"], [2, "Lê Thị", "Bình", "2004"]]
    wanted = {"B": "family_and_middle", "C": "given_name", "D": "birth_date"}
    assert found(*rows, merged=[(1, 2, 1, 3)]).mapping == wanted
    assert found(*rows).mapping == wanted


def test_a_whole_name_beside_an_empty_or_another_column_stays_whole():
    whole = [["Họ và tên", None, "Ngày sinh"], ["Nguyễn Văn An", None, "2003"], ["Lê Thị Bình", None, "2004"]]
    assert found(*whole, merged=[(1, 1, 1, 2)]).mapping["A"] == "full_name"
    beside = [["Họ và tên", None], ["Nguyễn Văn An", "Nam"], ["Lê Thị Bình", "Nữ"], ["Vũ Văn Ba", "Nam"]]
    assert found(*beside).mapping == {"A": "full_name"}
    words = [["Họ và tên", None], *([f"Lê {word}", "nghỉ"] for word in ("An", "Ba", "Tư", "Năm"))]
    assert found(*words).mapping == {"A": "full_name"}


@pytest.mark.parametrize(
    "rows",
    [
        [["Họ và tên", "Ngày sinh", "Tháng sinh", "Năm sinh"], ["An", 1, 2, 2003]],
        [["Họ và tên", "Ngày sinh", "Tháng", "Năm"], ["An", 1, 2, 2003]],
        [["Họ và tên", "Ngày tháng năm sinh", None, None], [None, "Ngày", "Tháng", "Năm"], ["An", 1, 2, 2003]],
        [["Ho va ten", "Ngay sinh", None, None], [None, "Ngay", "Thang", "Nam"], ["An", 1, 2, 2003]],
    ],
)
def test_day_month_and_year_stand_in_three_columns(rows):
    assert found(*rows).mapping == {"A": "full_name", "B": "birth_day", "C": "birth_month", "D": "birth_year"}


def test_a_year_under_the_sexes_is_a_year_of_birth():
    top, below = ["Họ và tên", "Năm sinh", None, "Dân tộc"], [None, "Nam", "Nữ", None]
    assert found(top, below, ["An", 2003, None, "Kinh"]).mapping == {
        "A": "full_name", "B": "birth_date_male", "C": "birth_date_female", "D": "ethnicity",
    }  # fmt: skip


# --- guesses ---


@pytest.mark.parametrize(
    ("header", "cells", "guessed"),
    [
        ("Số căn cướcc", ["064303012345"], False),
        ("Số căn cướcc", ["chưa có", "đang làm"], True),
        ("Ngày vào Đoàn của đồng chí ấy theo hồ sơ gốc lưu ở xã", ["26/03/2018"], False),
        ("Ngày vào Đoàn của đồng chí ấy theo hồ sơ gốc lưu ở xã", ["không nhớ"], True),
        ("Nghề nghiệpp", ["Công nhân"], True),
        ("Nghề nghiệpp", [], False),
        ("Nghề nghiệp", ["Công nhân"], False),
        ("Số điện thoại (ghi số đang dùng, có Zalo càng tốt)", ["0912345678"], False),
        ("Địa chỉ thường trú (ghi rõ thôn, xã, huyện, tỉnh)", ["Tổ 1"], False),
    ],
)
def test_what_is_only_a_guess_is_said_unless_the_cells_prove_it(header, cells, guessed):
    rows = [["Lê Văn An", cell] for cell in cells] or [["Lê Văn An", None]]
    assert ("B" in found(["Họ và tên", header], *rows).guessed) == guessed


# --- what a person has said ---


def test_a_chosen_mapping_is_taken_as_it_is():
    rows = [["Họ và tên", "Ngày sinh", "Dân tộc"], ["2003", "Lê Văn An", "Kinh"]]
    mapping = {"A": "birth_date", "B": "full_name", "C": ""}
    detection = found(*rows, choice=Choice(0, (1,), mapping))
    assert detection.mapping == {"A": "birth_date", "B": "full_name"}
    assert detection.unmapped == {"C": "Dân tộc"}


def test_a_chosen_header_row_is_the_header():
    rows = [["Họ và tên", "Ngày sinh"], ["Họ tên", "Năm sinh"], ["Lê Văn An", "2003"]]
    assert found(*rows, choice=Choice(0, (2,))).header_rows == [2]
    with pytest.raises(NotDetected):
        found(*rows, choice=Choice(0, (3,)))


def test_a_list_without_a_header_is_read_from_its_first_row():
    detection = found(["Lê Văn An", "2003"], ["Vũ Thị Ba", "2004"], choice=Choice(0, (), {"A": "full_name"}))
    assert (detection.header_rows, detection.data_rows, detection.fingerprint) == ([], [1, 2], "")


def test_of_several_sheets_the_chosen_one_is_read():
    usual = [["Họ và tên", "Ngày sinh", "Dân tộc"], ["An", "2003", "Kinh"]]
    workbook = book(usual, [["Họ và tên"], ["Bình"]])
    assert detect(workbook, MEMBER_FIELDS).other_sheets == ["T2"]
    assert detect(workbook, MEMBER_FIELDS, choice=Choice(1)).sheet == "T2"


def test_a_hidden_sheet_is_named_and_not_looked_into():
    workbook = book([["Họ và tên"], ["An"]], [["Họ và tên", "Ngày sinh"], ["Bình", "2003"]])
    workbook.sheets[1].hidden = True
    detection = detect(workbook, MEMBER_FIELDS)
    assert (detection.sheet, detection.other_sheets, detection.hidden_sheets) == ("T1", [], ["T2"])


# --- what is remembered ---


def test_a_fingerprint_is_of_the_texts_in_their_order_wherever_they_stand():
    first = fingerprint({2: Heading("Họ và tên"), 3: Heading("Ngày sinh")})
    assert fingerprint({5: Heading("HO VA TEN "), 6: Heading("ngày  sinh:")}) == first
    assert fingerprint({2: Heading("Ngày sinh"), 3: Heading("Họ và tên")}) != first
    assert fingerprint({2: Heading("Họ và tên"), 4: Heading("Ngày sinh")}) != first
    assert fingerprint({}) == ""


def test_a_remembered_header_is_used_before_anything_is_guessed():
    rows = [["Báo cáo", "quý"], [None, "Họ và tên", "Người"], [None, "x", "Lê Văn An"]]
    known = {fingerprint({2: Heading("Họ và tên"), 3: Heading("Người")}): [[1, "full_name"], [0, "note"]]}
    detection = found(*rows, remembered=known)
    assert detection.remembered
    assert (detection.header_rows, detection.mapping) == ([2], {"B": "note", "C": "full_name"})


def test_a_look_refuses_nothing():
    sheet = book([["Một bảng"], ["Món", "Giá", "Cân"], ["Phở", 40, 1]]).sheets[0]
    seen = look(sheet, MEMBER_FIELDS)
    assert (seen.header_rows, seen.mapping) == ([2], {})
    assert seen.headings == {"A": "Món", "B": "Giá", "C": "Cân"}
