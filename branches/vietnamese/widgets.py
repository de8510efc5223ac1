"""How dates are typed on a page."""

from django import forms
from django.utils.html import format_html


class TypedDate(forms.DateInput):
    """A text field for dd/mm/yyyy in a box of its own, into which static/js/dates.js puts a calendar.

    The box comes from the server: a field that a script moved would lose what is being typed into it on a slow phone.
    """

    def __init__(self, attrs=None):
        super().__init__({"data-date": "", "inputmode": "numeric", "autocomplete": "off"} | (attrs or {}))

    def render(self, *args, **kwargs):
        return format_html('<div class="date-box">{}</div>', super().render(*args, **kwargs))
