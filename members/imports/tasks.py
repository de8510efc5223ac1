"""Reading, and writing many rows, in the background, and what becomes due by itself."""

from contextlib import contextmanager
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from branches.cases.transitions import WrongState
from branches.imports import actions
from branches.imports.models import ImportBatch
from branches.jobs import periodic, queue
from members.imports import texts

READ, COMMIT, UNDO = "imports.read", "imports.commit", "imports.undo"


def _preview(job):
    return reverse("members:imports:preview", args=[job.arguments["batch"]])


@queue.handler(READ, result=_preview)
def read(job, *, batch):
    """Safe to run again: a batch is staged in one transaction, and read once."""
    actions.read_batch(ImportBatch.objects.get(pk=batch), progress=_progress_of(job))


@queue.handler(COMMIT, result=_preview)
def commit(job, *, batch):
    """One transaction. A second run after a killed worker finds it done, or does it."""
    found = ImportBatch.objects.get(pk=batch)
    if found.status == ImportBatch.Status.COMMITTED:
        return
    with _told():
        done = actions.commit_batch(found, actor=job.owner, progress=_progress_of(job))
    if not done.committed:
        raise queue.JobFailed(texts.CHANGED_SINCE_PREVIEW.format(count=len(done.moved)))


@queue.handler(UNDO, result=_preview)
def undo(job, *, batch):
    found = ImportBatch.objects.get(pk=batch)
    if found.status == ImportBatch.Status.UNDONE:
        return
    with _told():
        actions.undo_batch(found, actor=job.owner, progress=_progress_of(job))


def _progress_of(job):
    return lambda phase, done, total: queue.progress(job, phase, done, total)


@contextmanager
def _told():
    """A refusal of the action is the job's answer to the person who gave it."""
    try:
        yield
    except (PermissionDenied, WrongState) as refusal:
        raise queue.JobFailed(str(refusal)) from refusal


@periodic.work("imports.purge", every=timedelta(days=1))
def purge():
    actions.purge_imports()
