"""Packs in the background, and their end."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from branches.audit.journal import journal
from branches.jobs import periodic, queue
from branches.jobs.models import Job
from branches.papers import packs, sight, texts

KIND = "papers.pack"
KEPT = timedelta(days=7)


def ask(papers, *, owner) -> Job:
    """Hand the packing over to a worker. The caller has seen to it that `owner` may see each of `papers`.

    Raises ValidationError where there is nothing to pack.
    """
    return queue.enqueue(KIND, owner=owner, papers=[each.pk for each in packs.packable(papers)])


@queue.handler(KIND, result=lambda job: reverse("papers:pack_ready", args=[job.pk]))
@transaction.atomic
def pack(job: Job, *, papers: list[int], file: str = ""):
    """Run again, it makes the file again. What the owner may no longer see is left out."""
    found = list(sight.seen_by(job.owner).filter(pk__in=papers))
    try:
        content = packs.merge(found, tell=lambda done: queue.progress(job, texts.PACKING, done, len(found)))
    except ValidationError as refusal:
        raise queue.JobFailed(" ".join(refusal.messages)) from refusal
    if file:
        default_storage.delete(file)
    name = default_storage.save("pack.pdf", ContentFile(content))
    kept = [each.pk for each in packs.packable(found)]
    job.arguments = {"papers": kept, "file": name}
    job.save(update_fields=["arguments"])
    journal("papers.pack.made", actor=job.owner, count=len(kept))


@periodic.work("papers.packs", every=timedelta(days=1))
def drop_old_packs():
    for job in Job.objects.filter(kind=KIND, finished_at__lt=timezone.now() - KEPT).exclude(arguments__file=None):
        if name := job.arguments.pop("file", ""):
            default_storage.delete(name)
            job.save(update_fields=["arguments"])
