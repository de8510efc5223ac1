"""A member on a phone: registers by the own account, changes it, scores oneself; the branch approves in between."""

import pytest
from playwright.sync_api import expect

from branches.cases.models import Case
from members.people.models import Person
from members.training import actions, queries
from tests.browser.conftest import PHONE, WIDE
from tests.members.people.people import make_old_member
from tests.members.training.making import begun, found, window_of

GROUPS = ["Tư tưởng chính trị", "Đạo đức, lối sống", "Học tập, sáng tạo", "Thể chất, kỹ năng", "Kỷ luật, tình nguyện"]


@pytest.fixture
def me(server, tree, cast):
    person = make_old_member(tree.branch, "Đoàn Văn Viên")
    Person.objects.filter(pk=person.pk).update(user=cast.member)
    return person


def press(page, name):
    page.locator("main").get_by_role("button", name=name).first.click()


def test_a_member_registers_and_scores_oneself_on_a_phone(open_browser, cast, tree, me):
    programme = begun(tree.branch, window_of(tree.ward), people=())

    # What waits leads to the form; one group is forgotten, what was typed stays.
    page = open_browser(cast.member, PHONE)
    page.goto("/viec-can-lam/")
    page.locator("main").get_by_role("link", name="Đăng ký rèn luyện").click()
    for group in GROUPS[1:]:
        page.get_by_label(group).fill(f"Việc của nhóm {group}")
    press(page, "Đăng ký")
    expect(page.locator("[data-errors]")).to_contain_text("Tư tưởng chính trị")
    expect(page.get_by_label(GROUPS[1])).to_have_value(f"Việc của nhóm {GROUPS[1]}")
    page.get_by_label(GROUPS[0]).fill("Đọc Điều lệ Đoàn")
    press(page, "Đăng ký")
    card = page.locator("section", has=page.get_by_role("heading", name="Rèn luyện", exact=True))
    expect(card).to_contain_text("Còn sửa được tới khi chi đoàn duyệt")

    # Changed once more, then approved by the secretary, who sees whose doing it was.
    card.get_by_role("link", name="Sửa đăng ký").click()
    expect(page.get_by_label(GROUPS[0])).to_have_value("Đọc Điều lệ Đoàn")
    page.get_by_label(GROUPS[0]).fill("Đọc Điều lệ Đoàn\nNghe bốn bài học")
    press(page, "Lưu thay đổi")
    secretary = open_browser(cast.secretary, WIDE)
    secretary.goto(Case.objects.get().get_absolute_url())
    expect(secretary.locator(".tl")).to_contain_text("Đoàn viên đăng ký")
    expect(secretary.locator(".tl")).not_to_contain_text("ghi thay")
    press(secretary, "Duyệt đăng ký")
    page.reload()
    expect(card).to_contain_text("Chi đoàn chưa mở chấm điểm")

    # Scoring opens: a wrong score is told, the boxes keep what was typed.
    actions.open_scoring(found(programme), actor=cast.secretary)
    page.goto("/viec-can-lam/")
    page.locator("main").get_by_role("link", name="Tự chấm điểm rèn luyện").click()
    expect(page.locator("main")).to_contain_text("Đã đăng ký: Đọc Điều lệ Đoàn; Nghe bốn bài học")
    for group, points in zip(GROUPS, [20, 19, 25, 17, 16], strict=True):
        page.get_by_label(group).fill(str(points))
    press(page, "Lưu điểm tự chấm")
    expect(page.locator("[data-errors]")).to_contain_text("Học tập, sáng tạo")
    page.get_by_label(GROUPS[2]).fill("18")
    press(page, "Lưu điểm tự chấm")
    expect(card).to_contain_text("Anh/chị tự chấm 90 điểm")
    assert queries.own_entry(me, programme.year).status == "self_scored"
