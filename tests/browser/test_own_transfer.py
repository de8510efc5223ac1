"""A member on a phone asks for a transfer by the own account; the branch sends it, the member wants it back."""

import pytest
from playwright.sync_api import expect

from branches.cases.models import Case
from members.people.models import Person
from tests.browser.conftest import PHONE
from tests.members.people.people import make_old_member


@pytest.fixture
def me(server, tree, cast):
    person = make_old_member(tree.branch, "Vi Thị Hạnh", birth_date="15/02/2001", joined_on="26/03/2017")
    Person.objects.filter(pk=person.pk).update(user=cast.member)
    return person


def press(page, name):
    page.locator("main").get_by_role("button", name=name).click()


def open_act(page, name):
    page.locator(".can").get_by_role("link", name=name).click()


def card(page):
    return page.locator("section", has=page.get_by_role("heading", name="Chuyển sinh hoạt", exact=True))


def test_a_member_asks_for_a_transfer_and_wants_it_back(open_browser, cast, tree, me):
    # Nothing said: told; then the unit is found by name, as on the branch's form.
    page = open_browser(cast.member, PHONE)
    page.goto("/doan-vien/cua-toi/")
    card(page).get_by_role("link", name="Đề nghị chuyển sinh hoạt").click()
    press(page, "Gửi đề nghị")
    expect(page.locator("[data-errors]")).to_contain_text("Nơi đến")
    page.get_by_label("Nơi đến", exact=True).press_sequentially("bến đò")
    expect(page.get_by_role("radio", name="Chi đoàn Bến Đò")).to_be_checked()
    page.get_by_role("combobox", name="Lý do").select_option(label="Đổi nơi ở")
    press(page, "Gửi đề nghị")
    expect(card(page)).to_contain_text("Chi đoàn đang xem")
    expect(card(page)).to_contain_text("Đến Chi đoàn Bến Đò")

    # The secretary finds it among what waits, completes it and sends it.
    secretary = open_browser(cast.secretary, PHONE)
    secretary.goto("/viec-can-lam/")
    secretary.locator("main").get_by_role("link", name="Đoàn viên đề nghị chuyển sinh hoạt").click()
    expect(secretary.locator("main")).to_contain_text("Đoàn viên tự đề nghị")
    open_act(secretary, "Gửi đi")
    secretary.get_by_label("Nhận xét của chi đoàn").fill("Tham gia đủ các buổi sinh hoạt.")
    secretary.get_by_label("Đã đóng đoàn phí hết tháng").fill("11/2026")
    press(secretary, "Gửi đi")

    # The member sees where it is, and asks for it back with a reason.
    page.reload()
    expect(card(page)).to_contain_text("đang ở Đoàn phường Một từ ngày")
    card(page).get_by_role("link", name="Xin rút hồ sơ").click()
    press(page, "Xin rút hồ sơ")
    expect(page.locator("[data-errors]")).to_contain_text("Lý do xin rút")
    page.get_by_label("Lý do xin rút").fill("Không chuyển nhà nữa")
    press(page, "Xin rút hồ sơ")
    expect(card(page)).to_contain_text("Anh/chị đã xin rút ngày")

    # The secretary follows it.
    secretary.goto("/viec-can-lam/")
    secretary.locator("main").get_by_role("link", name="Đoàn viên xin rút hồ sơ chuyển").click()
    expect(secretary.locator("main")).to_contain_text("Không chuyển nhà nữa")
    open_act(secretary, "Rút hồ sơ")
    secretary.get_by_label("Lý do").fill("Theo lời xin của đoàn viên")
    press(secretary, "Rút hồ sơ")
    page.reload()
    expect(card(page)).to_contain_text("Đã rút")
    expect(card(page).get_by_role("link", name="Đề nghị chuyển sinh hoạt")).to_be_visible()
    assert Case.objects.get().outcome == "withdrawn"
