"""One life in the union, from the youth who is picked to the member who comes of age, walked by the people whose duty
each step is. Fourteen years pass between the chapters: the clock of the whole process is moved, the work that becomes
due by itself is done, and everybody signs in anew."""

import io
from datetime import date, datetime, timedelta, timezone

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from branches.cases.models import Case
from branches.jobs import periodic
from members.people.models import Person
from members.people.texts import LEDGER_AGREES
from tests.browser.conftest import PHONE, WIDE
from tests.browser.walking import (
    GROUPS,
    SCAN,
    choose_level,
    fill_points,
    fill_votes,
    open_act,
    pick_waiting,
    press,
    step,
)
from tests.conftest import make_user
from tests.members.people.people import make_old_member

HANH = "Vi Thị Hạnh"
OTHERS = ("Lê An", "Lê Bình", "Lê Chi")
HERE = timezone(timedelta(hours=7))


class Story:
    """The people of the story and their clock."""

    def __init__(self, time_machine, open_browser, cast, last):
        self.time_machine, self.open_browser = time_machine, open_browser
        self.secretary, self.officer = cast.secretary, cast.ward_officer
        self.new_secretary, self.new_officer, self.province = last, cast.outsider, cast.province_officer
        self.member = cast.member
        self.pages = []

    def on(self, day):
        """It is the morning of this day; what became due until then is done, and nobody is signed in any more."""
        for page in self.pages:
            page.context.close()
        self.pages = []
        self.time_machine.move_to(datetime(day.year, day.month, day.day, 8, 30, tzinfo=HERE), tick=True)
        assert "failed" not in periodic.run_due().values()

    def phone(self, user):
        return self._page(user, PHONE)

    def desk(self, user):
        return self._page(user, WIDE)

    def _page(self, user, viewport):
        page = self.open_browser(user, viewport)
        self.pages.append(page)
        return page


@pytest.fixture
def story(time_machine, open_browser, tree, cast):
    story = Story(
        time_machine, open_browser, cast, make_user("bithu3", "Lò Thị Bến", "secretary", tree.stranger_branch)
    )
    # Whose name stands under the certificate in the end.
    make_user("bithuphuong2", "Đèo Văn Hai", "secretary", tree.stranger_ward)
    story.on(date(2026, 3, 2))
    for name in OTHERS:
        make_old_member(tree.branch, name)
    return story


def test_a_life_from_the_youth_to_the_member_who_comes_of_age(story):
    is_picked(story)
    is_admitted(story)
    trains_for_a_year(story)
    is_evaluated(story)
    moves_to_another_ward(story)
    comes_of_age(story)
    the_record_tells_all_of_it(story)
    the_figures_agree(story)


def is_picked(story):
    page = story.phone(story.secretary)
    page.goto("/doan-vien/ket-nap/")
    page.get_by_role("link", name="Xét kết nạp").first.click()
    page.get_by_role("link", name="thêm thanh niên", exact=True).click()
    page.get_by_label("Họ và tên").fill(HANH)
    page.get_by_label("Thanh niên, chưa vào Đoàn").check()
    page.get_by_label("Ngày sinh").fill("10022010")
    press(page, "Thêm người")
    open_act(page, "Xét kết nạp")
    page.get_by_label("Đoàn viên giúp đỡ").select_option(label="Lê An")
    press(page, "Đưa vào nguồn")
    expect(step(page)).to_contain_text("Lớp nhận thức về Đoàn")


