"""What the headings between the rows of a list say of the rows below them: nothing is made but of their words."""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from .words import BRANCH, COUNTED_BEHIND, LABEL_BEFORE, WHEREABOUTS

_ROMAN, _LETTER, _FIGURE = (
    re.compile(r"^\s*[IVX]+\s*[.)/:-]"),
    re.compile(r"^\s*[A-Ha-h]\s*[.)/:-]"),
    re.compile(r"^\s*\d"),
)
LONGEST = 200


@dataclass(frozen=True)
class Group:
    """`unit`: the name of a unit as the heading has it; `remark`: where the people of the group are."""

    unit: str = ""
    unit_row: int = 0
    remark: str = ""
    remark_row: int = 0


class Groups:
    """The group of each row. `headings`: row → text; `names_unit`: whether a text names a unit that is known."""

    def __init__(self, headings: dict[int, str], names_unit: Callable[[str], bool]):
        self.rows = sorted(headings)
        self.groups = [Group()]
        level = None
        for row in self.rows:
            text, before = headings[row][:LONGEST], self.groups[-1]
            unit = unit_in(text, names_unit)
            if unit:
                level = _level(text)
                self.groups.append(Group(unit, row))
            elif level is not None and _level(text) == level:
                # It stands beside the unit's heading, not below it.
                self.groups.append(Group(**_remark(text, row)))
            else:
                self.groups.append(Group(before.unit, before.unit_row, **_remark(text, row)))

    def at(self, row: int) -> Group:
        return self.groups[bisect_right(self.rows, row)]


def unit_in(text: str, names_unit: Callable[[str], bool]) -> str:
    """The name of the unit that a heading names: "Chi đoàn …", or any unit that is known."""
    if found := BRANCH.match(" ".join(text.split())):
        return found.group(1).strip()
    bare = _bare(text)
    return bare if bare and names_unit(bare) else ""


def _bare(text: str) -> str:
    return COUNTED_BEHIND.sub("", LABEL_BEFORE.sub("", " ".join(text.split())))


def _remark(text: str, row: int) -> dict:
    bare = _bare(text)
    return {"remark": bare, "remark_row": row} if WHEREABOUTS.search(bare.lower()) else {}


def _level(text: str) -> str | None:
    """How a heading is numbered; None when it isn't."""
    if _ROMAN.match(text):
        return "I"
    if _LETTER.match(text):
        return "A"
    return "1" if _FIGURE.match(text) else None
