"""A member gets an account: the secretary makes it on the record, the member opens the link on a phone."""

from playwright.sync_api import expect

from tests.browser.conftest import PHONE, WIDE
from tests.members.people.people import make_old_member

PASSWORD = "mot-cau-dai-de-nho-9"


def test_a_member_is_invited_and_comes_to_the_own_page(open_browser, cast, tree):
    person = make_old_member(tree.branch, "Vi Thị Hạnh", birth_date="15/02/2001")
    secretary = open_browser(cast.secretary, WIDE)
    secretary.goto(person.get_absolute_url())
    secretary.get_by_role("link", name="Tài khoản của đoàn viên").click()
    expect(secretary.get_by_label("Tên đăng nhập")).to_have_value("vi.thi.hanh")
    secretary.get_by_label("Tên đăng nhập").fill("bithu")
    secretary.get_by_role("button", name="Lập tài khoản và liên kết mời").click()
    expect(secretary.get_by_text("Tên đăng nhập này đã có người dùng").first).to_be_visible()
    secretary.get_by_label("Tên đăng nhập").fill("vi.thi.hanh")
    secretary.get_by_role("button", name="Lập tài khoản và liên kết mời").click()
    link = secretary.locator("#lien-ket").input_value()
    secretary.get_by_role("link", name="Đã chép, quay lại").click()
    expect(secretary.get_by_text("Đã mời")).to_be_visible()

    member = open_browser(None, PHONE)
    member.goto(link)
    for field in ("password1", "password2"):
        member.locator(f"input[name={field}]").fill(PASSWORD)
    member.locator("main button[type=submit]").first.click()
    member.get_by_role("link", name="Mở trang của tôi").click()
    expect(member.get_by_role("heading", name="Vi Thị Hạnh")).to_be_visible()
    expect(member.get_by_role("heading", name="Giấy tờ của tôi")).to_be_visible()

    secretary.reload()
    secretary.get_by_role("button", name="Gỡ khỏi hồ sơ này").click()
    expect(secretary.get_by_role("heading", name="Lập tài khoản mới")).to_be_visible()
    member.reload()
    expect(member.get_by_text("Tài khoản chưa gắn với hồ sơ đoàn viên nào")).to_be_visible()
