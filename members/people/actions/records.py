"""Writing the record: adding a person, editing a group of facts, taking back what was entered by mistake."""

import copy
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from branches.audit import journal
from branches.audit.models import JournalEntry
from branches.pillars.registry import gather
from members.people import rules, texts
from members.people.actions import memberships, rollups
from members.people.models import Membership, Person
from members.people.models.derived import DERIVED, assign, columns, derive, normalise, read
from members.people.models.memberships import Began
from members.people.models.persons import Standing

# Fields that the forms show with the record and that lie on the present stay.
ON_THE_STAY = ("listed_post",)


@dataclass(frozen=True)
class Difference:
    """A field that somebody else changed since the page was opened: value typed here, value stored now."""

    field: str
    mine: object
    theirs: object


class StaleRecord(Exception):
    """Somebody was faster. `by` and `at` say who and when, as far as the journal knows."""

    def __init__(self, differences: list[Difference], by: str, at: datetime, version: int):
        super().__init__(version)
        self.differences = differences
        self.by = by
        self.at = at
        self.version = version


class Tied(Exception):
    """Something hangs on the person; `ties` are the sentences that say what."""

    def __init__(self, ties: list[str]):
        super().__init__(len(ties))
        self.ties = ties


@transaction.atomic
def add_person(*, actor, unit, member: bool, values: dict) -> Person:
    """Write down a youth, or a member whom the list lacks (opening entry "bổ sung danh sách", from today).

    `values` by field name, as typed or read; see `normalise`. Raises ValidationError, by field.
    """
    rules.may_add(actor, unit).require()
    values = normalise(values)
    listed = {field: values.pop(field) for field in ON_THE_STAY if field in values}
    person = Person(kept_by=unit)
    assign(person, values)
    with journal.act("members.person.added", actor=actor, unit=unit, member=member) as more:
        _save(person)
        more["subject"] = person
        if member:
            memberships.open_main(person, unit=unit, on=timezone.localdate(), began_by=Began.LISTED, **listed)
    rollups.mark_dirty([unit.pk], timezone.localdate())
    return person


@transaction.atomic
def edit_person(person: Person, *, actor, changes: dict, version: int, read_at: int | None = None) -> Person:
    """Change facts of a record that stands at `version`. Raises ValidationError, by field, and StaleRecord.

    `read_at` is the version that the page first showed, if another. What the page left as it was is no change: a page
    that is stale in other facts saves all the same, and never puts an old value back over somebody else's.
    """
    person = _lock(person)
    rules.may_edit(actor, person).require()
    changes = normalise(changes)
    opened = rules.restricted_for(actor, person)
    changes = {
        field: value for field, value in changes.items() if opened.get(field, True) and read(person, field) != value
    }
    changes = touched(person, changes, read_at or version)
    if person.version != version:
        _refuse_if_stale(person, changes, version)
    if not changes:
        return person
    with journal.act("members.person.edited", actor=actor, subject=person, unit=person.unit, fields=sorted(changes)):
        listed = {field: changes.pop(field) for field in ON_THE_STAY if field in changes}
        if listed:
            memberships.note_listing(person, **listed)
        assign(person, changes)
        person.version += 1
        _save(person, [*columns(changes), *DERIVED, "version", "updated_at"])
    rollups.mark_dirty([person.unit.pk], timezone.localdate())
    return person


@transaction.atomic
def note_facts(person: Person, values: dict) -> Person:
    """Write down on the record what a case has brought about (day of joining, card number), `values` by field name.

    Asks no rule and writes no journal: the act that calls it has done both. Whoever has the record open is told that it
    changed. Raises ValidationError, by field.
    """
    person = _lock(person)
    values = normalise(values)
    assign(person, values)
    person.version += 1
    _save(person, [*columns(values), *DERIVED, "version", "updated_at"])
    rollups.mark_dirty([person.unit.pk], timezone.localdate())
    return person


@transaction.atomic
def void_person(person: Person, *, actor, reason: str) -> Person:
    """Mark a record as entered by mistake, visibly, with its stays. Raises Tied where something hangs on the person."""
    person = _lock(person)
    rules.may_void(actor, person).require()
    if found := ties(person):
        raise Tied(found)
    unit = person.unit
    stays = list(Membership.objects.valid().filter(person=person).values_list("pk", flat=True))
    with journal.act("members.person.voided", actor=actor, subject=person, unit=unit, reason=reason):
        person.void_reason = reason
        person.version += 1
        person.save(update_fields=["void_reason", "version", "updated_at"])
        memberships.void_many(stays, reason=reason)
        memberships.refresh_copy([person.pk])
    person.refresh_from_db()
    rollups.mark_dirty([unit.pk], timezone.localdate())
    return person


def ties(person: Person) -> list[str]:
    """Sentences about what hangs on a person, from every pillar."""
    return [sentence for tie in gather("person_ties") for sentence in tie.find(person)]


