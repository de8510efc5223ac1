"""Forms of the register and of how a unit's papers look and are numbered."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils import timezone
from django.utils.text import capfirst

from branches.papers import numbers, texts
from branches.papers.models import Numbering, Type
from branches.units.forms import DayField, laid_out

LONGEST_QUERY = 100
YEAR, TERM = re.compile(r"(19|20)\d\d"), re.compile(r"((?:19|20)\d\d)-((?:19|20)\d\d)")


class Typed(forms.CharField):
    """Text of one line; a NUL, which no database keeps, is dropped."""

    def __init__(self, *, most: int, missing: str = "", **options):
        messages = {"required": missing, "max_length": texts.TOO_LONG.format(most=most)}
        super().__init__(max_length=most, required=bool(missing), error_messages=messages, **options)
        self.widget.attrs["autocomplete"] = "off"

    def to_python(self, value):
        return super().to_python((value or "").replace("\0", ""))


def _whole(label, *, missing="", help_text=""):
    return forms.IntegerField(
        label=label,
        required=bool(missing),
        help_text=help_text,
        min_value=1,
        max_value=numbers.MOST,
        localize=True,
        error_messages={
            "required": missing,
            "invalid": texts.NUMBER_INVALID,
            "min_value": texts.NUMBER_TOO_SMALL,
            "max_value": texts.NUMBER_TOO_LARGE.format(number="", most=numbers.MOST),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


def types():
    return [(type_.value, capfirst(type_.label)) for type_ in Type]


class EnterForm(forms.Form):
    type = forms.ChoiceField(
        label=texts.TYPE_LABEL,
        choices=lambda: [("", texts.TYPE_EMPTY), *types()],
        error_messages={"required": texts.TYPE_MISSING, "invalid_choice": texts.WRONG_CHOICE},
    )
    on = DayField(label=texts.ON_LABEL)
    number = _whole(texts.NUMBER_LABEL, help_text=texts.NUMBER_HELP)
    title = Typed(label=texts.TITLE_LABEL, most=250, missing=texts.TITLE_MISSING)
    recipient = Typed(label=texts.RECIPIENT_LABEL, most=250)
    signer = Typed(label=texts.SIGNER_LABEL, most=120)
    signer_post = Typed(label=texts.SIGNER_POST_LABEL, most=120)
    helper = laid_out(("type", "on"), "number", "title", "recipient", ("signer", "signer_post"))

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["on"].initial = timezone.localdate()


class WithdrawForm(forms.Form):
    reason = Typed(
        label=texts.REASON_LABEL,
        most=255,
        missing=texts.WITHDRAW_WITHOUT_REASON,
        help_text=texts.REASON_HELP,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    helper = laid_out("reason")


class LetterheadForm(forms.Form):
    symbol = Typed(
        label=texts.SYMBOL_LABEL,
        most=30,
        missing=texts.SYMBOL_MISSING,
        help_text=texts.SYMBOL_HELP,
        validators=[RegexValidator(r"^[\w.-]+(/[\w.-]+)*$", texts.SYMBOL_WRONG)],
    )
    place = Typed(label=texts.PLACE_LABEL, most=80)
    signs_for = Typed(label=texts.SIGNS_FOR_LABEL, most=80, help_text=texts.SIGNS_FOR_HELP)
    helper = laid_out(("symbol", "place"), "signs_for")

    def __init__(self, *args, place, **options):
        super().__init__(*args, **options)
        self.fields["place"].help_text = texts.PLACE_HELP.format(place=place)


class NumberingForm(forms.Form):
    period = forms.ChoiceField(
        label=texts.PERIOD_LABEL,
        choices=[(each.value, capfirst(each.label)) for each in Numbering.Period],
        error_messages={"required": texts.WRONG_CHOICE, "invalid_choice": texts.WRONG_CHOICE},
    )
    current = Typed(label=texts.CURRENT_LABEL, most=9, missing=texts.CURRENT_MISSING, help_text=texts.CURRENT_HELP)
    first_number = _whole(texts.FIRST_LABEL, missing=texts.FIRST_MISSING, help_text=texts.FIRST_HELP)
    helper = laid_out(("period", "current"), "first_number")

    def clean(self):
        cleaned = super().clean()
        period, current = cleaned.get("period"), cleaned.get("current")
        if period == Numbering.Period.YEAR and current and not YEAR.fullmatch(current):
            self.add_error("current", ValidationError(texts.CURRENT_WRONG_YEAR))
        if period == Numbering.Period.TERM and current and not _is_term(current):
            self.add_error("current", ValidationError(texts.CURRENT_WRONG_TERM))
        return cleaned


class RegisterFilter(forms.Form):
    """What of a register is shown; an unknown choice shows all."""

    def __init__(self, *args, periods, **options):
        super().__init__(*args, **options)
        choices = {
            "loai": [("", texts.ANY_TYPE), *types()],
            "ky": [("", texts.ANY_PERIOD), *((each, each) for each in periods)],
            "tinh-trang": list(texts.STATES.items()),
        }
        for name, offered in choices.items():
            self.fields[name] = forms.ChoiceField(
                label=texts.FILTER_LABELS[name],
                choices=offered,
                required=False,
                widget=forms.Select(attrs={"class": "form-select", "data-sends": ""}),
                error_messages={"invalid_choice": texts.WRONG_CHOICE},
            )
        self.is_valid()

    @property
    def words(self) -> str:
        return self.data.get("q", "").replace("\0", "").strip()[:LONGEST_QUERY]

    def wanted(self) -> dict:
        """What queries.register takes."""
        asked = getattr(self, "cleaned_data", {})
        names = {"type": "loai", "period": "ky", "state": "tinh-trang"}
        return {"words": self.words, **{name: asked.get(field, "") for name, field in names.items()}}


def _is_term(text):
    found = TERM.fullmatch(text)
    return bool(found) and found[1] < found[2]


def take(form: forms.Form, refusal: ValidationError):
    """Show what an action refused beside its field; of a field that isn't on this form, above all fields."""
    faults = refusal.message_dict if hasattr(refusal, "error_dict") else {None: refusal.messages}
    for field, sentences in faults.items():
        form.add_error(field if field in form.fields else None, sentences)
