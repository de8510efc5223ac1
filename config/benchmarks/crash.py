"""Kill the worker, the database or both in the middle of an import, again and again, and look at what is left.

Everything real: a PostgreSQL of its own, a `db_worker` and (unless told how long a worker may be silent) a
`run_periodic` as in production, each a process that is started again when it dies. A round begins with a copy of a
prepared database, hands a job over, kills with SIGKILL at a random moment of the job, and waits until it is settled.
"""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import cycle, islice
from pathlib import Path
from random import Random
from time import monotonic, sleep

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from branches.accounts.models import User
from branches.imports import actions
from branches.imports.models import ImportBatch
from branches.jobs import queue
from branches.jobs.models import Job
from branches.positions.models import Position
from branches.units.actions import units as unit_actions
from branches.units.models import Level
from config.benchmarks import crash_checks, databases, imports_people, workers
from config.benchmarks.crash_cluster import database_name, kill_database, own_cluster, steadily
from config.benchmarks.figures import Figure
from config.benchmarks.processes import children_of, command_line
from config.benchmarks.texts import ROUND
from config.management.commands.demo import PERIOD
from members.imports import tasks

ROWS, ROUNDS = 10_000, 20
SETTLED_AIM = 60  # seconds
PATIENCE = 300  # seconds after which a round counts as stuck
# Part of the usual time of a work in which kills come: towards its end it often is over already.
MOMENTS = 0.9
LOOK = 0.02  # seconds between two looks for the beginning of a job
WORKER, DATABASE, BOTH = "worker", "database", "both"
READER = b"branches.spreadsheets"
# Which job begins from which prepared database.
READ, COMMIT, UNDO = "read", "commit", "undo"
TASKS = {READ: tasks.READ, COMMIT: tasks.COMMIT, UNDO: tasks.UNDO}
ENDS = {READ: ImportBatch.Status.PREVIEW, COMMIT: ImportBatch.Status.COMMITTED, UNDO: ImportBatch.Status.UNDONE}
ACTIONS = {
    READ: lambda batch: actions.read_batch(batch),
    COMMIT: lambda batch: actions.commit_batch(batch, actor=batch.created_by),
    UNDO: lambda batch: actions.undo_batch(batch, actor=batch.created_by),
}


@dataclass
class Round:
    """What one kill left. `moment`: seconds of the job before it; `hit`: nothing of it was in the database then."""

    work: str
    victim: str
    moment: float = 0
    hit: bool = False
    settled: float = 0
    attempts: int = 0
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Prepared:
    """`seconds`: how long each work takes undisturbed."""

    expected: crash_checks.Expected
    seconds: dict[str, float]


def run(*, rows: int | None = None, rounds: int | None = None, say=None, **more) -> list[Figure]:
    """`rounds` kills of a commit of `rows` people; a fifth as many, one at least, of the reading and of the undo."""
    return figures(strike(rows or ROWS, rounds or ROUNDS, say=say))


def strike(
    rows: int, rounds: int, *, silent: timedelta | None = None, say: Callable | None = None, seed: int = 1
) -> list[Round]:
    """`silent`: after how long without a heartbeat a worker counts as dead; as in production where not given."""
    random, outcomes = Random(seed), []  # noqa: S311 - moments, not secrets
    with own_cluster() as data:
        prepared = _prepare(rows)
        for work, victim in _plan(random, rounds):
            outcomes.append(_strike_once(data, prepared, work, victim, random.random(), silent))
            if say:
                say(ROUND.format(number=len(outcomes), **vars(outcomes[-1])))
    return outcomes


def figures(outcomes: Sequence[Round]) -> list[Figure]:
    """Aims: nothing half, lost, double or stuck; settled within a minute."""
    wrong = [outcome for outcome in outcomes if outcome.faults]
    return [
        Figure("kills", len(outcomes), ""),
        Figure("kills that met the work before its end", sum(outcome.hit for outcome in outcomes), ""),
        Figure("rounds with anything half, lost, double or stuck", len(wrong), "", "<= 0"),
        Figure("settled after at most", round(max(each.settled for each in outcomes), 1), "s", f"<= {SETTLED_AIM}"),
    ]


