"""A transfer between two wards walked by the four people whose steps it has; and one that comes back."""

import pytest
from playwright.sync_api import expect

from branches.cases.models import Case
from members.people.models import Person
from tests.browser.conftest import PHONE, WIDE
from tests.browser.walking import SCAN, open_act, press, step
from tests.conftest import make_user
from tests.members.people.people import make_old_member
from tests.members.transfers.making import at


@pytest.fixture
def receiver(server, tree):
    return make_user("bithu3", "Lò Thị Bến", "secretary", tree.stranger_branch)


@pytest.fixture
def person(server, tree):
    return make_old_member(tree.branch, "Vi Thị Hạnh", birth_date="15/02/2001", joined_on="26/03/2017")


def test_a_transfer_walks_from_one_ward_to_the_other(open_browser, cast, tree, person, receiver):
    # The sending secretary, on a phone: from the roster to the record, the form with the member's signed request, sent.
    page = open_browser(cast.secretary, PHONE)
    page.goto("/doan-vien/")
    page.get_by_role("link", name="Vi Thị Hạnh").click()
    open_act(page, "Chuyển sinh hoạt")
    page.get_by_label("Nơi đến").press_sequentially("bến đò")
    expect(page.get_by_role("radio", name="Chi đoàn Bến Đò")).to_be_checked()
    page.get_by_label("Nhận xét của chi đoàn").fill("Tham gia đủ các buổi sinh hoạt.")
    page.get_by_label("Đơn của đoàn viên").set_input_files(SCAN)
    press(page, "Lập và gửi đi")
    expect(page.locator("[data-errors]")).to_contain_text("Đã đóng đoàn phí hết tháng")
    expect(page.get_by_label("Nhận xét của chi đoàn")).to_have_value("Tham gia đủ các buổi sinh hoạt.")
    page.get_by_label("Đã đóng đoàn phí hết tháng").fill("10/2026")
    page.get_by_label("Đơn của đoàn viên").set_input_files(SCAN)
    press(page, "Lập và gửi đi")
    expect(step(page)).to_contain_text("Đoàn phường Một xác nhận")
    expect(page.locator("#giay-to")).to_contain_text("don.pdf")

    # The sending officer: from the list, the numbered paper, then on.
    officer = open_browser(cast.ward_officer, WIDE)
    officer.goto("/doan-vien/chuyen-sinh-hoat/")
    officer.get_by_role("link", name="Vi Thị Hạnh").click()
    officer.get_by_role("link", name="Phát hành Giấy giới thiệu").click()
    press(officer, "Phát hành")
    expect(officer.locator("#giay-to")).to_contain_text("Số 01-GGT")
    open_act(officer, "Xác nhận và chuyển đi")
    press(officer, "Xác nhận và chuyển đi")
    expect(step(officer)).to_contain_text("Đoàn phường Hai tiếp nhận")

    # The receiving officer names the branch; the record stays shut to this side.
    other = open_browser(cast.outsider, WIDE)
    other.goto("/doan-vien/chuyen-sinh-hoat/")
    other.get_by_role("link", name="Vi Thị Hạnh").click()
    open_act(other, "Tiếp nhận, giao chi đoàn")
    other.get_by_label("Chi đoàn nhận").select_option(label="Chi đoàn Bến Đò")
    press(other, "Tiếp nhận, giao chi đoàn")
    expect(step(other)).to_contain_text("Chi đoàn Bến Đò nhận đoàn viên")
    assert Person.objects.get(pk=person.pk).current_unit == tree.branch

    # The receiving secretary, on a phone, takes in; both rosters and the movement of the ward follow.
    last = open_browser(receiver, PHONE)
    last.goto(Case.objects.get().get_absolute_url())
    open_act(last, "Nhận đoàn viên")
    press(last, "Nhận đoàn viên")
    expect(last.locator(".sides")).to_contain_text("Được tính ở đây từ ngày")
    last.goto("/doan-vien/")
    expect(last.locator("#danh-sach")).to_contain_text("Vi Thị Hạnh")
    page.goto("/doan-vien/")
    expect(page.locator("#so-nguoi")).to_have_text("0")
    other.goto("/doan-vien/bien-dong/")
    expect(other.locator("tr", has_text="Chuyển đến").first).to_contain_text("1")


def test_what_was_recalled_or_returned_is_with_the_branch_again(open_browser, cast, tree, person):
    transfer = at("at_receiving_base", person, tree.stranger_branch)
    other = open_browser(cast.outsider, WIDE)
    other.goto(transfer.case.get_absolute_url())
    open_act(other, "Trả lại nơi đi")
    other.get_by_label("Lý do").fill("Thiếu nhận xét")
    press(other, "Trả lại nơi đi")
    page = open_browser(cast.secretary, PHONE)
    page.goto(transfer.case.get_absolute_url())
    expect(page.locator(".tl")).to_contain_text("Thiếu nhận xét")
    open_act(page, "Rút hồ sơ")
    page.get_by_label("Lý do").fill("Ở lại địa phương")
    press(page, "Rút hồ sơ")
    expect(page.locator("main")).to_contain_text("Ở lại địa phương")
    page.goto("/doan-vien/chuyen-sinh-hoat/?tab=da-xong")
    expect(page.locator("#cac-ho-so")).to_contain_text("Đã rút")
    assert Person.objects.get(pk=person.pk).current_unit == tree.branch
