"""Forms of the acts. What they give goes to the action as it is."""

from django import forms
from django.utils import timezone

from branches.administration.fields import DateBox
from branches.attachments.forms import AttachmentField
from branches.cases.forms import IssueForm, TypedText
from branches.cases.vote_forms import VoteForm, Voter
from branches.papers.models import Type
from branches.papers.numbers import proposed
from branches.papers.signing import signers
from branches.units.forms import laid_out
from members.admissions import queries, texts
from members.admissions.actions.opening import editable
from members.admissions.models import Admission, Introducer
from members.people import texts as people_texts
from members.people.forms import MOST_CHOICES
from members.people.models import Person

HERE, OUTSIDE = "here", "outside"


class Line(TypedText):
    """One line of text, as long as the column of the admission that it fills."""

    def __init__(self, column="", *, longest=0, rows=0, **kwargs):
        longest = longest or Admission._meta.get_field(column).max_length
        attributes = {"autocomplete": "off"} | ({"rows": rows} if rows else {})
        kwargs.setdefault("required", False)
        widget = forms.Textarea(attributes) if rows else forms.TextInput(attributes)
        super().__init__(max_length=longest, widget=widget, **kwargs)


class ActForm(forms.Form):
    def __init__(self, *args, thing=None, actor=None, **kwargs):
        self.thing, self.actor = thing, actor
        super().__init__(*args, **kwargs)


def member_field(unit, *, label, help_text, empty_label, **kwargs) -> forms.ModelChoiceField:
    """One of the members of a branch, none where nobody is chosen."""
    return forms.ModelChoiceField(
        queries.members_of(unit),
        required=False,
        label=label,
        help_text=help_text,
        empty_label=empty_label,
        error_messages={"invalid_choice": texts.NOT_OF_BRANCH},
        **kwargs,
    )


def _helper_field(unit):
    return member_field(unit, label=texts.HELPER_LABEL, help_text=texts.HELPER_HELP, empty_label=texts.NOBODY_YET)


