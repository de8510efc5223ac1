"""The form of a vote: an open ballot with a row for each voter, or the counts of a secret one."""

from collections.abc import Sequence
from dataclasses import dataclass

from crispy_forms.layout import HTML, Column, Div, Layout, Row
from django import forms
from django.utils import timezone

from branches.cases import texts
from branches.cases.actions.voting import Said
from branches.cases.forms import TypedText
from branches.cases.models.votes import Choice
from branches.units.forms import DayField, laid_out

OPEN, SECRET = "open", "secret"
MOST = 100_000
_LINE = {"autocomplete": "off"}


@dataclass(frozen=True)
class Voter:
    """Somebody who may vote: `key` of the record."""

    key: int
    name: str


class _Count(forms.IntegerField):
    def __init__(self, label, **kwargs):
        super().__init__(
            label=label,
            min_value=0,
            max_value=MOST,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": 6}),
            error_messages={
                "required": texts.COUNT_MISSING,
                "invalid": texts.COUNT_WRONG,
                "min_value": texts.COUNT_WRONG,
                "max_value": texts.COUNT_WRONG,
            },
            **kwargs,
        )


class VoteForm(forms.Form):
    """Cleans to what `actions.voting.record_vote` takes besides the case, the question and who writes it down.

    `voters` have a row each, read where it was answered. A slice that asks for more puts its fields into `first` or
    `last`, lines as `laid_out` takes them.
    """

    held_on = DayField(label=texts.HELD_ON)
    place = TypedText(label=texts.PLACE, max_length=160, required=False, widget=forms.TextInput(_LINE))
    chair = TypedText(
        label=texts.CHAIR,
        max_length=120,
        widget=forms.TextInput(_LINE),
        error_messages={"required": texts.CHAIR_EMPTY},
    )
    clerk = TypedText(
        label=texts.CLERK,
        max_length=120,
        widget=forms.TextInput(_LINE),
        error_messages={"required": texts.CLERK_EMPTY},
    )
    how = forms.ChoiceField(
        label=texts.HOW,
        choices=texts.HOW_CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": texts.HOW_EMPTY, "invalid_choice": texts.HOW_EMPTY},
    )
    entitled = _Count(texts.ENTITLED)
    present = _Count(texts.PRESENT, required=False)
    in_favour = _Count(texts.IN_FAVOUR, required=False)
    against = _Count(texts.AGAINST, required=False)
    abstained = _Count(texts.ABSTAINED, required=False)
    first: tuple = ()
    last: tuple = ()
    # A secret ballot alone, where a rule asks for it.
    secret_only = False

    def __init__(self, *args, voters: Sequence[Voter] = (), thing=None, actor=None, **kwargs):
        self.voters, self.thing, self.actor = voters, thing, actor
        initial = {"held_on": timezone.localdate(), "entitled": len(voters)}
        super().__init__(*args, initial=initial | kwargs.pop("initial", {}), **kwargs)
        self.fields["entitled"].help_text = texts.ENTITLED_HELP.format(count=len(voters))
        if self.secret_only:
            del self.fields["how"]
        counts_help = texts.COUNTS_ONLY_HELP if self.secret_only else texts.COUNTS_HELP
        self.helper = laid_out()
        self.helper.layout = Layout(
            *map(_line, self.first),
            _line(("held_on", "place")),
            _line(("chair", "clerk")),
            *(() if self.secret_only else ("how",)),
            "entitled",
            Div(
                HTML(f'<h2 class="fs-6">{texts.COUNTS_HEADING}</h2><p class="form-text">{counts_help}</p>'),
                _line(("present", "in_favour")),
                _line(("against", "abstained")),
                css_class="of-secret",
            ),
            *(() if self.secret_only else (HTML('{% include "branches/cases/parts/ballots.html" %}'),)),
            *map(_line, self.last),
        )

    @property
    def rows(self) -> list[dict]:
        """As parts/ballots.html draws them: {name, voter, options}."""
        found = []
        for voter in self.voters:
            said = self._said(voter)
            options = [{"value": "", "label": texts.ABSENT, "tone": "none", "checked": not said}]
            options += [
                {"value": choice.value, "label": choice.label, "tone": _TONES[choice], "checked": said == choice}
                for choice in Choice
            ]
            found.append({"name": _name(voter), "voter": voter, "options": options})
        return found

    def clean(self):
        cleaned = super().clean()
        secret = self.secret_only or cleaned.pop("how", OPEN) == SECRET
        if not secret:
            # What was typed into the other half is no part of it.
            cleaned |= dict.fromkeys(("present", "in_favour", "against", "abstained"))
        said = [Said(voter.name, choice, voter.key) for voter in self.voters if (choice := self._said(voter))]
        if not secret and not said and "how" not in self.errors:
            self.add_error(None, texts.NOBODY_SAID)
        return cleaned | {"secret": secret, "said": () if secret else said}

    def _said(self, voter) -> str:
        given = self.data.get(_name(voter), "") if self.is_bound else ""
        return given if given in Choice.values else ""


_TONES = {Choice.FOR: "ok", Choice.AGAINST: "bad", Choice.ABSTAINED: "warn"}


def _name(voter):
    return f"y-{voter.key}"


def _line(line):
    return line if isinstance(line, str) else Row(*(Column(name, css_class="col-md-6") for name in line))
