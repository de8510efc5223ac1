"""Writing down who registers, and what they mean to do: one member, or the same for many."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from branches.cases.models import Acting
from branches.vietnamese.names import clean
from members.people.actions import memberships
from members.people.models import Person
from members.people.models.persons import Standing
from members.training import rules, texts
from members.training.actions import steps
from members.training.actions.following import follow_moves
from members.training.models import EntryStatus, Group, TrainingContent, TrainingEntry, TrainingProgramme

MOST_CONTENTS = 10
LONGEST = 250


@dataclass
class Registered:
    """What became of a selection: rows that are new, rows with other contents now, people who keep theirs, and
    {person: why not}."""

    new: list[TrainingEntry] = field(default_factory=list)
    replaced: list[TrainingEntry] = field(default_factory=list)
    kept: list[Person] = field(default_factory=list)
    refused: dict[Person, str] = field(default_factory=dict)


def register_members(
    programme: TrainingProgramme,
    *,
    actor,
    people: Iterable[int],
    contents: Mapping[str, Sequence[str]],
    registered_on: date,
    replace: bool = False,
    versions: Mapping[int, int] | None = None,
) -> Registered:
    """Register `people` (keys) with these contents, {group: texts}, as the branch writes them down for its members.

    Who has contents already keeps them unless `replace`; `versions` {person: version of the row} are those that the
    page showed. Raises PermissionDenied; ValidationError by field (people, registered_on, a group).
    """
    follow_moves(timezone.localdate(), [programme.branch_id])
    return _register(
        programme,
        actor=actor,
        people=set(people),
        contents=contents,
        registered_on=registered_on,
        replace=replace,
        versions=versions or {},
    )


def register_oneself(
    programme: TrainingProgramme, person: Person, *, actor, contents: Mapping[str, Sequence[str]], version: int = 0
) -> Registered:
    """The same by the member's own account, of the own record; the day is today. `version` is that of the row that
    the page showed, 0 where it showed none: what the branch wrote down meanwhile is told first.

    Raises PermissionDenied; ValidationError by group.
    """
    follow_moves(timezone.localdate(), [programme.branch_id])
    return _register_oneself(programme, person, actor=actor, contents=contents, version=version)


@transaction.atomic
def _register_oneself(programme, person, *, actor, contents, version):
    programme = steps.held(programme)
    memberships.lock_people([person.pk])
    person = Person.objects.get(pk=person.pk)
    entry = TrainingEntry.objects.current().filter(person=person, year=programme.year).first()
    rules.may_register_oneself(actor, person, programme, entry).require()
    contents = _checked(contents)
    found = _sort(programme, {person.pk}, True, {person.pk: version})
    if not found.new and not found.replaced:
        return found
    with steps.journalled("members.training.registered_oneself", programme, actor=actor):
        _write(programme, found, contents, timezone.localdate(), actor)
        name = steps.people([*found.new, *found.replaced])
        note = name if found.new else texts.NOTE_OWN_CHANGED.format(people=name)
        # A plain member holds no post in the branch: what is one's own is done in nobody's stead.
        steps.tell(programme, "register_own", actor=actor, for_unit=programme.branch, note=note, acting=Acting.OWN)
    return found


@transaction.atomic
def _register(programme, *, actor, people, contents, registered_on, replace, versions):
    programme = steps.held(programme)
    rules.may_register(actor, programme).require()
    contents = _checked(contents)
    _check_day(programme, registered_on)
    if not people:
        raise ValidationError({"people": texts.NOBODY_CHOSEN})
    memberships.lock_people(people)
    found = _sort(programme, people, replace, versions)
    if not found.new and not found.replaced:
        return found
    with steps.journalled("members.training.registered", programme, actor=actor, count=len(people)):
        _write(programme, found, contents, registered_on, actor)
        rows = [*found.new, *found.replaced]
        note = texts.NOTE_REGISTERED.format(people=steps.people(rows), day=f"{registered_on:%d/%m/%Y}")
        steps.tell(programme, "register", actor=actor, for_unit=programme.branch, note=note, acting=Acting.RECORDED)
    return found


def _sort(programme, people, replace, versions) -> Registered:
    """Who is new, who gets other contents, who keeps theirs, who can't be registered. Two queries."""
    found = Registered()
    rows = TrainingEntry.objects.select_for_update(of=("self",)).current()
    rows = rows.filter(person__in=people, year=programme.year)
    have = {row.person_id: row for row in rows.select_related("programme__branch", "changed_by")}
    for person in Person.objects.filter(pk__in=people).order_by("sort_key", "pk"):
        row = have.get(person.pk)
        member = person.standing == Standing.MEMBER and person.current_unit_id == programme.branch_id
        if row is None and member:
            found.new.append(
                TrainingEntry(programme=programme, person=person, year=programme.year, status=EntryStatus.REGISTERED)
            )
        elif row is None:
            found.refused[person] = texts.NOT_OF_BRANCH.format(branch=programme.branch)
        elif row.programme_id != programme.pk:
            found.refused[person] = texts.REGISTERED_ELSEWHERE.format(branch=row.programme.branch)
        elif not replace:
            found.kept.append(person)
        elif row.status != EntryStatus.REGISTERED:
            found.refused[person] = texts.APPROVED_ALREADY
        elif versions.get(person.pk, row.version) != row.version:
            found.refused[person] = texts.CHANGED_MEANWHILE.format(name=row.changed_by)
        else:
            row.person = person
            found.replaced.append(row)
    return found


def _write(programme, found, contents, registered_on, actor):
    now = timezone.now()
    for row in found.new:
        row.registered_on, row.changed_by, row.changed_at = registered_on, actor, now
    TrainingEntry.objects.bulk_create(found.new)
    again = [row.pk for row in found.replaced]
    TrainingContent.objects.filter(entry__in=again).delete()
    TrainingEntry.objects.filter(pk__in=again).update(
        registered_on=registered_on, changed_by=actor, changed_at=now, version=F("version") + 1
    )
    TrainingContent.objects.bulk_create(
        TrainingContent(entry=row, group=group, place=place, text=text)
        for row in (*found.new, *found.replaced)
        for group, lines in contents.items()
        for place, text in enumerate(lines, 1)
    )


def _checked(contents) -> dict[str, list[str]]:
    """Each group with at least one line, none too long. Raises ValidationError by group."""
    found, faults = {}, {}
    for group in Group.values:
        lines = [line for each in contents.get(group, ()) if (line := clean(each))]
        long = next(((at, line) for at, line in enumerate(lines, 1) if len(line) > LONGEST), None)
        if not lines:
            faults[group] = texts.CONTENT_MISSING
        elif long:
            faults[group] = texts.CONTENT_LONG.format(line=long[0], length=len(long[1]))
        elif len(lines) > MOST_CONTENTS:
            faults[group] = texts.CONTENTS_MANY.format(count=len(lines), most=MOST_CONTENTS)
        found[group] = lines
    if faults:
        raise ValidationError(faults)
    return found


def _check_day(programme, registered_on):
    if registered_on > timezone.localdate():
        raise ValidationError({"registered_on": texts.REGISTERED_IN_FUTURE})
    begins_on = programme.window.begins_on
    if registered_on < begins_on:
        raise ValidationError({"registered_on": texts.REGISTERED_TOO_EARLY.format(day=f"{begins_on:%d/%m/%Y}")})
