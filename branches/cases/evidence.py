"""Evidence of criterion 1.3: cases done with all their papers, and steps that were late, for many units at once."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from branches.cases import slots
from branches.cases.kinds import all_kinds
from branches.cases.models import Case, CaseStep

# Cases whose papers are looked at together.
CHUNK = 2_000


@dataclass
class Measure:
    """Of one unit itself, what stands below it apart.

    `closed`: cases done in the period that count for it; `complete`: those of them that have every paper today.
    `late_cases`: cases of which it held a step that was overdue on a day of the period; `late_days`: all those days.
    """

    closed: int = 0
    complete: int = 0
    late_cases: int = 0
    late_days: int = 0


def measure(units: Iterable, period: tuple[date, date]) -> dict[int, Measure]:
    """{key of a unit: Measure} for each of `units`, over the days of `period`, both included; any past one.

    A case counts for the unit that opened it, and for those that its kind names besides (`CaseKind.counts_for`).
    Withdrawn, refused and cancelled cases count for nobody. A handful of queries, whatever the number of units.
    """
    found = {unit.pk: Measure() for unit in units}
    _closed(found, *period)
    _late(found, *period)
    return found


def _closed(found, first, last):
    held = CaseStep.objects.filter(case=OuterRef("pk"), holder__in=found)
    done = Case.objects.filter(closed_on__range=(first, last), outcome=Case.Outcome.DONE)
    done = done.filter(Q(opening_unit__in=found) | Exists(held)).order_by("pk")
    opened_by = defaultdict(dict)
    for key, kind, unit in done.values_list("pk", "kind", "opening_unit"):
        opened_by[kind][key] = unit
    for kind in all_kinds():
        cases = opened_by[kind.code]
        keys = list(cases)
        for begin in range(0, len(keys), CHUNK):
            chunk = keys[begin : begin + CHUNK]
            things = kind.find(chunk)
            complete = slots.complete(kind, things)
            for key, thing in things.items():
                for unit in {cases[key], *kind.counts_for(thing)} & found.keys():
                    found[unit].closed += 1
                    found[unit].complete += key in complete


def _late(found, first, last):
    """From the rows of the steps: what was overdue on a day is what ran on it beyond its due day."""
    until = min(last, timezone.localdate())
    steps = CaseStep.objects.filter(holder__in=found, due_on__lt=until, begun_at__date__lte=until).filter(
        Q(ended_at__isnull=True) | Q(ended_at__date__gt=F("due_on"), ended_at__date__gte=first)
    )
    days, cases = Counter(), defaultdict(set)
    for holder, case, due_on, begun_at, ended_at in steps.values_list(
        "holder", "case", "due_on", "begun_at", "ended_at"
    ):
        begin = max(due_on + timedelta(days=1), timezone.localdate(begun_at), first)
        end = min(timezone.localdate(ended_at), until) if ended_at else until
        if begin <= end:
            days[holder] += (end - begin).days + 1
            cases[holder].add(case)
    for holder, number in days.items():
        found[holder].late_days = number
        found[holder].late_cases = len(cases[holder])
