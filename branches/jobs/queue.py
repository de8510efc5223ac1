"""Long work in the background: hand it over, run it, say how far it is, give a dead worker's work to another.

A slice that has long work writes a handler in its tasks.py, which its app imports when it starts:

    @queue.handler("imports.read", result=lambda job: reverse("members:imports:preview", args=[job.arguments["batch"]]))
    def read(job, *, batch):
        ...
        queue.progress(job, texts.READING, done, total)

and a view or a command (never an action) hands it over:

    job = queue.enqueue("imports.read", owner=request.user, batch=batch.pk)

A handler may run again after a worker died in the middle of it: it does its work in one transaction, or can be
repeated.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from branches.jobs import texts
from branches.jobs.attempts import Attempt, JobFailed, progress
from branches.jobs.models import Job

__all__ = ["JobFailed", "enqueue", "handler", "progress", "recover_dead", "result_of", "run"]

MOST_ATTEMPTS = 3
# Ten beats missed: the worker is dead, or so far gone that another one is faster. Short, so that what was killed is
# settled within a minute; a worker that was only slow does no harm, since its work is one transaction and done once.
DEAD_AFTER = timedelta(seconds=20)


@dataclass(frozen=True)
class _Handler:
    work: Callable
    result: Callable[[Job], str] | None


_handlers: dict[str, _Handler] = {}


def handler(kind: str, *, result: Callable[[Job], str] | None = None):
    """Register the decorated function for jobs of this kind; `result(job)` is the address of what came of one."""

    def register(work):
        _handlers[kind] = _Handler(work, result)
        return work

    return register


def enqueue(kind: str, *, owner, **arguments) -> Job:
    """Hand a job over to a worker once the running transaction has committed. `arguments` must fit into JSON."""
    if kind not in _handlers:
        raise LookupError(kind)
    job = Job.objects.create(kind=kind, owner=owner, arguments=arguments)
    _send_after_commit(job)
    return job


def result_of(job: Job) -> str | None:
    """The address of what came of a job that is done; None while it isn't, or where there is nothing to show."""
    found = _handlers.get(job.kind)
    return found.result(job) if found and found.result and job.status == Job.Status.DONE else None


def run(pk: int, attempts: int):
    """Do a job, unless another worker has taken it: a message counts only for the number of attempts it was sent at."""
    taken = Job.objects.filter(pk=pk, status=Job.Status.WAITING, attempts=attempts).update(
        status=Job.Status.RUNNING, attempts=F("attempts") + 1, heartbeat_at=timezone.now()
    )
    if taken:
        job = Job.objects.select_related("owner").get(pk=pk)
        with Attempt(job):
            _handlers[job.kind].work(job, **job.arguments)


@transaction.atomic
def recover_dead(older_than: timedelta = DEAD_AFTER) -> list[Job]:
    """Send jobs whose worker has been silent for `older_than` to another one; after three attempts they have failed.

    Also jobs that still wait although no message of theirs does: it was lost with the worker that took it.
    """
    silent = Job.objects.select_for_update(skip_locked=True, of=("self",)).filter(
        status__in=[Job.Status.WAITING, Job.Status.RUNNING], heartbeat_at__lt=timezone.now() - older_than
    )
    recovered = []
    for job in silent:
        if job.status == Job.Status.WAITING and _is_queued(job):
            continue
        recovered.append(job)
        job.heartbeat_at = timezone.now()
        if job.attempts < MOST_ATTEMPTS:
            job.status = Job.Status.WAITING
        else:
            job.status, job.finished_at = Job.Status.FAILED, timezone.now()
            job.message = texts.GAVE_UP.format(attempts=job.attempts)
        job.save(update_fields=["status", "heartbeat_at", "finished_at", "message"])
        if job.status == Job.Status.WAITING:
            _send_after_commit(job)
    return recovered


def _send_after_commit(job):
    from branches.jobs.tasks import run_job

    transaction.on_commit(lambda: run_job.enqueue(job.pk, job.attempts))


def _is_queued(job):
    from django_tasks_db.models import DBTaskResult

    from branches.jobs.tasks import run_job

    return (
        DBTaskResult.objects.ready()
        .filter(task_path=run_job.module_path, args_kwargs__args=[job.pk, job.attempts])
        .exists()
    )
