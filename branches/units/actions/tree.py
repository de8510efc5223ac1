"""The tree itself and what its units were at any date. The callers have asked the rules."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import F
from django.utils import timezone

from branches.pillars import registry
from branches.units import texts
from branches.units.models import Unit, UnitPeriod
from branches.vietnamese.names import fold

# The name of the lock: any number that nothing else uses.
_TREE = 77_001


def hold(*, alone: bool = False):
    """Until the transaction ends nobody rearranges the tree; `alone`: nobody adds to it either.

    A new unit writes its parent's path, a move rewrites the paths of all below: each must see the end of the other.
    Locks of rows can't do it, for a move doesn't see the rows that somebody is still adding.
    """
    function = "pg_advisory_xact_lock" if alone else "pg_advisory_xact_lock_shared"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [_TREE])


def locked(unit: Unit) -> Unit:
    """The unit as it is now, held until the transaction ends: neither edited, closed nor added to by anybody else."""
    return Unit.objects.select_for_update(of=("self",)).select_related("level", "sector").get(pk=unit.pk)


def append(parent: Unit | None, units: Sequence[Unit], on: date):
    """Save new `units` as the last ones below `parent` (None: at the top), existing from the day `on`.

    The caller holds the tree (alone, for the top) and has locked the parent.
    """
    depth, above = (parent.depth + 1, parent.path) if parent else (1, "")
    last = Unit.objects.filter(path__startswith=above, depth=depth).last()
    first = Unit._str2int(last.path[-Unit.steplen :]) + 1 if last else 1
    for place, unit in enumerate(units, first):
        unit.depth = depth
        unit.path = Unit._get_path(above, depth, place)
        unit.folded_name = folded(unit.name)
    Unit.objects.bulk_create(units)
    if parent:
        Unit.objects.filter(pk=parent.pk).update(numchild=F("numchild") + len(units))
        parent.numchild += len(units)
    UnitPeriod.objects.bulk_create(
        UnitPeriod(
            unit=unit, parent=parent, name=unit.name, level_id=unit.level_id, sector_id=unit.sector_id, begins_on=on
        )
        for unit in units
    )
    tell(units)


def folded(name: str) -> str:
    """The name as the search finds it, within its column."""
    return fold(name)[: Unit._meta.get_field("folded_name").max_length]


def check_day(on: date):
    """A change is recorded on its day or later, never ahead. Raises ValidationError on the field "on"."""
    if on > timezone.localdate():
        raise ValidationError({"on": texts.NOT_IN_FUTURE.format(date=f"{on:%d/%m/%Y}")})


def tell(units: Sequence[Unit], old_parent: Unit | None = None):
    """Tell the pillars that these units were opened, changed, closed or, with `old_parent`, moved away from it."""
    for changed in registry.gather("unit_changes"):
        changed(units, old_parent=old_parent)


def keep_period(unit: Unit, *, on: date | None, parent: Unit | None = None):
    """Write down what the unit is now, as true from the day `on`.

    On the day on which the running period began, and for `on` None (the record was wrong all along), the running period
    is put right; otherwise it ends and another begins. `parent` is given by a move, else it stays.
    Raises ValidationError on the field "on".
    """
    running = UnitPeriod.objects.select_for_update().get(unit=unit, ends_on__isnull=True)
    now = {
        "parent_id": parent.pk if parent else running.parent_id,
        "name": unit.name,
        "level_id": unit.level_id,
        "sector_id": unit.sector_id,
    }
    if on is not None:
        _check_after(running, on)
        if on > running.begins_on:
            end_period(running, on)
            UnitPeriod.objects.create(unit=unit, begins_on=on, **now)
            return
    UnitPeriod.objects.filter(pk=running.pk).update(**now)


def end_history(unit: Unit, on: date):
    """The unit's last period ends on the day `on`. Raises ValidationError on the field "on"."""
    running = UnitPeriod.objects.select_for_update().get(unit=unit, ends_on__isnull=True)
    _check_after(running, on)
    end_period(running, on)


def end_histories(units: Sequence[Unit], on: date):
    """As `end_history` for many units, whose last changes all lie on the day `on` or before."""
    running = UnitPeriod.objects.filter(unit__in=units, ends_on__isnull=True)
    # A day before that of the last change is refused by the database.
    running.update(ends_on=on)


def end_period(period: UnitPeriod, on: date):
    UnitPeriod.objects.filter(pk=period.pk).update(ends_on=on)


def _check_after(running, on):
    check_day(on)
    if on < running.begins_on:
        raise ValidationError({"on": texts.BEFORE_PERIOD.format(date=f"{running.begins_on:%d/%m/%Y}")})
