"""What people do with a preview: mend, answer, write, take back, drop."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from branches.cases.transitions import WrongState
from branches.imports import actions, texts
from branches.imports.forms import AnswerForm, CellForm, policy_of, unit_edits
from branches.imports.models import ImportBatch
from branches.imports.presenting import reasons_by_rows
from branches.imports.views.background import check_free, hand_over
from branches.imports.views.preview import find, page

# More rows than this are written in the background.
AT_ONCE = 2_000
# Of a batch of more rows than this all are judged in the background.
JUDGED_AT_ONCE = 10_000
# Fields of a form that say where its sender stood in the list.
WHERE = ("tab", "trang", "ly-do")


@require_POST
def cell(request, pk, desk):
    batch = find(request, desk, pk)
    form = CellForm(request.POST)
    if not form.is_valid():
        raise Http404
    given = form.cleaned_data
    number, field = given["row"], given["field"]
    if field not in desk.kind.fields:
        raise Http404
    if not given["text"].strip() and not desk.eyes(desk, batch, request.user).may_mend(field):
        return _refuse(request, desk, batch, texts.COVERED_CELL, row=number)
    try:
        row = actions.set_cell(batch, number, field, given["text"], actor=request.user)
    except KeyError as missing:
        raise Http404 from missing
    except WrongState as late:
        return _late(request, desk, pk, late)
    kind, verdict = texts.VERDICTS[row.verdict][:2]
    said = texts.ROW_IS.format(row=row.number, verdict=verdict)
    return _answer(request, desk, pk, said, row=number, still_wrong=kind in ("bad", "warn"))


@require_POST
def decide(request, pk, desk):
    batch = find(request, desk, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        message = next(iter(form.errors.values()))[0]
        return _refuse(request, desk, batch, message)
    row = form.cleaned_data["row"]
    try:
        if _is_large(batch) and not row and not form.is_selection:
            return _answer_in_background(request, desk, batch, form.cleaned_data)
        answered, unfit = _decide(batch, form, request.user)
    except ValidationError as fault:
        return _refuse(request, desk, batch, fault.messages[0], row=row)
    except WrongState as late:
        return _late(request, desk, pk, late)
    why = reasons_by_rows(unfit)
    if unfit and not answered:
        return _refuse(request, desk, batch, texts.ANSWERED_NONE.format(unfit=len(unfit), why=why))
    said = (texts.ANSWERED_SOME if unfit else texts.ANSWERED).format(count=answered, unfit=len(unfit), why=why)
    return _answer(request, desk, pk, said, row=row, still_wrong=bool(unfit))


def _decide(batch, form, user) -> tuple[int, dict[int, str]]:
    """(rows answered, why the answer doesn't fit others of a selection by their numbers)."""
    given = form.cleaned_data
    value, moved_on = "" if given["decision"] == "clear" else given["decision"], given["moved_on"]
    if form.is_selection:
        if not form.rows:
            raise ValidationError(texts.NONE_CHOSEN)
        return actions.answer_rows(batch, form.rows, value, actor=user, moved_on=moved_on)
    if given["row"]:
        chosen = given["chosen"] if value in ("same", "keep", "move") else None
        rows = actions.decide_rows(batch, [given["row"]], value, actor=user, moved_on=moved_on, chosen=chosen)
        return len(rows), {}
    return actions.decide_kind(batch, given["kind"], given["decision"], actor=user, moved_on=moved_on), {}


@require_POST
def new_units(request, pk, desk):
    batch = find(request, desk, pk)
    edits = unit_edits(request.POST, batch)
    try:
        if _is_large(batch):
            actions.check_new_units(batch, edits, actor=request.user)
            return hand_over(request, desk, batch, desk.jobs.answer, "units", units=edits)
        actions.edit_new_units(batch, edits, actor=request.user)
    except ValidationError as fault:
        wrong = fault.message_dict
        batch.new_units = [
            {**unit, **edits[unit["named"]], "faults": wrong.get(unit["named"], [])} for unit in batch.new_units
        ]
        return page(request, desk, batch, data=request.POST, status=422, units_wrong=True)
    except WrongState as late:
        return _late(request, desk, pk, late)
    return _answer(request, desk, pk, texts.UNITS_SAVED)


@require_POST
def policy(request, pk, desk):
    batch = find(request, desk, pk)
    chosen = policy_of(request.POST, desk)
    try:
        if _is_large(batch):
            return hand_over(request, desk, batch, desk.jobs.answer, "policy", policy=chosen)
        actions.set_policy(batch, chosen, actor=request.user)
    except WrongState as late:
        return _late(request, desk, pk, late)
    return _answer(request, desk, pk, texts.POLICY_SAVED)


@require_POST
def commit(request, pk, desk):
    batch = find(request, desk, pk)
    try:
        if batch.status == ImportBatch.Status.PREVIEW and batch.counts["new"] + batch.counts["changed"] > AT_ONCE:
            return hand_over(request, desk, batch, desk.jobs.commit, "commit")
        check_free(desk, batch, "commit")
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
    try:
        if batch.status == ImportBatch.Status.COMMITTED and batch.counts["new"] + batch.counts["changed"] > AT_ONCE:
            return hand_over(request, desk, batch, desk.jobs.undo, "undo")
        check_free(desk, batch, "undo")
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


def _is_large(batch) -> bool:
    return batch.status == ImportBatch.Status.PREVIEW and batch.counts["people"] > JUDGED_AT_ONCE


def _answer_in_background(request, desk, batch, given):
    actions.check_day(given["decision"], given["moved_on"])
    moved_on = given["moved_on"] and given["moved_on"].isoformat()
    arguments = {"question": given["kind"], "decision": given["decision"], "moved_on": moved_on}
    return hand_over(request, desk, batch, desk.jobs.answer, "answer", **arguments)


def _answer(request, desk, pk, said, *, row=None, still_wrong=False):
    """After a change: for htmx the page's body as it is now, otherwise back to the row that was changed."""
    batch = find(request, desk, pk)
    left = batch.counts["review"] + batch.counts["error"]
    said = f"{said} {texts.STILL_TO_SEE.format(count=left) if left else texts.NOTHING_TO_SEE}"
    if request.htmx:
        kind = "warn" if still_wrong else "ok"
        return page(request, desk, batch, data=request.POST, row=row, said=said, said_kind=kind)
    messages.add_message(request, messages.WARNING if still_wrong else messages.SUCCESS, said)
    return redirect(_back(desk, pk, request.POST, row))


def _refuse(request, desk, batch, message, *, row=None):
    if request.htmx:
        return page(request, desk, batch, data=request.POST, row=row, status=422, fault=message)
    messages.error(request, message)
    return redirect(_back(desk, batch.pk, request.POST, row))


def _back(desk, pk, data, row) -> str:
    """The page from which a form was sent, at the row that it was about."""
    kept = {name: data.get(name) for name in WHERE if data.get(name)} | ({"dong": row} if row else {})
    anchor = f"#dong-{row}" if row else ""
    return desk.url("preview", pk) + (f"?{urlencode(kept)}" if kept else "") + anchor


def _late(request, desk, pk, late):
    """Somebody was faster: say so on the page as it stands now."""
    if request.htmx:
        return page(request, desk, find(request, desk, pk), data=request.POST, status=422, fault=str(late))
    messages.error(request, str(late))
    return redirect(desk.url("preview", pk))
