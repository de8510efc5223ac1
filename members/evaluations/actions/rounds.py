"""Rounds: open one for all branches below a unit, and change its days."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.audit import journal
from branches.cases import transitions
from branches.cases.models import Case
from branches.cases.texts import WRONG_STATE
from branches.units.models import Unit
from members.evaluations import queries, rules, texts
from members.evaluations.models import Evaluation, EvaluationRound, Status

# The first guidance that the four levels come from; how far people plan ahead.
FIRST_YEAR, YEARS_AHEAD = 2019, 1
MOST_DAYS = 366


@transaction.atomic
def open_round(
    unit: Unit, *, actor, year: int, cut_off_on: date, opens_on: date, due_days: int, note: str = ""
) -> EvaluationRound:
    """The round of `year` of a unit and all branches below it; of a branch itself only where none above has one.

    Raises PermissionDenied; ValidationError by field.
    """
    unit = Unit.objects.select_for_update(of=("self",)).select_related("level").get(pk=unit.pk)
    rules.may_open_round(actor, unit).require()
    last = timezone.localdate().year + YEARS_AHEAD
    if not FIRST_YEAR <= year <= last:
        raise ValidationError({"year": texts.YEAR_WRONG.format(first=FIRST_YEAR, last=last)})
    _check_days(year, cut_off_on, opens_on, due_days)
    if unit.is_branch and (above := queries.nearest(unit, year)) and above.unit_id != unit.pk:
        raise ValidationError({"unit": texts.COVERED_ALREADY.format(branch=unit, year=year, unit=above.unit)})
    found = EvaluationRound(
        unit=unit, year=year, cut_off_on=cut_off_on, opens_on=opens_on, due_days=due_days, note=note.strip()
    )
    found.full_clean()
    with journal.act("members.evaluation.round_opened", actor=actor, unit=unit, year=year) as entry:
        found.save()
        entry.update(subject=found)
    return found


@transaction.atomic
def edit_round(
    round_: EvaluationRound,
    *,
    actor,
    version: int | None = None,
    cut_off_on: date,
    opens_on: date,
    due_days: int,
    note: str = "",
) -> EvaluationRound:
    """Other days; once a branch has begun only how many it has, and the clocks of the branches follow.

    Raises WrongState, PermissionDenied; ValidationError by field.
    """
    round_ = EvaluationRound.objects.select_for_update(of=("self",)).select_related("unit").get(pk=round_.pk)
    if version is not None and version != round_.version:
        raise transitions.WrongState(WRONG_STATE.format(now=round_))
    rules.may_edit_round(actor, round_).require()
    _check_days(round_.year, cut_off_on, opens_on, due_days)
    moved = (cut_off_on, opens_on) != (round_.cut_off_on, round_.opens_on)
    if moved and round_.evaluations.exists():
        raise ValidationError({"cut_off_on": texts.BEGUN_ALREADY})
    if not moved and (due_days, note.strip()) == (round_.due_days, round_.note):
        raise ValidationError(texts.NOTHING_CHANGED)
    with journal.act("members.evaluation.round_edited", actor=actor, subject=round_, unit=round_.unit):
        round_.cut_off_on, round_.opens_on, round_.due_days = cut_off_on, opens_on, due_days
        round_.note, round_.version = note.strip(), round_.version + 1
        round_.full_clean()
        round_.save(update_fields=["cut_off_on", "opens_on", "due_days", "note", "version"])
        _move_clocks(round_, actor)
    return round_


def _move_clocks(round_, actor):
    """Branches that haven't sent yet have until the round's day; what was late before stays late."""
    preparing = Evaluation.objects.filter(round=round_, status=Status.PREPARING)
    cases = Case.objects.open().filter(pk__in=preparing.values("case")).exclude(due_on=round_.due_on)
    for case in cases.select_for_update(of=("self",)).order_by("pk"):
        transitions.extend_due(case, due_on=round_.due_on, actor=actor, note=texts.pages.EDIT_ROUND)


def _check_days(year, cut_off_on, opens_on, due_days):
    """The constraints say it of the row; the sentence stands beside the one to mend."""
    if cut_off_on.year != year:
        raise ValidationError({"cut_off_on": texts.CUT_OFF_BEYOND.format(year=year)})
    if opens_on < cut_off_on:
        raise ValidationError({"opens_on": texts.OPENS_BEFORE.format(day=f"{cut_off_on:%d/%m/%Y}")})
    if not 1 <= due_days <= MOST_DAYS:
        raise ValidationError({"due_days": texts.DAYS_WRONG})
