"""Records of many people at once: for imports and seeds. Set-based, in the caller's act of the journal.

The callers have asked the rules and cleaned the values; these functions derive what follows and keep the copy of the
ledger right. The tables are tracked, so everything goes through Django's cursor: never COPY into them.
"""

from collections.abc import Iterable, Sequence

from django.db import connection, models, transaction
from django.utils import timezone

from members.people.actions import memberships, rollups
from members.people.models import Membership, Person
from members.people.models.derived import DERIVED, columns, derive
from members.people.models.memberships import Kind
from members.people.models.persons import Standing

CHUNK = 1_000
# Fields whose Python value the driver writes as it is.
_PLAIN = (models.CharField, models.DateField, models.BooleanField, models.IntegerField, models.ForeignKey)


@transaction.atomic
def create_members(people: Sequence[Person], openings: Sequence[memberships.Opening]) -> list[int]:
    """Save new people, each with the opening entry of the same place (its person_id is not yet known: 0).

    Fills `pk` of people; gives the keys of the stays in the same order. The copy of the ledger is written with the
    person, so that each has one version and not two.
    """
    if not people:
        return []
    for person, opening in zip(people, openings, strict=True):
        derive(person)
        person.current_unit_id = opening.unit_id
        person.standing = Standing.MEMBER
        person.listed_post = opening.listed_post
    insert(people)
    stays = [
        Membership(kind=Kind.MAIN, **{**vars(opening), "person_id": person.pk})
        for person, opening in zip(people, openings, strict=True)
    ]
    insert(stays)
    rollups.mark_dirty((each.unit_id for each in openings), min(each.begins_on for each in openings))
    return [stay.pk for stay in stays]


@transaction.atomic
def update_people(people: Sequence[Person], fields: Iterable[str]):
    """Write `fields` of people whose rows the caller has locked, as they are on the instances; versions count up."""
    if not people:
        return
    now = timezone.now()
    for person in people:
        derive(person)
        person.version += 1
        person.updated_at = now
    write(Person, people, [*columns(fields), *DERIVED, "version", "updated_at"])
    rollups.mark_dirty({person.current_unit_id or person.kept_by_id for person in people}, timezone.localdate())


@transaction.atomic
def update_listings(stays: Sequence[Membership]):
    """Write what a list says of running stays, and its copy on the people."""
    if not stays:
        return
    write(Membership, stays, memberships.LISTED)
    memberships.refresh_copy([stay.person_id for stay in stays])


@transaction.atomic
def void_people(people: Sequence[int], stays: Sequence[int], *, reason: str):
    """Mark records (by key) and their stays (by key) as entered by mistake."""
    memberships.lock_people(people)
    now = timezone.now()
    rows = list(Person.objects.filter(pk__in=people).only("version"))
    for person in rows:
        person.void_reason, person.updated_at = reason, now
        person.version += 1
    write(Person, rows, ["void_reason", "version", "updated_at"])
    memberships.void_many(stays, reason=reason)
    memberships.refresh_copy(people)


def insert(rows: Sequence):
    """Save new rows of one model, all fields as they are, and fill their keys: half the time that bulk_create takes."""
    model, now = type(rows[0]), timezone.now()
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    stamped = [
        field.attname for field in fields if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    ]
    made = [(field.attname, None if isinstance(field, _PLAIN) else field) for field in fields]
    head = ", ".join(field.column for field in fields)
    place = "(" + ", ".join(["%s"] * len(fields)) + ")"
    with connection.cursor() as cursor:
        for start in range(0, len(rows), CHUNK):
            chunk, values = rows[start : start + CHUNK], []
            for row in chunk:
                for name in stamped:
                    setattr(row, name, now)
                values += [
                    getattr(row, name) if field is None else field.get_db_prep_save(getattr(row, name), connection)
                    for name, field in made
                ]
            cursor.execute(
                f"INSERT INTO {model._meta.db_table} ({head}) VALUES {', '.join([place] * len(chunk))} RETURNING id",  # noqa: S608
                values,
            )
            for row, (key,) in zip(chunk, cursor.fetchall(), strict=True):
                row.pk = key


def write(model, rows: Sequence, names: Sequence[str]):
    """One UPDATE for each thousand rows, through Django's cursor: the versions keep the context of the act."""
    fields = [model._meta.get_field(name) for name in names]
    key = model._meta.pk
    sets = ", ".join(f"{field.column} = new.{field.column}" for field in fields)
    typed = ", ".join(f"%s::{field.cast_db_type(connection)}" for field in [key, *fields])
    head = ", ".join(field.column for field in [key, *fields])
    plain = ", ".join(["%s"] * (len(fields) + 1))
    with connection.cursor() as cursor:
        for start in range(0, len(rows), CHUNK):
            chunk = rows[start : start + CHUNK]
            # The first row tells the types, the others follow.
            values = ", ".join([f"({typed})"] + [f"({plain})"] * (len(chunk) - 1))
            cursor.execute(
                f"UPDATE {model._meta.db_table} AS old SET {sets} FROM (VALUES {values}) AS new({head})"  # noqa: S608
                f" WHERE old.{key.column} = new.{key.column}",
                [
                    field.get_db_prep_save(getattr(row, field.attname), connection)
                    for row in chunk
                    for field in [key, *fields]
                ],
            )
