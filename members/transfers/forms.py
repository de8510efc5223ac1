"""Forms of the acts. What they give goes to the action as it is."""

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from branches.administration.fields import DateBox
from branches.attachments.forms import AttachmentField
from branches.units.forms import laid_out
from branches.vietnamese import partial_dates
from members.people import texts as people_texts
from members.transfers import queries, route, texts
from members.transfers.models import HigherPosts, Reason, Transfer
from members.transfers.widgets import DestinationField

_REMARK = Transfer._meta.get_field("remark").max_length


class Text(forms.CharField):
    """Text in which a NUL, which no database keeps, is dropped and not refused."""

    def __init__(self, *, rows=0, **kwargs):
        kwargs.setdefault("required", False)
        attributes = {"autocomplete": "off"} | ({"rows": rows} if rows else {})
        kwargs.setdefault("widget", forms.Textarea(attributes) if rows else forms.TextInput(attributes))
        super().__init__(**kwargs)

    def to_python(self, value):
        return super().to_python(value).replace("\0", "")


class MonthField(Text):
    """A month typed as mm/yyyy (a whole date counts as its month); gives its first day, None where nothing is typed."""

    def __init__(self, **kwargs):
        super().__init__(widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}), **kwargs)

    def to_python(self, value):
        text = super().to_python(value)
        if not text:
            return None
        try:
            month = partial_dates.parse(text)
        except partial_dates.DateProblem as problem:
            raise ValidationError(problem.message) from None
        if month.month is None:
            raise ValidationError(texts.DUES_INVALID)
        return month.first_day.replace(day=1)

    def prepare_value(self, value):
        return f"{value:%m/%Y}" if hasattr(value, "year") else value


class BranchField(forms.ModelChoiceField):
    """One of the branches of the receiving cơ sở, which may be that of the sending branch too."""

    def __init__(self, thing, **kwargs):
        branches = queries.branches_of(thing.to_base)
        if thing.from_unit_id:
            branches = branches.exclude(pk=thing.from_unit_id)
        super().__init__(branches, label=texts.BRANCH_LABEL, **kwargs)


class ActForm(forms.Form):
    def __init__(self, *args, thing=None, actor=None, **kwargs):
        self.thing, self.actor = thing, actor
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False


class DraftForm(ActForm):
    """What a draft says. `thing` is the transfer that is edited; for a new one there is the `person` instead."""

    to = DestinationField(
        label=texts.TO_LABEL, help_text=texts.TO_HELP, required=True, error_messages={"required": texts.TO_MISSING}
    )
    reason = forms.ChoiceField(label=texts.REASON_LABEL, choices=Reason.choices)
    reason_more = Text(label=Transfer._meta.get_field("reason_more").verbose_name.capitalize(), max_length=250)
    proposed_on = DateBox(label=texts.PROPOSED_LABEL, error_messages={"required": texts.DATE_MISSING})
    asked_on = DateBox(label=texts.ASKED_LABEL, help_text=texts.ASKED_HELP, required=False)
    remark = Text(label=texts.REMARK_LABEL, help_text=texts.REMARK_HELP, max_length=_REMARK, rows=4)
    dues_paid_to = MonthField(label=texts.DUES_LABEL, help_text=texts.DUES_HELP)
    officer_note = Text(label=texts.NOTE_LABEL, max_length=500)
    lines = (
        "to",
        ("reason", "reason_more"),
        ("proposed_on", "asked_on"),
        "scan",
        "remark",
        "dues_paid_to",
        "officer_note",
    )

    def __init__(self, *args, thing=None, person=None, **kwargs):
        if thing is not None:
            kwargs["initial"] = {name: getattr(thing, name) for name in self.base_fields if name != "to"} | {
                "to": thing.to_unit or thing.to_base
            }
        super().__init__(*args, thing=thing, **kwargs)
        if "to" in self.fields:
            self.fields["to"].near(thing.from_unit if thing is not None else person.current_unit)
        self.fields["proposed_on"].initial = timezone.localdate
        held = queries.posts_of(thing) if thing is not None else queries.posts_held(person)
        self.fields["officer_note"].help_text = texts.DRAFT_NOTE_HELP.format(posts=queries.post_names(held))
        if not held:
            del self.fields["officer_note"]
        self.helper = laid_out(*(line for line in self.lines if line in self.fields or not isinstance(line, str)))


