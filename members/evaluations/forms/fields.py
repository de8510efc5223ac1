"""Fields that the forms of this folder share."""

from django import forms

from branches.cases.forms import TypedText
from members.evaluations.models import Level


def line(**kwargs):
    return TypedText(widget=forms.TextInput({"autocomplete": "off"}), **kwargs)


def number(label, *, missing, wrong, longest=6, **kwargs):
    return forms.IntegerField(
        label=label,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "maxlength": longest}),
        error_messages={"required": missing, "invalid": wrong, "min_value": wrong, "max_value": wrong},
        **kwargs,
    )


def level_choices(empty):
    return [("", empty), *Level.choices]
