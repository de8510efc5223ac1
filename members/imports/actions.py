"""Writing the rows of an import into records and ledger, and taking them back. All set-based, moves apart."""

from collections.abc import Sequence

from django.apps import apps
from django.db.models import Q
from django.utils import timezone

from branches.audit.models import JournalEntry
from branches.imports.models import ImportBatch
from branches.imports.targets import Left, Moved, Row
from members.imports import record, texts
from members.people.actions import bulk, memberships
from members.people.actions.memberships import Opening
from members.people.actions.records import ties_of_many
from members.people.models import Membership, Person
from members.people.models.derived import assign
from members.people.models.memberships import Began
from members.people.models.persons import Standing
from members.people.queries import planned
from members.transfers import queries as transfers


def commit(batch, rows: Sequence[Row], units: dict, actor):
    """Write accepted rows. Raises Moved when a record isn't what the row was judged against."""
    today = timezone.localdate()
    _create([row for row in rows if row.subject_key is None], batch, units, today)
    _update([row for row in rows if row.subject_key is not None and row.old], batch, units, today)


def _create(rows, batch, units, today):
    people = []
    for row in rows:
        person = bulk.NewPerson()
        assign(person, record.for_person(row.values))
        people.append(person)
    openings = [
        Opening(0, units[row.unit_code].pk, today, Began.IMPORTED, batch.pk, **record.for_stay(row.values))
        for row in rows
    ]
    stays = bulk.create_members(people, openings)
    for row, person, stay in zip(rows, people, stays, strict=True):
        row.subject_key = person.pk
        row.undo = {"person": True, "stay": stay}


def _update(rows, batch, units, today):
    people = _locked(row.subject_key for row in rows)
    stays = _open_stays(people)
    changed, fields, listed = [], set(), []
    for row in rows:
        person, stay = people.get(row.subject_key), stays.get(row.subject_key)
        if person is None or person.standing == Standing.VOID:
            raise Moved
        # What the policy of the import leaves as it is in the record isn't in `old`.
        values = {name: row.values[name] for name in row.old if name != "branch"}
        if record.differences(person, stay, values) != {name: row.old[name] for name in values}:
            raise Moved
        if of_person := record.for_person(values):
            assign(person, of_person)
            changed.append(person)
            fields |= set(of_person)
        if stay is not None and (of_stay := record.for_stay(values)):
            for column, value in of_stay.items():
                setattr(stay, column, value)
            listed.append(stay)
    bulk.update_people(changed, sorted(fields))
    bulk.update_listings(listed)
    _reopen_and_move([row for row in rows if "branch" in row.old], people, batch, units, today)


def _reopen_and_move(rows, people, batch, units, today):
    moving = [row for row in rows if row.decision == "move"]
    coming = [row for row in rows if row.decision != "move"]
    for row in rows:
        person, member = people[row.subject_key], people[row.subject_key].standing == Standing.MEMBER
        if member != (row.decision == "move") or person.current_unit_id == units[row.unit_code].pk:
            raise Moved
    wanted = [row.subject_key for row in rows]
    if rows and (planned.changes_of(wanted) or transfers.open_of(wanted)):
        raise Moved
    present = _open_stays([row.subject_key for row in moving])

    def opening(row, on, began_by, **listed):
        unit, listed = units[row.unit_code].pk, listed | record.for_stay(row.values)
        return Opening(row.subject_key, unit, on, began_by, batch.pk, **listed)

    moved = [opening(row, row.moved_on, Began.MOVED_IN, **_listing_of(present[row.subject_key])) for row in moving]
    opened = [opening(row, today, Began.IMPORTED) for row in coming]
    for row, stay in zip(moving, memberships.move_many(moved), strict=True):
        row.undo = {"stay": stay}
    for row, stay in zip(coming, memberships.open_many(opened), strict=True):
        row.undo = {"stay": stay}


def _listing_of(stay) -> dict:
    """What was known of the stay that a move ends goes along, unless the file says otherwise."""
    return {column: getattr(stay, column) for column in memberships.LISTED if column != "listed_post"}


# Undo


def undo(batch, rows: Sequence[Row], actor) -> list[Left]:
    """Void what the batch made, put back what it changed. What was built upon since stays, and is listed."""
    left: list[Left] = []
    made = [row for row in rows if row.undo.get("person")]
    _void(made, batch, left)
    others = [row for row in rows if not row.undo.get("person") and row.old]
    _take_back_stays([row for row in others if row.undo.get("stay")], batch, left)
    _put_back(others, left)
    return sorted(left, key=lambda each: each.row)


