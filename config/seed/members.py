"""Invented people written down as members, many at once, with the doors that an import uses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from branches.units.models import Unit
from branches.vietnamese.partial_dates import PartialDate
from members.people.actions import bulk, memberships
from members.people.models import Person
from members.people.models.derived import assign, normalise
from members.people.models.memberships import Began
from members.people.models.persons import PARTIAL_DATES


@dataclass(frozen=True)
class Newcomer:
    """A record (field names of Person) and the stay that it opens."""

    record: dict
    unit: Unit
    begins_on: date
    began_by: str = Began.IMPORTED
    listed_post: str = ""


def write_members(newcomers: Sequence[Newcomer]) -> list[Person]:
    """Write the people and open their stays, in the order given. Nobody's stay begins on a day to come."""
    people = [_person(each) for each in newcomers]
    openings = [
        memberships.Opening(0, each.unit.pk, each.begins_on, each.began_by, listed_post=each.listed_post)
        for each in newcomers
    ]
    bulk.create_members(people, openings)
    return people


def _person(newcomer):
    person = Person()
    values = {
        field: PartialDate.from_date(value, "day") if field in PARTIAL_DATES else value
        for field, value in newcomer.record.items()
    }
    assign(person, normalise(values))
    return person
