"""The rows with faults, taken away as a spreadsheet and dropped back in."""

import tempfile
from itertools import chain

from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import redirect
from django.template.defaultfilters import date as format_date
from django.utils import timezone
from django.views.decorators.http import require_POST

from branches.cases.transitions import WrongState
from branches.imports import actions, rules, staging, texts
from branches.imports import faults as sheets
from branches.imports.forms import SheetForm
from branches.imports.models import ImportBatch
from branches.imports.views.preview import find, page

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Numbers of rows that a message names; of more it says how many.
MOST_NAMED = 10


@require_POST
def faults(request, pk, desk):
    """Rows in review and with errors, with the columns of the file, written to a temporary file and sent from it."""
    batch = find(request, desk, pk)
    rules.may_handle(request.user, batch).require()
    if batch.status not in (ImportBatch.Status.PREVIEW, ImportBatch.Status.COMMITTED) or batch.purged_at:
        return redirect(desk.url("preview", pk))
    eyes = desk.eyes(desk, batch, request.user)
    file = tempfile.TemporaryFile()  # noqa: SIM115 (closed by FileResponse)
    rows = chain.from_iterable(staging.stream(batch, verdict__in=("review", "error")))
    facts = [
        (texts.EXPORTED, f"{format_date(timezone.localtime(), 'd/m/Y, H:i')}, {request.user}"),
        (texts.FAULT_HOW, texts.FAULT_HOW_TEXT),
    ]
    count = sheets.write(eyes, rows, facts, file)
    fields = {desk.into(name) for name in sheets.headers(desk, batch)}
    shown = sorted(name for name in fields & eyes.restricted if eyes.may_mend(name))
    actions.note_faults_taken(batch, actor=request.user, rows=count, fields=shown)
    file.seek(0)
    name = texts.FAULT_FILE.format(number=batch.pk)
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


@require_POST
def mended(request, pk, desk):
    """Cells that the sheet says otherwise than the preview go in; what can't is named, row by row."""
    batch = find(request, desk, pk)
    form = SheetForm(request.POST, request.FILES)
    if not form.is_valid():
        return page(request, desk, batch, data=request.POST, status=422, sheet_fault=form.errors["sheet"][0])
    try:
        returned = sheets.read(form.cleaned_data["sheet"].read(), desk, batch)
        changed, foreign = _changes(batch, returned, desk.eyes(desk, batch, request.user))
        actions.mend_rows(batch, changed, actor=request.user)
    except sheets.WrongFile as wrong:
        return page(request, desk, batch, data=request.POST, status=422, sheet_fault=str(wrong))
    except WrongState as late:
        messages.error(request, str(late))
        return redirect(desk.url("preview", pk))
    _tell(request, changed, foreign, returned)
    return redirect(desk.url("preview", pk))


def _changes(batch, returned, eyes):
    """({row: cells that differ}, numbers of rows that aren't the batch's)."""
    desk = eyes.desk
    covered = frozenset(name for name in sheets.headers(desk, batch) if not eyes.may_mend(desk.into(name)))
    rows = {row.number: row for row in staging.load(batch, number__in=list(returned.cells))}
    changed = {number: sheets.changes(row, returned, covered) for number, row in rows.items()}
    foreign = sorted(set(returned.cells) - set(rows))
    return {number: cells for number, cells in changed.items() if cells}, foreign


def _tell(request, changed, foreign, returned):
    if changed:
        cells = sum(map(len, changed.values()))
        messages.success(request, texts.SHEET_TAKEN.format(cells=cells, rows=len(changed)))
    elif not foreign:
        messages.info(request, texts.SHEET_UNCHANGED)
    lists = (
        (texts.SHEET_FOREIGN, foreign),
        (texts.SHEET_NAMELESS, returned.nameless),
        (texts.SHEET_TWICE, returned.twice),
    )
    for sentence, numbers in lists:
        if numbers:
            messages.warning(request, sentence.format(count=len(numbers), rows=_named(numbers)))


def _named(numbers) -> str:
    named = ", ".join(map(str, numbers[:MOST_NAMED]))
    more = len(numbers) - MOST_NAMED
    return texts.AND_MORE.format(rows=named, count=more) if more > 0 else named
