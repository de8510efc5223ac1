"""What a file will do, or has done: row by row and branch by branch."""

from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from branches.access.decisions import deny
from branches.audit import journal
from branches.imports import presenting, queries, rules, staging, texts
from branches.imports.forms import MOST_BRANCHES
from branches.imports.models import ImportBatch
from branches.jobs.models import Job
from branches.positions.models import Grant
from branches.units.models import Level, Sector, Unit

PAGE = 50
# Branches whose effect is shown before one asks for all.
FEW_BRANCHES = 12
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
        batches.select_related("unit__level", "created_by", "committed_by", "undone_by", "job"), pk=pk
    )


def page(request, desk, batch, *, eyes=None, data=None, status=200, **more):
    """The page of a batch as it stands: being read, refused, a preview, or what came of it."""
    job = batch.job if batch.job and batch.job.status in (Job.Status.WAITING, Job.Status.RUNNING) else None
    failed = batch.job if batch.job and batch.job.status == Job.Status.FAILED else None
    context = {
        "desk": desk,
        "at": desk.addresses(batch),
        "batch": batch,
        "unit": batch.unit,
        "job": job,
        "failed": failed,
    }
    if batch.status == Status.READING or job:
        return render(request, "branches/imports/reading.html", context)
    if batch.status in (Status.REFUSED, Status.CANCELLED) or batch.purged_at:
        return render(request, "branches/imports/over.html", context)
    context |= preview_context(request, desk, batch, eyes or desk.eyes(desk, batch, request.user), data or request.GET)
    part = "#body" if request.htmx else ""
    return render(request, f"branches/imports/preview.html{part}", context | more, status=status)


def preview_context(request, desk, batch, eyes, data):
    editable = batch.status == Status.PREVIEW
    makes = editable and batch.new_units
    unsettled = batch.counts["review"] + batch.counts["error"]
    tab = data.get("tab")
    if tab not in texts.TABS:
        first = "moi" if batch.counts["new"] else "cap-nhat" if batch.counts["changed"] else "tat-ca"
        tab = "can-xem" if unsettled else first
    number = _whole(data.get("trang"))
    verdicts = texts.TABS[tab][1]
    total = sum(batch.counts[verdict] for verdict in verdicts)
    pages = max(-(-total // PAGE), 1)
    number = min(max(number, 1), pages)
    found = batch.rows.filter(verdict__in=verdicts).order_by("number")[(number - 1) * PAGE : number * PAGE]
    rows = [staging.unpack(row) for row in found]
    units = presenting.unit_names(batch, rows)
    effect = [{**each, "url": desk.unit_url(each["code"])} for each in queries.effect(batch)]
    few = len(effect) > FEW_BRANCHES and data.get("chi-doan") != "tat-ca"
    writes = batch.counts["new"] + batch.counts["changed"]
    here = {"tab": tab, "trang": number}
    return {
        "editable": editable,
        "facts": presenting.facts(desk, batch),
        "recognised": desk.recognised(batch),
        "mapping": presenting.mapping(desk, batch),
        "tabs": _tabs(batch, tab),
        "tab": tab,
        "heads": [desk.labels[name] for name in desk.columns],
        "number": number,
        "rows": [presenting.shown(row, eyes, units, editable=editable) for row in rows],
        "questions": desk.questions(batch) if editable and tab == "can-xem" else [],
        "first": (number - 1) * PAGE + 1,
        "last": min(number * PAGE, total),
        "total": total,
        "previous_url": _query(**{**here, "trang": number - 1}) if number > 1 else "",
        "next_url": _query(**{**here, "trang": number + 1}) if number < pages else "",
        "branches": _branches(request.user, batch)
        if editable and batch.counts["review"] + batch.counts["error"]
        else [],
        "effect": effect[:FEW_BRANCHES] if few else effect,
        "effect_more": len(effect) if few else 0,
        "effect_url": _query(tab=tab, **{"chi-doan": "tat-ca"}),
        "levels": Level.objects.filter(is_branch=True, parents=batch.unit.level) if makes else [],
        "sectors": Sector.objects.all() if makes else [],
        "writes": writes,
        "left": unsettled,
        "days": rules.undo_days(batch),
        "undo": rules.may_undo(request.user, batch) if batch.status == Status.COMMITTED else None,
        "undo_until": rules.undo_until(batch) if batch.committed_at else None,
        "may_reveal": eyes.may_reveal() and not eyes.revealed,
        "revealed": eyes.revealed,
    }


def _tabs(batch, current):
    tones = {"can-xem": "bad" if batch.counts["error"] else "warn", "loi": "bad"}
    return [
        {
            "label": label,
            "url": _query(tab=code),
            "current": code == current,
            "count": (count := sum(batch.counts[verdict] for verdict in verdicts)),
            "tone": tones.get(code, "") if count else "",
        }
        for code, (label, verdicts) in texts.TABS.items()
    ]


def _branches(user, batch):
    """Branches to choose from when a row's own can't be used: (code, name); none where they are too many for a list."""
    reached = Unit.objects.granting(user, Grant.IMPORT).below(batch.unit)
    below = reached.open().filter(level__is_branch=True)
    found = list(below.values_list("code", "name")[: MOST_BRANCHES + 1])
    if len(found) > MOST_BRANCHES:
        return []
    return [*found, *((unit["code"], unit["name"]) for unit in batch.new_units if unit["create"])]


def preview_url(desk, pk, data) -> str:
    """The page from which a form was sent."""
    kept = {name: data.get(name) for name in ("tab", "trang") if data.get(name)}
    return desk.url("preview", pk) + (_query(**kept) if kept else "")


def _query(**parameters):
    return f"?{urlencode(parameters)}"


def _whole(text):
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 1
