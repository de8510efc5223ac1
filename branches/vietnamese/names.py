"""Names and texts of people in Vietnamese: cleaning, folding for search, capitals, and the order of a list.

A Vietnamese list is ordered by given name, which is written last; then by family and middle names. Letters follow the
alphabet (a ă â b c d đ e ê …), tones only decide between words of the same letters (none < huyền < hỏi < ngã < sắc <
nặng), and capitals come last of all. No database collation does this, so the order is a key of bytes that is stored
beside the name.
"""

import re
import unicodedata
from functools import lru_cache

_BLANKS = re.compile(r"\s+")

# Characters that show nothing and still make two equal names differ; NUL and lone surrogates can't even be stored.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
# Letters of other alphabets that look exactly like Đ and are typed in its place.
_FALSE_D = str.maketrans({"\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ", "\u0256": "đ"})
_APOSTROPHES = "'`´‘’‛ʹʻʼʽˈ′＇"
_DASHES = "-‐‑‒–—−"
_DROPPED_BY_FOLD = str.maketrans(dict.fromkeys(_APOSTROPHES) | dict.fromkeys(_DASHES, " ") | {"đ": "d"})

_WORD_CACHE = 50_000


def clean(text):
    """The text in NFC, without invisible characters, on one line, with single spaces."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).translate(_FALSE_D))
    return " ".join(text.split())


def fold(text):
    """The text as people search for it: small letters, no marks, đ as d, no apostrophes, hyphens as spaces.

    Hòa and hoà are one, and so are H'Liên and H’LIÊN.
    """
    return " ".join(filter(None, map(_fold_word, text.split())))


@lru_cache(maxsize=_WORD_CACHE)
def _fold_word(word):
    folded = word.translate(_FALSE_D)
    # Each step can make room for another round: İ, ligatures, the bold letters of social networks.
    while True:
        before = folded
        apart = unicodedata.normalize("NFKD", _INVISIBLE.sub("", folded)).lower()
        bare = "".join(char for char in apart if not unicodedata.combining(char))
        folded = " ".join(bare.translate(_DROPPED_BY_FOLD).split())
        if folded == before:
            return folded


# --- order ---

_LETTERS = {letter: 0x20 + place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_DIGITS = {digit: 0x10 + place for place, digit in enumerate("0123456789")}
_PUNCTUATION = {"'": 0x03, "-": 0x04, ".": 0x05} | dict.fromkeys(_APOSTROPHES, 0x03) | dict.fromkeys(_DASHES, 0x04)
_OTHER = 0xF0  # then the character in UTF-8: letters of other scripts come after z
_TONES = {"\u0300": 3, "\u0309": 4, "\u0303": 5, "\u0301": 6, "\u0323": 7}
_FOREIGN_MARK = 8
_LETTER_MARKS = {"\u0306", "\u0302", "\u031b"}
_WORD_END, _LEVEL_END = b"\x01", b"\x00"
_CLUSTER = re.compile(r"([^\u0300-\u036f])([\u0300-\u036f]*)")


def sort_key(full_name, sort_name=""):
    """Bytes that put names in the order of a Vietnamese list.

    `sort_name` is for names whose given name isn't the last word. It is written in sorting order, the given name first:
    "Moan Y Niê".
    """
    if sort_name and (words := sort_name.split()):
        given, rest = words[0], words[1:]
    elif words := full_name.split():
        given, rest = words[-1], words[:-1]
    else:
        return b""
    letters, tones, capitals = _weigh(given)
    weighed = [_weigh(word) for word in rest]
    return _LEVEL_END.join(
        (
            letters,
            tones,
            _WORD_END.join([word[0] for word in weighed]),
            _WORD_END.join([word[1] for word in weighed]),
            capitals + b"".join([word[2] for word in weighed]),
        )
    )


@lru_cache(maxsize=_WORD_CACHE)
def _weigh(word):
    """Letters, tones and capitals of one word, as three strings of bytes.

    A word has one tone and it doesn't matter on which vowel it is written: hoà = hòa.
    """
    letters, tones = bytearray(), bytearray()
    apart = unicodedata.normalize("NFD", _INVISIBLE.sub("", word).translate(_FALSE_D))
    for base, marks in _CLUSTER.findall(apart):
        base = base.lower()[:1]
        shape = base
        for mark in marks:
            if mark in _LETTER_MARKS and (shaped := unicodedata.normalize("NFC", shape + mark)) in _LETTERS:
                shape = shaped
            else:
                tones.append(_TONES.get(mark, _FOREIGN_MARK))
        weight = _LETTERS.get(shape) or _DIGITS.get(base) or _PUNCTUATION.get(base)
        letters += bytes([weight]) if weight else bytes([_OTHER]) + base.encode()
    if word == word.lower():
        capitals = b"\x02"
    elif word == word.capitalize():
        capitals = b"\x03"
    else:
        capitals = b"\x05" if word == word.upper() else b"\x04"
    return bytes(letters), bytes(tones), capitals


# --- writing ---

_PARTS = re.compile(f"([{re.escape(_APOSTROPHES + _DASHES)}])")


def title_case(name):
    """A name typed all in capitals or all in small letters, with proper capitals (H'Liên); any other as typed."""
    name = clean(name)
    if not (name.isupper() or name.islower()):
        return name
    return clean(" ".join("".join(map(_capitalise, _PARTS.split(word))) for word in name.split()))


def _capitalise(part):
    """With a capital for the first letter, whatever stands before it: (Bí thư). Markup is no word."""
    first = next((place for place, char in enumerate(part) if char.isalpha()), 0)
    if "<" in part[:first]:
        return part
    return part[:first] + part[first:].capitalize()


def capitalise_marked(name):
    """A name with a capital before each word that begins with a toned letter: TCVN3 has none, and types Nguyễn ánh."""
    words = name.split()
    if not any(word[0].isupper() for word in words):
        return name
    return " ".join(word[0].upper() + word[1:] if _is_toned(word[0]) else word for word in words)


def _is_toned(letter):
    return any(mark in _TONES for mark in unicodedata.normalize("NFD", letter)[1:])


def initials(full_name):
    """First letters of the family name and of the given name: TH for Trần Thu Hà. One letter for a name of one word."""
    firsts = [first for word in clean(full_name).split() if (first := next(filter(str.isalnum, word), ""))]
    return "".join(firsts if len(firsts) < 2 else (firsts[0], firsts[-1])).upper()
