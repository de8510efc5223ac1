"""What each way asks for at its beginning."""

from datetime import timedelta

from django import forms
from django.utils import timezone

from branches.units.forms import laid_out
from members.departures import ages, missing
from members.departures.actions import FIELDS
from members.departures.forms import fields
from members.departures.forms.fields import ActForm, Line
from members.departures.models import Way
from members.departures.texts import EVIDENCE_MISSING, pages

_LINES = {
    Way.AGE: (),
    Way.LEAVE: ("asked_on", ("begins_on", "until"), "reason"),
    Way.STRUCK_OFF: (("months_absent", "months_unpaid"), "evidence"),
    Way.OWN_WISH: ("asked_on", "reason"),
    Way.DIED: ("asked_on", "note"),
}


def _fields(way: str) -> dict[str, forms.Field]:
    if way == Way.LEAVE:
        today = timezone.localdate()
        _, months = ages.longest_until(today)
        return {
            "asked_on": fields.day(pages.ASKED_LABELS[way], initial=timezone.localdate),
            "begins_on": fields.day(pages.BEGINS_LABEL, initial=today),
            "until": fields.day(pages.UNTIL_LABEL, help_text=pages.UNTIL_HELP.format(months=months)),
            "reason": fields.reason(help_text=pages.LEAVE_REASON_HELP),
        }
    if way == Way.STRUCK_OFF:
        return {
            "months_absent": fields.months(pages.ABSENT_LABEL),
            "months_unpaid": fields.months(pages.UNPAID_LABEL),
            "evidence": Line(
                "evidence",
                label=pages.EVIDENCE_LABEL,
                help_text=pages.EVIDENCE_HELP,
                required=True,
                rows=4,
                error_messages={"required": EVIDENCE_MISSING},
            ),
        }
    if way == Way.OWN_WISH:
        return {"asked_on": fields.day(pages.ASKED_LABELS[way]), "reason": fields.reason()}
    if way == Way.DIED:
        return {"asked_on": fields.day(pages.ASKED_LABELS[way]), "note": fields.note()}
    return {}


class OpenForm(forms.Form):
    """`known` is what the slices know of the member, before a removal: proposed, and said where it isn't kept."""

    def __init__(self, *args, way: str, known: missing.Known | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= _fields(way)
        if known is not None:
            self._propose(known)
        scans = {Way.LEAVE: pages.REQUEST, Way.OWN_WISH: pages.REQUEST, Way.DIED: pages.DEATH_SCAN}
        if way in scans:
            self.fields["scan"] = fields.scan(f"{pages.SCAN_LABEL}: {scans[way][:1].lower()}{scans[way][1:]}")
        self.helper = laid_out(*_LINES[way], *(["scan"] if way in scans else []))

    def _propose(self, known):
        for name, code in (("months_absent", missing.ATTENDANCE), ("months_unpaid", missing.DUES)):
            field, months = self.fields[name], known.months(code)
            field.initial = months
            field.help_text = pages.MONTHS_UNKNOWN[code]
            if months is not None:
                field.help_text = pages.MONTHS_KNOWN.format(**missing.span(known.period))
        self.fields["evidence"].initial = known.evidence[: self.fields["evidence"].max_length]


class EditForm(ActForm):
    """What was written down at the beginning."""

    def __init__(self, *args, thing, **kwargs):
        names = FIELDS[thing.way]
        kwargs["initial"] = {name: getattr(thing, name) for name in names}
        super().__init__(*args, thing=thing, **kwargs)
        self.fields |= _fields(thing.way)
        self.helper = laid_out(*_LINES[thing.way])


def renewal(thing) -> tuple:
    """(first day, last possible day, months) of another leave that follows the one that runs."""
    begins_on = thing.until + timedelta(days=1)
    return (begins_on, *ages.longest_until(begins_on))
