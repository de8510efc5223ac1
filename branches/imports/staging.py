"""Rows of a batch between the file and the record: encrypted in the database, written and read many at once."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from django.db import connection
from psycopg2.extras import execute_values

from branches.imports.models import ImportRow
from branches.imports.targets import Problem, Row, Weight

CHUNK = 2_000
COLUMNS = "number, verdict, why, unit_code, subject_key, decision, moved_on, payload, committed"
_PAYLOAD = ImportRow._meta.get_field("payload")
_EMPTY: tuple = ()


def store(batch, rows: Iterable[Row], junk: dict[int, str]):
    """Stage rows for the first time, with the rows that are no people."""
    values = [_values(row) for row in rows]
    values += [
        (number, ImportRow.Verdict.JUNK, [kind], "", None, "", None, None, False) for number, kind in junk.items()
    ]
    with connection.cursor() as cursor:
        execute_values(
            cursor.cursor,
            f"INSERT INTO {ImportRow._meta.db_table} (batch_id, {COLUMNS}) VALUES %s",  # noqa: S608
            values,
            template=f"({int(batch.pk)}, %s, %s, %s::varchar[], %s, %s, %s, %s, %s, %s)",
            page_size=CHUNK,
        )


def save(batch, rows: Sequence[Row]):
    """Write back rows that are staged already: one UPDATE for each few thousand."""
    with connection.cursor() as cursor:
        for start in range(0, len(rows), CHUNK):
            execute_values(
                cursor.cursor,
                f"UPDATE {ImportRow._meta.db_table} AS r SET verdict = v.verdict, why = v.why,"  # noqa: S608
                " unit_code = v.unit_code, subject_key = v.subject_key::bigint, decision = v.decision,"
                " moved_on = v.moved_on::date, payload = v.payload, committed = v.committed"
                f" FROM (VALUES %s) AS v({COLUMNS}) WHERE r.batch_id = {int(batch.pk)} AND r.number = v.number",
                [_values(row) for row in rows[start : start + CHUNK]],
                template="(%s, %s, %s::varchar[], %s, %s, %s, %s, %s, %s)",
                page_size=CHUNK,
            )


def load(batch, **only) -> list[Row]:
    """The rows of people in the order of the file. `only` filters ImportRow further."""
    staged = batch.rows.exclude(verdict=ImportRow.Verdict.JUNK).filter(**only).order_by("number")
    return [unpack(each) for each in staged.iterator(chunk_size=CHUNK)]


def unpack(staged: ImportRow) -> Row:
    """A staged row as the engine handles it."""
    kept = json.loads(staged.payload) if staged.payload else {}
    return Row(
        number=staged.number,
        raw=kept.get("raw", {}),
        values=kept.get("values", {}),
        cells=[_problem(parts) for parts in kept.get("cells", _EMPTY)],
        matches=[_problem(parts) for parts in kept.get("matches", _EMPTY)],
        repairs=kept.get("repairs", {}),
        old=kept.get("old", {}),
        candidate=kept.get("candidate", {}),
        undo=kept.get("undo", {}),
        unit_code=staged.unit_code,
        subject_key=staged.subject_key,
        verdict=staged.verdict,
        decision=staged.decision,
        moved_on=staged.moved_on,
        committed=staged.committed,
    )


def counts(rows: Iterable[Row], junk: int) -> dict[str, int]:
    """What the batch says of itself: people = new + changed + same + review + error."""
    verdicts = Counter(row.verdict for row in rows)
    kinds = [verdict for verdict in ImportRow.Verdict.values if verdict != ImportRow.Verdict.JUNK]
    return {"people": sum(verdicts.values()), **{kind: verdicts[kind] for kind in kinds}, "junk": junk}


def _values(row) -> tuple:
    """The row in the order of COLUMNS."""
    return (
        row.number,
        row.verdict,
        _codes(row),
        row.unit_code,
        row.subject_key,
        row.decision,
        row.moved_on,
        _PAYLOAD.get_db_prep_value(_pack(row), connection),
        row.committed,
    )


def _codes(row):
    longest = ImportRow._meta.get_field("why").base_field.max_length
    return list(dict.fromkeys(problem.code[:longest] for problem in row.problems))


def _pack(row):
    kept = {
        "raw": row.raw,
        "values": row.values,
        "cells": [_parts(problem) for problem in row.cells],
        "matches": [_parts(problem) for problem in row.matches],
        "repairs": row.repairs,
        "old": row.old,
        "candidate": row.candidate,
        "undo": row.undo,
    }
    return json.dumps({name: value for name, value in kept.items() if value}, ensure_ascii=False, default=str)


def _parts(problem):
    return [problem.code, str(problem.weight), problem.message, problem.field, list(problem.answers)]


def _problem(parts):
    code, weight, message, field, answers = parts
    return Problem(code, Weight(weight), message, field, tuple(answers))
