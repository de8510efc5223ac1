"""A file far too large is counted, not kept; what else the form held arrives."""

import pytest
from django import forms
from django.test import RequestFactory

from branches.attachments import texts, upload_handlers
from branches.attachments.forms import AttachmentField
from tests.branches.attachments import files


class ReportForm(forms.Form):
    note = forms.CharField()
    file = AttachmentField()


def sent(content):
    request = RequestFactory().post("/", {"note": "Đã nộp đoàn phí", "file": files.upload(content, "anh.jpg")})
    return ReportForm(request.POST, request.FILES)


@pytest.fixture
def low_ceiling(monkeypatch):
    monkeypatch.setattr(upload_handlers, "CEILING", 20_000_000)


@pytest.mark.django_db
@pytest.mark.parametrize("megabytes", [16, 40])
def test_the_sentence_names_the_true_size_and_the_rest_of_the_form_stays(low_ceiling, megabytes):
    form = sent(files.JPG.ljust(megabytes * 1_000_000, b"\0"))
    assert form.errors == {"file": [texts.TOO_BIG.format(size=f"{megabytes},0", limit=15)]}
    assert form["note"].value() == "Đã nộp đoàn phí"


@pytest.mark.django_db
def test_no_byte_past_the_ceiling_is_kept(low_ceiling):
    assert sent(files.JPG.ljust(21_000_000, b"\0")).files["file"].read() == b""


@pytest.mark.django_db
def test_other_files_arrive_whole():
    assert sent(files.JPG).files["file"].read() == files.JPG
