"""The background work of an import, whatever is imported: reading, answering, writing and taking back."""

from contextlib import contextmanager
from datetime import date
from functools import partial

from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from branches.cases.transitions import WrongState
from branches.imports import actions, texts
from branches.imports.models import ImportBatch
from branches.jobs import queue


def handle(prefix: str, preview: str) -> tuple[str, str, str, str]:
    """Register the work of one target; gives the kinds of its jobs that read, commit, undo and answer a batch.

    `preview`: the route that shows a batch. Each job has the argument `batch`, and what `_answer` takes besides.
    """

    def result(job):
        return reverse(preview, args=[job.arguments["batch"]])

    kinds = f"{prefix}.read", f"{prefix}.commit", f"{prefix}.undo", f"{prefix}.answer"
    for kind, work in zip(kinds, (_read, _commit, _undo, _answer), strict=True):
        queue.handler(kind, result=result)(work)
    return kinds


def _read(job, *, batch):
    """Safe to run again: a batch is staged in one transaction, and read once."""
    actions.read_batch(ImportBatch.objects.get(pk=batch), progress=partial(queue.progress, job))


def _commit(job, *, batch):
    """One transaction. A second run after a killed worker finds it done, or does it."""
    found = ImportBatch.objects.get(pk=batch)
    if found.status == ImportBatch.Status.COMMITTED:
        return
    with _told():
        done = actions.commit_batch(found, actor=job.owner, progress=partial(queue.progress, job))
    if not done.committed:
        raise queue.JobFailed(texts.CHANGED_SINCE_PREVIEW.format(count=len(done.moved)))


def _undo(job, *, batch):
    found = ImportBatch.objects.get(pk=batch)
    if found.status == ImportBatch.Status.UNDONE:
        return
    with _told():
        actions.undo_batch(found, actor=job.owner, progress=partial(queue.progress, job))


def _answer(job, *, batch, question="", decision="", moved_on=None, policy=None, units=None):
    """One answer to all rows that ask the same, another policy, or edits of the units to be made: after each all rows
    are judged again. `moved_on` is a day in ISO form. A second run finds nothing left to answer."""
    found = ImportBatch.objects.get(pk=batch)
    total = found.counts.get("people", 0)

    def judged(done):
        queue.progress(job, texts.PHASE_ANSWER, done, total)

    judged(0)
    with _told():
        if policy is not None:
            actions.set_policy(found, policy, actor=job.owner, progress=judged)
        elif units is not None:
            actions.edit_new_units(found, units, actor=job.owner, progress=judged)
        else:
            day = date.fromisoformat(moved_on) if moved_on else None
            actions.decide_kind(found, question, decision, actor=job.owner, moved_on=day, progress=judged)


@contextmanager
def _told():
    """A refusal of the action is the job's answer to the person who gave it."""
    try:
        yield
    except (PermissionDenied, WrongState) as refusal:
        raise queue.JobFailed(str(refusal)) from refusal
    except ValidationError as refusal:
        raise queue.JobFailed(" ".join(refusal.messages)) from refusal
