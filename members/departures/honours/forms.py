"""Forms of honours."""

from django import forms
from django.utils import timezone

from branches.cases.forms import TypedText
from branches.units.forms import laid_out
from members.departures.forms import DecideForm
from members.departures.forms.fields import ActForm, day
from members.departures.honours import texts
from members.departures.models import Honour
from members.people.forms import MOST_CHOICES


def _line(name, *, rows=0, **kwargs):
    attributes = {"autocomplete": "off"} | ({"rows": rows} if rows else {})
    longest = Honour._meta.get_field(name).max_length
    return TypedText(
        max_length=longest, widget=forms.Textarea(attributes) if rows else forms.TextInput(attributes), **kwargs
    )


def _fields() -> dict[str, forms.Field]:
    wrong = dict.fromkeys(("invalid", "min_value", "max_value"), texts.YEAR_WRONG)
    return {
        "full_name": _line(
            "full_name",
            label=texts.NAME_LABEL,
            help_text=texts.NAME_HELP,
            error_messages={"required": texts.NAME_MISSING},
        ),
        "birth_year": forms.IntegerField(
            label=texts.YEAR_LABEL,
            required=False,
            min_value=1900,
            max_value=9999,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": 4}),
            error_messages=wrong,
        ),
        "workplace": _line("workplace", label=texts.WORKPLACE_LABEL, required=False),
        "merit": _line(
            "merit",
            rows=4,
            label=texts.MERIT_LABEL,
            help_text=texts.MERIT_HELP,
            error_messages={"required": texts.MERIT_MISSING},
        ),
    }


_LINES = ("full_name", ("birth_year", "workplace"), "merit")


class OpenForm(forms.Form):
    """`units` are those for which this person may propose; `person` where there is a record."""

    def __init__(self, *args, units, person=None, **kwargs):
        if person is not None:
            birth = person.birth
            kwargs["initial"] = {
                "full_name": person.full_name,
                "birth_year": birth.year if birth else None,
                "workplace": person.workplace,
            }
        super().__init__(*args, **kwargs)
        few = len(units[: MOST_CHOICES + 1]) <= MOST_CHOICES
        self.fields["unit"] = forms.ModelChoiceField(
            units,
            label=texts.UNIT_LABEL,
            to_field_name="code",
            empty_label=texts.UNIT_CHOOSE,
            widget=forms.Select if few else forms.TextInput,
            help_text="" if few else texts.UNIT_BY_CODE,
            error_messages={"required": texts.UNIT_MISSING, "invalid_choice": texts.UNIT_UNKNOWN},
        )
        self.fields |= _fields()
        self.helper = laid_out("unit", *_LINES)


class EditForm(ActForm):
    def __init__(self, *args, thing, **kwargs):
        kwargs["initial"] = {name: getattr(thing, name) for name in _fields()}
        super().__init__(*args, thing=thing, **kwargs)
        self.fields |= _fields()
        self.helper = laid_out(*_LINES)


class ConfirmForm(DecideForm):
    """The superior's decision."""

    @staticmethod
    def issuer(thing):
        return thing.base


class EndForm(forms.Form):
    ended_on = day(texts.ENDED_LABEL, initial=timezone.localdate)
    reason = _line("ended_why", rows=2, label=texts.REASON_LABEL, error_messages={"required": texts.REASON_MISSING})
    helper = laid_out("ended_on", "reason")
