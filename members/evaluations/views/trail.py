"""The pages above those of evaluations, and from an address to an evaluation."""

from django.http import Http404
from django.urls import reverse

from members.evaluations import queries, texts
from members.people import texts as people_texts


def trail(evaluation=None):
    found = [
        {"label": people_texts.MEMBERS, "url": reverse("members:people:list")},
        {"label": texts.KIND_NAME, "url": reverse("members:evaluations:list")},
    ]
    if evaluation is not None:
        found.append({"label": evaluation.case.number, "url": evaluation.case.get_absolute_url()})
    return found


def find(user, number: str):
    """The evaluation with this number, with its counts. Raises Http404 where the person doesn't see it."""
    key = queries.numbered(user, number).values_list("pk", flat=True).first()
    evaluation = queries.find([key]).get(key) if key else None
    if evaluation is None:
        raise Http404
    return evaluation