class UnnamedDraftForm(DraftForm):
    """Of a member who didn't find the unit: the branch chooses it, or says that it lies out of the system."""

    def __init__(self, *args, thing, **kwargs):
        super().__init__(*args, thing=thing, **kwargs)
        self.fields["to"].required = False
        self.fields["outside"] = forms.BooleanField(
            label=texts.OUTSIDE_LABEL,
            help_text=texts.OUTSIDE_HELP.format(place=thing.wished_place),
            required=False,
        )
        lines = ("to", "outside", *self.lines[1:])
        self.helper = laid_out(*(line for line in lines if line in self.fields or not isinstance(line, str)))

    def clean(self):
        cleaned = super().clean()
        chosen = cleaned.get("to") is not None
        if chosen and cleaned.get("outside"):
            self.add_error("to", texts.TO_OR_OUTSIDE.format(label=texts.OUTSIDE_LABEL))
        elif not chosen and not cleaned.get("outside") and "to" not in self.errors:
            self.add_error("to", texts.TO_MISSING)
        return cleaned


class AskForm(forms.Form):
    """What a member who asks for a transfer says; the rest the branch adds."""

    to = DestinationField(label=texts.TO_LABEL, help_text=texts.TO_HELP, required=False)
    place = Text(label=texts.PLACE_LABEL, help_text=texts.PLACE_HELP, max_length=250)
    reason = forms.ChoiceField(label=texts.REASON_LABEL, choices=Reason.choices)
    reason_more = Text(label=Transfer._meta.get_field("reason_more").verbose_name.capitalize(), max_length=250)
    proposed_on = DateBox(label=texts.WISHED_DAY_LABEL, error_messages={"required": texts.DATE_MISSING})
    helper = laid_out("to", "place", ("reason", "reason_more"), "proposed_on")

    def __init__(self, *args, near, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].near(near)
        self.fields["proposed_on"].initial = timezone.localdate

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("to") is None and not cleaned.get("place") and not {"to", "place"} & set(self.errors):
            self.add_error("to", texts.TO_MISSING_OWN)
        return cleaned


class WithdrawalForm(forms.Form):
    """Why a member wants back what was sent."""

    reason = Text(
        label=texts.WITHDRAWAL_LABEL,
        help_text=texts.WITHDRAWAL_HELP,
        max_length=250,
        rows=2,
        required=True,
        error_messages={"required": texts.WITHDRAWAL_MISSING},
    )
    helper = laid_out("reason")


class CreateForm(DraftForm):
    """A new draft, with the member's signed request where there is one."""

    scan = AttachmentField(label=texts.SCAN_LABEL, help_text=texts.SCAN_HELP, required=False)

    @property
    def file_lost(self) -> bool:
        """A browser sends a chosen file once: it has to be chosen again when something else was wrong."""
        return bool(self.errors and self.files.get("scan"))


class LeaversForm(forms.Form):
    """What is said of all who leave at once; where each one goes stands in its row."""

    reason = forms.ChoiceField(label=texts.REASON_LABEL, choices=Reason.choices, initial=Reason.FINISHED)
    reason_more = Text(label=Transfer._meta.get_field("reason_more").verbose_name.capitalize(), max_length=250)
    proposed_on = DateBox(label=texts.PROPOSED_LABEL, error_messages={"required": texts.DATE_MISSING})
    dues_paid_to = MonthField(label=texts.DUES_LABEL, help_text=texts.DUES_HELP)
    remark = Text(label=texts.REMARK_LABEL, help_text=texts.REMARK_SHARED_HELP, max_length=_REMARK, rows=3)
    helper = laid_out(("reason", "reason_more"), ("proposed_on", "dues_paid_to"), "remark")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["proposed_on"].initial = timezone.localdate

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("reason") == Reason.OTHER and not cleaned.get("reason_more"):
            self.add_error("reason_more", texts.REASON_MORE_MISSING)
        return cleaned


class OfficerForm(ActForm):
    """Asks of an officer the superior's note, and what becomes of posts held above the unit left."""

    officer_note = Text(label=texts.NOTE_LABEL, max_length=500)
    higher_posts = forms.ChoiceField(
        label=texts.HIGHER_LABEL, choices=HigherPosts.choices, required=False, widget=forms.RadioSelect
    )
    said = ("officer_note", "higher_posts")

    def __init__(self, *args, thing, **kwargs):
        super().__init__(*args, thing=thing, initial={name: getattr(thing, name) for name in self.said}, **kwargs)
        held, higher = queries.posts_of(thing), queries.higher_posts_of(thing)
        self.fields["officer_note"].help_text = texts.NOTE_HELP.format(
            posts=queries.post_names(held), unit=thing.from_unit
        )
        self.fields["higher_posts"].help_text = texts.HIGHER_HELP.format(posts=queries.post_names(higher))
        if not held:
            del self.fields["officer_note"]
        if not higher or not self.decides(thing):
            del self.fields["higher_posts"]

    def decides(self, thing) -> bool:
        return True


