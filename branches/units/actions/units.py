"""Create, edit, move and close a unit."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from branches.audit import journal
from branches.units import queries, rules, texts
from branches.units.actions import tree
from branches.units.models import Level, Sector, Unit
from branches.vietnamese.names import clean

_TREE_FIELDS = ["path", "depth", "numchild", "folded_name"]
_EDITED = ("code", "name", "level", "sector")


class StaleUnit(Exception):
    """Somebody saved the unit after the page was opened. `unit` is as it is now."""

    def __init__(self, unit: Unit):
        super().__init__(texts.STALE)
        self.unit = unit


@transaction.atomic
def create_unit(
    *,
    actor,
    parent: Unit | None,
    code: str,
    name: str,
    level: Level,
    sector: Sector | None = None,
    on: date | None = None,
) -> Unit:
    """Add a unit under `parent` (None: at the top) that exists from the day `on`, today if not given.

    Raises PermissionDenied; ValidationError by field (code, name, level, sector, on).
    """
    on = on or timezone.localdate()
    tree.hold(alone=parent is None)
    parent = tree.locked(parent) if parent else None
    rules.may_create(actor, parent, level).require()
    unit = Unit(code=clean(code).upper(), name=clean(name), level=level, sector=sector)
    tree.check_day(on)
    check_level(level, parent)
    unit.full_clean(exclude=_TREE_FIELDS)
    with journal.act("units.unit.created", actor=actor, unit=parent, code=unit.code) as entry:
        try:
            with transaction.atomic():
                tree.append(parent, [unit], on)
        except IntegrityError as race:
            raise ValidationError({"code": texts.CODE_TAKEN.format(code=unit.code)}) from race
        entry["subject"] = unit
    return unit


@transaction.atomic
def edit_unit(
    unit: Unit,
    *,
    actor,
    version: int,
    code: str,
    name: str,
    level: Level,
    sector: Sector | None,
    on: date | None,
) -> Unit:
    """Change what a unit is called and is, from the day `on`; None puts right what was wrong all along.

    Nothing happens when nothing differs. Raises StaleUnit, PermissionDenied; ValidationError by field.
    """
    tree.hold()
    unit = _fresh(unit, version)
    rules.may_edit(actor, unit).require()
    before = {field: getattr(unit, field) for field in _EDITED}
    unit.code, unit.name, unit.level, unit.sector = clean(code).upper(), clean(name), level, sector
    changes = {
        field: [str(old or ""), str(getattr(unit, field) or "")]
        for field, old in before.items()
        if old != getattr(unit, field)
    }
    if not changes:
        return unit
    if "level" in changes:
        check_level(level, queries.parent_of(unit))
        _check_levels_below(unit)
    unit.full_clean(exclude=_TREE_FIELDS)
    with journal.act("units.unit.edited", actor=actor, subject=unit, unit=unit, changes=changes):
        tree.keep_period(unit, on=on)
        unit.folded_name = tree.folded(unit.name)
        unit.version += 1
        unit.save(update_fields=[*_EDITED, "folded_name", "version"])
        tree.tell([unit])
    return unit


@transaction.atomic
def move_unit(unit: Unit, *, actor, to: Unit, version: int, on: date) -> Unit:
    """Put a unit, with all below it, under `to` from the day `on`.

    Raises StaleUnit, PermissionDenied; ValidationError by field (to, on).
    """
    tree.hold(alone=True)
    unit, to = _fresh(unit, version), tree.locked(to)
    rules.may_move(actor, unit, to).require()
    parent = queries.parent_of(unit)
    if to.path.startswith(unit.path):
        raise ValidationError({"to": texts.UNDER_ITSELF})
    if to == parent:
        raise ValidationError({"to": texts.ALREADY_THERE.format(unit=to)})
    if to.closed_on:
        raise ValidationError({"to": texts.PARENT_CLOSED.format(unit=to, date=f"{to.closed_on:%d/%m/%Y}")})
    check_level(unit.level, to, field="to")
    with journal.act(
        "units.unit.moved", actor=actor, subject=unit, unit=unit, changes={"parent": [str(parent or ""), str(to)]}
    ):
        tree.keep_period(unit, on=on, parent=to)
        Unit.objects.move(unit, to, pos="last-child")
        unit.version += 1
        unit.save(update_fields=["version"])
        tree.tell([unit], old_parent=parent or to)
    return unit


@transaction.atomic
def close_unit(unit: Unit, *, actor, version: int, on: date) -> Unit:
    """End a unit from the day `on`. It must be empty: no open unit below, and nothing that a pillar names.

    Raises StaleUnit, PermissionDenied; ValidationError with the sentences that say what is in the way.
    """
    tree.hold()
    unit = _fresh(unit, version)
    rules.may_close(actor, unit).require()
    if obstacles := queries.closing_obstacles(unit):
        raise ValidationError([texts.IN_THE_WAY.format(obstacles=obstacle) for obstacle in obstacles])
    with journal.act("units.unit.closed", actor=actor, subject=unit, unit=unit, on=f"{on:%Y-%m-%d}"):
        tree.end_history(unit, on)
        unit.closed_on = on
        unit.version += 1
        unit.save(update_fields=["closed_on", "version"])
        tree.tell([unit])
    return unit


def check_level(level: Level, parent: Unit | None, field: str = "level"):
    """Whether a unit of `level` may stand directly below `parent`. Raises ValidationError on `field`."""
    if parent is None:
        if level.is_branch:
            raise ValidationError({field: texts.BRANCH_NOT_ROOT.format(level=level)})
    elif not parent.level.children.filter(pk=level.pk).exists():
        raise ValidationError({field: texts.LEVEL_NOT_UNDER.format(level=level, parent_level=parent.level)})


def _check_levels_below(unit):
    """A level that doesn't allow what already stands below is refused."""
    below = Level.objects.filter(units__path__startswith=unit.path, units__depth=unit.depth + 1)
    refused = below.filter(units__closed_on__isnull=True).exclude(parents=unit.level).first()
    if refused:
        raise ValidationError({"level": texts.LEVEL_NOT_OVER.format(level=refused, own=unit.level)})


def _fresh(unit, version):
    unit = tree.locked(unit)
    if unit.version != version:
        raise StaleUnit(unit)
    return unit