def is_admitted(story):
    story.on(date(2026, 5, 5))
    page = story.phone(story.secretary)
    pick_waiting(page, "Kết nạp đoàn viên: bản nháp chưa gửi")
    open_act(page, "Ghi lớp nhận thức")
    page.get_by_label("Lớp, nơi mở lớp").fill("Lớp cảm tình Đoàn")
    page.get_by_label("Học xong ngày").fill("15/03/2026")
    press(page, "Ghi lớp nhận thức")
    open_act(page, "Ghi việc thử thách")
    page.get_by_label("Việc được giao").fill("Dạy bơi cho thiếu nhi")
    page.get_by_label("Hoàn thành ngày").fill("20/04/2026")
    press(page, "Ghi việc thử thách")
    open_act(page, "Ghi đơn và giới thiệu")
    page.get_by_label("Đơn viết ngày").fill("25/04/2026")
    page.get_by_label("Đoàn viên giới thiệu").select_option(label="Lê Bình")
    page.get_by_label("Bản chụp đơn đã ký").set_input_files(SCAN)
    press(page, "Ghi đơn và giới thiệu")
    open_act(page, "Ghi biểu quyết")
    page.get_by_label("Thư ký").fill("Lê An")
    page.get_by_label("Công khai").check()
    for name in OTHERS:
        page.get_by_role("group", name=name).get_by_role("radio", name="Tán thành", exact=True).check()
    press(page, "Ghi biểu quyết")
    open_act(page, "Gửi đề nghị chuẩn y")
    press(page, "Gửi đề nghị chuẩn y")
    expect(step(page)).to_contain_text("Đoàn phường Một chuẩn y")

    story.on(date(2026, 5, 12))
    officer = story.desk(story.officer)
    pick_waiting(officer, "Kết nạp đoàn viên: Chuẩn y kết nạp")
    open_act(officer, "Chuẩn y kết nạp")
    press(officer, "Chuẩn y kết nạp")
    expect(officer.locator("#giay-to")).to_contain_text("Số 01-NQ/ĐTN")

    story.on(date(2026, 5, 19))
    page = story.phone(story.secretary)
    pick_waiting(page, "Kết nạp đoàn viên: Ghi lễ kết nạp")
    open_act(page, "Ghi lễ kết nạp")
    page.get_by_label("Nơi làm lễ").fill("Nhà văn hóa")
    press(page, "Ghi lễ kết nạp")
    expect(page.locator("main")).to_contain_text("Chưa cấp thẻ đoàn viên")

    officer = story.desk(story.officer)
    officer.goto("/doan-vien/the-doan/")
    officer.get_by_role("link", name=HANH).click()
    open_act(officer, "Cấp thẻ")
    officer.get_by_label("Số thẻ").fill("000000000123")
    press(officer, "Cấp thẻ")
    expect(officer.locator("main")).to_contain_text("•••0123")
    page.reload()
    expect(page.locator("main")).not_to_contain_text("Chưa cấp thẻ đoàn viên")


def trains_for_a_year(story):
    story.on(date(2027, 1, 11))
    officer = story.desk(story.officer)
    officer.goto("/doan-vien/ren-luyen/")
    officer.get_by_role("link", name="Mở đợt").click()
    officer.get_by_label("Bắt đầu từ ngày").fill("11/01/2027")
    officer.get_by_label("Đăng ký đến hết ngày").fill("31/01/2027")
    officer.get_by_label("Chấm điểm đến hết ngày").fill("15/12/2027")
    press(officer, "Mở đợt rèn luyện")
    expect(officer.locator("h1")).to_contain_text("Chương trình rèn luyện đoàn viên năm 2027")

    page = story.phone(story.secretary)
    pick_waiting(page, "Bắt đầu đăng ký rèn luyện")
    press(page, "Bắt đầu đăng ký")
    for name in (HANH, "Lê An"):
        page.get_by_label(f"Chọn {name}").check()
    for group in GROUPS:
        page.get_by_label(group).fill(f"Việc của nhóm {group}")
    press(page, "Lưu đăng ký")
    expect(page.locator("main")).to_contain_text("Đã ghi đăng ký cho 2 đoàn viên")
    page.get_by_role("link", name="Về trang hồ sơ").click()
    press(page, "Duyệt đăng ký")
    expect(step(page)).to_contain_text("Rèn luyện trong năm")

    story.on(date(2027, 12, 1))
    page = story.phone(story.secretary)
    page.goto(Case.objects.get(kind="training").get_absolute_url())
    press(page, "Mở chấm điểm")
    page.get_by_role("link", name="Chấm điểm", exact=True).click()
    fill_points(page, HANH, [20, 19, 18, 17, 18])
    fill_points(page, "Lê An", [15, 15, 15, 15, 15])
    press(page, "Lưu điểm")
    expect(page.locator("tr", has_text=HANH)).to_contain_text("Hoàn thành xuất sắc")
    page.get_by_role("link", name="Về trang hồ sơ").click()
    open_act(page, "Gửi cơ sở xác nhận")
    press(page, "Gửi cơ sở xác nhận")

    officer = story.desk(story.officer)
    pick_waiting(officer, "Rèn luyện đoàn viên: Xác nhận tất cả")
    press(officer, "Xác nhận tất cả")
    expect(officer.locator(".tl")).to_contain_text("Cơ sở xác nhận")
    page.goto(Person.objects.get(full_name=HANH).get_absolute_url())
    expect(page.locator("main")).to_contain_text("92 điểm · Đoàn phường Một xác nhận ngày 01/12/2027")


