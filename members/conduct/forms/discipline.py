"""Forms of a case of discipline."""

from django import forms
from django.utils import timezone
from django.utils.text import capfirst

from branches.attachments.forms import AttachmentField
from branches.cases.forms import TypedText, reason_field
from branches.cases.texts import ENTITLED_HELP, SIGNER_POST_HELP
from branches.cases.vote_forms import VoteForm
from branches.papers import numbers, signing
from branches.papers.models import Type
from branches.units.forms import DayField, laid_out
from members.conduct.actions import deciding
from members.conduct.models import Discipline
from members.conduct.models.discipline import OF_PEOPLE, OF_UNITS, Form
from members.conduct.queries import discipline as queries
from members.conduct.texts import discipline as texts

_LINE = {"autocomplete": "off"}


def _longest(field):
    return Discipline._meta.get_field(field).max_length


def _area(label, *, most, rows=4, error_messages=None, **kwargs):
    return _text(label, most, forms.Textarea({"rows": rows, **_LINE}), error_messages, **kwargs)


def _line(label, *, most=120, error_messages=None, **kwargs):
    return _text(label, most, forms.TextInput(_LINE), error_messages, **kwargs)


def _text(label, most, widget, error_messages, **kwargs):
    said = {"max_length": texts.TOO_LONG.format(most=most)} | (error_messages or {})
    return TypedText(label=label, max_length=most, widget=widget, error_messages=said, **kwargs)


def _day(label, **kwargs):
    field = DayField(label=label, **kwargs)
    field.error_messages["required"] = texts.DATE_MISSING
    return field


def named(forms_of_discipline):
    """Choices of a select."""
    return [(form, capfirst(form.label)) for form in forms_of_discipline]


class PostField(forms.ChoiceField):
    """One of the offices that somebody holds; gives the Position, None for none."""

    def __init__(self, **kwargs):
        super().__init__(label=texts.POST_LABEL, help_text=texts.POST_HELP, required=False, **kwargs)
        self.held = {}

    def offer(self, posts):
        self.held = {str(post.pk): post for post in posts}
        named = ((key, queries.post_names([post])) for key, post in self.held.items())
        self.choices = [("", texts.POST_CHOOSE), *named]

    def prepare_value(self, value):
        return getattr(value, "pk", value)

    def clean(self, value):
        return self.held.get(super().clean(value))


class ActForm(forms.Form):
    def __init__(self, *args, thing=None, actor=None, things=(), **kwargs):
        self.thing, self.actor = thing, actor
        super().__init__(*args, **kwargs)
        self.helper = laid_out(*self.fields)


class ProposalForm(forms.Form):
    """What a draft says. `thing` is the case that is edited; of a new one there is the `person` or the `unit`."""

    proposed_form = forms.ChoiceField(label=texts.PROPOSED_LABEL, error_messages={"required": texts.FORM_MISSING})
    post = PostField()
    happened_on = _day(texts.HAPPENED_LABEL)
    violation = _area(
        texts.VIOLATION_LABEL,
        most=_longest("violation"),
        help_text=texts.VIOLATION_HELP,
        error_messages={"required": texts.VIOLATION_MISSING},
    )
    grounds = _area(texts.GROUNDS_LABEL, most=_longest("grounds"), rows=2, help_text=texts.GROUNDS_HELP, required=False)
    statement = _area(
        texts.STATEMENT_LABEL, most=_longest("statement"), rows=3, help_text=texts.STATEMENT_HELP, required=False
    )
    scan = AttachmentField(label=texts.SCAN_LABEL, help_text=texts.SCAN_HELP, required=False)

    def __init__(self, *args, thing=None, person=None, unit=None, actor=None, **kwargs):
        if thing is not None:
            names = ("proposed_form", "post", "happened_on", "violation", "grounds", "statement")
            kwargs["initial"] = {name: getattr(thing, name) for name in names}
            person, unit = thing.person, thing.unit
        super().__init__(*args, **kwargs)
        if thing is not None:
            # Files of a case have their own place on its page.
            del self.fields["scan"]
        held = queries.posts_of(thing) if thing is not None else queries.posts_held(person) if person else []
        offered = [form for form in (OF_PEOPLE if person else OF_UNITS) if form != Form.REMOVAL or held]
        self.fields["proposed_form"].choices = [("", texts.FORM_CHOOSE), *named(offered)]
        if held:
            self.fields["post"].offer(held)
        else:
            del self.fields["post"]
        if unit is not None:
            self.fields["statement"].label = texts.STATEMENT_UNIT_LABEL
            self.fields["statement"].help_text = ""
        first = ("proposed_form", "happened_on")
        self.helper = laid_out(first, *(name for name in self.fields if name not in first))

    @property
    def file_lost(self) -> bool:
        """A browser sends a chosen file once: it has to be chosen again when something else was wrong."""
        return bool(self.errors and self.files.get("scan"))


