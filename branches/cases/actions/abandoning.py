"""Closing what is open on people of whom nothing more can come of it: somebody has died."""

from collections.abc import Sequence

from django.db import transaction

from branches.cases.kinds import all_kinds
from branches.cases.models import Case


def open_cases(people: Sequence[int]) -> dict[int, list[tuple]]:
    """{key of a person: (kind, key of an open case about them)} of every kind; a query for each kind."""
    found = {}
    for kind in all_kinds():
        for person, cases in kind.about_people(people).items():
            found.setdefault(person, []).extend((kind, case) for case in cases)
    return found


@transaction.atomic
def abandon_all(person: int, *, actor, reason: str, but: Case | None = None) -> list[Case]:
    """Close every open case about this person, whatever its kind and step, with `reason`; `but` one that goes on.

    Gives the cases that were closed. No rule is asked: the act that calls it has done so.
    """
    closed = []
    for kind, key in sorted(open_cases([person]).get(person, []), key=lambda each: each[1]):
        if kind.abandon is None or (but is not None and key == but.pk):
            continue
        thing = kind.find([key])[key]
        kind.abandon(thing, actor=actor, reason=reason)
        closed.append(thing.case)
    return closed
