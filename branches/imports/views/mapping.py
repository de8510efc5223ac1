"""What the columns of a file mean: seen, corrected, and read again."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from branches.cases.transitions import WrongState
from branches.imports import actions, choosing, texts
from branches.imports.models import ImportBatch
from branches.imports.views.background import free
from branches.imports.views.preview import find
from branches.jobs import queue

Status = ImportBatch.Status


@require_http_methods(["GET", "POST"])
@never_cache
def mapping(request, pk, desk):
    """The columns with their guesses. The query says which sheet and header are looked at, the form what they mean."""
    batch = find(request, desk, pk)
    asked = request.POST if request.method == "POST" else request.GET
    eyes = desk.eyes(desk, batch, request.user)
    if batch.status not in (Status.PREVIEW, Status.REFUSED):
        return redirect(desk.url("preview", pk))
    page = choosing.page(desk, batch, eyes, asked)
    if page is None:
        messages.warning(request, texts.NO_SAMPLE)
        return redirect(desk.url("preview", pk))
    if request.method == "GET":
        return _shown(request, desk, batch, page)
    typed = choosing.given(page, request.POST)
    try:
        with free(desk, batch, "mapping"):
            chosen = actions.choose_columns(
                batch,
                sheet=page.sheet,
                header_rows=list(range(page.first, page.first + page.height)),
                mapping=typed,
                hidden="hidden" in request.POST,
                guess=page.guess,
                actor=request.user,
            )
            _read(request, desk, chosen)
    except ValidationError as fault:
        general = choosing.put_back(page, typed, fault.message_dict)
        return _shown(request, desk, batch, page, faults=general, status=422)
    except WrongState as late:
        return _late(request, desk, pk, late)
    messages.success(request, texts.COLUMNS_CHOSEN)
    return redirect(desk.url("preview", pk))


@require_POST
def forget(request, pk, desk):
    """Drop the remembered mapping of this header and read the file without it."""
    batch = find(request, desk, pk)
    fingerprint = request.POST.get("dau", "")
    if len(fingerprint) > 64 or "\0" in fingerprint:
        raise Http404
    try:
        with free(desk, batch, "mapping"):
            again = actions.forget_mapping(batch, fingerprint, actor=request.user)
            _read(request, desk, again)
    except WrongState as late:
        return _late(request, desk, pk, late)
    messages.success(request, texts.MAPPING_FORGOTTEN)
    return redirect(desk.url("preview", pk))


def _shown(request, desk, batch, page, *, faults=(), status=200):
    context = {
        "desk": desk,
        "at": desk.addresses(batch),
        "batch": batch,
        "unit": batch.unit,
        "page": page,
        "faults": faults,
        "wrong": sum(bool(column.faults) for column in page.columns),
        "answered": batch.rows.exclude(decision="").exists(),
    }
    return render(request, "branches/imports/mapping.html", context, status=status)


def _read(request, desk, batch):
    actions.note_job(batch, queue.enqueue(desk.jobs.read, owner=request.user, batch=batch.pk))


def _late(request, desk, pk, late):
    messages.error(request, str(late))
    return redirect(desk.url("preview", pk))
