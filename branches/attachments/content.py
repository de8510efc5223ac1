"""What an attached file is, by its content: the name and the type that a browser states are never asked.

Taken are papers, photos, Word documents and spreadsheets without macros. A file that is two things at once (a PDF with
a zip behind it) is refused, as is whatever could run. Nothing is drawn or executed here: signatures are compared, the
directory of a zip is read, and its parts are counted while they are inflated.
"""

import re
import zipfile
import zlib
from dataclasses import dataclass

from branches.spreadsheets.archives import open_archive
from branches.spreadsheets.content import OLE, ZIP, has_stream
from branches.spreadsheets.refusals import Refusal

# All parts of an archive together, inflated.
MOST_INFLATED = 300_000_000  # bytes
# The description that says what an archive is.
MOST_DESCRIPTION = 2_000_000  # bytes
# After its end mark a PDF may carry some bytes of the program that made it, as far as readers look for the mark.
PDF_TAIL = 1_024


@dataclass(frozen=True)
class FileType:
    """A type that is taken; the first of its extensions is the one that a name without any gets."""

    code: str
    content_type: str
    extensions: tuple[str, ...]
    # A browser may show it in the page; everything else is only ever downloaded.
    shown: bool = False


class Unfit(Exception):
    """Content that isn't taken. `case` is a key of texts.REFUSED."""

    def __init__(self, case: str):
        super().__init__(case)
        self.case = case


_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
TYPES = {
    each.code: each
    for each in (
        FileType("pdf", "application/pdf", ("pdf",)),
        FileType("jpg", "image/jpeg", ("jpg", "jpeg", "jpe", "jfif"), shown=True),
        FileType("png", "image/png", ("png",), shown=True),
        FileType("webp", "image/webp", ("webp",), shown=True),
        FileType("heic", "image/heic", ("heic", "heif", "hif")),
        FileType("docx", f"{_OOXML}wordprocessingml.document", ("docx",)),
        FileType("xlsx", f"{_OOXML}spreadsheetml.sheet", ("xlsx",)),
        FileType("odt", f"{_ODF}text", ("odt",)),
        FileType("ods", f"{_ODF}spreadsheet", ("ods",)),
        FileType("doc", "application/msword", ("doc",)),
        FileType("xls", "application/vnd.ms-excel", ("xls",)),
    )
}

# (place, bytes, type or case of refusal), the first that fits decides.
SIGNATURES = (
    (0, b"%PDF-", "pdf"),
    (0, b"\xff\xd8\xff", "jpg"),
    (0, b"\x89PNG\r\n\x1a\n", "png"),
    (0, b"GIF8", "picture"),
    (0, b"II*\0", "picture"),
    (0, b"MM\0*", "picture"),
    (0, b"{\\rtf", "rich_text"),
    (0, b"MZ", "program"),
    (0, b"\x7fELF", "program"),
    (0, b"\xcf\xfa\xed\xfe", "program"),
    (0, b"\xca\xfe\xba\xbe", "program"),
    (0, b"dex\n", "program"),
    (0, b"#!", "program"),
    (0, b"L\0\0\0\x01\x14\x02\0", "program"),  # a Windows shortcut
    (0, b"PK\5\6", "archive"),
    (0, b"\x1f\x8b", "archive"),
    (0, b"Rar!", "archive"),
    (0, b"7z\xbc\xaf", "archive"),
    (0, b"BZh", "archive"),
    (0, b"\xfd7zXZ", "archive"),
    (257, b"ustar", "archive"),
    (0, b"ID3", "film"),
    (0, b"OggS", "film"),
    (0, b"\x1aE\xdf\xa3", "film"),
)
# Brands of the boxes that photos and films of phones lie in.
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
AVIF_BRANDS = {b"avif", b"avis"}

