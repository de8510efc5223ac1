"""Forms of the acts of an evaluation. What they give goes to the action as it is."""

from crispy_forms.layout import HTML, Layout
from django import forms
from django.utils import timezone

from branches.cases.forms import TypedText, reason_field
from branches.cases.texts import (
    CHAIR,
    CHAIR_EMPTY,
    CLERK,
    CLERK_EMPTY,
    COUNT_MISSING,
    COUNT_WRONG,
    HELD_ON,
    HOW,
    HOW_EMPTY,
    PLACE,
)
from branches.cases.vote_forms import OPEN, SECRET
from branches.papers.signing import signers
from branches.rulesets import definitions
from branches.templatetags.ui import percent
from branches.units.forms import DayField, laid_out
from members.evaluations import queries, rules, texts
from members.evaluations.actions.steps import LONGEST_REASON
from members.evaluations.forms.decisions import DecisionForm
from members.evaluations.forms.fields import line, number


class MeetingForm(forms.Form):
    held_on = DayField(label=HELD_ON)
    place = line(label=PLACE, max_length=160, required=False)
    chair = line(label=CHAIR, max_length=120, error_messages={"required": CHAIR_EMPTY})
    clerk = line(label=CLERK, max_length=120, error_messages={"required": CLERK_EMPTY})
    how = forms.ChoiceField(
        label=HOW,
        choices=texts.forms.HOW_CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": HOW_EMPTY, "invalid_choice": HOW_EMPTY},
    )
    entitled = number(
        texts.forms.ENTITLED_LABEL, missing=COUNT_MISSING, wrong=COUNT_WRONG, min_value=0, max_value=100_000
    )
    present = number(
        texts.forms.PRESENT_LABEL, missing=COUNT_MISSING, wrong=COUNT_WRONG, min_value=0, max_value=100_000
    )
    helper = laid_out(("held_on", "place"), ("chair", "clerk"), "how", ("entitled", "present"))

    def __init__(self, *args, thing, actor=None, **kwargs):
        members = queries.members_of(thing.branch).count()
        chair = next((signer.name for signer in signers(thing.branch, timezone.localdate())), "")
        initial = {"held_on": timezone.localdate(), "chair": chair, "entitled": members, "how": OPEN}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["entitled"].help_text = texts.forms.ENTITLED_HELP.format(count=members)

    def clean(self):
        cleaned = super().clean()
        return cleaned | {"secret": cleaned.pop("how", OPEN) == SECRET}


class SendForm(forms.Form):
    """Asks about those who would stay behind, and why so many are excellent, only where there is something to ask."""

    behind = forms.BooleanField(label=texts.forms.BEHIND_LABEL, required=False)
    excellent_reason = TypedText(
        label=texts.forms.EXCELLENT_LABEL, max_length=500, required=False, widget=forms.Textarea({"rows": 2})
    )
    note = line(label=texts.forms.COMMENT_LABEL, max_length=250, required=False)

    def __init__(self, *args, thing, actor=None, **kwargs):
        kwargs["initial"] = {"excellent_reason": thing.excellent_reason}
        super().__init__(*args, **kwargs)
        waiting = queries.unready(thing)
        if waiting:
            names = queries.names_of([rating.person for rating in waiting])
            self.fields["behind"].help_text = texts.forms.BEHIND_HELP.format(count=len(waiting), names=names)
        else:
            del self.fields["behind"]
        count, whole = queries.excellent_share(thing.levels)
        most = definitions.on(thing.round.cut_off_on).evaluation_excellent_percent
        if count * 100 > most * whole:
            facts = {"count": count, "whole": whole, "share": percent(count, whole), "most": most}
            self.fields["excellent_reason"].help_text = texts.forms.EXCELLENT_HELP.format(**facts)
        else:
            del self.fields["excellent_reason"]
        self.helper = laid_out(*self.fields)


class RowsForm(forms.Form):
    """Rows of an evaluation to be checked, in the order of names. `act` is whose rows they are."""

    act = ""
    after: tuple = ()

    def __init__(self, *args, thing, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = list(queries.rows_of(thing, *rules.ROWS[self.act]))
        self.fields["entries"] = forms.TypedMultipleChoiceField(
            label=texts.forms.ROWS_LABEL,
            choices=[(str(row.pk), row.person.full_name) for row in self.rows],
            coerce=int,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": texts.ROWS_MISSING, "invalid_choice": texts.ROWS_GONE},
        )
        self.helper = laid_out()
        self.helper.layout = Layout(HTML('{% include "members/evaluations/rows.html" %}'), *self.after)

    @property
    def options(self) -> list[dict]:
        """As rows.html draws them: {row, checked}."""
        chosen = {str(each) for each in self["entries"].value() or ()}
        return [{"row": row, "checked": str(row.pk) in chosen} for row in self.rows]


class ConfirmSomeForm(RowsForm):
    act = "confirm_some"


class ReasonedRowsForm(RowsForm):
    reason = reason_field(longest=LONGEST_REASON)
    after = ("reason",)


class ReturnForm(ReasonedRowsForm):
    act = "return"


class ReopenForm(ReasonedRowsForm):
    act = "reopen"


class ExcludeForm(ReasonedRowsForm):
    act = "exclude"


class IncludeForm(ReasonedRowsForm):
    act = "include"


class DecideForm(DecisionForm):
    pass


class AnnounceForm(forms.Form):
    announced_on = DayField(label=texts.forms.ANNOUNCED_LABEL)
    helper = laid_out("announced_on")

    def __init__(self, *args, thing=None, things=(), actor=None, **kwargs):
        super().__init__(*args, initial={"announced_on": timezone.localdate()}, **kwargs)
