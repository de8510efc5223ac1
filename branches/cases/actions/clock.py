"""The clock of a case's running step."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.audit.journal import act
from branches.cases import rules, texts, transitions
from branches.cases.models import Case

# Longer than any step is meant to take; a mistyped year is caught.
FURTHEST = 366


@transaction.atomic
def extend_due(case: Case, *, actor, due_on: date, reason: str, was: date | None = None) -> Case:
    """Give the running step another due day. `was` is the day that the page showed.

    Raises PermissionDenied, and ValidationError by field ("due_on", "reason").
    """
    case = Case.objects.select_for_update(of=("self",)).select_related("holder", "opening_unit").get(pk=case.pk)
    rules.may_extend(actor, case).require()
    today = timezone.localdate()
    if was and was != case.due_on:
        raise ValidationError({"due_on": texts.DUE_MOVED.format(due=f"{case.due_on:%d/%m/%Y}")})
    if due_on < today:
        raise ValidationError({"due_on": texts.DUE_PAST})
    if due_on == case.due_on:
        raise ValidationError({"due_on": texts.DUE_SAME})
    if due_on > today + timedelta(days=FURTHEST):
        raise ValidationError({"due_on": texts.DUE_FAR.format(days=FURTHEST)})
    if not reason.strip():
        raise ValidationError({"reason": texts.REASON_EMPTY})
    with act("cases.due.extended", actor=actor, subject=case, unit=case.holder, due=f"{due_on:%d/%m/%Y}"):
        transitions.extend_due(case, due_on=due_on, actor=actor, note=reason.strip())
    return case
