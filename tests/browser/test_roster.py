"""The roster and the record in a browser: search, filters, editing, export; and without scripts."""

import re

import pytest
from django.conf import settings
from playwright.sync_api import expect

from branches.audit.models import JournalEntry
from members.people.models import Person
from tests.browser.conftest import PHONE, WIDE

both_widths = pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])


def names(page):
    return [text.strip() for text in page.locator("#danh-sach tbody tr td:first-child a").all_inner_texts()]


@both_widths
def test_search_as_you_type_then_a_filter_then_the_record(open_browser, world, viewport):
    page = open_browser(world.cast.secretary, viewport)
    page.goto("/doan-vien/")
    everybody = page.locator("#danh-sach tbody tr")
    here = Person.objects.members().filter(current_unit=world.tree.branch).count()
    expect(everybody).to_have_count(here)
    page.locator("#tim").press_sequentially("h'hen nie")
    expect(everybody).to_have_count(1)
    expect(page.locator("#so-nguoi")).to_have_text("1")
    page.locator("#tim").fill("")
    expect(everybody).to_have_count(here)
    page.locator(".toolbar details.menu summary").first.click()
    page.locator("select[name=gender]").select_option("male")
    page.get_by_role("button", name="Lọc danh sách").click()
    expect(everybody).to_have_count(1)
    assert "gender=male" in page.url
    page.get_by_role("link", name="Lương Văn Khải").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lương Văn Khải")


@both_widths
def test_a_group_of_facts_is_edited_and_its_number_opened(open_browser, world, viewport):
    page = open_browser(world.cast.secretary, viewport)
    page.goto(world.person.get_absolute_url())
    expect(page.get_by_text("001203004321")).to_have_count(0)
    page.get_by_role("button", name=re.compile("Hiện số CCCD")).click()
    expect(page.get_by_text("001203004321")).to_be_visible()
    assert JournalEntry.objects.filter(act="members.field.opened", actor_key=world.cast.secretary.pk).count() == 1
    page.get_by_role("link", name=re.compile("Sửa Liên hệ")).click()
    page.get_by_label("Zalo").fill("khai.zalo")
    page.get_by_role("button", name="Lưu hồ sơ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lương Văn Khải")
    assert Person.objects.get(pk=world.person.pk).zalo == "khai.zalo"


@both_widths
def test_what_is_shown_is_taken_away_as_a_file(open_browser, world, viewport):
    page = open_browser(world.cast.secretary, viewport)
    page.goto("/doan-vien/?gender=male")
    page.locator("details.menu summary", has=page.locator("use[href*='download']")).click()
    with page.expect_download() as answer:
        page.get_by_role("button", name="CSV").click()
    content = answer.value.path().read_text(encoding="utf-8-sig")
    assert ("Lương Văn Khải" in content, "H'Hen Niê" in content) == (True, False)
    assert JournalEntry.objects.filter(act="members.roster.exported").count() == 1


def test_without_scripts_somebody_is_found_added_and_edited(open_browser, world):
    page = open_browser(world.cast.secretary, scripts=False)
    page.goto("/doan-vien/")
    page.locator("#tim").fill("khai")
    page.locator("#tim").press("Enter")
    expect(page.locator("#danh-sach tbody tr")).to_have_count(1)
    page.goto("/doan-vien/them/")
    page.get_by_label("Họ và tên").fill("Nông Thị Không Máy")
    page.get_by_label("Đoàn viên còn thiếu trong danh sách").check()
    page.get_by_role("button", name="Thêm người").click()
    expect(page.locator("main")).to_contain_text("Nông Thị Không Máy")
    added = Person.objects.get(full_name="Nông Thị Không Máy")
    page.goto(added.get_absolute_url() + "sua/lien-he/")
    page.get_by_label("Zalo").fill("nong")
    page.get_by_role("button", name="Lưu hồ sơ").click()
    assert Person.objects.get(pk=added.pk).zalo == "nong"


def test_a_name_that_is_already_there_asks_twice(open_browser, world):
    page = open_browser(world.cast.secretary)
    page.goto("/doan-vien/them/")
    page.get_by_label("Họ và tên").fill(world.person.full_name)
    page.get_by_label("Ngày sinh").fill("12042003")
    page.get_by_label("Ngày sinh").blur()
    expect(page.locator("#trung")).to_contain_text("Có thể đã có trong danh sách")
    expect(page.get_by_label("Ngày sinh")).to_have_value("12/04/2003")


def test_two_people_edit_one_record(open_browser, world):
    first, second = open_browser(world.cast.secretary), open_browser(world.cast.deputy)
    where = world.person.get_absolute_url() + "sua/lien-he/"
    for page in (first, second):
        page.goto(where)
    first.get_by_label("Zalo").fill("cua-bi-thu")
    first.get_by_role("button", name="Lưu hồ sơ").click()
    expect(first.get_by_role("heading", level=1)).to_have_text(world.person.full_name)
    second.get_by_label("Zalo").fill("cua-pho")
    second.get_by_role("button", name="Lưu hồ sơ").click()
    expect(second.locator("main")).to_contain_text("cua-bi-thu")
    expect(second.locator("main")).to_contain_text(str(world.cast.secretary))
    assert Person.objects.get(pk=world.person.pk).zalo == "cua-bi-thu"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_what_was_typed_survives_a_lost_session(open_browser, world, scripts):
    page = open_browser(world.cast.secretary, scripts=scripts)
    page.goto(world.person.get_absolute_url() + "sua/lien-he/")
    page.get_by_label("Zalo").fill("con-day")
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.get_by_role("button", name="Lưu hồ sơ").click()
    page.locator("input[name=login]").fill(world.cast.secretary.username)
    page.locator("input[name=password]").fill("mat-khau-thu-9")
    page.locator("main form button[type=submit]").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã đăng nhập lại")
    page.get_by_role("button", name="Gửi tiếp những gì đã nhập").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(world.person.full_name)
    assert Person.objects.get(pk=world.person.pk).zalo == "con-day"
