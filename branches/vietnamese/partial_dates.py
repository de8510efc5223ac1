"""Dates of which only the month or only the year may be known, read as Vietnam writes them: day first, always."""

import calendar
import datetime
import re
import unicodedata
from dataclasses import dataclass
from functools import total_ordering

from . import texts
from .names import clean

FIRST_YEAR, LAST_YEAR = 1900, 2100


class DateProblem(ValueError):
    """`kind` is impossible, unreadable, two_digit_year or bare_number; `message` is a sentence for people."""

    def __init__(self, kind, message):
        super().__init__(message)
        self.kind = kind
        self.message = message


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A day, a month or a year. In order, a year comes before its months and a month before its days.

    Raises DateProblem("impossible") when there is no such date.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self):
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise _impossible(texts.YEAR_OUT_OF_RANGE, year=self.year, first=FIRST_YEAR, last=LAST_YEAR)
        if self.month is None:
            if self.day is not None:
                raise _impossible(texts.DAY_WITHOUT_MONTH, day=self.day, year=self.year)
            return
        if not 1 <= self.month <= 12:
            raise _impossible(texts.NO_SUCH_MONTH, month=self.month, year=self.year)
        if self.day is not None and not 1 <= self.day <= calendar.monthrange(self.year, self.month)[1]:
            leap_day = (self.month, self.day) == (2, 29)
            text = texts.NO_SUCH_DAY_IN_YEAR if leap_day else texts.NO_SUCH_DAY
            raise _impossible(text, day=self.day, month=self.month, year=self.year)

    @classmethod
    def from_date(cls, date, precision="day"):
        """What a stored date says at its stored precision ("day", "month" or "year")."""
        if precision == "day":
            return cls(date.year, date.month, date.day)
        return cls(date.year, date.month) if precision == "month" else cls(date.year)

    @property
    def precision(self):
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    @property
    def first_day(self):
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self):
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def as_json(self):
        """For a day "1997-10-08", else {"year": 2010, "month": 12} or {"year": 1999}. `parse` reads it back."""
        if self.day is not None:
            return self.first_day.isoformat()
        return {"year": self.year} if self.month is None else {"year": self.year, "month": self.month}

    def __str__(self):
        if self.month is None:
            return f"{self.year}"
        return f"{self.month:02}/{self.year}" if self.day is None else f"{self.day:02}/{self.month:02}/{self.year}"

    def __lt__(self, other):
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._parts() < other._parts()

    def _parts(self):
        return self.year, self.month or 0, self.day or 0


def parse(value):
    """Read a text, a number, a date or what `as_json` gave. Raises DateProblem.

    Month and day are never swapped to make a date possible, and a number that may be a spreadsheet's count of days is
    refused: a cell that holds a real date arrives here as a date.
    """
    if isinstance(value, str) and (written := _DAY_FIRST.fullmatch(value)):
        return _day(*written.groups())
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, datetime.date):
        return PartialDate(value.year, value.month, value.day)
    if isinstance(value, dict):
        return _parse_json(value)
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise _unreadable(value)
    text = _text(value)
    if not text:
        raise DateProblem("unreadable", texts.DATE_EMPTY)
    return _parse_digits(text) if _DIGITS.fullmatch(text) else _parse_text(text)


# Most dates are written so; the rest takes longer to understand.
_DAY_FIRST = re.compile("([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_DIGITS = re.compile("[0-9]+")
_TIME = re.compile(r"[t ]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?(am|pm|sa|ch))?(z|[+-]\d{2}:?\d{2})?$")
_WORDS = re.compile(r"\b(ngày|tháng|năm|sinh)\b|\b(thg|th|t)\.? ?(?=[0-9]{1,2}\b)")
_SEPARATORS = re.compile(r"[\s/\\.,\-‐‑–—−]+")
# Offices put dots, crosses or nothing where they don't know the day or the month: …/8/2002, //2002.
_NOT_KNOWN = re.compile(r"([.…_?x*-]{0,4} ?/ ?){1,2}(?=[0-9])")
_ENGLISH = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_ENGLISH_MONTH = re.compile(
    "jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?"
)


def _text(value):
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    # An apostrophe in front is how people keep a spreadsheet from making something else of it.
    text = clean(unicodedata.normalize("NFKC", str(value))).lower().lstrip("'’‘ ")
    return text[:-2] if re.fullmatch(r"[0-9]+\.0", text) else text


def _parse_digits(text):
    if len(text) == 4:
        return PartialDate(int(text))
    if len(text) == 8:
        # 20020812 has no year 812: it is written as computers do.
        if int(text[4:]) < FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
            return _day(text[6:], text[4:6], text[:4])
        return _day(text[:2], text[2:4], text[4:])
    if len(text) == 6:
        raise DateProblem("two_digit_year", texts.TWO_DIGIT_YEAR.format(text=text))
    raise DateProblem("bare_number", texts.BARE_NUMBER.format(text=_short(text)))


def _parse_text(text):
    known = _NOT_KNOWN.sub("", text, count=1) if _NOT_KNOWN.match(text) else text
    parts = _day_month_year([part for part in _SEPARATORS.split(_WORDS.sub(" ", _TIME.sub("", known))) if part])
    if not known[0].isalnum() or not 1 <= len(parts) <= 3 or any(not _PART.fullmatch(part) for part in parts):
        if re.fullmatch(r"[0-9]+[.,][0-9]+", text):
            raise DateProblem("bare_number", texts.BARE_NUMBER.format(text=_short(text)))
        raise _unreadable(text)
    *before, year = parts
    if any(len(part) > 2 for part in before) or len(year) == 3:
        raise _unreadable(text)
    if len(year) < 4:
        if len(parts) == 2 and int(year) <= 12:
            raise DateProblem("unreadable", texts.YEAR_MISSING.format(text=_short(text)))
        raise DateProblem("two_digit_year", texts.TWO_DIGIT_YEAR.format(text=_short(text)))
    if not before:
        return PartialDate(int(year))
    return _day("0" if len(before) == 1 else before[0], before[-1], year)


_PART = re.compile("[0-9]{1,4}")


def _day_month_year(parts):
    """Parts in that order, whichever begins: a year of four digits or an English month tell themselves."""
    names = [place for place, part in enumerate(parts) if _ENGLISH_MONTH.fullmatch(part)]
    if len(names) == 1 and 2 <= len(parts) <= 3:
        month = str(_ENGLISH.index(parts.pop(names[0])[:3]) + 1)
        parts.sort(key=len) if len(parts[0]) == 4 else None
        return [*parts[:-1], month, parts[-1]]
    return parts[::-1] if len(parts) > 1 and len(parts[0]) == 4 else parts


def _day(day, month, year):
    # Offices write 00 for what they don't know: 00/00/1999.
    return PartialDate(int(year), int(month) or None, int(day) or None)


def _parse_json(value):
    parts = [value.get(name) for name in ("year", "month", "day")]
    if set(value) - {"year", "month", "day"} or type(parts[0]) is not int:
        raise _unreadable(value)
    if any(part is not None and type(part) is not int for part in parts):
        raise _unreadable(value)
    return PartialDate(*parts)


def _impossible(text, **facts):
    return DateProblem("impossible", text.format(**facts))


def _unreadable(value):
    return DateProblem("unreadable", texts.DATE_UNREADABLE.format(text=_short(value)))


def _short(value):
    text = " ".join(str(value).split())
    return text if len(text) <= 40 else text[:39] + "…"
