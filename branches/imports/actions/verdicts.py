"""Judging a staged batch again: all of it, or the rows that a change may concern. The caller has locked the batch."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from django.db import connection

from branches.imports import judging, staging
from branches.imports.judging import Judging
from branches.imports.models import ImportBatch, ImportRow
from branches.imports.targets import Row
from branches.imports.unit_names import UnitNames

# More rows than these are judged no faster by looking for what they concern.
MANY = 3_000


@dataclass
class Judged:
    """`moved`: rows that were going to be written and are no longer what people saw, with their verdict until then.
    `units`: codes of the units of rows that go in."""

    moved: dict[int, str] = field(default_factory=dict)
    units: set[str] = field(default_factory=set)


def judge_all(batch: ImportBatch, kind, actor, *, progress: Callable[[int], None] = lambda done: None) -> Judged:
    """Judge every row and write what changed. `progress` is told how many rows are judged."""
    judging_now, found, done = Judging(batch, kind, actor), Judged(), 0
    for rows in staging.stream(batch, at_once=kind.together):
        before = [_state(row) for row in rows]
        judging_now.judge(rows)
        staging.save(batch, [row for row, was in zip(rows, before, strict=True) if _state(row) != was])
        for row, was in zip(rows, before, strict=True):
            if was[0] in ("new", "changed", "same") and not judging.harmless(was[:5], judging.fingerprint(row)):
                found.moved[row.number] = was[0]
            if row.accepted:
                found.units.add(row.unit_code)
        done += len(rows)
        progress(done)
    judging_now.verdicts["junk"] = batch.counts.get("junk", 0)
    _note(batch, actor, judging_now.new_units(), judging_now.verdicts)
    return found


def judge_some(batch: ImportBatch, changed: Sequence[Row], kind, actor):
    """Judge rows that were changed (cells, answers) and not written yet, and those that they may concern.

    Gives what `judge_all` would give, as long as the database stays as it was: rows depend on each other only where
    they share a key (Target.keys), so each is judged with all that hang together with it.
    """
    for row in changed:
        row.keys = []
    names = UnitNames(batch, actor, kind.unit_field)
    if batch.judged_for_id != actor.pk or names.renumbered or len(changed) > MANY:
        staging.save(batch, changed)
        judge_all(batch, kind, actor)
        return
    mended = {row.number: row for row in changed}
    seen = {key for row in staging.load(batch, number__in=list(mended)) for key in row.keys}
    while True:
        numbers, seen = _together(batch, seen, set(mended))
        if len(numbers) > MANY:
            staging.save(batch, changed)
            judge_all(batch, kind, actor)
            return
        rows = [mended.get(row.number) or row for row in staging.load(batch, number__in=numbers)]
        judging_now = Judging(batch, kind, actor, names)
        judging_now.judge(rows)
        new = {key for row in rows for key in row.keys} - seen
        if not new:
            break
        # The mended rows mean somebody else now, of whom other rows may speak too.
        seen |= new
    before = staging.load(batch, number__in=numbers)
    staging.save(batch, [row for row, was in zip(rows, before, strict=True) if row != was])
    verdicts = Counter({name: batch.counts.get(name, 0) for name in (*staging.VERDICTS, ImportRow.Verdict.JUNK)})
    named = Counter({proposal["named"]: proposal["rows"] for proposal in batch.new_units})
    for row in before:
        verdicts[row.verdict] -= 1
        named[names.named(row)] -= 1
    _note(batch, actor, names.new_units(named + judging_now.named), verdicts + judging_now.verdicts)


def _together(batch, wanted: set[int], numbers: set[int]) -> tuple[list[int], set[int]]:
    """Numbers of `numbers` and of all rows that share a key of `wanted`, directly or through others; and their keys."""
    seen, found = set(wanted), set(numbers)
    while wanted and len(found) <= MANY:
        rows = _sharing(batch, wanted)
        found |= {number for number, _ in rows}
        wanted = {key for _, keys in rows for key in keys} - seen
        seen |= wanted
    return sorted(found), seen


def _sharing(batch, wanted: Iterable[int]) -> list[tuple[int, list[int]]]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT number, keys FROM {ImportRow._meta.db_table} WHERE batch_id = %s"  # noqa: S608
            " AND EXISTS (SELECT FROM unnest(keys) AS key WHERE key = ANY(%s))",
            [batch.pk, list(wanted)],
        )
        return cursor.fetchall()


def _note(batch, actor, new_units, verdicts):
    batch.new_units, batch.counts, batch.judged_for = new_units, staging.counts(verdicts), actor
    batch.version += 1
    batch.save(update_fields=["new_units", "counts", "judged_for", "version"])


def _state(row: Row) -> tuple:
    """All that a judging sets. It begins with the fingerprint."""
    # An earlier file's answer comes with the judging.
    return (*judging.fingerprint(row), row.candidate, row.matches, row.keys, row.decision, dict(row.answer))
