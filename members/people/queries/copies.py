"""The copy of the ledger that lies on each person: what it should be on a day, computed from the ledger alone."""

from datetime import date

from django.db import connection

from members.people.models import Membership, Person

_PERSON, _MEMBERSHIP = Person._meta.db_table, Membership._meta.db_table

# `running` is the main stay that covers the day, `past` the main stay that ended last, `seen` the last main stay of
# all, mistakes too: who has nothing else (a youth, a record made by mistake) stays with the unit that wrote it.
EXPECTED = f"""
    SELECT person.id,
        CASE WHEN person.void_reason <> '' THEN NULL ELSE running.unit_id END AS current_unit_id,
        CASE WHEN person.void_reason <> '' THEN 'void' WHEN running.id IS NOT NULL THEN 'member'
             WHEN past.id IS NOT NULL THEN 'left' ELSE 'youth' END AS standing,
        CASE WHEN person.void_reason <> '' OR running.id IS NOT NULL THEN '' ELSE coalesce(past.ended_by, '') END
            AS left_reason,
        CASE WHEN person.void_reason <> '' THEN coalesce(person.kept_by_id, person.current_unit_id, seen.unit_id)
             WHEN running.id IS NOT NULL THEN NULL WHEN past.id IS NOT NULL THEN past.unit_id
             ELSE coalesce(person.kept_by_id, seen.unit_id) END AS kept_by_id,
        CASE WHEN person.void_reason <> '' THEN '' ELSE coalesce(running.listed_post, '') END AS listed_post
    FROM {_PERSON} person
    LEFT JOIN LATERAL (
        SELECT id, unit_id, listed_post FROM {_MEMBERSHIP}
        WHERE person_id = person.id AND kind = 'main' AND NOT void
          AND begins_on <= %(on)s AND (ends_on IS NULL OR ends_on > %(on)s)
        LIMIT 1
    ) running ON true
    LEFT JOIN LATERAL (
        SELECT id, unit_id, ended_by FROM {_MEMBERSHIP}
        WHERE person_id = person.id AND kind = 'main' AND NOT void AND ends_on <= %(on)s
        ORDER BY ends_on DESC, begins_on DESC, id DESC LIMIT 1
    ) past ON true
    LEFT JOIN LATERAL (
        SELECT unit_id FROM {_MEMBERSHIP}
        WHERE person_id = person.id AND kind = 'main' ORDER BY void, begins_on DESC, id DESC LIMIT 1
    ) seen ON true
"""  # noqa: S608

_COLUMNS = ("current_unit_id", "standing", "left_reason", "kept_by_id", "listed_post")
_OURS = ", ".join(f"person.{column}" for column in _COLUMNS)
_RIGHT = ", ".join(f"expected.{column}" for column in _COLUMNS)

WRITE = f"""
    UPDATE {_PERSON} person SET {", ".join(f"{column} = expected.{column}" for column in _COLUMNS)}
    FROM ({EXPECTED} WHERE person.id = ANY(%(people)s)) expected
    WHERE person.id = expected.id AND ({_OURS}) IS DISTINCT FROM ({_RIGHT})
"""  # noqa: S608

# The same for records that are to be marked as entered by mistake: mark and copy in one version.
_WRONG = f"(SELECT id, %(reason)s AS void_reason, kept_by_id, current_unit_id FROM {_PERSON}) person"  # noqa: S608
VOID = f"""
    UPDATE {_PERSON} person SET void_reason = %(reason)s, version = person.version + 1, updated_at = now(),
        {", ".join(f"{column} = expected.{column}" for column in _COLUMNS)}
    FROM ({EXPECTED.replace(f"{_PERSON} person", _WRONG)} WHERE person.id = ANY(%(people)s)) expected
    WHERE person.id = expected.id
"""  # noqa: S608

_DIFFERENCES = f"""
    SELECT person.id, {_OURS}, {_RIGHT} FROM {_PERSON} person JOIN ({EXPECTED}) expected ON expected.id = person.id
    WHERE ({_OURS}) IS DISTINCT FROM ({_RIGHT})
       OR (person.current_unit_id IS NULL AND person.kept_by_id IS NULL)
    ORDER BY person.id
"""  # noqa: S608


def differences(on: date) -> list[tuple[int, dict, dict]]:
    """(person id, copy as it lies, copy as the ledger says on `on`) of every person where the two differ.

    A person without a unit is listed as well: nobody could reach the record.
    """
    with connection.cursor() as cursor:
        cursor.execute(_DIFFERENCES, {"on": on})
        rows = cursor.fetchall()
    half = len(_COLUMNS) + 1
    return [
        (row[0], dict(zip(_COLUMNS, row[1:half], strict=True)), dict(zip(_COLUMNS, row[half:], strict=True)))
        for row in rows
    ]