class OpenForm(forms.Form):
    """Somebody is picked. `branches` where the unit that keeps the record is no branch, else none."""

    picked_on = DateBox(label=texts.PICKED_LABEL, error_messages={"required": texts.DATE_MISSING})

    def __init__(self, *args, person: Person, branches=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["picked_on"].initial = timezone.localdate
        if branches is None:
            self.fields["helper"] = _helper_field(person.unit)
            self.helper = laid_out("picked_on", "helper")
            return
        few = len(branches[: MOST_CHOICES + 1]) <= MOST_CHOICES
        self.fields["unit"] = forms.ModelChoiceField(
            branches,
            label=texts.UNIT_LABEL,
            to_field_name="code",
            empty_label=texts.UNIT_CHOOSE,
            widget=forms.Select if few else forms.TextInput,
            help_text="" if few else people_texts.BRANCH_BY_CODE,
            error_messages={"required": people_texts.BRANCH_EMPTY, "invalid_choice": people_texts.BRANCH_UNKNOWN},
        )
        self.helper = laid_out("unit", "picked_on")


def _class_fields():
    return {
        "class_name": Line(
            "class_name",
            label=texts.CLASS_LABEL,
            required=True,
            error_messages={"required": texts.CLASS_MISSING},
        ),
        "class_on": DateBox(label=texts.CLASS_ON_LABEL, error_messages={"required": texts.DATE_MISSING}),
        "certificate": Line("certificate", label=texts.CERTIFICATE_LABEL),
    }


def _task_fields():
    return {
        "task": Line("task", label=texts.TASK_LABEL, required=True, error_messages={"required": texts.TASK_MISSING}),
        "tried_on": DateBox(label=texts.TRIED_LABEL, error_messages={"required": texts.DATE_MISSING}),
        "task_result": Line("task_result", label=texts.RESULT_LABEL),
    }


def _application_fields(unit):
    return {
        "applied_on": DateBox(label=texts.APPLIED_LABEL, error_messages={"required": texts.DATE_MISSING}),
        "introduced_by": forms.ChoiceField(
            label=texts.INTRODUCED_LABEL, choices=Introducer.choices, initial=Introducer.MEMBER
        ),
        "introducer": member_field(
            unit,
            label=texts.INTRODUCER_LABEL,
            help_text=texts.INTRODUCER_HELP,
            empty_label=texts.NO_INTRODUCER,
        ),
        "introducer_name": Line(
            "introducer_name", label=texts.INTRODUCER_NAME_LABEL, help_text=texts.INTRODUCER_NAME_HELP
        ),
        "motive": Line("motive", label=texts.MOTIVE_LABEL, help_text=texts.MOTIVE_HELP, rows=2),
    }


_LINES = {
    "open": ("picked_on", "helper"),
    "class": ("class_name", ("class_on", "certificate")),
    "task": ("task", ("tried_on", "task_result")),
    "application": (("applied_on", "introduced_by"), ("introducer", "introducer_name"), "motive"),
}


class ClassForm(ActForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= _class_fields()
        self.fields["scan"] = AttachmentField(label=texts.CERTIFICATE_SCAN, help_text=texts.SCAN_HELP, required=False)
        self.helper = laid_out(*_LINES["class"], "scan")


class BulkClassForm(forms.Form):
    """Several candidates of one class; the certificate of each follows."""

    def __init__(self, *args, things=(), actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        fields = _class_fields()
        self.fields |= {name: fields[name] for name in ("class_name", "class_on")}
        self.helper = laid_out("class_name", "class_on")


class TaskForm(ActForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= _task_fields()
        self.helper = laid_out(*_LINES["task"])


class ApplicationForm(ActForm):
    def __init__(self, *args, thing, **kwargs):
        super().__init__(*args, thing=thing, **kwargs)
        self.fields |= _application_fields(thing.unit)
        self.fields["scan"] = AttachmentField(label=texts.APPLICATION_SCAN, help_text=texts.SCAN_HELP, required=False)
        self.helper = laid_out(*_LINES["application"], "scan")


class EditForm(ActForm):
    """What was written down so far."""

    def __init__(self, *args, thing, **kwargs):
        names = editable(thing)
        kwargs["initial"] = {name: getattr(thing, name) for name in names}
        super().__init__(*args, thing=thing, **kwargs)
        picked = DateBox(label=texts.PICKED_LABEL, error_messages={"required": texts.DATE_MISSING})
        fields = {"picked_on": picked, "helper": _helper_field(thing.unit)}
        fields |= _class_fields() | _task_fields() | _application_fields(thing.unit)
        for field in ("helper", "introducer"):
            # Who has left the branch since may stay named.
            if known := getattr(thing, f"{field}_id"):
                fields[field].queryset = fields[field].queryset | Person.objects.visible_to(self.actor).filter(pk=known)
        self.fields |= {name: fields[name] for name in names}
        shown = [line for lines in _LINES.values() for line in lines]
        self.helper = laid_out(*(line for line in shown if set(_names(line)) <= set(names)))


def _names(line):
    return (line,) if isinstance(line, str) else line


class AdmissionVoteForm(VoteForm):
    remark = Line("remark", label=texts.REMARK_LABEL, help_text=texts.REMARK_HELP, rows=3)
    last = ("remark",)

    def __init__(self, *args, thing, **kwargs):
        voters = [Voter(person.pk, person.full_name) for person in queries.members_of(thing.unit)]
        chair = next((signer.name for signer in signers(thing.unit, timezone.localdate())), "")
        super().__init__(*args, thing=thing, voters=voters, initial={"remark": thing.remark, "chair": chair}, **kwargs)


class AskForm(ActForm):
    """Nothing of what was written before is shown: it is opened on the case's page, and journalled."""

    custody = Line(longest=1_000, label=texts.CUSTODY_LABEL, help_text=texts.CUSTODY_HELP, rows=3)
    party_answer = Line(longest=1_000, label=texts.ANSWER_LABEL, help_text=texts.ANSWER_HELP, rows=3)
    helper = laid_out("custody", "party_answer")


class NoteForm(ActForm):
    note = Line(longest=500, label=texts.COMMENT_LABEL)
    helper = laid_out("note")


class BulkNoteForm(forms.Form):
    note = Line(longest=500, label=texts.COMMENT_LABEL)
    helper = laid_out("note")

    def __init__(self, *args, things=(), actor=None, **kwargs):
        super().__init__(*args, **kwargs)


class ReasonForm(ActForm):
    reason = Line(
        longest=500, rows=2, label=texts.REASON_LABEL, required=True, error_messages={"required": texts.REASON_MISSING}
    )
    helper = laid_out("reason")


class BulkReasonForm(ReasonForm):
    """One reason for all."""

    def __init__(self, *args, things=(), actor=None, **kwargs):
        super().__init__(*args, actor=actor, **kwargs)


class ApproveForm(IssueForm):
    """The resolution: its number, days and signer, for one (`thing`) or for all of a selection (`things`)."""

    effective_on = DateBox(label=texts.EFFECTIVE_LABEL, help_text=texts.EFFECTIVE_HELP, required=False)
    where = forms.ChoiceField(
        label=texts.OUTSIDE_LABEL, choices=texts.OUTSIDE_CHOICES, widget=forms.RadioSelect, initial=HERE
    )
    note = Line(longest=500, label=texts.COMMENT_LABEL)

    def __init__(self, *args, thing=None, things=(), actor=None, **kwargs):
        first = thing or next(iter(things), None)
        today = timezone.localdate()
        more = {}
        if first is not None:
            number = proposed(first.base, Type.RESOLUTION, today)
            more = {"signers": signers(first.base, today), "next_number": number}
        super().__init__(*args, **more, **kwargs)
        self.fields["on"].label = texts.RESOLVED_LABEL
        if "number" in self.fields:
            self.fields["number"].label = texts.NUMBER_LABEL
            self.fields["number"].help_text = texts.NUMBER_HELP.format(number=more["next_number"])
        number = ["number"] if "number" in self.fields else []
        self.helper = laid_out("where", *number, ("on", "effective_on"), ("signer", "signer_post"), "note")

    def clean(self):
        cleaned = super().clean()
        where = cleaned.pop("where", HERE)
        return cleaned | {"outside": where == OUTSIDE}


def _ceremony_fields():
    return {
        "ceremony_on": DateBox(label=texts.CEREMONY_LABEL, help_text=texts.CEREMONY_HELP, required=False),
        "ceremony_place": Line("ceremony_place", label=texts.CEREMONY_PLACE_LABEL),
        "early_reason": Line("early_reason", label=texts.EARLY_LABEL, help_text=people_texts.EARLY_HELP),
        "note": Line(longest=500, label=texts.COMMENT_LABEL),
    }


class CeremonyForm(ActForm):
    def __init__(self, *args, thing=None, **kwargs):
        super().__init__(*args, thing=thing, **kwargs)
        self.fields |= _ceremony_fields()
        self.fields["ceremony_on"].initial = timezone.localdate
        self.helper = laid_out(("ceremony_on", "ceremony_place"), "early_reason", "note")


class BulkCeremonyForm(CeremonyForm):
    """One ceremony for all."""

    def __init__(self, *args, things=(), actor=None, **kwargs):
        super().__init__(*args, actor=actor, **kwargs)
