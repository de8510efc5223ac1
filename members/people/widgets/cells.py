"""What reading one cell gives."""

from dataclasses import dataclass, field

from import_export.widgets import Widget

from branches.vietnamese import legacy, names
from members.people.data import words


@dataclass
class Cell:
    """`value` as JSON holds it, None for nothing; `said` lists (code, weight, message).

    A code that ends in a colon wants the name of the field behind it. `repaired`: the value has other letters or digits
    than the cell, which is said; `rewritten`: it has other capitals, which is only shown. `typeface`: what it was typed
    in before Unicode, if it was.
    """

    value: object = None
    said: list = field(default_factory=list)
    repaired: bool = False
    rewritten: bool = False
    typeface: str | None = None


class Column(Widget):
    """A widget that most cells pass at a glance."""

    def plain(self, text: str):
        """The value of a text that stands for itself; None when only `clean` can tell."""
        return


def says_nothing(value) -> bool:
    """Whether a cell of a column that holds no free text is as good as empty."""
    return value is None or (isinstance(value, str) and names.clean(value).lower() in words.NOTHING_OR_EMPTY)


def in_unicode(text: str, typeface: str | None) -> tuple[str, str | None]:
    """A text typed in an old typeface in Unicode; `typeface`: what a cell beside it was typed in."""
    converted, kind = legacy.convert(text)
    return legacy.convert_beside(text, typeface) if kind is None and typeface else (converted, kind)
