"""An expulsion walked by those whose steps it has, up to the complaint that undoes it; and an award for two."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from branches.cases.models import Case
from members.conduct.models import Award
from members.people.models import Person
from tests.browser.conftest import PHONE, WIDE
from tests.members.people.people import make_members, make_old_member


@pytest.fixture
def person(server, tree):
    return make_old_member(tree.branch, "Vi Thị Hạnh", birth_date="15/02/2001", joined_on="26/03/2017")


def press(page, name):
    page.locator("main").get_by_role("button", name=name).click()


def open_act(page, name):
    """By the list of what can be done, which says the same as the button in the head."""
    page.locator(".can").get_by_role("link", name=name).click()


def step(page):
    return page.locator("[aria-current=step]").first


def test_an_expulsion_walks_from_the_branch_to_the_cơ_sở_and_is_undone(open_browser, cast, tree, person):
    today = f"{timezone.localdate():%d/%m/%Y}"
    # The secretary, on a phone: from the roster to the record, the proposal, the meeting, sent.
    page = open_browser(cast.secretary, PHONE)
    page.goto("/doan-vien/")
    page.get_by_role("link", name="Vi Thị Hạnh").click()
    open_act(page, "Xét kỷ luật")
    page.get_by_label("Hình thức đề nghị").select_option(label="Khai trừ")
    page.get_by_label("Nội dung vi phạm").fill("Vi phạm pháp luật, đã có bản án.")
    press(page, "Lập và đưa ra họp")
    expect(page.locator("[data-errors]")).to_contain_text("Ngày vi phạm")
    expect(page.get_by_label("Nội dung vi phạm")).to_have_value("Vi phạm pháp luật, đã có bản án.")
    page.get_by_label("Ngày vi phạm").fill("04/10/2026")
    press(page, "Lập và đưa ra họp")
    expect(step(page)).to_contain_text("Họp xét, bỏ phiếu kín")
    open_act(page, "Ghi kết quả họp xét")
    page.get_by_label("Được trình bày ngày").fill(today)
    page.get_by_label("Thư ký").fill("Phạm Văn Phó")
    for label, count in {"Số đoàn viên có quyền biểu quyết": 12, "Có mặt": 10, "Không tán thành": 2}.items():
        page.get_by_label(label).fill(str(count))
    page.get_by_label("Tán thành", exact=True).fill("7")
    page.get_by_label("Ý kiến khác, phiếu không hợp lệ").fill("0")
    press(page, "Ghi kết quả họp xét")
    expect(page.locator("main")).to_contain_text("nhưng có mặt 10")
    page.get_by_label("Ý kiến khác, phiếu không hợp lệ").fill("1")
    press(page, "Ghi kết quả họp xét")
    expect(page.locator("main")).to_contain_text("7 trên 10 người có mặt tán thành")
    page.get_by_role("link", name="Phát hành Biên bản họp xét kỷ luật").click()
    press(page, "Phát hành")
    expect(page.locator("#giay-to")).to_contain_text("Số 01-BB/CĐ")
    open_act(page, "Gửi cấp quyết định")
    press(page, "Gửi cấp quyết định")
    expect(step(page)).to_contain_text("Đoàn phường Một quyết định")

    # The officer: from the list to the numbered decision.
    officer = open_browser(cast.ward_officer, WIDE)
    officer.goto("/doan-vien/ky-luat/")
    officer.get_by_role("link", name="Vi Thị Hạnh").click()
    open_act(officer, "Ra quyết định kỷ luật")
    press(officer, "Ra quyết định kỷ luật")
    expect(officer.locator("#giay-to")).to_contain_text("Số 01-QĐ/ĐTN")
    expect(step(officer)).to_contain_text("Công bố")

    # Announced by the branch: the member leaves the roster.
    page.goto(Case.objects.get().get_absolute_url())
    open_act(page, "Ghi ngày công bố")
    press(page, "Ghi ngày công bố")
    expect(page.locator("main")).to_contain_text("Rời danh sách từ ngày")
    assert Person.objects.get(pk=person.pk).standing == "left"
    page.goto("/doan-vien/")
    expect(page.locator("#so-nguoi")).to_have_text("0")

    # A complaint, written down by the branch; the officer finds it in the inbox and grants it.
    page.goto(Case.objects.get().get_absolute_url())
    open_act(page, "Ghi khiếu nại")
    page.get_by_label("Khiếu nại ngày").fill(today)
    page.get_by_label("Nội dung khiếu nại").fill("Bản án đã bị hủy.")
    press(page, "Ghi khiếu nại")
    expect(page.locator("main")).to_contain_text("Đang có khiếu nại")
    officer.goto("/viec-can-lam/")
    officer.get_by_role("link", name="Kỷ luật: trả lời khiếu nại").click()
    open_act(officer, "Chấp nhận khiếu nại, hủy quyết định")
    officer.get_by_label("Lý do").fill("Bản án đã bị hủy")
    press(officer, "Chấp nhận khiếu nại, hủy quyết định")
    expect(officer.locator(".tl")).to_contain_text("Quá trình sinh hoạt được nối lại.")
    page.goto("/doan-vien/")
    expect(page.locator("#danh-sach")).to_contain_text("Vi Thị Hạnh")


def test_two_are_given_an_award_from_the_roster(open_browser, cast, tree, server):
    make_members(tree.branch, "Lê An", "Lê Bình")
    page = open_browser(cast.secretary, WIDE)
    page.goto("/doan-vien/")
    page.get_by_label("Chọn cả trang").check()
    page.get_by_role("button", name="Ghi khen thưởng").click()
    expect(page.locator("main")).to_contain_text("2 người, chung một số và một ngày.")
    page.get_by_label("Số quyết định").fill("15-QĐ/ĐTN")
    page.get_by_label("Ngày quyết định").fill("26/03/2026")
    page.get_by_label("Cấp khen").select_option(label="Xã, phường và tương đương")
    page.locator("[name=form]").select_option(label="Giấy khen")
    page.get_by_label("Nơi khen").fill("Ban Chấp hành Đoàn phường Một")
    page.get_by_label("Nội dung").fill("Hoàn thành xuất sắc nhiệm vụ")
    press(page, "Ghi khen thưởng cho 2 người")
    expect(page.locator("#khen-thuong")).to_contain_text("Lê Bình")
    assert Award.objects.count() == 2
    page.get_by_label("Tìm khen thưởng").fill("binh")
    expect(page.locator("#so-khen")).to_have_text("1")
    page.get_by_role("link", name="Lê Bình").click()
    open_act(page, "Đánh dấu ghi nhầm")
    page.get_by_label("Vì sao ghi nhầm").fill("Nhầm người")
    press(page, "Đánh dấu ghi nhầm")
    expect(page.locator("main")).to_contain_text("Khen thưởng này ghi nhầm.")
