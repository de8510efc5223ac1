"""What honours offer on a record: handed over through the pillar."""

from django.urls import reverse
from django.utils.http import urlencode

from members.departures.honours import rules, texts
from members.departures.models import Honour, HonourStatus
from members.people.models.memberships import Ended
from members.people.models.persons import Standing


def on_record(user, person) -> list[dict]:
    """As components/can_do.html takes them, to who manages the unit of the record; a query where they do."""
    if person.standing == Standing.VOID or person.left_reason == Ended.DIED or not rules.may_open(user, person.unit):
        return []
    off = [HonourStatus.REFUSED, HonourStatus.WITHDRAWN]
    honour = Honour.objects.filter(person=person, ended_on=None).exclude(status__in=off).select_related("case").first()
    url = f"{reverse('members:departures:honour_create')}?{urlencode({'nguoi': person.pk})}"
    reason = texts.NAMED_ALREADY.format(number=honour.case.number) if honour else ""
    return [{"label": texts.DO_OPEN, "icon": "star", "url": url, "reason": reason}]
