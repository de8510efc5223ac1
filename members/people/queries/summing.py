"""How the monthly summaries are summed up: set-based over many units at once. Run by actions/rollups.py.

Parameters: units (keys), since and oldest (first days of months), and the days and thresholds that `parameters` gives.
"""

from datetime import date, timedelta

from django.conf import settings

from branches.positions.models import Position
from branches.units.models import Level, Unit, UnitPeriod
from members.people.data.age_bands import AGE_BANDS, UNKNOWN
from members.people.models import DirtyMonth, Membership, Person, UnitMonth
from members.people.queries import ages

_MONTHS, _UNITS, _PEOPLE, _STAYS, _DIRTY = (
    model._meta.db_table for model in (UnitMonth, Unit, Person, Membership, DirtyMonth)
)
_KNOWN_BANDS = [band for band in reversed(AGE_BANDS) if band is not UNKNOWN]


def parameters(on: date, rules) -> dict:
    """Days and thresholds as of `on`, for every statement below; `rules` as of that day (branches.rulesets)."""
    turning_first, turning_last = ages.turning_births(rules.come_of_age, on, rules.turning_notice)
    return {
        "today": on,
        "tomorrow": on + timedelta(days=1),
        "running": on.replace(day=1),
        "zone": settings.TIME_ZONE,
        "basis": basis(on, rules),
        "turning_first": turning_first,
        "turning_last": turning_last,
        "few": rules.min_branch_members,
        "quiet_before": on - timedelta(days=rules.stale_unit_days),
        **{f"band_{place}": ages.births(band, on)[1] for place, band in enumerate(_KNOWN_BANDS)},
    }


def basis(on: date, rules) -> str:
    """What a row of the running month holds for: with another day or other thresholds it is out of date."""
    return f"{on} {rules.come_of_age} {rules.turning_notice} {rules.min_branch_members} {rules.stale_unit_days}"


# What the ledger alone says, month by month, of a unit's own people: {opening, members, gain:…, loss:…}.
# `members` of a month is what was there before `since` with all gains and losses up to the month's end.
_LEDGER = f"""
    SELECT unit_id, NULL::date AS month, 'members' AS key, count(*) AS number
    FROM {_STAYS}
    WHERE unit_id = ANY(%(units)s) AND kind = 'main' AND NOT void
      AND begins_on < %(since)s AND (ends_on IS NULL OR ends_on >= %(since)s)
    GROUP BY unit_id
    UNION ALL
    SELECT unit_id, date_trunc('month', begins_on)::date, 'gain:' || began_by, count(*)
    FROM {_STAYS}
    WHERE unit_id = ANY(%(units)s) AND kind = 'main' AND NOT void
      AND begins_on >= %(since)s AND begins_on < %(tomorrow)s
    GROUP BY 1, 2, 3
    UNION ALL
    SELECT unit_id, date_trunc('month', ends_on)::date, 'loss:' || ended_by, count(*)
    FROM {_STAYS}
    WHERE unit_id = ANY(%(units)s) AND kind = 'main' AND NOT void
      AND ends_on >= %(since)s AND ends_on < %(tomorrow)s
    GROUP BY 1, 2, 3
"""  # noqa: S608

_BAND = " ".join(
    f"WHEN born <= %(band_{place})s THEN '{band.code}'" for place, band in enumerate(_KNOWN_BANDS) if band.first
)

_BAND_CODE = f"CASE WHEN born IS NULL THEN '{UNKNOWN.code}' {_BAND} ELSE '{AGE_BANDS[0].code}' END"

# What the records say today of the members of a unit's own (the copy of the ledger, as the roster shows them). `kind`
# tells what a row is grouped by: a bit for each of band, ethnicity and religion that it is *not* grouped by.
_RECORDS = f"""
    WITH members AS (
        SELECT current_unit_id AS unit_id, gender, ethnicity, religion, party_joined_on, missing_count,
               {ages.BORN} AS born
        FROM {_PEOPLE} WHERE standing = 'member' AND current_unit_id = ANY(%(units)s)
    ),
    sums AS (
        SELECT unit_id, band, gender, ethnicity, religion, grouping(band, ethnicity, religion) AS kind,
               count(*) AS number,
               count(*) FILTER (WHERE party_joined_on IS NOT NULL) AS party,
               count(*) FILTER (WHERE missing_count > 0) AS missing,
               count(*) FILTER (WHERE born BETWEEN %(turning_first)s AND %(turning_last)s) AS turning
        FROM (SELECT *, {_BAND_CODE} AS band FROM members) banded
        GROUP BY GROUPING SETS ((unit_id, band, gender), (unit_id, ethnicity), (unit_id, religion), (unit_id))
    )
    SELECT unit_id, %(running)s::date AS month, 'age:' || band || ':' || gender AS key, number FROM sums WHERE kind = 3
    UNION ALL
    SELECT unit_id, %(running)s, 'ethnicity:' || ethnicity, number FROM sums WHERE kind = 5
    UNION ALL
    SELECT unit_id, %(running)s, 'religion:' || religion, number FROM sums WHERE kind = 6
    UNION ALL
    SELECT unit_id, %(running)s, key, counted.number
    FROM sums JOIN {_UNITS} unit ON unit.id = sums.unit_id
    CROSS JOIN LATERAL (VALUES
        ('listed', sums.number),
        ('sector:' || coalesce(unit.sector_id, ''), sums.number),
        ('party', party),
        ('missing', missing),
        ('turning', turning)
    ) AS counted (key, number)
    WHERE kind = 7
"""  # noqa: S608

