"""Locking people, and the copy of the ledger that lies on each of them."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import connection, transaction
from django.utils import timezone

from branches.pillars.registry import gather
from members.people.actions import rollups
from members.people.models import Person
from members.people.queries import copies


def lock_people(ids: Iterable[int]):
    """Take the people in one order, so that two acts never wait for each other."""
    list(Person.objects.select_for_update(of=("self",)).filter(pk__in=list(ids)).order_by("pk").values_list("pk"))


def refresh_copy(people: Sequence[int], on: date | None = None) -> int:
    """Bring the copy of these people (by key) in line with the ledger as of `on`, today if not given.

    One statement, and what `Pillar.ledger_changes` ask. Gives the number of people whose copy changed.
    """
    if not people:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(copies.WRITE, {"on": on or timezone.localdate(), "people": list(people)})
        changed = cursor.rowcount
    for follow in gather("ledger_changes"):
        follow(people)
    return changed


@transaction.atomic
def settle_due(on: date) -> list[int]:
    """Let beginnings and ends that were written for a later day, and whose day has come, take effect in the copy.

    Gives the keys of the people concerned. Called every day by run_periodic.
    """
    due = copies.differences(on)
    people = [person for person, _, _ in due]
    lock_people(people)
    refresh_copy(people, on)
    units = {copy[column] for _, was, now in due for copy in (was, now) for column in ("current_unit_id", "kept_by_id")}
    rollups.mark_dirty(units, on)
    return people


def settle(people: Sequence[Person], units: Iterable[int], since: date):
    """After a change of the stays of `people` in `units`: the copy, on the instances too, and the summaries."""
    refresh_copy([person.pk for person in people])
    for person in people:
        person.refresh_from_db(fields=["current_unit", "standing", "left_reason", "kept_by", "listed_post"])
    rollups.mark_dirty(units, since)
