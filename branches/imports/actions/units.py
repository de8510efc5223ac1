"""Units that a batch makes, and what becomes of them when it is undone."""

from django.utils import timezone

from branches.audit import journal
from branches.imports import rules, texts
from branches.imports.models import ImportBatch
from branches.imports.targets import Left
from branches.positions.models import Position
from branches.units.actions import create_branches, tree
from branches.units.models import Unit, UnitPeriod


def make(batch: ImportBatch, wanted: set[str], actor) -> list[str]:
    """Create the proposed units that some accepted row names, in their order; gives their codes."""
    proposals = [unit for unit in batch.new_units if unit["create"] and unit["code"] in wanted]
    if not proposals:
        return []
    rules.may_create_units(actor, batch.unit).require()
    fresh = [unit for unit in proposals if not unit["reopen"]]
    if fresh:
        create_branches(
            batch.unit, [(unit["code"], unit["name"], unit["level"], unit["sector"]) for unit in fresh], actor=actor
        )
    _reopen([unit["code"] for unit in proposals if unit["reopen"]], batch, actor)
    return [unit["code"] for unit in proposals]


def by_code(codes: set[str]) -> dict[str, Unit]:
    return {unit.code: unit for unit in Unit.objects.filter(code__in=codes).select_related("level")}


def close_made(batch: ImportBatch, kind, actor) -> list[Left]:
    """Close the units that this batch made and that nothing else uses; the others are named."""
    codes = [unit["code"] for unit in batch.new_units if unit.get("made")]
    if not codes:
        return []
    tree.hold()
    today, left, closed = timezone.localdate(), [], []
    for unit in Unit.objects.select_for_update(of=("self",)).filter(code__in=codes, closed_on__isnull=True):
        if _in_use(unit, kind):
            left.append(Left(0, texts.LEFT_UNIT_USED.format(unit=unit)))
            continue
        tree.end_history(unit, today)
        unit.closed_on = today
        unit.version += 1
        unit.save(update_fields=["closed_on", "version"])
        closed.append(unit.code)
    if closed:
        journal.journal("imports.units.closed", actor=actor, subject=batch.unit, unit=batch.unit, codes=closed)
    return left


def _reopen(codes, batch, actor):
    """What an undo closed goes on from today, under its own code."""
    if not codes:
        return
    tree.hold()
    today = timezone.localdate()
    for unit in Unit.objects.select_for_update(of=("self",)).filter(code__in=codes, closed_on__isnull=False):
        unit.closed_on = None
        unit.version += 1
        unit.save(update_fields=["closed_on", "version"])
        UnitPeriod.objects.create(
            unit=unit,
            parent=batch.unit,
            name=unit.name,
            level_id=unit.level_id,
            sector_id=unit.sector_id,
            begins_on=today,
        )
    journal.journal("imports.units.reopened", actor=actor, subject=batch.unit, unit=batch.unit, codes=codes)


def _in_use(unit, kind) -> bool:
    return (
        kind.unit_in_use(unit)
        or Position.objects.filter(unit=unit).exists()
        or Unit.objects.below(unit).exclude(pk=unit.pk).exists()
    )
