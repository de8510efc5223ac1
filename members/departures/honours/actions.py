"""Everything that changes an honour."""

from collections.abc import Sequence
from contextlib import contextmanager
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.audit import journal
from branches.cases import kinds, transitions
from branches.cases.actions import resolutions
from branches.cases.models import Case, Resolution
from branches.cases.texts import WRONG_STATE
from branches.papers.models import Paper
from branches.rulesets import definitions
from branches.units import superiors
from branches.units.actions import tree
from branches.units.models import Unit
from branches.vietnamese.names import fold
from members.departures.honours import queries, rules, texts
from members.departures.models import Honour
from members.departures.models import HonourStatus as Status
from members.people.actions import memberships
from members.people.models import Person
from members.people.models.memberships import Ended
from members.people.models.persons import Standing

MATTER = "honour"
FIELDS = ("full_name", "birth_year", "workplace", "merit")


@transaction.atomic
def open_honour(
    unit: Unit,
    *,
    actor,
    full_name: str,
    merit: str,
    birth_year: int | None = None,
    workplace: str = "",
    person: Person | None = None,
) -> Honour:
    """A draft of `unit`; `person` where there is a record. Raises PermissionDenied; ValidationError by field."""
    unit = tree.locked(unit)
    rules.may_open(actor, unit).require()
    if unit.closed_on is not None:
        raise ValidationError({"unit": texts.UNIT_CLOSED.format(unit=unit)})
    base = queries.superior_of(unit)
    if base is None:
        raise ValidationError({"unit": texts.NO_SUPERIOR.format(unit=unit)})
    if person is not None:
        person = _honoured(person)
    honour = Honour(unit=unit, base=base, person=person)
    with journal.act("members.honour.opened", actor=actor, unit=unit) as entry:
        honour.case = transitions.open_case(
            kinds.kind_of(queries.CODE),
            about=full_name.strip()[:160],
            unit=unit,
            actor=actor,
            status=Status.DRAFT,
            act="open",
        )
        _fill(honour, full_name=full_name, merit=merit, birth_year=birth_year, workplace=workplace)
        honour.save()
        entry.update(subject=honour, number=honour.case.number)
    return honour


def _honoured(person):
    """The record as it stands, locked. Raises ValidationError where it is void, or left by a death."""
    memberships.lock_people([person.pk])
    person = Person.objects.get(pk=person.pk)
    if person.standing == Standing.VOID:
        raise ValidationError(texts.RECORD_IS_VOID)
    if person.left_reason == Ended.DIED:
        raise ValidationError(texts.HAS_DIED)
    return person


@transaction.atomic
def edit_honour(honour: Honour, *, actor, version: int | None = None, **values) -> Honour:
    """Change what was written down; `values` by name of FIELDS.

    Raises WrongState, PermissionDenied, ValidationError.
    """
    honour = _take(honour, "edit", rules.may_edit, actor=actor, version=version)
    with _journalled("members.honour.edited", honour, actor=actor):
        _fill(honour, **values)
        honour.save(update_fields=list(FIELDS))
        case = honour.case
        case.about, case.folded_about = honour.full_name, fold(honour.full_name)[:160]
        case.version += 1
        case.save(update_fields=["about", "folded_about", "version"])
    return honour


@transaction.atomic
def send_honour(honour: Honour, *, actor, version: int | None = None, note: str = "") -> Honour:
    """To the superior, as the tree stands today. Raises WrongState, PermissionDenied, ValidationError."""
    honour = _take(honour, "send", rules.may_send, actor=actor, version=version)
    base = queries.superior_of(honour.unit)
    if base is None:
        raise ValidationError(texts.NO_SUPERIOR.format(unit=honour.unit))
    with _journalled("members.honour.sent", honour, actor=actor):
        _go_on(honour, Status.AT_SUPERIOR, "send", actor=actor, note=note, holder=base, base=base)
    return honour


@transaction.atomic
def confirm_honour(honour: Honour, *, actor, version: int | None = None, note: str = "") -> Honour:
    """One of those that a decision will name; `resolve_honours` follows for all of them in the same transaction, and
    closes the case. Raises WrongState, PermissionDenied."""
    honour = _take(honour, "confirm", rules.may_confirm, actor=actor, version=version)
    honour.case.version += 1
    honour.case.save(update_fields=["version"])
    return honour


@transaction.atomic
def resolve_honours(
    kind,
    honours: Sequence[Honour],
    *,
    actor,
    on: date,
    effective_on: date | None = None,
    number: int | None = None,
    signer: str = "",
    signer_post: str = "",
    outside: bool = False,
    note: str = "",
) -> Resolution:
    """The superior's decision for all `honours` at once; `kind` is their CaseKind.

    Raises PermissionDenied; ValidationError by field (number, on, effective_on, signer).
    """
    if len({honour.base_id for honour in honours}) > 1:
        raise ValidationError(texts.OTHER_BASES)
    opened = max(honour.case.opened_on for honour in honours)
    if on < opened and not outside:
        sentence = f"{texts.OPENED_TOO_EARLY.format(day=f'{opened:%d/%m/%Y}')} {texts.OUTSIDE_EARLIER}"
        raise ValidationError({"on": sentence})
    for honour in honours:
        # The paper says so before there is a row that does.
        honour.resolving_for = effective_on or on
    resolution = resolutions.resolve(
        kind,
        kind.slot("decision"),
        honours,
        actor=actor,
        matter=MATTER,
        on=on,
        effective_on=effective_on or on,
        number=number,
        signer=signer,
        signer_post=signer_post,
        outside=outside,
    )
    for honour in honours:
        honour = transitions.lock_case(honour)
        with _journalled("members.honour.confirmed", honour, actor=actor, reference=resolution.reference):
            changes = {"resolution": resolution, "begins_on": resolution.effective_on}
            _put(honour, **changes)
            transitions.advance(
                honour, Status.CONFIRMED, act="confirm", actor=actor, outcome=Case.Outcome.DONE, note=note, **changes
            )
    return resolution


