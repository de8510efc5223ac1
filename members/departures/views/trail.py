"""The pages above those of departures."""

from django.urls import reverse

from members.departures import texts
from members.people import texts as people_texts


def trail():
    return [
        {"label": people_texts.MEMBERS, "url": reverse("members:people:list")},
        {"label": texts.KIND_NAME, "url": reverse("members:departures:list")},
    ]
