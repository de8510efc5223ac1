"""Forms of requests for correction: asking by the fields of a group, answering by rows."""

from crispy_forms.layout import Column, Field, Layout, Row
from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst

from branches.attachments.forms import AttachmentField
from branches.cases.forms import TypedText
from members.corrections import texts
from members.corrections.actions import Answer
from members.corrections.models import Correction, CorrectionRequest
from members.people.forms import GroupForm
from members.people.models import Person

ACCEPT, REFUSE = "dong-y", "khong"


class AskForm(GroupForm):
    """The fields of a group as the branch's own form has them, filled with the record; a note and a scan.

    `waiting` is {field: words of what waits already}, told below the field.
    """

    error_heading = texts.ASK_ERROR_HEADING

    def __init__(self, *args, person: Person, group, fields, waiting, **kwargs):
        super().__init__(*args, person=person, group=group, fields=fields, **kwargs)
        # What is asked for changes no version: only what the page showed counts.
        del self.fields["version"]
        self.fields["read_at"].required = True
        self.fields["read_at"].error_messages["required"] = texts.READ_AT_MISSING
        for name, words in waiting.items():
            told = texts.WAITS_ALREADY.format(value=words)
            self.fields[name].help_text = f"{told} {self.fields[name].help_text}".strip()
        most = CorrectionRequest.MOST_NOTE
        self.fields["note"] = TypedText(
            label=texts.NOTE_LABEL,
            help_text=texts.NOTE_HELP,
            required=False,
            max_length=most,
            widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
            error_messages={"max_length": texts.NOTE_LONG.format(most=most)},
        )
        self.fields["scan"] = AttachmentField(label=texts.SCAN_LABEL, help_text=texts.SCAN_HELP, required=False)
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            Field("read_at"),
            Row(*(Column(name, css_class="col-md-12" if name in group.wide else "col-md-6") for name in fields)),
            "note",
            "scan",
        )

    @property
    def file_lost(self) -> bool:
        return bool(self.errors and self.files.get("scan"))


class AnswerForm(forms.Form):
    """A choice and a reason for each of `rows`; `version` is that of the record which the page shows.

    With `closable` the answer may be empty: there are rows that need none any more.
    """

    error_heading = texts.ANSWER_ERROR_HEADING

    version = forms.IntegerField(widget=forms.HiddenInput(attrs={"data-version": ""}))

    def __init__(self, *args, rows: list[Correction], closable: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = rows
        self.closable = closable
        for row in rows:
            label = capfirst(str(Person._meta.get_field(row.field).verbose_name))
            self.fields[f"choice_{row.pk}"] = forms.ChoiceField(
                label=label,
                choices=[("", texts.LATER), (ACCEPT, texts.ACCEPT), (REFUSE, texts.REFUSE)],
                required=False,
                error_messages={"invalid_choice": texts.WRONG_CHOICE},
            )
            most = Correction.MOST_REASON
            self.fields[f"reason_{row.pk}"] = TypedText(
                label=texts.REASON_LABEL.format(field=label),
                required=False,
                max_length=most,
                widget=forms.Textarea(attrs={"rows": 2, "class": "form-control", "autocomplete": "off"}),
                error_messages={"max_length": texts.REASON_LONG.format(most=most)},
            )

    def clean(self):
        cleaned = super().clean()
        for row in self.rows:
            if cleaned.get(f"choice_{row.pk}") == REFUSE and cleaned.get(f"reason_{row.pk}") == "":
                self.add_error(f"reason_{row.pk}", texts.REASON_MISSING)
        if not self.errors and not self.closable and not self.answers():
            raise ValidationError(texts.NOTHING_CHOSEN)
        return cleaned

    def answers(self) -> dict[int, Answer]:
        """{key of a row: what was chosen}; what is left for later isn't there."""
        return {
            row.pk: Answer(choice == ACCEPT, self.cleaned_data[f"reason_{row.pk}"])
            for row in self.rows
            if (choice := self.cleaned_data[f"choice_{row.pk}"])
        }
