"""Forms of cards. What they give goes to the action as it is."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from branches.administration.fields import DateBox
from branches.positions.models import Grant
from branches.units.forms import laid_out
from branches.units.models import Unit
from members.cards import queries, texts
from members.cards.models import DIGITS, Card, CardRange, CardSetting, EndedBy

_NOTE = Card._meta.get_field("end_note").max_length
_PAPER = CardRange._meta.get_field("paper").max_length


class Line(forms.CharField):
    """A line of text in which a NUL, which no database keeps, is dropped and not refused."""

    def __init__(self, **kwargs):
        kwargs.setdefault("required", False)
        kwargs.setdefault("widget", forms.TextInput({"autocomplete": "off"}))
        super().__init__(**kwargs)

    def to_python(self, value):
        return super().to_python(value).replace("\0", "")


class DigitsField(Line):
    """A number of a range, typed with or without spaces and leading zeros; gives an int."""

    def __init__(self, **kwargs):
        kwargs.setdefault("error_messages", {"required": texts.RANGE_NUMBER})
        widget = forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "maxlength": 20})
        super().__init__(required=True, widget=widget, **kwargs)

    def to_python(self, value):
        digits = re.sub(r"[\s.\-]", "", super().to_python(value))
        if not digits:
            return ""
        if not re.fullmatch(f"[0-9]{{1,{DIGITS}}}", digits) or not int(digits):
            raise ValidationError(texts.RANGE_NUMBER)
        return int(digits)


class DayForm(forms.Form):
    """What every act on a card asks: the day of it, today unless another is typed."""

    on = DateBox(label=texts.ON_LABEL, error_messages={"required": texts.DAY_MISSING})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = timezone.localdate


class IssueForm(DayForm):
    """`number_help` says what becomes of an empty number."""

    number = Line(
        label=texts.NUMBER_LABEL,
        max_length=30,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    helper = laid_out("on", "number")

    def __init__(self, *args, number_help="", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["number"].help_text = number_help


class ReissueForm(IssueForm):
    reason = forms.ChoiceField(
        label=texts.REASON_LABEL,
        choices=[(each.value, texts.STATES[each]) for each in (EndedBy.LOST, EndedBy.DAMAGED, EndedBy.WRONG)],
        widget=forms.RadioSelect,
        error_messages={"required": texts.REASON_MISSING, "invalid_choice": texts.REASON_MISSING},
    )
    note = Line(label=texts.NOTE_LABEL, max_length=_NOTE)
    helper = laid_out("reason", "note", "on", "number")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].label = texts.ON_REISSUED_LABEL


class WithdrawForm(DayForm):
    note = Line(
        label=texts.NOTE_WITHDRAWN_LABEL,
        max_length=_NOTE,
        required=True,
        error_messages={"required": texts.NOTE_MISSING},
    )
    helper = laid_out("note", "on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].label = texts.ON_WITHDRAWN_LABEL


class ManyForm(DayForm):
    helper = laid_out("on")


class SourceForm(forms.Form):
    """Empty: as the superior says."""

    source = forms.ChoiceField(
        label=texts.SOURCE_LABEL,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": texts.SOURCE_MISSING},
    )
    helper = laid_out("source")

    def __init__(self, *args, above, **kwargs):
        """`above` says what counts where the unit sets nothing itself."""
        super().__init__(*args, **kwargs)
        own = [(each.value, texts.SOURCE_WORDS[each]) for each in CardSetting.Source]
        self.fields["source"].choices = [("", above), *own]


class RangeForm(forms.Form):
    """A range from above the system."""

    first = DigitsField(label=texts.FIRST_LABEL)
    last = DigitsField(label=texts.LAST_LABEL)
    paper = Line(
        label=texts.PAPER_LABEL,
        help_text=texts.PAPER_HELP,
        max_length=_PAPER,
        required=True,
        error_messages={"required": texts.PAPER_MISSING},
    )
    helper = laid_out(("first", "last"), "paper")


class GiveForm(RangeForm):
    """A part of one of the ranges of `unit`, for a unit below that issues cards or gives numbers on itself."""

    whole = forms.ModelChoiceField(CardRange.objects.none(), label=texts.FROM_LABEL, empty_label=None)
    to = forms.ModelChoiceField(
        Unit.objects.none(),
        label=texts.TO_LABEL,
        to_field_name="code",
        empty_label=texts.TO_CHOOSE,
        error_messages={"required": texts.TO_MISSING, "invalid_choice": texts.TO_MISSING},
    )
    helper = laid_out("whole", "to", ("first", "last"), "paper")

    def __init__(self, *args, unit, ranges, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["whole"].queryset = queries.ranges_of(unit)
        figures = queries.figures_of(ranges)
        self.fields["whole"].label_from_instance = lambda each: texts.FROM_CHOICE.format(
            range=each, left=f"{figures[each.pk].left:,}".replace(",", ".")
        )
        self.fields["to"].queryset = queries.receivers(Unit.objects.granting(actor, Grant.CONFIRM), unit)
        # Two forms of the page ask for the first and last number: their boxes need names of their own.
        self.auto_id = "id_giao_%s"
