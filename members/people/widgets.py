"""How each kind of column reads a cell and writes one. Widgets of django-import-export, with codes for what they find.

`clean` takes a cell as branches.imports.cells packs it and gives a Cell; it never guesses: what can't be read has no
value and says why. `render` takes a value as the record keeps it and gives the cell that `clean` reads back.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from import_export.widgets import Widget

from branches.imports.cells import show
from branches.imports.targets import Weight
from branches.vietnamese import citizen_ids, legacy, names, partial_dates, phones
from members.people import texts
from members.people.data import words

ERROR, REVIEW, MARK = Weight.ERROR, Weight.REVIEW, Weight.MARK

_MARKUP = re.compile(r"<\s*[a-zA-Z/!][^<]*>|<\s*(script|img|a|div|p|br)\b", re.IGNORECASE)
_GARBLED = re.compile("\ufffd|[^\\W\\d_]\\?[^\\W\\d_]")
_EMOJI = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff]")
_FORMULA = re.compile(r"\s*(=|@[A-Za-z]|[+\-][A-Za-z(\"'|])")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_REMARK = re.compile(r"[()\[\]{}:;,/]|\s-\s")
_LETTERS = re.compile(r"[^\W\d_]")
_MEMBER_CODE = re.compile("[0-9]{6,12}")
_CARD = re.compile("[0-9A-Z/]{1,30}")


@dataclass
class Cell:
    """`value` as JSON holds it, None for nothing; `said` lists (code, weight, message).

    A code that ends in a colon wants the name of the field behind it.
    """

    value: object = None
    said: list = field(default_factory=list)
    repaired: bool = False


class TextColumn(Widget):
    """Free text on one line. `longest` characters fit into the record."""

    def __init__(self, label: str, longest: int, *, too_long=(REVIEW, texts.CELL_TOO_LONG)):
        super().__init__()
        self.label, self.longest, self.too_long = label, longest, too_long

    def clean(self, value, row=None, **kwargs) -> Cell:
        cell, text = self.text(value)
        if len(text) > self.longest:
            weight, message = self.too_long
            cell.said.append(("too_long:", weight, message.format(label=self.label, limit=self.longest)))
            return cell
        cell.value = text or None
        return cell

    def text(self, value) -> tuple[Cell, str]:
        """The cleaned text with what is odd about it."""
        cell, raw = Cell(), show(value)
        converted, kind = legacy.convert(raw) if not raw.isascii() else (raw, None)
        cell.repaired = kind is not None
        if not raw.isprintable() or not raw.isascii():
            for pattern, code, message in (
                (_INVISIBLE, "invisible_characters", texts.INVISIBLE),
                (_CONTROL, "control_characters", texts.CONTROL),
                (_EMOJI, "emoji", texts.EMOJI),
            ):
                if not kind and pattern.search(raw):
                    cell.said.append((code, MARK, message.format(label=self.label)))
        text = names.clean(converted)
        if "<" in text and _MARKUP.search(text):
            cell.said.append(("markup", MARK, texts.MARKUP.format(label=self.label)))
        if text[:1] in "=+-@" and _FORMULA.match(text):
            cell.said.append(("formula_like_text:", MARK, texts.FORMULA_LIKE.format(label=self.label)))
        if _GARBLED.search(text):
            cell.said.append(("garbled_text", REVIEW, texts.GARBLED.format(label=self.label)))
        return cell, text


class NameColumn(TextColumn):
    """A person's whole name. All capitals, or none, get proper ones."""

    def __init__(self, label, longest):
        super().__init__(label, longest, too_long=(ERROR, texts.NAME_TOO_LONG))

    def clean(self, value, row=None, **kwargs) -> Cell:
        cell, text = self.text(value)
        if not text:
            return cell
        if len(text) > self.longest:
            cell.said = [("too_long:", ERROR, texts.NAME_TOO_LONG.format(limit=self.longest))]
            return cell
        if len(_LETTERS.findall(text)) < 2 or "@" in text or "://" in text:
            cell.said = [("not_a_name:", ERROR, texts.CELL_NOT_A_NAME)]
            return cell
        if "\n" in show(value).strip():
            cell.said.append(("line_break_in_name", MARK, texts.LINE_BREAK_IN_NAME))
        if any(map(str.isdigit, text)):
            cell.said.append(("number_in_name", MARK, texts.NUMBER_IN_NAME))
        if not text.isascii() and _scripts(text) - {"LATIN", "MODIFIER", "FULLWIDTH"}:
            cell.said.append(("mixed_scripts", REVIEW, texts.MIXED_SCRIPTS))
        if _REMARK.search(text) and not any(kind == "markup" for kind, *_ in cell.said):
            cell.said.append(("remark_in_name", REVIEW, texts.REMARK_IN_NAME))
        elif " " not in text:
            cell.said.append(("one_word_name", REVIEW, texts.ONE_WORD_NAME))
        cell.value = names.title_case(text)
        return cell


