"""Evidence of criterion 1.3: cases done with all their papers, and steps that were late, for many units at once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from branches.cases import slots
from branches.cases.kinds import all_kinds
from branches.cases.models import Case, CaseStep
from branches.units.queries import standing_in, within

# Cases whose papers are looked at together.
CHUNK = 2_000


@dataclass
class Measure:
    """Of one unit with everything below it.

    `closed`: cases done in the period that count for it; `complete`: those of them that have every paper today.
    `late_cases`: cases of which one of its units held a step that was overdue on a day of the period; `late_days`: all
    those days.
    """

    closed: int = 0
    complete: int = 0
    late_cases: int = 0
    late_days: int = 0


@dataclass(frozen=True)
class _Scope:
    """Units and everything that stands below them today. `counts[key]` are those of the units asked about for which
    counts what the unit with that key opened, received or held."""

    units: Sequence
    counts: Mapping[int, Sequence[int]]

    @classmethod
    def below(cls, units) -> "_Scope":
        return cls(units, standing_in(units))

    def q(self, field: str) -> Q:
        """Rows whose `field`, a unit, is part of it."""
        return within(self.units, f"{field}__path")

    def counting(self, *keys: int) -> set[int]:
        """Each unit once, in whatever number of `keys` it has a part."""
        return {unit for key in keys for unit in self.counts.get(key, ())}


def measure(units: Iterable, period: tuple[date, date]) -> dict[int, Measure]:
    """{key of a unit: Measure} for each of `units` with everything below it, over the days of `period`, both included;
    any past one. A handful of queries, whatever the number of units.

    A case counts for the unit that opened it, and for those that its kind names besides (`CaseKind.counts_for`); one
    that counts for several units below is one case, and so is one of which several of them were late. Withdrawn,
    refused and cancelled cases count for nobody.
    """
    units = list(units)
    scope, found = _Scope.below(units), {unit.pk: Measure() for unit in units}
    for _, lacking, counting in _closed(scope, *period):
        for unit in counting:
            found[unit].closed += 1
            found[unit].complete += not lacking
    late = defaultdict(set)
    for case, days, counting in _late(scope, *period):
        for unit in counting:
            found[unit].late_days += days
            late[unit].add(case)
    for unit, cases in late.items():
        found[unit].late_cases = len(cases)
    return found


def behind(unit, period: tuple[date, date]) -> tuple[dict[int, list[str]], dict[int, int]]:
    """The cases that `measure` counts for `unit`: ({key of a case done: what it lacks}, {key of a case of which a
    step was late: on how many days})."""
    scope, late = _Scope.below([unit]), Counter()
    done = {case: lacking for case, lacking, units in _closed(scope, *period) if units}
    for case, days, _ in _late(scope, *period):
        late[case] += days
    return done, dict(late)


def _closed(scope: _Scope, first: date, last: date) -> Iterator[tuple[int, list[str], set[int]]]:
    """Of each case that was done: (its key, what it lacks, the units asked about for which it counts)."""
    held = CaseStep.objects.filter(scope.q("holder"), case=OuterRef("pk"))
    done = Case.objects.filter(closed_on__range=(first, last), outcome=Case.Outcome.DONE)
    done = done.filter(scope.q("opening_unit") | Exists(held)).order_by("pk")
    opened_by = defaultdict(dict)
    for key, kind, unit in done.values_list("pk", "kind", "opening_unit"):
        opened_by[kind][key] = unit
    for kind in all_kinds():
        cases = opened_by[kind.code]
        keys = list(cases)
        for begin in range(0, len(keys), CHUNK):
            things = kind.find(keys[begin : begin + CHUNK])
            lacking = slots.lacking(kind, things)
            for key, thing in things.items():
                yield key, lacking[key], scope.counting(cases[key], *kind.counts_for(thing))


def _late(scope: _Scope, first: date, last: date) -> Iterator[tuple[int, int, set[int]]]:
    """Of each step that was late: (its case, on how many days, the units asked about that held it). From the rows of
    the steps: what was overdue on a day is what ran on it beyond its due day."""
    until = min(last, timezone.localdate())
    steps = CaseStep.objects.filter(scope.q("holder"), due_on__lt=until, begun_at__date__lte=until).filter(
        Q(ended_at__isnull=True) | Q(ended_at__date__gt=F("due_on"), ended_at__date__gte=first)
    )
    for holder, case, due_on, begun_at, ended_at in steps.values_list(
        "holder", "case", "due_on", "begun_at", "ended_at"
    ):
        begin = max(due_on + timedelta(days=1), timezone.localdate(begun_at), first)
        end = min(timezone.localdate(ended_at), until) if ended_at else until
        if begin <= end:
            yield case, (end - begin).days + 1, scope.counting(holder)
