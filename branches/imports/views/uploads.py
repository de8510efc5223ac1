"""Bringing a file in, and the list of what was brought in before."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from branches.access import reach
from branches.access.decisions import deny
from branches.imports import actions, rules, texts
from branches.imports.forms import UploadForm
from branches.imports.models import ImportBatch
from branches.jobs import queue
from branches.positions.models import Grant
from branches.units import current
from branches.units.models import Unit

PAGE = 20


@require_http_methods(["GET", "POST"])
def batch_list(request, desk):
    """Past imports of the unit in view and what stands below it, with the form for the next one."""
    unit = current.current_unit(request)
    if unit is None or not reach.has_anywhere(request.user, Grant.IMPORT):
        deny(texts.NO_UNIT if unit is None else texts.IMPORT_NOT_YOURS.format(unit=unit)).require()
    may = desk.may_import(request.user, unit)
    branches = Unit.objects.granting(request.user, Grant.IMPORT).below(unit).open().filter(level__is_branch=True)
    branches = branches.exclude(pk=unit.pk) if desk.takes_default_unit else branches.none()
    sent = request.method == "POST"
    form = UploadForm(request.POST if sent else None, request.FILES if sent else None, branches=branches)
    if sent:
        may.require()
        if form.is_valid():
            try:
                batch = _start(request, desk, form, unit)
            except actions.UploadRefused as refusal:
                form.add_error("file", refusal.message)
            else:
                return redirect(desk.url("preview", batch.pk))
    batches = ImportBatch.objects.visible_to(request.user).filter(target=desk.target, unit__path__startswith=unit.path)
    page = Paginator(batches.select_related("unit", "created_by", "committed_by"), PAGE).get_page(
        request.GET.get("trang")
    )
    context = {
        "desk": desk,
        "at": {"list": desk.url("list"), "blank": desk.url("blank")},
        "form": form,
        "batches": [{"batch": batch, "url": desk.url("preview", batch.pk)} for batch in page],
        "unit": unit,
        "may": may,
        "page": page,
        "megabytes": actions.LARGEST // 1_000_000,
        "may_create": rules.may_create_units(request.user, unit),
    }
    return render(request, "branches/imports/list.html", context, status=422 if form.errors else 200)


def _start(request, desk, form, unit):
    file = form.cleaned_data["file"]
    batch = actions.start_import(
        file.read(),
        file_name=file.name,
        unit=unit,
        target_code=desk.target,
        actor=request.user,
        default_branch=form.cleaned_data.get("branch"),
        create_units=True,
    )
    actions.note_job(batch, queue.enqueue(desk.jobs.read, owner=request.user, batch=batch.pk))
    return batch
