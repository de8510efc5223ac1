"""Open a transfer, and edit it while it is at the branch. A draft is the sender's alone."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.audit import journal
from branches.cases import kinds, transitions
from branches.cases.models import Acting
from branches.units import superiors
from branches.units.models import Unit
from members.people.actions import memberships
from members.people.models import Person
from members.people.queries import hindrances
from members.transfers import queries, rules, texts
from members.transfers.actions import steps
from members.transfers.models import Kind, Reason, Status, Transfer, Way
from members.transfers.ways import texts as way_texts

CODE = "transfer"
_FAR = 366


@transaction.atomic
def draft_transfer(
    person: Person,
    *,
    actor,
    to: Unit,
    reason: str,
    proposed_on: date,
    reason_more: str = "",
    asked_on: date | None = None,
    remark: str = "",
    dues_paid_to: date | None = None,
    officer_note: str = "",
) -> Transfer:
    """A draft of the unit in which `person` is. `to` is a branch, or a cơ sở that will name one; `dues_paid_to` the
    first day of the last month paid for; `asked_on` the day on which the member asked ("ghi thay").

    Raises PermissionDenied; ValidationError, by field, or with the sentences of what else is open on the person.
    """
    person = take_person(person, actor=actor)
    to_base, to_unit = steps.destination(to)
    return open_draft(
        person,
        actor=actor,
        to_base=to_base,
        to_unit=to_unit,
        reason=reason,
        reason_more=reason_more,
        proposed_on=proposed_on,
        asked_on=asked_on,
        remark=remark,
        dues_paid_to=dues_paid_to,
        officer_note=officer_note,
    )


def take_person(person: Person, *, actor, may=rules.may_draft) -> Person:
    """The person as it is now, locked, of whom `actor` `may` open a transfer and nothing else stands in its way.

    Raises PermissionDenied, ValidationError.
    """
    memberships.lock_people([person.pk])
    person = Person.objects.select_related("current_unit__level", "kept_by").get(pk=person.pk)
    may(actor, person).require()
    if blocks := hindrances.blocks(person, queries.ACT):
        raise ValidationError(blocks)
    return person


def open_draft(
    person: Person, *, actor, asked_on: date | None = None, wished: bool = False, wished_place: str = "", **values
) -> Transfer:
    """Case and draft of somebody whom `take_person` gave; `values` by field of the transfer. `wished`: the member asks
    by the own account, which is nobody's stead. Raises ValidationError."""
    origin = person.current_unit
    note = texts.ASKED_ON.format(day=f"{asked_on:%d/%m/%Y}") if asked_on else ""
    acting = Acting.RECORDED if asked_on else ""
    if wished:
        note = texts.ASKED_PLACE.format(place=wished_place) if wished_place else ""
        acting = Acting.OWN
    name = "members.transfer.asked" if wished else "members.transfer.drafted"
    with journal.act(name, actor=actor, unit=origin) as entry:
        case = transitions.open_case(
            kinds.kind_of(CODE),
            about=person.full_name,
            unit=origin,
            actor=actor,
            status=Status.DRAFT,
            act="ask" if wished else "draft",
            note=note,
            acting=acting,
        )
        transfer = Transfer(case=case, person=person, from_unit=origin, from_base=superiors.base_of(origin))
        fill(transfer, asked_on=asked_on, wished=wished, wished_place=wished_place, **values)
        transfer.save()
        # Officers above see the case once it is sent; until then only through the branch that they manage.
        transitions.involve(case, transfer.from_base)
        entry.update(subject=transfer, number=case.number)
    return transfer


@transaction.atomic
def edit_draft(
    transfer: Transfer,
    *,
    actor,
    version: int | None = None,
    to: Unit | None = None,
    outside: bool = False,
    **values,
) -> Transfer:
    """Change what a draft, or a transfer that came back to the branch, says. `values` as in `draft_transfer`.
    `outside`: the place that the member typed lies out of the system, and the draft goes that way from now on.

    Raises WrongState, PermissionDenied; ValidationError by field.
    """
    transfer = steps.take(transfer, "edit", rules.may_edit, actor=actor, version=version)
    if to is not None and to.pk not in {transfer.to_unit_id, transfer.to_base_id if not transfer.to_unit_id else None}:
        values["to_base"], values["to_unit"] = steps.destination(to)
    elif outside and transfer.unnamed:
        values |= {"way": Way.OUT, "outside_unit": transfer.wished_place}
    with steps.journalled("members.transfer.edited", transfer, actor=actor):
        fill(transfer, **values)
        transfer.save(update_fields=list(values))
        transfer.case.version += 1
        transfer.case.save(update_fields=["version"])
    return transfer


def fill(transfer, **values):
    """Set, and check what no constraint says."""
    today = timezone.localdate()
    faults = {}
    for name, value in values.items():
        setattr(transfer, name, value)
    proposed_on, asked_on = values.get("proposed_on"), values.get("asked_on")
    if proposed_on and (proposed_on - today).days > _FAR:
        faults["proposed_on"] = texts.TOO_FAR_AHEAD
    if asked_on and asked_on > today:
        faults["asked_on"] = texts.ASKED_IN_FUTURE
    if values.get("reason") == Reason.OTHER and not values.get("reason_more"):
        faults["reason_more"] = texts.REASON_MORE_MISSING
    if transfer.way != Way.INSIDE and not transfer.outside_unit.strip():
        out = transfer.way == Way.OUT
        faults["outside_unit"] = way_texts.OUTSIDE_MISSING if out else way_texts.ORIGIN_MISSING
    faults |= _faults_of_guest(transfer, today)
    if faults:
        raise ValidationError(faults)
    steps.put(transfer, **values)


def _faults_of_guest(transfer, today) -> dict[str, str]:
    """What a temporary stay, or one where the person lives, has to say besides."""
    if transfer.kind == Kind.TEMPORARY:
        if transfer.expected_end_on is None:
            return {"expected_end_on": way_texts.EXPECTED_MISSING}
        if transfer.expected_end_on <= transfer.proposed_on:
            sentence = way_texts.EXPECTED_TOO_EARLY.format(day=f"{transfer.proposed_on:%d/%m/%Y}")
            return {"expected_end_on": sentence}
        if (transfer.expected_end_on - today).days > 2 * _FAR:
            return {"expected_end_on": way_texts.EXPECTED_TOO_FAR}
    if transfer.kind == Kind.RESIDENTIAL:
        if transfer.residing_since is None:
            return {"residing_since": way_texts.RESIDING_MISSING}
        if transfer.residing_since > today:
            return {"residing_since": way_texts.RESIDING_IN_FUTURE}
    return {}
