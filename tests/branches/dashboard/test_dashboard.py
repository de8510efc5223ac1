"""The first page, of a branch and of the units above it."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from members.people.actions import memberships
from members.people.models import Person
from members.people.models.memberships import Ended
from tests.conftest import make_unit, make_user
from tests.members.people.people import FULL, make_old_member, make_person

TODAY = timezone.localdate()


def born(years, days=0):
    """A birth date: `years` completed today, or `days` later."""
    day = TODAY + timedelta(days=days)
    return (
        f"{day.day:02}/{day.month:02}/{day.year - years}" if (day.month, day.day) != (2, 29) else f"{day.year - years}"
    )


@pytest.fixture
def lively(cast, tree):
    """Two branches with members of every kind, and a year of movement."""
    make_old_member(tree.branch, "Lò Văn Một", **FULL | {"birth_date": born(30, 20)}, ethnicity="03", religion="none")
    make_old_member(tree.branch, "Bế Thị Hai", birth_date="1991", gender="female", ethnicity="02")
    make_old_member(
        tree.sister, "Vi Thị Ba", **FULL | {"gender": "female"}, party_joined_on="03/02/2024", listed_post="secretary"
    )
    mover = make_old_member(tree.branch, "Hà Văn Tư", **FULL, ethnicity="01", religion="buddhism")
    memberships.move_person(mover, to=tree.sister, on=TODAY)
    leaver = make_old_member(tree.sister, "Cù Văn Năm", birth_date="2010")
    memberships.move_person(leaver, to=tree.stranger_branch, on=TODAY)
    ended = make_old_member(tree.sister, "Kha Văn Sáu")
    memberships.end_main(ended, on=TODAY, reason=Ended.CAME_OF_AGE)
    make_person(tree.branch, "Ma Thị Bảy", gender="female", birth_date=born(19))
    return tree


def page_of(client, user, **asked):
    client.force_login(user)
    response = client.get(reverse("home"), asked)
    assert response.status_code == 200
    return response.content.decode()


ROSTER, LEDGER = reverse("members:people:list"), reverse("members:people:ledger")
BAR = re.compile(r'<div class="bar"><a [^>]*href="([^"]*)">[^<]*</a>.*?<b>([\d.]+)</b></div>', re.DOTALL)
LINK = re.compile(r'<a [^>]*href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


def figures_of(html):
    """{address of a list: the figure that leads there} of a dashboard: bars, then all other links."""
    main = html[html.index("<main") :]
    found = BAR.findall(main) + [(address, _number(inner)) for address, inner in LINK.findall(BAR.sub("", main))]
    return {
        unescape(address): int(figure.replace(".", ""))
        for address, figure in found
        if figure and address.startswith((ROSTER + "?", LEDGER + "?"))
    }


def _number(inner):
    """The large number of a key figure, the first word of a title, else the last number but those for readers alone."""
    hidden = r'<span class="visually-hidden">.*?</span>|<svg.*?</svg>|<small>.*?</small>'
    shown = re.sub(hidden, "", inner, flags=re.DOTALL)
    if "<b>" in shown:
        title = re.search(r"<b>([\d.]+)", shown)
        return title and title[1]
    large = re.search(r'<span class="v d-block">([\d.]+)', shown)
    return large[1] if large else next(iter(re.findall(r"[\d.]+", shown)[-1:]), None)


def count_on(client, address):
    html = client.get(address).content.decode()
    return int(re.search(r'<h1>.*?<span class="mut num"[^>]*>([\d.]+)', html, re.DOTALL)[1].replace(".", ""))


@pytest.mark.parametrize(
    ("who", "code", "least"),
    [("secretary", "", 10), ("ward_officer", "", 25), ("ward_officer", "TT.P1.CD02", 8), ("province_officer", "", 25)],
)
def test_every_figure_opens_a_list_of_as_many(client, cast, lively, who, code, least):
    told = figures_of(page_of(client, getattr(cast, who), **({"don-vi": code} if code else {})))
    assert {address: count_on(client, address) for address in told} == told
    assert len(told) >= least


def text(html):
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_a_ward_tells_what_its_branches_add_up_to(client, cast, lively):
    shown = text(page_of(client, cast.ward_officer))
    assert "Đoàn viên 5 giảm 1 từ đầu năm" in shown
    assert "Hồ sơ đủ thông tin 3 / 5 còn 2 hồ sơ thiếu thông tin" in shown
    assert "Chi đoàn chưa có bí thư 0 / 2" in shown
    assert "Đầu kỳ 01/01 6 đoàn viên Ghi vào danh sách +1 Bổ sung danh sách 1 Tăng 0 Giảm −2" in shown
    assert "Chuyển đi 1 · Trưởng thành 1 Cuối kỳ 22/11".replace("22/11", f"{TODAY:%d/%m}") in shown
    assert "5 Khớp danh sách" in shown


def test_a_branch_sees_birthdays_and_who_leaves_soon(client, cast, lively):
    shown = text(page_of(client, cast.secretary))
    assert f"Sinh nhật tháng {TODAY.month}" in shown
    assert f"Ma Thị Bảy {TODAY:%d/%m} · tròn 19 tuổi" in shown
    assert "Sắp tròn 30 tuổi 1 người Trong 90 ngày tới" in shown
    assert "Lò Văn Một" in shown


def test_units_that_need_somebody_come_first(client, cast, lively):
    make_unit("TT.P1.CD03", "Chi đoàn Rỗng", "branch", lively.ward)
    html = page_of(client, cast.ward_officer)
    names = re.findall(r'<a class="fw-semibold a-plain" href="[^"]*">([^<]*)</a>', html)
    assert names == ["Chi đoàn Rỗng", "Chi đoàn Trường Hoa Sen", "Chi đoàn Tổ 1"]
    assert "Chi đoàn Rỗng Chưa có bí thư · Chưa có đoàn viên" in text(html)
    led = page_of(client, cast.ward_officer, loc="bi-thu")
    assert re.findall(r'<a class="fw-semibold a-plain" href="[^"]*">([^<]*)</a>', led) == ["Chi đoàn Rỗng"]


def test_an_officer_drills_down_to_a_branch_in_reach_alone(client, cast, lively):
    assert "Chi đoàn Tổ 1" in page_of(client, cast.ward_officer, **{"don-vi": "TT.P1.CD01"})
    for user, code in [
        (cast.ward_officer, "TT.P2"),
        (cast.ward_officer, "TT"),
        (cast.ward_officer, "KHONG"),
        (cast.secretary, "TT.P1.CD02"),
        (cast.secretary, "TT.P1"),
    ]:
        client.force_login(user)
        assert client.get(reverse("home"), {"don-vi": code}).status_code == 404


def test_who_may_not_see_restricted_fields_gets_no_link_and_no_small_number(client, cast, lively):
    shown = page_of(client, cast.administrator)
    assert "ethnicity=" not in shown
    assert "religion=" not in shown
    assert "Kinh < 5" in text(shown)
    assert "Không mở danh sách theo dân tộc: cần quyền xem thông tin hạn chế" in text(shown)
    assert f"{ROSTER}?unit=TT.P1&amp;ethnicity=01" in page_of(client, cast.ward_officer)


def test_who_reads_only_the_unit_itself_gets_sums_without_lists(client, cast, lively):
    member = make_user("uvphuong", "Ung Văn Phường", "committee_member", lively.ward)
    html = page_of(client, member)
    assert figures_of(html) == {}
    assert "Đoàn viên 5" in text(html)
    assert "chỉ mở cho cán bộ có quyền xem cả cấp dưới" in text(html)


def test_an_empty_unit_is_led_to_the_import(client, cast, tree):
    html = page_of(client, cast.ward_officer)
    assert "Bắt đầu từ danh sách đang có" in text(html)
    assert f'href="{reverse("members:imports:list")}"' in html
    assert "Chi đoàn Tổ 1" in text(html)


def test_who_holds_no_post_is_led_to_the_own_record(client, cast, tree):
    assert "Tài khoản chưa gắn với đơn vị nào" in text(page_of(client, cast.member))
    person = make_person(tree.branch, "Đoàn Văn Viên")
    Person.objects.filter(pk=person.pk).update(user=cast.member)
    assert f'href="{person.get_absolute_url()}"' in page_of(client, cast.member)


@pytest.mark.parametrize(("who", "code"), [("ward_officer", ""), ("province_officer", ""), ("secretary", "")])
def test_the_number_of_queries_grows_neither_with_units_nor_with_members(client, cast, lively, who, code):
    user = getattr(cast, who)
    page_of(client, user)
    with CaptureQueriesContext(connection) as few:
        page_of(client, user)
    for number in range(3):
        unit = make_unit(f"TT.P1.CD1{number}", f"Chi đoàn {number}", "branch", lively.ward, "office")
        make_unit(f"TT.P{number + 5}", f"Đoàn phường {number}", "ward", lively.province)
        make_old_member(unit, f"Vi Văn {number}", birth_date=born(30, 10))
        make_old_member(lively.branch, f"Lò Văn {number}", birth_date=born(30, 10 + number))
    page_of(client, user)
    with CaptureQueriesContext(connection) as many:
        page_of(client, user)
    assert len(many) == len(few)
    assert len(many) <= 25
