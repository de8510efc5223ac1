"""Kinds of columns that only lists of offices have. See members.people.widgets for what a widget does."""

from branches.imports.cells import show
from branches.imports.targets import Weight
from branches.vietnamese import names
from members.imports import texts
from members.imports.data import words
from members.people.widgets import Cell, Column, in_unicode


class GenderColumn(Column):
    """The sex in a column of its own; the official list tells it by the column of the date of birth."""

    def clean(self, value, row=None, *, typeface=None, **kwargs) -> Cell:
        converted, kind = in_unicode(show(value), typeface)
        text = names.clean(converted).lower().strip(".")
        if not text or text in words.NO_GENDER:
            return Cell()
        for gender, all_words, usual in (
            ("male", words.MALE, words.USUAL_MALE),
            ("female", words.FEMALE, words.USUAL_FEMALE),
        ):
            if text in all_words:
                said = [] if text in usual else [("gender_spelling", Weight.MARK, texts.GENDER_SPELLING)]
                return Cell(gender, said, repaired=kind is not None, typeface=kind)
        return Cell(said=[("unknown_gender", Weight.REVIEW, texts.UNKNOWN_GENDER)])

    def render(self, value, obj=None, **kwargs):
        return {"male": texts.MALE, "female": texts.FEMALE}[value] if value else ""
