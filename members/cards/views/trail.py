"""The pages above those of cards."""

from django.urls import reverse

from members.cards import rules, texts
from members.people.texts import MEMBERS


def trail(user) -> list[dict]:
    """Nothing for somebody who sees no list: a plain member at the own cards."""
    if not rules.may_list(user):
        return []
    return [
        {"label": MEMBERS, "url": reverse("members:people:list")},
        {"label": texts.TITLE, "url": reverse("members:cards:list")},
    ]
