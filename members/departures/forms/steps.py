"""Forms of the steps."""

from django import forms
from django.utils import timezone

from branches.administration.fields import DateBox
from branches.cases.forms import IssueForm
from branches.cases.vote_forms import VoteForm, Voter
from branches.papers.models import Type
from branches.papers.numbers import proposed
from branches.papers.signing import signers
from branches.rulesets import definitions
from branches.units.forms import laid_out
from members.departures import ages, ceremonies, queries, texts
from members.departures.forms import fields
from members.departures.forms.fields import ActForm, Line
from members.departures.forms.opening import renewal
from members.departures.models import Notice, Wish
from members.departures.texts import pages
from members.people.texts import EARLY_HELP

HERE, OUTSIDE = "here", "outside"


class WishForm(ActForm):
    wish = forms.ChoiceField(
        label=pages.WISH_LABEL,
        choices=Wish.choices,
        widget=forms.RadioSelect,
        error_messages={"required": texts.WISH_MISSING, "invalid_choice": texts.WISH_MISSING},
    )
    asked_on = fields.day(pages.WISH_ON_LABEL, initial=timezone.localdate)
    reason = Line("reason", label=pages.WISH_REASON_LABEL, rows=2)
    scan = fields.scan(f"{pages.SCAN_LABEL}: {pages.REQUEST[:1].lower()}{pages.REQUEST[1:]}")
    helper = laid_out("wish", "asked_on", "reason", "scan")


class BulkWishForm(ActForm):
    """Those who all leave this time, or all ask to stay."""

    wish = WishForm.base_fields["wish"]
    asked_on = WishForm.base_fields["asked_on"]
    reason = WishForm.base_fields["reason"]
    helper = laid_out("wish", "asked_on", "reason")


class BallotForm(VoteForm):
    """A vote of the branch's meeting."""

    def __init__(self, *args, thing, **kwargs):
        voters = [Voter(person.pk, person.full_name) for person in queries.members_of(thing.unit)]
        chair = next((signer.name for signer in signers(thing.unit, timezone.localdate())), "")
        super().__init__(*args, thing=thing, voters=voters, initial={"chair": chair}, **kwargs)


class KeepForm(ActForm):
    decided_on = fields.day(pages.DECIDED_LABEL, initial=timezone.localdate)
    until = fields.day(pages.STAY_UNTIL_LABEL)
    note = fields.note()
    helper = laid_out(("decided_on", "until"), "note")

    def __init__(self, *args, thing, **kwargs):
        super().__init__(*args, thing=thing, **kwargs)
        age, limit = definitions.on(timezone.localdate()).stay_until_age, ages.stay_limit(thing.person)
        words = pages.STAY_UNTIL_HELP if limit else pages.STAY_UNTIL_NO_BIRTH
        self.fields["until"].help_text = words.format(age=age, day=f"{limit:%d/%m/%Y}" if limit else "")


class ConfirmForm(ActForm):
    """The cơ sở agrees, for one or for a selection."""

    note = fields.note()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = laid_out(*self.ask_about_posts(), "note")


