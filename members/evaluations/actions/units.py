"""The classification of a unit: it proposes, its superior decides under a number."""

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
from branches.rulesets import definitions
from branches.units import superiors
from branches.units.actions import tree
from branches.units.models import Unit
from members.evaluations import queries, rules, texts
from members.evaluations.actions.rounds import FIRST_YEAR
from members.evaluations.actions.steps import need
from members.evaluations.models import Level, UnitRating, UnitStatus

UNIT_MATTER = "unit_rating"


@transaction.atomic
def open_unit_rating(unit: Unit, *, actor, year: int, proposed: str, text: str = "") -> UnitRating:
    """A draft of the unit about its own year. Raises PermissionDenied; ValidationError by field."""
    unit = tree.locked(unit)
    rules.may_open_for_unit(actor, unit).require()
    if not FIRST_YEAR <= year <= timezone.localdate().year:
        ahead = year > timezone.localdate().year
        wrong = texts.YEAR_WRONG.format(first=FIRST_YEAR, last=timezone.localdate().year)
        raise ValidationError({"year": texts.units.UNIT_YEAR_AHEAD if ahead else wrong})
    base = _base_of(unit)
    with journal.act("members.unit_rating.opened", actor=actor, unit=unit, year=year) as entry:
        case = transitions.open_case(
            kinds.kind_of(queries.UNIT_CODE),
            about=unit.name[:160],
            unit=unit,
            actor=actor,
            status=UnitStatus.DRAFT,
            act="draft",
        )
        rating = UnitRating(case=case, unit=unit, base=base, year=year, proposed=proposed, text=text.strip())
        _check(rating)
        rating.save()
        entry.update(subject=rating, number=case.number)
    return rating


def _base_of(unit):
    base = superiors.base_above(unit)
    if base is None:
        raise ValidationError(texts.units.UNIT_NO_SUPERIOR.format(unit=unit))
    return base


def _check(rating):
    if rating.proposed not in Level.values:
        raise ValidationError({"proposed": texts.units.UNIT_LEVEL_MISSING})
    rating.full_clean(exclude=["case"])


@transaction.atomic
def edit_unit_rating(
    rating: UnitRating, *, actor, version: int | None = None, proposed: str, text: str = ""
) -> UnitRating:
    """While it is with the unit. Raises WrongState, PermissionDenied; ValidationError by field."""
    rating = _take(rating, "edit", rules.may_edit_unit, actor, version)
    with _journalled("members.unit_rating.edited", rating, actor):
        rating.proposed, rating.text = proposed, text.strip()
        _check(rating)
        rating.save(update_fields=["proposed", "text"])
        rating.case.version += 1
        rating.case.save(update_fields=["version"])
    return rating


@transaction.atomic
def send_unit_rating(rating: UnitRating, *, actor, version: int | None = None, note: str = "") -> UnitRating:
    """To its superior, by the tree of today, with the figures as they are now.

    Raises WrongState, PermissionDenied, ValidationError.
    """
    rating = _take(rating, "send", rules.may_send_unit, actor, version)
    if not rating.text:
        raise ValidationError(texts.units.UNIT_TEXT_MISSING)
    base, today = _base_of(rating.unit), timezone.localdate()
    with _journalled("members.unit_rating.sent", rating, actor):
        transitions.advance(
            rating,
            UnitStatus.AT_SUPERIOR,
            act="send",
            actor=actor,
            holder=base,
            due_on=today + timedelta(days=definitions.on(today).unit_rating_days),
            note=note,
            base=base,
            evidence=queries.figures_of(rating.unit, rating.year),
        )
    return rating


@transaction.atomic
def return_unit_rating(rating: UnitRating, *, actor, version: int | None = None, reason: str) -> UnitRating:
    """Back to the unit, which mends it. Raises WrongState, PermissionDenied, ValidationError."""
    rating = _take(rating, "return", rules.may_return_unit, actor, version)
    reason, today = need(reason), timezone.localdate()
    with _journalled("members.unit_rating.returned", rating, actor, reason=reason):
        transitions.advance(
            rating,
            UnitStatus.RETURNED,
            act="return",
            actor=actor,
            holder=superiors.standing_for(rating.unit),
            due_on=today + timedelta(days=definitions.on(today).evaluation_return_days),
            note=reason,
        )
    return rating