class HearingForm(VoteForm):
    """A secret ballot alone; whether the subject was heard, and what they said."""

    heard_on = _day(texts.HEARD_LABEL, required=False)
    not_heard_why = _line(texts.NOT_HEARD_LABEL, most=_longest("not_heard_why"), required=False)
    statement = _area(
        texts.STATEMENT_LABEL, most=_longest("statement"), rows=3, help_text=texts.STATEMENT_HELP, required=False
    )
    first = (("heard_on", "not_heard_why"), "statement")
    secret_only = True

    def __init__(self, *args, thing, actor=None, **kwargs):
        unit = thing.case.opening_unit
        count = queries.voters(unit)
        initial = {name: getattr(thing, name) for name in ("heard_on", "not_heard_why", "statement")}
        chair = next((signer.name for signer in signing.signers(unit, timezone.localdate())), "")
        initial |= {"entitled": count, "chair": chair}
        super().__init__(*args, thing=thing, actor=actor, initial=initial, **kwargs)
        entitled = self.fields["entitled"]
        entitled.help_text = ENTITLED_HELP.format(count=count)
        if thing.unit_id:
            entitled.label = texts.ENTITLED_COMMITTEE
            entitled.help_text = texts.ENTITLED_COMMITTEE_HELP.format(unit=unit, count=count)
            self.fields["statement"].label = texts.STATEMENT_UNIT_LABEL

    def clean(self):
        cleaned = super().clean()
        # The ballot is secret by the action itself: nobody's choice comes along.
        return {name: value for name, value in cleaned.items() if name not in {"secret", "said"}}


class ReasonForm(ActForm):
    """Why it goes back, or ends."""

    reason = reason_field()


class WithdrawForm(ReasonForm):
    def __init__(self, *args, thing, **kwargs):
        super().__init__(*args, thing=thing, **kwargs)
        self.fields["reason"].required = not thing.case.draft


class NoteForm(ActForm):
    note = _line(texts.COMMENT_LABEL, most=400, required=False)


class NumberedForm(forms.Form):
    """A numbered decision of a unit: issued here, or written outside and entered."""

    how = forms.ChoiceField(
        label=texts.HOW_LABEL,
        choices=texts.HOW_CHOICES,
        initial=texts.HERE,
        widget=forms.RadioSelect,
        error_messages={"required": texts.HOW_MISSING, "invalid_choice": texts.HOW_MISSING},
    )
    on = _day(texts.ON_LABEL)
    number = forms.IntegerField(
        label=texts.NUMBER_LABEL,
        required=False,
        min_value=1,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "maxlength": 6}),
        error_messages={"invalid": texts.NUMBER_WRONG, "min_value": texts.NUMBER_WRONG},
    )
    effective_on = _day(texts.EFFECTIVE_LABEL, help_text=texts.EFFECTIVE_HELP, required=False)
    signer = _line(texts.SIGNER_LABEL, required=False)
    signer_post = _line(texts.SIGNER_POST_LABEL, help_text=SIGNER_POST_HELP, required=False)
    numbered = ("how", ("on", "effective_on"), "number", ("signer", "signer_post"))

    def __init__(self, *args, thing, actor=None, initial=None, **kwargs):
        self.thing, self.actor = thing, actor
        unit, today = self.issuer(thing), timezone.localdate()
        signer = next(iter(signing.signers(unit, today)), None)
        proposed = {"on": today}
        if signer:
            proposed |= {"signer": signer.name, "signer_post": signer.post}
        super().__init__(*args, initial=proposed | (initial or {}), **kwargs)
        number = numbers.proposed(unit, Type.DECISION, today)
        self.fields["number"].help_text = texts.NUMBER_HELP.format(number=number)
        self.helper = laid_out(*self.lines())

    def issuer(self, thing):
        return thing.decider

    def lines(self):
        return self.numbered


