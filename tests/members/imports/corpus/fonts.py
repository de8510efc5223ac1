"""A text as the fonts and keyboards of offices leave it in a cell."""

import unicodedata

from branches.vietnamese import legacy


def _read_back(kind: str) -> dict[str, str]:
    """Which one or two characters of Latin 1 each letter comes from, asked of the converter itself. Where a vowel and a
    mark make a letter, that is how it is typed; i has letters of its own."""
    found = {}
    high = [chr(number) for number in range(0xA1, 0x100)]
    for text in [*(vowel + mark for vowel in "aeouyAEOUYôöÔÖ" for mark in high), *high]:
        letter, _ = legacy.convert(text, kind)
        if len(letter) == 1 and ord(letter) > 0x7F and (letter != text or kind == "vni"):
            found.setdefault(letter, text)
    return found


_TABLES = {kind: _read_back(kind) for kind in ("tcvn3", "vni")}


def can_type(font: str, text: str) -> bool:
    """Whether the font has all letters of the text: the old ones lack capitals with tones."""
    table = _TABLES.get(font)
    return table is None or all(letter in table or letter.isascii() for letter in unicodedata.normalize("NFC", text))


def _typed_in(font: str):
    def convert(text: str) -> str:
        """The text in that font; left alone where the font has no such letter."""
        letters = unicodedata.normalize("NFC", text)
        return "".join(_TABLES[font].get(letter, letter) for letter in letters) if can_type(font, text) else text

    return convert


FONTS = {
    "unicode": lambda text: text,
    "apart": lambda text: unicodedata.normalize("NFD", text),
    "spaces": lambda text: f"  {text.replace(' ', '  ')}\u00a0",
    "tcvn3": _typed_in("tcvn3"),
    "vni": _typed_in("vni"),
}
