"""The pages above those of discipline and of awards."""

from django.urls import reverse

from members.conduct.texts import awards as award_texts
from members.conduct.texts import discipline as texts
from members.people.texts import MEMBERS


def trail() -> list[dict]:
    return [_members(), {"label": texts.KIND_NAME, "url": reverse("members:conduct:list")}]


def award_trail() -> list[dict]:
    return [_members(), {"label": award_texts.AWARDS, "url": reverse("members:awards:list")}]


def _members():
    return {"label": MEMBERS, "url": reverse("members:people:list")}
