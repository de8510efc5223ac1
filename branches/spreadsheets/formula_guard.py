"""Text that a spreadsheet program would run as a formula when it opens a csv gets one apostrophe in front.

The signs are those of OWASP's note on CSV injection: = + - @ TAB CR (and LF). Reading takes the apostrophe away again,
so that a note that was exported and imported is the same note. A text that begins with apostrophes before such a sign
gets one more, which makes the two functions exact opposites.
"""

SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def guard(text: str) -> str:
    return "'" + text if text.lstrip("'").startswith(SIGNS) else text


def unguard(text: str) -> str:
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(SIGNS) else text
