"""Columns of the record's lists of values, and of ticks."""

from branches.imports.cells import show
from branches.imports.targets import Weight
from branches.vietnamese import names
from members.people import texts
from members.people.data import words

from .cells import Cell, Column, in_unicode

REVIEW = Weight.REVIEW


class ListColumn(Column):
    """A value of one of the record's lists, in any of its spellings; kept by its name."""

    def __init__(self, label: str, values):
        super().__init__()
        self.label, self.values = label, values

    def clean(self, value, row=None, *, typeface=None, **kwargs) -> Cell:
        text = names.clean(show(value))
        if not text:
            return Cell()
        if item := self.values.match(_as_typed(value)):
            return Cell(item.name)
        converted, kind = in_unicode(show(value), typeface)
        if kind and (item := self.values.match(converted)):
            return Cell(item.name, repaired=True, typeface=kind)
        if text.lower() in words.NOTHING:
            return Cell()
        return Cell(said=[("spelling_unknown:", REVIEW, texts.SPELLING_UNKNOWN.format(label=self.label))])

    def render(self, value, obj=None, **kwargs):
        """The official name of a code."""
        return self.values.name(value) if value else ""


class TickColumn(Column):
    """A tick, or a word for yes or no."""

    def __init__(self, label: str):
        super().__init__()
        self.label = label

    def clean(self, value, row=None, **kwargs) -> Cell:
        if isinstance(value, bool):
            return Cell(value)
        text = names.clean(show(value)).lower()
        if not text:
            return Cell()
        if text in words.YES:
            return Cell(True)
        if text in words.NO:
            return Cell(False)
        return Cell(said=[("spelling_unknown:", REVIEW, texts.UNREADABLE_VALUE.format(label=self.label))])

    def render(self, value, obj=None, **kwargs):
        return texts.TICK if value else ""


def _as_typed(value):
    """A list's value for `match`: a date that a spreadsheet made of "12/12" is read as typed."""
    if isinstance(value, dict):
        return f"{value.get('day')}/{value.get('month')}"
    return value