def ties_of_many(people: Sequence[int]) -> dict[int, list[str]]:
    """The same for many people, by key; only those on whom something hangs."""
    found = defaultdict(list)
    for tie in gather("person_ties"):
        if tie.find_many is not None:
            each = tie.find_many(people)
        else:
            each = {person.pk: tie.find(person) for person in Person.objects.filter(pk__in=people)}
        for key, sentences in each.items():
            if sentences:
                found[key] += sentences
    return dict(found)


@transaction.atomic
def open_field(person: Person, *, actor, field: str):
    """The value of a restricted field. The journal keeps that it was opened, never what it holds."""
    rules.may_open_field(actor, person, field).require()
    journal.journal("members.field.opened", actor=actor, subject=person, unit=person.unit, field=field)
    return getattr(person, field)


def open_fields(person: Person, *, actor, fields):
    """Open several restricted fields at once, as a form that edits them does; empty ones show nothing."""
    for field in fields:
        if getattr(person, field):
            open_field(person, actor=actor, field=field)


def touched(person: Person, changes: dict, read_at: int) -> dict:
    """Without the values that the page showed at `read_at` and that nobody changed on it."""
    shown = as_of(person, read_at)
    if person.version == read_at or shown is None:
        return changes
    return {field: value for field, value in changes.items() if read(shown, field) != value}


def as_of(person: Person, version: int) -> Person | None:
    """The record as it stood at `version`, None where nobody knows. One query, none for the present version."""
    if person.version == version:
        return person
    versions = apps.get_model("members.PersonEvent").objects.filter(pgh_obj=person.pk, version=version)
    shown = versions.order_by("-pgh_id").first()
    if shown is None:
        return None
    kept = {field.attname for field in shown._meta.concrete_fields}
    return Person(**{f.attname: getattr(shown, f.attname) for f in Person._meta.concrete_fields if f.attname in kept})


def check(person: Person, values: dict):
    """Raises ValidationError, by field, where a record with these normalised `values` would contradict itself.

    Writes nothing. Whether another record holds the same number isn't looked at: the asker may be somebody who must
    not learn of it.
    """
    tried = copy.copy(person)
    assign(tried, values)
    derive(tried)
    try:
        tried.full_clean(exclude=["citizen_id_index", "member_code"])
    except ValidationError as error:
        raise _by_field(error) from None


def _lock(person: Person) -> Person:
    return (
        Person.objects.select_related("current_unit__level", "kept_by__level")
        .select_for_update(of=("self",))
        .get(pk=person.pk)
    )


def _save(person: Person, update_fields: list[str] | None = None):
    """Derive, check and write. Another person with the same number is told without showing who or where."""
    derive(person)
    if taken := _others_with(person):
        raise ValidationError(taken)
    try:
        person.full_clean()
    except ValidationError as error:
        raise _by_field(error) from None
    try:
        with transaction.atomic():
            person.save(update_fields=update_fields)
    except IntegrityError as error:
        # Somebody else wrote the same number between the look and the write. The error itself would show it.
        constraint = error.__cause__.diag.constraint_name
        if constraint not in _TAKEN:
            raise
        field, sentence = _TAKEN[constraint]
        raise ValidationError({field: sentence}) from None


def _others_with(person: Person) -> dict[str, str]:
    """{field: sentence} for numbers that another record already holds."""
    taken = {}
    others = Person.objects.exclude(pk=person.pk).exclude(standing=Standing.VOID)
    if person.citizen_id_index and others.filter(citizen_id_index=person.citizen_id_index).exists():
        taken["citizen_id"] = texts.CITIZEN_ID_TAKEN
    if person.member_code and others.filter(member_code=person.member_code).exists():
        taken["member_code"] = texts.MEMBER_CODE_TAKEN
    return taken


_TAKEN = {
    "person_citizen_id_unique": ("citizen_id", texts.CITIZEN_ID_TAKEN),
    "person_member_code_unique": ("member_code", texts.MEMBER_CODE_TAKEN),
}


def _by_field(error: ValidationError) -> ValidationError:
    """The dates that contradict each other are shown beside the date of joining."""
    found = error.message_dict
    order = found.pop(NON_FIELD_ERRORS, [])
    if order:
        found["joined_on"] = [*found.get("joined_on", []), *order]
    return ValidationError(found)


def _refuse_if_stale(person: Person, changes: dict, version: int):
    """Nothing to refuse when the page changes nothing, or nothing that differs from what is stored now."""
    if not changes:
        return
    last = JournalEntry.objects.about(person).order_by("-id").filter(act__startswith="members.person.").first()
    raise StaleRecord(
        [Difference(field, value, read(person, field)) for field, value in changes.items()],
        by=last.actor if last else "",
        at=last.at if last else person.updated_at,
        version=person.version,
    )