def _plan(random, rounds) -> Iterator[tuple[str, str]]:
    """Each kind of kill in turn, so that few rounds have all of them."""
    victims = [WORKER, DATABASE, BOTH]
    random.shuffle(victims)
    for work, times in ((COMMIT, rounds), (READ, max(rounds // 5, 1)), (UNDO, max(rounds // 5, 1))):
        for victim in islice(cycle(victims), times):
            yield work, victim
        victims.append(victims.pop(0))


def _prepare(rows) -> Prepared:
    """Three databases with one batch: uploaded, in preview, committed."""
    seconds, template = {}, database_name(READ)
    databases.create(template)
    with databases.speaking_to(template):
        call_command("migrate", verbosity=0, interactive=False)
        _upload(rows)
    for work, following in ((READ, COMMIT), (COMMIT, UNDO), (UNDO, None)):
        name = database_name(following or "undone")
        databases.create(name, template, strategy="file_copy")
        with databases.speaking_to(name):
            begun = monotonic()
            ACTIONS[work](ImportBatch.objects.select_related("created_by").get())
            seconds[work] = monotonic() - begun
            batch = ImportBatch.objects.get()
            if work == READ:
                expected = crash_checks.expected_of(batch)
                if expected.people < rows * 0.9:
                    raise RuntimeError(f"of {rows} rows the preview takes {batch.counts}")
            if found := crash_checks.faults(batch, expected):
                raise RuntimeError(f"undisturbed, {work} left: {found}")
        template = name
    return Prepared(expected, seconds)


def _upload(rows):
    system, levels = User.objects.system(), Level.objects.in_bulk()
    made = {"actor": system, "levels": levels}
    province = _unit(None, "TM", "province", **made)
    ward = _unit(province, imports_people.WARD, "ward", **made)
    officer = User.objects.create_user("benchmark.crash", full_name="benchmark")
    Position.objects.create(user=officer, unit=province, post_id="officer", begins_on=timezone.localdate())
    actions.start_import(
        imports_people.spreadsheet(imports_people.invent(rows)),
        file_name="ds.xlsx",
        unit=ward,
        target_code="members",
        actor=officer,
        create_units=True,
    )


def _unit(parent, code, level, *, actor, levels):
    return unit_actions.create_unit(actor=actor, parent=parent, code=code, name=code, level=levels[level])


def _strike_once(data: Path, prepared: Prepared, work, victim, share, silent) -> Round:
    """`share`: the part of the usual time of the work after which the kill comes."""
    outcome, name = Round(work, victim, moment=share * MOMENTS * prepared.seconds[work]), database_name("round")
    steadily(lambda: databases.drop(name))
    steadily(lambda: databases.create(name, database_name(work), strategy="file_copy"))
    programs = [workers.worker()] if silent else [workers.worker(), workers.periodic(PERIOD)]
    with databases.speaking_to(name), workers.running(*programs) as together:
        batch = ImportBatch.objects.select_related("created_by").get()
        job = queue.enqueue(TASKS[work], owner=batch.created_by, batch=batch.pk)
        actions.note_job(batch, job)
        _until(lambda: Job.objects.filter(pk=job.pk, attempts__gt=0).exists(), together, LOOK)
        sleep(outcome.moment)
        readers = children_of(programs[0].process.pid)
        _kill(victim, data, programs[0].process.pid)
        struck = monotonic()
        # Before anything is settled: all or nothing already.
        outcome.faults += [f"before it was settled: {fault}" for fault in _looked(batch, prepared.expected)]
        outcome.hit = batch.status != ENDS[work]

        def settled():
            if silent:
                queue.recover_dead(older_than=silent)
            return not Job.objects.get(pk=job.pk).is_open

        if not _until(lambda: steadily(settled), together, 0.5):
            outcome.faults.append("stuck")
        outcome.settled = monotonic() - struck
        outcome.attempts = Job.objects.get(pk=job.pk).attempts
        outcome.faults += crash_checks.of_job(job) + _looked(batch, prepared.expected)
        if batch.status != ENDS[work]:
            outcome.faults.append(f"the batch is {batch.status}")
        outcome.faults += crash_checks.on_the_page(batch)
        outcome.faults += [f"process {pid} goes on" for pid in readers if READER in command_line(pid)]
    steadily(lambda: databases.drop(name))
    return outcome


def _looked(batch, expected) -> list[str]:
    """As it all was at one moment: a server goes on with a commit whose client was killed after asking for it."""

    def look():
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            return crash_checks.faults(batch, expected)

    return steadily(look)


def _until(condition: Callable[[], bool], together, pause: float) -> bool:
    patience = monotonic() + PATIENCE
    while monotonic() < patience:
        if condition():
            return True
        together.watch()
        sleep(pause)
    return False


def _kill(victim, data, worker):
    if victim in (WORKER, BOTH):
        os.kill(worker, signal.SIGKILL)
    if victim in (DATABASE, BOTH):
        kill_database(data)