class DateColumn(Widget):
    """A day, a month or a year, never after today."""

    KINDS = {
        "impossible": ("impossible_date:", ERROR),
        "unreadable": ("unreadable_date:", ERROR),
        "two_digit_year": ("two_digit_year:", REVIEW),
        "bare_number": ("bare_number_as_date:", REVIEW),
    }
    SENTENCES = {"two_digit_year": texts.TWO_DIGIT_YEAR, "bare_number": texts.BARE_NUMBER}

    def clean(self, value, row=None, *, today, **kwargs) -> Cell:
        if _says_nothing(value):
            return Cell()
        try:
            date = partial_dates.parse(value)
        except partial_dates.DateProblem as problem:
            kind, weight = self.KINDS[problem.kind]
            return Cell(said=[(kind, weight, self.SENTENCES.get(problem.kind, problem.message))])
        if date.first_day > today:
            return Cell(said=[("future_date:", ERROR, texts.FUTURE_DATE)])
        cell = Cell(date.as_json())
        if date.precision == "year":
            cell.said.append(("date_precision_year:", MARK, texts.PRECISION_YEAR))
        elif date.precision == "month":
            cell.said.append(("date_precision_month:", MARK, texts.PRECISION_MONTH))
        return cell

    def render(self, value, obj=None, **kwargs):
        """A whole day as a date, so that a spreadsheet sorts it; what is known less exactly as text."""
        if not value:
            return ""
        return value.first_day if value.precision == "day" else str(value)


class ListColumn(Widget):
    """A value of one of the record's lists, in any of its spellings; kept by its name."""

    def __init__(self, label: str, values):
        super().__init__()
        self.label, self.values = label, values

    def clean(self, value, row=None, **kwargs) -> Cell:
        text = names.clean(show(value))
        if not text:
            return Cell()
        if item := self.values.match(_as_typed(value)):
            return Cell(item.name)
        converted, kind = legacy.convert(show(value))
        if kind and (item := self.values.match(converted)):
            return Cell(item.name, repaired=True)
        if text.lower() in words.NOTHING:
            return Cell()
        return Cell(said=[("spelling_unknown:", REVIEW, texts.SPELLING_UNKNOWN.format(label=self.label))])

    def render(self, value, obj=None, **kwargs):
        """The official name of a code."""
        return self.values.name(value) if value else ""


class TickColumn(Widget):
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


class CitizenIdColumn(Widget):
    def clean(self, value, row=None, **kwargs) -> Cell:
        if _says_nothing(value):
            return Cell()
        try:
            found = citizen_ids.parse(value)
        except citizen_ids.CitizenIdProblem as problem:
            return Cell(said=[(f"bad_citizen_id:{problem.why}", ERROR, problem.message)])
        return Cell(found.number, repaired=found.repaired)


class PhoneColumn(Widget):
    def clean(self, value, row=None, **kwargs) -> Cell:
        if _says_nothing(value):
            return Cell()
        try:
            number = phones.normalise(value)
        except phones.PhoneProblem as problem:
            return Cell(said=[("bad_phone", ERROR, problem.message)])
        return Cell(number, repaired=re.sub(r"\D", "", show(value)) != number)


class NumberColumn(Widget):
    """A member code or a card number: digits, kept as text."""

    def __init__(self, label: str, pattern: re.Pattern):
        super().__init__()
        self.label, self.pattern = label, pattern

    @classmethod
    def member_code(cls, label):
        return cls(label, _MEMBER_CODE)

    @classmethod
    def card(cls, label):
        return cls(label, _CARD)

    def clean(self, value, row=None, **kwargs) -> Cell:
        if _says_nothing(value):
            return Cell()
        number = re.sub(r"[\s.\-']", "", names.clean(show(value))).upper()
        if self.pattern.fullmatch(number):
            return Cell(number)
        return Cell(said=[("spelling_unknown:", REVIEW, texts.UNREADABLE_VALUE.format(label=self.label))])


class EmailColumn(Widget):
    def __init__(self, label: str):
        super().__init__()
        self.label = label

    def clean(self, value, row=None, **kwargs) -> Cell:
        if _says_nothing(value):
            return Cell()
        text = names.clean(show(value))
        try:
            validate_email(text)
        except ValidationError:
            return Cell(said=[("spelling_unknown:", REVIEW, texts.UNREADABLE_VALUE.format(label=self.label))])
        return Cell(text)


def _scripts(text) -> set[str]:
    return {unicodedata.name(letter, "OTHER").split()[0] for letter in _LETTERS.findall(text)}


def _says_nothing(value) -> bool:
    return value is None or (isinstance(value, str) and names.clean(value).lower() in words.NOTHING | {""})


def _as_typed(value):
    """A list's value for `match`: a date that a spreadsheet made of "12/12" is read as typed."""
    if isinstance(value, dict):
        return f"{value['day']}/{value['month']}"
    return value