@transaction.atomic
def take_unit_for_decision(
    rating: UnitRating, *, actor, version: int | None = None, level: str = "", note: str = ""
) -> UnitRating:
    """One of those that a decision will name; `decide_unit_ratings` follows in the same transaction.

    `level` is decided in place of the one proposed. Raises WrongState, PermissionDenied, ValidationError.
    """
    rating = _take(rating, "decide", rules.may_decide_unit, actor, version)
    if level and level not in Level.values:
        raise ValidationError({"level": texts.LEVEL_WRONG})
    return rating


@transaction.atomic
def decide_unit_ratings(
    kind,
    ratings: Sequence[UnitRating],
    *,
    actor,
    on: date,
    effective_on: date | None = None,
    number: int | None = None,
    signer: str = "",
    signer_post: str = "",
    outside: bool = False,
    level: str = "",
    note: str = "",
) -> Resolution:
    """The decision about all these units, of one register and one year; of one alone another `level` than it proposed.

    Raises PermissionDenied; ValidationError by field (number, on, effective_on, signer).
    """
    if len({rating.base_id for rating in ratings}) > 1:
        raise ValidationError(texts.OTHER_BASES)
    if len({rating.year for rating in ratings}) > 1:
        raise ValidationError(texts.OTHER_YEARS)
    opened = max(rating.case.opened_on for rating in ratings)
    if on < opened:
        raise ValidationError({"on": texts.DECIDED_TOO_EARLY.format(day=f"{opened:%d/%m/%Y}")})
    for rating in ratings:
        rating.deciding = level if level and len(ratings) == 1 else rating.proposed
        rating.resolving_for = effective_on or on
    resolution = resolutions.resolve(
        kind,
        kind.slot("decision"),
        ratings,
        actor=actor,
        matter=UNIT_MATTER,
        on=on,
        effective_on=effective_on or on,
        number=number,
        signer=signer,
        signer_post=signer_post,
        outside=outside,
    )
    for rating in ratings:
        told = texts.grid.EXPLAINED.format(label=Level(rating.deciding).label, words=resolution.reference)
        with _journalled("members.unit_rating.decided", rating, actor, reference=resolution.reference):
            transitions.advance(
                rating,
                UnitStatus.DECIDED,
                act="decide",
                actor=actor,
                note="; ".join(part for part in (told, note.strip()) if part)[:500],
                outcome=Case.Outcome.DONE,
                level=rating.deciding,
                resolution=resolution,
            )
    return resolution


@transaction.atomic
def withdraw_unit_rating(rating: UnitRating, *, actor, version: int | None = None, reason: str) -> UnitRating:
    """The unit takes it back before it is decided. Raises WrongState, PermissionDenied, ValidationError."""
    rating = _take(rating, "withdraw", rules.may_withdraw_unit, actor, version)
    reason = need(reason)
    with _journalled("members.unit_rating.withdrawn", rating, actor, reason=reason):
        transitions.advance(
            rating,
            UnitStatus.WITHDRAWN,
            act="withdraw",
            actor=actor,
            note=reason,
            for_unit=rating.unit,
            outcome=Case.Outcome.WITHDRAWN,
        )
    return rating


def _take(rating, act, may, actor, version):
    rating = transitions.lock_case(rating, version=version)
    if not rules.unit_is_in_step(rating, act):
        raise transitions.WrongState(WRONG_STATE.format(now=rating.get_status_display()))
    may(actor, rating).require()
    return rating


@contextmanager
def _journalled(name, rating, actor, **details):
    with journal.act(name, actor=actor, subject=rating, unit=rating.unit, number=rating.case.number, **details):
        yield