def _void(rows, batch, left):
    keys = [row.subject_key for row in rows]
    memberships.lock_people(keys)
    gone = set(Person.objects.filter(pk__in=keys, standing=Standing.VOID).values_list("pk", flat=True))
    touched = _touched(batch, keys, "members.PersonEvent", "pgh_obj_id")
    moved = _touched(batch, keys, "members.MembershipEvent", "person_id")
    tied = ties_of_many([key for key in keys if key not in gone | touched | moved])
    voided = []
    for row in rows:
        if row.subject_key in gone:
            continue
        if row.subject_key in moved:
            left.append(Left(row.number, texts.LEFT_MOVED))
        elif row.subject_key in touched:
            left.append(Left(row.number, texts.LEFT_EDITED))
        elif found := tied.get(row.subject_key):
            left.append(Left(row.number, texts.LEFT_TIED.format(ties=" ".join(found))))
        else:
            voided.append(row)
    reason = texts.VOID_REASON.format(file=batch.file_name)[:255]
    memberships.void_with_people(
        [row.subject_key for row in voided], [row.undo["stay"] for row in voided], reason=reason
    )


def _take_back_stays(rows, batch, left):
    moved = _touched(batch, [row.undo["stay"] for row in rows], "members.MembershipEvent", "pgh_obj_id")
    left += [Left(row.number, texts.LEFT_MOVED) for row in rows if row.undo["stay"] in moved]
    reason = texts.VOID_REASON.format(file=batch.file_name)[:255]
    memberships.take_back_many([row.undo["stay"] for row in rows if row.undo["stay"] not in moved], reason=reason)


def _put_back(rows, left):
    """Field by field: a value that is no longer the file's was edited since, and stays."""
    people = _locked(row.subject_key for row in rows)
    stays = _open_stays(people)
    changed, fields, listed = [], set(), []
    for row in rows:
        person, stay = people[row.subject_key], stays.get(row.subject_key)
        back, edited = {}, []
        for name, old in row.old.items():
            if name == "branch":
                continue
            if name in record.OF_STAY:
                _put_back_listing(row, name, old, stay, listed)
            elif record.kept(person, name) == record.stored(name, row.values[name]):
                back[name] = record.stored(name, old)
            else:
                edited.append(texts.FIELDS[name])
        if back and person.standing != Standing.VOID:
            assign(person, back)
            changed.append(person)
            fields |= set(back)
        if edited:
            left.append(Left(row.number, texts.LEFT_FIELDS.format(fields=", ".join(edited))))
    bulk.update_people(changed, sorted(fields))
    bulk.update_listings(listed)


def _put_back_listing(row, name, old, stay, listed):
    column = record.OF_STAY[name]
    if stay is not None and getattr(stay, column) == record.stored(name, row.values[name]):
        setattr(stay, column, record.stored(name, old))
        if stay not in listed:
            listed.append(stay)


def _locked(keys) -> dict[int, Person]:
    people = Person.objects.select_for_update(of=("self",)).filter(pk__in=list(keys)).order_by("pk")
    return {person.pk: person for person in people}


def _open_stays(people) -> dict[int, Membership]:
    stays = Membership.objects.main().on(timezone.localdate()).filter(person__in=list(people))
    return {stay.person_id: stay for stay in stays}


def _touched(batch, keys, model: str, by: str) -> set[int]:
    """Which of `keys`, in the column `by`, got a version in another act than the one that committed the batch.

    Only for what the batch itself made: its first version comes from that act. A later import that was taken back
    whole has left nothing to build upon: its two acts don't count.
    """
    contexts = _contexts(ImportBatch.objects.filter(pk=batch.pk), ["imports.batch.committed"])
    undone = ImportBatch.objects.filter(status=ImportBatch.Status.UNDONE, committed_at__gte=batch.committed_at)
    contexts |= _contexts(undone.exclude(pk=batch.pk), ["imports.batch.committed", "imports.batch.undone"])
    versions = apps.get_model(model).objects.filter(**{f"{by}__in": list(keys)})
    others = versions.filter(Q(pgh_context__isnull=True) | ~Q(pgh_context__in=contexts))
    return set(others.values_list(by, flat=True))


def _contexts(batches, acts) -> set:
    entries = JournalEntry.objects.filter(
        subject_type=ImportBatch._meta.label_lower, subject_key__in=batches.values("pk"), act__in=acts
    )
    return set(entries.values_list("context", flat=True))
