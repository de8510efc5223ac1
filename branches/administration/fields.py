"""Fields that the forms of this folder share."""

from django import forms

from branches.administration import texts
from branches.vietnamese.widgets import TypedDate


class DateBox(forms.DateField):
    """A day typed as text, with the calendar that static/js/dates.js puts beside it."""

    def __init__(self, *, error_messages=None, **kwargs):
        kwargs.setdefault("widget", TypedDate())
        super().__init__(error_messages={"invalid": texts.DATE_INVALID, **(error_messages or {})}, **kwargs)
