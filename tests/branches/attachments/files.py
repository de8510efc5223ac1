"""Makes files of every kind that people attach, sound and hostile ones."""

import io
import struct
import zipfile

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from odf.opendocument import OpenDocumentSpreadsheet, OpenDocumentText
from xlwt import Workbook
from xlwt.CompoundDoc import XlsDoc

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n"
JPG = b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0" + b"\0" * 64 + b"\xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 32
WEBP = b"RIFF\x24\0\0\0WEBPVP8 " + b"\0" * 32
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 64
AVIF = b"\0\0\0\x1cftypavif\0\0\0\0mif1avifmiaf" + b"\0" * 64
MP4 = b"\0\0\0\x18ftypisom\0\0\2\0isomiso2" + b"\0" * 64
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
EXE = b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff" + b"\0" * 200


def upload(content, name="tep.pdf", content_type="application/octet-stream"):
    return SimpleUploadedFile(name, content, content_type)


def _saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def docx():
    return _saved(Document())


def xlsx():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet("DS").write(0, 0, "Họ và tên")
    return out.getvalue()


def odt():
    return _saved(OpenDocumentText())


def ods():
    return _saved(OpenDocumentSpreadsheet())


def xls():
    book = Workbook()
    book.add_sheet("DS").write(0, 0, "Họ và tên")
    return _saved(book)


def ole(name):
    """A container with one stream of this name."""
    out = io.BytesIO()
    XlsDoc().save(out, b"\0" * 4096)
    container = out.getvalue()
    entry = container.index("Workbook\0".encode("utf-16-le"))
    renamed = f"{name}\0".encode("utf-16-le")
    return container[:entry] + renamed.ljust(64, b"\0") + struct.pack("<H", len(renamed)) + container[entry + 66 :]


def archive(parts, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def with_parts(data, parts):
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as changed:
        for name, content in parts.items():
            changed.writestr(name, content)
    return out.getvalue()


def docm():
    """What Word saves with macros: another content type, and the project."""
    return with_parts(archive({"[Content_Types].xml": b"<Types/>"}), {"word/vbaProject.bin": b"\0" * 64})


def macro_enabled_workbook():
    kind = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    return archive(
        {"[Content_Types].xml": f'<Types><Override ContentType="{kind}"/></Types>', "xl/workbook.xml": "<w/>"}
    )


def bomb():
    """A Word document of half a megabyte that inflates to five hundred."""
    return with_parts(docx(), {"word/media/image1.xml": b"\0" * 500_000_000})


def lying_bomb():
    """One whose directory says that its part holds a hundred bytes."""
    data = with_parts(docx(), {"word/media/image1.xml": b"\0" * 1_000_000})
    return data.replace(struct.pack("<I", 1_000_000), struct.pack("<I", 100))


def damaged():
    """A Word document of which a part was changed on the way."""
    data = bytearray(with_parts(docx(), {"word/media/image1.xml": bytes(range(256)) * 64}))
    place = data.index(b"word/media/image1.xml") + 60
    data[place] ^= 0xFF
    return bytes(data)
