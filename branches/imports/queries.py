"""What the pages of an import show beside its rows."""

from collections import defaultdict

from django.db.models import Count, F, Func

from branches.imports import staging
from branches.imports.models import ImportBatch, ImportRow
from branches.imports.targets import target
from branches.units.models import Unit

Verdict = ImportRow.Verdict
VERDICTS = (Verdict.NEW, Verdict.CHANGED, Verdict.SAME, Verdict.REVIEW, Verdict.ERROR)


def effect(batch: ImportBatch) -> list[dict]:
    """For each unit that the file's rows go to: its counts by verdict, and how many people before and after.

    Gives [{"code", "name", "is_new", "new", …, "before", "after"}] in the order of codes; rows of no unit come last
    with an empty code. A handful of queries.
    """
    counted = defaultdict(lambda: dict.fromkeys(VERDICTS, 0))
    rows = batch.rows.exclude(verdict=Verdict.JUNK).values_list("unit_code", "verdict").annotate(number=Count("pk"))
    for code, verdict, number in rows.order_by():
        counted[code][verdict] = number
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=[code for code in counted if code])}
    proposed = {unit["code"]: unit["name"] for unit in batch.new_units}
    there = target(batch.target).people_in([unit.pk for unit in units.values()])
    moved = _moved(batch) if batch.status == ImportBatch.Status.PREVIEW else {}
    found = []
    for code in sorted(counted, key=lambda code: (not code, code)):
        unit = units.get(code)
        before = there.get(unit.pk, 0) if unit else 0
        coming = counted[code][Verdict.NEW] + moved.get(code, 0)
        found.append(
            {
                "code": code,
                "name": unit.name if unit else proposed.get(code, code),
                "is_new": unit is None and bool(code),
                **counted[code],
                "before": before,
                "after": before + coming if code else 0,
            }
        )
    return found


def questions(batch: ImportBatch) -> list[tuple[str, int]]:
    """(kind of question, number of rows that wait for an answer to it), most frequent first. Two rows of a file are
    one kind, whatever rows they are."""
    waiting = batch.rows.filter(verdict=Verdict.REVIEW, decision="")
    codes = waiting.annotate(code=Func(F("why"), function="unnest")).values_list("code").annotate(number=Count("pk"))
    found: dict[str, int] = defaultdict(int)
    for code, number in codes.order_by():
        found[kind_of(code)] += number
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))


def kind_of(code: str) -> str:
    """The code without the number of a row: what can be answered all at once."""
    kind, _, detail = code.partition(":")
    return kind if detail.startswith("row ") else code


def _moved(batch) -> dict[str, int]:
    """Unit code → known ones who come there less those who go."""
    kind = target(batch.target)
    balance: dict[str, int] = defaultdict(int)
    for row in staging.load(batch, **kind.movers):
        if row.accepted and (left := kind.leaves(row)) is not None:
            balance[row.unit_code] += 1
            balance[left] -= 1
    return balance