_CHANGED = f"""
    SELECT unit_id, max(day) AS day FROM (
        SELECT current_unit_id AS unit_id, (max(updated_at) AT TIME ZONE %(zone)s)::date AS day
        FROM {_PEOPLE} WHERE current_unit_id = ANY(%(units)s) GROUP BY 1
        UNION ALL
        SELECT kept_by_id, (max(updated_at) AT TIME ZONE %(zone)s)::date
        FROM {_PEOPLE} WHERE kept_by_id = ANY(%(units)s) AND current_unit_id IS NULL GROUP BY 1
        UNION ALL
        SELECT unit_id, greatest((max(created_at) AT TIME ZONE %(zone)s)::date,
                                 max(CASE WHEN ends_on < %(tomorrow)s THEN ends_on END))
        FROM {_STAYS} WHERE unit_id = ANY(%(units)s) GROUP BY unit_id
    ) days GROUP BY unit_id
"""  # noqa: S608

# What an officer looks after, counted in branches: open ones, those without a secretary (nobody holds the post, nobody
# is listed with it), those with few members, those in which nothing has changed for long.
_BRANCHES = f"""
    SELECT unit.id AS unit_id, %(running)s::date AS month, key, 1 AS number
    FROM {_UNITS} unit
    JOIN {Level._meta.db_table} level ON level.code = unit.level_id AND level.is_branch
    LEFT JOIN (
        SELECT current_unit_id AS unit_id, count(*) AS members, bool_or(listed_post = 'secretary') AS secretary
        FROM {_PEOPLE} WHERE standing = 'member' AND current_unit_id = ANY(%(units)s) GROUP BY current_unit_id
    ) own ON own.unit_id = unit.id
    LEFT JOIN changed ON changed.unit_id = unit.id
    LEFT JOIN (
        SELECT DISTINCT unit_id FROM {Position._meta.db_table}
        WHERE post_id = 'secretary' AND begins_on <= %(today)s AND (ends_on IS NULL OR ends_on >= %(today)s)
          AND unit_id = ANY(%(units)s)
    ) led ON led.unit_id = unit.id
    LEFT JOIN (
        SELECT unit_id, min(begins_on) AS day FROM {UnitPeriod._meta.db_table}
        WHERE unit_id = ANY(%(units)s) GROUP BY unit_id
    ) founded ON founded.unit_id = unit.id
    CROSS JOIN LATERAL (VALUES
        ('branches'),
        (CASE WHEN led.unit_id IS NULL AND own.secretary IS NOT TRUE THEN 'branches:unled' END),
        (CASE WHEN coalesce(own.members, 0) < %(few)s THEN 'branches:few' END),
        (CASE WHEN coalesce(changed.day, founded.day) < %(quiet_before)s THEN 'branches:quiet' END)
    ) AS counted (key)
    WHERE unit.id = ANY(%(units)s) AND (unit.closed_on IS NULL OR unit.closed_on > %(today)s) AND key IS NOT NULL
"""  # noqa: S608

CLEAR = f"""
    DELETE FROM {_MONTHS} WHERE unit_id = ANY(%(units)s) AND (month >= %(since)s OR month < %(oldest)s)
"""  # noqa: S608

