"""Windows: open one, give it other days, close it."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.audit import journal
from branches.cases import transitions
from branches.cases.models import Case
from branches.cases.texts import WRONG_STATE
from branches.units.models import Unit
from members.training import queries, rules, texts
from members.training.actions import steps
from members.training.models import Status, TrainingProgramme, TrainingWindow, TrainingWindowChange

# Younger than any list of members, older than anybody plans ahead.
FIRST_YEAR, YEARS_AHEAD = 2012, 2
LONGEST = timedelta(days=2 * 366)


@transaction.atomic
def open_window(
    unit: Unit,
    *,
    actor,
    year: int,
    title: str,
    begins_on: date,
    register_until: date,
    ends_on: date,
    note: str = "",
) -> TrainingWindow:
    """The window of `year` of a unit and all branches below it; of a branch itself only where none above has one.

    Raises PermissionDenied; ValidationError by field.
    """
    unit = Unit.objects.select_for_update(of=("self",)).select_related("level").get(pk=unit.pk)
    rules.may_open(actor, unit).require()
    _check_days(begins_on, register_until, ends_on)
    last = timezone.localdate().year + YEARS_AHEAD
    if not FIRST_YEAR <= year <= last:
        raise ValidationError({"year": texts.YEAR_WRONG.format(first=FIRST_YEAR, last=last)})
    if not begins_on.year <= year <= ends_on.year:
        raise ValidationError({"year": texts.DAYS_BEYOND_YEAR.format(year=year)})
    if ends_on - begins_on > LONGEST:
        raise ValidationError({"ends_on": texts.TOO_LONG})
    if unit.is_branch and (above := queries.nearest(unit, year)) and above.unit_id != unit.pk:
        raise ValidationError({"unit": texts.COVERED_ALREADY.format(branch=unit, year=year, unit=above.unit)})
    window = TrainingWindow(
        unit=unit,
        year=year,
        title=title.strip(),
        begins_on=begins_on,
        register_until=register_until,
        ends_on=ends_on,
        note=note.strip(),
    )
    if not window.title:
        raise ValidationError({"title": texts.TITLE_MISSING})
    window.full_clean()
    with journal.act("members.training.window_opened", actor=actor, unit=unit, year=year) as entry:
        window.save()
        entry.update(subject=window)
    return window


@transaction.atomic
def change_window(
    window: TrainingWindow, *, actor, version: int | None = None, register_until: date, ends_on: date, reason: str
) -> TrainingWindow:
    """Other days, later or earlier, with the reason; a closed window is open again. The clocks of its cases follow.

    Raises WrongState, PermissionDenied; ValidationError by field.
    """
    window = _take(window, version)
    rules.may_change(actor, window).require()
    reason = steps.need(reason)
    _check_days(window.begins_on, register_until, ends_on)
    if ends_on < timezone.localdate():
        raise ValidationError({"ends_on": texts.END_PAST})
    if ends_on - window.begins_on > LONGEST:
        raise ValidationError({"ends_on": texts.TOO_LONG})
    same = (register_until, ends_on) == (window.register_until, window.ends_on)
    if same and not window.closed_on:
        raise ValidationError(texts.NOTHING_CHANGED)
    with journal.act("members.training.window_changed", actor=actor, subject=window, unit=window.unit, reason=reason):
        window.register_until, window.ends_on, window.closed_on = register_until, ends_on, None
        _write(window, actor, reason)
        _move_clocks(window, actor, reason)
    return window


@transaction.atomic
def close_window(window: TrainingWindow, *, actor, version: int | None = None, reason: str) -> TrainingWindow:
    """From today on branches begin, register, approve and score no more; what is scored goes on to the superior.

    Raises WrongState, PermissionDenied; ValidationError on "reason".
    """
    window = _take(window, version)
    rules.may_close(actor, window).require()
    reason = steps.need(reason)
    with journal.act("members.training.window_closed", actor=actor, subject=window, unit=window.unit, reason=reason):
        window.closed_on = timezone.localdate()
        _write(window, actor, reason)
    return window


def _take(window, version):
    window = TrainingWindow.objects.select_for_update(of=("self",)).select_related("unit").get(pk=window.pk)
    if version is not None and version != window.version:
        raise transitions.WrongState(WRONG_STATE.format(now=window.title))
    return window


def _write(window, actor, reason):
    window.version += 1
    window.full_clean()
    window.save(update_fields=["register_until", "ends_on", "closed_on", "version"])
    TrainingWindowChange.objects.create(
        window=window,
        actor=actor,
        register_until=window.register_until,
        ends_on=window.ends_on,
        closed_on=window.closed_on,
        reason=reason,
    )


def _move_clocks(window, actor, reason):
    """Steps that wait for the end of the window wait for its new one; what was late before stays late."""
    running = TrainingProgramme.objects.filter(window=window, status__in=[Status.RUNNING, Status.SCORING])
    cases = Case.objects.open().filter(pk__in=running.values("case")).exclude(due_on=window.ends_on)
    for case in cases.select_for_update(of=("self",)).order_by("pk"):
        transitions.extend_due(case, due_on=window.ends_on, actor=actor, note=reason)


def _check_days(begins_on, register_until, ends_on):
    """The constraint says it of all three; the sentence stands beside the one to mend."""
    if register_until < begins_on:
        raise ValidationError({"register_until": texts.REGISTER_BEFORE_BEGIN.format(day=f"{begins_on:%d/%m/%Y}")})
    if ends_on < register_until:
        raise ValidationError({"ends_on": texts.END_BEFORE_REGISTER})
