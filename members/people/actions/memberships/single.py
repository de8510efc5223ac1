"""The main stay of one person: begun, moved, ended, taken back."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from branches.units.models import Unit
from members.people import texts
from members.people.actions import rollups
from members.people.actions.memberships.copies import lock_people, settle
from members.people.models import Membership, Person
from members.people.models.memberships import Began, Ended, Kind
from members.people.queries import planned

LISTED = ("listed_post", "attached", "listed_training", "listed_rating")
# What a list says of the year goes along with who moves; post and joint meetings belong to the unit left.
_GOES_ALONG = ("listed_training", "listed_rating")


@transaction.atomic
def open_main(person: Person, *, unit, on: date, began_by: str, batch=None, case=None, **listed) -> Membership:
    """Begin a main stay. `listed` takes what a list says of it (LISTED). Raises ValidationError."""
    lock_people([person.pk])
    refuse_if_planned(person.pk)
    stay = begin(person, unit, on, began_by, batch=batch, begun_case=case, **listed)
    settle([person], [unit.pk], on)
    return stay


def enter_system(person: Person, *, unit, on: date, case) -> Membership:
    """Begin the main stay of somebody who comes from outside the system. Raises ValidationError."""
    return open_main(person, unit=unit, on=on, began_by=Began.MOVED_IN, case=case)


@transaction.atomic
def move_person(person: Person, *, to, on: date, batch=None, case=None, **listed) -> Membership:
    """End the present main stay and begin one in `to`. Both rows are written at once, also for a day to come.

    A stay can't end before it began: an earlier `on` becomes the first possible day. The caller compares it with
    `begins_on` of what is given back, and says so. Raises ValidationError.
    """
    lock_people([person.pk])
    refuse_if_planned(person.pk)
    stay = open_stay(person)
    if stay.unit_id == to.pk:
        raise ValidationError(texts.ALREADY_IN_UNIT)
    left, on = stay.unit_id, max(on, stay.begins_on)
    end(stay, on, Ended.MOVED_OUT, case)
    _end_other_kinds(person, on, case, unit=to)
    new = begin(person, to, on, Began.MOVED_IN, batch=batch, begun_case=case, **listed)
    settle([person], [left, to.pk], on)
    return new


def transfer_person(person: Person, *, to, on: date, case) -> Membership:
    """As `move_person`, by a case. What a list said of training and rating goes along; a temporary or residential stay
    in `to` ends, since nobody is a guest at home."""
    listed = Membership.objects.main().filter(person=person, ends_on__isnull=True).values(*_GOES_ALONG).first() or {}
    return move_person(person, to=to, on=on, case=case, **listed)


@transaction.atomic
def end_main(person: Person, *, on: date, reason: str, case=None) -> Membership:
    """End the present main stay; an `on` before its beginning becomes the day it began. Raises ValidationError.

    Temporary and residential stays end with it.
    """
    lock_people([person.pk])
    refuse_if_planned(person.pk)
    stay = open_stay(person)
    end(stay, max(on, stay.begins_on), reason, case)
    _end_other_kinds(person, stay.ends_on, case)
    settle([person], [stay.unit_id], stay.ends_on)
    return stay


def leave_system(person: Person, *, on: date, case) -> Membership:
    """End the present main stay of somebody who moves out of the system. Raises ValidationError."""
    return end_main(person, on=on, reason=Ended.MOVED_OUT, case=case)


@transaction.atomic
def restore_stay(stay: Membership, *, case, on: date) -> Membership | None:
    """A main stay that `case` had ended goes on, as if it had never ended: no later main stay lies behind it. Otherwise
    a new one begins in the same unit on the day `on`, which is no gain of the unit.

    Who is a member again meanwhile keeps that stay, which is given back. None, and nothing is written, where the unit
    was closed since, or the stay wasn't ended by `case`. Temporary and residential stays that ended with it stay ended.
    Raises ValidationError while a change of the person is written ahead.
    """
    lock_people([stay.person_id])
    refuse_if_planned(stay.person_id)
    stay = Membership.objects.main().select_related("person", "unit").filter(pk=stay.pk, ended_case=case).first()
    if stay is None:
        return None
    ended, person = stay.ends_on, stay.person
    later = Membership.objects.main().filter(person=person).exclude(pk=stay.pk).filter(begins_on__gte=ended)
    later = later.exclude(ends_on=F("begins_on")).order_by("begins_on", "pk")
    if running := later.filter(ends_on__isnull=True).first():
        return running
    closed_on = _closed_on(stay.unit)
    if closed_on and closed_on <= timezone.localdate():
        return None
    if last := later.last():
        on = max(on, last.ends_on)
        stay = begin(person, stay.unit, on, Began.LISTED, begun_case=case)
        settle([person], [stay.unit_id], on)
        return stay
    stay.ends_on, stay.ended_by, stay.ended_case = None, "", None
    stay.full_clean()
    stay.save(update_fields=["ends_on", "ended_by", "ended_case"])
    settle([person], [stay.unit_id], ended)
    return stay


@transaction.atomic
def note_listing(person: Person, **listed):
    """Write down what a list says of the present main stay; nothing happens to who has none."""
    lock_people([person.pk])
    stay = Membership.objects.main().on(timezone.localdate()).filter(person=person).first()
    if stay is None:
        return
    for name, value in listed.items():
        setattr(stay, name, value)
    stay.full_clean(validate_constraints=False)
    stay.save(update_fields=list(listed))
    settle([person], [stay.unit_id], timezone.localdate())


@transaction.atomic
def void_membership(stay: Membership, *, reason: str):
    """Mark a main stay as entered by mistake. Where a move had ended another stay for it, that one goes on.

    Raises ValidationError while something is written ahead for the person by a case.
    """
    lock_people([stay.person_id])
    ahead = planned.changes_of([stay.person_id]).get(stay.person_id)
    if ahead and (ahead.case or stay.begins_on != ahead.on):
        raise ValidationError(ahead.refusal)
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
        before.ends_on, before.ended_by, before.ended_case = stay.ends_on, stay.ended_by, stay.ended_case
        before.save(update_fields=["ends_on", "ended_by", "ended_case"])
        units.append(before.unit_id)
    settle([stay.person], units, stay.begins_on)


# What the other files of the ledger share


def refuse_if_planned(person: int):
    """Raises ValidationError where a change of the main stay is written for a day to come; `person` is locked."""
    if ahead := planned.changes_of([person]).get(person):
        raise ValidationError(ahead.refusal)


def open_stay(person: Person) -> Membership:
    stay = Membership.objects.main().filter(person=person, ends_on__isnull=True).first()
    if stay is None:
        raise ValidationError(texts.NO_OPEN_STAY)
    return stay


def begin(person, unit, on, began_by, kind=Kind.MAIN, **more) -> Membership:
    closed_on = _closed_on(unit)
    if closed_on and on >= closed_on:
        raise ValidationError(texts.UNIT_CLOSED.format(unit=unit.name, day=f"{closed_on:%d/%m/%Y}"))
    stay = Membership(person=person, unit=unit, kind=kind, begins_on=on, began_by=began_by, **more)
    stay.full_clean()
    stay.save()
    return stay


def end(stay: Membership, on: date, reason: str, case=None):
    stay.ends_on, stay.ended_by, stay.ended_case = on, reason, case
    stay.full_clean()
    stay.save(update_fields=["ends_on", "ended_by", "ended_case"])


def _closed_on(unit) -> date | None:
    """As it is now; until the transaction ends nobody closes the unit. Others may still come into it meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT closed_on FROM {Unit._meta.db_table} WHERE id = %s FOR KEY SHARE", [unit.pk])  # noqa: S608
        return cursor.fetchone()[0]


def _end_other_kinds(person, on, case, unit=None):
    """Temporary and residential stays (in `unit`, or all) end with what they hung on; one whose end is decided stays
    as it is, one that hasn't begun yet becomes a stay of no day."""
    stays = Membership.objects.valid().filter(person=person, ends_on__isnull=True).exclude(kind=Kind.MAIN)
    ending = list(stays if unit is None else stays.filter(unit=unit))
    for stay in ending:
        end(stay, max(on, stay.begins_on), Ended.FINISHED, case)
    # No figure counts a guest, but a branch from which one goes isn't quiet.
    rollups.mark_dirty([stay.unit_id for stay in ending], timezone.localdate())
