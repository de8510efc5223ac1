"""Begin a departure, and edit what was written down while it is at the branch. A draft is the branch's alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from branches.audit import journal
from branches.cases import kinds, transitions
from branches.cases.models import Acting
from branches.units import superiors
from branches.units.actions import tree
from members.departures import ages, queries, rules, texts
from members.departures.actions import steps
from members.departures.models import PREFIXES, Departure, Status, Way
from members.people.actions import memberships
from members.people.models import Person
from members.people.queries import hindrances

# What each way asks for at its beginning, and what an edit may change.
FIELDS = {
    Way.AGE: (),
    Way.LEAVE: ("asked_on", "begins_on", "until", "reason"),
    Way.STRUCK_OFF: ("months_absent", "months_unpaid", "evidence"),
    Way.OWN_WISH: ("asked_on", "reason"),
}


@transaction.atomic
def open_departure(person: Person, *, actor, way: str, scan=None, **values) -> Departure:
    """A draft of the branch of `person`, about a `way` other than a death; `values` by name of FIELDS[way].

    Raises PermissionDenied; ValidationError by field, or with what else is open on the person.
    """
    person = take_person(person, actor=actor)
    if blocks := hindrances.blocks(person, queries.ACT):
        raise ValidationError(blocks)
    if way == Way.LEAVE and (leave := queries.on_leave([person.pk]).get(person.pk)):
        raise ValidationError(texts.ON_LEAVE_ALREADY.format(number=leave.departure.case.number))
    with journal.act("members.departure.opened", actor=actor, unit=person.current_unit, way=way) as entry:
        acting = Acting.RECORDED if values.get("asked_on") else ""
        departure = enter(person, way, actor=actor, act="open", acting=acting)
        fill(departure, values)
        departure.save()
        entry.update(subject=departure, number=departure.case.number)
        steps.attach(departure, actor, scan, "request")
    return departure


def take_person(person: Person, *, actor) -> Person:
    """The person as it is now, locked, with whom `actor` may begin something. Raises PermissionDenied."""
    memberships.lock_people([person.pk])
    person = Person.objects.select_related("current_unit__level", "kept_by__level", "user").get(pk=person.pk)
    rules.may_open(actor, person).require()
    return person


def enter(person: Person, way: str, *, actor, act: str, acting: str = "") -> Departure:
    """Case and unsaved row of the branch in which `person` is. Raises ValidationError."""
    unit = tree.locked(person.current_unit)
    case = transitions.open_case(
        kinds.kind_of(queries.CODE),
        about=person.full_name,
        unit=unit,
        actor=actor,
        status=Status.DRAFT,
        act=act,
        acting=acting,
        prefix=PREFIXES[way],
    )
    return Departure(case=case, way=way, person=person, unit=unit, base=superiors.base_above(unit))


def fill(departure: Departure, values: dict):
    """Write down what the way asks for, checked. Raises ValidationError by field."""
    values = {name: value for name, value in values.items() if name in FIELDS[departure.way]}
    for name in ("reason", "evidence"):
        if name in values:
            values[name] = values[name].strip()
    for name, value in values.items():
        setattr(departure, name, value)
    check(departure)
    steps.put(departure)


def check(departure: Departure):
    """What the way asks for. Raises ValidationError by field."""
    if departure.way in (Way.LEAVE, Way.OWN_WISH):
        if departure.asked_on is None:
            raise ValidationError({"asked_on": texts.DATE_MISSING})
        steps.check_day(departure, "asked_on", departure.asked_on)
        if not departure.reason:
            raise ValidationError({"reason": texts.REASON_MISSING})
    if departure.way == Way.LEAVE:
        check_leave(departure.person, departure.begins_on, departure.until)
    if departure.way == Way.STRUCK_OFF:
        if not departure.months_absent and not departure.months_unpaid:
            raise ValidationError({"months_absent": texts.MONTHS_MISSING})
        if not departure.evidence:
            raise ValidationError({"evidence": texts.EVIDENCE_MISSING})


def check_leave(person: Person, begins_on: date | None, until: date | None):
    """Days in order, and no longer than the rule set allows at a time. Raises ValidationError by field."""
    if begins_on is None:
        raise ValidationError({"begins_on": texts.DATE_MISSING})
    steps.check_life(person, "begins_on", begins_on)
    if until is None:
        raise ValidationError({"until": texts.DATE_MISSING})
    if until < begins_on:
        raise ValidationError({"until": texts.UNTIL_BEFORE_BEGIN.format(day=f"{begins_on:%d/%m/%Y}")})
    last, months = ages.longest_until(begins_on)
    if until > last:
        raise ValidationError({"until": texts.LEAVE_TOO_LONG.format(months=months, day=f"{last:%d/%m/%Y}")})


@transaction.atomic
def edit_departure(departure: Departure, *, actor, version: int | None = None, **values) -> Departure:
    """Change what was written down at the beginning. Raises WrongState, PermissionDenied; ValidationError by field."""
    departure = steps.take(departure, "edit", rules.may_edit, actor=actor, version=version)
    with steps.journalled("members.departure.edited", departure, actor=actor):
        fill(departure, values)
        departure.save(update_fields=list(FIELDS[departure.way]))
        departure.case.version += 1
        departure.case.save(update_fields=["version"])
    return departure


# Many who come of age at once


@dataclass(frozen=True)
class Opening:
    """One of a selection: why not (empty where nothing stands in the way), what should be known, and what came."""

    person: Person
    refused: str = ""
    warnings: tuple[str, ...] = ()
    departure: Departure | None = None


def judge_age(people: Sequence[Person], *, actor) -> list[Opening]:
    """Each with what stands in the way of a case of coming of age; a handful of queries for any number. `people` come
    with `current_unit`."""
    keys = [person.pk for person in people]
    known_of, posts, kept = hindrances.of_many(keys, queries.ACT), queries.posts_held(people), queries.kept_until(keys)
    age = ages.rule()
    found = []
    for person in people:
        known = known_of.get(person.pk, [])
        blocks = [each.text for each in known if each.kind == hindrances.BLOCK]
        warnings = [each.text for each in known if each.kind == hindrances.WARN]
        decision = rules.may_open(actor, person)
        refused = decision.reason or " ".join(blocks)
        found.append(Opening(person, refused, (*warnings, *ages.warnings(person, age, posts, kept))))
    return found


@transaction.atomic
def open_age_of_many(judged: Sequence[Opening], *, actor) -> list[Opening]:
    """A case for each who passes, in one transaction; gives all with what became of them. What is refused after all is
    taken back alone."""
    done = []
    for each in judged:
        if not each.refused:
            try:
                with transaction.atomic():
                    each = replace(each, departure=open_departure(each.person, actor=actor, way=Way.AGE))
            except PermissionDenied as refusal:
                each = replace(each, refused=str(refusal))
            except ValidationError as refusal:
                each = replace(each, refused=" ".join(refusal.messages))
        done.append(each)
    return done