# What [Content_Types].xml calls the main part.
OOXML_TYPES = ((b"wordprocessingml.document.main+xml", "docx"), (b"spreadsheetml.sheet.main+xml", "xlsx"))
OOXML_REFUSED = (
    (b"macroEnabled", "macro"),
    (b"presentationml", "slides"),
    (b"application/vnd.ms-excel.sheet.binary", "binary_workbook"),
)
ODF_TYPES = {TYPES["odt"].content_type.encode(): "odt", TYPES["ods"].content_type.encode(): "ods"}
ODF_MACROS = ("basic/", "scripts/")
# Names in the directory of an OLE container, in the order in which they decide.
OLE_NAMES = (
    ("EncryptedPackage", "encrypted"),
    ("_VBA_PROJECT", "macro"),
    ("_VBA_PROJECT_CUR", "macro"),
    ("PowerPoint Document", "slides"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
)


def recognise(data: bytes) -> FileType:
    """The type of a whole file. Raises Unfit."""
    code = found(data)
    if code not in TYPES:
        raise Unfit(code)
    return TYPES[code]


def found(data: bytes) -> str:
    """A code of TYPES or a case of refusal."""
    if not data.strip(b"\xef\xbb\xbf\0 \t\r\n"):
        return "empty"
    if data.startswith(ZIP):
        return _in_zip(data)
    if data.startswith(OLE):
        return next((code for name, code in OLE_NAMES if has_stream(data, name)), "unknown")
    code = _by_signature(data) or _in_box(data) or _text(data)
    if code == "pdf" and not _ends_as_pdf(data):
        return "broken"
    if code in TYPES and _holds_archive(data):
        return "two_in_one"
    return code


def _by_signature(data):
    code = next((code for place, mark, code in SIGNATURES if data.startswith(mark, place)), None)
    if code == "png" and data[12:16] != b"IHDR":
        return "broken"
    if data.startswith(b"BM") and b"\0" in data[:32]:
        return "picture"
    return code


def _in_box(data):
    if data.startswith(b"RIFF"):
        return "webp" if data[8:12] == b"WEBP" and data[12:15] == b"VP8" else "film"
    if data[4:8] != b"ftyp":
        return None
    box = data[8 : min(int.from_bytes(data[:4]), 256)]
    brands = {box[place : place + 4] for place in range(0, len(box), 4) if place != 4}
    if brands & AVIF_BRANDS:
        return "picture"
    return "heic" if brands & HEIC_BRANDS else "film"


def _ends_as_pdf(data):
    end = data.rfind(b"%%EOF")
    return end >= 0 and len(data) - end <= PDF_TAIL


def _holds_archive(data):
    """Whether a reader of zips, which looks from the end, finds one too."""
    try:
        return bool(open_archive(data).namelist())
    except Refusal as refusal:
        return refusal.case == "too_many_parts"


def _in_zip(data):
    try:
        archive = open_archive(data)
        return _described(archive)
    except Refusal as refusal:
        return "bomb" if refusal.case == "too_many_parts" else "broken"
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        return "broken"


def _described(archive):
    parts = archive.infolist()
    names = {part.filename.replace("\\", "/").lower() for part in parts}
    is_ooxml, is_odf = "[content_types].xml" in names, "mimetype" in names and "content.xml" in names
    if not is_ooxml and not is_odf:
        return "archive"
    if len(names) < len(parts):
        return "broken"
    if any(part.flag_bits & 1 for part in parts):
        return "encrypted"
    # Nobody inflates more of a part than it declares, and a part that declares too little fails its checksum.
    if sum(part.file_size for part in parts) > MOST_INFLATED:
        return "bomb"
    if archive.testzip():
        return "broken"
    return _ooxml(archive, names) if is_ooxml else _odf(archive, names)


def _ooxml(archive, names):
    if any(name.endswith("vbaproject.bin") for name in names):
        return "macro"
    described = _small(archive, "[Content_Types].xml")
    return next((code for mark, code in (*OOXML_REFUSED, *OOXML_TYPES) if mark in described), "archive")


def _odf(archive, names):
    if any(name.startswith(ODF_MACROS) for name in names):
        return "macro"
    if b"encryption-data" in _small(archive, "META-INF/manifest.xml"):
        return "encrypted"
    described = _small(archive, "mimetype").strip()
    if described in ODF_TYPES:
        return ODF_TYPES[described]
    return "slides" if b"presentation" in described else "unknown"


def _small(archive, name):
    """The beginning of a part, whatever the case of its name; empty when it isn't there."""
    part = next((part for part in archive.infolist() if part.filename.lower() == name.lower()), None)
    if part is None:
        return b""
    with archive.open(part) as opened:
        return opened.read(MOST_DESCRIPTION)


def _text(data):
    start = data[:4_096]
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        start = start.decode("utf-16", "replace").encode()
    elif b"\0" in start:
        return "unknown"
    start = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if re.search(rb"<svg\b", start):
        return "svg"
    if re.search(rb"<(!doctype html|html|head|body|script|iframe|table|meta|style|div|img)\b", start):
        return "web_page"
    if start.startswith(b"<?xml") or start.startswith(b"<!doctype"):
        return "xml"
    try:
        data[:4_096].decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        # The last character may be cut.
        if fault.start < 4_090:
            return "unknown"
    return "text"