class SendForm(OfficerForm):
    remark = Text(label=texts.REMARK_LABEL, help_text=texts.REMARK_HELP, max_length=_REMARK, rows=4)
    dues_paid_to = MonthField(label=texts.DUES_LABEL, help_text=texts.DUES_HELP)
    note = Text(label=texts.COMMENT_LABEL, max_length=500)
    said = ("remark", "dues_paid_to", "officer_note", "higher_posts")
    field_order = ["remark", "dues_paid_to", "officer_note", "higher_posts", "note"]

    def decides(self, thing) -> bool:
        """Where a superior confirms afterwards, the word is the superior's."""
        return route.next_stage(thing).stop != route.Stop.SENDING_BASE


class ConfirmForm(OfficerForm):
    to = DestinationField(label=texts.NEW_TO_LABEL, required=False)
    note = Text(label=texts.COMMENT_LABEL, max_length=500)
    field_order = ["branch", "officer_note", "higher_posts", "to", "note"]

    def __init__(self, *args, thing, **kwargs):
        super().__init__(*args, thing=thing, **kwargs)
        self.fields["to"].help_text = texts.NEW_TO_HELP.format(unit=thing.to_unit or thing.to_base)
        if route.names_the_branch(thing):
            self.fields["branch"] = BranchField(
                thing, required=False, initial=thing.to_unit_id, empty_label=texts.BRANCH_CHOOSE
            )
            self.order_fields(self.field_order)


class AcceptForm(ActForm):
    note = Text(label=texts.COMMENT_LABEL, max_length=500)

    def __init__(self, *args, thing, **kwargs):
        super().__init__(*args, thing=thing, **kwargs)
        self.fields["branch"] = BranchField(
            thing,
            initial=thing.to_unit_id,
            empty_label=texts.BRANCH_CHOOSE,
            error_messages={"required": texts.BRANCH_MISSING.format(unit=thing.to_base)},
        )
        self.order_fields(["branch"])


class TakeInForm(ActForm):
    effective_on = DateBox(label=texts.EFFECTIVE_LABEL, required=False)
    early_reason = Text(label=texts.EARLY_LABEL, help_text=people_texts.EARLY_HELP, max_length=250)
    note = Text(label=texts.COMMENT_LABEL, max_length=500)

    def __init__(self, *args, thing, **kwargs):
        usual = queries.default_day(thing, timezone.localdate())
        super().__init__(*args, thing=thing, initial={"effective_on": usual}, **kwargs)
        self.fields["effective_on"].help_text = texts.EFFECTIVE_HELP.format(day=f"{usual:%d/%m/%Y}")


class ReasonForm(ActForm):
    """Why it goes back, or ends."""

    reason = Text(
        label=texts.REASON_TEXT_LABEL,
        max_length=500,
        rows=2,
        required=True,
        error_messages={"required": texts.REASON_MISSING},
    )


class RecallForm(ReasonForm):
    def __init__(self, *args, thing, **kwargs):
        super().__init__(*args, thing=thing, **kwargs)
        self.fields["reason"].required = not thing.case.draft or thing.wished
        if thing.wished:
            self.fields["reason"].help_text = texts.RECALL_WISH_HELP


class RedirectForm(ReasonForm):
    to = DestinationField(
        label=texts.TO_LABEL, help_text=texts.TO_HELP, required=True, error_messages={"required": texts.TO_MISSING}
    )
    field_order = ["to", "reason"]


class BulkForm(forms.Form):
    """One form for a checked selection: a note. What each case proposes stands."""

    note = Text(label=texts.COMMENT_LABEL, max_length=500)

    def __init__(self, *args, things=(), actor=None, **kwargs):
        super().__init__(*args, **kwargs)


class BulkTakeInForm(BulkForm):
    effective_on = DateBox(label=texts.EFFECTIVE_LABEL, required=False, help_text=texts.EFFECTIVE_EACH)
    early_reason = Text(label=texts.EARLY_LABEL, help_text=people_texts.EARLY_HELP, max_length=250)
    field_order = ["effective_on", "early_reason", "note"]
