"""Work on a batch that is handed to a job. A batch has one at a time: what comes meanwhile is refused aloud."""

from contextlib import contextmanager

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect

from branches.cases import transitions
from branches.cases.transitions import WrongState
from branches.imports import actions, texts
from branches.jobs import queue


class Busy(WrongState):
    """Another job works on the batch. The text says which, and what to do."""


def check_free(desk, batch, asked: str):
    """Raises Busy while a job is open: what is `asked` (a key of texts.NOT_DONE) would make its work void."""
    job = batch.job
    if job is None or not job.is_open:
        return
    work = next(name for name in texts.WORKING if getattr(desk.jobs, name) == job.kind)
    raise Busy(
        texts.BUSY.format(
            not_done=texts.NOT_DONE[asked],
            work=texts.WORKING[work].lower(),
            by=job.owner,
            at=f"{timezone.localtime(job.created_at):%H:%M}",
        )
    )


@contextmanager
def free(desk, batch, asked: str):
    """Within: the batch, locked, with no job under way. `asked`: what is wanted, a key of texts.NOT_DONE.

    Raises Busy; WrongState when the batch no longer stands where the page saw it.
    """
    # A job that runs holds the lock itself, for as long as it takes.
    check_free(desk, batch, asked)
    with transaction.atomic():
        now = transitions.lock(batch)
        check_free(desk, now, asked)
        if now.status != batch.status:
            raise WrongState(texts.NOT_IN_PREVIEW.format(now=now.get_status_display()))
        yield now


def hand_over(request, desk, batch, kind, asked: str, **arguments):
    """Give the work to a job and show how far it is. Who sends the same twice sees their first; whoever comes while
    another job is open is told there that theirs wasn't taken. Raises WrongState as `free` does."""
    try:
        with free(desk, batch, asked) as now:
            actions.note_job(now, queue.enqueue(kind, owner=request.user, batch=batch.pk, **arguments))
    except Busy as busy:
        batch.refresh_from_db(fields=["job"])
        if not _is_the_same(batch.job, request.user, kind, {"batch": batch.pk, **arguments}):
            messages.warning(request, str(busy))
    return to_preview(request, desk, batch)


def to_preview(request, desk, batch):
    address = desk.url("preview", batch.pk)
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)


def _is_the_same(job, user, kind, arguments) -> bool:
    return job is not None and (job.owner_id, job.kind, job.arguments) == (user.pk, kind, arguments)
