"""The monthly summaries: marking what is no longer true, and computing it anew.

An act marks units in its own transaction; once that is committed they are computed anew. What is still marked then
(somebody else was at it, or the process died) is computed by the next reader. One at a time does the computing, since
two acts in sister units add up to one row above them; marking waits for nobody.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.db import connection, transaction
from django.utils import timezone

from branches.rulesets import definitions as rulesets
from branches.units.models import Unit
from members.people.models import DirtyMonth, UnitMonth
from members.people.queries import summing
from members.people.queries.rollups import month_before

# Months kept: two years beside the running one. Older ones are asked of the ledger itself.
KEPT_MONTHS = 25
# The name of the lock: any number that nothing else uses.
_COMPUTING = 77_002


def mark_dirty(unit_ids: Iterable[int | None], since: date):
    """These units' figures from the month of `since` on are no longer true; so are those of all units above them.

    Called inside the act's transaction. A day to come marks the running month: the figures say nothing of it yet.
    """
    month = min(since, timezone.localdate()).replace(day=1)
    units = sorted({unit for unit in unit_ids if unit is not None})
    if not units:
        return
    DirtyMonth.objects.bulk_create(DirtyMonth(unit_id=unit, month=month) for unit in units)
    transaction.on_commit(refresh, robust=True)


def mark_changed_units(units: Sequence[Unit], *, old_parent: Unit | None = None):
    """Units were opened, edited or closed, moved away from `old_parent`, or somebody got or left a post in them.

    After a move both chains of units above are wrong in every month: the past is summed up by today's tree.
    """
    since = timezone.localdate() if old_parent is None else oldest_month(timezone.localdate())
    mark_dirty([*(unit.pk for unit in units), old_parent.pk if old_parent else None], since)


def refresh():
    """Compute what is marked, unless somebody is doing so; then the marks stay for the next reader."""
    with transaction.atomic():
        if _hold("pg_try_advisory_xact_lock"):
            _compute_marked("")


def settle(unit: Unit):
    """Make the summaries of `unit` and all below true as of today, before reading them; one query when they are."""
    today = timezone.localdate()
    if _holds(unit, today):
        return
    with transaction.atomic():
        _hold("pg_advisory_xact_lock")
        _compute_marked(unit.path)
        _compute_outdated(unit.path, today)


def recompute_all() -> int:
    """Compute every summary anew, marked or not. Gives the number of rows."""
    with transaction.atomic():
        _hold("pg_advisory_xact_lock")
        DirtyMonth.objects.all().delete()
        UnitMonth.objects.all().delete()
        _compute(Unit.objects.values_list("pk", flat=True), oldest_month(timezone.localdate()))
        return UnitMonth.objects.count()


def check_all() -> list[tuple[str, date]]:
    """(unit code, month) where what is kept, once settled, isn't what computing all anew gives; what is kept stays."""
    with transaction.atomic():
        _hold("pg_advisory_xact_lock")
        settle_all()
        with connection.cursor() as cursor:
            cursor.execute(summing.KEEP)
            recompute_all()
            cursor.execute(summing.DIFFERENCES)
            found = cursor.fetchall()
        transaction.set_rollback(True)
    return found


def settle_all():
    """Make every summary true as of today; nothing that holds is computed again."""
    with transaction.atomic():
        _hold("pg_advisory_xact_lock")
        _compute_marked("")
        _compute_outdated("", timezone.localdate())


def oldest_month(on: date) -> date:
    return month_before(on, KEPT_MONTHS - 1)


def _holds(unit, today) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(summing.HOLDS, {"unit": unit.pk, "path": unit.path, **_parameters(today)})
        return cursor.fetchone()[0]


def _hold(function) -> bool:
    """Take the lock until the transaction ends. The try_ function says whether it could be had."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [_COMPUTING])
        return cursor.fetchone()[0] is not False


def _compute_marked(path):
    with connection.cursor() as cursor:
        cursor.execute(summing.TAKE, {"path": path})
        marks = cursor.fetchall()
    _compute_each(marks)


def _compute_outdated(path, today):
    with connection.cursor() as cursor:
        cursor.execute(summing.OUTDATED, {"path": path, **_parameters(today)})
        rows = cursor.fetchall()
    _compute_each(rows)


def _compute_each(rows):
    """`rows` are (unit key, first month): units with the same first month are computed together."""
    earliest = {}
    for unit, month in rows:
        earliest[unit] = min(month, earliest.get(unit, month))
    by_month = defaultdict(list)
    for unit, month in earliest.items():
        by_month[month].append(unit)
    for month in sorted(by_month):
        _compute(by_month[month], month)


def _compute(units, since):
    """The own figures of `units` and of all above, then the sums, from the lowest units up."""
    today = timezone.localdate()
    oldest = oldest_month(today)
    everything, parents = _with_ancestors(units)
    given = {**_parameters(today), "since": max(since, oldest), "oldest": oldest}
    with connection.cursor() as cursor:
        cursor.execute(summing.CLEAR, {**given, "units": everything})
        cursor.execute(summing.OWN, {**given, "units": everything})
        for depth in sorted(parents, reverse=True):
            cursor.execute(summing.CHILDREN, {**given, "units": parents[depth]})
        cursor.execute(summing.INNER, {**given, "units": everything})


def _with_ancestors(units) -> tuple[list[int], dict[int, list[int]]]:
    """Keys of these units and all units above them, and by depth the keys of those that have units below."""
    paths = Unit.objects.filter(pk__in=list(units)).values_list("path", flat=True)
    wanted = {path[:end] for path in paths for end in range(Unit.steplen, len(path) + 1, Unit.steplen)}
    everything, parents = [], defaultdict(list)
    for pk, depth, below in Unit.objects.filter(path__in=wanted).values_list("pk", "depth", "numchild"):
        everything.append(pk)
        if below:
            parents[depth].append(pk)
    return everything, parents


def _parameters(today):
    return summing.parameters(today, rulesets.on(today))
