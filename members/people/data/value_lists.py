"""A closed list of values of the record: codes to store, names to show, and the spellings that occur."""

import datetime
from dataclasses import dataclass, field
from functools import lru_cache

from branches.vietnamese.names import fold


@dataclass(frozen=True)
class Item:
    """`code` is what the database keeps and never changes, `name` the official spelling, `aliases` other spellings."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class ValueList:
    """`prefixes` are words that people write before a value and that say nothing, such as "dân tộc" before Kinh."""

    key: str
    label: str
    items: tuple[Item, ...]
    prefixes: tuple[str, ...] = ()
    _by_code: dict = field(init=False, repr=False, compare=False, default_factory=dict)
    _by_spelling: dict = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self):
        for item in self.items:
            if self._by_code.setdefault(item.code, item) is not item:
                raise ValueError(f"{self.key}: code {item.code} twice")
            for spelling in (item.name, *item.aliases):
                other = self._by_spelling.setdefault(_bare(spelling), item)
                if other is not item:
                    raise ValueError(f"{self.key}: {spelling!r} names both {other.code} and {item.code}")

    def __iter__(self):
        return iter(self.items)

    def get(self, code):
        """The item of a code, or None."""
        return self._by_code.get(code)

    def name(self, code):
        """The name of a code. A code that isn't in the list is shown as it is."""
        item = self._by_code.get(code)
        return item.name if item else code

    def match(self, text):
        """The item that a text, a number or a date stands for, or None.

        Capitals, marks, spaces, apostrophes, hyphens and other punctuation don't count.
        """
        bare = _bare(_as_typed(text))
        if item := self._by_spelling.get(bare):
            return item
        for prefix in map(_bare, self.prefixes):
            if bare.startswith(prefix) and (item := self._by_spelling.get(bare.removeprefix(prefix))):
                return item
        return None

    def choices(self):
        """Pairs of code and name, for a field or a select."""
        return [(item.code, item.name) for item in self.items]


@lru_cache(maxsize=10_000)
def _bare(text):
    return "".join(filter(str.isalnum, fold(text)))


def _as_typed(value):
    if value is None:
        return ""
    # A spreadsheet takes "12/12", typed for twelve years of school, for the twelfth of December.
    if isinstance(value, datetime.date):
        return f"{value.day}/{value.month}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