# The rows of units by their own people alone. A month without anything has no row; the running one always has.
OWN = f"""
    WITH ledger AS ({_LEDGER}),
    starts AS (SELECT unit_id, number FROM ledger WHERE month IS NULL),
    months AS (
        SELECT month::date
        FROM generate_series(%(since)s::timestamp, %(running)s::timestamp, interval '1 month') AS month
    ),
    changes AS (
        SELECT unit_id, month, sum(CASE WHEN key LIKE 'gain:%%' THEN number ELSE -number END) AS change
        FROM ledger WHERE month IS NOT NULL GROUP BY unit_id, month
    ),
    stand AS (
        SELECT unit_id, month, change,
               coalesce(starts.number, 0)
               + coalesce(sum(change) OVER (PARTITION BY unit_id ORDER BY month), 0) AS closing
        FROM unnest(%(units)s::bigint[]) AS unit (unit_id) CROSS JOIN months
        LEFT JOIN starts USING (unit_id) LEFT JOIN changes USING (unit_id, month)
    ),
    changed AS ({_CHANGED}),
    counted AS (
        SELECT unit_id, month, 'opening' AS key, closing - coalesce(change, 0) AS number FROM stand
        UNION ALL
        SELECT unit_id, month, 'closing', closing FROM stand
        UNION ALL
        SELECT unit_id, month, key, number FROM ledger WHERE month IS NOT NULL
        UNION ALL
        SELECT unit_id, month, key, number FROM ({_RECORDS}) records
        UNION ALL
        {_BRANCHES}
    ),
    rows AS (
        SELECT unit_id, month, jsonb_object_agg(key, number) AS figures
        FROM counted WHERE number <> 0 GROUP BY unit_id, month
    )
    INSERT INTO {_MONTHS} (unit_id, month, members, figures, changed_on, basis, computed_at)
    SELECT unit_id, month,
           coalesce((figures ->> CASE month WHEN %(running)s THEN 'listed' ELSE 'closing' END)::int, 0),
           coalesce(figures, '{{}}'),
           CASE WHEN month = %(running)s THEN changed.day END,
           CASE WHEN month = %(running)s THEN %(basis)s ELSE '{UnitMonth.CLOSED}' END,
           now()
    FROM stand LEFT JOIN rows USING (unit_id, month) LEFT JOIN changed USING (unit_id)
    WHERE figures IS NOT NULL OR month = %(running)s
"""  # noqa: S608

# Adds to the rows of `units`, all of one depth, what stands directly below them. Moves inside a unit (key inner:…)
# don't add up: INNER counts them.
CHILDREN = f"""
    WITH family AS (
        SELECT parent.id AS unit_id, child.id AS part_id
        FROM {_UNITS} parent JOIN {_UNITS} child
          ON child.depth = parent.depth + 1 AND left(child.path, -{Unit.steplen}) = parent.path
        WHERE parent.id = ANY(%(units)s)
    ),
    parts AS (
        SELECT unit_id, month, figures, changed_on, basis, members
        FROM {_MONTHS} WHERE unit_id = ANY(%(units)s) AND month >= %(since)s
        UNION ALL
        SELECT family.unit_id, month, figures, changed_on, basis, members
        FROM family JOIN {_MONTHS} part ON part.unit_id = family.part_id AND month >= %(since)s
        UNION ALL
        -- Nothing is known of a unit without a row for the running month: the sum doesn't hold for today.
        SELECT family.unit_id, %(running)s, '{{}}', NULL, '', 0
        FROM family LEFT JOIN {_MONTHS} part ON part.unit_id = family.part_id AND month = %(running)s
        WHERE part.unit_id IS NULL
    ),
    figures AS (
        SELECT unit_id, month, jsonb_object_agg(key, number) AS figures
        FROM (
            SELECT unit_id, month, key, sum(number::int) AS number
            FROM parts, jsonb_each_text(figures) AS figure (key, number)
            WHERE key NOT LIKE 'inner:%%'
            GROUP BY unit_id, month, key
        ) sums GROUP BY unit_id, month
    ),
    facts AS (
        SELECT unit_id, month, sum(members) AS members, max(changed_on) AS changed_on,
               CASE WHEN count(DISTINCT basis) = 1 THEN min(basis) ELSE '' END AS basis
        FROM parts GROUP BY unit_id, month
    )
    INSERT INTO {_MONTHS} (unit_id, month, members, figures, changed_on, basis, computed_at)
    SELECT unit_id, month, members, coalesce(figures, '{{}}'), changed_on, basis, now()
    FROM facts LEFT JOIN figures USING (unit_id, month)
    ON CONFLICT (unit_id, month) DO UPDATE
    SET members = excluded.members, figures = excluded.figures, changed_on = excluded.changed_on, basis = excluded.basis
"""  # noqa: S608

