"""Fields and small forms that the others share."""

from django import forms

from branches.administration.fields import DateBox
from branches.attachments.forms import AttachmentField
from branches.cases.forms import TypedText
from branches.units.forms import laid_out
from members.departures import queries, texts
from members.departures.models import Departure, HigherPosts
from members.departures.texts import pages


class Line(TypedText):
    """One line of text, as long as the column of the departure that it fills."""

    def __init__(self, column="", *, longest=0, rows=0, **kwargs):
        longest = longest or Departure._meta.get_field(column).max_length
        attributes = {"autocomplete": "off"} | ({"rows": rows} if rows else {})
        kwargs.setdefault("required", False)
        widget = forms.Textarea(attributes) if rows else forms.TextInput(attributes)
        super().__init__(max_length=longest, widget=widget, **kwargs)


def day(label: str, **kwargs) -> DateBox:
    kwargs.setdefault("error_messages", {"required": texts.DATE_MISSING})
    return DateBox(label=label, **kwargs)


def scan(label: str) -> AttachmentField:
    return AttachmentField(label=label, help_text=pages.SCAN_HELP, required=False)


def months(label: str) -> forms.IntegerField:
    wrong = dict.fromkeys(("invalid", "min_value", "max_value"), texts.MONTHS_WRONG)
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=120,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": 3}),
        error_messages=wrong,
    )


def note(label: str = pages.COMMENT_LABEL, rows: int = 0) -> Line:
    return Line(longest=500, label=label, rows=rows)


def reason(label: str = pages.REASON_LABEL, help_text: str = "") -> Line:
    return Line(
        "reason",
        label=label,
        help_text=help_text,
        required=True,
        rows=2,
        error_messages={"required": texts.REASON_MISSING},
    )


class ActForm(forms.Form):
    """Of one case (`thing`), or one for all of a selection (`things`)."""

    def __init__(self, *args, thing=None, things=(), actor=None, **kwargs):
        self.thing, self.things, self.actor = thing, list(things), actor
        super().__init__(*args, **kwargs)

    @property
    def all_things(self) -> list:
        return self.things or ([self.thing] if self.thing is not None else [])

    def ask_about_posts(self) -> list[str]:
        """A field about posts held outside the branch, where somebody holds one; gives its name in a list."""
        held = [post for thing in self.all_things for post in queries.higher_posts_of(thing)]
        if not held:
            return []
        self.fields["higher_posts"] = forms.ChoiceField(
            label=pages.HIGHER_LABEL,
            help_text=pages.HIGHER_HELP.format(posts=queries.post_names(held)),
            choices=[("", pages.HIGHER_UNDECIDED), *HigherPosts.choices],
            required=False,
            initial=self.thing.higher_posts if self.thing is not None else "",
        )
        return ["higher_posts"]


class NoteForm(ActForm):
    note = note()
    helper = laid_out("note")


class BulkNoteForm(NoteForm):
    """One note for all."""


class ReasonForm(ActForm):
    reason = reason()
    helper = laid_out("reason")


class BulkReasonForm(ReasonForm):
    """One reason for all."""
