"""Movement of members in a period: opening + gains - losses = closing, straight from the ledger.

What stands below a unit is what stands below it today: a unit that moved brings its past along.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import connection

from branches.units.models import Unit
from members.people.models import Membership
from members.people.models.memberships import GAINS, LOSSES, Began, Ended, Kind


@dataclass
class Movement:
    """`gains` by Began, `losses` by Ended; every code is there, most of them at 0.

    `inner` counts the moves and mergers between units below, which are in neither: out of one, into another.
    """

    opening: int = 0
    gains: dict[str, int] = field(default_factory=lambda: dict.fromkeys(GAINS, 0))
    losses: dict[str, int] = field(default_factory=lambda: dict.fromkeys(LOSSES, 0))
    closing: int = 0
    inner: dict[str, int] = field(default_factory=lambda: dict.fromkeys(INNER, 0))

    @property
    def gained(self) -> int:
        return sum(self.gains.values())

    @property
    def lost(self) -> int:
        return sum(self.losses.values())

    def add_inner(self, code: str, count: int):
        """Take moves inside off both sides."""
        came, went = INNER[code]
        self.gains[came] -= count
        self.losses[went] -= count
        self.inner[code] += count


# {code of moves inside a unit: how one counts as a gain and a loss of the units below}
INNER = {"moved": (Began.MOVED_IN, Ended.MOVED_OUT), "merged": (Began.MERGED, Ended.MERGED)}


@dataclass
class Guests:
    """Stays of one kind beside the main one: no gain and no loss of anybody."""

    opening: int = 0
    came: int = 0
    went: int = 0
    closing: int = 0


_PLACES = f"""
    FROM {Unit._meta.db_table} top
    JOIN {Unit._meta.db_table} unit ON unit.path LIKE top.path || %(below)s
    JOIN {Membership._meta.db_table} stay ON stay.unit_id = unit.id
    WHERE top.id = ANY(%(tops)s) AND NOT stay.void
      AND stay.begins_on < %(end)s AND (stay.ends_on IS NULL OR stay.ends_on >= %(begin)s)
"""

_ROWS = f"""
    SELECT top.id AS top, stay.person_id, stay.begins_on, stay.ends_on, stay.began_by, stay.ended_by
    {_PLACES} AND stay.kind = 'main'
"""

# A move between two units under one top is no movement of the top: such pairs, counted here, are taken off both sides.
# A stay of no day comes and goes on one day; it makes no pair with itself.
_COUNT = f"""
    WITH stays AS ({_ROWS}),
    moves AS (
        SELECT top, person_id, begins_on AS day, began_by = 'merged' AS merged, 1 AS came, 0 AS went,
               (ends_on = begins_on AND ended_by IN ('moved_out', 'merged'))::int AS through
        FROM stays WHERE begins_on >= %(begin)s AND began_by IN ('moved_in', 'merged')
        UNION ALL
        SELECT top, person_id, ends_on, ended_by = 'merged', 0, 1, 0
        FROM stays WHERE ends_on < %(end)s AND ended_by IN ('moved_out', 'merged')
    ),
    days AS (
        SELECT top, merged, sum(came) AS came, sum(went) AS went, sum(through) AS through
        FROM moves GROUP BY top, person_id, day, merged
    )
    SELECT top, 'opening', '', count(*) FROM stays WHERE begins_on < %(begin)s GROUP BY top
    UNION ALL
    SELECT top, 'closing', '', count(*) FROM stays WHERE ends_on IS NULL OR ends_on >= %(end)s GROUP BY top
    UNION ALL
    SELECT top, 'gain', began_by, count(*) FROM stays WHERE begins_on >= %(begin)s GROUP BY top, began_by
    UNION ALL
    SELECT top, 'loss', ended_by, count(*) FROM stays WHERE ends_on < %(end)s GROUP BY top, ended_by
    UNION ALL
    SELECT top, 'inner', CASE WHEN merged THEN 'merged' ELSE 'moved' END,
           sum(CASE WHEN came = through AND went = through THEN greatest(through - 1, 0) ELSE least(came, went) END)
    FROM days GROUP BY top, merged
"""  # noqa: S608

_GUESTS = f"""
    SELECT top.id, stay.kind,
           count(*) FILTER (WHERE stay.begins_on < %(begin)s),
           count(*) FILTER (WHERE stay.begins_on >= %(begin)s),
           count(*) FILTER (WHERE stay.ends_on < %(end)s),
           count(*) FILTER (WHERE stay.ends_on IS NULL OR stay.ends_on >= %(end)s)
    {_PLACES} AND stay.kind <> 'main'
    GROUP BY top.id, stay.kind
"""


def movements(units: Sequence[int], begin: date, end: date, *, below: bool = True) -> dict[int, Movement]:
    """Of each unit (by key) with everything below it, from the day `begin` up to, not including, `end`.

    `opening` counts the members at the end of the day before `begin`, `closing` those at the end of the day before
    `end`. Without `below`, of the units alone. One query, whatever the number of units.
    """
    found = {unit: Movement() for unit in units}
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, _asked(units, begin, end, below))
        for unit, what, code, count in cursor.fetchall():
            _add(found[unit], what, code, int(count))
    return found


def guests(units: Sequence[int], begin: date, end: date, *, below: bool = True) -> dict[int, dict[str, Guests]]:
    """{unit key: {kind: those who are guests there}}, as `movements` asks; one query, both kinds always there."""
    found = {unit: {Kind.TEMPORARY: Guests(), Kind.RESIDENTIAL: Guests()} for unit in units}
    with connection.cursor() as cursor:
        cursor.execute(_GUESTS, _asked(units, begin, end, below))
        for unit, kind, *counts in cursor.fetchall():
            found[unit][kind] = Guests(*counts)
    return found


def _asked(units, begin, end, below):
    return {"tops": list(units), "begin": begin, "end": end, "below": "%" if below else ""}


def _add(movement: Movement, what: str, code: str, count: int):
    if what == "gain":
        movement.gains[code] += count
    elif what == "loss":
        movement.losses[code] += count
    elif what == "inner":
        movement.add_inner(code, count)
    else:
        setattr(movement, what, count)
