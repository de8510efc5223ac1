"""The only door to the ledger, and to the copy of it on each person.

Every function locks the people it touches, writes, refreshes the copy and marks the summaries. None of them asks a rule
or writes the journal: the act that calls them (an admission, a transfer, an import) has done both.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from members.people import texts
from members.people.actions import copying, rollups
from members.people.models import Membership, Person
from members.people.models.memberships import Began, Ended, Kind
from members.people.queries import copies

LISTED = ("listed_post", "attached", "listed_training", "listed_rating")
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


def lock_people(ids: Iterable[int]):
    """Take the people in one order, so that two acts never wait for each other."""
    list(Person.objects.select_for_update(of=("self",)).filter(pk__in=list(ids)).order_by("pk").values_list("pk"))


@transaction.atomic
def open_main(person: Person, *, unit, on: date, began_by: str, batch=None, **listed) -> Membership:
    """Begin a main stay. `listed` takes what a list says of it (LISTED). Raises ValidationError."""
    lock_people([person.pk])
    stay = _begin(person, unit, on, began_by, batch=batch, **listed)
    _settle([person], [unit.pk], on)
    return stay


@transaction.atomic
def move_person(person: Person, *, to, on: date, batch=None, **listed) -> Membership:
    """End the present main stay and begin one in `to`.

    A stay can't end before it began: an earlier `on` becomes the first possible day. The caller compares it with
    `begins_on` of what is given back, and says so. Raises ValidationError.
    """
    lock_people([person.pk])
    stay = _open_stay(person)
    if stay.unit_id == to.pk:
        raise ValidationError(texts.ALREADY_IN_UNIT)
    left, on = stay.unit_id, max(on, stay.begins_on)
    _end(stay, on, Ended.MOVED_OUT)
    new = _begin(person, to, on, Began.MOVED_IN, batch=batch, **listed)
    _settle([person], [left, to.pk], on)
    return new


@transaction.atomic
def end_main(person: Person, *, on: date, reason: str) -> Membership:
    """End the present main stay; an `on` before its beginning becomes the day it began. Raises ValidationError."""
    lock_people([person.pk])
    stay = _open_stay(person)
    _end(stay, max(on, stay.begins_on), reason)
    _settle([person], [stay.unit_id], stay.ends_on)
    return stay


@transaction.atomic
def note_listing(person: Person, **listed):
    """Write down what a list says of the present main stay; nothing happens to who has none."""
    lock_people([person.pk])
    stay = Membership.objects.main().filter(person=person, ends_on__isnull=True).first()
    if stay is None:
        return
    for name, value in listed.items():
        setattr(stay, name, value)
    stay.full_clean(validate_constraints=False)
    stay.save(update_fields=list(listed))
    _settle([person], [stay.unit_id], timezone.localdate())


@transaction.atomic
def void_membership(stay: Membership, *, reason: str):
    """Mark a stay as entered by mistake. Where a move had ended another stay for it, that one goes on."""
    lock_people([stay.person_id])
    stay.void, stay.void_reason = True, reason
    stay.full_clean(validate_constraints=False)
    stay.save(update_fields=["void", "void_reason"])
    units = [stay.unit_id]
    before = (
        Membership.objects.main()
        .filter(person=stay.person_id, ends_on=stay.begins_on, ended_by=Ended.MOVED_OUT)
        .order_by("-begins_on", "-pk")
        .first()
    )
    if stay.began_by == Began.MOVED_IN and before is not None:
        before.ends_on, before.ended_by = stay.ends_on, stay.ended_by
        before.save(update_fields=["ends_on", "ended_by"])
        units.append(before.unit_id)
    _settle([stay.person], units, stay.begins_on)


# Many at once: set-based, for imports, seeds and merging units.


@transaction.atomic
def open_many(openings: Sequence[Opening]) -> list[int]:
    """Begin a main stay for each opening; gives the keys of the rows in the same order.

    The caller has made sure that nobody among them has an open main stay; the database refuses otherwise.
    """
    if not openings:
        return []
    people = [each.person_id for each in openings]
    lock_people(people)
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
            going_on.append(earlier)
    copying.update(Membership, going_on, ["ends_on", "ended_by"])
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


def refresh_copy(people: Sequence[int], on: date | None = None) -> int:
    """Bring the copy of these people (by key) in line with the ledger as of `on`, today if not given.

    One statement. Gives the number of people whose copy changed.
    """
    if not people:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(copies.WRITE, {"on": on or timezone.localdate(), "people": list(people)})
        return cursor.rowcount


@transaction.atomic
def settle_due(on: date) -> list[int]:
    """Let beginnings and ends that were written for a later day, and whose day has come, take effect in the copy.

    Gives the keys of the people concerned. Called every day by run_periodic.
    """
    due = copies.differences(on)
    people = [person for person, _, _ in due]
    lock_people(people)
    refresh_copy(people, on)
    units = {copy["current_unit_id"] for _, was, now in due for copy in (was, now)}
    rollups.mark_dirty(units, on)
    return people


def _open_stay(person: Person) -> Membership:
    stay = Membership.objects.main().filter(person=person, ends_on__isnull=True).first()
    if stay is None:
        raise ValidationError(texts.NO_OPEN_STAY)
    return stay


def _begin(person, unit, on, began_by, **more) -> Membership:
    if unit.closed_on and on >= unit.closed_on:
        raise ValidationError(texts.UNIT_CLOSED.format(unit=unit.name, day=f"{unit.closed_on:%d/%m/%Y}"))
    stay = Membership(person=person, unit=unit, kind=Kind.MAIN, begins_on=on, began_by=began_by, **more)
    stay.full_clean()
    stay.save()
    return stay


def _end(stay: Membership, on: date, reason: str):
    stay.ends_on, stay.ended_by = on, reason
    stay.full_clean()
    stay.save(update_fields=["ends_on", "ended_by"])


def _settle(people: Sequence[Person], units: Iterable[int], since: date):
    refresh_copy([person.pk for person in people])
    for person in people:
        person.refresh_from_db(fields=["current_unit", "standing", "left_reason", "kept_by", "listed_post"])
    rollups.mark_dirty(units, since)
