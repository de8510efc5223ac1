"""Requests and their rows as pages show them: in words, masked like the record."""

from members.corrections import rules, texts
from members.corrections.models import Correction, CorrectionRequest
from members.people import rules as people
from members.people.models.derived import read
from members.people.views import facts


def in_words(field: str, value) -> str:
    return facts.in_words(field, value) or texts.EMPTY


def status_of(row: Correction) -> dict:
    """As components/status.html takes it."""
    return {"kind": texts.STATUS_KINDS[row.status], "text": row.get_status_display()}


def own_row(row: Correction, hidden: set[str]) -> dict:
    """A row on the asker's own page; of a restricted field only that it was asked for."""
    waits = row.status == Correction.Status.WAITING
    return {
        "pk": row.pk,
        "request": row.request_id,
        "label": facts.label(row.field),
        "value": texts.HIDDEN if row.field in hidden else in_words(row.field, row.value),
        "status": status_of(row),
        "reason": row.reason,
        "by": "" if waits else str(row.answered_by),
        "at": row.request.asked_at if waits else row.answered_at,
        "waits": waits,
        "has_scan": bool(row.request.scan),
    }


def listed(request: CorrectionRequest) -> dict:
    """A line of the list: names of fields, no value."""
    rows = list(request.corrections.all())
    waiting = [row for row in rows if row.status == Correction.Status.WAITING]
    told = waiting or rows
    return {
        "request": request,
        "person": request.person,
        "unit": request.person.unit,
        "fields": ", ".join(facts.label(row.field) for row in told),
        "states": [status_of(row) for row in {row.status: row for row in told}.values()],
    }


def rows_of(actor, request: CorrectionRequest, opened: dict[str, bool], shown: bool) -> list[dict]:
    """The rows of a request: now, when it was asked and asked for, side by side.

    `opened` as people.rules.restricted_for gives it; `shown` once those that open were opened and journalled.
    """
    whole = people.may_see_phone(actor, request.person)
    return [_row(request.person, row, opened, shown, whole) for row in request.corrections.all()]


def _row(person, row, opened, shown, whole):
    waits = row.status == Correction.Status.WAITING
    hidden = not (opened[row.field] and shown) if row.field in opened else row.field in facts.CONTACTS and not whole
    found = {
        "row": row,
        "label": facts.label(row.field),
        "status": status_of(row),
        "hidden": hidden,
        "waits": waits,
        "reason_not": rules.may_answer_field(row.field, opened).reason,
    }
    if hidden:
        return found
    now, asked = read(person, row.field), row.value
    return found | {
        "now": in_words(row.field, now),
        "before": in_words(row.field, row.value_before),
        "asked": in_words(row.field, asked),
        "changed": waits and now not in (row.value_before, asked),
        "done": waits and now == asked,
        "reason": row.reason,
    }
