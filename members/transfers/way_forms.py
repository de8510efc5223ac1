"""Forms of the other ways: out of the system and into it, temporary and residential stays."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from crispy_forms.layout import HTML, Column, Fieldset, Layout, Row
from django import forms
from django.utils import timezone

from branches.administration.fields import DateBox
from branches.attachments.forms import AttachmentField
from branches.units.forms import laid_out
from members.people import texts as people_texts
from members.people.forms import MOST_CHOICES, RecordForm, field_for
from members.transfers import actions, queries
from members.transfers import forms as permanent
from members.transfers import texts as common
from members.transfers.forms import ActForm, CreateForm, DraftForm, ReasonForm, Text
from members.transfers.models import Kind, Reason, Transfer, Way
from members.transfers.ways import texts

_PLACE = Transfer._meta.get_field("outside_unit").max_length


def edit_form(*args, thing, **kwargs):
    """The form of a draft, by the way that it goes."""
    form = permanent.UnnamedDraftForm if thing.unnamed else DRAFT_FORMS.get((thing.way, thing.kind), DraftForm)
    return form(*args, thing=thing, **kwargs)


def send_form(*args, thing, **kwargs):
    """Dues are paid at home by who is a guest elsewhere; of who comes from outside the branch has nothing to say."""
    form = permanent.SendForm(*args, thing=thing, **kwargs)
    asked = thing.way != Way.INTO
    _drop(form, dues_paid_to=asked and thing.kind == Kind.PERMANENT, remark=asked)
    return form


def confirm_form(*args, thing, **kwargs):
    form = permanent.ConfirmForm(*args, thing=thing, **kwargs)
    _drop(form, to=thing.way != Way.OUT)
    return form


def _drop(form, **kept):
    for name, keep in kept.items():
        if not keep:
            form.fields.pop(name, None)


# Out of the system


class OutsideDraftForm(DraftForm):
    to = None
    outside_unit = Text(
        label=texts.OUTSIDE_LABEL,
        help_text=texts.OUTSIDE_HELP,
        required=True,
        max_length=_PLACE,
        error_messages={"required": texts.OUTSIDE_MISSING},
    )
    lines = ("outside_unit", *DraftForm.lines[1:])


class OutsideCreateForm(OutsideDraftForm, CreateForm):
    """A new one, with the member's signed request where there is one."""


class _LeavingForm(ActForm):
    """The day on which somebody leaves the system."""

    effective_on = DateBox(label=texts.LEAVING_LABEL, required=False)
    early_reason = Text(label=common.EARLY_LABEL, help_text=people_texts.EARLY_HELP, max_length=250)

    def __init__(self, *args, thing, **kwargs):
        usual = queries.default_day(thing, timezone.localdate())
        super().__init__(*args, thing=thing, initial={"effective_on": usual}, **kwargs)
        self.fields["effective_on"].help_text = texts.LEAVING_HELP.format(day=f"{usual:%d/%m/%Y}")


class ReplyForm(_LeavingForm):
    reply_on = DateBox(label=texts.REPLY_ON_LABEL, error_messages={"required": texts.REPLY_ON_MISSING})
    reply_from = Text(
        label=texts.REPLY_FROM_LABEL,
        help_text=texts.REPLY_FROM_HELP,
        required=True,
        max_length=_PLACE,
        error_messages={"required": texts.REPLY_FROM_MISSING},
    )
    scan = AttachmentField(label=texts.SCAN_LABEL, help_text=texts.SCAN_HELP, required=False)
    note = Text(label=common.COMMENT_LABEL, max_length=500)

    def __init__(self, *args, thing, **kwargs):
        super().__init__(*args, thing=thing, **kwargs)
        self.fields["reply_from"].initial = thing.outside_unit
        if queries.has_file(thing, "reply"):
            self.fields["scan"].help_text = texts.SCAN_GIVEN_HELP
        self.helper = laid_out("reply_from", ("reply_on", "effective_on"), "scan", "early_reason", "note")


