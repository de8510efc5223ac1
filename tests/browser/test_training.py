"""A year of training walked by the people whose steps it has: from the window to the confirmation."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from branches.cases.models import Case
from members.training.models import TrainingEntry
from tests.browser.conftest import PHONE, WIDE
from tests.browser.walking import GROUPS, fill_points, open_act, press, step
from tests.members.people.people import make_old_member
from tests.members.training.making import at, score, window_of
from tests.members.training.making import row as row_of

AN, BINH = "Vi Thị An", "Lò Văn Bình"


@pytest.fixture
def people(server, tree):
    return [make_old_member(tree.branch, name) for name in (AN, BINH)]


def test_a_year_is_walked_from_the_window_to_the_confirmation(open_browser, cast, tree, people):
    # The officer opens the window of the year.
    today = timezone.localdate()
    officer = open_browser(cast.ward_officer, WIDE)
    officer.goto("/doan-vien/ren-luyen/")
    officer.get_by_role("link", name="Mở đợt").click()
    officer.get_by_label("Bắt đầu từ ngày").fill(f"{today:%d%m%Y}")
    officer.get_by_label("Đăng ký đến hết ngày").fill(f"{today + timedelta(days=20):%d/%m/%Y}")
    press(officer, "Mở đợt rèn luyện")
    expect(officer.locator("[data-errors]")).to_contain_text("Chấm điểm đến hết ngày")
    officer.get_by_label("Chấm điểm đến hết ngày").fill(f"{today + timedelta(days=30):%d/%m/%Y}")
    press(officer, "Mở đợt rèn luyện")
    expect(officer.locator("h1")).to_contain_text("Chương trình rèn luyện đoàn viên năm")

    # The secretary, on a phone: begins, writes down both members at once, approves, opens scoring.
    page = open_browser(cast.secretary, PHONE)
    page.goto("/viec-can-lam/")
    page.get_by_role("link", name="Bắt đầu đăng ký rèn luyện").click()
    press(page, "Bắt đầu đăng ký")
    for name in (AN, BINH):
        page.get_by_label(f"Chọn {name}").check()
    for group in GROUPS[1:]:
        page.get_by_label(group).fill(f"Việc của nhóm {group}")
    press(page, "Lưu đăng ký")
    expect(page.locator("[data-errors]")).to_contain_text("Tư tưởng chính trị")
    page.get_by_label("Tư tưởng chính trị").fill("Đọc Điều lệ Đoàn\nNghe bốn bài học")
    expect(page.get_by_label(f"Chọn {BINH}")).to_be_checked()
    press(page, "Lưu đăng ký")
    expect(page.locator("main")).to_contain_text("Đã ghi đăng ký cho 2 đoàn viên")
    page.get_by_role("link", name="Về trang hồ sơ").click()
    press(page, "Duyệt đăng ký")
    expect(step(page)).to_contain_text("Rèn luyện trong năm")
    press(page, "Mở chấm điểm")
    expect(step(page)).to_contain_text("Tự chấm, chi đoàn chấm")

    # The grid on the phone: one row right, one wrong; the right one is saved, the wrong one stays.
    page.get_by_role("link", name="Chấm điểm", exact=True).click()
    fill_points(page, AN, [20, 19, 18, 17, 16])
    fill_points(page, BINH, [20, 25, 18, 17, 16])
    press(page, "Lưu điểm")
    expect(page.locator("tr", has_text=AN)).to_contain_text("Hoàn thành xuất sắc")
    expect(page.locator("tr", has_text=BINH)).to_contain_text("Đạo đức, lối sống: ghi số nguyên từ 0 đến 20")
    expect(page.get_by_label(f"Đạo đức, lối sống, {BINH}")).to_have_value("25")
    page.get_by_label(f"Đạo đức, lối sống, {BINH}").fill("12")
    press(page, "Lưu điểm")
    expect(page.locator("tr", has_text=BINH)).to_contain_text("83")
    page.get_by_role("link", name="Về trang hồ sơ").click()
    open_act(page, "Gửi cơ sở xác nhận")
    press(page, "Gửi cơ sở xác nhận")
    expect(step(page)).to_contain_text("Đoàn phường Một xác nhận")

    # The officer returns one from the grid with a reason and confirms the other.
    case = Case.objects.get()
    officer.goto(f"/doan-vien/ren-luyen/{case.number}/cham/")
    officer.get_by_label(f"Chọn {BINH}").check()
    press(officer, "Trả lại, ghi lý do")
    expect(officer.get_by_role("checkbox", name=BINH)).to_be_checked()
    officer.get_by_label("Lý do").fill("Vắng hai buổi sinh hoạt")
    press(officer, "Trả lại, ghi lý do")
    press(officer, "Xác nhận tất cả")
    expect(step(officer)).to_contain_text("Tự chấm, chi đoàn chấm")

    # The secretary scores that one again and sends; the officer confirms; the record shows the year.
    page.goto(f"/doan-vien/ren-luyen/{case.number}/cham/?muc=tra-lai")
    expect(page.locator("tr", has_text=BINH)).to_contain_text("Vắng hai buổi sinh hoạt")
    page.get_by_label(f"Kỷ luật, tình nguyện, {BINH}").fill("6")
    press(page, "Lưu điểm")
    page.goto(case.get_absolute_url())
    open_act(page, "Gửi cơ sở xác nhận")
    press(page, "Gửi cơ sở xác nhận")
    officer.goto(case.get_absolute_url())
    press(officer, "Xác nhận tất cả")
    expect(officer.locator(".tl")).to_contain_text("Vắng hai buổi sinh hoạt")
    officer.goto("/doan-vien/ren-luyen/tien-do/")
    officer.locator("tr", has_text="Tổng").get_by_role("link", name="Cơ sở đã xác nhận").click()
    expect(officer.locator("main")).to_contain_text("Hoàn thành tốt")
    page.goto(people[1].get_absolute_url())
    expect(page.locator("main")).to_contain_text("73 điểm · Đoàn phường Một xác nhận ngày")


def test_the_grid_works_without_scripts(open_browser, cast, tree):
    programme = at("scoring", tree.branch, window_of(tree.ward), people=[AN, BINH])
    page = open_browser(cast.secretary, PHONE, scripts=False)
    page.goto(f"/doan-vien/ren-luyen/{programme.case.number}/cham/")
    fill_points(page, AN, [10, 10, 10, 10, 10])
    score(programme, 7, names=[AN], actor=cast.deputy)
    press(page, "Lưu điểm")
    expect(page.locator("tr", has_text=AN)).to_contain_text("Phạm Văn Phó vừa sửa dòng này")
    expect(page.get_by_label(f"{GROUPS[0]}, {AN}")).to_have_value("10")
    assert row_of(programme, AN).total() == 35
    press(page, "Lưu điểm")
    expect(page.locator("tr", has_text=AN)).to_contain_text("50")
    assert TrainingEntry.objects.get(person__full_name=BINH).total() is None
