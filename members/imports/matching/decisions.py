"""Answers that people gave are kept for the next file: the same row in the same unit isn't asked about again.

What is kept is a keyed digest of what the row says about who it is, never a value; so it can only be found again by the
same row. An answer counts as none once its import was taken back, or the record was voided or went out of reach.

Of people who came in without a number, and without a question, it is kept too which row they were: when the file comes
again, they would be taken for each other.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.utils import timezone
from psycopg2.extras import execute_values

from branches.imports import queries
from branches.imports.cells import show
from branches.imports.models import ImportBatch, ImportDecision
from branches.imports.targets import Row, Weight
from branches.secrets.keys import blind_index
from members.imports.composing import COMPOSED

_IDENTITY = ("full_name", "birth_date", "gender", "member_code", "citizen_id", "phone")
# A move is an event of one day: whoever has moved on since isn't moved back by an old list.
_KEPT = {"same", "keep", "new", "skip"}
_COLUMNS = (
    *("unit_id", "target", "identity", "decision", "subject_key"),
    *("asked", "batch_id", "decided_by_id", "decided_at"),
)
_RENEWED = ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS[3:])


@dataclass(frozen=True, slots=True)
class Earlier:
    """An answer to the same row of an earlier file of the unit; an empty decision if nobody had to be asked."""

    decision: str
    subject_key: int | None
    asked: frozenset[str]
    on: date

    def settles(self, row: Row, *, named: bool) -> bool:
        """Whether it answers all that is asked now. It never overwrites what somebody changed since it was given.
        `named`: it told already who the row is.
        """
        if not self.decision:
            return False
        asked = kinds(row)
        if self.decision == "skip":
            return True
        if not (asked or named) or not asked <= self.asked or row.subject_key != self.subject_key:
            return False
        if self.decision != "keep" and any(kind.startswith("value_differs") for kind in asked):
            return False
        return all(self.decision in question.answers for question in row.questions)


class Decisions:
    """Earlier answers for the rows of one batch, in the order of the file."""

    def __init__(self, batch: ImportBatch):
        self._batch = batch
        self._kept = _standing(batch)
        self._any = self._kept.exists()
        # Rows that say the same of who they are: the second of two namesakes has an answer of its own.
        self._met: set[int] = set()
        self._times: Counter = Counter()
        self._digests: list[bytes] = []
        self._owners: dict[int, set[bytes]] = {}

    def look_up(self, rows: Sequence[Row]) -> list[Earlier | None]:
        """The earlier answer for each of these rows."""
        self._digests = [self._digest(row) for row in rows]
        if not self._any:
            return [None] * len(rows)
        kept = self._kept.filter(identity__in=self._digests)
        found = {
            bytes(identity): Earlier(decision, key, frozenset(asked), timezone.localtime(at).date())
            for identity, decision, key, asked, at in kept.values_list(
                "identity", "decision", "subject_key", "asked", "decided_at"
            )
        }
        return [
            None if row.answer.get("reopened") else found.get(digest)
            for row, digest in zip(rows, self._digests, strict=True)
        ]

    def learn_owners(self, people: Iterable[int]):
        """Ask whose record each of these is by earlier answers."""
        self._owners = defaultdict(set)
        if self._any and (people := list(people)):
            kept = self._kept.filter(subject_key__in=people).values_list("subject_key", "identity")
            for key, identity in kept:
                self._owners[key].add(bytes(identity))

    def is_anothers(self, place: int, key: int) -> bool:
        """Whether somebody said of another row than that at `place` of the last ones that it is this record."""
        owners = self._owners.get(key)
        return bool(owners) and self._digests[place] not in owners

    def _digest(self, row: Row) -> bytes:
        identity = _identity(row)
        short, nth = hash(identity), 1
        if short in self._met:
            self._times[short] += 1
            nth = self._times[short] + 1
        else:
            self._met.add(short)
        if nth > 1:
            row.answer["nth"] = nth
        else:
            row.answer.pop("nth", None)
        return digest_of(self._batch, identity, nth) if self._any else b""


def keep(batch: ImportBatch, rows: Sequence[Row], actor):
    """Remember what a person answered for rows that are being committed or skipped."""
    _write(
        batch,
        [row for row in rows if row.decision in _KEPT and not row.answer.get("earlier") and not _has_error(row)],
        actor,
    )


def keep_unasked(batch: ImportBatch, rows: Sequence[Row], actor):
    """Remember of those who have just come in without a number which row they were."""
    numbers = {"member_code", "citizen_id"}
    _write(
        batch,
        [row for row in rows if row.verdict == "new" and not row.decision and numbers.isdisjoint(row.values)],
        actor,
    )


def _write(batch, rows, actor):
    """One statement for some thousand rows; the newest answer counts."""
    now, kept = timezone.now(), {}
    for row in rows:
        identity = digest_of(batch, _identity(row), row.answer.get("nth", 1))
        subject = None if row.decision == "skip" else row.subject_key
        kept[identity] = (
            *(batch.unit_id, batch.target, identity, row.decision, subject),
            *(sorted(_asked(row)), batch.pk, actor.pk, now),
        )
    if not kept:
        return
    with connection.cursor() as cursor:
        execute_values(
            cursor.cursor,
            f"INSERT INTO {ImportDecision._meta.db_table} ({', '.join(_COLUMNS)}) VALUES %s"  # noqa: S608
            f" ON CONFLICT (unit_id, target, identity) DO UPDATE SET {_RENEWED}",
            kept.values(),
            template="(%s, %s, %s, %s, %s, %s::varchar[], %s, %s, %s)",
            page_size=2_000,
        )


def kinds(row: Row) -> frozenset[str]:
    """What is asked of a row, without the numbers of other rows."""
    return frozenset(queries.kind_of(question.code) for question in row.questions)


def _asked(row):
    """What the answer settles. A namesake elsewhere who is the same person stays elsewhere."""
    asked = kinds(row)
    if row.decision in ("same", "keep") and "same_name_and_birth:branch_in_scope" in asked:
        return asked | {"already_in_database:branch_in_scope"}
    return asked


def _standing(batch):
    """What was answered in this unit, but for imports that were taken back."""
    return ImportDecision.objects.filter(
        unit=batch.unit_id, target=batch.target, batch__status=ImportBatch.Status.COMMITTED
    )


def _identity(row: Row) -> str:
    """What a row says about who it is: what was read of the cells, else what stands in them."""
    said = [row.unit_code]
    for name in _IDENTITY:
        if name in row.values:
            said.append(str(row.values[name]))
        else:
            said.append(" ".join(show(row.raw[part]) for part in COMPOSED.get(name, (name,)) if part in row.raw))
    return "\x1f".join(said)


def digest_of(batch, identity: str, nth: int) -> bytes:
    return blind_index(f"{batch.unit_id}\x1f{batch.target}\x1f{nth}\x1f{identity}", purpose="import decision")


def _has_error(row) -> bool:
    return any(problem.weight == Weight.ERROR for problem in row.problems)
