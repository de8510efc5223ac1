"""A member's slip, by the own account or typed by the branch with evidence, and the remark of a former branch."""

from itertools import batched

from django import forms

from branches.attachments.forms import AttachmentField
from branches.cases.forms import TypedText
from branches.units.forms import DayField, VersionField, laid_out
from members.evaluations import texts
from members.evaluations.forms.fields import level_choices, number
from members.evaluations.models import SELF_FIELDS


class WordsForm(forms.Form):
    """What a member says of itself: four texts and a level."""

    rows = 2
    self_level = forms.ChoiceField(
        label=texts.forms.SELF_LEVEL_LABEL, choices=level_choices(texts.forms.SELF_LEVEL_CHOOSE), required=False
    )

    def __init__(self, *args, rating, initial, **kwargs):
        said = {name: getattr(rating, name) for name in ("self_level", *SELF_FIELDS)}
        super().__init__(*args, initial=said | initial, **kwargs)
        for name, group in SELF_FIELDS.items():
            self.fields[name] = TypedText(
                label=group.label, max_length=1_000, required=False, widget=forms.Textarea({"rows": self.rows})
            )

    @property
    def slip(self) -> dict:
        return {name: self.cleaned_data[name] for name in SELF_FIELDS}

    @property
    def typed_words(self) -> list[dict]:
        """What was sent of it, as components/facts.html takes it, where it can't be kept in a form."""
        labels = {name: group.label for name, group in SELF_FIELDS.items()}
        labels["self_level"] = texts.forms.SELF_LEVEL_LABEL
        said = {name: self.data.get(name, "").replace("\0", "").strip() for name in labels}
        said["self_level"] = dict(level_choices("")).get(said["self_level"], "")
        return [{"label": labels[name], "value": value, "wide": True} for name, value in said.items() if value]


class OwnForm(WordsForm):
    """By the own account; the day is that on which it is sent."""

    rows = 4
    # Of the slip alone: what else the branch typed into the row meanwhile is no reason to be told.
    version = forms.CharField(max_length=64, widget=forms.HiddenInput(attrs={"data-version": ""}))

    def __init__(self, *args, rating, **kwargs):
        super().__init__(*args, rating=rating, initial={"version": rating.self_version}, **kwargs)
        for name, group in SELF_FIELDS.items():
            self.fields[name].help_text = texts.own.HELP[group.value]
        self.fields["self_level"].help_text = texts.own.LEVEL_HELP
        self.helper = laid_out(*SELF_FIELDS, "self_level", "version")


class SlipForm(WordsForm):
    """What the branch enters in the member's stead, and evidence typed by hand; `known` are codes of criteria about
    which a slice says something, so that nothing is typed. Without `words` what the member says isn't asked for: it
    was written by the own account."""

    self_on = DayField(label=texts.forms.SELF_ON_LABEL, required=False)
    scan = AttachmentField(label=texts.forms.SCAN_LABEL, help_text=texts.forms.SCAN_HELP, required=False)
    version = VersionField()

    def __init__(self, *args, rating, known=(), words=True, **kwargs):
        initial = {name: getattr(rating, name) for name in ("self_on", "version")}
        initial |= {f"typed_{code}": value for code, value in rating.typed.items()}
        super().__init__(*args, rating=rating, initial=initial, **kwargs)
        self.stored = {name: getattr(rating, name) for name in ("self_level", "self_on", *SELF_FIELDS)}
        if not words:
            for name in self.stored:
                del self.fields[name]
        self.codes = [code for code in texts.forms.TYPED_LABELS if code not in known]
        for code in self.codes:
            self.fields[f"typed_{code}"] = _typed_field(code)
        self.kept = {code: value for code, value in rating.typed.items() if code in known}
        said = [*SELF_FIELDS, ("self_level", "self_on")] if words else []
        self.helper = laid_out(*said, "scan", *self._pairs(), "version")

    def _pairs(self):
        names = [f"typed_{code}" for code in self.codes]
        return [pair if len(pair) == 2 else pair[0] for pair in batched(names, 2)]

    @property
    def typed(self) -> dict:
        """{code: value or None} of the criteria that can be typed; what was typed before of the others stays."""
        return self.kept | {code: _value(code, self.cleaned_data[f"typed_{code}"]) for code in self.codes}

    @property
    def said(self) -> dict:
        """The four texts, the level and the day; as they stand where they aren't asked for."""
        return {name: self.cleaned_data.get(name, value) for name, value in self.stored.items()}


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
