"""An admission walked by the secretary on a phone and the ward's officer at a desk."""

import pytest
from playwright.sync_api import expect

from members.admissions.models import Admission
from members.people.models import Person
from tests.browser.conftest import PHONE, WIDE
from tests.browser.walking import SCAN, open_act, press, step
from tests.members.admissions.making import at, stands
from tests.members.people.people import make_members, make_person


@pytest.fixture
def members(server, tree):
    return make_members(tree.branch, "Lê An", "Lê Bình", "Lê Chi")


def test_a_youth_becomes_a_member(open_browser, cast, tree, members):
    # The secretary writes down somebody new and picks them, on a phone.
    page = open_browser(cast.secretary, PHONE)
    page.goto("/doan-vien/ket-nap/")
    page.get_by_role("link", name="Xét kết nạp").first.click()
    page.get_by_role("link", name="thêm thanh niên", exact=True).click()
    page.get_by_label("Họ và tên").fill("Vi Thị Hạnh")
    page.get_by_label("Thanh niên, chưa vào Đoàn").check()
    page.get_by_label("Ngày sinh").fill("15022005")
    press(page, "Thêm người")
    open_act(page, "Xét kết nạp")
    page.get_by_label("Đoàn viên giúp đỡ").select_option(label="Lê An")
    press(page, "Đưa vào nguồn")
    expect(step(page)).to_contain_text("Lớp nhận thức về Đoàn")

    open_act(page, "Ghi lớp nhận thức")
    page.get_by_label("Lớp, nơi mở lớp").fill("Lớp cảm tình Đoàn")
    page.get_by_label("Học xong ngày").fill("01/10/2026")
    press(page, "Ghi lớp nhận thức")
    open_act(page, "Ghi việc thử thách")
    page.get_by_label("Việc được giao").fill("Dạy bơi cho thiếu nhi")
    page.get_by_label("Hoàn thành ngày").fill("15/10/2026")
    press(page, "Ghi việc thử thách")
    open_act(page, "Ghi đơn và giới thiệu")
    page.get_by_label("Đơn viết ngày").fill("20/10/2026")
    page.get_by_label("Đoàn viên giới thiệu").select_option(label="Lê Bình")
    page.get_by_label("Bản chụp đơn đã ký").set_input_files(SCAN)
    press(page, "Ghi đơn và giới thiệu")
    expect(page.locator("#giay-to")).to_contain_text("don.pdf")

    # The vote: what doesn't add up comes back; then an open ballot, one tap a voter.
    open_act(page, "Ghi biểu quyết")
    page.get_by_label("Thư ký").fill("Lê An")
    page.get_by_label("Bỏ phiếu kín").check()
    for label, count in (("Có mặt", "3"), ("Tán thành", "1"), ("Không tán thành", "1")):
        page.get_by_role("textbox", name=label, exact=True).fill(count)
    page.get_by_label("Ý kiến khác, phiếu không hợp lệ").fill("0")
    press(page, "Ghi biểu quyết")
    expect(page.locator("form .invalid-feedback")).to_contain_text("Số phiếu chưa khớp")
    page.get_by_label("Công khai").check()
    for name in ("Lê An", "Lê Bình", "Lê Chi"):
        page.get_by_role("group", name=name).get_by_role("radio", name="Tán thành", exact=True).check()
    press(page, "Ghi biểu quyết")
    expect(step(page)).to_contain_text("Gửi đề nghị")
    open_act(page, "Gửi đề nghị chuẩn y")
    press(page, "Gửi đề nghị chuẩn y")
    expect(step(page)).to_contain_text("Đoàn phường Một chuẩn y")

    # The officer approves from what waits.
    officer = open_browser(cast.ward_officer, WIDE)
    officer.goto("/viec-can-lam/")
    officer.locator("main").get_by_role("link", name="Kết nạp đoàn viên: Chuẩn y kết nạp").click()
    open_act(officer, "Chuẩn y kết nạp")
    press(officer, "Chuẩn y kết nạp")
    expect(officer.locator("#giay-to")).to_contain_text("Số 01-NQ/ĐTN")

    # The ceremony; from its day on the roster has one more.
    page.goto("/viec-can-lam/")
    page.locator("main").get_by_role("link", name="Kết nạp đoàn viên: Ghi lễ kết nạp").click()
    open_act(page, "Ghi lễ kết nạp")
    page.get_by_label("Nơi làm lễ").fill("Nhà văn hóa")
    press(page, "Ghi lễ kết nạp")
    expect(page.locator("main")).to_contain_text("Chưa cấp thẻ đoàn viên")
    page.goto("/doan-vien/")
    expect(page.locator("#so-nguoi")).to_have_text("4")
    expect(page.locator("#danh-sach")).to_contain_text("Vi Thị Hạnh")
    officer.goto("/doan-vien/bien-dong/")
    expect(officer.locator("tr", has_text="Kết nạp").first).to_contain_text("1")
    assert Person.objects.get(full_name="Vi Thị Hạnh").joined_on == Admission.objects.get().resolution.effective_on


def test_one_that_came_back_is_mended_or_given_up(open_browser, cast, tree, members):
    admission = at("at_base", make_person(tree.branch, "Vi Thị Hạnh", member=False))
    officer = open_browser(cast.ward_officer, WIDE)
    officer.goto(admission.case.get_absolute_url())
    open_act(officer, "Trả về chi đoàn")
    press(officer, "Trả về chi đoàn")
    expect(officer.locator("form .invalid-feedback")).to_contain_text("Chưa có lý do")
    officer.get_by_label("Lý do").fill("Thiếu lý lịch")
    press(officer, "Trả về chi đoàn")
    page = open_browser(cast.secretary, PHONE, scripts=False)
    page.goto(admission.case.get_absolute_url())
    expect(page.locator(".tl")).to_contain_text("Thiếu lý lịch")
    open_act(page, "Thôi xét")
    page.get_by_label("Lý do").fill("Chuyển nơi ở")
    press(page, "Thôi xét")
    expect(page.locator("main")).to_contain_text("Chuyển nơi ở")
    assert stands(admission)[0] == "withdrawn"
