"""A branch begins: its case in the window of the year."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from branches.audit import journal
from branches.cases import kinds, transitions
from branches.units import superiors
from branches.units.actions import tree
from branches.units.models import Unit
from members.training import queries, rules, texts
from members.training.models import Status, TrainingProgramme, TrainingWindow

CODE = "training"


@transaction.atomic
def begin_programme(branch: Unit, *, actor, window: TrainingWindow, on: date | None = None) -> TrainingProgramme:
    """The draft in which the branch writes down who registers. Raises PermissionDenied, ValidationError."""
    branch = tree.locked(branch)
    rules.may_begin(actor, branch, window, on).require()
    nearest = queries.nearest(branch, window.year)
    if nearest.pk != window.pk:
        raise ValidationError(texts.NEARER_WINDOW.format(branch=branch, unit=nearest.unit))
    if existing := queries.programme_of(branch, window.year):
        facts = {"branch": branch, "year": window.year, "number": existing.case.number}
        raise ValidationError(texts.BEGUN_ALREADY.format(**facts))
    with journal.act("members.training.begun", actor=actor, unit=branch, year=window.year) as entry:
        programme = open_programme(branch, window, actor=actor)
        entry.update(subject=programme, number=programme.case.number)
    return programme


def open_programme(branch: Unit, window: TrainingWindow, *, actor) -> TrainingProgramme:
    """Case and row; the caller has asked the rule and writes the journal."""
    case = transitions.open_case(
        kinds.kind_of(CODE),
        about=branch.name[:160],
        unit=branch,
        actor=actor,
        status=Status.REGISTERING,
        act="begin",
    )
    programme = TrainingProgramme(
        case=case, window=window, branch=branch, base=superiors.base_above(branch), year=window.year
    )
    programme.full_clean(exclude=["case"])
    programme.save()
    return programme


@transaction.atomic
def begin_many(branches: Sequence[Unit], *, actor, window: TrainingWindow) -> list[tuple[Unit, object]]:
    """For each branch its programme, or the sentence that says why not; what is refused is taken back alone."""
    found = []
    for branch in branches:
        try:
            with transaction.atomic():
                found.append((branch, begin_programme(branch, actor=actor, window=window)))
        except PermissionDenied as refusal:
            found.append((branch, str(refusal)))
        except ValidationError as refusal:
            found.append((branch, " ".join(refusal.messages)))
    return found
