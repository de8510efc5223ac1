"""What else is open on people of whom something is about to begin: by the ledger, and by every slice that says so."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from branches.pillars.registry import gather
from members.people.models import Person
from members.people.queries import planned

BLOCK, WARN = "block", "warn"


@dataclass(frozen=True)
class Hindrance:
    """`kind` is BLOCK or WARN, `text` a sentence that says what is open and how to go on."""

    kind: str
    text: str


def of(person: Person, act: str) -> list[Hindrance]:
    """What stands in the way of beginning `act` ("transfer", "admission") with a person, or should be known."""
    return of_many([person.pk], act).get(person.pk, [])


def of_many(people: Sequence[int], act: str) -> dict[int, list[Hindrance]]:
    """The same of many people by key: one query, and a query or two of each slice that says something."""
    found = defaultdict(list)
    for provider in gather("person_hindrances"):
        for person, hindrances in provider(people, act).items():
            found[person] += hindrances
    for person, change in planned.changes_of(people).items():
        found[person].append(Hindrance(BLOCK, change.refusal))
    return dict(found)


def blocks(person: Person, act: str) -> list[str]:
    """The sentences of those that stand in the way."""
    return [each.text for each in of(person, act) if each.kind == BLOCK]
