"""The page of all that waits, and its count in the navigation."""

import re

import pytest

from tests.branches.inbox.conftest import todo

PAGE = "/viec-can-lam/"


@pytest.fixture
def me(client, cast):
    client.force_login(cast.secretary)
    return cast.secretary


def shown(client, address=PAGE):
    """{heading of a group: numbers in it}."""
    groups = client.get(address).context["due_groups"]
    return {group.heading: [line.todo.number for line in group.lines] for group in groups}


def test_the_most_urgent_comes_first(client, me, waits):
    waits(me, todo(None, number="A"), todo(40, number="B"), todo(0, number="C"), todo(-3, number="D"))
    assert list(shown(client).items()) == [
        ("Quá hạn", ["D"]),
        ("Hôm nay", ["C"]),
        ("Sau tuần này", ["B"]),
        ("Không hạn", ["A"]),
    ]


def test_a_line_says_what_about_whom_and_until_when(client, me, waits):
    waits(me, todo(-3))
    page = client.get(PAGE).content.decode()
    for words in ("Chuyển sinh hoạt: Tiếp nhận", "Lò Văn Chuyển", "CSH-2026-0147", "Quá hạn 3 ngày", "1 việc quá hạn"):
        assert words in page


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [("", ["A", "B"]), ("chuyen-sinh-hoat", ["A"]), ("nhap-danh-sach", ["B"]), ("khong-co", ["A", "B"])],
)
def test_the_list_is_filtered_by_kind(client, me, waits, asked, numbers):
    waits(me, todo(number="A"), todo(number="B", kind="Nhập danh sách"))
    assert shown(client, f"{PAGE}?loai={asked}") == {"Không hạn": numbers}


def test_what_needs_no_form_is_done_in_place_and_comes_back(client, me, waits):
    waits(me, todo(quick=[("Tiếp nhận", "/ho-so/CSH-2026-0147/viec/take_in/?version=3")]), todo(kind="Nhập danh sách"))
    page = client.get(PAGE + "?loai=chuyen-sinh-hoat").content.decode()
    [form] = re.findall(r'<form method="post" action="/ho-so/[^"]*".*?</form>', page, re.DOTALL)
    assert 'action="/ho-so/CSH-2026-0147/viec/take_in/?version=3"' in form
    assert 'name="next" value="/viec-can-lam/?loai=chuyen-sinh-hoat"' in form
    assert "csrfmiddlewaretoken" in form


def test_an_empty_list_says_so(client, me, waits):
    waits(me)
    assert "Không có việc nào đang chờ" in client.get(PAGE).content.decode()


def test_the_navigation_counts_what_waits(client, me, waits):
    waits(me, todo(), todo(), todo())
    page = client.get(PAGE).content.decode()
    assert 'aria-label="Việc cần làm, 3 việc"' in page
    assert '<span>Cần làm</span><span class="dot">3<span class="visually-hidden"> việc</span></span>' in page
    assert 'Việc cần làm<span class="ct">3<span class="visually-hidden"> việc</span></span>' in page


def test_it_is_counted_once_a_minute_and_after_what_one_does(client, me, waits):
    asked = waits(me, todo())
    client.get("/")
    client.get("/")
    assert len(asked) == 1
    client.post("/tai-khoan/doi-don-vi/")
    client.get("/")
    assert len(asked) == 2


def test_the_list_itself_sets_the_number_right(client, cast, me, waits):
    waits(me, todo(), todo())
    client.get("/")
    waits(me, todo())
    assert 'aria-label="Việc cần làm, 1 việc"' in client.get(PAGE).content.decode()


def test_whom_nothing_waits_for_sees_no_number(client, cast, me, waits):
    waits(cast.deputy, todo())
    page = client.get(PAGE).content.decode()
    assert 'class="dot"' not in page
    assert 'aria-label="Việc cần làm"' in page


def test_a_count_that_is_known_costs_one_query(me, waits, django_assert_num_queries):
    from branches.inbox import counting

    waits(me, todo())
    assert counting.count_for(me) == 1
    with django_assert_num_queries(1):
        assert counting.count_for(me) == 1


@pytest.mark.parametrize("many", [1, 60])
def test_the_page_costs_the_same_with_sixty(client, me, waits, many, django_assert_num_queries):
    waits(me, *[todo(days) for days in range(many)])
    client.get(PAGE)
    with django_assert_num_queries(11):
        client.get(PAGE)
