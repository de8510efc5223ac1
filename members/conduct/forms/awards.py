"""Forms of awards, and the filters of their list."""

from django import forms

from branches.attachments.forms import AttachmentField
from branches.cases.forms import TypedText
from branches.units.forms import DayField, laid_out
from members.conduct.models import Award
from members.conduct.models.awards import AwardForm as Kind
from members.conduct.models.awards import Level
from members.conduct.texts import awards as texts

_LINE = {"autocomplete": "off"}


def _line(label, field, *, widget=None, error_messages=None, **kwargs):
    most = Award._meta.get_field(field).max_length
    said = {"max_length": texts.TOO_LONG.format(most=most)} | (error_messages or {})
    widget = widget or forms.TextInput(_LINE)
    return TypedText(label=label, max_length=most, widget=widget, error_messages=said, **kwargs)


def _day(label):
    field = DayField(label=label)
    field.error_messages["required"] = texts.DATE_MISSING
    return field


class RecordForm(forms.Form):
    number = _line(texts.NUMBER_LABEL, "number", help_text=texts.NUMBER_HELP, required=False)
    decided_on = _day(texts.DATE_LABEL)
    level = forms.ChoiceField(
        label=texts.LEVEL_LABEL,
        choices=[("", texts.LEVEL_CHOOSE), *Level.choices],
        error_messages={"required": texts.LEVEL_MISSING, "invalid_choice": texts.WRONG_CHOICE},
    )
    form = forms.ChoiceField(
        label=texts.FORM_LABEL,
        choices=[("", texts.FORM_CHOOSE), *Kind.choices],
        error_messages={"required": texts.FORM_MISSING, "invalid_choice": texts.WRONG_CHOICE},
    )
    form_more = _line(texts.FORM_MORE_LABEL, "form_more", help_text=texts.FORM_MORE_HELP, required=False)
    issuer = _line(
        texts.ISSUER_LABEL, "issuer", help_text=texts.ISSUER_HELP, error_messages={"required": texts.ISSUER_MISSING}
    )
    content = _line(
        texts.CONTENT_LABEL,
        "content",
        help_text=texts.CONTENT_HELP,
        widget=forms.Textarea({"rows": 2, **_LINE}),
        error_messages={"required": texts.CONTENT_MISSING},
    )
    scan = AttachmentField(label=texts.SCAN_LABEL, help_text=texts.SCAN_HELP, required=False)
    helper = laid_out(("number", "decided_on"), ("level", "form"), "form_more", "issuer", "content", "scan")

    @property
    def file_lost(self) -> bool:
        return bool(self.errors and self.files.get("scan"))


class VoidForm(forms.Form):
    reason = _line(
        texts.VOID_REASON_LABEL,
        "void_reason",
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": texts.VOID_REASON_MISSING},
    )
    helper = laid_out("reason")


class AwardFilter(forms.Form):
    """What of the list is shown; an unknown choice shows all. `years` as queries.awards.years gives them."""

    def __init__(self, data, *, years):
        super().__init__(data)
        choices = {
            "nam": (texts.YEAR_LABEL, [("", texts.ANY_YEAR), *((str(year), str(year)) for year in years)]),
            "cap": (texts.LEVEL_LABEL, [("", texts.ANY_LEVEL), *Level.choices]),
            "hinh-thuc": (texts.FORM_LABEL, [("", texts.ANY_FORM), *Kind.choices]),
            "ai": (texts.KIND_LABEL, [("", texts.ANY_KIND), ("nguoi", texts.OF_PEOPLE), ("don-vi", texts.OF_UNITS)]),
        }
        for name, (label, offered) in choices.items():
            self.fields[name] = forms.ChoiceField(
                label=label, choices=offered, required=False, widget=forms.Select(attrs={"class": "form-select"})
            )
        self.is_valid()

    def chosen(self) -> dict[str, str]:
        """{name of the address: value} of the conditions in force."""
        return {name: value for name, value in self.cleaned_data.items() if value}

    def words(self, name: str) -> str:
        return str(dict(self.fields[name].choices)[self.cleaned_data[name]])
