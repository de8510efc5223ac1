"""A correction walked on phones: the member asks, the secretary answers field by field, the member reads the answer."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from members.people.models import Person
from tests.browser.conftest import PHONE
from tests.members.people.people import make_person

PHOTO = {"name": "can-cuoc.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF\n"}


@pytest.fixture
def person(server, tree, cast):
    person = make_person(tree.branch, "Đoàn Văn Viên", phone="0987654321", religion="none", birth_date="2003")
    Person.objects.filter(pk=person.pk).update(user=cast.member)
    return person


def press(page, name):
    page.locator("main").get_by_role("button", name=name).first.click()


def card(page, heading):
    return page.locator("main section.card", has=page.get_by_role("heading", name=heading, exact=True))


def choose(page, heading, answer):
    card(page, heading).get_by_role("radio", name=answer, exact=True).check()


def test_a_correction_is_asked_for_answered_and_read(open_browser, cast, person):
    # The member finds the way from the first page, corrects two fields, one of them wrongly at first.
    member = open_browser(cast.member, PHONE)
    member.goto("/")
    member.get_by_role("link", name="Mở trang của tôi").click()
    member.get_by_role("link", name="Đề nghị sửa").click()
    member.get_by_role("link", name="Liên hệ").click()
    press(member, "Gửi đề nghị")
    expect(member.locator("[data-errors]")).to_contain_text("Chưa có ô nào khác với hồ sơ")
    member.get_by_label("Điện thoại").fill("12345")
    member.get_by_label("Zalo").fill("vien.doan")
    member.get_by_label("Ghi chú cho bí thư").fill("Em đổi số từ tháng trước")
    press(member, "Gửi đề nghị")
    expect(member.locator("[data-errors]")).to_contain_text("Điện thoại")
    expect(member.get_by_label("Ghi chú cho bí thư")).to_have_value("Em đổi số từ tháng trước")
    member.get_by_label("Điện thoại").fill("0912 345 678")
    press(member, "Gửi đề nghị")
    expect(member.locator("main")).to_contain_text("Đã gửi đề nghị sửa 2 ô")
    mine = card(member, "Hồ sơ của tôi có gì chưa đúng?")
    expect(mine).to_contain_text("Điện thoại: 0912345678")
    # Then one with a lock, with a photo.
    member.get_by_role("link", name="Đề nghị sửa").click()
    member.get_by_role("link", name="Giấy tờ, thông tin hạn chế").click()
    member.get_by_label("Tôn giáo").select_option(label="Phật giáo")
    member.get_by_label("Ảnh hoặc bản chụp giấy tờ").set_input_files(PHOTO)
    press(member, "Gửi đề nghị")
    expect(mine).to_contain_text("Tôn giáo: Đã ẩn")

    # The secretary comes from the to-dos: one is accepted, one refused, not without a reason.
    secretary = open_browser(cast.secretary, PHONE)
    secretary.goto("/viec-can-lam/")
    secretary.get_by_role("link", name="Trả lời đề nghị sửa hồ sơ").first.click()
    expect(card(secretary, "Đoàn viên gửi kèm")).to_contain_text("Em đổi số từ tháng trước")
    expect(card(secretary, "Điện thoại")).to_contain_text("0987654321")
    choose(secretary, "Điện thoại", "Đồng ý sửa")
    choose(secretary, "Zalo", "Không sửa")
    press(secretary, "Gửi trả lời")
    expect(secretary.locator("[data-errors]")).to_contain_text("Lý do: Zalo")
    card(secretary, "Zalo").get_by_label("Lý do, lời nhắn").fill("Không tìm thấy tài khoản này")
    press(secretary, "Gửi trả lời")
    expect(secretary.locator("main")).to_contain_text("Đã trả lời 2 ô cho Đoàn Văn Viên")
    # The other request waits, and stands on the record too.
    secretary.goto(person.get_absolute_url())
    secretary.get_by_role("link", name="Xem và trả lời").click()
    expect(card(secretary, "Tôn giáo")).to_contain_text("Đã ẩn")
    card(secretary, "Tôn giáo").get_by_label("Lý do, lời nhắn").fill("Đã xem giấy tờ")
    press(secretary, "Hiện ô có khóa")
    expect(card(secretary, "Tôn giáo")).to_contain_text("Phật giáo")
    expect(card(secretary, "Tôn giáo").get_by_label("Lý do, lời nhắn")).to_have_value("Đã xem giấy tờ")
    choose(secretary, "Tôn giáo", "Đồng ý sửa")
    press(secretary, "Gửi trả lời")
    expect(secretary.locator("main")).to_contain_text("Không có đề nghị nào đang chờ")

    # The member reads the answers.
    member.goto("/doan-vien/cua-toi/")
    expect(mine.locator("li", has_text="Điện thoại")).to_contain_text("Đã sửa")
    expect(mine.locator("li", has_text="Zalo")).to_contain_text("Không tìm thấy tài khoản này")
    expect(mine.locator("li", has_text="Tôn giáo")).to_contain_text(
        f"Bùi Thị Thư trả lời {timezone.localdate():%d/%m/%Y}"
    )
    person.refresh_from_db()
    assert (person.phone, person.zalo, person.religion) == ("0912345678", "", "buddhism")


def test_the_member_takes_a_wish_back_without_scripts(open_browser, cast, person):
    member = open_browser(cast.member, PHONE, scripts=False)
    member.goto("/doan-vien/cua-toi/sua/lien-he/")
    member.get_by_label("Zalo").fill("vien.doan")
    press(member, "Gửi đề nghị")
    press(member, "Rút lại")
    expect(member.locator("main")).to_contain_text("Đã rút đề nghị sửa ô “Zalo”")
    expect(member.locator("main")).not_to_contain_text("vien.doan")
