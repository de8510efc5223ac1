"""What departures offer on pages of people: handed over through the pillar."""

from django.urls import reverse

from members.departures import queries, rules, texts
from members.departures.texts import pages
from members.people.models.persons import Standing


def on_record(user, person) -> list[dict]:
    """As components/can_do.html takes them, of a member; one query."""
    if person.standing != Standing.MEMBER:
        return []
    url = reverse("members:departures:choose", args=[person.pk])
    offer = {"label": pages.DO_OPEN, "icon": "logout", "url": url, "reason": rules.may_open(user, person).reason}
    if not offer["reason"] and (departure := queries.open_of([person.pk]).get(person.pk)):
        # A death is written down all the same: the page leads there.
        sentence = texts.ALREADY_OPEN.format(way=departure.get_way_display().lower(), number=departure.case.number)
        fixes = [
            {"label": pages.WAYS["died"][1], "url": reverse("members:departures:create", args=[person.pk, "died"])}
        ]
        offer |= {"reason": sentence, "fixes": fixes}
    return [offer]


def on_roster(user) -> list[dict]:
    """What can be done with people chosen on a roster, as components/actbar.html takes it."""
    if not rules.may_open_somewhere(user):
        return []
    return [{"label": pages.DO_AGE_MANY, "icon": "cake", "action": reverse("members:departures:age_many")}]
