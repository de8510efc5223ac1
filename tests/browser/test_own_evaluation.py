"""A member writes the own assessment on a phone, changes it, and reads the result once it is announced."""

import pytest
from playwright.sync_api import expect

from members.people.models import Person
from tests.browser.conftest import PHONE, WIDE
from tests.members.evaluations.making import announce, begin, confirm, decide, make_old, make_round, meet, rate, send

AN, BINH = "Vi Thị An", "Lò Văn Bình"


@pytest.fixture
def evaluation(server, tree, cast):
    member, _ = make_old(tree.branch, AN, BINH)
    Person.objects.filter(pk=member.pk).update(user=cast.member)
    return begin(tree.branch, make_round(tree.ward))


def press(page, name):
    page.locator("main").get_by_role("button", name=name).click()


def test_a_member_writes_the_own_assessment_and_reads_the_result(open_browser, cast, evaluation):
    # On the phone, from what waits to the form; what lacks is told and what was typed stays.
    page = open_browser(cast.member, PHONE)
    page.goto("/viec-can-lam/")
    page.locator("main").get_by_role("link", name="Viết bản tự đánh giá").first.click()
    expect(page.locator("h1")).to_have_text(f"Tự đánh giá năm {evaluation.year}")
    page.get_by_label("Học tập, lao động, công tác").fill("Học xong nghề điện, làm thợ ở xã")
    press(page, "Lưu bản tự đánh giá")
    expect(page.locator("form .invalid-feedback")).to_contain_text("Chưa chọn mức tự xếp loại")
    expect(page.get_by_label("Học tập, lao động, công tác")).to_have_value("Học xong nghề điện, làm thợ ở xã")
    page.get_by_label("Tự xếp loại").select_option(label="Hoàn thành tốt")
    press(page, "Lưu bản tự đánh giá")
    card = page.get_by_role("region", name="Đánh giá, xếp loại")
    expect(card).to_contain_text("Đã viết")
    expect(page.locator("main")).to_contain_text("Sửa được tới khi chi đoàn gửi cấp trên")

    # It is changed as long as it is with the branch; the branch sees who wrote it, and can't write over it.
    card.get_by_role("link", name="Xem, sửa bản tự đánh giá").click()
    page.get_by_label("Sinh hoạt Đoàn, việc được giao").fill("Dự đủ sinh hoạt")
    press(page, "Lưu bản tự đánh giá")
    expect(card).to_contain_text("Đã viết")
    grid = open_browser(cast.secretary, WIDE)
    grid.goto(f"/doan-vien/danh-gia/{evaluation.case.number}/bang/")
    row = grid.get_by_role("row").filter(has=grid.get_by_role("link", name=AN))
    expect(row).to_contain_text("Tự viết, tự xếp: Tốt")
    expect(grid.get_by_label(f"Tự xếp loại của {AN}")).to_have_count(0)
    expect(grid.get_by_label(f"Tự xếp loại của {BINH}")).to_have_count(1)
    grid.get_by_role("link", name=AN).click()
    expect(grid.locator("main")).to_contain_text("Dự đủ sinh hoạt")
    expect(grid.locator("main")).to_contain_text("Đoàn viên tự viết bằng tài khoản của mình")

    # Sent: it is read, and nothing of what the branch voted is told.
    for step in (meet, rate, send):
        step(evaluation)
    page.reload()
    expect(card).to_contain_text("Chờ công bố")
    card.get_by_role("link", name=f"Năm {evaluation.year}").click()
    expect(page.locator("main")).to_contain_text("không đổi được nữa")
    expect(page.locator("main form")).to_have_count(0)
    expect(page.locator("main")).not_to_contain_text("tán thành")
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải .pdf").click()
    assert download.value.suggested_filename.endswith(".pdf")

    # Announced: the level and the decision.
    for step in (confirm, decide, announce):
        step(evaluation)
    page.goto("/doan-vien/cua-toi/")
    expect(card).to_contain_text(f"Năm {evaluation.year}: Hoàn thành tốt")
    expect(card).to_contain_text("01-QĐ/ĐTN")