# A move between two units under one top is no movement of the top: in one day somebody left one and came to the other.
# A stay of no day comes and goes on one day; it makes no pair with itself. (queries/movements.py counts the same way.)
INNER = f"""
    WITH stays AS (
        SELECT stay.person_id, stay.begins_on AS day, stay.began_by = 'merged' AS merged, unit.path, unit.depth,
               1 AS came, 0 AS went,
               (stay.ends_on = stay.begins_on AND stay.ended_by IN ('moved_out', 'merged'))::int AS same_day
        FROM {_STAYS} stay JOIN {_UNITS} unit ON unit.id = stay.unit_id
        WHERE stay.kind = 'main' AND NOT stay.void AND stay.began_by IN ('moved_in', 'merged')
          AND stay.begins_on >= %(since)s AND stay.begins_on < %(tomorrow)s
        UNION ALL
        SELECT stay.person_id, stay.ends_on, stay.ended_by = 'merged', unit.path, unit.depth, 0, 1, 0
        FROM {_STAYS} stay JOIN {_UNITS} unit ON unit.id = stay.unit_id
        WHERE stay.kind = 'main' AND NOT stay.void AND stay.ended_by IN ('moved_out', 'merged')
          AND stay.ends_on >= %(since)s AND stay.ends_on < %(tomorrow)s
    ),
    days AS (
        SELECT top.id AS unit_id, day, merged, sum(came) AS came, sum(went) AS went, sum(same_day) AS same_day
        FROM stays CROSS JOIN LATERAL generate_series(1, stays.depth) AS step
        JOIN {_UNITS} top ON top.path = left(stays.path, step * {Unit.steplen}) AND top.id = ANY(%(units)s)
        GROUP BY top.id, person_id, day, merged
    ),
    counted AS (
        SELECT unit_id, date_trunc('month', day)::date AS month,
               CASE WHEN merged THEN 'inner:merged' ELSE 'inner:moved' END AS key,
               sum(CASE WHEN came = same_day AND went = same_day THEN greatest(same_day - 1, 0)
                        ELSE least(came, went) END) AS number
        FROM days GROUP BY 1, 2, 3
    ),
    inside AS (
        SELECT unit_id, month, jsonb_object_agg(key, number) AS figures
        FROM counted WHERE number <> 0 GROUP BY unit_id, month
    )
    UPDATE {_MONTHS} summary SET figures = summary.figures || inside.figures
    FROM inside WHERE summary.unit_id = inside.unit_id AND summary.month = inside.month
"""  # noqa: S608

# Units at and below a path whose rows don't hold for today, and the first month to compute anew.
OUTDATED = f"""
    SELECT unit.id, coalesce(min(summary.month) FILTER (WHERE summary.basis <> '{UnitMonth.CLOSED}'), %(running)s)
    FROM {_UNITS} unit LEFT JOIN {_MONTHS} summary ON summary.unit_id = unit.id
     AND (summary.month = %(running)s OR summary.basis <> '{UnitMonth.CLOSED}')
    WHERE unit.path LIKE %(path)s || '%%'
    GROUP BY unit.id
    HAVING coalesce(max(summary.basis) FILTER (WHERE summary.month = %(running)s), '') <> %(basis)s
        OR bool_or(summary.month < %(running)s)
"""  # noqa: S608

TAKE = f"""
    DELETE FROM {_DIRTY} dirty USING {_UNITS} unit
    WHERE unit.id = dirty.unit_id AND unit.path LIKE %(path)s || '%%'
    RETURNING dirty.unit_id, dirty.month
"""  # noqa: S608

# Whether the summaries of one unit with all below are true: its row holds for today, and nothing below is marked.
HOLDS = f"""
    SELECT EXISTS (
        SELECT FROM {_MONTHS} WHERE unit_id = %(unit)s AND month = %(running)s AND basis = %(basis)s
    ) AND NOT EXISTS (
        SELECT FROM {_DIRTY} dirty JOIN {_UNITS} unit ON unit.id = dirty.unit_id WHERE unit.path LIKE %(path)s || '%%'
    )
"""  # noqa: S608

KEEP = f"CREATE TEMPORARY TABLE kept_months ON COMMIT DROP AS SELECT * FROM {_MONTHS}"  # noqa: S608

DIFFERENCES = f"""
    SELECT unit.code, month
    FROM kept_months kept FULL JOIN {_MONTHS} anew USING (unit_id, month) JOIN {_UNITS} unit ON unit.id = unit_id
    WHERE (kept.members, kept.figures, kept.changed_on, kept.basis)
          IS DISTINCT FROM (anew.members, anew.figures, anew.changed_on, anew.basis)
    ORDER BY unit.path, month
"""  # noqa: S608
