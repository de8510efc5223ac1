"""What cards offer on pages of people, who know nothing of cards: handed over through the pillar."""

from django.urls import reverse

from members.cards import rules, texts
from members.people.models.persons import Standing


def on_record(user, person) -> list[dict]:
    """The page of a person's cards, as components/can_do.html takes it; of no youth, who never had one."""
    if person.standing in (Standing.VOID, Standing.YOUTH) or not rules.may_see(user, person):
        return []
    url = reverse("members:cards:person", args=[person.pk])
    return [{"label": texts.TITLE, "icon": "id", "url": url, "reason": "", "aside": True}]
