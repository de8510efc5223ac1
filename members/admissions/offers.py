"""What admissions offer on pages of people: handed over through the pillar."""

from django.urls import reverse

from members.admissions import queries, rules, texts
from members.people.models.memberships import Ended
from members.people.models.persons import Standing


def on_record(user, person) -> list[dict]:
    """As components/can_do.html takes them, of who is no member and alive; one query."""
    if person.standing not in (Standing.YOUTH, Standing.LEFT) or person.left_reason == Ended.DIED:
        return []
    decision = rules.may_open(user, person)
    reason = decision.reason
    if decision and (admission := queries.open_of([person.pk]).get(person.pk)):
        reason = texts.ALREADY_OPEN.format(number=admission.case.number)
    label = texts.DO_OPEN_AGAIN if person.standing == Standing.LEFT else texts.DO_OPEN
    url = reverse("members:admissions:create", args=[person.pk])
    return [{"label": label, "icon": "user-plus", "url": url, "reason": reason}]
