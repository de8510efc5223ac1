"""Ranges of numbers: whose count for a unit, and what is left of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q

from branches.units.models import Unit
from members.cards.models import CardRange


@dataclass(frozen=True)
class Figures:
    """How many numbers of a range were used (given or passed over), are left, and were given on to units below."""

    used: int
    left: int
    given: int


def ranges_for(units: Iterable[Unit]) -> dict[int, list[CardRange]]:
    """{key of a unit: the ranges that it takes numbers from}: those of the nearest of itself and the units above that
    has any, the earliest first; empty where none has. One query."""
    units = list(units)
    paths = {path for unit in units for path in (*unit.ancestor_paths, unit.path)}
    by_path = defaultdict(list)
    for each in CardRange.objects.filter(unit__path__in=paths).select_related("unit").order_by("pk"):
        by_path[each.unit.path].append(each)
    return {
        unit.pk: next(
            (by_path[path] for path in (unit.path, *reversed(unit.ancestor_paths)) if path in by_path),
            [],
        )
        for unit in units
    }


def stretches(first: int, last: int, parts: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pieces of first..last that no part covers, in order; `parts` are (first, last) pairs that don't overlap."""
    for begin, end in sorted(parts):
        if end < first:
            continue
        if begin > last:
            break
        if begin > first:
            yield first, begin - 1
        first = end + 1
    if first <= last:
        yield first, last


def parts_of(ranges: Sequence[CardRange]) -> dict[int, list[tuple[int, int]]]:
    """{key of a range: the parts that were given on}; one query."""
    found = defaultdict(list)
    for parent, first, last in CardRange.objects.filter(parent__in=ranges).values_list("parent", "first", "last"):
        found[parent].append((first, last))
    return found


def figures_of(ranges: Sequence[CardRange]) -> dict[int, Figures]:
    """{key of a range: its figures}; one query for any number."""
    parts = parts_of(ranges)
    found = {}
    for each in ranges:
        free = stretches(each.next_number, each.last, parts[each.pk])
        left = sum(end - begin + 1 for begin, end in free)
        given = sum(end - begin + 1 for begin, end in parts[each.pk])
        found[each.pk] = Figures(each.last - each.first + 1 - left - given, left, given)
    return found


def ranges_of(unit: Unit):
    """The ranges that a unit has itself, the earliest first."""
    return CardRange.objects.filter(unit=unit).order_by("pk")


def given_by(unit: Unit):
    """The parts of its ranges that a unit gave on, the latest first."""
    return CardRange.objects.filter(parent__unit=unit).select_related("unit", "parent").order_by("-pk")


def receivers(units, unit: Unit):
    """Of a queryset of units: the open ones below `unit` that give out cards, or give numbers on, themselves."""
    below = units.open().below(unit).exclude(pk=unit.pk).select_related("level")
    if unit.level.is_grassroots:
        return below.filter(level__is_grassroots=True)
    # What lies below a cơ sở gives none.
    own_path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    bases = Unit.objects.filter(level__is_grassroots=True).alias(inner=own_path).filter(inner__startswith=F("path"))
    between = Q(level__is_branch=False) & ~Exists(bases.order_by())
    return below.filter(Q(level__is_grassroots=True) | between)
