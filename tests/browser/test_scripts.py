"""The small scripts of static/js on the pages that use them."""

import re

from playwright.sync_api import expect

from members.people.models import Person
from tests.browser.conftest import PHONE

CONTACT = "sua/lien-he/"


def test_a_menu_closes_on_escape_and_on_a_click_beside_it(open_browser, world):
    page = open_browser(world.cast.secretary)
    page.goto("/doan-vien/")
    menu = page.locator(".toolbar details.menu").first
    menu.locator("summary").click()
    expect(menu).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", re.compile(".*"))
    expect(menu.locator("summary")).to_be_focused()
    menu.locator("summary").click()
    page.locator("h1").click()
    expect(menu).not_to_have_attribute("open", re.compile(".*"))


def test_the_sheet_of_a_phone_has_a_button_that_closes_it(open_browser, world):
    page = open_browser(world.cast.ward_officer, PHONE)
    page.goto("/")
    more = page.locator("details.menu", has=page.locator("summary:has-text('Thêm')")).filter(visible=True).last
    more.locator("summary").first.click()
    page.get_by_role("button", name="Đóng").filter(visible=True).click()
    expect(more).not_to_have_attribute("open", re.compile(".*"))


def test_a_form_is_sent_once(open_browser, world):
    page = open_browser(world.cast.secretary)
    sent = []
    # The look for likely duplicates is a POST, too; it loads no page.
    page.on(
        "request",
        lambda request: sent.append("POST") if request.method == "POST" and request.is_navigation_request() else None,
    )
    page.goto("/doan-vien/them/")
    page.get_by_label("Đoàn viên còn thiếu trong danh sách").check()
    page.get_by_label("Họ và tên").fill("Bế Thị Một Lần")
    page.wait_for_load_state("networkidle")
    sent.clear()
    page.get_by_role("button", name="Thêm người").evaluate("button => { button.click(); button.click(); }")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bế Thị Một Lần")
    assert (sent, Person.objects.filter(full_name="Bế Thị Một Lần").count()) == (["POST"], 1)


def test_leaving_a_half_filled_form_asks_first(open_browser, world):
    page = open_browser(world.cast.secretary)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(world.person.get_absolute_url() + CONTACT)
    page.get_by_label("Zalo").fill("dang-do")
    page.get_by_role("link", name="Không lưu, quay lại").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(world.person.full_name)
    assert asked == ["beforeunload"]


def test_saving_a_form_asks_nothing(open_browser, world):
    page = open_browser(world.cast.secretary)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(world.person.get_absolute_url() + CONTACT)
    page.get_by_label("Zalo").fill("xong")
    page.get_by_role("button", name="Lưu hồ sơ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(world.person.full_name)
    assert asked == []


def test_the_slash_goes_to_the_search(open_browser, world):
    page = open_browser(world.cast.secretary)
    page.goto("/doan-vien/")
    page.keyboard.press("/")
    expect(page.locator("#tim")).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#tim")).to_have_value("/")


def test_a_date_is_typed_or_chosen(open_browser, world):
    page = open_browser(world.cast.secretary)
    page.goto("/doan-vien/them/")
    born = page.get_by_label("Ngày sinh")
    for typed, read in {
        "26112002": "26/11/2002",
        "6-1-2002": "06/01/2002",
        "2002": "2002",
        "03.2002": "03/2002",
    }.items():
        born.fill(typed)
        born.blur()
        expect(born).to_have_value(read)
    born.fill("26/11/2002")
    born.blur()
    box = page.locator(".date-box", has=born)
    box.locator("summary").click()
    box.locator(".datepicker-cell", has_text=re.compile("^27$")).click()
    expect(born).to_have_value("27/11/2002")


def test_a_date_being_typed_survives_the_script_that_comes_late(open_browser, world):
    page = open_browser(world.cast.secretary)
    held = []
    page.route("**/dates*.js", lambda route: held.append(route))
    page.goto("/doan-vien/them/", wait_until="commit")
    born = page.get_by_label("Ngày sinh")
    born.press_sequentially("2611")
    expect(page.locator(".date-box summary")).to_have_count(0)
    held[0].continue_()
    expect(page.locator(".date-box", has=born).locator("summary")).to_be_visible()
    page.keyboard.type("2002")
    born.blur()
    expect(born).to_have_value("26/11/2002")


def test_an_answer_that_fails_is_told_above_the_page(open_browser, world):
    page = open_browser(world.cast.secretary, watched=False)
    page.goto("/doan-vien/")
    page.route("**/doan-vien/", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.locator("#tim").press_sequentially("khai")
    expect(page.locator("#thong-bao")).to_contain_text("Chưa làm được.")
    here = Person.objects.members().filter(current_unit=world.tree.branch).count()
    expect(page.locator("#danh-sach tbody tr")).to_have_count(here)


def test_a_search_with_a_lost_session_leads_to_the_sign_in(open_browser, world):
    page = open_browser(world.cast.secretary)
    page.goto("/doan-vien/")
    page.context.clear_cookies(name="sessionid")
    page.locator("#tim").press_sequentially("khai")
    expect(page.locator("input[name=password]")).to_be_visible()


def test_a_password_can_be_looked_at(open_browser, server):
    page = open_browser()
    page.goto("/tai-khoan/dang-nhap/")
    page.locator("input[name=password]").fill("thu")
    page.locator("[data-shows]").check()
    expect(page.locator("input[name=password]")).to_have_attribute("type", "text")


def test_what_was_dropped_after_a_lost_session_does_not_come_back(open_browser, world):
    page = open_browser(world.cast.secretary)
    page.goto(world.person.get_absolute_url() + CONTACT)
    page.get_by_label("Zalo").fill("bo-di")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Lưu hồ sơ").click()
    page.locator("input[name=login]").fill(world.cast.secretary.username)
    page.locator("input[name=password]").fill("mat-khau-thu-9")
    page.locator("main form button[type=submit]").first.click()
    page.get_by_role("link", name=re.compile("Bỏ những gì đã nhập")).click()
    expect(page.get_by_label("Zalo")).to_have_value("")
