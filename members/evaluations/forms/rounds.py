"""Forms of rounds."""

from django import forms
from django.utils import timezone

from branches.positions.models import Grant
from branches.units.forms import DayField, UnitChoice, VersionField, laid_out
from branches.units.models import Unit
from members.evaluations import texts
from members.evaluations.forms.fields import line, number
from members.evaluations.models import EvaluationRound


class RoundForm(forms.Form):
    cut_off_on = DayField(label=texts.forms.CUT_OFF_LABEL, help_text=texts.forms.CUT_OFF_HELP)
    opens_on = DayField(label=texts.forms.OPENS_LABEL)
    due_days = number(
        texts.forms.DUE_LABEL,
        missing=texts.DAYS_WRONG,
        wrong=texts.DAYS_WRONG,
        longest=3,
        help_text=texts.forms.DUE_HELP,
    )
    note = line(label=texts.forms.NOTE_LABEL, help_text=texts.forms.ROUND_NOTE_HELP, max_length=500, required=False)


class OpenRoundForm(RoundForm):
    unit = UnitChoice(
        Unit.objects.none(),
        label=texts.forms.UNIT_LABEL,
        help_text=texts.forms.UNIT_HELP,
        to_field_name="code",
        error_messages={"required": texts.forms.UNIT_MISSING, "invalid_choice": texts.forms.UNIT_MISSING},
    )
    year = number(texts.forms.YEAR_LABEL, missing=texts.YEAR_MISSING, wrong=texts.YEAR_MISSING, longest=4)
    helper = laid_out(("unit", "year"), ("cut_off_on", "opens_on"), "due_days", "note")

    def __init__(self, data=None, *, actor, unit=None):
        today = timezone.localdate()
        initial = {
            "year": today.year,
            "cut_off_on": today,
            "opens_on": today,
            "due_days": 20,
            "unit": unit.code if unit else None,
        }
        super().__init__(data, initial=initial)
        self.fields["unit"].queryset = Unit.objects.granting(actor, Grant.CONFIRM).open()


class EditRoundForm(RoundForm):
    version = VersionField()
    helper = laid_out(("cut_off_on", "opens_on"), "due_days", "note", "version")

    def __init__(self, data=None, *, round_: EvaluationRound):
        names = ("cut_off_on", "opens_on", "due_days", "note", "version")
        super().__init__(data, initial={name: getattr(round_, name) for name in names})
