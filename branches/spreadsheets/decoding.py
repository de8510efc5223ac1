"""The encoding of a text file, by its bytes. What it can't tell surely it leaves visible, and says where."""

import re
import unicodedata

from .refusals import Refusal

CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
SEVERAL_BYTES = re.compile(rb"[\xc3-\xf4][\x80-\xbf]{1,3}")
LOST = "\ufffd"
# A letter that an encoding doesn't have is written as a question mark: "Nguy?n". An address of the web may have one.
LOST_LETTER = re.compile(r"(?<![\w/.?=&-])[^\W\d_]+\?[^\W\d_]+")


def decode(data: bytes) -> tuple[str, str]:
    """(encoding, text composed where the encoding has combining tones). Bytes that are no text are refused.

    Text of the old typefaces ("tcvn3", "vni") comes as the signs that the bytes stand for: whoever cleans the cells
    converts them and marks each. "utf-8 damaged" has U+FFFD where bytes were broken; "unknown" is shown as Western
    European.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding, _unicode(data, encoding)
    if encoding := _utf16_without_mark(data):
        return encoding, _unicode(data, encoding)
    if len(CONTROL.findall(data)) > len(data) // 100:
        raise Refusal("binary")
    try:
        return "utf-8", data.decode()
    except UnicodeDecodeError:
        # A file that is cut in the middle of its last letter is still UTF-8, and truncated.
        if _cut_utf8(data):
            raise Refusal("truncated") from None
    text = data.decode("utf-8", "replace")
    if len(SEVERAL_BYTES.findall(data)) > 5 * text.count(LOST):
        return "utf-8 damaged", text
    # Loads the tables of the old encodings: a tenth of a second that few files need.
    from .eight_bit import decode_eight_bit

    return decode_eight_bit(data)


def is_doubtful(cell: str, encoding: str) -> bool:
    """Whether letters of the cell were lost, or may not be those that were meant."""
    if LOST in cell or (encoding == "unknown" and not cell.isascii()):
        return True
    return "?" in cell and LOST_LETTER.search(cell) is not None


def may_be_doubtful(text: str, encoding: str) -> bool:
    """Whether any cell of the whole text is worth a look."""
    return encoding == "unknown" or LOST in text or LOST_LETTER.search(text) is not None


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _unicode(data: bytes, encoding: str) -> str:
    """A file cut in the middle of a letter is truncated; a broken letter elsewhere becomes U+FFFD."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if error.end >= len(data) - 3 or encoding != "utf-8-sig":
            raise Refusal("truncated") from error
    text = data.decode(encoding, "replace")
    if text.count(LOST) > len(text) // 20:
        raise Refusal("truncated")
    return text


def _utf16_without_mark(data: bytes) -> str | None:
    head = data[:4000]
    half = max(len(head) // 2, 1)
    even, odd = head[::2].count(0) / half, head[1::2].count(0) / half
    if odd > 0.3 and even < 0.05:
        return "utf-16-le"
    if even > 0.3 and odd < 0.05:
        return "utf-16-be"
    return None


def _cut_utf8(data: bytes) -> bool:
    try:
        data[:-3].decode()
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return len(data) > 3
