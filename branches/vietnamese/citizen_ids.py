"""Numbers of the citizen's card (12 digits) and of the identity card before it (9 digits).

Of the 12 digits the first three name the province, or the country, where the birth was registered; the fourth gives
century and sex (0 male and 1 female for 19xx, 2 and 3 for 20xx); the fifth and sixth the year (circular
07/2016/TT-BCA). Provinces keep the codes of the 63 that there were before July 2025.
"""

import datetime
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from . import texts
from .names import clean

_PROVINCES = """
001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 045
046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093
094 095 096
"""
PROVINCES = frozenset(_PROVINCES.split())
# Births registered abroad carry a country's code instead. The list isn't public knowledge in full; it starts at 101.
_COUNTRIES = range(101, 400)

_SCIENTIFIC = re.compile(r"([0-9])(?:[.,]([0-9]+))?e\+?0*([0-9]{1,3})")
_FLOAT = re.compile("([0-9]{8,12})[.,]0+")
_FRACTION = re.compile("[0-9]+[.,][0-9]{1,2}")
_LABEL = re.compile(r"(?:số |cccd|cmnd|cmt|cc|căn cước)[^0-9]{0,12}[:. ]\s*(?=[0-9])")
_SEVERAL = re.compile(r"[;/,|\n]|\bvà\b|\s-\s")
_DECORATION = re.compile(r"[\s.,\-‐‑–—−_']")


class CitizenIdProblem(ValueError):
    """`why` is length, letters, rounded, several, province or birth_year; `message`, for people, doesn't repeat the
    number."""

    def __init__(self, why, message):
        super().__init__(message)
        self.why = why
        self.message = message


@dataclass(frozen=True)
class CitizenId:
    """`kind` is "citizen" (12 digits) or "old" (9, which say nothing more).

    `gender` is "male" or "female", `province` None for a birth registered abroad, `repaired` means that leading zeros
    were put back.
    """

    number: str
    kind: str
    province: str | None = None
    gender: str | None = None
    birth_year: int | None = None
    repaired: bool = False


def parse(text):
    """Read a text or a number. Raises CitizenIdProblem.

    A number that lost its leading zeros in a spreadsheet gets them back when the digits then make sense.
    """
    digits = _digits(text)
    if len(digits) == 12:
        return _citizen(digits)
    if len(digits) == 9:
        return CitizenId(digits, "old")
    lost_zeros = not digits.startswith("0")
    if len(digits) == 8 and lost_zeros:
        return CitizenId("0" + digits, "old", repaired=True)
    if len(digits) in (10, 11) and lost_zeros:
        try:
            return _citizen(digits.zfill(12), repaired=True)
        except CitizenIdProblem:
            pass  # not a lost zero: what is wrong is the number of digits, and that is what people should hear
    raise CitizenIdProblem("length", texts.CITIZEN_ID_LENGTH.format(count=len(digits)))


def is_plain(text):
    """Whether a text is a whole number of a citizen's card as it should be written, told at a glance."""
    return (
        len(text) == 12
        and text.isascii()
        and text.isdecimal()
        and text[:3] in PROVINCES
        and text[3:6] in _born_until(datetime.date.today().year)
    )


def differs(number, birth_year, gender):
    """What the digits of a normalised number say otherwise than the record, as `warnings`; None: not known."""
    if len(number) != 12:
        return []
    century, found = int(number[3]), []
    if gender and gender != ("female" if century % 2 else "male"):
        found.append("gender")
    if birth_year and birth_year != 1900 + century // 2 * 100 + int(number[4:6]):
        found.append("birth_year")
    return found


def warnings(cid, birth, gender):
    """What the digits say otherwise than the record: "gender", "birth_year". `birth` is a PartialDate or None."""
    found = []
    if gender and cid.gender and gender != cid.gender:
        found.append("gender")
    if birth and cid.birth_year and birth.year != cid.birth_year:
        found.append("birth_year")
    return found


def mask(last4):
    return f"•••• {last4}" if last4 else ""


@lru_cache(maxsize=1)
def _born_until(year):
    """Digits 4 to 6 of everybody born up to a year."""
    return frozenset(
        f"{century}{digits:02}"
        for century in range(10)
        for digits in range(100)
        if 1900 + century // 2 * 100 + digits <= year
    )


def _digits(value):
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = clean(unicodedata.normalize("NFKC", "" if value is None else str(value))).lower()
    if not text:
        raise CitizenIdProblem("length", texts.CITIZEN_ID_EMPTY)
    if match := _SCIENTIFIC.fullmatch(text):
        first, rest, power = match.groups(default="")
        if len(rest) != int(power):
            raise CitizenIdProblem("rounded", texts.CITIZEN_ID_ROUNDED)
        return first + rest
    if match := _FLOAT.fullmatch(text):
        return match[1]
    if _FRACTION.fullmatch(text):
        raise CitizenIdProblem("letters", texts.CITIZEN_ID_LETTERS)
    digits = _DECORATION.sub("", _LABEL.sub("", text, count=1) if text[0].isalpha() else text)
    if re.fullmatch("[0-9]+", digits):
        return digits
    if _are_several(str(value)):
        raise CitizenIdProblem("several", texts.CITIZEN_ID_SEVERAL)
    raise CitizenIdProblem("letters", texts.CITIZEN_ID_LETTERS)


def _are_several(text):
    """Whether a cell holds more than one number, such as an old one and the new one."""
    parts = [re.sub("[^0-9]", "", part) for part in _SEVERAL.split(text)]
    return sum(len(part) in (9, 12) for part in parts) > 1


def _citizen(digits, repaired=False):
    place, century, year = digits[:3], int(digits[3]), int(digits[4:6])
    if place not in PROVINCES and int(place) not in _COUNTRIES:
        raise CitizenIdProblem("province", texts.CITIZEN_ID_PROVINCE.format(code=place))
    birth_year = 1900 + century // 2 * 100 + year
    if birth_year > datetime.date.today().year:
        raise CitizenIdProblem("birth_year", texts.CITIZEN_ID_BIRTH_YEAR.format(digits=digits[3:6]))
    gender = "female" if century % 2 else "male"
    return CitizenId(digits, "citizen", place if place in PROVINCES else None, gender, birth_year, repaired)
