"""Text typed with the fonts that came before Unicode, TCVN3 (.VnTime) and VNI, and Unicode that was encoded twice.

Such text arrives as ordinary characters that mean other letters: NguyÔn, Nguyeãn. It is taken for legacy text only if
that turns every word with marks into a Vietnamese syllable and some word wasn't one before; else it stays untouched.
"""

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from viparse.normalize.tables import build_charmap
from viparse.normalize.tables import convert as apply_table
from viparse.normalize.tcvn3 import TCVN3
from viparse.normalize.vni import VNI

_TABLES = {
    "tcvn3": TCVN3,
    # Letters of the VNI layout that the library's table leaves out for want of a specimen.
    "vni": build_charmap("vni", (*VNI.pairs, ("aú", "ẳ"), ("AÚ", "Ẳ"), ("î", "ỵ"), ("Î", "Ỵ"))),
}

# The tables again, as fast as a whole column needs them: the longest sequence first.
_LETTERS = {kind: dict(table.pairs) for kind, table in _TABLES.items()}
_SEQUENCES = {kind: re.compile("|".join(re.escape(written) for written, _ in _TABLES[kind].pairs)) for kind in _TABLES}
_OF_PDFS = "\u2212\u2219"

# Letters that only Unicode text can hold.
_UNICODE = re.compile("[\u0100-\u024f\u0300-\u036f\u1e00-\u1eff]")
# What Unicode doesn't have inside a Vietnamese word: signs, foreign letters, capitals in its midst, two marks.
_SIGNS = {
    "tcvn3": re.compile("[¡-¬\xad®µ-¹»-¿Ä-ÇËÎ-ÑÖ-ØÜ-ßäåæçëîïñö-øûüþ]|[a-z][À-Ý]|[A-Z][À-Ý][a-z]"),
    "vni": re.compile("[ÄÅÆËÏÑÖØÛÜäåæëïñöøûüîÎ]|[aeouyAEOUYôöÔÖ][ÀÁÂÃÈÉÊÕÙÚàáâãèéêõùú]"),
}

# A byte that begins a letter in UTF-8 and one that goes on with it, as Western European shows them.
_UTF8_AS_WESTERN = re.compile(
    "[\u00c3-\u00c6\u00cc\u00cd\u00e1\u00e2\u00f0][\u0080-\u00bf\u0152-\u017e\u0192\u02c6\u02dc\u2013-\u2122]"
)

# Letters that mean nothing in TCVN3.
_NOT_TCVN3 = re.compile("[ÀÁÂÃÄÅÍÙÚÛàðÿ]")

_WORDS = re.compile("[a-zA-Z¡-¬\xad®µ-¹»-ÿ\u0100-\u024f\u1e00-\u1eff]+")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SYLLABLE = re.compile(
    """
    (?:b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?
    (?: (?:iê|yê|uyê|uô|ươ|oă|oa|oe|oo|uâ|uê|uy|[aăâeêioôơuưy]) (?:ch|c|m|ng|nh|n|p|t)
      | ia|ua|ưa|oa|oe|uê|uya|uy|uơ|[aeêioôơuưy]
      | ai|ay|ây|oi|ôi|ơi|ui|ưi|oai|oay|uây|uôi|ươi|ao|au|âu|eo|êu|iu|ưu|iêu|yêu|ươu|oao|oeo|uyu
    )
    """,
    re.VERBOSE,
)


def convert(text, kind=None):
    """The text in Unicode, and what it was in: "tcvn3", "vni" or None.

    Must see the text before anything is stripped from it: the soft hyphen is TCVN3's ư. With `kind`, found by `detect`
    for a whole column, a text too short to tell by itself is converted too, unless it is plainly Unicode.
    """
    if text.isascii() or _UNICODE.search(text):
        return text, None
    if kind is None:
        kind = _recognise(text)
    return (_apply(text, kind), kind) if kind else (text, None)


def is_unicode(text):
    """Whether a text has letters that no old typeface could hold."""
    return _UNICODE.search(text) is not None


def convert_beside(text, kind):
    """The same for a text that stands beside one in `kind`: it needs no sign of its own, only to make syllables."""
    if text.isascii() or _UNICODE.search(text) or (kind == "tcvn3" and _NOT_TCVN3.search(text)):
        return text, None
    converted = _apply(text, kind)
    return (converted, kind) if converted != text and is_vietnamese(converted) else (text, None)


def decode_twice(text):
    """The text behind UTF-8 that was read as Western European (Nguyá»…n), or None if it isn't that."""
    if text.isascii() or not _UTF8_AS_WESTERN.search(text):
        return None
    try:
        decoded = b"".join([_WESTERN[char] for char in text]).decode()
    except (KeyError, UnicodeDecodeError):
        return None
    return decoded if _UNICODE.search(decoded) or is_vietnamese(decoded) else None


def detect(texts):
    """What most of `texts`, the cells of a column or a sheet, are in: "tcvn3", "vni", or None for Unicode."""
    kinds = Counter()
    for text in texts:
        if _UNICODE.search(text):
            kinds[None] += 1
        elif kind := convert(text)[1]:
            kinds[kind] += 1
    return kinds.most_common(1)[0][0] if kinds else None


def _recognise(text):
    before = [word for word in _WORDS.findall(text) if not word.isascii()]
    if not before or all(map(_is_syllable, before)):
        return None
    fits = []
    for kind, signs in _SIGNS.items():
        if kind == "tcvn3" and _NOT_TCVN3.search(text):
            continue
        if signs.search(text) and is_vietnamese(_apply(text, kind)):
            fits.append(kind)
    return fits[0] if len(fits) == 1 else None


def is_vietnamese(text):
    """Whether there are words with marks and each is a syllable."""
    marked = [word for word in _WORDS.findall(text) if not word.isascii()]
    return bool(marked) and all(map(_is_syllable, marked))


def _apply(text, kind):
    # What text of PDFs needs besides, the library knows.
    if any(glyph in text for glyph in _OF_PDFS):
        converted = apply_table(text, _TABLES[kind])
    else:
        letters = _LETTERS[kind]
        converted = _SEQUENCES[kind].sub(lambda found: letters[found[0]], text)
        converted = unicodedata.normalize("NFC", converted)
    # TCVN3 has no capitals with a tone. With caps lock on, NGUYỄN VĂN is typed NGUYÔN V¡N, and reads NGUYễN VĂN; in the
    # typeface of capitals (.VnTimeH), which shows small letters as capitals, it is typed NGUYÔN V¨N.
    if kind == "tcvn3" and re.search("[A-Z]{2}", text) and not re.search("[a-z]", text):
        return converted.upper()
    return converted


# Bytes by what Windows shows of them, and by their own number, which is what Unix shows.
_WESTERN = {chr(byte): bytes([byte]) for byte in range(256)}
_WESTERN |= {shown: bytes([byte]) for byte in range(256) if (shown := bytes([byte]).decode("cp1252", "ignore"))}


@lru_cache(maxsize=20_000)
def _is_syllable(word):
    apart = unicodedata.normalize("NFD", word)
    bare, tones = _TONES.subn("", apart)
    bare = unicodedata.normalize("NFC", bare)
    in_order = bare.islower() or bare.isupper() or bare == bare.capitalize()
    return tones <= 1 and in_order and _SYLLABLE.fullmatch(bare.lower()) is not None
