"""Chosen papers as one file: asked for, and fetched by who asked."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from branches.attachments import serving
from branches.jobs.models import Job
from branches.papers import sight, tasks, texts
from branches.papers.models import Paper
from branches.papers.rendering import CONTENT_TYPES
from branches.papers.views.register import unit_of


@require_POST
def pack(request, code):
    """Takes `so`, keys of papers of this register."""
    unit = unit_of(request, code)
    chosen = [int(key) for key in request.POST.getlist("so") if key.isascii() and key.isdigit() and len(key) < 16]
    if not chosen:
        messages.warning(request, texts.PACK_NOT_CHOSEN)
        return redirect("papers:register", code=unit.code)
    try:
        papers = Paper.objects.visible_to(request.user).filter(unit=unit, pk__in=chosen)
        job = tasks.ask(papers, owner=request.user)
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
        return redirect("papers:register", code=unit.code)
    return redirect("jobs:detail", pk=job.pk)


@require_GET
def pack_ready(request, pk):
    """What came of the packing: a page, since whoever waits for a job asks again and again."""
    job = _done(request, pk)
    papers = sight.seen_by(request.user).filter(pk__in=job.arguments["papers"]).order_by("unit", "type", "number")
    context = {"job": job, "papers": papers, "kept_until": job.finished_at + tasks.KEPT if job.finished_at else None}
    return render(request, "branches/papers/pack.html", context)


@require_GET
def pack_file(request, pk):
    """The file, as long as its owner may still see each paper in it."""
    job = _done(request, pk)
    wanted = job.arguments["papers"]
    if sight.seen_by(request.user).filter(pk__in=wanted).count() != len(wanted):
        raise PermissionDenied(texts.PACK_NOT_YOURS)
    if not (name := job.arguments.get("file")):
        raise PermissionDenied(texts.PACK_GONE.format(days=tasks.KEPT.days))
    with default_storage.open(name) as stored:
        content = stored.read()
    name = texts.PACK_NAME.format(job=job.pk)
    return serving.answer(content, name=name, content_type=CONTENT_TYPES["pdf"])


def _done(request, pk):
    """A packing of one's own that has ended well."""
    mine = Job.objects.visible_to(request.user).filter(kind=tasks.KIND, status=Job.Status.DONE)
    return get_object_or_404(mine, pk=pk)
