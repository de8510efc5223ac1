"""What people do with a preview: mend, answer, write, take back, drop."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from branches.cases.transitions import WrongState
from branches.imports import actions, texts
from branches.imports.forms import AnswerForm, CellForm, unit_edits
from branches.imports.models import ImportBatch
from branches.imports.views.preview import find, page, preview_url
from branches.jobs import queue

# More rows than this are written in the background.
AT_ONCE = 2_000


@require_POST
def cell(request, pk, desk):
    batch = find(request, desk, pk)
    form = CellForm(request.POST)
    if not form.is_valid():
        raise Http404
    given = form.cleaned_data
    try:
        row = actions.set_cell(batch, given["row"], given["field"], given["text"], actor=request.user)
    except KeyError as missing:
        raise Http404 from missing
    except WrongState as late:
        return _late(request, desk, pk, late)
    kind, verdict = texts.VERDICTS[row.verdict][:2]
    said = texts.ROW_IS.format(row=row.number, verdict=verdict)
    return _answer(request, desk, pk, said, still_wrong=kind in ("bad", "warn"))


@require_POST
def decide(request, pk, desk):
    batch = find(request, desk, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        message = next(iter(form.errors.values()))[0]
        return _refuse(request, desk, batch, message)
    given = form.cleaned_data
    try:
        answered = _decide(batch, given, request.user)
    except ValidationError as fault:
        return _refuse(request, desk, batch, fault.messages[0])
    except WrongState as late:
        return _late(request, desk, pk, late)
    return _answer(request, desk, pk, texts.ANSWERED.format(count=answered))


def _decide(batch, given, user) -> int:
    decision = given["decision"]
    if given["row"]:
        value = "" if decision == "clear" else decision
        return len(actions.decide_rows(batch, [given["row"]], value, actor=user, moved_on=given["moved_on"]))
    return actions.decide_kind(batch, given["kind"], decision, actor=user, moved_on=given["moved_on"])


@require_POST
def new_units(request, pk, desk):
    batch = find(request, desk, pk)
    try:
        actions.edit_new_units(batch, unit_edits(request.POST, batch), actor=request.user)
    except ValidationError as fault:
        wrong = fault.message_dict
        typed = unit_edits(request.POST, batch)
        batch.new_units = [
            {**unit, **typed[unit["named"]], "faults": wrong.get(unit["named"], [])} for unit in batch.new_units
        ]
        return page(request, desk, batch, data=request.POST, status=422, units_wrong=True)
    except WrongState as late:
        return _late(request, desk, pk, late)
    return _answer(request, desk, pk, texts.UNITS_SAVED)


@require_POST
def commit(request, pk, desk):
    batch = find(request, desk, pk)
    if batch.status == ImportBatch.Status.PREVIEW and batch.counts["new"] + batch.counts["changed"] > AT_ONCE:
        return _in_background(request, desk, batch, desk.jobs.commit)
    try:
        done = actions.commit_batch(batch, actor=request.user)
    except WrongState as late:
        return _late(request, desk, pk, late)
    if done.committed:
        messages.success(request, texts.COMMITTED.format(**done.batch.counts))
    else:
        messages.warning(request, texts.CHANGED_SINCE_PREVIEW.format(count=len(done.moved)))
    return redirect(desk.url("preview", pk))


@require_POST
def undo(request, pk, desk):
    batch = find(request, desk, pk)
    if batch.status == ImportBatch.Status.COMMITTED and batch.counts["new"] + batch.counts["changed"] > AT_ONCE:
        return _in_background(request, desk, batch, desk.jobs.undo)
    try:
        undone = actions.undo_batch(batch, actor=request.user)
    except WrongState as late:
        return _late(request, desk, pk, late)
    left = len(undone.left_by_undo)
    messages.success(request, texts.UNDONE_EXCEPT.format(count=left) if left else texts.UNDONE)
    return redirect(desk.url("preview", pk))


@require_POST
def cancel(request, pk, desk):
    batch = find(request, desk, pk)
    try:
        actions.cancel_batch(batch, actor=request.user)
    except WrongState as late:
        return _late(request, desk, pk, late)
    messages.success(request, texts.CANCELLED.format(file=batch.file_name))
    return redirect(desk.url("list"))


def _in_background(request, desk, batch, kind):
    if batch.job is None or not batch.job.is_open:
        actions.note_job(batch, queue.enqueue(kind, owner=request.user, batch=batch.pk))
    return redirect(desk.url("preview", batch.pk))


def _answer(request, desk, pk, said, *, still_wrong=False):
    """After a change: for htmx the page's body as it is now, otherwise back to where the form was."""
    batch = find(request, desk, pk)
    left = batch.counts["review"] + batch.counts["error"]
    said = f"{said} {texts.STILL_TO_SEE.format(count=left) if left else texts.NOTHING_TO_SEE}"
    if request.htmx:
        return page(request, desk, batch, data=request.POST, said=said, said_kind="warn" if still_wrong else "ok")
    messages.add_message(request, messages.WARNING if still_wrong else messages.SUCCESS, said)
    return redirect(preview_url(desk, pk, request.POST))


def _refuse(request, desk, batch, message):
    if request.htmx:
        return page(request, desk, batch, data=request.POST, status=422, fault=message)
    messages.error(request, message)
    return redirect(preview_url(desk, batch.pk, request.POST))


def _late(request, desk, pk, late):
    """Somebody was faster: say so on the page as it stands now."""
    messages.error(request, str(late))
    return redirect(desk.url("preview", pk))
