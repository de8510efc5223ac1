"""The stays behind a figure of the movement report: who was in a unit on a day, who came and who left in a period."""

from datetime import date, timedelta

from django.db import connection

from branches.units.models import Unit
from members.people.models import Membership
from members.people.models.memberships import Began, Ended
from members.people.queries.areas import Shown

# Who left one unit and came to another under the same top, on one day, did neither to the top.
_MOVES = (Began.MOVED_IN, Began.MERGED)
_MOVES_AWAY = (Ended.MOVED_OUT, Ended.MERGED)


def covering(shown: Shown, day: date):
    """Main stays that cover the end of the day."""
    return _stays(shown).on(day)


def gained(shown: Shown, reason: str, first: date, last: date):
    """Main stays that began for `reason` from `first` to `last`, moves inside what is shown apart."""
    stays = _stays(shown).filter(began_by=reason, begins_on__range=(first, last))
    return stays.filter(pk__in=_crossing(shown, "came", reason, first, last)) if reason in _MOVES else stays


def lost(shown: Shown, reason: str, first: date, last: date):
    """Main stays that ended for `reason` from `first` to `last`, moves inside what is shown apart."""
    stays = _stays(shown).filter(ended_by=reason, ends_on__range=(first, last))
    return stays.filter(pk__in=_crossing(shown, "went", reason, first, last)) if reason in _MOVES_AWAY else stays


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
