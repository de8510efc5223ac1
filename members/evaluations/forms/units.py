"""Forms of a unit's own classification."""

from django import forms
from django.utils import timezone

from branches.cases.forms import TypedText, reason_field
from branches.units.forms import laid_out
from members.evaluations import texts
from members.evaluations.actions.steps import LONGEST_REASON
from members.evaluations.forms.decisions import DecisionForm
from members.evaluations.forms.fields import level_choices, line, number
from members.evaluations.models import Level


def _proposed_field(**kwargs):
    return forms.ChoiceField(
        choices=level_choices(texts.grid.CHOOSE_LEVEL),
        error_messages={"required": texts.units.UNIT_LEVEL_MISSING, "invalid_choice": texts.units.UNIT_LEVEL_MISSING},
        **kwargs,
    )


class UnitForm(forms.Form):
    """Of an act (`thing`), or of a new one."""

    proposed = _proposed_field(label=texts.forms.PROPOSED_LABEL)
    text = TypedText(
        label=texts.units.TEXT_LABEL,
        help_text=texts.units.TEXT_HELP,
        max_length=2_000,
        required=False,
        widget=forms.Textarea({"rows": 6}),
    )
    helper = laid_out("proposed", "text")

    def __init__(self, *args, thing=None, actor=None, **kwargs):
        if thing is not None:
            kwargs["initial"] = {"proposed": thing.proposed, "text": thing.text}
        super().__init__(*args, **kwargs)


class OpenUnitForm(UnitForm):
    year = number(texts.forms.YEAR_LABEL, missing=texts.YEAR_MISSING, wrong=texts.YEAR_MISSING, longest=4)
    helper = laid_out(("year", "proposed"), "text")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = timezone.localdate().year


class NoteForm(forms.Form):
    note = line(label=texts.forms.COMMENT_LABEL, max_length=250, required=False)
    helper = laid_out("note")

    def __init__(self, *args, thing=None, things=(), actor=None, **kwargs):
        super().__init__(*args, **kwargs)


class ReasonForm(forms.Form):
    reason = reason_field(longest=LONGEST_REASON)
    helper = laid_out("reason")

    def __init__(self, *args, thing=None, things=(), actor=None, **kwargs):
        super().__init__(*args, **kwargs)


class DecideUnitForm(DecisionForm):
    """Of one unit alone the level can be another one than it proposes."""

    level = forms.ChoiceField(
        label=texts.units.DECIDED_LEVEL_LABEL,
        help_text=texts.units.DECIDED_LEVEL_HELP,
        choices=Level.choices,
        required=False,
        error_messages={"invalid_choice": texts.LEVEL_WRONG},
    )
    note = line(label=texts.forms.COMMENT_LABEL, max_length=250, required=False)

    def __init__(self, *args, thing=None, things=(), actor=None, **kwargs):
        super().__init__(*args, thing=thing, things=things, actor=actor, **kwargs)
        if thing is None:
            del self.fields["level"]
            self.helper = laid_out(*self.lines, "note")
        else:
            self.fields["level"].initial = thing.proposed
            self.helper = laid_out("level", *self.lines, "note")
