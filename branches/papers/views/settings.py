"""How a unit's papers look and how they are numbered."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import capfirst
from django.views.decorators.http import require_GET

from branches.papers import actions, letterheads, numbers, queries, rules, texts
from branches.papers.forms import LetterheadForm, NumberingForm, take
from branches.papers.models import Letterhead, Type
from branches.papers.views.register import unit_of


@require_GET
def settings(request, code):
    unit = unit_of(request, code)
    head, today = letterheads.letterhead_of(unit), timezone.localdate()
    rows = [
        {
            "type": each.type,
            "name": capfirst(Type(each.type).label),
            "period": each.get_period_display(),
            "current": each.current,
            "first": each.first_number,
            "next": numbers.next_free(each, numbers.period_of(each, today)),
        }
        for each in queries.numberings(unit, today.year)
    ]
    superior = letterheads.superior_of(unit)
    context = {
        "unit": unit,
        "head": head,
        "place": letterheads.place_of(unit, head),
        "upper": superior.name.upper() if superior else "",
        "own": unit.name.upper(),
        "union": texts.UNION,
        "rows": rows,
        "may_arrange": rules.may_arrange(request.user, unit),
    }
    return render(request, "branches/papers/settings.html", context)


def letterhead(request, code):
    unit = unit_of(request, code)
    rules.may_arrange(request.user, unit).require()
    head = letterheads.letterhead_of(unit)
    initial = {name: getattr(head, name) for name in ("symbol", "place", "signs_for")}
    # What the place would be without one of its own.
    inherited = letterheads.place_of(unit, Letterhead(unit=unit))
    form = LetterheadForm(request.POST or None, initial=initial, place=inherited)
    if request.method == "POST" and form.is_valid():
        try:
            actions.arrange_letterhead(unit, actor=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            take(form, refusal)
        else:
            messages.success(request, texts.LETTERHEAD_DONE)
            return redirect("papers:settings", code=unit.code)
    return _page(request, "letterhead", {"unit": unit, "form": form})


def numbering(request, code, type):
    unit = unit_of(request, code)
    if type not in Type.values:
        raise Http404
    rules.may_arrange(request.user, unit).require()
    kept = numbers.numbering_of(unit, type, timezone.localdate())
    initial = {name: getattr(kept, name) for name in ("period", "current", "first_number")}
    form = NumberingForm(request.POST or None, initial=initial)
    name = Type(type).label
    if request.method == "POST" and form.is_valid():
        try:
            actions.arrange_numbering(unit, actor=request.user, type=type, **form.cleaned_data)
        except ValidationError as refusal:
            take(form, refusal)
        else:
            messages.success(request, texts.NUMBERING_DONE.format(type=name))
            return redirect("papers:settings", code=unit.code)
    return _page(request, "numbering", {"unit": unit, "form": form, "name": name})


def _page(request, name, context):
    return render(request, f"branches/papers/{name}.html", context, status=422 if request.method == "POST" else 200)
