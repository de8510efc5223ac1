"""Into the system: the receiving branch writes down who comes; person and row are made at the last step, not before."""

import json
from datetime import date

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction

from branches.audit import journal
from branches.cases import kinds, transitions
from branches.units import superiors
from branches.units.models import Unit
from branches.vietnamese.names import fold
from members.people.actions import memberships, records
from members.people.models import Membership, Person
from members.people.models.derived import assign, derive, normalise
from members.people.models.memberships import Ended
from members.people.models.persons import Standing
from members.people.queries import duplicates, hindrances
from members.people.texts import CITIZEN_ID_TAKEN, MEMBER_CODE_TAKEN
from members.transfers import queries, rules
from members.transfers.actions import drafts, steps
from members.transfers.models import Status, Transfer, Way
from members.transfers.ways import texts

# What the branch may write down; the rest of the record follows once there is one.
FIELDS = ("full_name", "birth_date", "gender", "phone", "citizen_id", "joined_on", "card_number", "member_code")


@transaction.atomic
def draft_newcomer(
    *,
    actor,
    unit: Unit,
    outside_unit: str,
    reason: str,
    proposed_on: date,
    reason_more: str = "",
    values: dict | None = None,
    person: Person | None = None,
) -> Transfer:
    """A draft of the branch `unit` about somebody from `outside_unit`: by `values` (FIELDS, as typed), or, of who has
    left and comes back, the `person` who was chosen among those in reach.

    Raises PermissionDenied; ValidationError by field.
    """
    unit = steps.standing(unit, "unit")
    rules.may_draft_newcomer(actor, unit).require()
    if not unit.level.is_branch:
        raise ValidationError({"unit": texts.NEWCOMER_NO_BRANCH.format(unit=unit)})
    kept = "" if person else _kept(values or {}, unit)
    if person:
        person = _chosen(person, actor)
    with journal.act("members.transfer.newcomer_drafted", actor=actor, unit=unit) as entry:
        case = transitions.open_case(
            kinds.kind_of(drafts.CODE),
            about=person.full_name if person else json.loads(kept)["full_name"],
            unit=unit,
            actor=actor,
            status=Status.DRAFT,
            act="draft",
        )
        transfer = Transfer(
            case=case, way=Way.INTO, person=person, newcomer=kept, to_unit=unit, to_base=superiors.base_of(unit)
        )
        drafts.fill(
            transfer, outside_unit=outside_unit, reason=reason, reason_more=reason_more, proposed_on=proposed_on
        )
        transfer.save()
        entry.update(subject=transfer, number=case.number)
    return transfer


@transaction.atomic
def edit_newcomer(
    transfer: Transfer, *, actor, version: int | None = None, values: dict | None = None, **more
) -> Transfer:
    """Change what a draft, or one that came back, says; `more` by field of the transfer.

    Raises WrongState, PermissionDenied; ValidationError by field.
    """
    transfer = steps.take(transfer, "edit", rules.may_edit, actor=actor, version=version)
    if values is not None and transfer.person_id is None:
        more["newcomer"] = _kept(values, transfer.to_unit)
    with steps.journalled("members.transfer.newcomer_edited", transfer, actor=actor):
        drafts.fill(transfer, **more)
        transfer.save(update_fields=list(more))
        case = transfer.case
        if transfer.person_id is None:
            case.about = queries.newcomer(transfer)["full_name"]
            case.folded_about = fold(case.about)[:160]
        case.version += 1
        case.save(update_fields=["about", "folded_about", "version"])
    return transfer


def enter(transfer: Transfer, *, unit: Unit, on: date, actor) -> Membership:
    """The record, where there is none yet, and the main stay. Raises ValidationError."""
    person = transfer.person
    if person is None:
        values = queries.newcomer(transfer)
        person = records.add_person(actor=actor, unit=unit, member=False, values=values)
    return memberships.enter_system(person, unit=unit, on=on, case=transfer.case)


def _kept(values: dict, unit: Unit) -> str:
    """What is kept of a newcomer until the last step. Raises ValidationError by field, also for a number that another
    record holds: whose it is isn't told."""
    values = normalise({field: values.get(field) or "" for field in FIELDS})
    person = Person(kept_by=unit)
    assign(person, values)
    derive(person)
    faults = {}
    if duplicates.citizen_id_taken(values["citizen_id"]):
        faults["citizen_id"] = CITIZEN_ID_TAKEN
    code = values["member_code"]
    if code and Person.objects.exclude(standing=Standing.VOID).filter(member_code=code).exists():
        faults["member_code"] = MEMBER_CODE_TAKEN
    if person.birth and person.joined and person.joined_on < person.birth_date:
        faults["joined_on"] = texts.JOINED_BEFORE_BIRTH
    if faults:
        raise ValidationError(faults)
    try:
        person.full_clean(exclude=["sort_key"])
    except ValidationError as error:
        found = error.message_dict
        wrong = [sentence for field, said in found.items() if field not in FIELDS for sentence in said]
        found = {field: said for field, said in found.items() if field in FIELDS}
        raise ValidationError(found | ({NON_FIELD_ERRORS: wrong} if wrong else {})) from None
    return json.dumps({field: str(value) for field, value in values.items() if value}, ensure_ascii=False)


def _chosen(person, actor):
    """Who has left and comes back, locked. Raises ValidationError."""
    memberships.lock_people([person.pk])
    person = Person.objects.visible_to(actor).select_related("current_unit").filter(pk=person.pk).first()
    if person is None or person.standing == Standing.VOID:
        raise ValidationError({"same": texts.PERSON_IS_VOID})
    if person.standing == Standing.MEMBER:
        raise ValidationError({"same": texts.PERSON_IS_MEMBER.format(name=person, unit=person.current_unit)})
    if person.left_reason == Ended.DIED:
        raise ValidationError({"same": texts.PERSON_HAS_DIED})
    if blocks := hindrances.blocks(person, queries.ACT):
        raise ValidationError({"same": blocks})
    return person
