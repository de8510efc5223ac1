"""Columns of numbers, kept as text. What is said of a number never repeats its digits: some may not see them."""

import re

from branches.imports.cells import show
from branches.imports.targets import Weight
from branches.vietnamese import citizen_ids, names, phones
from members.people import texts

from .cells import Cell, Column, says_nothing

ERROR, REVIEW = Weight.ERROR, Weight.REVIEW

_MEMBER_CODE = re.compile("[0-9]{6,12}")
_CARD = re.compile("[0-9A-Z/]{1,30}")
_PLAIN_CARD = re.compile("[0-9]{6,30}")
# 1.5 and 6,42E+10: a spreadsheet has done something to the number, and its digits aren't all there.
_NO_WHOLE_NUMBER = re.compile(r"[0-9]+[.,][0-9]{1,2}|[0-9]+[.,][0-9]+[eE]\+?[0-9]+|[0-9]+[eE]\+[0-9]+")


class CitizenIdColumn(Column):
    def plain(self, text):
        return text if citizen_ids.is_plain(text) else None

    def clean(self, value, row=None, **kwargs) -> Cell:
        digits = show(value)
        # What spreadsheets do to most of these numbers, told at a glance.
        if 10 <= len(digits) <= 12 and digits[0] != "0" and citizen_ids.is_plain(digits.zfill(12)):
            return Cell(digits.zfill(12), repaired=len(digits) < 12)
        if says_nothing(value):
            return Cell()
        try:
            found = citizen_ids.parse(value)
        except citizen_ids.CitizenIdProblem as problem:
            message = texts.CITIZEN_ID_PROBLEMS.get(problem.why, problem.message)
            return Cell(said=[(f"bad_citizen_id:{problem.why}", ERROR, message)])
        cell = Cell(found.number, repaired=found.repaired)
        if found.repaired and found.kind == "old":
            # Of the twelve digits of today six can be checked; of the nine of old none.
            cell.said.append(("lost_zero:", REVIEW, texts.LOST_ZERO_OLD))
        return cell


class PhoneColumn(Column):
    def plain(self, text):
        return text if phones.is_plain(text) else None

    def clean(self, value, row=None, **kwargs) -> Cell:
        if phones.is_plain(number := f"0{show(value)}"):
            return Cell(number, repaired=True)
        if says_nothing(value):
            return Cell()
        try:
            number = phones.normalise(value)
        except phones.PhoneProblem as problem:
            return self._several(value, problem)
        return Cell(number, repaired=re.sub("[^0-9]", "", show(value)) != number)

    def _several(self, value, problem) -> Cell:
        found = phones.several(value)
        if len(found) > 1:
            # The record keeps one number. The other isn't dropped unasked, nor put where the file didn't put it.
            return Cell(found[0], [("several_phones", REVIEW, texts.SEVERAL_PHONES)], repaired=True)
        if found:
            return Cell(found[0], repaired=True)
        message = texts.PHONE_PREFIX if problem.shows_digits else problem.message
        return Cell(said=[("bad_phone", ERROR, message)])


class NumberColumn(Column):
    """A member code or a card number: digits, kept as text."""

    def __init__(self, label: str, pattern: re.Pattern, glance: re.Pattern):
        super().__init__()
        self.label, self.pattern, self.glance = label, pattern, glance

    @classmethod
    def member_code(cls, label):
        return cls(label, _MEMBER_CODE, _MEMBER_CODE)

    @classmethod
    def card(cls, label):
        return cls(label, _CARD, _PLAIN_CARD)

    def plain(self, text):
        return text if self.glance.fullmatch(text) else None

    def clean(self, value, row=None, **kwargs) -> Cell:
        if self.glance.fullmatch(text := show(value)):
            return Cell(text)
        if says_nothing(value):
            return Cell()
        text = names.clean(text)
        number = re.sub(r"[\s.\-']", "", text).upper()
        if self.pattern.fullmatch(number) and not _NO_WHOLE_NUMBER.fullmatch(text):
            return Cell(number)
        return Cell(said=[("spelling_unknown:", REVIEW, texts.UNREADABLE_VALUE.format(label=self.label))])
