"""Forms of the other ways: out of the system and into it, temporary and residential stays."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django import forms
from django.utils import timezone

from branches.administration.fields import DateBox
from branches.attachments.forms import AttachmentField
from branches.units.forms import laid_out
from members.transfers import actions, queries
from members.transfers import forms as permanent
from members.transfers import texts as common
from members.transfers.forms import ActForm, CreateForm, DraftForm, ReasonForm, Text
from members.transfers.models import Kind, Transfer, Way
from members.transfers.ways import texts

_PLACE = Transfer._meta.get_field("outside_unit").max_length


def edit_form(*args, thing, **kwargs):
    """The form of a draft, by the way that it goes."""
    return DRAFT_FORMS.get((thing.way, thing.kind), DraftForm)(*args, thing=thing, **kwargs)


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
    early_reason = Text(label=common.EARLY_LABEL, max_length=250)

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


DRAFT_FORMS = {
    (Way.OUT, Kind.PERMANENT): OutsideDraftForm,
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
