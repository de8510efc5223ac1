"""Telling the monthly summaries that a unit's figures are no longer what they were."""

from collections.abc import Iterable
from datetime import date

from django.db import connection
from django.utils import timezone

from members.people.models import DirtyMonth

_MARK = f"""
    INSERT INTO {DirtyMonth._meta.db_table} (unit_id, month)
    SELECT unit, month::date
    FROM unnest(%s::bigint[]) AS unit, generate_series(
        date_trunc('month', %s::timestamp), date_trunc('month', %s::timestamp), interval '1 month'
    ) AS month
    ORDER BY unit, month
    ON CONFLICT DO NOTHING
"""  # noqa: S608


def mark_dirty(unit_ids: Iterable[int], since: date):
    """Mark every month of these units from that of `since` to the running one; a day to come marks nothing yet."""
    units = sorted({unit for unit in unit_ids if unit is not None})
    if not units:
        return
    with connection.cursor() as cursor:
        cursor.execute(_MARK, [units, since, timezone.localdate()])
