"""The field of a form through which a file comes in."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

from branches.attachments import texts
from branches.attachments.forms import AttachmentField, check_room
from tests.branches.attachments import files


class ReportForm(forms.Form):
    note = forms.CharField()
    file = AttachmentField()


@pytest.mark.django_db
def test_a_refused_file_takes_nothing_else_along():
    form = ReportForm({"note": "Đã nộp đoàn phí"}, {"file": files.upload(files.HTML, "phieu.pdf")})
    assert form.errors == {"file": [texts.REFUSED["web_page"]]}
    assert 'value="Đã nộp đoàn phí"' in str(form["note"])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, texts.FILE_MISSING),
        ({"file": files.upload(b"", "phieu.pdf")}, texts.EMPTY),
        ({"file": files.upload(files.PDF, "a" * 251 + ".pdf")}, texts.NAME_LONG.format(limit=250)),
    ],
    ids=["no file", "empty", "long name"],
)
def test_what_is_missing_is_said(sent, sentence):
    assert ReportForm({"note": "x"}, sent).errors == {"file": [sentence]}


@pytest.mark.django_db
def test_a_sound_file_can_still_be_read():
    form = ReportForm({"note": "x"}, {"file": files.upload(files.PDF, "phieu.pdf")})
    assert form.is_valid()
    assert form.cleaned_data["file"].read() == files.PDF


@pytest.mark.django_db
def test_the_field_says_what_it_takes():
    assert ReportForm()["file"].help_text == texts.KINDS.format(limit=15)


@pytest.mark.django_db
def test_a_record_takes_twenty_files():
    check_room(19)
    with pytest.raises(ValidationError) as refusal:
        check_room(20)
    assert refusal.value.messages == [texts.TOO_MANY.format(limit=20)]
