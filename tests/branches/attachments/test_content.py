"""What a file is, whatever it is called."""

import pytest

from branches.attachments import content, texts
from tests.branches.attachments import files

SOUND = {
    "pdf": files.PDF,
    "jpg": files.JPG,
    "png": files.PNG,
    "webp": files.WEBP,
    "heic": files.HEIC,
    "docx": files.docx(),
    "xlsx": files.xlsx(),
    "odt": files.odt(),
    "ods": files.ods(),
    "xls": files.xls(),
    "doc": files.ole("WordDocument"),
}

UNFIT = {
    "nothing": (b"", "empty"),
    "blanks": (b"\xef\xbb\xbf \r\n\0", "empty"),
    "a page": (files.HTML, "web_page"),
    "a page after blanks": (b"\n\n   <HTML><body>", "web_page"),
    "a page in utf-16": ("\ufeff<html>".encode("utf-16-le"), "web_page"),
    "a script in a comment": (b"<!-- --><script>alert(1)</script>", "web_page"),
    "a drawing": (files.SVG, "svg"),
    "other xml": (b'<?xml version="1.0"?><a-b/>', "xml"),
    "a program": (files.EXE, "program"),
    "a program of Linux": (b"\x7fELF\2\1\1" + b"\0" * 64, "program"),
    "a shell script": (b"#!/bin/sh\necho\n", "program"),
    "a shortcut": (b"L\0\0\0\x01\x14\x02\0" + b"\0" * 68, "program"),
    "a zip": (files.archive({"a.exe": files.EXE}), "archive"),
    "an empty zip": (files.archive({}), "archive"),
    "a Java archive": (files.archive({"META-INF/MANIFEST.MF": "", "A.class": b"\xca\xfe\xba\xbe"}), "archive"),
    "a rar": (b"Rar!\x1a\7\0" + b"\0" * 64, "archive"),
    "a document with macros": (files.docm(), "macro"),
    "a workbook with macros": (files.macro_enabled_workbook(), "macro"),
    "an old document with macros": (files.ole("_VBA_PROJECT"), "macro"),
    "an ods with macros": (files.with_parts(files.ods(), {"Basic/script-lc.xml": "<x/>"}), "macro"),
    "a locked document": (files.ole("EncryptedPackage"), "encrypted"),
    "an installer": (files.ole("Property"), "unknown"),
    "slides": (files.ole("PowerPoint Document"), "slides"),
    "a bomb": (files.bomb(), "bomb"),
    "a bomb that lies": (files.lying_bomb(), "broken"),
    "a damaged document": (files.damaged(), "broken"),
    "half a document": (files.docx()[:2_000], "broken"),
    "half a PDF": (b"%PDF-1.7\n1 0 obj\n" + b"x" * 5_000, "broken"),
    "a PDF with a page behind it": (files.PDF + b"x" * 5_000 + files.HTML, "broken"),
    "a page before a PDF": (files.HTML + files.PDF, "web_page"),
    "a PDF that is a zip too": (files.PDF + files.archive({"a.class": "x"}), "two_in_one"),
    "a photo that is a zip too": (files.JPG + files.archive({"a.class": "x"}), "two_in_one"),
    "half a PNG": (files.PNG[:9], "broken"),
    "a GIF": (b"GIF89a" + b"\0" * 32, "picture"),
    "a bitmap": (b"BM\x36\0\0\0\0\0" + b"\0" * 64, "picture"),
    "an AVIF": (files.AVIF, "picture"),
    "a film": (files.MP4, "film"),
    "a sound": (b"RIFF\x24\0\0\0WAVEfmt " + b"\0" * 32, "film"),
    "rich text": (b"{\\rtf1\\ansi}", "rich_text"),
    "a csv": ("Họ và tên,Ngày sinh\n".encode(), "text"),
    "a csv that begins with BM": (b"BM,So thu tu\n", "text"),
    "noise": (bytes(range(128, 256)) * 3, "unknown"),
}


@pytest.mark.parametrize("code", SOUND)
def test_papers_photos_and_documents_are_known_by_their_content(code):
    assert content.recognise(SOUND[code]).code == code


@pytest.mark.parametrize("name", UNFIT)
def test_anything_else_is_refused_for_what_it_is(name):
    data, case = UNFIT[name]
    with pytest.raises(content.Unfit) as unfit:
        content.recognise(data)
    assert unfit.value.case == case


def test_every_type_and_every_refusal_has_its_words():
    assert set(texts.NAMES) == set(content.TYPES)
    assert {case for _, case in UNFIT.values()} <= set(texts.REFUSED)


def test_a_photo_in_which_the_mark_of_a_zip_stands_by_chance_is_a_photo():
    assert content.recognise(files.JPG + b"PK\5\6" + b"\7" * 40).code == "jpg"


def test_a_pdf_with_a_password_is_taken():
    locked = files.PDF.replace(b"trailer\n<<>>", b"trailer\n<</Encrypt 3 0 R>>")
    assert content.recognise(locked).code == "pdf"


@pytest.mark.parametrize("length", range(0, 60, 7))
@pytest.mark.parametrize("code", SOUND)
def test_a_file_that_was_cut_short_breaks_nothing(code, length):
    assert content.found(SOUND[code][:length]) in {code, *texts.REFUSED}
