"""A unit's committee: who holds which post, appointing, ending."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from branches.access import reach
from branches.administration.accounts.forms import add_faults
from branches.administration.accounts.views import show_new_link
from branches.administration.positions import actions, rules, texts
from branches.administration.positions.forms import AppointForm, EndForm
from branches.administration.rules import may_keep_committee, may_see_accounts
from branches.positions import queries
from branches.units.models import Unit


def positions(request, code):
    unit = _unit(request, code)
    today = timezone.localdate()
    table = reach.rights_table()
    context = {
        "unit": unit,
        "today": today,
        "held": [(each, rules.may_end(request.user, each, table)) for each in queries.committee(unit, today)],
        "former": list(queries.former(unit, today)),
        "may_appoint": may_keep_committee(request.user, unit),
        "may_see_accounts": may_see_accounts(request.user, unit),
    }
    return render(request, "branches/administration/positions/list.html", context)


def position_add(request, code):
    unit = _unit(request, code)
    may_keep_committee(request.user, unit).require()
    form = AppointForm(request.POST or None, unit=unit, actor=request.user, initial=_asked_post(request))
    if request.method == "POST" and form.is_valid():
        try:
            position = _appoint(form, unit, request.user)
        except ValidationError as fault:
            add_faults(form, fault)
        else:
            said = texts.APPOINTED.format(post=position.title, name=position.user)
            if form.newcomer:
                return show_new_link(request, position.user, unit, said=said)
            messages.success(request, said)
            return redirect("administration:positions", code=unit.code)
    return render(
        request,
        "branches/administration/positions/add.html",
        {"unit": unit, "form": form},
        status=422 if form.is_bound else 200,
    )


def _asked_post(request):
    """A page that lists a post without an account leads here with ?post=secretary."""
    return {"post": request.GET["post"]} if request.GET.get("post") else {}


def _appoint(form, unit, actor):
    if form.newcomer:
        return actions.appoint_newcomer(**form.newcomer, unit=unit, actor=actor, **form.position)
    return actions.appoint(form.cleaned_data["account"], unit=unit, actor=actor, **form.position)


def position_end(request, code, pk):
    unit = _unit(request, code)
    position = get_object_or_404(queries.committee(unit, timezone.localdate()), pk=pk)
    rules.may_end(request.user, position).require()
    form = EndForm(request.POST or None, initial={"ends_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_position(position, ends_on=form.cleaned_data["ends_on"], actor=request.user)
        except ValidationError as fault:
            add_faults(form, fault)
        else:
            day = f"{form.cleaned_data['ends_on']:%d/%m/%Y}"
            messages.success(request, texts.ENDED.format(name=position.user, post=position.title, day=day))
            return redirect("administration:positions", code=unit.code)
    context = {"unit": unit, "position": position, "form": form}
    return render(request, "branches/administration/positions/end.html", context, status=422 if form.is_bound else 200)


def _unit(request, code):
    return get_object_or_404(Unit.objects.visible_to(request.user).select_related("level"), code=code)
