"""Temporary and residential stays: drafted like any transfer, and what is decided of them once they run."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.audit import journal
from branches.cases import transitions
from branches.units.models import Unit
from members.people.actions import memberships
from members.people.models import Membership, Person
from members.people.models.memberships import Ended
from members.transfers import rules
from members.transfers.actions import drafts, steps
from members.transfers.models import Kind, Transfer
from members.transfers.ways import guests, texts

_FAR = timedelta(days=2 * 366)


@transaction.atomic
def draft_guest(person: Person, *, actor, kind: str, to: Unit, **values) -> Transfer:
    """A draft of a temporary stay (`expected_end_on`) or one where the person lives (`residing_since`); the other
    `values` as of `draft_transfer`.

    Raises PermissionDenied; ValidationError, by field, or with what else is open on the person.
    """
    person = drafts.take_person(person, actor=actor)
    if stay := guests.current().filter(person=person, kind=kind).first():
        raise ValidationError(texts.ALREADY_GUEST.format(kind=stay.get_kind_display(), unit=stay.unit))
    to_base, to_unit = steps.destination(to)
    return drafts.open_draft(person, actor=actor, kind=kind, to_base=to_base, to_unit=to_unit, **values)


@transaction.atomic
def end_guest(stay: Membership, *, actor, last_day: date, remark: str = "") -> Membership:
    """It ends after `last_day`, with the host's remark (needed of a temporary one).

    Raises PermissionDenied; ValidationError by field (last_day, remark), or where its end is written already.
    """
    stay, transfer = _take(stay, rules.may_end_guest, actor)
    faults = {}
    if last_day < stay.begins_on:
        faults["last_day"] = texts.LAST_DAY_TOO_EARLY.format(day=f"{stay.begins_on:%d/%m/%Y}")
    latest = max(timezone.localdate(), stay.expected_end_on or timezone.localdate())
    if last_day > latest:
        faults["last_day"] = texts.LAST_DAY_TOO_FAR.format(day=f"{latest:%d/%m/%Y}")
    if stay.kind == Kind.TEMPORARY and not remark.strip():
        faults["remark"] = texts.HOST_REMARK_MISSING
    if faults:
        raise ValidationError(faults)
    note = texts.ENDED_ON.format(day=f"{last_day:%d/%m/%Y}", remark=remark.strip()).strip()
    with _journalled("members.transfer.guest_ended", stay, transfer, actor, on=f"{last_day:%Y-%m-%d}"):
        if transfer is not None:
            transfer.host_remark = remark.strip()
            transfer.save(update_fields=["host_remark"])
        ended = memberships.detach(stay, on=last_day + timedelta(days=1), case=stay.begun_case, reason=Ended.FINISHED)
        _record(transfer, "guest_ended", actor, stay.unit, note)
    return ended


@transaction.atomic
def extend_guest(stay: Membership, *, actor, expected_end_on: date, reason: str, was: date | None = None) -> Membership:
    """Expect a temporary stay to end later; `was` is the day that the page showed.

    Raises PermissionDenied; ValidationError by field (expected_end_on, reason), or where its end is written already.
    """
    stay, transfer = _take(stay, rules.may_extend_guest, actor)
    reason = steps.need(reason)
    today = timezone.localdate()
    if was and was != stay.expected_end_on:
        sentence = texts.NEW_END_CHANGED.format(day=f"{stay.expected_end_on:%d/%m/%Y}")
        raise ValidationError({"expected_end_on": sentence})
    if expected_end_on <= max(today, stay.expected_end_on):
        sentence = texts.NEW_END_NOT_LATER.format(day=f"{stay.expected_end_on:%d/%m/%Y}")
        raise ValidationError({"expected_end_on": sentence})
    if expected_end_on > today + _FAR:
        raise ValidationError({"expected_end_on": texts.EXPECTED_TOO_FAR})
    until = f"{expected_end_on:%Y-%m-%d}"
    with _journalled("members.transfer.guest_extended", stay, transfer, actor, reason=reason, until=until):
        extended = memberships.extend(stay, expected_end_on=expected_end_on)
        note = texts.EXTENDED_TO.format(day=f"{expected_end_on:%d/%m/%Y}", reason=reason)
        _record(transfer, "guest_extended", actor, stay.person.current_unit, note)
    return extended


@transaction.atomic
def settle_guest(stay: Membership, *, actor) -> Transfer:
    """Make it permanent: a draft of the home to the host, filled in with what the temporary one said.

    Raises PermissionDenied, ValidationError.
    """
    stay, transfer = _take(stay, rules.may_settle_guest, actor)
    said = {} if transfer is None else {"reason": transfer.reason, "reason_more": transfer.reason_more}
    return drafts.draft_transfer(
        stay.person,
        actor=actor,
        to=stay.unit,
        proposed_on=timezone.localdate(),
        remark=transfer.remark if transfer else "",
        **({"reason": "home"} | said),
    )


def _take(stay, may, actor):
    """The stay as it is now, its person locked, with the transfer that began it."""
    memberships.lock_people([stay.person_id])
    stay = guests.current().filter(pk=stay.pk).first()
    if stay is None or stay.ends_on:
        raise ValidationError(texts.GUEST_OVER)
    may(actor, stay).require()
    return stay, guests.transfer_of(stay)


def _journalled(name, stay, transfer, actor, **details):
    """In the journal of the host; of a stay that no transfer began, as an act of the person."""
    return journal.act(name, actor=actor, subject=transfer or stay.person, unit=stay.unit, **details)


def _record(transfer, act, actor, unit, note):
    if transfer is not None:
        transitions.record(transfer.case, act=act, actor=actor, for_unit=unit, note=note[:500])
