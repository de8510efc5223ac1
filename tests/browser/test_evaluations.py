"""The yearly evaluation of a branch walked by the people whose steps it has: from the round to the record."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from branches.cases.models import Case
from tests.browser.conftest import PHONE, WIDE
from tests.browser.walking import choose_level, fill_votes, open_act, press, step
from tests.members.evaluations.making import make_old

AN, BINH, CHI = "Vi Thị An", "Lò Văn Bình", "Hà Thị Chi"


@pytest.fixture
def people(server, tree):
    return make_old(tree.branch, AN, BINH, CHI)


def row_of(page, name):
    return page.get_by_role("row").filter(has=page.get_by_role("link", name=name))


def test_a_year_is_walked_from_the_round_to_the_record(open_browser, cast, tree, people):
    # The officer opens the round of the year.
    today = timezone.localdate()
    officer = open_browser(cast.ward_officer, WIDE)
    officer.goto("/doan-vien/danh-gia/")
    officer.get_by_role("link", name="Mở đợt", exact=True).click()
    officer.get_by_label("Số ngày chi đoàn làm").fill("0")
    press(officer, "Mở đợt đánh giá")
    expect(officer.locator("[data-errors]")).to_contain_text("Số ngày chi đoàn làm")
    officer.get_by_label("Số ngày chi đoàn làm").fill("30")
    press(officer, "Mở đợt đánh giá")
    expect(officer.locator("h1")).to_have_text(f"Đợt đánh giá năm {today.year}")

    # The secretary, on a phone: begins, writes down the meeting.
    page = open_browser(cast.secretary, PHONE)
    page.goto("/viec-can-lam/")
    page.locator("main").get_by_role("link", name="Bắt đầu đánh giá đoàn viên").click()
    press(page, "Lập danh sách")
    expect(page.locator("main")).to_contain_text("Đã lập danh sách 3 người")
    case = Case.objects.get()
    open_act(page, "Ghi buổi họp")
    page.get_by_label("Chủ trì").fill("Bùi Thị Thư")
    page.get_by_label("Thư ký").fill("Phạm Văn Phó")
    page.get_by_label("Bỏ phiếu kín").check()
    page.get_by_label("Có mặt").fill("3")
    press(page, "Ghi buổi họp")
    expect(step(page)).to_contain_text("Chi đoàn bỏ phiếu")

    # The grid on the phone: two rows right, the counts of one wrong; the right ones are saved, the wrong one stays.
    page.get_by_role("link", name="Ghi bảng đánh giá").click()
    expect(page.get_by_role("textbox", name=f"Có mặt, {AN}", exact=True)).to_have_value("3")
    for name, counts, level in (
        (AN, [3, 3, 0, 0], "Hoàn thành xuất sắc"),
        (BINH, [3, 3, 1, 0], "Hoàn thành xuất sắc"),
        (CHI, [3, 2, 0, 1], "Hoàn thành tốt"),
    ):
        fill_votes(page, name, counts)
        choose_level(page, name, level)
    press(page, "Lưu bảng")
    expect(page.locator("main")).to_contain_text("Có dòng chưa lưu được")
    expect(row_of(page, AN)).to_contain_text("Đã đề nghị")
    expect(page.locator("tr.retrow")).to_contain_text("Số phiếu chưa khớp")
    expect(page.get_by_role("textbox", name=f"Không tán thành, {BINH}", exact=True)).to_have_value("1")
    fill_votes(page, BINH, [3, 2, 1, 0])
    press(page, "Lưu bảng")
    expect(row_of(page, BINH)).to_contain_text("Đã đề nghị")
    page.get_by_role("link", name="Về trang hồ sơ").click()
    open_act(page, "Gửi cấp trên")
    page.get_by_label("Lý do tỷ lệ xuất sắc cao").fill("Đạt giải cấp tỉnh")
    press(page, "Gửi cấp trên")
    expect(step(page)).to_contain_text("Đoàn phường Một duyệt")

    # The officer returns one from the grid, with a reason, and confirms the others.
    officer.goto("/viec-can-lam/")
    officer.locator("main").get_by_role("link", name="Đánh giá, xếp loại").first.click()
    expect(officer.locator("main")).to_contain_text("Đạt giải cấp tỉnh")
    officer.get_by_role("link", name="Xem bảng đánh giá").click()
    officer.get_by_label(f"Chọn {BINH}").check()
    press(officer, "Trả lại, ghi lý do")
    expect(officer.get_by_role("checkbox", name=BINH)).to_be_checked()
    press(officer, "Trả lại, ghi lý do")
    expect(officer.locator("form .invalid-feedback")).to_contain_text("Chưa ghi lý do")
    officer.get_by_label("Lý do").fill("Vắng hai buổi sinh hoạt")
    press(officer, "Trả lại, ghi lý do")
    expect(officer.locator(".tl")).to_contain_text("Vắng hai buổi sinh hoạt")
    press(officer, "Duyệt tất cả")
    expect(step(officer)).to_contain_text("Bổ sung 1 người")

    # The secretary mends that one alone and sends it again.
    page.goto(case.get_absolute_url())
    page.get_by_role("link", name="Mở bảng đánh giá").click()
    expect(page.locator("tr.retrow")).to_contain_text("Vắng hai buổi sinh hoạt")
    expect(page.get_by_role("link", name=AN)).to_have_count(0)
    fill_votes(page, BINH, [3, 3, 0, 0])
    choose_level(page, BINH, "Hoàn thành tốt")
    press(page, "Lưu bảng")
    expect(page.locator("main")).to_contain_text("Đã lưu 1 người")
    page.get_by_role("link", name="Về trang hồ sơ").click()
    open_act(page, "Gửi cấp trên")
    press(page, "Gửi cấp trên")
    expect(step(page)).to_contain_text("Đoàn phường Một duyệt")

    # All are confirmed, the officer issues one decision; nothing stands on the record before it is announced.
    officer.goto(case.get_absolute_url())
    press(officer, "Duyệt tất cả")
    expect(step(officer)).to_contain_text("Quyết định")
    open_act(officer, "Ra quyết định")
    press(officer, "Ra quyết định")
    expect(officer.locator("#giay-to")).to_contain_text("Số 01-QĐ/ĐTN")
    expect(step(officer)).to_contain_text("Công bố, ghi sổ")
    page.goto(people[1].get_absolute_url())
    panel = page.get_by_role("region", name="Đánh giá hằng năm")
    expect(panel).to_contain_text("Đã có quyết định")
    expect(panel).not_to_contain_text("Hoàn thành tốt")

    # The branch announces; from that day on the level stands on the record.
    page.goto("/viec-can-lam/")
    page.locator("main").get_by_role("link", name="Ghi ngày công bố").first.click()
    open_act(page, "Ghi ngày công bố")
    press(page, "Ghi ngày công bố")
    expect(page.locator(".tl")).to_contain_text("Chi đoàn công bố")
    page.goto(people[1].get_absolute_url())
    expect(panel).to_contain_text(f"Năm {today.year}: Hoàn thành tốt")
    expect(panel).to_contain_text("01-QĐ/ĐTN ngày")
    officer.goto("/doan-vien/danh-gia/tien-do/")
    officer.locator("tr", has_text="Tổng").get_by_role("link", name="Đã công bố").click()
    expect(officer.get_by_role("row").filter(has_text=AN)).to_contain_text("Hoàn thành xuất sắc")