class CeremonyForm(ActForm):
    """One ceremony, for one or for a selection; the next of the four days is proposed."""

    leaves_on = fields.day(pages.CEREMONY_LABEL, help_text=pages.CEREMONY_HELP)
    ceremony_place = Line("ceremony_place", label=pages.PLACE_LABEL)
    early_reason = Line("early_reason", label=pages.EARLY_LABEL, help_text=EARLY_HELP)
    note = fields.note()
    helper = laid_out(("leaves_on", "ceremony_place"), "early_reason", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["leaves_on"].initial = ceremonies.next_day(timezone.localdate())


class LeavingForm(ActForm):
    """The last step of who is struck off or leaves by their own wish."""

    leaves_on = DateBox(label=pages.LEAVES_LABEL, help_text=pages.LEAVES_HELP, required=False)
    early_reason = Line("early_reason", label=pages.EARLY_LABEL, help_text=EARLY_HELP)
    note = fields.note()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = laid_out("leaves_on", "early_reason", *self.ask_about_posts(), "note")


class NotifyForm(ActForm):
    notified_on = fields.day(pages.NOTIFIED_LABEL)
    notified_how = forms.ChoiceField(
        label=pages.HOW_LABEL,
        choices=Notice.choices,
        error_messages={"required": texts.HOW_MISSING, "invalid_choice": texts.HOW_MISSING},
    )
    answer = Line("answer", label=pages.ANSWER_LABEL, rows=2)
    scan = fields.scan(pages.NOTICE_SCAN_LABEL)
    helper = laid_out(("notified_on", "notified_how"), "answer", "scan")


class OpinionForm(ActForm):
    note = fields.note(pages.OPINION_LABEL, rows=2)
    helper = laid_out("note")


class DecideForm(IssueForm):
    """The branch's decision: its number, days and signer, for one (`thing`) or for all of a selection (`things`)."""

    effective_on = DateBox(label=pages.EFFECTIVE_LABEL, help_text=pages.EFFECTIVE_HELP, required=False)
    where = forms.ChoiceField(
        label=pages.WHERE_LABEL, choices=pages.WHERE_CHOICES, widget=forms.RadioSelect, initial=HERE
    )
    note = fields.note()

    def __init__(self, *args, thing=None, things=(), actor=None, **kwargs):
        first = thing or next(iter(things), None)
        today = timezone.localdate()
        more = {}
        if first is not None:
            unit = self.issuer(first)
            more = {"signers": signers(unit, today), "next_number": proposed(unit, Type.DECISION, today)}
        super().__init__(*args, **more, **kwargs)
        self.fields["on"].label = pages.ISSUED_LABEL
        if "number" in self.fields:
            self.fields["number"].label = pages.NUMBER_LABEL
            self.fields["number"].help_text = pages.NUMBER_HELP.format(number=more["next_number"])
        number = ["number"] if "number" in self.fields else []
        self.helper = laid_out("where", *number, ("on", "effective_on"), ("signer", "signer_post"), "note")

    @staticmethod
    def issuer(thing):
        return thing.unit

    def clean(self):
        cleaned = super().clean()
        where = cleaned.pop("where", HERE)
        return cleaned | {"outside": where == OUTSIDE}


class GrantForm(ActForm):
    """The committee's decision, as the member asked for it unless another span is written."""

    decided_on = fields.day(pages.COMMITTEE_LABEL, initial=timezone.localdate)
    begins_on = fields.day(pages.BEGINS_LABEL)
    until = fields.day(pages.UNTIL_LABEL)
    note = fields.note()
    helper = laid_out("decided_on", ("begins_on", "until"), "note")

    def __init__(self, *args, thing, **kwargs):
        kwargs["initial"] = {"begins_on": thing.begins_on, "until": thing.until}
        super().__init__(*args, thing=thing, **kwargs)
        _, months = ages.longest_until(thing.begins_on)
        self.fields["until"].help_text = pages.UNTIL_HELP.format(months=months)


class RenewForm(ActForm):
    decided_on = fields.day(pages.COMMITTEE_LABEL, initial=timezone.localdate)
    until = fields.day(pages.UNTIL_LABEL)
    reason = fields.reason(help_text=pages.LEAVE_REASON_HELP)
    helper = laid_out(("decided_on", "until"), "reason")

    def __init__(self, *args, thing, **kwargs):
        super().__init__(*args, thing=thing, **kwargs)
        since, last, months = renewal(thing)
        self.fields["until"].help_text = pages.RENEW_HELP.format(
            since=f"{since:%d/%m/%Y}", until=f"{last:%d/%m/%Y}", months=months
        )


class BackForm(ActForm):
    back_on = fields.day(pages.BACK_LABEL, initial=timezone.localdate)
    note = fields.note()
    helper = laid_out("back_on", "note")
