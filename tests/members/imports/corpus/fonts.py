"""A text as the fonts and keyboards of offices leave it in a cell."""

import unicodedata

from branches.vietnamese import legacy


def _inverse(kind: str):
    """Unicode → the bytes of a font, as the characters that stand for them. Longest first is the table's own matter."""
    table = {}
    for typed, letter in legacy_pairs(kind):
        table.setdefault(letter, typed)
    return table


def legacy_pairs(kind: str):
    """(what is typed, the letter that is meant), for every Vietnamese letter that the font can write."""
    for letter in _LETTERS:
        for typed in _CANDIDATES[kind].get(letter, ()):
            yield typed, letter


def _read_back(kind: str) -> dict[str, list[str]]:
    """Which one or two characters of Latin 1 each Vietnamese letter comes from, asked of the converter itself."""
    found: dict[str, list[str]] = {}
    high = [chr(number) for number in range(0xA1, 0x100)]
    plain = "aeouyiAEOUYIdD"
    typed = [*high, *(vowel + mark for vowel in [*plain, "ô", "ö", "Ô", "Ö"] for mark in high)]
    for text in typed:
        letter, _ = legacy.convert(text, kind)
        if len(letter) == 1 and letter != text and ord(letter) > 0x7F:
            found.setdefault(letter, []).append(text)
    return found


_LETTERS = [
    unicodedata.normalize("NFC", base + tone)
    for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for tone in ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
] + ["đ", "Đ"]
_CANDIDATES = {kind: _read_back(kind) for kind in ("tcvn3", "vni")}
_TABLES = {kind: _inverse(kind) for kind in ("tcvn3", "vni")}


def _typed_in(kind: str):
    def convert(text: str) -> str:
        """The text in that font; left alone where the font has no such letter."""
        table = _TABLES[kind]
        letters = unicodedata.normalize("NFC", text)
        if any(letter not in table and ord(letter) > 0x7F for letter in letters):
            return text
        return "".join(table.get(letter, letter) for letter in letters)

    return convert


FONTS = {
    "unicode": lambda text: text,
    "apart": lambda text: unicodedata.normalize("NFD", text),
    "spaces": lambda text: f"  {text.replace(' ', '  ')}\u00a0",
    "tcvn3": _typed_in("tcvn3"),
    "vni": _typed_in("vni"),
}
