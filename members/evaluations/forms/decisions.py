"""What every decision asks: its number, days and signer, or the number of one that was signed outside."""

from django import forms
from django.utils import timezone

from branches.cases.forms import IssueForm
from branches.papers.models import Type
from branches.papers.numbers import proposed
from branches.papers.signing import signers
from branches.units.forms import DayField, laid_out
from members.evaluations import texts

HERE, OUTSIDE = "here", "outside"


class DecisionForm(IssueForm):
    """The decision: its number, days and signer, for one (`thing`) or for all of a selection (`things`)."""

    effective_on = DayField(label=texts.forms.EFFECTIVE_LABEL, help_text=texts.forms.EFFECTIVE_HELP, required=False)
    where = forms.ChoiceField(
        label=texts.forms.OUTSIDE_LABEL, choices=texts.forms.OUTSIDE_CHOICES, widget=forms.RadioSelect, initial=HERE
    )

    def __init__(self, *args, thing=None, things=(), actor=None, **kwargs):
        first = thing or next(iter(things), None)
        today = timezone.localdate()
        more = {}
        if first is not None:
            number = proposed(first.base, Type.DECISION, today)
            more = {"signers": signers(first.base, today), "next_number": number}
        super().__init__(*args, **more, **kwargs)
        self.fields["on"].label = texts.forms.DECIDED_LABEL
        number = ["number"] if "number" in self.fields else []
        if number:
            self.fields["number"].label = texts.forms.NUMBER_LABEL
            self.fields["number"].help_text = texts.forms.NUMBER_HELP.format(number=more["next_number"])
        self.lines = ["where", *number, ("on", "effective_on"), ("signer", "signer_post")]
        self.helper = laid_out(*self.lines)

    def clean(self):
        cleaned = super().clean()
        return cleaned | {"outside": cleaned.pop("where", HERE) == OUTSIDE}