def resolve_again(honours: Sequence[Honour], paper: Paper, *, actor):
    """In place of a decision that was withdrawn as a mistake: the day on which it takes effect stays."""
    before = min(honour.resolution.effective_on for honour in honours)
    resolution = resolutions.renew(paper, matter=MATTER, effective_on=before)
    for honour in honours:
        with _journalled("members.honour.resolved", honour, actor=actor, reference=resolution.reference):
            _put(honour, resolution=resolution)
            honour.save(update_fields=["resolution"])


@transaction.atomic
def return_honour(honour: Honour, *, actor, version: int | None = None, reason: str) -> Honour:
    """Back to the unit, which mends it. Raises WrongState, PermissionDenied, ValidationError."""
    honour = _take(honour, "return", rules.may_return, actor=actor, version=version)
    reason = _need(reason)
    with _journalled("members.honour.returned", honour, actor=actor, reason=reason):
        _go_on(honour, Status.RETURNED, "return", actor=actor, note=reason)
    return honour


@transaction.atomic
def refuse_honour(honour: Honour, *, actor, version: int | None = None, reason: str) -> Honour:
    """The end of it. Raises WrongState, PermissionDenied, ValidationError."""
    honour = _take(honour, "refuse", rules.may_refuse, actor=actor, version=version)
    reason = _need(reason)
    with _journalled("members.honour.refused", honour, actor=actor, reason=reason):
        transitions.advance(
            honour, Status.REFUSED, act="refuse", actor=actor, note=reason, outcome=Case.Outcome.REFUSED
        )
    return honour


@transaction.atomic
def withdraw_honour(honour: Honour, *, actor, version: int | None = None, reason: str) -> Honour:
    """The unit gives it up. Raises WrongState, PermissionDenied, ValidationError."""
    honour = _take(honour, "withdraw", rules.may_withdraw, actor=actor, version=version)
    reason = _need(reason)
    with _journalled("members.honour.withdrawn", honour, actor=actor, reason=reason):
        _withdraw(honour, "withdraw", Case.Outcome.WITHDRAWN, actor, reason)
    return honour


@transaction.atomic
def end_honour(honour: Honour, *, actor, ended_on: date, reason: str) -> Honour:
    """The honour is withdrawn from a day on, today at the latest. Raises PermissionDenied; ValidationError by field."""
    honour = transitions.lock_case(honour)
    rules.may_end(actor, honour).require()
    reason = _need(reason)
    if ended_on > timezone.localdate():
        raise ValidationError({"ended_on": texts.IN_FUTURE})
    if ended_on < honour.begins_on:
        raise ValidationError({"ended_on": texts.BEFORE_BEGIN.format(day=f"{honour.begins_on:%d/%m/%Y}")})
    with journal.act(
        "members.honour.ended", actor=actor, subject=honour, unit=honour.base, number=honour.case.number, reason=reason
    ):
        _put(honour, ended_on=ended_on, ended_why=reason)
        honour.save(update_fields=["ended_on", "ended_why"])
        transitions.record(honour.case, act="end", actor=actor, for_unit=honour.base, note=reason)
    return honour


@transaction.atomic
def abandon_honour(honour: Honour, *, actor, reason: str) -> Honour:
    """Close it whatever its step. No rule is asked: the act that calls it has done so."""
    honour = transitions.lock_case(honour)
    if honour.case.closed_on is None:
        with _journalled("members.honour.withdrawn", honour, actor=actor, reason=reason):
            _withdraw(honour, "abandon", Case.Outcome.CANCELLED, actor, reason)
    return honour


def _withdraw(honour, act, outcome, actor, reason):
    transitions.advance(
        honour, Status.WITHDRAWN, act=act, actor=actor, note=reason, for_unit=honour.unit, outcome=outcome
    )


def _take(honour, act, may, *, actor, version):
    honour = transitions.lock_case(honour, version=version)
    if not rules.is_in_step(honour, act):
        raise transitions.WrongState(WRONG_STATE.format(now=honour.get_status_display()))
    may(actor, honour).require()
    return honour


@contextmanager
def _journalled(name, honour, *, actor, **details):
    unit = honour.case.holder or honour.case.opening_unit
    with journal.act(name, actor=actor, subject=honour, unit=unit, number=honour.case.number, **details):
        yield


def _go_on(honour, status, act, *, actor, note, holder=None, **changes):
    _put(honour, **changes)
    today = timezone.localdate()
    numbers = definitions.on(today)
    days = numbers.departure_base_days if status == Status.AT_SUPERIOR else numbers.departure_branch_days
    transitions.advance(
        honour,
        status,
        act=act,
        actor=actor,
        holder=superiors.standing_for(holder or honour.unit),
        due_on=today + timedelta(days=days),
        note=note,
        **changes,
    )


def _fill(honour, **values):
    """Raises ValidationError by field."""
    values = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
    if not values.get("full_name"):
        raise ValidationError({"full_name": texts.NAME_MISSING})
    if not values.get("merit"):
        raise ValidationError({"merit": texts.MERIT_MISSING})
    year = values.get("birth_year")
    if year is not None and not 1900 <= year <= timezone.localdate().year:
        raise ValidationError({"birth_year": texts.YEAR_WRONG})
    _put(honour, **values)


def _put(honour, **changes):
    for name, value in changes.items():
        setattr(honour, name, value)
    honour.full_clean(exclude=["case"])


def _need(reason):
    reason = reason.strip()
    if not reason:
        raise ValidationError({"reason": texts.REASON_MISSING})
    return reason
