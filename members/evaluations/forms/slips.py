"""A member's slip with evidence typed by hand, and the remark of a former branch."""

from itertools import batched

from django import forms

from branches.attachments.forms import AttachmentField
from branches.cases.forms import TypedText
from branches.units.forms import DayField, VersionField, laid_out
from members.evaluations import texts
from members.evaluations.forms.fields import level_choices, number
from members.evaluations.models import SELF_FIELDS


class SlipForm(forms.Form):
    """What the member wrote, and evidence typed by hand; `known` are codes of criteria about which a slice says
    something, so that nothing is typed."""

    self_level = forms.ChoiceField(
        label=texts.forms.SELF_LEVEL_LABEL, choices=level_choices(texts.forms.SELF_LEVEL_CHOOSE), required=False
    )
    self_on = DayField(label=texts.forms.SELF_ON_LABEL, required=False)
    scan = AttachmentField(label=texts.forms.SCAN_LABEL, help_text=texts.forms.SCAN_HELP, required=False)
    version = VersionField()

    def __init__(self, *args, rating, known=(), **kwargs):
        initial = {name: getattr(rating, name) for name in ("self_level", "self_on", "version", *SELF_FIELDS)}
        initial |= {f"typed_{code}": value for code, value in rating.typed.items()}
        super().__init__(*args, initial=initial, **kwargs)
        for name, group in SELF_FIELDS.items():
            self.fields[name] = TypedText(
                label=group.label, max_length=1_000, required=False, widget=forms.Textarea({"rows": 2})
            )
        self.codes = [code for code in texts.forms.TYPED_LABELS if code not in known]
        for code in self.codes:
            self.fields[f"typed_{code}"] = _typed_field(code)
        self.kept = {code: value for code, value in rating.typed.items() if code in known}
        self.helper = laid_out(*SELF_FIELDS, ("self_level", "self_on"), "scan", *self._pairs(), "version")

    def _pairs(self):
        names = [f"typed_{code}" for code in self.codes]
        return [pair if len(pair) == 2 else pair[0] for pair in batched(names, 2)]

    @property
    def typed(self) -> dict:
        """{code: value or None} of the criteria that can be typed; what was typed before of the others stays."""
        return self.kept | {code: _value(code, self.cleaned_data[f"typed_{code}"]) for code in self.codes}

    @property
    def slip(self) -> dict:
        return {name: self.cleaned_data[name] for name in SELF_FIELDS}


def _typed_field(code):
    label = texts.forms.TYPED_LABELS[code]
    if code in texts.criteria.VALUE_WORDS:
        choices = [("", texts.forms.TYPED_CHOOSE), *texts.criteria.VALUE_WORDS[code].items()]
        return forms.ChoiceField(label=label, choices=choices, required=False, help_text=texts.forms.TYPED_HELP)
    wrong = texts.SHARE_WRONG
    return number(
        label,
        missing=wrong,
        wrong=wrong,
        longest=3,
        required=False,
        min_value=0,
        max_value=100,
        help_text=texts.forms.TYPED_HELP,
    )


def _value(code, given):
    return given if given not in (None, "") else None


class AnswerForm(forms.Form):
    text = TypedText(
        label=texts.forms.ANSWER_LABEL,
        help_text=texts.forms.ANSWER_HELP,
        max_length=1_000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": texts.ANSWER_MISSING},
    )
    helper = laid_out("text")
