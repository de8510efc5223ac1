"""The units above a unit, and the one that answers for it: its cơ sở."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from branches.units.models import Unit


def above(unit: Unit) -> list[Unit]:
    """The units above, nearest first. One query."""
    return list(Unit.objects.filter(path__in=unit.ancestor_paths).select_related("level").order_by("-path"))


def base_among(unit: Unit, units_above: Iterable[Unit]) -> Unit:
    """The cơ sở of `unit`: the nearest of itself and its ancestors (`units_above`, nearest first) whose level is marked
    grassroots, else its direct superior; a unit with none above answers for itself."""
    units_above = list(units_above)
    nearest = next((each for each in (unit, *units_above) if each.level.is_grassroots), None)
    return nearest or (units_above[0] if units_above else unit)


def base_of(unit: Unit) -> Unit:
    """The cơ sở of a unit (base_among). One query."""
    return base_among(unit, above(unit))


def bases_of(units: Iterable[Unit]) -> dict[int, Unit]:
    """{key of a unit: its cơ sở}; one query for any number of units."""
    units = list(units)
    paths = {path for unit in units for path in unit.ancestor_paths}
    by_path = {unit.path: unit for unit in Unit.objects.filter(path__in=paths).select_related("level")}
    return {
        unit.pk: base_among(unit, [by_path[path] for path in reversed(unit.ancestor_paths) if path in by_path])
        for unit in units
    }


def base_above(unit: Unit) -> Unit | None:
    """Who decides over a unit: the nearest unit above whose level is marked grassroots, else its direct superior, also
    of a chi đoàn cơ sở; None for a root. One query."""
    units_above = above(unit)
    return next((each for each in units_above if each.level.is_grassroots), units_above[0] if units_above else None)


def standing_for(unit: Unit) -> Unit:
    """Who answers for a unit: itself, and once it is closed its superior (the nearest that is open).

    The tree keeps no link to a successor yet; when it does, that unit comes first.
    """
    today = timezone.localdate()
    if unit.closed_on is None or unit.closed_on > today:
        return unit
    return next((each for each in above(unit) if each.closed_on is None or each.closed_on > today), unit)


def opened_on(unit: Unit) -> date | None:
    """The first day of a unit, as far as its history goes."""
    return unit.periods.order_by("begins_on").values_list("begins_on", flat=True).first()
