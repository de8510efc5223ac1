"""Vietnamese phone numbers, brought to the form that is dialled inside the country: 0912345678."""

import re
import unicodedata

from . import texts
from .names import clean

# The 11 digits of some mobile numbers became 10 in 2018: first digits, old to new.
_OLD_MOBILE = {
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078",
    "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
    "0162": "032", "0163": "033", "0164": "034", "0165": "035",
    "0166": "036", "0167": "037", "0168": "038", "0169": "039",
    "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip

_VALID = re.compile("0[35789][0-9]{8}|02[0-9]{8,9}")
_LABEL = re.compile(r"^(số |sđt|đt|đtdđ|dđ|tel|mobile|zalo|điện thoại|di động)+\s*[:.]?\s*")
_FLOAT = re.compile("([0-9]{8,})[.,]0+")
_SCIENTIFIC = re.compile(r"([0-9])(?:[.,]([0-9]+))?e\+?0*([0-9]{1,2})")
_ALLOWED = re.compile(r"(?:[0-9\s.,;:/|&+\-‐‑–—−()_]|và|hoặc)+")
_FRACTION = re.compile("[0-9]+[.,][0-9]{1,2}")
_SEVERAL = re.compile(r"[;,/|&_\n]|\s[-–—]\s|\s{2,}|\bvà\b|\bhoặc\b|\bv\b")
_MOBILE = re.compile("0[35789][0-9]{8}")
_TWO_NUMBERS = 18  # digits: less than two numbers have, more than one with a country code has


class PhoneProblem(ValueError):
    """`message`, for people, doesn't repeat the number, but for its first digits when `shows_digits`."""

    def __init__(self, message, *, shows_digits=False):
        super().__init__(message)
        self.message = message
        self.shows_digits = shows_digits


def normalise(text):
    """A text or a number to 10 digits (mobile) or 10 to 11 (landline). Raises PhoneProblem.

    Mends what spreadsheets and people do to a number: a lost first zero, a decimal part, +84, spaces, dots and dashes,
    the 11 digits that mobile numbers had until 2018.
    """
    text = _LABEL.sub("", _text(text))
    digits = _digits(text)
    if "+" in text[:2] and not digits.startswith(("84", "0")):
        raise PhoneProblem(texts.PHONE_FOREIGN)
    for reading in _readings(digits):
        if _VALID.fullmatch(reading):
            return reading
    if len(digits) in (10, 11) and digits.startswith("0"):
        raise PhoneProblem(texts.PHONE_PREFIX.format(prefix=digits[:3]), shows_digits=True)
    raise PhoneProblem(texts.PHONE_LENGTH.format(count=len(digits)))


def several(text):
    """The numbers of a cell that holds more than one, each normalised, in their order; else nothing.

    All that stands in the cell must be numbers: of a part that can't be read nobody knows what it was.
    """
    text = unicodedata.normalize("NFKC", str(text)).lower()
    digits = re.sub("[^0-9]", "", text)
    parts = [part for part in map(str.strip, _SEVERAL.split(text)) if part]
    if len(parts) == 1 and _ALLOWED.fullmatch(text) and len(digits) == 20:
        parts = [digits[:10], digits[10:]]
    try:
        numbers = list(dict.fromkeys(map(normalise, parts)))
    except PhoneProblem:
        return []
    return numbers if len(parts) > 1 else []


def is_plain(text):
    """Whether a text is a mobile number as it should be written, told at a glance."""
    return _MOBILE.fullmatch(text) is not None


def last_digits(phone, n=4):
    """The end of a normalised number, by which people look for it."""
    return phone[-n:]


def mask(phone):
    """A normalised number for lists: only its last three digits can be seen."""
    return f"••• ••• {last_digits(phone, 3)}" if phone else ""


def _text(value):
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    # An apostrophe in front is how people keep a spreadsheet from making a number of it.
    return clean(unicodedata.normalize("NFKC", "" if value is None else str(value))).lower().lstrip("'’‘ ")


def _digits(text):
    if not text:
        raise PhoneProblem(texts.PHONE_EMPTY)
    if match := _SCIENTIFIC.fullmatch(text):
        first, rest, power = match.groups(default="")
        if len(rest) != int(power):
            raise PhoneProblem(texts.PHONE_ROUNDED)
        return first + rest
    if match := _FLOAT.fullmatch(text):
        return match[1]
    if _FRACTION.fullmatch(text):
        raise PhoneProblem(texts.PHONE_LETTERS)
    if not _ALLOWED.fullmatch(text):
        raise PhoneProblem(texts.PHONE_LETTERS)
    digits = re.sub("[^0-9]", "", text)
    if len(digits) >= _TWO_NUMBERS:
        raise PhoneProblem(texts.PHONE_TWO)
    return digits


def _readings(digits):
    """What the digits may stand for, likeliest first."""
    national = digits.removeprefix("00") if digits.startswith("0084") else digits
    if national.startswith("84") and len(national) >= 11:
        national = national[2:]
    national = "0" + national.lstrip("0")
    yield national
    if len(national) == 11 and (new := _OLD_MOBILE.get(national[:4])):
        yield new + national[4:]
