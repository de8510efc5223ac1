"""Pick somebody, and edit what was written down while it is at the branch. A draft is the branch's alone."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from branches.audit import journal
from branches.cases import kinds, transitions
from branches.units import superiors
from branches.units.actions import tree
from branches.units.models import Unit
from members.admissions import queries, rules, texts
from members.admissions.actions import steps
from members.admissions.models import Admission, Introducer, Status
from members.people.actions import memberships
from members.people.models import Person
from members.people.models.persons import Standing
from members.people.queries import hindrances


@transaction.atomic
def open_admission(
    person: Person, *, actor, picked_on: date, helper: Person | None = None, unit: Unit | None = None
) -> Admission:
    """Pick `person`, who is no member, for the branch that keeps the record, or for `unit`; `helper` is one of its
    members. Somebody who was a member before is admitted again.

    Raises PermissionDenied; ValidationError by field (unit, picked_on, helper), or with what else is open.
    """
    memberships.lock_people([person.pk])
    person = Person.objects.select_related("current_unit__level", "kept_by__level").get(pk=person.pk)
    rules.may_open(actor, person).require()
    if blocks := hindrances.blocks(person, queries.ACT):
        raise ValidationError(blocks)
    unit = tree.locked(unit or person.unit)
    rules.may_open_for(actor, unit).require()
    base = _base_of(unit)
    with journal.act("members.admission.picked", actor=actor, unit=unit) as entry:
        case = transitions.open_case(
            kinds.kind_of(queries.CODE),
            about=person.full_name,
            unit=unit,
            actor=actor,
            status=Status.PICKED,
            act="draft",
        )
        admission = Admission(
            case=case, person=person, unit=unit, base=base, again=person.standing == Standing.LEFT, picked_on=picked_on
        )
        steps.check_day(admission, "picked_on", picked_on)
        _check_member(admission, "helper", helper, texts.HELPER_IS_SELF)
        steps.put(admission, helper=helper)
        admission.save()
        entry.update(subject=admission, number=case.number)
    return admission


def _base_of(unit):
    """Who decides over the branch. Raises ValidationError on "unit"."""
    if not unit.level.is_branch or unit.closed_on:
        raise ValidationError({"unit": texts.NOT_A_BRANCH.format(unit=unit)})
    base = superiors.base_above(unit)
    if base is None:
        raise ValidationError({"unit": texts.NO_SUPERIOR.format(unit=unit)})
    return base


# What of an admission is known from which step on; earlier steps have nothing to edit.
_FROM = {
    "class_name": Status.LEARNT,
    "class_on": Status.LEARNT,
    "certificate": Status.LEARNT,
    "task": Status.TRIED,
    "tried_on": Status.TRIED,
    "task_result": Status.TRIED,
    "applied_on": Status.APPLIED,
    "motive": Status.APPLIED,
    "introduced_by": Status.APPLIED,
    "introducer": Status.APPLIED,
    "introducer_name": Status.APPLIED,
}
_ORDER = (Status.PICKED, Status.LEARNT, Status.TRIED, Status.APPLIED)


def editable(admission: Admission) -> list[str]:
    """Names of the fields that `edit_admission` takes in this step."""
    place = _ORDER.index(admission.status) if admission.status in _ORDER else len(_ORDER) - 1
    return ["picked_on", "helper", *(name for name, status in _FROM.items() if _ORDER.index(status) <= place)]


@transaction.atomic
def edit_admission(admission: Admission, *, actor, version: int | None = None, **values) -> Admission:
    """Change what was written down so far; `values` by field of `editable`.

    Raises WrongState, PermissionDenied; ValidationError by field.
    """
    admission = steps.take(admission, "edit", rules.may_edit, actor=actor, version=version)
    values = {name: value for name, value in values.items() if name in editable(admission)}
    with steps.journalled("members.admission.edited", admission, actor=actor):
        changed = {name for name, value in values.items() if getattr(admission, name) != value}
        for name, value in values.items():
            setattr(admission, name, value)
        _check(admission, changed)
        steps.put(admission, **values)
        admission.save(update_fields=list(values))
        admission.case.version += 1
        admission.case.save(update_fields=["version"])
    return admission


def _check(admission, changed):
    """Of what was changed: the days, and who helps and introduces; who has left the branch since may stay named.

    Raises ValidationError by field.
    """
    for field in {"picked_on", "class_on", "tried_on"} & changed:
        if day := getattr(admission, field):
            steps.check_day(admission, field, day)
    if "helper" in changed:
        _check_member(admission, "helper", admission.helper, texts.HELPER_IS_SELF)
    if changed & {"applied_on", "introduced_by", "introducer", "introducer_name"}:
        check_application(admission)


def check_application(admission: Admission):
    """What an application needs. Raises ValidationError by field (applied_on, introducer)."""
    steps.check_day(admission, "applied_on", admission.applied_on)
    if admission.introduced_by == Introducer.MEMBER:
        if admission.introducer is None:
            raise ValidationError({"introducer": texts.INTRODUCER_MISSING})
        _check_member(admission, "introducer", admission.introducer, texts.INTRODUCER_IS_SELF)
    elif not admission.introducer_name.strip():
        raise ValidationError({"introducer_name": texts.INTRODUCER_MISSING})


def _check_member(admission, field, person, is_self):
    """`person`, if any, is another one, and a member of the branch. Raises ValidationError on `field`."""
    if person is None:
        return
    if person.pk == admission.person_id:
        raise ValidationError({field: is_self})
    if person.standing != Standing.MEMBER or person.current_unit_id != admission.unit_id:
        raise ValidationError({field: texts.NOT_OF_BRANCH})
