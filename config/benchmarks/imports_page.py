"""How long the roster takes while a worker imports a large file on the same machine."""

from collections.abc import Iterator
from time import perf_counter, sleep

from django.conf import settings
from django.test import Client
from django.urls import reverse

from branches.accounts.models import User
from branches.imports import actions
from branches.imports.models import ImportBatch
from branches.jobs import queue
from branches.jobs.models import Job
from branches.units.models import Unit
from config.benchmarks import workers
from config.benchmarks.figures import Figure, median, p95
from members.imports import tasks

PAUSE = 0.2  # seconds between two requests of one person
QUIET_ROUNDS = 25
PATIENCE = 1800  # seconds


def measure(content: bytes, rows: int, unit: Unit, actor: User) -> list[Figure]:
    """Ask for the roster with nothing going on, then again and again while the file is read and written."""
    client = _client(actor)
    for _ in range(3):
        _ask(client)
    quiet = [_ask(client) for _ in range(QUIET_ROUNDS)]
    batch = actions.start_import(content, file_name="ds.xlsx", unit=unit, target_code="members", actor=actor)
    busy = {}
    with workers.running(workers.worker()) as together:
        for kind, name in ((tasks.READ, "reading"), (tasks.COMMIT, "writing")):
            job = queue.enqueue(kind, owner=actor, batch=batch.pk)
            busy[name] = [_ask(client) for _ in _while_running(job, together)]
    if ImportBatch.objects.get(pk=batch.pk).status != ImportBatch.Status.COMMITTED:
        raise RuntimeError("the worker did not commit the batch")
    found = [
        Figure("roster with nothing going on, median", median(quiet), "ms"),
        Figure("roster with nothing going on, p95", p95(quiet), "ms"),
    ]
    for name, times in busy.items():
        during = f"roster while a worker is {name} {rows} rows"
        found += [
            Figure(f"{during}, requests", len(times), ""),
            Figure(f"{during}, median", median(times), "ms"),
            Figure(f"{during}, p95", p95(times), "ms"),
        ]
    return found


def look(batch: ImportBatch) -> float:
    """Seconds that the page of a batch takes its uploader, the second time: a server has been asked before."""
    client, place = _client(batch.created_by), reverse("members:imports:preview", args=[batch.pk])
    for _ in range(2):
        begun = perf_counter()
        _answered(client.get(place))
        seconds = perf_counter() - begun
    return seconds


def _client(user) -> Client:
    client = Client(SERVER_NAME="localhost")
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def _while_running(job: Job, together) -> Iterator[None]:
    """Once at least, then as long as the worker is at it."""
    begun = perf_counter()
    while Job.objects.get(pk=job.pk).status == Job.Status.WAITING:
        together.watch()
        _patient(begun)
        sleep(PAUSE)
    while True:
        yield
        status = Job.objects.get(pk=job.pk)
        if status.status != Job.Status.RUNNING:
            break
        _patient(begun)
        sleep(PAUSE)
    if status.status != Job.Status.DONE:
        raise RuntimeError(f"the job ended as {status.status}: {status.message}")


def _patient(begun):
    if perf_counter() - begun > PATIENCE:
        raise RuntimeError("the worker is not getting anywhere")


def _ask(client) -> float:
    begun = perf_counter()
    _answered(client.get(reverse("members:people:list")))
    return (perf_counter() - begun) * 1000


def _answered(response):
    if response.status_code != 200:
        raise RuntimeError(f"the page answered {response.status_code}")
