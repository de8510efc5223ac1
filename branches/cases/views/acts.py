"""Doing an act of a case: its form, and what to say to the second of two officers."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from branches.cases import texts, timeline
from branches.cases.actions.bulk import run_one
from branches.cases.forms import take
from branches.cases.transitions import WrongState
from branches.cases.views.finding import find


@require_http_methods(["GET", "POST"])
@never_cache
def case_act(request, number, act):
    """The form by GET, the act by POST. 409 where the case is no longer as the page saw it; what was typed stays."""
    found = find(request, number)
    act = found.kind.act(act)
    if act is None:
        raise Http404
    form = None
    if act.form:
        sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
        form = act.form(*sent, thing=found.thing, actor=request.user)
    if request.method == "POST" and version_of(request) not in (None, found.case.version):
        return _stale(request, found, act, form)
    if not act.shown(found.thing):
        return _stale(request, found, act, form)
    act.may(request.user, found.thing).require()
    if request.method == "GET":
        return _page(request, found, act, form)
    if form is not None and not form.is_valid():
        return _page(request, found, act, form, status=422)
    fields = form.cleaned_data if form is not None else {}
    try:
        run_one(found.kind, act, found.thing, actor=request.user, version=version_of(request) or 0, fields=fields)
    except WrongState:
        return _stale(request, find(request, number), act, form)
    except ValidationError as refusal:
        if form is None:
            return _page(request, found, act, form, status=422, refused=refusal.messages)
        take(form, refusal)
        return _page(request, found, act, form, status=422)
    messages.success(request, act.done or texts.SAID_DONE.format(act=act.label, number=number))
    return redirect(next_of(request) or found.case)


def version_of(request) -> int | None:
    """What the page was shown at; it stands in the form, or in the address of a quick act."""
    text = request.POST.get("version") or request.GET.get("version") or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def next_of(request) -> str:
    """Where the form wants to come back to, an address of this site; empty for none."""
    address = request.POST.get("next", "")
    allowed = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if allowed and address.startswith("/") else ""


def _page(request, found, act, form, *, status=200, **more):
    context = {
        "case": found.case,
        "act": act,
        "form": form,
        "version": found.case.version,
        "title": found.title,
        "trail": found.trail_below,
        "next": next_of(request),
        "may": True,
        **more,
    }
    return render(request, "branches/cases/act.html", context, status=status)


def _stale(request, found, act, form):
    """Somebody was faster. The form stays, to be sent again, where the act can still be done; else what was typed."""
    case = found.case
    may = act.shown(found.thing) and bool(act.may(request.user, found.thing))
    last = case.steps.select_related("actor", "holder", "for_unit").order_by("-pk").first()
    stale = {
        "now": found.kind.statuses.get(case.status, case.status),
        "holder": case.holder,
        "told": timeline.told_of(found.kind, last),
        "by": timeline.by_of(last),
        "at": last.begun_at,
        # Nobody was faster where the address was simply opened at another step.
        "moved": request.method == "POST",
    }
    typed = typed_in(form) if request.method == "POST" and form is not None and not may else []
    return _page(request, found, act, form, status=409, stale=stale, typed=typed, may=may)


def typed_in(form) -> list[dict]:
    """What somebody typed into a form, as words: {label, value}; fields left empty apart."""
    form.is_valid()
    found = []
    for field in form.visible_fields():
        value = form.cleaned_data.get(field.name, field.value())
        if value not in (None, "", [], False):
            found.append({"label": field.label, "value": _words(field, value), "wide": True})
    return found


def _words(field, value):
    if value is True:
        return texts.YES
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, list | tuple | set):
        return ", ".join(_words(field, each) for each in value)
    choices = dict(getattr(field.field, "choices", ())) if isinstance(value, str) else {}
    return str(choices.get(value, value))
