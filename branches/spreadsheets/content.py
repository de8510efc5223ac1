"""What a file is, by its content: the name and the type that the browser states are never asked."""

import re
import struct
import zipfile

from .archives import open_archive, read_small
from .refusals import Refusal

ZIP = b"PK\3\4"
EMPTY_ZIP = b"PK\5\6"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SIGNATURES = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"{\\rtf", "document"),
    (EMPTY_ZIP, "archive"),
    (b"\x1f\x8b", "archive"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x7fELF", "binary"),
    (b"MZ", "binary"),
)
# Names inside an OLE container, in the order in which they decide.
OLE_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "document"),
    ("PowerPoint Document", "presentation"),
)
OLE_WORKBOOKS = ("Workbook", "Book")
# Records of the BIFF format: kind, length, and the first four bytes of what they hold.
RECORD_START = struct.Struct("<4H")
BOF, FILEPASS, WORKBOOK_GLOBALS = 0x0809, 0x002F, 0x0005
# A BIFF file without a container: Excel 2 to 4, the last of them from 1992.
OLD_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")


def recognise(data: bytes) -> str:
    """'xlsx', 'xls', 'ods', 'fods', 'xml' (of 2003), 'html' or 'csv'; anything else is refused."""
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"):
        raise Refusal("empty")
    if data.startswith(ZIP):
        return _in_zip(data)
    if data.startswith(OLE):
        return _in_container(data)
    if data.startswith(OLD_BIFF):
        raise Refusal("old_excel")
    for signature, case in SIGNATURES:
        # Two letters are a signature only when what follows isn't text: a csv may well begin with "BM,".
        if data.startswith(signature) and (len(signature) > 2 or b"\0" in data[:64] or signature == b"\x1f\x8b"):
            raise Refusal(case)
    if data[:4] == b"RIFF" or data[4:8] == b"ftyp":
        raise Refusal("picture")
    return _markup(data) or "csv"


def _in_zip(data: bytes) -> str:
    archive = open_archive(data)
    names = {name.replace("\\", "/").lower() for name in archive.namelist()}
    if "mimetype" in names and "content.xml" in names:
        return _in_open_document(archive, data)
    if "xl/workbook.bin" in names:
        raise Refusal("xlsb")
    if "[content_types].xml" in names or "xl/workbook.xml" in names:
        if any(name.startswith("xl/") for name in names):
            return "xlsx"
        for folder, case in (("word/", "document"), ("ppt/", "presentation")):
            if any(name.startswith(folder) for name in names):
                raise Refusal(case)
        raise Refusal("binary")
    raise Refusal("archive")


def _in_open_document(archive: zipfile.ZipFile, data: bytes) -> str:
    mimetype = read_small(archive, data, "mimetype", limit=1_000)
    if mimetype.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        if b"encryption-data" in read_small(archive, data, "META-INF/manifest.xml"):
            raise Refusal("encrypted")
        return "ods"
    raise Refusal("presentation" if b"presentation" in mimetype else "document" if b"text" in mimetype else "binary")


def _in_container(data: bytes) -> str:
    for name, case in OLE_STREAMS:
        if has_stream(data, name):
            raise Refusal(case)
    if any(has_stream(data, name) for name in OLE_WORKBOOKS):
        if _has_password(data):
            raise Refusal("encrypted")
        return "xls"
    # The directory of a container usually stands at its end: a cut file has lost it.
    raise Refusal("truncated" if len(data) % 512 or len(data) < 1536 else "binary")


def has_stream(data: bytes, name: str) -> bool:
    """Directory entries are 128 bytes long, begin with the name in UTF-16 and carry its length at byte 64."""
    entry = name.encode("utf-16-le") + b"\0\0"
    start = data.find(entry)
    while start >= 0:
        if start % 128 == 0 and data[start + 64 : start + 66] == len(entry).to_bytes(2, "little"):
            return True
        start = data.find(entry, start + 1)
    return False


def _has_password(data: bytes) -> bool:
    """Whether a FILEPASS record stands near the start of the workbook's stream, which begins at a sector."""
    for start in range(512, len(data) - 20, 512):
        kind, length, _, substream = RECORD_START.unpack_from(data, start)
        if (kind, substream) != (BOF, WORKBOOK_GLOBALS) or length not in (8, 16):
            continue
        for _ in range(8):
            start += 4 + length
            if start + 8 > len(data):
                break
            kind, length, _, _ = RECORD_START.unpack_from(data, start)
            if kind == FILEPASS:
                return True
    return False


def _markup(data: bytes) -> str | None:
    """What begins with a tag; None for text."""
    start = data[:4096]
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        start = start.decode("utf-16", "replace").encode()
    start = start.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip().lower()
    if not start.startswith(b"<"):
        # Files of a web archive (.mht) state that they are MIME.
        if start.startswith(b"mime-version:"):
            raise Refusal("web_archive")
        return None
    # A page made by Excel names these too, after its own first tag.
    if not re.search(rb"<(!doctype html|html)\b", start):
        if b"urn:schemas-microsoft-com:office:spreadsheet" in start:
            return "xml"
        if b"office:document" in start:
            if b"opendocument.spreadsheet" in start:
                return "fods"
            raise Refusal("document")
    if re.search(rb"<(!doctype html|html|head|body|table|meta|style|div|center|form|font|tr)\b", start):
        return "html"
    if start.startswith(b"<?xml"):
        raise Refusal("xml")
    return None
