"""What waits stands in groups by due day."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branches.inbox import grouping
from tests.branches.inbox.conftest import SUNDAY, todo

MONDAY = SUNDAY - timedelta(days=6)


def codes(days, on):
    return [group.code for group in grouping.groups_of([todo(days, on=on)], on)]


@pytest.mark.parametrize(
    ("on", "days", "group"),
    [
        (MONDAY, -1, "overdue"),
        (MONDAY, 0, "today"),
        (MONDAY, 1, "week"),
        (MONDAY, 6, "week"),
        (MONDAY, 7, "later"),
        (SUNDAY, 0, "today"),
        (SUNDAY, 1, "later"),
        (SUNDAY, None, "undated"),
    ],
)
def test_a_week_ends_on_sunday(on, days, group):
    assert codes(days, on) == [group]


@given(st.dates(), st.lists(st.none() | st.integers(-400, 400)))
def test_every_todo_stands_in_one_group(on, days):
    todos = [todo(each, on=SUNDAY) for each in days]
    lines = [line.todo for group in grouping.groups_of(todos, on) for line in group.lines]
    assert sorted(map(id, lines)) == sorted(map(id, todos))


@pytest.mark.parametrize(
    ("days", "said", "tone", "late"),
    [
        (-2, "Quá hạn 2 ngày", "bad", True),
        (0, "Hạn hôm nay", "warn", False),
        (3, "Còn 3 ngày", "warn", False),
        (4, "Còn 4 ngày", "info", False),
        (None, "", "info", False),
    ],
)
def test_a_line_says_how_much_time_is_left(days, said, tone, late):
    [group] = grouping.groups_of([todo(days, on=SUNDAY)], SUNDAY)
    [line] = group.lines
    assert (line.due, line.tone, line.late) == (said, tone, late)


def test_kinds_are_counted_and_have_a_code_for_the_address():
    todos = [todo(), todo(), todo(kind="Nhập danh sách"), todo(kind="")]
    assert grouping.kinds_of(todos) == [
        ("chuyen-sinh-hoat", "Chuyển sinh hoạt", 2),
        ("nhap-danh-sach", "Nhập danh sách", 1),
        ("viec-khac", "Việc khác", 1),
    ]
