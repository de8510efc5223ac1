"""Reading in the background, and what becomes due by itself."""

from datetime import timedelta

from django.urls import reverse

from branches.imports import actions
from branches.imports.models import ImportBatch
from branches.jobs import periodic, queue

READ = "imports.read"


def _preview(job):
    return reverse("members:imports:preview", args=[job.arguments["batch"]])


@queue.handler(READ, result=_preview)
def read(job, *, batch):
    """Safe to run again: a batch is staged in one transaction, and read once."""
    actions.read_batch(
        ImportBatch.objects.get(pk=batch), progress=lambda phase, done, total: queue.progress(job, phase, done, total)
    )


@periodic.work("imports.purge", every=timedelta(days=1))
def purge():
    actions.purge_imports()
