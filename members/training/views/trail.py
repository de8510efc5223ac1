"""The pages above those of the training programme, and the programme that an address names."""

from django.http import Http404
from django.urls import reverse

from members.people.texts import MEMBERS
from members.training import queries, texts
from members.training.models import TrainingProgramme


def trail(programme: TrainingProgramme | None = None) -> list[dict]:
    above = [
        {"label": MEMBERS, "url": reverse("members:people:list")},
        {"label": texts.KIND_NAME, "url": reverse("members:training:list")},
    ]
    if programme is not None:
        above.append({"label": programme.case.number, "url": programme.case.get_absolute_url()})
    return above


def windows_trail(window=None) -> list[dict]:
    above = [*trail(), {"label": texts.WINDOWS, "url": reverse("members:training:windows")}]
    if window is not None:
        above.append({"label": window.title, "url": window.get_absolute_url()})
    return above


def find(user, number: str) -> TrainingProgramme:
    """The programme of a case that `user` sees, as `queries.find` gives it. Raises Http404."""
    key = queries.numbered(user, number.replace("\0", "")).values_list("pk", flat=True).first()
    programme = queries.find([key]).get(key) if key else None
    if programme is None:
        raise Http404
    return programme