class SilenceForm(_LeavingForm, ReasonForm):
    field_order = ["reason", "effective_on", "early_reason"]


# Temporary and residential stays


class TemporaryDraftForm(DraftForm):
    dues_paid_to = None
    expected_end_on = DateBox(
        label=texts.EXPECTED_LABEL,
        help_text=texts.EXPECTED_HELP,
        error_messages={"required": texts.EXPECTED_MISSING},
    )
    lines = (
        "to",
        ("reason", "reason_more"),
        ("proposed_on", "expected_end_on"),
        "asked_on",
        "scan",
        "remark",
    )


class TemporaryCreateForm(TemporaryDraftForm, CreateForm):
    """A new one, with the member's signed request where there is one."""


class ResidentialDraftForm(DraftForm):
    dues_paid_to = None
    residing_since = DateBox(
        label=texts.RESIDING_LABEL,
        help_text=texts.RESIDING_HELP,
        error_messages={"required": texts.RESIDING_MISSING},
    )
    lines = (
        "to",
        ("reason", "reason_more"),
        ("proposed_on", "residing_since"),
        "asked_on",
        "scan",
        "remark",
    )


class ResidentialCreateForm(ResidentialDraftForm, CreateForm):
    """A new one, with the member's signed request where there is one."""


class EndGuestForm(forms.Form):
    last_day = DateBox(
        label=texts.LAST_DAY_LABEL,
        help_text=texts.LAST_DAY_HELP,
        error_messages={"required": texts.LAST_DAY_MISSING},
    )
    remark = Text(
        label=texts.HOST_REMARK_LABEL,
        help_text=texts.HOST_REMARK_HELP,
        max_length=Transfer._meta.get_field("host_remark").max_length,
        rows=4,
    )
    helper = laid_out("last_day", "remark")

    def __init__(self, *args, stay, **kwargs):
        today = timezone.localdate()
        initial = {"last_day": max(stay.begins_on, min(today, stay.expected_end_on or today))}
        super().__init__(*args, initial=initial, **kwargs)
        if stay.kind == Kind.TEMPORARY:
            self.fields["remark"].required = True
            self.fields["remark"].error_messages["required"] = texts.HOST_REMARK_MISSING


class ExtendGuestForm(forms.Form):
    expected_end_on = DateBox(label=texts.NEW_END_LABEL, error_messages={"required": texts.NEW_END_MISSING})
    reason = Text(
        label=texts.EXTEND_REASON_LABEL,
        max_length=400,
        rows=2,
        required=True,
        error_messages={"required": common.REASON_MISSING},
    )
    was = forms.DateField(required=False, widget=forms.HiddenInput(attrs={"data-version": ""}))
    helper = laid_out("was", "expected_end_on", "reason")

    def __init__(self, *args, stay, **kwargs):
        super().__init__(*args, initial={"was": stay.expected_end_on}, **kwargs)


# Into the system


class NewcomerDraftForm(RecordForm):
    """Who comes, as the record's own fields, and where from. `thing` is the transfer that is edited."""

    record_fields = actions.NEWCOMER_FIELDS
    outside_unit = Text(
        label=texts.ORIGIN_LABEL,
        help_text=texts.ORIGIN_HELP,
        required=True,
        max_length=_PLACE,
        error_messages={"required": texts.ORIGIN_MISSING},
    )
    reason = forms.ChoiceField(label=common.REASON_LABEL, choices=Reason.choices)
    reason_more = Text(label=Transfer._meta.get_field("reason_more").verbose_name.capitalize(), max_length=250)
    proposed_on = DateBox(label=common.PROPOSED_LABEL, error_messages={"required": common.DATE_MISSING})
    lines = (("outside_unit", "proposed_on"), ("reason", "reason_more"))

    def __init__(self, *args, thing=None, actor=None, **kwargs):
        self.thing = thing
        if thing is not None:
            own = {name: getattr(thing, name) for name in ("outside_unit", "reason", "reason_more", "proposed_on")}
            kwargs["initial"] = queries.newcomer(thing) | own
        super().__init__(*args, **kwargs)
        self.fields["proposed_on"].initial = timezone.localdate
        described = thing is not None and thing.person_id is not None
        if described:
            # The record that was chosen has its own pages.
            self.record_fields = ()
        for name in self.record_fields:
            self.fields[name] = field_for(name)
        who = () if described else (Fieldset(texts.PART_WHO, *_pairs(*self.record_fields)), *self.beside)
        self.helper = laid_out()
        self.helper.layout = Layout(*who, Fieldset(texts.PART_WAY, *self.above, *(_pairs(*sum(self.lines, ())))))
        self.order_fields([pointer.name for pointer in self.helper.layout.get_field_names()])

    # What a form that extends it puts beside the person and above the origin.
    beside: tuple = ()
    above: tuple = ()

    def clean(self):
        """Gives what the action takes."""
        cleaned = super().clean()
        if self.errors:
            return cleaned
        fields = {name: value for name, value in cleaned.items() if name not in self.record_fields}
        return fields | ({"values": self.changes} if self.record_fields else {})


