"""The stays behind a figure of the movement report: who was in a unit on a day, who came and who left in a period."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from django.db import connection
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from branches.units.models import Unit
from members.people.models import Membership
from members.people.models.memberships import Began, Ended, Kind
from members.people.queries.areas import Shown
from members.people.queries.movements import INNER

# Who left one unit and came to another under the same top, on one day, did neither to the top.
_MOVES = (Began.MOVED_IN, Began.MERGED)
_MOVES_AWAY = (Ended.MOVED_OUT, Ended.MERGED)


def covering(shown: Shown, day: date):
    """Main stays that cover the end of the day."""
    return _stays(shown).on(day)


def path_on(day: str):
    """An expression over rows with a `person`: the path of the unit in which that one had the main stay on the day of
    the field `day`, or the last one before it; of who had none, where the record is kept."""
    stays = Membership.objects.main().filter(person=OuterRef("person"), begins_on__lte=OuterRef(day))
    last = Subquery(stays.order_by("-begins_on", "-pk").values("unit__path")[:1])
    return Coalesce(last, F("person__current_unit__path"), F("person__kept_by__path"))


def gained(shown: Shown, reasons: Iterable[str], first: date, last: date):
    """Main stays that began for one of `reasons` from `first` to `last`, moves inside what is shown apart."""
    stays = _stays(shown).filter(begins_on__range=(first, last))
    condition = Q(began_by__in=[reason for reason in reasons if reason not in _MOVES])
    for reason in reasons:
        if reason in _MOVES:
            condition |= Q(pk__in=_crossing(shown, "came", reason, first, last))
    return stays.filter(condition)


def lost(shown: Shown, reasons: Iterable[str], first: date, last: date):
    """Main stays that ended for one of `reasons` from `first` to `last`, moves inside what is shown apart."""
    stays = _stays(shown).filter(ends_on__range=(first, last))
    condition = Q(ended_by__in=[reason for reason in reasons if reason not in _MOVES_AWAY])
    for reason in reasons:
        if reason in _MOVES_AWAY:
            condition |= Q(pk__in=_crossing(shown, "went", reason, first, last))
    return stays.filter(condition)


def inside(shown: Shown, code: str, first: date, last: date):
    """Main stays that began by a move inside what is shown ("moved", "merged": movements.INNER)."""
    reason = INNER[code][0]
    stays = _stays(shown).filter(began_by=reason, begins_on__range=(first, last))
    return stays.exclude(pk__in=_crossing(shown, "came", reason, first, last))


def guests_on(shown: Shown, kind: str, day: date):
    """Temporary or residential stays that cover the end of the day."""
    return _guests(shown, kind).on(day)


def guests_now(shown: Shown) -> dict[str, int]:
    """{kind: how many are guests in what is shown today}; one query, kinds without any are absent."""
    stays = Membership.objects.running().exclude(kind=Kind.MAIN).filter(shown.q("unit")).order_by()
    return dict(stays.values_list("kind").annotate(number=Count("pk")))


def guests_came(shown: Shown, kind: str, first: date, last: date):
    return _guests(shown, kind).filter(begins_on__range=(first, last))


def guests_went(shown: Shown, kind: str, first: date, last: date):
    return _guests(shown, kind).filter(ends_on__range=(first, last))


def neighbours(stays: Iterable[Membership]) -> dict[int, tuple[Membership | None, Membership | None]]:
    """{key of a main stay: the one that a move ended for it, the one that a move began after it}; one query."""
    people = {stay.person_id for stay in stays}
    rows = Membership.objects.main().filter(person__in=people).select_related("unit").order_by("begins_on", "pk")
    by_person = defaultdict(list)
    for row in rows:
        by_person[row.person_id].append(row)
    found = {}
    for rows in by_person.values():
        for earlier, later in pairwise([None, *rows, None]):
            joined = earlier and later and earlier.ends_on == later.begins_on
            if joined and earlier.ended_by in _MOVES_AWAY and later.began_by in _MOVES:
                found[later.pk] = (earlier, found.get(later.pk, (None, None))[1])
                found[earlier.pk] = (found.get(earlier.pk, (None, None))[0], later)
    return found


# Of the rows of one person on one day as many stay as the unit gained or lost: the last ones. The counting is that of
# queries/movements.py.
_CROSSING = f"""
    WITH moves AS (
        SELECT stay.id, person_id, begins_on AS day, 'came' AS side,
               (ends_on = begins_on AND ended_by = %(ended)s)::int AS same_day
        FROM {Membership._meta.db_table} stay JOIN {Unit._meta.db_table} unit ON unit.id = stay.unit_id
        WHERE unit.path LIKE %(path)s AND kind = 'main' AND NOT void
          AND began_by = %(began)s AND begins_on >= %(first)s AND begins_on < %(after)s
        UNION ALL
        SELECT stay.id, person_id, ends_on, 'went', 0
        FROM {Membership._meta.db_table} stay JOIN {Unit._meta.db_table} unit ON unit.id = stay.unit_id
        WHERE unit.path LIKE %(path)s AND kind = 'main' AND NOT void
          AND ended_by = %(ended)s AND ends_on >= %(first)s AND ends_on < %(after)s
    ),
    days AS (
        SELECT person_id, day, count(*) FILTER (WHERE side = 'came') AS came,
               count(*) FILTER (WHERE side = 'went') AS went, sum(same_day) AS same_day
        FROM moves GROUP BY person_id, day
    ),
    inside AS (
        SELECT person_id, day,
               CASE WHEN came = same_day AND went = same_day THEN greatest(same_day - 1, 0)
                    ELSE least(came, went) END AS pairs,
               CASE %(side)s WHEN 'came' THEN came ELSE went END AS here
        FROM days
    ),
    numbered AS (
        SELECT id, person_id, day, row_number() OVER (PARTITION BY person_id, day ORDER BY id DESC) AS place
        FROM moves WHERE side = %(side)s
    )
    SELECT id FROM numbered JOIN inside USING (person_id, day) WHERE place <= here - pairs
"""  # noqa: S608


def _stays(shown):
    return Membership.objects.main().filter(shown.q("unit"))


def _guests(shown, kind):
    return Membership.objects.valid().filter(shown.q("unit"), kind=kind)


def _crossing(shown, side, reason, first, last):
    """Keys of the stays that make a gain (side "came") or a loss ("went") of all that is shown."""
    merged = reason == Began.MERGED
    with connection.cursor() as cursor:
        cursor.execute(
            _CROSSING,
            {
                "path": shown.unit.path + ("%" if shown.below else ""),
                "began": Began.MERGED if merged else Began.MOVED_IN,
                "ended": Ended.MERGED if merged else Ended.MOVED_OUT,
                "first": first,
                "after": last + timedelta(days=1),
                "side": side,
            },
        )
        return [key for (key,) in cursor.fetchall()]
