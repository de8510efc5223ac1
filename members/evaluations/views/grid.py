"""The grid of a branch: a row a member; what is right is saved, the rest stays as typed."""

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from branches.cases.queries import act_url
from members.evaluations import presenting, rules, texts
from members.evaluations.kind import KIND
from members.evaluations.models import RatingStatus
from members.evaluations.views.grid_rows import FILTERS, Grid
from members.evaluations.views.trail import find, trail


@require_http_methods(["GET", "POST"])
@never_cache
def evaluation_grid(request, number):
    """`muc` is which rows."""
    evaluation = find(request.user, number)
    which = request.GET.get("muc", "")
    which = which if which in FILTERS else ""
    decision = rules.may_write(request.user, evaluation)
    grid = Grid(evaluation, which, bool(decision))
    if request.method == "POST":
        decision.require()
        grid.read(request.POST)
        saved = grid.save(request.user)
        if saved:
            messages.success(request, texts.grid.SAID_SAVED.format(count=saved))
        if not grid.wrong:
            if not saved:
                messages.info(request, texts.grid.SAID_NOTHING)
            return redirect(_address(evaluation, which))
        evaluation = grid.evaluation = find(request.user, number)
    confirms = bool(rules.may_confirm(request.user, evaluation))
    choosing = confirms and any(row["sent"] for row in grid.rows)
    acts = _acts(evaluation) if choosing else []
    context = {
        "evaluation": evaluation,
        "grid": grid,
        "address": _address(evaluation, which),
        "steps": presenting.steps(evaluation),
        "bars": presenting.bars(evaluation),
        "whole": sum(bar["value"] for bar in presenting.bars(evaluation)),
        "ratio": presenting.ratio_note(evaluation),
        "tabs": _tabs(grid),
        "refused": "" if decision or confirms else decision.reason,
        "choosing": choosing,
        "save": {"label": texts.grid.SAVE, "icon": "device-floppy", "form": "bang", "busy": texts.grid.SAVING},
        "sends": _sends(request.user, evaluation),
        "acts": acts,
        "rest": acts[1:],
        "trail": trail(evaluation),
        "lead": presenting.lead(evaluation),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "members/evaluations/grid.html", context, status=status)


def _acts(evaluation):
    """What who decides can do with checked rows: the acts of the case, whose forms take them as they are."""
    found = []
    for code in ("confirm_some", "return"):
        act = KIND.act(code)
        found.append({"label": act.label, "icon": act.icon, "form": "bang", "action": act_url(evaluation.case, act)})
    return found


def _sends(user, evaluation):
    """The way on for the branch, once somebody is ready."""
    ready = evaluation.counts[RatingStatus.PROPOSED]
    if not ready or not rules.may_send(user, evaluation):
        return []
    act = KIND.act("send")
    return [{"label": act.label, "icon": act.icon, "url": act_url(evaluation.case, act)}]


def _tabs(grid):
    tones = {"tra-lai": "bad", "khac": "warn"}
    return [
        {
            "label": label,
            "url": _address(grid.evaluation, name),
            "count": grid.count(name),
            "tone": tones.get(name, "") if grid.count(name) else "",
            "current": name == grid.which,
        }
        for name, label in texts.grid.TABS.items()
    ]


def _address(evaluation, which):
    url = reverse("members:evaluations:grid", args=[evaluation.case.number])
    query = QueryDict(mutable=True)
    if which:
        query["muc"] = which
    return f"{url}?{query.urlencode()}" if query else url
