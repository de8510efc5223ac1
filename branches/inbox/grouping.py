"""The list as the page shows it: in groups by due day, filtered by kind."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from branches.cases.kinds import Todo
from branches.inbox import texts
from branches.vietnamese.names import fold


@dataclass(frozen=True)
class Line:
    """A todo with the words for its day."""

    todo: Todo
    tone: str
    due: str
    late: bool


@dataclass(frozen=True)
class Group:
    code: str
    heading: str
    lines: Sequence[Line]


def groups_of(todos: Sequence[Todo], on: date) -> list[Group]:
    """Those that hold something, the most urgent first. A week ends on Sunday."""
    sunday = on + timedelta(days=6 - on.weekday())
    bounds = [
        ("overdue", texts.OVERDUE, lambda due: due and due < on),
        ("today", texts.TODAY, lambda due: due == on),
        ("week", texts.THIS_WEEK, lambda due: due and on < due <= sunday),
        ("later", texts.LATER, lambda due: due and due > sunday and due > on),
        ("undated", texts.UNDATED, lambda due: due is None),
    ]
    groups = [
        Group(code, heading, [_line(todo, on) for todo in todos if holds(todo.due_on)])
        for code, heading, holds in bounds
    ]
    return [group for group in groups if group.lines]


def _line(todo, on):
    if todo.due_on is None:
        return Line(todo, "info", "", False)
    days = (todo.due_on - on).days
    if days < 0:
        return Line(todo, "bad", texts.LATE_BY.format(days=-days), True)
    if days == 0:
        return Line(todo, "warn", texts.DUE_TODAY, False)
    return Line(todo, "warn" if days <= 3 else "info", texts.DUE_IN.format(days=days), False)


def kinds_of(todos: Sequence[Todo]) -> list[tuple[str, str, int]]:
    """(code for the address, name, count) of each kind in the list, in the order of names."""
    counted = Counter(todo.kind for todo in todos)
    return sorted(
        ((code_of(kind), kind or texts.OTHER_KIND, count) for kind, count in counted.items()), key=lambda each: each[1]
    )


def code_of(kind: str) -> str:
    """ "Chuyển sinh hoạt" -> "chuyen-sinh-hoat"."""
    return fold(kind or texts.OTHER_KIND).replace(" ", "-")
