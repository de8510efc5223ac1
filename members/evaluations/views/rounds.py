"""Rounds: the list, one of them, opening and editing; a branch that begins."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from branches.cases.forms import take
from branches.cases.transitions import WrongState
from branches.positions.models import Grant
from branches.units import current
from branches.units.models import Unit
from branches.units.queries import in_natural_order
from members.evaluations import actions, queries, rules, texts
from members.evaluations.forms import EditRoundForm, OpenRoundForm
from members.evaluations.models import EvaluationRound
from members.evaluations.views.trail import trail


def state_of(round_, today) -> dict:
    code = "soon" if round_.opens_on > today else "open" if round_.due_on >= today else "late"
    kind, text = texts.pages.ROUND_STATES[code]
    return {"kind": kind, "text": text}


@require_safe
def round_list(request):
    rules.may_list(request.user).require()
    today = timezone.localdate()
    rounds = EvaluationRound.objects.visible_to(request.user).select_related("unit")
    rounds = rounds.annotate(begun=Count("evaluations"))
    context = {
        "rows": [{"round": each, "state": state_of(each, today)} for each in rounds],
        "may_open": bool(rules.may_open_somewhere(request.user)),
        "trail": trail(),
    }
    return render(request, "members/evaluations/rounds.html", context)


@require_safe
def round_detail(request, pk):
    round_ = _find(request, pk)
    decision = rules.may_edit_round(request.user, round_)
    context = {
        "round": round_,
        "state": state_of(round_, timezone.localdate()),
        "can": [
            {
                "label": texts.pages.EDIT_ROUND,
                "icon": "edit",
                "url": reverse("members:evaluations:round_edit", args=[round_.pk]),
                "reason": decision.reason,
            }
        ],
        "begun": round_.evaluations.count(),
        "trail": _trail(),
    }
    return render(request, "members/evaluations/round.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
def round_open(request):
    rules.may_open_somewhere(request.user).require()
    data = request.POST if request.method == "POST" else None
    form = OpenRoundForm(data, actor=request.user, unit=current.current_unit(request))
    if request.method == "POST" and form.is_valid():
        try:
            round_ = actions.open_round(actor=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            take(form, refusal)
        else:
            messages.success(request, texts.pages.SAID_ROUND.format(year=round_.year))
            return redirect(round_)
    return _form(request, form, texts.pages.OPEN_ROUND, reverse("members:evaluations:rounds"), _trail())


@require_http_methods(["GET", "POST"])
@never_cache
def round_edit(request, pk):
    round_ = _find(request, pk)
    rules.may_edit_round(request.user, round_).require()
    form = EditRoundForm(request.POST if request.method == "POST" else None, round_=round_)
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_round(round_, actor=request.user, **form.cleaned_data)
        except WrongState as refusal:
            form.add_error(None, str(refusal))
            form.data = form.data.copy()
            form.data["version"] = str(_find(request, pk).version)
            return _form(request, form, texts.pages.EDIT_ROUND, round_.get_absolute_url(), _trail(round_), status=409)
        except ValidationError as refusal:
            take(form, refusal)
        else:
            messages.success(request, texts.pages.SAID_ROUND_EDITED.format(year=round_.year))
            return redirect(round_)
    return _form(request, form, texts.pages.EDIT_ROUND, round_.get_absolute_url(), _trail(round_))


@require_http_methods(["GET", "POST"])
@never_cache
def begin(request):
    """Branches of the person's own that have a round and haven't begun; each begins with one tap."""
    rules.may_list(request.user).require()
    today = timezone.localdate()
    branches = Unit.objects.granting(request.user, Grant.MANAGE).open().filter(level__is_branch=True)
    branches = branches.select_related("level")
    refused = []
    if request.method == "POST":
        branch, round_ = _chosen(request, branches)
        rules.may_begin(request.user, branch).require()
        try:
            evaluation = actions.begin_evaluation(round_, branch, actor=request.user)
        except ValidationError as refusal:
            refused = refusal.messages
        else:
            evaluation = queries.find([evaluation.case_id])[evaluation.case_id]
            count = evaluation.counts.total()
            messages.success(request, texts.pages.SAID_BEGUN.format(count=count, number=evaluation.case.number))
            return redirect(evaluation.case)
    seat = current.current_unit(request)
    shown = branches.below(seat) if seat else branches
    pairs = queries.not_begun(in_natural_order(shown), today)
    context = {"pairs": pairs, "refused": refused, "trail": trail()}
    return render(request, "members/evaluations/begin.html", context, status=422 if refused else 200)


def _chosen(request, branches):
    code = request.POST.get("chi-doan", "").replace("\0", "")[:40]
    key = request.POST.get("dot", "")
    branch = get_object_or_404(branches, code=code)
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        raise Http404
    return branch, get_object_or_404(EvaluationRound.objects.visible_to(request.user), pk=int(key))


def _find(request, pk):
    return get_object_or_404(EvaluationRound.objects.visible_to(request.user).select_related("unit"), pk=pk)


def _form(request, form, heading, back, above, *, status=None):
    context = {"form": form, "heading": heading, "back": back, "trail": above}
    status = status or (422 if request.method == "POST" else 200)
    return render(request, "members/evaluations/round_form.html", context, status=status)


def _trail(round_=None):
    above = [*trail(), {"label": texts.pages.ROUNDS, "url": reverse("members:evaluations:rounds")}]
    if round_ is not None:
        above.append({"label": texts.pages.ROUND_OF.format(year=round_.year), "url": round_.get_absolute_url()})
    return above
