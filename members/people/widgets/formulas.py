"""Whether a text would be reckoned out, were it typed into a spreadsheet.

A dash before a remark, a phone number with its +, a negative number, a period of years aren't formulas, although a
spreadsheet may take them for some; nor is an arrow.
"""

import re

# The wide forms are what keyboards of the Far East type; Excel takes them for the same.
_SIGNS = "=+@＝＋＠－-"
# A formula that does something shows it at its beginning; nobody waits for a text without end.
_LOOKED_AT = 1_000
_EQUALS = re.compile(r"""[=＝]\s*[\w"'({\[$#@+－-]""")
_AT = re.compile(r"[@＠]\s*[A-Za-z]")
# A command for another program: cmd|' /C calc'!A0
_COMMAND = re.compile(r"""\S*[A-Za-z0-9_]\||.*[A-Za-z0-9_]\|\s*['"].*!""")
# After the signs: SUM(…), Sheet1!A1, 'Sheet 1'!A1, [Book]Sheet1!A1
_CALL = re.compile(r"[=+@＝＋＠－\s-]*[A-Za-z_][A-Za-z0-9_.]*\(")
_ELSEWHERE = re.compile(r"""[=+@＝＋＠－-]+\s*('[^']+'|[^\s!'"]+)!\s*\$?[A-Za-z]""")
_NUMBER = re.compile(r"[+－-]\s*\(?\s*\d[\d.,\s]*\)?\s*%?")
_PERIOD = re.compile(r"[+－-]\s*\d{1,4}([/.-]\d{1,4}){1,2}(\s*[–-]\s*\d{1,4}([/.-]\d{1,4}){0,2})?")
# Of numbers, cells, texts and calls: +1+1, -A1*2, +A1:B2, -(1+2)
_PART = re.compile(
    r"""\s*(?:(?P<reference>\$?[A-Za-z]{1,3}\$?\d+(?!\w)|[A-Za-z_][A-Za-z0-9_.]*\()"""
    r"""|(?P<value>\d[\d.,]*%?|"[^"]*")|[＝＋＠－=+@*/^&:<>,;()-])"""
)


def is_formula_like(text: str) -> bool:
    """`text`: on one line, without blanks around it."""
    if text[:1] not in _SIGNS or len(text) < 2:
        return False
    text = text[:_LOOKED_AT]
    if any(pattern.match(text) for pattern in (_COMMAND, _EQUALS, _AT, _CALL, _ELSEWHERE)):
        return True
    if _NUMBER.fullmatch(text) or _PERIOD.fullmatch(text) or _is_of_phones(text):
        return False
    return _is_a_sum(text)


def _is_of_phones(text) -> bool:
    numbers = re.split(r"[,;/]", re.sub(r"[\s.()+－-]", "", text))
    return all(number.isdigit() and len(number) >= 8 for number in numbers)


def _is_a_sum(text) -> bool:
    place = references = values = 0
    while place < len(text):
        part = _PART.match(text, place)
        if part is None:
            return False
        references += part["reference"] is not None
        values += part["value"] is not None
        place = part.end()
    return references > 0 or values > 1
