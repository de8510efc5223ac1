"""Departures walked by the secretary on a phone and the ward's officer at a desk."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from members.departures.models import Departure, Leave
from members.people.models import Person
from tests.browser.conftest import PHONE, WIDE
from tests.browser.walking import open_act, press, step
from tests.members.departures.making import at, stands
from tests.members.people.people import make_members, make_old_member


@pytest.fixture
def members(server, tree):
    make_members(tree.branch, "Lê An", "Lê Bình")
    return [
        make_old_member(tree.branch, name, birth_date="15/02/1995", joined_on="26/03/2011")
        for name in ("Vi Thị Hạnh", "Vi Văn Hòa")
    ]


def test_members_come_of_age_from_the_radar_to_the_ceremony(open_browser, cast, tree, members):
    page = open_browser(cast.secretary, PHONE)
    page.goto("/doan-vien/roi-doan/tuoi-truong-thanh/")
    page.get_by_role("link", name="Đã quá tuổi").click()
    for name in ("Vi Thị Hạnh", "Vi Văn Hòa"):
        page.get_by_role("checkbox", name=f"Chọn {name}").check()
    press(page, "Lập hồ sơ trưởng thành")
    press(page, "Lập 2 hồ sơ")
    page.get_by_role("link", name="Vi Thị Hạnh").click()
    expect(step(page)).to_contain_text("Hỏi nguyện vọng")
    open_act(page, "Ghi nguyện vọng")
    page.get_by_label("Trưởng thành đợt này").check()
    press(page, "Ghi nguyện vọng")
    open_act(page, "Gửi danh sách trưởng thành")
    press(page, "Gửi danh sách trưởng thành")
    expect(step(page)).to_contain_text("Đoàn phường Một xác nhận")

    officer = open_browser(cast.ward_officer, WIDE)
    officer.goto("/viec-can-lam/")
    officer.locator("main").get_by_role("link", name="Trưởng thành, rời Đoàn: Xác nhận trưởng thành").click()
    open_act(officer, "Xác nhận trưởng thành")
    press(officer, "Xác nhận trưởng thành")
    open_act(officer, "Ghi lễ trưởng thành")
    officer.get_by_label("Ngày lễ").fill(f"{timezone.localdate():%d/%m/%Y}")
    press(officer, "Ghi lễ trưởng thành")
    assert Person.objects.get(full_name="Vi Thị Hạnh").left_reason == "came_of_age"

    # The other one asks to stay, without a script.
    departure = Departure.objects.get(person__full_name="Vi Văn Hòa")
    page = open_browser(cast.secretary, PHONE, scripts=False)
    page.goto(departure.case.get_absolute_url())
    open_act(page, "Ghi nguyện vọng")
    page.get_by_label("Xin ở lại sinh hoạt").check()
    page.get_by_label("Lý do xin ở lại").fill("Còn phụ trách đội văn nghệ")
    press(page, "Ghi nguyện vọng")
    open_act(page, "Cho ở lại tới ngày")
    page.get_by_label("Ở lại tới hết ngày").fill(f"{timezone.localdate() + timedelta(days=300):%d/%m/%Y}")
    press(page, "Cho ở lại tới ngày")
    assert stands(departure)[0] == "kept"


def test_a_leave_is_asked_for_refused_where_it_is_too_long_and_granted(open_browser, cast, members):
    today = timezone.localdate()
    page = open_browser(cast.secretary, PHONE)
    page.goto(members[0].get_absolute_url())
    open_act(page, "Hoãn sinh hoạt, trưởng thành, rời Đoàn")
    page.locator("main").get_by_role("link", name="Hoãn sinh hoạt").click()
    page.get_by_label("Đến hết ngày").fill(f"{today + timedelta(days=500):%d/%m/%Y}")
    page.get_by_label("Lý do").fill("Đi làm lưu động")
    press(page, "Lập hồ sơ hoãn sinh hoạt")
    expect(page.locator("form .invalid-feedback")).to_contain_text("nhiều nhất 12 tháng")
    page.get_by_label("Đến hết ngày").fill(f"{today + timedelta(days=100):%d/%m/%Y}")
    press(page, "Lập hồ sơ hoãn sinh hoạt")
    open_act(page, "Cho hoãn sinh hoạt")
    press(page, "Cho hoãn sinh hoạt")
    expect(page.locator("main")).to_contain_text("vẫn đóng đoàn phí")
    page.goto("/doan-vien/")
    expect(page.locator("#danh-sach")).to_contain_text("Hoãn sinh hoạt đến")
    assert Leave.objects.get().until == today + timedelta(days=100)


def test_a_removal_is_taken_note_of(open_browser, cast, members):
    departure = at("struck_off", "at_base", members[0])
    officer = open_browser(cast.ward_officer, WIDE)
    officer.goto(departure.case.get_absolute_url())
    open_act(officer, "Ghi nhận xóa tên")
    press(officer, "Ghi nhận xóa tên")
    expect(officer.locator("main")).to_contain_text("Cơ sở ghi nhận xóa tên")
    assert stands(departure)[0] == "done"
