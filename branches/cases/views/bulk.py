"""An act for a selection: first the judged list with the form, then what was done and what was left."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from branches.cases import issuing, texts
from branches.cases.actions.bulk import judge, run_all
from branches.cases.forms import take
from branches.cases.kinds import kind_of
from branches.cases.models import Case
from branches.cases.views.acts import next_of
from branches.papers.signing import signers

# A selection is made on pages of fifty; more comes only from odd requests.
MOST = 500


@require_POST
@never_cache
def case_bulk(request, kind, act):
    """`so`: numbers of cases. Without `ghi` the selection is judged and shown; with it, what passes is done."""
    kind, act = _find(kind, act)
    cases = chosen(request, kind)
    back = next_of(request) or list_url(kind)
    if not cases:
        messages.warning(request, texts.NOTHING_CHOSEN)
        return redirect(back)
    judged = judge(kind, act, cases, actor=request.user)
    slot = issuing.slot_of(kind, act)
    if slot:
        judged = issuing.narrow(kind, slot, judged)
    passing = [each for each in judged if not each.refused]
    form_class = act.bulk_form if act.form else None
    sent = "ghi" in request.POST
    form = None
    if form_class:
        given = (request.POST, request.FILES) if sent else (None, None)
        more = (
            {"signers": signers(issuing.issuer_of(slot, passing[0].thing), timezone.localdate())}
            if slot and passing
            else {}
        )
        form = form_class(*given, things=[each.thing for each in passing], actor=request.user, **more)
    context = {"kind": kind, "act": act, "form": form, "back": back, "trail": _trail(kind)}
    if not sent or not passing:
        return _page(request, context, judged)
    if form is not None and not form.is_valid():
        return _page(request, context, judged, status=422)
    fields = form.cleaned_data if form is not None else {}
    try:
        done = run_all(kind, act, judged, actor=request.user, versions=_versions(request), fields=fields)
    except ValidationError as refusal:
        if form is None:
            raise
        take(form, refusal)
        return _page(request, context, judged, status=422)
    number = sum(not each.refused for each in done)
    if number:
        messages.success(request, texts.SAID_BULK.format(act=act.label, count=number))
    if number == len(done):
        return redirect(back)
    return render(request, "branches/cases/bulk_done.html", context | {"done": done, "number": number})


def chosen(request, kind) -> list[Case]:
    """The cases of this kind that were checked and that the person sees, in the order of their numbers."""
    numbers = [number.replace("\0", "")[:20] for number in request.POST.getlist("so")[:MOST]]
    cases = Case.objects.visible_to(request.user).filter(kind=kind.code, number__in=numbers)
    return list(cases.select_related("holder", "opening_unit").order_by("pk"))


def _page(request, context, judged, *, status=200):
    passing = [each for each in judged if not each.refused]
    refused = [each for each in judged if each.refused]
    return render(
        request, "branches/cases/bulk.html", context | {"passing": passing, "refused": refused}, status=status
    )


def _find(code, act):
    try:
        kind = kind_of(code)
    except LookupError:
        raise Http404 from None
    found = kind.act(act) or issuing.act_of(kind, act)
    if found is None or not found.bulk:
        raise Http404
    return kind, found


def _versions(request):
    """{number: version} as the judged list showed them: "CSH-2026-0147:3"."""
    pairs = [text.partition(":") for text in request.POST.getlist("ban")[:MOST]]
    return {number: int(text) for number, _, text in pairs if text.isascii() and text.isdigit() and len(text) < 10}


def list_url(kind):
    return reverse(kind.list_route) if kind.list_route else reverse("home")


def _trail(kind):
    return [{"label": kind.name, "url": list_url(kind)}]
