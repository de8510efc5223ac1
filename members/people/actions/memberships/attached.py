"""Temporary and residential stays beside the main one: never a gain or a loss of a unit, never in its totals."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from members.people import texts
from members.people.actions import rollups
from members.people.actions.memberships.copies import lock_people
from members.people.actions.memberships.single import begin, end
from members.people.models import Membership, Person
from members.people.models.memberships import Began, Ended, Kind


@transaction.atomic
def attach(person: Person, *, unit, kind: str, on: date, case, expected_end_on: date | None = None) -> Membership:
    """Begin a temporary or residential stay in `unit` (Kind.TEMPORARY needs the day on which it is expected to end).

    Raises ValidationError: at home, in a closed unit, beside another stay of the kind, days out of order.
    """
    lock_people([person.pk])
    if Membership.objects.main().filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on), person=person, unit=unit).exists():
        raise ValidationError(texts.ATTACHED_AT_HOME.format(unit=unit.name))
    _check_expected(on, expected_end_on)
    stay = begin(person, unit, on, Began.ATTACHED, kind=kind, begun_case=case, expected_end_on=expected_end_on)
    _mark_host(stay)
    return stay


@transaction.atomic
def detach(stay: Membership, *, on: date, case, reason: str = Ended.FINISHED) -> Membership:
    """End such a stay; an `on` before its beginning becomes the day it began.

    Raises ValidationError if its end is written already.
    """
    stay = _locked(stay)
    end(stay, max(on, stay.begins_on), reason, case)
    _mark_host(stay)
    return stay


@transaction.atomic
def end_guests(person: Person, *, on: date, case):
    """Every such stay of the person ends on the day `on`, also one whose later end is written already."""
    lock_people([person.pk])
    stays = Membership.objects.valid().exclude(kind=Kind.MAIN).filter(person=person)
    for stay in stays.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on)):
        end(stay, max(on, stay.begins_on), Ended.FINISHED, case)
        _mark_host(stay)


@transaction.atomic
def extend(stay: Membership, *, expected_end_on: date) -> Membership:
    """Expect the end of such a stay on another day. Raises ValidationError."""
    stay = _locked(stay)
    _check_expected(stay.begins_on, expected_end_on)
    stay.expected_end_on = expected_end_on
    stay.full_clean()
    stay.save(update_fields=["expected_end_on"])
    return stay


def _mark_host(stay):
    """No figure counts a guest, but a branch with one that comes or goes isn't quiet."""
    rollups.mark_dirty([stay.unit_id], timezone.localdate())


def _locked(stay):
    """The stay as it is now, its person locked."""
    lock_people([stay.person_id])
    stay = Membership.objects.select_related("person", "unit").get(pk=stay.pk)
    if stay.ends_on:
        raise ValidationError(texts.STAY_HAS_ENDED.format(day=f"{stay.ends_on:%d/%m/%Y}"))
    return stay


def _check_expected(begins_on, expected_end_on):
    if expected_end_on and expected_end_on < begins_on:
        raise ValidationError({"expected_end_on": texts.ENDS_TOO_EARLY.format(day=f"{begins_on:%d/%m/%Y}")})
