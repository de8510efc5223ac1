"""What transfers offer on pages of people, who know nothing of transfers: handed over through the pillar."""

from django.urls import reverse

from members.people.models.persons import Standing
from members.transfers import queries, rules, texts


def on_record(user, person) -> list[dict]:
    """As components/can_do.html takes them; a member who is on the way already is told so. One query."""
    if person.standing != Standing.MEMBER:
        return []
    decision = rules.may_draft(user, person)
    reason = decision.reason
    if decision and (transfer := queries.open_of([person.pk]).get(person.pk)):
        reason = texts.ALREADY_ON_THE_WAY.format(number=transfer.case.number)
    url = reverse("members:transfers:create", args=[person.pk])
    return [{"label": texts.DO_DRAFT, "icon": "arrows-exchange", "url": url, "reason": reason}]


def on_roster(user) -> list[dict]:
    """What can be done with people chosen on a roster, as components/actbar.html takes it."""
    if not rules.may_draft_somewhere(user):
        return []
    return [{"label": texts.DO_LEAVERS, "icon": "arrows-exchange", "action": reverse("members:transfers:leavers")}]
