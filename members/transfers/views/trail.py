"""The pages above those of transfers."""

from django.urls import reverse

from members.people.texts import MEMBERS
from members.transfers import texts


def trail() -> list[dict]:
    return [
        {"label": MEMBERS, "url": reverse("members:people:list")},
        {"label": texts.KIND_NAME, "url": reverse("members:transfers:list")},
    ]
