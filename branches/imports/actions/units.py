"""Units that a batch makes, and what becomes of them when it is undone."""

from django.db.models import F
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
    made = list(Unit.objects.select_for_update(of=("self",)).filter(code__in=codes, closed_on__isnull=True))
    used = _in_use(made, kind)
    closing = [unit for unit in made if unit.pk not in used]
    if closing:
        today = timezone.localdate()
        UnitPeriod.objects.filter(unit__in=closing, ends_on__isnull=True).update(ends_on=today)
        Unit.objects.filter(pk__in=[unit.pk for unit in closing]).update(closed_on=today, version=F("version") + 1)
        closed = [unit.code for unit in closing]
        journal.journal("imports.units.closed", actor=actor, subject=batch.unit, unit=batch.unit, codes=closed)
    return [Left(0, texts.LEFT_UNIT_USED.format(unit=unit)) for unit in made if unit.pk in used]


def _reopen(codes, batch, actor):
    """What an undo closed goes on from today, under its own code."""
    if not codes:
        return
    tree.hold()
    today = timezone.localdate()
    units = list(Unit.objects.select_for_update(of=("self",)).filter(code__in=codes, closed_on__isnull=False))
    Unit.objects.filter(pk__in=[unit.pk for unit in units]).update(closed_on=None, version=F("version") + 1)
    UnitPeriod.objects.bulk_create(
        UnitPeriod(
            unit=unit,
            parent=batch.unit,
            name=unit.name,
            level_id=unit.level_id,
            sector_id=unit.sector_id,
            begins_on=today,
        )
        for unit in units
    )
    journal.journal("imports.units.reopened", actor=actor, subject=batch.unit, unit=batch.unit, codes=codes)


def _in_use(units, kind) -> set[int]:
    """Keys of those that somebody stands in, holds a post in, or that have units below."""
    posts = Position.objects.filter(unit__in=units).values_list("unit", flat=True)
    return kind.units_in_use(units) | set(posts) | {unit.pk for unit in units if unit.numchild}
