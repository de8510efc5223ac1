"""Rows of a batch between the file and the record: encrypted in the database, written and read many at once."""

import json
import tempfile
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import StringIO

from django.db import connection, models

from branches.imports.models import ImportOutcome, ImportRow
from branches.imports.targets import Problem, Row, Weight
from branches.secrets import keys

CHUNK = 2_000
VERDICTS = tuple(verdict for verdict in ImportRow.Verdict.values if verdict != ImportRow.Verdict.JUNK)
_TABLE = ImportRow._meta.db_table
_PURPOSE = ImportRow._meta.get_field("payload").purpose
_LONGEST_CODE = ImportRow._meta.get_field("why").base_field.max_length
# Cells lie in the payload; what people decided changes without it, and what a commit leaves lies in a table of its own.
_JUDGED = ("verdict", "why", "unit_code", "subject_key", "keys", "decision", "moved_on", "payload")
_COLUMNS = ("number", *_JUDGED, "undo")
_EMPTY: tuple = ()


class Spool:
    """Judged rows on their way into the database for the first time: lines for COPY in a file that has no name.

    So a file of any length is staged without being held, and the batch is locked only while the lines go in. What a row
    carries is encrypted before it gets here.
    """

    def __init__(self, batch):
        self.batch = batch
        self.counts = Counter()
        self._file = tempfile.TemporaryFile()  # noqa: SIM115

    def __enter__(self):
        return self

    def __exit__(self, *fault):
        self._file.close()

    def add(self, rows: Sequence[Row]):
        self.counts.update(row.verdict for row in rows)
        self._write((row.number, *_judged(row)) for row in rows)

    def add_junk(self, junk: dict[int, str]):
        """`junk`: numbers of rows that are no people, and what they are instead."""
        self.counts[ImportRow.Verdict.JUNK] += len(junk)
        self._write(
            (number, ImportRow.Verdict.JUNK, [kind], "", None, [], "", None, None) for number, kind in junk.items()
        )

    def store(self):
        """Stage what was added, in the caller's transaction."""
        self._file.seek(0)
        columns = ", ".join(("number", *_JUDGED, "batch_id"))
        with connection.cursor() as cursor:
            cursor.copy_expert(f"COPY {_TABLE} ({columns}) FROM STDIN", self._file)

    def _write(self, rows):
        tail = f"\t{self.batch.pk}\n"
        self._file.write("".join("\t".join(map(_cell, row)) + tail for row in rows).encode())


def save(batch, rows: Sequence[Row]):
    """Write back rows that are staged already, as they were judged and answered."""
    _update(batch, _JUDGED, [(row.number, *_judged(row)) for row in rows])


def save_answers(batch, rows: Sequence[Row]):
    """Write back nothing but what people decided; what a row is judged stays as it was."""
    _update(
        batch,
        ("decision", "moved_on", "payload"),
        [(row.number, row.decision, row.moved_on, _sealed(row)) for row in rows],
    )


def note_committed(batch, rows: Sequence[Row]):
    """Write down which record each row became and what takes it back. Rows without anything to take back are left out:
    they became what they were matched with."""
    lines = [f"{batch.pk}\t{row.number}\t{row.subject_key}\t{_cell(row.undo)}\n" for row in rows if row.undo]
    with connection.cursor() as cursor:
        cursor.copy_expert(
            f"COPY {ImportOutcome._meta.db_table} (batch_id, number, subject_key, undo) FROM STDIN",
            StringIO("".join(lines)),
        )


def _update(batch, names: Sequence[str], values: list[tuple]):
    """`values`: number and then `names` of each row."""
    if not values:
        return
    head = ", ".join(("number", *names))
    sets = ", ".join(f"{name} = new.{name}" for name in names)
    lines = "\n".join("\t".join(map(_cell, row)) for row in values)
    numbers = [row[0] for row in values]
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE judged ON COMMIT DROP AS SELECT {head} FROM {_TABLE} WITH NO DATA")  # noqa: S608
        cursor.copy_expert(f"COPY judged ({head}) FROM STDIN", StringIO(lines + "\n"))
        cursor.execute("ANALYZE judged")
        cursor.execute(
            f"UPDATE {_TABLE} AS old SET {sets} FROM judged AS new"  # noqa: S608
            # A server that has counted no batch yet takes it for a row or two and would go through all of it.
            " WHERE old.batch_id = %s AND old.number BETWEEN %s AND %s AND old.number = new.number",
            [batch.pk, min(numbers), max(numbers)],
        )
        cursor.execute("DROP TABLE judged")


