"""Open a case of discipline, edit what it proposes, bring it before the meeting. A draft is its unit's alone."""

from datetime import date

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils import timezone

from branches.audit import journal
from branches.cases import kinds, transitions
from branches.positions.models import Position
from branches.units.actions import tree
from branches.units.models import Unit
from members.conduct import authority
from members.conduct.actions import steps
from members.conduct.models import Discipline
from members.conduct.models.discipline import OF_PEOPLE, OF_UNITS, Form, Status
from members.conduct.queries import discipline as queries
from members.conduct.rules import discipline as rules
from members.conduct.texts import discipline as texts
from members.people.actions import memberships
from members.people.models import Person

_PROPOSAL = ("proposed_form", "happened_on", "violation", "grounds", "statement", "post")


@transaction.atomic
def draft_discipline(
    person: Person,
    *,
    actor,
    proposed_form: str,
    happened_on: date,
    violation: str,
    grounds: str = "",
    statement: str = "",
    post: Position | None = None,
) -> Discipline:
    """A draft of the unit in which `person` is. `post` is the one to be removed from; `statement` what the member says.

    Raises PermissionDenied; ValidationError, by field, or with the sentence of a case that is open already.
    """
    memberships.lock_people([person.pk])
    person = Person.objects.select_related("current_unit__level", "kept_by__level").get(pk=person.pk)
    rules.may_draft(actor, person).require()
    for other in queries.under_review(people=[person.pk]):
        raise ValidationError(texts.UNDER_REVIEW.format(number=other.case.number))
    thing = Discipline(person=person)
    values = {
        "happened_on": happened_on,
        "violation": violation,
        "grounds": grounds,
        "statement": statement,
        "post": post,
    }
    return _open(thing, person.current_unit, actor=actor, proposed_form=proposed_form, **values)


@transaction.atomic
def draft_unit_discipline(
    unit: Unit,
    *,
    actor,
    proposed_form: str,
    happened_on: date,
    violation: str,
    grounds: str = "",
    statement: str = "",
) -> Discipline:
    """A draft about a unit, of the unit that decides on it. Raises PermissionDenied and ValidationError as above."""
    unit = tree.locked(unit)
    rules.may_draft_unit(actor, unit).require()
    for other in queries.under_review(units=[unit.pk]):
        raise ValidationError(texts.UNDER_REVIEW.format(number=other.case.number))
    values = {"happened_on": happened_on, "violation": violation, "grounds": grounds, "statement": statement}
    opener = authority.decider_of_unit(unit)
    return _open(Discipline(unit=unit), opener, actor=actor, proposed_form=proposed_form, **values)


def _open(thing, opener, *, actor, **values) -> Discipline:
    with journal.act("members.discipline.drafted", actor=actor, unit=opener) as entry:
        case = transitions.open_case(
            kinds.kind_of(steps.CODE),
            about=str(thing.subject)[:160],
            unit=opener,
            actor=actor,
            status=Status.DRAFT,
            act="draft",
        )
        thing.case = case
        _fill(thing, **values)
        thing.save()
        entry.update(subject=thing, number=case.number)
    return thing


@transaction.atomic
def edit_discipline(thing: Discipline, *, actor, version: int | None = None, **values) -> Discipline:
    """Change what is proposed, `values` as of `draft_discipline`; who decides follows from it.

    Raises WrongState, PermissionDenied; ValidationError by field.
    """
    thing = steps.take(thing, "edit", rules.may_edit, actor=actor, version=version)
    with steps.journalled("members.discipline.edited", thing, actor=actor):
        _fill(thing, **values)
        thing.save(update_fields=[*values, "decider"])
        thing.case.version += 1
        thing.case.save(update_fields=["version"])
    return thing


@transaction.atomic
def propose_discipline(thing: Discipline, *, actor, version: int | None = None, note: str = "") -> Discipline:
    """Bring it before the meeting. Raises WrongState, PermissionDenied, ValidationError."""
    thing = steps.take(thing, "propose", rules.may_propose, actor=actor, version=version)
    steps.check_member(thing)
    with steps.journalled("members.discipline.proposed", thing, actor=actor):
        transitions.advance(
            thing,
            Status.HEARING,
            act="propose",
            actor=actor,
            holder=thing.case.holder,
            due_on=steps.due(Status.HEARING),
            note=note,
        )
    return thing


