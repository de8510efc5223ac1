"""Attachments are kept under a clean name, or refused with a sentence."""

import hashlib

import pytest
from django.core.exceptions import ValidationError

from branches.attachments import actions, content, texts
from branches.attachments.models import Attachment, StoredFile
from branches.rulesets.models import RuleSet
from tests.branches.attachments import files

PDF_TYPE = content.TYPES["pdf"]


def test_an_upload_is_kept_encrypted_with_what_it_is(cast):
    kept = actions.store(files.upload(files.PDF, "Phiếu chuyển.PDF", "text/html"), actor=cast.secretary)
    assert (kept.name, kept.content_type, kept.size) == ("Phiếu chuyển.pdf", "application/pdf", len(files.PDF))
    assert (kept.sha256, kept.added_by) == (hashlib.sha256(files.PDF).hexdigest(), cast.secretary)
    assert kept.file.open().read() == files.PDF
    assert files.PDF[:12] not in bytes(StoredFile.objects.get(name=kept.file.name).content)


def test_removing_drops_the_bytes_and_keeps_the_name(cast):
    kept = actions.store(files.upload(files.PDF), actor=cast.secretary)
    actions.remove(kept, actor=cast.secretary)
    actions.remove(Attachment.objects.get(), actor=cast.secretary)
    assert StoredFile.objects.count() == 0
    assert (Attachment.objects.get().name, bool(Attachment.objects.get().file)) == ("tep.pdf", False)


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (files.HTML, "phieu.pdf", texts.REFUSED["web_page"]),
        (files.SVG, "anh.png", texts.REFUSED["svg"]),
        (files.EXE, "phieu.pdf", texts.REFUSED["program"]),
        (files.EXE, "phieu\u202efdp.exe", texts.REFUSED["program"]),
        (b"", "phieu.pdf", texts.EMPTY),
        (files.docm(), "phieu.docx", texts.REFUSED["macro"]),
        (files.bomb(), "phieu.docx", texts.REFUSED["bomb"].format(limit=300)),
        (files.HEIC, "anh.jpg", texts.WRONG_NAME.format(named="jpg", is_a="ảnh HEIC", right="heic")),
        (files.PDF, "phieu\u202efdp.exe", texts.WRONG_NAME.format(named="exe", is_a="tệp PDF", right="pdf")),
        (files.xlsx(), "ds.xls", texts.WRONG_NAME.format(named="xls", is_a="bảng tính Excel (.xlsx)", right="xlsx")),
    ],
    ids=[
        "page",
        "drawing",
        "program",
        "program written backwards",
        "empty",
        "macros",
        "bomb",
        "heic",
        "backwards",
        "extension",
    ],
)
def test_what_is_not_what_its_name_says_is_refused_with_a_sentence(cast, data, name, sentence):
    with pytest.raises(ValidationError) as refusal:
        actions.store(files.upload(data, name), actor=cast.secretary)
    assert refusal.value.messages == [sentence]
    assert (Attachment.objects.count(), StoredFile.objects.count()) == (0, 0)


class Huge:
    """An upload that must not be read."""

    name, size = "anh.jpg", 40_200_000

    def read(self, *place):
        raise AssertionError("read before its size was asked")

    seek = read


def test_a_photo_of_40_megabytes_is_refused_unread(cast):
    with pytest.raises(ValidationError) as refusal:
        actions.store(Huge(), actor=cast.secretary)
    assert refusal.value.messages == [texts.TOO_BIG.format(size="40,2", limit=15)]


def test_the_limit_is_a_rule(cast):
    RuleSet.objects.create(
        effective_on="2020-01-01", values={"attachment_megabytes": 41}, source="Thử", created_by=cast.administrator
    )
    with pytest.raises(AssertionError, match="read before"):
        actions.check(Huge())


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Phiếu chuyển.pdf", "Phiếu chuyển.pdf"),
        ("Phiếu chuyển.PDF", "Phiếu chuyển.pdf"),
        ("../../etc/phieu.pdf", "phieu.pdf"),
        ("C:\\Users\\Lan\\phieu.pdf", "phieu.pdf"),
        ("phieu\r\nSet-Cookie: a=b.pdf", "phieu Set-Cookie a=b.pdf"),
        ("phieu\0.pdf", "phieu.pdf"),
        ("\u202egnp\u202c.\u200fpdf", "gnp.pdf"),
        ('a<b>"c|d?*.pdf', "a b c d.pdf"),
        (".pdf", "tep.pdf"),
        ("....", "tep.pdf"),
        ("", "tep.pdf"),
        ("3.1 Danh sách", "3.1 Danh sách.pdf"),
        ("Quyết định số 12", "Quyết định số 12.pdf"),
        ("Bien ban 22.11.2026", "Bien ban 22.11.2026.pdf"),
        ("a" * 5_000 + ".pdf", "a" * 80 + ".pdf"),
        ("Phiê\u0301u.pdf", "Phiếu.pdf"),
    ],
)
def test_names_are_cleaned(given, kept):
    assert actions.tidy(given, PDF_TYPE) == kept
