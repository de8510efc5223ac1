"""Invented people written down as members, many at once, with the doors that an import uses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from branches.units.models import Unit
from branches.vietnamese.partial_dates import PartialDate
from members.people.actions import memberships
from members.people.models import Person
from members.people.models.derived import assign, derive, normalise
from members.people.models.memberships import Began
from members.people.models.persons import PARTIAL_DATES

CHUNK = 5_000


@dataclass(frozen=True)
class Newcomer:
    """A record (field names of Person) and the stay that it opens."""

    record: dict
    unit: Unit
    begins_on: date
    began_by: str = Began.IMPORTED
    listed_post: str = ""


def write_members(newcomers: Sequence[Newcomer]) -> list[Person]:
    """Write the people and open their stays, in the order given."""
    written = []
    for start in range(0, len(newcomers), CHUNK):
        part = newcomers[start : start + CHUNK]
        people = Person.objects.bulk_create([_person(each) for each in part], batch_size=CHUNK)
        memberships.open_many(
            [
                memberships.Opening(
                    person_id=person.pk,
                    unit_id=each.unit.pk,
                    begins_on=each.begins_on,
                    began_by=each.began_by,
                    listed_post=each.listed_post,
                )
                for person, each in zip(people, part, strict=True)
            ]
        )
        written.extend(people)
    return written


def _person(newcomer):
    person = Person(kept_by=newcomer.unit)
    values = {
        field: PartialDate.from_date(value, "day") if field in PARTIAL_DATES else value
        for field, value in newcomer.record.items()
    }
    assign(person, normalise(values))
    return derive(person)