@transaction.atomic
def withdraw_discipline(thing: Discipline, *, actor, version: int | None = None, reason: str = "") -> Discipline:
    """Who opened it takes it back, at any time before the decision; a draft without a reason.

    Raises WrongState, PermissionDenied, ValidationError.
    """
    thing = steps.take(thing, "withdraw", rules.may_withdraw, actor=actor, version=version)
    if thing.status != Status.DRAFT:
        reason = steps.need(reason)
    with steps.journalled("members.discipline.withdrawn", thing, actor=actor):
        transitions.advance(
            thing,
            Status.WITHDRAWN,
            act="withdraw",
            actor=actor,
            note=reason,
            for_unit=thing.case.opening_unit,
            outcome=thing.case.Outcome.WITHDRAWN,
        )
    return thing


def _fill(thing, **values):
    """Set, check what no constraint says, and find out who decides. Raises ValidationError by field."""
    for name in _PROPOSAL:
        if name in values:
            value = values[name]
            setattr(thing, name, value.strip() if isinstance(value, str) else value)
    faults = _faults(thing)
    if faults:
        raise ValidationError(faults)
    if thing.proposed_form != Form.REMOVAL:
        thing.post = None
    decider = decider_of(thing, thing.proposed_form)
    if decider is None:
        raise ValidationError({"proposed_form": texts.FORM_NEEDS_SUPERIOR.format(unit=thing.case.opening_unit)})
    thing.decider = decider
    try:
        thing.full_clean(exclude=["case"])
    except ValidationError as error:
        raise _by_field(error) from None


def _faults(thing) -> dict[str, str]:
    faults = {}
    form = thing.proposed_form
    allowed = OF_PEOPLE if thing.person_id else OF_UNITS
    if not form:
        faults["proposed_form"] = texts.FORM_MISSING
    elif form not in allowed:
        faults["proposed_form"] = texts.FORM_NOT_OF_IT.format(form=dict(Form.choices).get(form, form))
    elif form == Form.REMOVAL and (fault := fault_of_post(thing, thing.post)):
        faults["post"] = fault
    if not thing.violation:
        faults["violation"] = texts.VIOLATION_MISSING
    if thing.happened_on is None:
        faults["happened_on"] = texts.DATE_MISSING
    elif thing.happened_on > timezone.localdate():
        faults["happened_on"] = texts.HAPPENED_IN_FUTURE
    elif (first := _first_day(thing)) and thing.happened_on < first:
        faults["happened_on"] = texts.HAPPENED_TOO_EARLY.format(day=f"{first:%d/%m/%Y}")
    return faults


def _first_day(thing) -> date | None:
    """Nobody did anything before being born."""
    birth = thing.person.birth if thing.person_id else None
    return birth.first_day if birth else None


def fault_of_post(thing: Discipline, post: Position | None) -> str:
    """Why somebody isn't removed from this post; empty where they are."""
    held = queries.posts_of(thing)
    if not held:
        return texts.POST_NONE.format(name=thing.subject)
    if post is None:
        return texts.POST_MISSING
    return "" if post in held else texts.POST_NOT_THEIRS


def decider_of(thing: Discipline, form: str) -> Unit | None:
    """Who has authority over `form`, as things stand today."""
    if thing.unit_id:
        return authority.decider_of_unit(thing.unit)
    posts = queries.posts_of(thing)
    return authority.decider_of(thing.case.opening_unit, form, posts, timezone.localdate())


def _by_field(error: ValidationError) -> ValidationError:
    """What a constraint says of the whole is about the form."""
    found = error.message_dict
    if said := found.pop(NON_FIELD_ERRORS, None):
        found["proposed_form"] = [*found.get("proposed_form", []), *said]
    return ValidationError(found)
