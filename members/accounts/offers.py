"""The way from a record to its account, handed over through the pillar."""

from django.urls import reverse

from members.accounts import rules, texts


def on_record(user, person) -> list[dict]:
    """As components/can_do.html takes it; nothing for who may not keep the account."""
    if not rules.may_keep(user, person):
        return []
    url = reverse("members:accounts:account", args=[person.pk])
    return [{"label": texts.TITLE, "icon": "user-circle", "url": url, "reason": "", "aside": True}]
