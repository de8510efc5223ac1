"""A unit's register: its papers, one written outside, and taking one back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from branches.attachments import serving
from branches.papers import actions, queries, rules, sight, texts
from branches.papers.forms import EnterForm, RegisterFilter, WithdrawForm, take
from branches.papers.models import Paper
from branches.papers.rendering import CONTENT_TYPES
from branches.units import current
from branches.units.models import Unit

PAGE = 50


@require_GET
def own(request):
    """The register of the unit that this person works in just now."""
    unit = current.current_unit(request)
    if unit is None:
        raise Http404
    return redirect("papers:register", code=unit.code)


@require_GET
def register(request, code):
    unit = unit_of(request, code)
    form = RegisterFilter(request.GET, periods=queries.periods(unit))
    page = Paginator(queries.register(unit, **form.wanted()), PAGE).get_page(request.GET.get("trang"))
    asked = request.GET.copy()
    asked.pop("trang", None)
    context = {
        "unit": unit,
        "form": form,
        "page": page,
        "asked": f"{asked.urlencode()}&" if asked else "",
        "narrowed": any(form.wanted().values()),
        "may_issue": rules.may_issue(request.user, unit),
        "may_pack": any(each.pdf and not each.withdrawn_at for each in page),
    }
    part = "#rows" if request.htmx else ""
    return render(request, f"branches/papers/register.html{part}", {**context, "part": bool(part)})


def enter(request, code):
    unit = unit_of(request, code)
    rules.may_issue(request.user, unit).require()
    form = EnterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            paper = actions.enter(unit, actor=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            take(form, refusal)
        else:
            messages.success(request, texts.ENTERED_DONE.format(reference=paper.reference))
            return redirect("papers:register", code=unit.code)
    context = {"unit": unit, "form": form}
    return render(request, "branches/papers/enter.html", context, status=422 if request.method == "POST" else 200)


def withdraw(request, code, pk):
    unit = unit_of(request, code)
    paper = get_object_or_404(Paper.objects.visible_to(request.user).select_related("unit"), unit=unit, pk=pk)
    rules.may_withdraw(request.user, paper).require()
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw(paper, actor=request.user, reason=form.cleaned_data["reason"])
        except ValidationError as refusal:
            take(form, refusal)
        else:
            messages.success(request, texts.WITHDRAWN_DONE.format(reference=paper.reference))
            return redirect("papers:register", code=unit.code)
    context = {"unit": unit, "paper": paper, "form": form}
    return render(request, "branches/papers/withdraw.html", context, status=422 if request.method == "POST" else 200)


@require_GET
def paper_file(request, pk, format):
    """The frozen bytes, for whoever may see the paper by its register or by what it hangs on."""
    paper = get_object_or_404(sight.seen_by(request.user), pk=pk)
    return respond(paper, format)


def respond(paper: Paper, format: str):
    """The bytes of a paper that this person may see, as a download. Raises Http404 where it has no such file."""
    if format not in CONTENT_TYPES or not getattr(paper, format):
        raise Http404(texts.FILE_LOST)
    with getattr(paper, format).open() as stored:
        content = stored.read()
    name = f"{paper.reference.replace('/', '-')}.{format}"
    return serving.answer(content, name=name, content_type=CONTENT_TYPES[format])


def unit_of(request, code) -> Unit:
    return get_object_or_404(Unit.objects.visible_to(request.user).select_related("level"), code=code)