def is_evaluated(story):
    story.on(date(2027, 12, 12))
    officer = story.desk(story.officer)
    officer.goto("/doan-vien/danh-gia/")
    officer.get_by_role("link", name="Mở đợt", exact=True).click()
    press(officer, "Mở đợt đánh giá")
    expect(officer.locator("h1")).to_have_text("Đợt đánh giá năm 2027")

    page = story.phone(story.secretary)
    pick_waiting(page, "Bắt đầu đánh giá đoàn viên")
    press(page, "Lập danh sách")
    expect(page.locator("main")).to_contain_text("Đã lập danh sách 4 người")
    page.get_by_role("link", name="Ghi bảng đánh giá").click()
    page.get_by_role("link", name=HANH).click()
    page.get_by_label("Tự xếp loại").select_option(label="Hoàn thành xuất sắc")
    page.get_by_label("Ngày viết phiếu").fill("10/12/2027")
    press(page, "Lưu phiếu")
    page.get_by_role("link", name="Về trang hồ sơ").click()
    open_act(page, "Ghi buổi họp")
    page.get_by_label("Chủ trì").fill("Bùi Thị Thư")
    page.get_by_label("Thư ký").fill("Phạm Văn Phó")
    page.get_by_label("Bỏ phiếu kín").check()
    page.get_by_label("Có mặt").fill("4")
    press(page, "Ghi buổi họp")
    expect(step(page)).to_contain_text("Chi đoàn bỏ phiếu")
    page.get_by_role("link", name="Ghi bảng đánh giá").click()
    for name in (HANH, *OTHERS):
        fill_votes(page, name, [4, 4, 0, 0])
        choose_level(page, name, "Hoàn thành xuất sắc" if name == HANH else "Hoàn thành tốt")
    press(page, "Lưu bảng")
    page.get_by_role("link", name="Về trang hồ sơ").click()
    open_act(page, "Gửi cấp trên")
    page.get_by_label("Lý do tỷ lệ xuất sắc cao").fill("Chi đoàn chỉ có bốn người")
    press(page, "Gửi cấp trên")
    expect(step(page)).to_contain_text("Đoàn phường Một duyệt")

    story.on(date(2027, 12, 20))
    officer = story.desk(story.officer)
    pick_waiting(officer, "Đánh giá, xếp loại: Duyệt tất cả")
    press(officer, "Duyệt tất cả")
    open_act(officer, "Ra quyết định")
    press(officer, "Ra quyết định")
    expect(officer.locator("#giay-to")).to_contain_text("Số 01-QĐ/ĐTN")

    story.on(date(2027, 12, 28))
    page = story.phone(story.secretary)
    pick_waiting(page, "Ghi ngày công bố")
    open_act(page, "Ghi ngày công bố")
    press(page, "Ghi ngày công bố")
    page.goto(Person.objects.get(full_name=HANH).get_absolute_url())
    expect(page.get_by_role("region", name="Đánh giá hằng năm")).to_contain_text("Năm 2027: Hoàn thành xuất sắc")


def moves_to_another_ward(story):
    story.on(date(2028, 9, 4))
    page = story.phone(story.secretary)
    page.goto("/doan-vien/")
    page.get_by_role("link", name=HANH).click()
    open_act(page, "Chuyển sinh hoạt")
    page.get_by_label("Nơi đến").press_sequentially("bến đò")
    expect(page.get_by_role("radio", name="Chi đoàn Bến Đò")).to_be_checked()
    page.get_by_label("Nhận xét của chi đoàn").fill("Tham gia đủ các buổi sinh hoạt.")
    page.get_by_label("Đã đóng đoàn phí hết tháng").fill("9/2028")
    page.get_by_label("Đơn của đoàn viên").set_input_files(SCAN)
    press(page, "Lập và gửi đi")
    expect(step(page)).to_contain_text("Đoàn phường Một xác nhận")

    officer = story.desk(story.officer)
    pick_waiting(officer, "Chuyển sinh hoạt: Xác nhận và chuyển đi")
    officer.get_by_role("link", name="Phát hành Giấy giới thiệu").click()
    press(officer, "Phát hành")
    open_act(officer, "Xác nhận và chuyển đi")
    press(officer, "Xác nhận và chuyển đi")
    expect(step(officer)).to_contain_text("Đoàn phường Hai tiếp nhận")

    story.on(date(2028, 9, 7))
    other = story.desk(story.new_officer)
    pick_waiting(other, "Chuyển sinh hoạt: Tiếp nhận, giao chi đoàn")
    open_act(other, "Tiếp nhận, giao chi đoàn")
    other.get_by_label("Chi đoàn nhận").select_option(label="Chi đoàn Bến Đò")
    press(other, "Tiếp nhận, giao chi đoàn")

    last = story.phone(story.new_secretary)
    pick_waiting(last, "Chuyển sinh hoạt: Nhận đoàn viên")
    open_act(last, "Nhận đoàn viên")
    press(last, "Nhận đoàn viên")
    expect(last.locator(".sides")).to_contain_text("Được tính ở đây từ ngày 07/09/2028")
    last.goto("/doan-vien/")
    expect(last.locator("#danh-sach")).to_contain_text(HANH)