class NewcomerCreateForm(NewcomerDraftForm):
    """A new one; `twins` are people in reach who may be the same, of whom one can be chosen (`same`)."""

    # Beside the fields that it is about; htmx keeps it up to date.
    beside = (HTML('{% include "members/transfers/newcomer_twins.html" %}'),)
    above = ("unit",)

    def __init__(self, *args, branches, **kwargs):
        few = len(branches[: MOST_CHOICES + 1]) <= MOST_CHOICES
        self.base_fields = {
            "unit": forms.ModelChoiceField(
                label=people_texts.BRANCH,
                queryset=branches,
                to_field_name="code",
                empty_label=people_texts.CHOOSE_BRANCH,
                widget=forms.Select if few else forms.TextInput,
                help_text="" if few else people_texts.BRANCH_BY_CODE,
                error_messages={
                    "required": people_texts.BRANCH_EMPTY,
                    "invalid_choice": people_texts.BRANCH_UNKNOWN,
                },
            ),
            **self.base_fields,
        }
        super().__init__(*args, **kwargs)


def _pairs(*names):
    """Rows of two fields each."""
    rows = [names[place : place + 2] for place in range(0, len(names), 2)]
    return [Row(*(Column(name, css_class="col-md-6") for name in row)) for row in rows]


DRAFT_FORMS = {
    (Way.OUT, Kind.PERMANENT): OutsideDraftForm,
    (Way.INTO, Kind.PERMANENT): NewcomerDraftForm,
    (Way.INSIDE, Kind.TEMPORARY): TemporaryDraftForm,
    (Way.INSIDE, Kind.RESIDENTIAL): ResidentialDraftForm,
}


# What a new transfer of a member can be


@dataclass(frozen=True)
class NewWay:
    """`draft(person, actor=…, **cleaned_data)` opens it; `lead` says what will become of the person meanwhile."""

    code: str
    label: str
    form: type
    draft: Callable
    lead: str = ""


NEW_WAYS = [
    NewWay("", texts.INSIDE_TITLE, CreateForm, actions.draft_transfer),
    NewWay("ra-ngoai", texts.OUTSIDE_TITLE, OutsideCreateForm, actions.draft_outside, texts.OUTSIDE_DRAFT_LEAD),
    NewWay(
        "tam-thoi",
        texts.TEMPORARY_TITLE,
        TemporaryCreateForm,
        partial(actions.draft_guest, kind=Kind.TEMPORARY),
        texts.TEMPORARY_LEAD,
    ),
    NewWay(
        "noi-cu-tru",
        texts.RESIDENTIAL_TITLE,
        ResidentialCreateForm,
        partial(actions.draft_guest, kind=Kind.RESIDENTIAL),
        texts.RESIDENTIAL_LEAD,
    ),
]


def new_way(code: str) -> NewWay:
    """By its code in the address; the permanent one inside the system where there is none such."""
    return next((way for way in NEW_WAYS if way.code == code), NEW_WAYS[0])
