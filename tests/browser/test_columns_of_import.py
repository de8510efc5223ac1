"""Somebody says what the columns of a list mean that nobody has understood; the next list needs no click."""

from io import BytesIO

import pytest
from openpyxl import Workbook
from playwright.sync_api import expect

from branches.imports.models import ImportBatch
from tests.browser.conftest import PHONE, WIDE
from tests.conftest import make_unit, make_user

HEADER = ["TT", "Người", "Chào đời", "Phái", "Giấy tờ", "Tôn giáo", "Thuộc về"]
PEOPLE = [
    [1, "Lê Thị Một", "01/02/2003", "Nữ", "064303012345", "Không", "Chi đoàn Buôn Hoai"],
    [2, "Trần Văn Hai", "08/10/2004", "Nam", "064204012346", "Công giáo", "Chi đoàn Buôn Hoai"],
    [3, "Y Moan Niê", "05/06/2002", "Nam", None, "Tin Lành", "Chi đoàn Tổ dân phố 3"],
]
FIELDS = {"B": "Họ và tên", "C": "Ngày sinh", "E": "CCCD", "G": "Chi đoàn"}


@pytest.fixture
def officer(server):
    province = make_unit("GL", "Tỉnh đoàn (minh họa)", "province")
    ward = make_unit("BM", "Đoàn phường Bình Minh", "ward", province)
    make_unit("BM.CD01", "Chi đoàn Buôn Hoai", "branch", ward, "residential")
    make_unit("BM.CD02", "Chi đoàn Tổ dân phố 3", "branch", ward, "residential")
    return make_user("canbobm", "Trần Thu Hà", "officer", ward)


def listed():
    book, file = Workbook(), BytesIO()
    for row in [["ĐOÀN PHƯỜNG BÌNH MINH"], ["BẢNG KÊ THANH NIÊN 2026"], HEADER, *PEOPLE]:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def upload(page):
    page.goto("/doan-vien/nhap/")
    page.locator("input[type=file]").first.set_input_files(
        {"name": "bang-ke.xlsx", "mimeType": "application/octet-stream", "buffer": listed()}
    )
    page.get_by_role("button", name="Tải lên và xem trước").click()


def field(page, letter):
    return page.get_by_label(f"Cột {letter} ghi vào")


@pytest.mark.parametrize(
    ("viewport", "scripts"), [(WIDE, True), (PHONE, True), (WIDE, False)], ids=["wide", "phone", "without scripts"]
)
def test_columns_are_chosen_once_and_remembered(open_browser, officer, viewport, scripts):
    page = open_browser(officer, viewport, scripts=scripts)
    upload(page)
    heading = page.get_by_role("heading", level=1)
    wait(page, heading, "Không đọc được", scripts)
    page.get_by_role("link", name="Chỉ ra hàng tiêu đề của danh sách").click()
    expect(heading).to_have_text("Ghép cột")
    expect(page.get_by_label("Dòng đầu của tiêu đề")).to_have_value("3")
    expect(field(page, "D")).to_have_value("gender")
    for letter in ("B", "C"):
        field(page, letter).select_option(label="Họ và tên")
    page.get_by_role("button", name="Đọc lại tệp").click()
    expect(page.get_by_role("alert")).to_contain_text("Chưa đọc lại được tệp.")
    expect(page.get_by_text("Mục này đã ghép với cột C.")).to_be_visible()
    for letter, label in FIELDS.items():
        field(page, letter).select_option(label=label)
    page.get_by_role("button", name="Đọc lại tệp").click()
    wait(page, heading, "Xem trước khi ghi", scripts)
    assert ImportBatch.objects.get().counts["new"] == 3
    upload(page)
    wait(page, heading, "Xem trước khi ghi", scripts)
    expect(page.get_by_text("Đã dùng cách ghép cột đã nhớ").first).to_be_visible()
    page.get_by_role("link", name="Sửa cách ghép cột, đổi trang tính").click()
    expect(page.get_by_text("Đã dùng cách ghép cột đã nhớ.")).to_be_visible()
    expect(page.get_by_text("064303012345")).to_have_count(0)


def wait(page, heading, text, scripts):
    """Until the file was read; without scripts one loads the page again."""
    for _ in range(60):
        if text in heading.inner_text():
            return
        page.wait_for_timeout(500)
        if not scripts:
            page.reload()
    expect(heading).to_contain_text(text)
