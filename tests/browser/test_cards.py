"""An officer gives out cards to a branch from a range and a lost one anew; on a phone the cards of one person."""

import re

import pytest
from playwright.sync_api import expect

from members.people.models import Person
from tests.browser.conftest import PHONE, WIDE
from tests.members.cards.making import issue, numbers_of, use_range
from tests.members.people.people import make_person


@pytest.fixture
def people(server, tree):
    """Three of the branch without a card, and the range of their ward, whose first number is held."""
    use_range(tree.ward, 7_001, 7_010)
    make_person(tree.sister, "Lò Văn Giữ", card_number="000000007001")
    names = ("Lường Thị An", "Lò Văn Bình", "Quàng Thị Chi")
    return [make_person(tree.branch, name, joined_on="26/03/2019") for name in names]


def press(page, name):
    page.locator("main").get_by_role("button", name=name).click()


def test_an_officer_gives_out_cards_and_a_lost_one_anew(open_browser, cast, people):
    page = open_browser(cast.ward_officer, WIDE)
    page.goto("/doan-vien/the-doan/")
    for name in ("Lường Thị An", "Lò Văn Bình"):
        page.get_by_role("checkbox", name=name).check()
    expect(page.locator(".actbar")).to_contain_text("Đã chọn 2")
    press(page, "Cấp thẻ")
    expect(page.locator("main")).to_contain_text("Lấy số tiếp theo trong dải của Đoàn phường Một")
    press(page, "Cấp 2 thẻ")
    expect(page.locator("h1")).to_have_text("Đã cấp 2 thẻ")
    expect(page.locator("main")).to_contain_text("Bỏ qua số đã có người dùng hoặc đã giao cấp dưới: 000000007001")
    assert numbers_of(people) == ["000000007002", "000000007003", ""]

    page.get_by_role("link", name="Về danh sách thẻ").click()
    page.get_by_role("link", name="Đã có thẻ").click()
    page.get_by_label("Tìm trong danh sách").press_sequentially("luong an")
    expect(page.locator("#cac-the tbody tr")).to_have_count(1)
    page.get_by_role("link", name="Lường Thị An").click()
    page.locator(".can").get_by_role("link", name="Cấp lại thẻ").click()
    press(page, "Cấp lại thẻ")
    expect(page.locator("[data-errors]")).to_contain_text("Vì sao cấp lại")
    page.get_by_label("Báo mất").check()
    page.get_by_label("Ghi chú").fill("Mất khi chuyển nhà")
    press(page, "Cấp lại thẻ")
    expect(page.locator("#thong-bao")).to_contain_text("số mới •••7004")
    expect(page.locator(".items")).to_contain_text("Mất khi chuyển nhà")
    assert numbers_of(people) == ["000000007004", "000000007003", ""]


def test_without_scripts_cards_are_given_out_as_well(open_browser, cast, people):
    page = open_browser(cast.ward_officer, WIDE, scripts=False)
    page.goto("/doan-vien/the-doan/")
    page.get_by_role("checkbox", name="Quàng Thị Chi").check()
    press(page, "Cấp thẻ")
    press(page, "Cấp 1 thẻ")
    expect(page.locator("main")).to_contain_text("Số thẻ •••7002")
    page.goto("/doan-vien/the-doan/?tab=da-co")
    page.get_by_label("Tìm trong danh sách").fill("chi")
    page.get_by_label("Tìm trong danh sách").press("Enter")
    expect(page).to_have_url(re.compile(r"[?]tab=da-co&q=chi$"))
    expect(page.locator("#cac-the tbody tr")).to_have_count(1)


def test_a_person_finds_the_own_card_on_a_phone(open_browser, cast, people):
    issue(people[0])
    Person.objects.filter(pk=people[0].pk).update(user=cast.member)
    page = open_browser(cast.member, PHONE)
    page.goto(people[0].get_absolute_url())
    page.locator(".can").get_by_role("link", name="Thẻ đoàn viên").click()
    expect(page.locator("h1")).to_contain_text("Đang dùng")
    expect(page.locator(".items")).to_contain_text("•••7002")
    expect(page.locator(".can")).to_contain_text("do Đoàn phường Một cấp")
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