class DecideForm(NumberedForm):
    form = forms.ChoiceField(label=texts.FORM_LABEL, error_messages={"required": texts.FORM_MISSING})
    form_reason = _line(texts.FORM_REASON_LABEL, most=_longest("form_reason"), required=False)
    post = PostField()

    def __init__(self, *args, thing, **kwargs):
        super().__init__(
            *args, thing=thing, initial={"form": thing.proposed_form, "post": thing.post_id or ""}, **kwargs
        )
        held = queries.posts_of(thing)
        if held:
            self.fields["post"].offer(held)
        else:
            del self.fields["post"]
        self.fields["form"].choices = named(deciding.open_forms(thing))
        self.fields["form_reason"].help_text = texts.FORM_REASON_HELP.format(form=Form(thing.proposed_form).label)
        self.helper = laid_out(*self.lines())

    def issuer(self, thing):
        return thing.case.holder

    def lines(self):
        post = ("post",) if "post" in self.fields else ()
        return ("form", "form_reason", *post, *self.numbered)


class EndForm(NumberedForm):
    pass


class AnnounceForm(ActForm):
    announced_on = _day(texts.ANNOUNCED_LABEL)
    note = _line(texts.ANNOUNCED_NOTE_LABEL, most=200, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["announced_on"].initial = timezone.localdate


class RemarkForm(ActForm):
    remarked_on = _day(texts.REMARK_ON_LABEL)
    text = _area(texts.REMARK_LABEL, most=450, error_messages={"required": texts.REMARK_MISSING})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["remarked_on"].initial = timezone.localdate


class AppealForm(ActForm):
    made_on = _day(texts.APPEAL_ON_LABEL)
    made_by = _line(texts.APPEAL_BY_LABEL, most=160, error_messages={"required": texts.APPEAL_BY_MISSING})
    text = _area(texts.APPEAL_LABEL, most=2_000, error_messages={"required": texts.APPEAL_TEXT_MISSING})
    scan = AttachmentField(label=texts.APPEAL_SCAN_LABEL, help_text=texts.SCAN_HELP, required=False)

    def __init__(self, *args, thing, **kwargs):
        super().__init__(*args, thing=thing, initial={"made_by": str(thing.subject)}, **kwargs)
        self.helper = laid_out(("made_on", "made_by"), "text", "scan")


class RejectForm(ActForm):
    answered_on = _day(texts.ANSWER_ON_LABEL)
    reason = reason_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answered_on"].initial = timezone.localdate


class GrantForm(NumberedForm):
    """The answer; a decision of its own is no must."""

    answered_on = _day(texts.ANSWER_ON_LABEL)
    reason = reason_field()

    def __init__(self, *args, thing, **kwargs):
        super().__init__(
            *args, thing=thing, initial={"how": texts.NO_DECISION, "answered_on": timezone.localdate()}, **kwargs
        )
        self.fields["how"].choices = texts.HOW_CHOICES_NONE
        # It counts from the day of the answer.
        del self.fields["effective_on"]

    def lines(self):
        return ("answered_on", "reason", "how", ("on", "number"), ("signer", "signer_post"))