def comes_of_age(story):
    story.on(date(2040, 1, 9))
    page = story.phone(story.new_secretary)
    page.goto("/doan-vien/roi-doan/tuoi-truong-thanh/")
    page.get_by_role("checkbox", name=f"Chọn {HANH}").check()
    press(page, "Lập hồ sơ trưởng thành")
    press(page, "Lập 1 hồ sơ")
    page.get_by_role("link", name=HANH).click()
    open_act(page, "Ghi nguyện vọng")
    page.get_by_label("Trưởng thành đợt này").check()
    press(page, "Ghi nguyện vọng")
    open_act(page, "Gửi danh sách trưởng thành")
    press(page, "Gửi danh sách trưởng thành")
    expect(step(page)).to_contain_text("Đoàn phường Hai xác nhận")

    story.on(date(2040, 3, 26))
    officer = story.desk(story.new_officer)
    pick_waiting(officer, "Trưởng thành, rời Đoàn: Xác nhận trưởng thành")
    open_act(officer, "Xác nhận trưởng thành")
    press(officer, "Xác nhận trưởng thành")
    officer.get_by_role("link", name="Phát hành Giấy chứng nhận trưởng thành Đoàn").click()
    press(officer, "Phát hành")
    open_act(officer, "Ghi lễ trưởng thành")
    expect(officer.get_by_label("Ngày lễ")).to_have_value("26/03/2040")
    press(officer, "Ghi lễ trưởng thành")
    expect(officer.locator("#giay-to")).to_contain_text("Giấy chứng nhận trưởng thành Đoàn")


def the_record_tells_all_of_it(story):
    page = story.phone(story.new_secretary)
    page.goto(Person.objects.get(full_name=HANH).get_absolute_url())
    events = page.get_by_role("region", name="Diễn biến").get_by_role("listitem").all()
    assert [event.inner_text().splitlines() for event in events] == [
        ["Trưởng thành khỏi Chi đoàn Bến Đò", "26/03/2040 · theo hồ sơ TT-2040-0001"],
        ["Chuyển đến: Chi đoàn Bến Đò", "07/09/2028 · theo hồ sơ CSH-2028-0001"],
        ["Chuyển đi khỏi Chi đoàn Tổ 1", "07/09/2028 · theo hồ sơ CSH-2028-0001"],
        ["Cấp thẻ đoàn viên", "19/05/2026, 08:30 · Cao Thị Bộ"],
        ["Kết nạp: Chi đoàn Tổ 1", "19/05/2026 · theo hồ sơ KN-2026-0001"],
        ["Thêm vào danh sách", "02/03/2026, 08:30 · Bùi Thị Thư"],
    ]
    expect(page.get_by_role("region", name="Rèn luyện")).to_contain_text("Năm 2027: Hoàn thành xuất sắc")
    expect(page.get_by_role("region", name="Đánh giá hằng năm")).to_contain_text("Năm 2027: Hoàn thành xuất sắc")


def the_figures_agree(story):
    """Of the whole time: what each ward had, gained and lost, and nobody was gained or lost by the province's move."""
    page = story.desk(story.province)
    page.goto("/doan-vien/bien-dong/")
    page.get_by_label("Từ ngày").fill("01/01/2026")
    page.get_by_label("Đến hết ngày").fill("26/03/2040")
    press(page, "Xem")
    # Đầu kỳ, ghi vào danh sách, tăng, giảm, cuối kỳ.
    assert figures_of(page, "Đoàn phường Một") == ["3", "0", "1", "1", "3"]
    assert figures_of(page, "Đoàn phường Hai") == ["0", "0", "1", "1", "0"]
    reasons = {row[0]: row[1] for row in rows_of(page, "Theo lý do")}
    counted = {label for label, value in reasons.items() if value != "0"}
    assert counted == {"Tăng", "Kết nạp", "Giảm", "Trưởng thành"}

    said = io.StringIO()
    call_command("check_ledger", stdout=said)
    assert said.getvalue().strip() == LEDGER_AGREES.format(people=4)


def rows_of(page, table):
    """[what the row is about, its figures…], a figure without what only a screen reader says behind it."""
    rows = [
        row.locator("td").all_inner_texts() for row in page.get_by_role("region", name=table).locator("tbody tr").all()
    ]
    return [[what.strip(), *(figure.split()[0].strip(",") for figure in figures)] for what, *figures in rows]


def figures_of(page, unit):
    return next(row[1:] for row in rows_of(page, "Theo đơn vị trực thuộc") if row[0] == unit)