def stream(batch, *conditions, at_once: int = CHUNK, **only) -> Iterator[list[Row]]:
    """The rows of people in the order of the file, `at_once` at a time. Conditions filter ImportRow further.

    Rows that meet them when it begins and still do when their turn comes.
    """
    staged = _people(batch).filter(*conditions, **only)
    # Without cursors of the server, which no connection pooler allows, a driver fetches all that a query finds; numbers
    # are small. A server that has counted no batch yet would sort all that is left for each chunk that has no end.
    numbers = array("L", staged.values_list("number", flat=True))
    for start in range(0, len(numbers), at_once):
        chunk = numbers[start : start + at_once]
        if rows := unpack(batch, staged.filter(number__range=(chunk[0], chunk[-1]))):
            yield rows


def load(batch, *conditions, **only) -> list[Row]:
    """As `stream`, all at once: for few rows."""
    return unpack(batch, _people(batch).filter(*conditions, **only))


def _people(batch) -> models.QuerySet:
    return batch.rows.exclude(verdict=ImportRow.Verdict.JUNK).order_by("number")


def unpack(batch, staged: models.QuerySet) -> list[Row]:
    """Staged rows of the batch as the engine handles them."""
    rows = [_row(*columns) for columns in staged.values_list(*_COLUMNS)]
    if batch.was_written:
        outcomes = _outcomes(batch, [row.number for row in rows])
        for row in rows:
            row.committed = row.accepted
            if outcome := outcomes.get(row.number):
                row.subject_key, row.undo = outcome
    return rows


def _outcomes(batch, numbers: Sequence[int]) -> dict[int, tuple[int, dict]]:
    """Number of a row → the record that it became, and what takes it back."""
    found = batch.outcomes.filter(number__in=numbers).values_list("number", "subject_key", "undo")
    return {number: (key, undo) for number, key, undo in found}


def _row(number, verdict, why, unit_code, subject_key, shared, decision, moved_on, payload, undo) -> Row:
    kept = json.loads(payload) if payload else {}
    get = kept.get
    return Row(
        number=number,
        raw=get("raw", {}),
        values=get("values", {}),
        cells=[_problem(parts) for parts in get("cells", _EMPTY)],
        matches=[_problem(parts) for parts in get("matches", _EMPTY)],
        repairs=get("repairs", {}),
        old=get("old", {}),
        candidate=get("candidate", {}),
        answer=get("answer", {}),
        # Of batches from before there were outcomes; before migration 0003 it was in the payload.
        undo=undo or get("undo", {}),
        unit_code=unit_code,
        subject_key=subject_key,
        keys=shared,
        verdict=verdict,
        decision=decision,
        moved_on=moved_on,
    )


def counts(verdicts: Counter) -> dict[str, int]:
    """What the batch says of itself: people = new + changed + same + review + error."""
    people = {kind: verdicts[kind] for kind in VERDICTS}
    return {"people": sum(people.values()), **people, "junk": verdicts[ImportRow.Verdict.JUNK]}


_NULL = "\\N"
# One for all rows: json.dumps would make one for each.
_json = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
_json_with_dates = json.JSONEncoder(ensure_ascii=False, check_circular=False, default=str).encode
# In the lines of COPY a backslash is written twice.
_HEX = "\\\\x"


def _cell(value) -> str:
    """A value as it stands in the lines of COPY."""
    if isinstance(value, str):
        if "\\" in value or "\t" in value or "\n" in value or "\r" in value:
            return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
        return value
    if value is None:
        return _NULL
    if isinstance(value, bytes):
        return _HEX + value.hex()
    if isinstance(value, list):
        return _cell("{" + ",".join(str(each) if type(each) is int else _json(each) for each in value) + "}")
    if isinstance(value, dict):
        return _cell(_json(value))
    return str(value)


def _judged(row) -> tuple:
    """The row in the order of _JUDGED."""
    codes = list(dict.fromkeys(problem.code[:_LONGEST_CODE] for problem in row.problems))
    return (
        row.verdict,
        codes,
        row.unit_code,
        row.subject_key,
        row.keys,
        row.decision,
        row.moved_on,
        _sealed(row),
    )


def _sealed(row) -> bytes:
    kept = {
        "raw": row.raw,
        "values": row.values,
        "cells": [_parts(problem) for problem in row.cells],
        "matches": [_parts(problem) for problem in row.matches],
        "repairs": row.repairs,
        "old": row.old,
        "candidate": row.candidate,
        "answer": row.answer,
    }
    text = _json_with_dates({name: value for name, value in kept.items() if value})
    return keys.encrypt(text.encode(), purpose=_PURPOSE)


def _parts(problem):
    return [problem.code, str(problem.weight), problem.message, problem.field, list(problem.answers)]


def _problem(parts):
    code, weight, message, field, answers = parts
    return _made(code, weight, message, field, tuple(answers))


@lru_cache(maxsize=20_000)
def _made(code, weight, message, field, answers):
    """Most rows of a file have the same few things said of them."""
    return Problem(code, Weight(weight), message, field, answers)
