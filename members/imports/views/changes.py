"""What people do with a preview: mend, answer, write, take back, drop."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from branches.cases.transitions import WrongState
from branches.imports import actions
from branches.imports.models import ImportBatch
from branches.jobs import queue
from members.imports import tasks, texts
from members.imports.forms import AnswerForm, CellForm, unit_edits
from members.imports.views.preview import find, page, preview_url

# More rows than this are written in the background.
AT_ONCE = 2_000


@require_POST
def cell(request, pk):
    batch = find(request, pk)
    form = CellForm(request.POST)
    if not form.is_valid():
        raise Http404
    given = form.cleaned_data
    try:
        row = actions.set_cell(batch, given["row"], given["field"], given["text"], actor=request.user)
    except KeyError as missing:
        raise Http404 from missing
    except WrongState as late:
        return _late(request, pk, late)
    kind, verdict = texts.VERDICTS[row.verdict][:2]
    said = texts.ROW_IS.format(row=row.number, verdict=verdict)
    return _answer(request, pk, said, still_wrong=kind in ("bad", "warn"))


@require_POST
def decide(request, pk):
    batch = find(request, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        message = next(iter(form.errors.values()))[0]
        return _refuse(request, batch, message)
    given = form.cleaned_data
    try:
        answered = _decide(batch, given, request.user)
    except ValidationError as fault:
        return _refuse(request, batch, fault.messages[0])
    except WrongState as late:
        return _late(request, pk, late)
    return _answer(request, pk, texts.ANSWERED.format(count=answered))


def _decide(batch, given, user) -> int:
    decision = given["decision"]
    if given["row"]:
        value = "" if decision == "clear" else decision
        return len(actions.decide_rows(batch, [given["row"]], value, actor=user, moved_on=given["moved_on"]))
    return actions.decide_kind(batch, given["kind"], decision, actor=user, moved_on=given["moved_on"])


@require_POST
def new_units(request, pk):
    batch = find(request, pk)
    try:
        actions.edit_new_units(batch, unit_edits(request.POST, batch), actor=request.user)
    except ValidationError as fault:
        wrong = fault.message_dict
        typed = unit_edits(request.POST, batch)
        batch.new_units = [
            {**unit, **typed[unit["named"]], "faults": wrong.get(unit["named"], [])} for unit in batch.new_units
        ]
        return page(request, batch, data=request.POST, status=422, units_wrong=True)
    except WrongState as late:
        return _late(request, pk, late)
    return _answer(request, pk, texts.UNITS_SAVED)


@require_POST
def commit(request, pk):
    batch = find(request, pk)
    if batch.status == ImportBatch.Status.PREVIEW and batch.counts["new"] + batch.counts["changed"] > AT_ONCE:
        return _in_background(request, batch, tasks.COMMIT)
    try:
        done = actions.commit_batch(batch, actor=request.user)
    except WrongState as late:
        return _late(request, pk, late)
    if done.committed:
        messages.success(request, texts.COMMITTED.format(**done.batch.counts))
    else:
        messages.warning(request, texts.CHANGED_SINCE_PREVIEW.format(count=len(done.moved)))
    return redirect("members:imports:preview", pk)


@require_POST
def undo(request, pk):
    batch = find(request, pk)
    if batch.status == ImportBatch.Status.COMMITTED and batch.counts["new"] + batch.counts["changed"] > AT_ONCE:
        return _in_background(request, batch, tasks.UNDO)
    try:
        undone = actions.undo_batch(batch, actor=request.user)
    except WrongState as late:
        return _late(request, pk, late)
    left = len(undone.left_by_undo)
    messages.success(request, texts.UNDONE_EXCEPT.format(count=left) if left else texts.UNDONE)
    return redirect("members:imports:preview", pk)


@require_POST
def cancel(request, pk):
    batch = find(request, pk)
    try:
        actions.cancel_batch(batch, actor=request.user)
    except WrongState as late:
        return _late(request, pk, late)
    messages.success(request, texts.CANCELLED.format(file=batch.file_name))
    return redirect("members:imports:list")


def _in_background(request, batch, kind):
    if batch.job is None or not batch.job.is_open:
        actions.note_job(batch, queue.enqueue(kind, owner=request.user, batch=batch.pk))
    return redirect("members:imports:preview", batch.pk)


def _answer(request, pk, said, *, still_wrong=False):
    """After a change: for htmx the page's body as it is now, otherwise back to where the form was."""
    batch = find(request, pk)
    left = batch.counts["review"] + batch.counts["error"]
    said = f"{said} {texts.STILL_TO_SEE.format(count=left) if left else texts.NOTHING_TO_SEE}"
    if request.htmx:
        return page(request, batch, data=request.POST, said=said, said_kind="warn" if still_wrong else "ok")
    messages.add_message(request, messages.WARNING if still_wrong else messages.SUCCESS, said)
    return redirect(preview_url(pk, request.POST))


def _refuse(request, batch, message):
    if request.htmx:
        return page(request, batch, data=request.POST, status=422, fault=message)
    messages.error(request, message)
    return redirect(preview_url(batch.pk, request.POST))


def _late(request, pk, late):
    """Somebody was faster: say so on the page as it stands now."""
    messages.error(request, str(late))
    return redirect("members:imports:preview", pk)
