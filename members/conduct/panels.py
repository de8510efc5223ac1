"""Awards and discipline on a record and on a unit's page."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst

from members.conduct.models.discipline import Form, Status
from members.conduct.queries import awards, discipline
from members.conduct.rules import awards as award_rules
from members.conduct.rules import discipline as rules
from members.conduct.texts import awards as award_texts
from members.conduct.texts import discipline as texts

_KINDS = {Status.IN_FORCE: "warn", Status.ENFORCED: "bad"}


def on_record(user, person) -> dict | None:
    """Awards of a person for all who see the record, discipline for who may see its case. Two queries."""
    given = awards.of_person(person)
    punished = [_discipline(each) for each in discipline.of_person(user, person)]
    if not given and not punished:
        return None
    return {
        "template": "members/conduct/panel.html",
        "heading": award_texts.PANEL,
        "awards": given,
        "disciplines": punished,
        "more_url": "",
        "number": len(given),
        "acts": [],
    }


def on_unit(user, unit) -> dict | None:
    """The same of a unit, with what can be done. A handful of queries."""
    given, number = awards.of_unit(unit)
    punished = [_discipline(each) for each in discipline.of_unit(user, unit)]
    acts = _acts(user, unit)
    if not given and not punished and not acts:
        return None
    query = urlencode({"unit": unit.code})
    return {
        "template": "members/conduct/panel.html",
        "heading": award_texts.PANEL,
        "awards": given,
        "disciplines": punished,
        "more_url": f"{reverse('members:awards:list')}?{query}" if number > len(given) else "",
        "number": number,
        "acts": acts,
    }


def _acts(user, unit):
    found = []
    if award_rules.may_record_unit_award(user, unit):
        url = f"{reverse('members:awards:record')}?{urlencode({'unit': unit.code})}"
        found.append({"label": award_texts.DO_RECORD, "icon": "star", "url": url})
    if rules.may_draft_unit(user, unit):
        url = reverse("members:conduct:create_unit", args=[unit.code])
        found.append({"label": texts.DO_DRAFT_UNIT, "icon": "gavel", "url": url})
    return found


def _discipline(thing):
    day = f"{thing.announced_on:%d/%m/%Y}"
    if thing.ended_on:
        span = award_texts.FROM_TO.format(first=day, last=f"{thing.ended_on:%d/%m/%Y}")
    else:
        words = award_texts.IN_FORCE_SINCE if thing.status == Status.IN_FORCE else award_texts.DONE_ON
        span = words.format(day=day)
    return {
        "form": capfirst(Form(thing.form).label),
        "url": thing.case.get_absolute_url(),
        "reference": thing.resolution.reference,
        "span": span,
        "status": {"kind": _KINDS.get(thing.status, "none"), "text": thing.get_status_display()},
    }
