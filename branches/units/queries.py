"""Questions about the tree that several pages and actions ask."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db.models import Count, F, Q
from django.db.models.functions import Substr

from branches.pillars import registry
from branches.units import texts
from branches.units.models import Unit, UnitPeriod
from branches.vietnamese.names import sort_key

_FIGURES = re.compile(r"(\d+)")
MOST_NAMES = 3


def natural_key(name: str) -> tuple:
    """Orders names as people count: "Tổ dân phố 2" before "Tổ dân phố 10", letters as in the alphabet."""
    return tuple(
        (0, int(part), b"") if part.isdecimal() else (1, 0, b" ".join(map(sort_key, part.split())))
        for part in _FIGURES.split(name)
        if part.strip()
    )


def next_branch_codes(unit: Unit, count: int = 1) -> list[str]:
    """The codes `<unit code>.CDnn` that continue the unit's numbering; codes of closed branches are not used again."""
    begin = f"{unit.code}.CD"
    taken = Unit.objects.filter(code__startswith=begin).values_list("code", flat=True)
    numbers = [int(code[len(begin) :]) for code in taken if code[len(begin) :].isdecimal()]
    first = max(numbers, default=0) + 1
    return [f"{begin}{number:02d}" for number in range(first, first + count)]


def next_branch_code(unit: Unit) -> str:
    return next_branch_codes(unit)[0]


def parent_of(unit: Unit) -> Unit | None:
    """The unit directly above."""
    return Unit.objects.get(path=unit.parent_path) if unit.parent_path else None


def in_natural_order(units: Iterable[Unit]) -> list[Unit]:
    """Siblings by level, then by name."""
    return sorted(units, key=lambda unit: (unit.level.rank, natural_key(unit.name)))


def children_of(units: Iterable[Unit]) -> Q:
    """A filter: directly below one of `units`."""
    condition = Q(pk__in=[])
    for unit in units:
        # A leaf has nothing below it: most rows of a list are leaves, and need no look-up.
        if unit.numchild:
            condition |= Q(path__startswith=unit.path, depth=unit.depth + 1)
    return condition


def tally(units: Iterable[Unit], rows, *, place: str, what) -> dict[int, Counter]:
    """{key of a unit: how many of `rows` (a queryset) of each kind lie in it or below}, one query.

    `place` names the field or annotation that holds the path of a row's unit, `what` that of its kind, or is an
    expression. A row counts once in each of `units` that it lies below.
    """
    units = list(units)
    found, by_path = {unit.pk: Counter() for unit in units}, {unit.path: unit.pk for unit in units}
    counted = (
        rows.filter(within(units, place))
        .order_by()
        .annotate(tally_place=F(place), tally_what=F(what) if isinstance(what, str) else what)
        .values_list("tally_place", "tally_what")
        .annotate(tally=Count("pk"))
    )
    for path, code, number in counted:
        for end in range(Unit.steplen, len(path) + 1, Unit.steplen):
            if (key := by_path.get(path[:end])) is not None:
                found[key][code] += number
    return found


def within(units: Iterable[Unit], field: str = "path") -> Q:
    """A filter on the unit path that `field` names: one of `units`, or anywhere below one."""
    units = list(units)
    paths = {unit.path for unit in units}
    condition = Q(pk__in=[])
    for path in sorted({unit.path for unit in units if not paths.intersection(unit.ancestor_paths)}):
        condition |= Q(**{f"{field}__startswith": path})
    return condition


def standing_in(units: Iterable[Unit]) -> dict[int, list[int]]:
    """{key of a unit: keys of those of `units` that it is, or stands below}, of all these and below; one query."""
    units = list(units)
    by_path = {unit.path: unit.pk for unit in units}
    found = {}
    for key, path in Unit.objects.filter(within(units)).order_by().values_list("pk", "path"):
        ends = range(Unit.steplen, len(path) + 1, Unit.steplen)
        found[key] = [by_path[path[:end]] for end in ends if path[:end] in by_path]
    return found


def open_children(units: Iterable[Unit]) -> Counter:
    """{path: how many open units stand directly below}; one query, none when all are leaves."""
    parents = [unit for unit in units if unit.numchild]
    if not parents:
        return Counter()
    counts = Counter()
    for depth in {unit.depth for unit in parents}:
        level = [unit for unit in parents if unit.depth == depth]
        rows = (
            Unit.objects.open()
            .filter(children_of(level))
            .order_by()
            .annotate(above=Substr("path", 1, depth * Unit.steplen))
            .values_list("above")
            .annotate(number=Count("pk"))
        )
        counts.update(dict(rows))
    return counts


def closing_obstacles(unit: Unit) -> list[str]:
    """What stands in the way of closing `unit`: sentences of this room and of the pillars."""
    obstacles = []
    children = in_natural_order(
        Unit.objects.open().filter(path__startswith=unit.path, depth=unit.depth + 1).select_related("level")
    )
    if children:
        names = [str(child) for child in children[:MOST_NAMES]]
        if len(children) > MOST_NAMES:
            names.append(texts.AND_MORE.format(count=len(children) - MOST_NAMES))
        obstacles.append(texts.OPEN_CHILDREN.format(count=len(children), names=", ".join(names)))
    return obstacles + pillars_obstacles(unit)


def pillars_obstacles(unit: Unit) -> list[str]:
    """What the pillars know to stand in the way of closing `unit`."""
    return [sentence for reasons in registry.gather("unit_closing") for sentence in reasons(unit)]


def periods_below(units: Iterable[Unit], on: date) -> list[UnitPeriod]:
    """What stood directly below `units` on the day `on`, by the names of that day, in natural order."""
    found = UnitPeriod.objects.running(on).filter(parent__in=units).select_related("unit", "level", "sector", "parent")
    return sorted(found, key=lambda period: (period.level.rank, natural_key(period.name)))


def periods_of(units: Iterable[Unit], on: date) -> list[UnitPeriod]:
    """What `units` themselves were on the day `on`; one that didn't exist yet, or no longer, is absent."""
    return list(UnitPeriod.objects.running(on).filter(unit__in=units).select_related("unit", "level", "sector"))


def counts_below(keys: Iterable[int], on: date) -> dict[int, int]:
    """{key of a unit: how many stood directly below it on the day `on`}."""
    rows = UnitPeriod.objects.running(on).filter(parent__in=keys).order_by().values_list("parent")
    return dict(rows.annotate(number=Count("pk")))
