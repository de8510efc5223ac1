"""Main stays of many at once: set-based, for imports, seeds and merging units."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from members.people import texts
from members.people.actions import copying, rollups
from members.people.actions.memberships.copies import lock_people, refresh_copy
from members.people.models import Membership
from members.people.models.memberships import Began, Ended, Kind
from members.people.queries import copies, planned

_NewStay = copying.light(Membership)


@dataclass(frozen=True)
class Opening:
    """A main stay to be opened by `open_many`."""

    person_id: int
    unit_id: int
    begins_on: date
    began_by: str
    batch_id: int | None = None
    listed_post: str = ""
    attached: bool = False
    listed_training: str = ""
    listed_rating: str = ""


@transaction.atomic
def open_many(openings: Sequence[Opening]) -> list[int]:
    """Begin a main stay for each opening; gives the keys of the rows in the same order.

    The caller has made sure that nobody among them has an open main stay; the database refuses otherwise. Raises
    ValidationError for somebody of whom a change is written ahead.
    """
    if not openings:
        return []
    people = [each.person_id for each in openings]
    lock_people(people)
    _refuse_if_planned(people)
    stays = new_stays(openings, people)
    refresh_copy(people)
    rollups.mark_dirty((each.unit_id for each in openings), min(each.begins_on for each in openings))
    return stays


@transaction.atomic
def move_many(openings: Sequence[Opening]) -> list[int]:
    """End the present main stay of each person and begin the one of the opening, as `move_person` does: not before the
    present one began. Gives the keys of the new stays in the same order. Raises ValidationError."""
    if not openings:
        return []
    people = [each.person_id for each in openings]
    lock_people(people)
    _refuse_if_planned(people)
    present = {stay.person_id: stay for stay in Membership.objects.main().filter(person__in=people, ends_on=None)}
    moved = []
    for each in openings:
        stay = present.get(each.person_id)
        if stay is None:
            raise ValidationError(texts.NO_OPEN_STAY)
        if stay.unit_id == each.unit_id:
            raise ValidationError(texts.ALREADY_IN_UNIT)
        stay.ends_on, stay.ended_by = max(each.begins_on, stay.begins_on), Ended.MOVED_OUT
        moved.append(replace(each, begins_on=stay.ends_on, began_by=Began.MOVED_IN))
    copying.update(Membership, list(present.values()), ["ends_on", "ended_by"])
    _end_guests({each.person_id: each for each in moved})
    stays = new_stays(moved, people)
    refresh_copy(people)
    units = {*(stay.unit_id for stay in present.values()), *(each.unit_id for each in moved)}
    rollups.mark_dirty(units, min(each.begins_on for each in moved))
    return stays


def new_stays(openings: Sequence[Opening], people: Sequence[int]) -> list[int]:
    """Save a main stay for each opening and the person (by key) of the same place; the caller sees to the copy."""
    stays = []
    for opening, person in zip(openings, people, strict=True):
        stay = _NewStay()
        stay.kind = Kind.MAIN
        stay.__dict__.update(vars(opening), person_id=person)
        stays.append(stay)
    copying.insert(stays)
    return [stay.pk for stay in stays]


@transaction.atomic
def take_back_many(stays: Sequence[int], *, reason: str):
    """Mark open stays (by key) as entered by mistake; where a move had ended another stay for one, that one goes on."""
    rows = list(Membership.objects.filter(pk__in=stays, void=False))
    if not rows:
        return
    people = [stay.person_id for stay in rows]
    lock_people(people)
    Membership.objects.filter(pk__in=[stay.pk for stay in rows]).update(void=True, void_reason=reason)
    ended = Membership.objects.main().filter(person__in=people, ended_by=Ended.MOVED_OUT)
    before = {(stay.person_id, stay.ends_on): stay for stay in ended.order_by("begins_on", "pk")}
    going_on = []
    for stay in rows:
        if stay.began_by == Began.MOVED_IN and (earlier := before.get((stay.person_id, stay.begins_on))):
            earlier.ends_on, earlier.ended_by = stay.ends_on, stay.ended_by
            earlier.ended_case_id = stay.ended_case_id
            going_on.append(earlier)
    copying.update(Membership, going_on, ["ends_on", "ended_by", "ended_case"])
    refresh_copy(people)
    rollups.mark_dirty({stay.unit_id for stay in (*rows, *going_on)}, min(stay.begins_on for stay in rows))


@transaction.atomic
def void_many(stays: Sequence[int], *, reason: str):
    """Mark stays (by key) as entered by mistake, as they are; moves are taken back one by one by void_membership."""
    refresh_copy(_void_stays(stays, reason))


@transaction.atomic
def void_with_people(people: Sequence[int], stays: Sequence[int], *, reason: str):
    """Mark records (by key) and their stays (by key) as entered by mistake: one version of each."""
    lock_people(people)
    _void_stays(stays, reason)
    with connection.cursor() as cursor:
        cursor.execute(copies.VOID, {"on": timezone.localdate(), "people": list(people), "reason": reason})


def _void_stays(stays, reason) -> list[int]:
    """Gives the keys of the people whose copy of the ledger is to be written."""
    rows = list(Membership.objects.filter(pk__in=stays, void=False).values_list("pk", "person", "unit", "begins_on"))
    if not rows:
        return []
    people = [row[1] for row in rows]
    lock_people(people)
    Membership.objects.filter(pk__in=[row[0] for row in rows]).update(void=True, void_reason=reason)
    rollups.mark_dirty((row[2] for row in rows), min(row[3] for row in rows))
    return people


def _end_guests(moved):
    """Nobody is a guest at home: a temporary or residential stay in the unit that somebody moves to ends."""
    ending = []
    for stay in Membership.objects.valid().filter(person__in=moved, ends_on__isnull=True).exclude(kind=Kind.MAIN):
        if stay.unit_id == moved[stay.person_id].unit_id:
            stay.ends_on, stay.ended_by = max(moved[stay.person_id].begins_on, stay.begins_on), Ended.FINISHED
            ending.append(stay)
    copying.update(Membership, ending, ["ends_on", "ended_by"])


def _refuse_if_planned(people):
    """Raises ValidationError with the first of them for whom a change is written for a day to come."""
    for each in planned.changes_of(people).values():
        raise ValidationError(each.refusal)
