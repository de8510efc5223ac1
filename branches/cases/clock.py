"""How long a case has taken, until when its step should be done, and who was late by how much."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from branches.cases import texts
from branches.cases.models import Case, CaseStep
from branches.cases.transitions import EXTEND


@dataclass(frozen=True)
class Late:
    """A stretch of days by which `step` was overdue; its first day, and how many days until it ended or today."""

    step: CaseStep
    since: date
    days: int


def late_spans(steps: Sequence[CaseStep], today: date) -> list[Late]:
    """One for each row that ran beyond its due day; an extended step has one up to the extension, perhaps another."""
    spans = []
    for step in steps:
        if step.due_on is None:
            continue
        last = timezone.localdate(step.ended_at) if step.ended_at else today
        if last > step.due_on:
            # A row that was already late when it began is late from its own first day.
            since = max(date.fromordinal(step.due_on.toordinal() + 1), timezone.localdate(step.begun_at))
            spans.append(Late(step, since, (last - step.due_on).days))
    return spans


def step_begun(steps: Sequence[CaseStep]) -> date | None:
    """The day on which the running step began, extensions of it apart; None once the case is closed."""
    running = next((step for step in steps if step.ended_at is None), None)
    if running is None:
        return None
    for step in reversed(steps):
        # A row without a holder only told something while the step went on.
        if step.pk <= running.pk and step.act != EXTEND and step.holder_id:
            return timezone.localdate(step.begun_at)
    return timezone.localdate(running.begun_at)


def words(case: Case, today: date) -> dict | None:
    """{"kind", "text"} of a status: how far off the due day is. None where there is none."""
    if case.closed_on or not case.due_on:
        return None
    days = (case.due_on - today).days
    if days < 0:
        return {"kind": "bad", "text": texts.LATE.format(days=-days)}
    if days == 0:
        return {"kind": "warn", "text": texts.DUE_TODAY}
    return {"kind": "warn" if days <= SOON else "info", "text": texts.LEFT.format(days=days)}


# Days before its end at which a step is shown as about to be late.
SOON = 2


def face(case: Case, steps: Sequence[CaseStep], today: date) -> dict:
    """What the clock of the page shows; `steps` in order."""
    begun = step_begun(steps)
    end = case.closed_on or today
    told = words(case, today)
    shown = {
        "big": texts.DAYS.format(days=(end - case.opened_on).days),
        "since": texts.UNTIL_CLOSED if case.closed_on else texts.SINCE_DRAFTED if case.draft else texts.SINCE_OPENED,
        "status": told,
        "tone": told["kind"] if told else "",
        "limit": texts.CLOSED_ON.format(on=f"{case.closed_on:%d/%m/%Y}") if case.closed_on else "",
        "in_step": "",
        "part": 0,
        "whole": 0,
    }
    if begun is None:
        return shown
    days = (today - begun).days
    shown["in_step"] = texts.IN_STEP.format(days=days) if days else texts.IN_STEP_TODAY
    if case.due_on:
        whole = (case.due_on - begun).days
        due = f"{case.due_on:%d/%m/%Y}"
        shown["limit"] = texts.LIMIT.format(days=whole, due=due) if whole > 0 else texts.LIMIT_TODAY.format(due=due)
        shown["whole"] = max(whole, 1)
        shown["part"] = min(max(days, 0), shown["whole"])
        if case.due_on < today:
            shown["part"] = shown["whole"]
    return shown
