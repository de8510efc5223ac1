"""Somebody from outside the system: the receiving branch writes down who comes, warned of who may be the same."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from branches.units import current
from members.people.forms import branches_for
from members.people.models.persons import Standing
from members.people.queries import duplicates
from members.transfers import actions, rules, texts
from members.transfers.views.trail import trail
from members.transfers.way_forms import NewcomerCreateForm
from members.transfers.ways import texts as way_texts

# The answer "somebody else" to the question who it is.
NOBODY = "khac"


@require_http_methods(["GET", "POST"])
@never_cache
def newcomer_create(request):
    """With htmx, only the warning about likely duplicates of what is typed so far. `same` is who it is: the key of a
    record in reach, or nobody."""
    rules.may_draft_somewhere(request.user).require()
    posted = request.method == "POST"
    branches = branches_for(request.user, current.current_unit(request))
    form = NewcomerCreateForm(request.POST if posted else None, branches=branches, initial=_first(branches))
    twins = _twins(request.user, form) if posted else {}
    same = request.POST.get("same", "")
    context = {"form": form, "trail": trail(), "same": same, **twins}
    if request.htmx:
        return render(request, "members/transfers/newcomer.html#twins", context)
    if posted and form.is_valid():
        keys = {str(person.pk): person for person in twins["twins"]}
        if keys and same not in {*keys, NOBODY}:
            return render(request, "members/transfers/newcomer.html", context | {"ask": True}, status=422)
        try:
            transfer = _draft(request, form.cleaned_data, keys.get(same))
        except ValidationError as refusal:
            form.take(refusal)
        else:
            messages.success(request, texts.DRAFTED_NOW.format(number=transfer.case.number))
            return redirect(transfer.case)
    return render(request, "members/transfers/newcomer.html", context, status=422 if posted else 200)


def _draft(request, fields, person):
    if person is not None:
        fields = {**fields, "values": None}
    return actions.draft_newcomer(actor=request.user, person=person, **fields)


def _first(branches):
    """The branch is known to who has only one."""
    codes = list(branches.values_list("code", flat=True)[:2])
    return {"unit": codes[0]} if len(codes) == 1 else {}


def _twins(user, form):
    """{twins: who may be the same person and comes back, members: who may be and is a member, taken}: in reach; the
    same citizen id anywhere is told without who and where."""
    form.is_valid()
    typed = {name: form.cleaned_data.get(name) for name in ("full_name", "birth_date", "citizen_id")}
    typed |= form.cleaned_data.get("values") or {}
    found = duplicates.likely(user, typed.get("full_name") or "", typed.get("birth_date"))
    members = [person for person in found if person.standing == Standing.MEMBER]
    return {
        "twins": [person for person in found if person not in members],
        "members": [way_texts.SAME_MEMBER.format(name=person, unit=person.current_unit) for person in members],
        "taken": duplicates.citizen_id_taken(typed.get("citizen_id") or ""),
    }
