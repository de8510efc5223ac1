"""How far the training of a year has come, for many units at once."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from django.db.models import Count, IntegerField, Q, Value

from branches.units.models import Unit
from members.people.models import Person
from members.training.models import EntryStatus, TrainingEntry
from members.training.queries.rows import ALL_OWN


@dataclass
class Progress:
    """Of a unit with everything below it. Who left the programme is in none of these figures but the first."""

    members: int = 0
    registered: int = 0
    approved: int = 0
    self_scored: int = 0
    scored: int = 0
    confirmed: int = 0

    def add(self, other: "Progress"):
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))


APPROVED = ~Q(status=EntryStatus.REGISTERED)
# What was returned is scored anew.
SCORED = Q(status__in=[EntryStatus.SCORED, EntryStatus.SENT, EntryStatus.CONFIRMED])
CONFIRMED = Q(status=EntryStatus.CONFIRMED)


def progress(units: Iterable[Unit], year: int) -> dict[int, Progress]:
    """{key of a unit: Progress} for each of `units`, what stands below it included. One query."""
    units = list(units)
    if not units:
        return {}
    members = Person.objects.members().filter(_within(units, "current_unit__path")).order_by()
    rows = TrainingEntry.objects.current().filter(_within(units, "programme__branch__path"), year=year).order_by()
    none = Value(0, output_field=IntegerField())
    counted = members.values_list("current_unit__path").annotate(
        members=Count("pk"), registered=none, approved=none, self_scored=none, scored=none, confirmed=none
    )
    counted_rows = rows.values_list("programme__branch__path").annotate(
        members=none,
        registered=Count("pk"),
        approved=Count("pk", filter=APPROVED),
        self_scored=Count("pk", filter=ALL_OWN),
        scored=Count("pk", filter=SCORED),
        confirmed=Count("pk", filter=CONFIRMED),
    )
    found = {unit.pk: Progress() for unit in units}
    by_path = {unit.path: found[unit.pk] for unit in units}
    for path, *figures in counted.union(counted_rows, all=True):
        for end in range(Unit.steplen, len(path) + 1, Unit.steplen):
            if (unit := by_path.get(path[:end])) is not None:
                unit.add(Progress(*figures))
    return found


def _within(units, field) -> Q:
    """A filter on what stands in or below these units; of a unit below another one nothing is asked."""
    paths = {unit.path for unit in units}
    tops = [unit for unit in units if not paths & set(unit.ancestor_paths)]
    within = Q(**{f"{field}__in": [unit.path for unit in tops if not unit.numchild]})
    for unit in tops:
        if unit.numchild:
            within |= Q(**{f"{field}__startswith": unit.path})
    return within
