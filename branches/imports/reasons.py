"""Why rows of a batch aren't simply taken, or what is to be said of them: by kind, with the rows that carry it."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import F, Func, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat

from branches.imports import staging
from branches.imports.models import ImportBatch, ImportRow
from branches.imports.queries import kind_of


@dataclass(frozen=True)
class Reason:
    """`kind` as queries.kind_of gives it; `rows`: how many carry it; `sample`: the first one's problem."""

    kind: str
    rows: int
    sample: object


def counted(batch: ImportBatch, verdicts) -> list[Reason]:
    """Kinds of reasons among the rows with these verdicts, most frequent first. Two queries."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT regexp_replace(code, ':row [0-9]+$', ''), count(DISTINCT number), min(number)"  # noqa: S608
            f" FROM {ImportRow._meta.db_table}, unnest(why) AS code"
            " WHERE batch_id = %s AND verdict = ANY(%s) GROUP BY 1 ORDER BY 2 DESC, 1",
            [batch.pk, list(verdicts)],
        )
        found = cursor.fetchall()
    samples = {row.number: row for row in staging.load(batch, number__in=[number for _, _, number in found])}
    return [Reason(kind, rows, _sample(samples[number], kind)) for kind, rows, number in found]


def repaired(batch: ImportBatch) -> list[tuple[str, int]]:
    """(field, how many of its cells were repaired), most frequent first. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT split_part(code, ':', 2), count(DISTINCT number)"  # noqa: S608
            f" FROM {ImportRow._meta.db_table}, unnest(why) AS code"
            " WHERE batch_id = %s AND code LIKE 'repaired:%%' GROUP BY 1 ORDER BY 2 DESC, 1",
            [batch.pk],
        )
        return cursor.fetchall()


def having(rows: QuerySet, kind: str) -> QuerySet:
    """Of `rows` of a batch those that carry the kind of reason, or any of its details ("repaired")."""
    joined = Func(F("why"), Value("|"), function="array_to_string", output_field=TextField())
    rows = rows.alias(reasons=Concat(Value("|"), joined, Value("|"), output_field=TextField()))
    return rows.filter(Q(reasons__contains=f"|{kind}|") | Q(reasons__contains=f"|{kind}:"))


def _sample(row, kind):
    return next((problem for problem in row.problems if kind_of(problem.code) == kind), None)
