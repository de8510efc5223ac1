"""What a glance tells to be clean: nothing in it to compose, drop, convert or ask about.

A list of members is mostly such text. Telling so is many times quicker than cleaning it, and gives the same.
"""

import re

from .legacy import convert
from .names import title_case

_MARKED = "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
_SMALL, _CAPITAL = f"a-z{_MARKED}", f"A-Z{_MARKED.upper()}"
_BEYOND_OLD_TYPEFACES = re.compile(f"[{''.join(mark for mark in _MARKED + _MARKED.upper() if mark > 'ÿ')}]")
# A text may begin like a formula, end in a blank or hold two; then it isn't plain.
_TEXT = re.compile(f"[{_SMALL}{_CAPITAL}0-9(](?: ?[{_SMALL}{_CAPITAL}0-9.,;:/()+&'’–-])*")
_WORD = re.compile(f"[{_CAPITAL}][{_SMALL}]*(?:['’][{_CAPITAL}][{_SMALL}]*)?")

_MOST_WORDS = 50_000
_plain_words: set[str] = set()
_titled: dict[str, str] = {}


def is_plain(text: str) -> bool:
    """Whether `text` is clean Vietnamese on one line, as names.clean and legacy.convert would leave it."""
    return _TEXT.fullmatch(text) is not None and (text.isascii() or _BEYOND_OLD_TYPEFACES.search(text) is not None)


def is_plain_name(text: str) -> bool:
    """Whether `text` is a name of two words or more, each with a capital and small letters: "Ksor H'Liên"."""
    words = text.split(" ")
    return len(words) > 1 and (_plain_words.issuperset(words) or all(map(_is_plain_word, words)))


def titled(text: str) -> str | None:
    """A plain name that was typed in capitals, with proper ones; None when it is anything else."""
    words = text.split(" ")
    if len(words) < 2 or not text.isupper():
        return None
    found = [_titled.get(word) or _title(word) for word in words]
    return " ".join(found) if all(found) else None


def _title(word: str) -> str:
    """The word with proper capitals, or "" when it isn't plain."""
    written = title_case(word) if word.isupper() else ""
    if not written or not _is_plain_word(written) or convert(word)[1]:
        return ""
    if len(_titled) >= _MOST_WORDS:
        _titled.clear()
    _titled[word] = written
    return written


def _is_plain_word(word: str) -> bool:
    if not (_WORD.fullmatch(word) and convert(word)[1] is None and title_case(word) == word):
        return False
    if len(_plain_words) >= _MOST_WORDS:
        _plain_words.clear()
    _plain_words.add(word)
    return True
