"""What a file will do, or has done: row by row and branch by branch."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from branches.access.decisions import deny
from branches.audit import journal
from branches.imports import texts
from branches.imports.listing import Listing
from branches.imports.models import ImportBatch
from branches.imports.views.context import after_context, answered, preview_context, working_context
from branches.jobs.models import Job

Status = ImportBatch.Status


@require_GET
@never_cache
def preview(request, pk, desk):
    return page(request, desk, find(request, desk, pk))


@require_POST
def reveal(request, pk, desk):
    """The same page with restricted values open, for who may open them; the journal keeps that it was asked for."""
    batch = find(request, desk, pk)
    eyes = desk.eyes(desk, batch, request.user, revealed=True)
    if not eyes.may_reveal():
        deny(texts.ACCESS_NONE).require()
    journal.journal("imports.restricted.opened", actor=request.user, subject=batch, unit=batch.unit)
    return page(request, desk, batch, eyes=eyes, data=request.POST)


def find(request, desk, pk) -> ImportBatch:
    """A batch of the desk's target in reach, or 404."""
    batches = ImportBatch.objects.visible_to(request.user).filter(target=desk.target)
    return get_object_or_404(
        batches.select_related("unit__level", "created_by", "committed_by", "undone_by", "job__owner"), pk=pk
    )


def page(request, desk, batch, *, eyes=None, data=None, status=200, row=None, **more):
    """The page of a batch as it stands: being read, refused, a preview, or what came of it.

    `data`: where the reader stood in the list, from the address or the fields of a form. `row`: the row mended last.
    """
    job = batch.job
    context = {"desk": desk, "at": desk.addresses(batch), "batch": batch, "unit": batch.unit}
    if batch.status == Status.READING or (job and job.is_open):
        context |= working_context(desk, batch, job)
        part = "#progress" if request.htmx and not more else ""
        return render(request, f"branches/imports/working.html{part}", context)
    if batch.status in (Status.REFUSED, Status.CANCELLED) or batch.purged_at:
        return render(request, "branches/imports/over.html", context)
    eyes = eyes or desk.eyes(desk, batch, request.user)
    listing = Listing(batch, data or request.GET, row=row)
    context |= preview_context(request, eyes, listing)
    context |= after_context(eyes) if batch.status != Status.PREVIEW else {}
    if job and job.status == Job.Status.FAILED and _concerns(desk, batch, job):
        context["failed"] = job
        work = next(work for work in texts.NOT_FINISHED if getattr(desk.jobs, work) == job.kind)
        context["failed_words"] = texts.NOT_FINISHED[work]
    if job and job.status == Job.Status.DONE and job.kind == desk.jobs.answer and batch.status == Status.PREVIEW:
        context["answered"] = answered(desk, batch, job)
    # What asks how far a job is expects its card, and opens a whole page as a page.
    asks_how_far = request.headers.get("HX-Target", "").endswith("tien-do")
    part = "#body" if request.htmx and not asks_how_far else ""
    return render(request, f"branches/imports/preview.html{part}", context | more, status=status)


def _concerns(desk, batch, job) -> bool:
    """Whether a job that failed is what its batch waits for, or an answer that came too late; others are history."""
    if job.kind == desk.jobs.answer and batch.committed_at:
        return (job.finished_at or job.created_at) > batch.committed_at and batch.undone_at is None
    waits_for = {Status.PREVIEW: (desk.jobs.commit, desk.jobs.answer), Status.COMMITTED: (desk.jobs.undo,)}
    return job.kind in waits_for.get(batch.status, ())
