"""Pages that write: add somebody, edit a group of facts, mark a record as entered by mistake."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from branches.pillars.registry import gather
from branches.units import current
from members.people import rules, texts
from members.people.actions import records
from members.people.data.groups import BY_CODE
from members.people.forms import AddForm, GroupForm, VoidForm, branches_for
from members.people.models import Person
from members.people.queries import duplicates
from members.people.views import facts


@require_http_methods(["GET", "POST"])
def person_create(request):
    """With htmx, only the warning about likely duplicates of what is typed so far."""
    rules.may_add_somewhere(request.user).require()
    branches = branches_for(request.user, current.current_unit(request))
    form = AddForm(request.POST or None, branches=branches, initial=_first_choices(request, branches))
    twins = _twins(request.user, form) if request.method == "POST" else {}
    if request.htmx:
        return render(request, "members/people/add.html#twins", twins)
    if request.method == "POST" and form.is_valid() and (not twins["people"] or "confirmed" in request.POST):
        try:
            person = records.add_person(
                actor=request.user,
                unit=form.cleaned_data["unit"],
                member=form.cleaned_data["kind"] == "member",
                values=form.changes,
            )
        except ValidationError as error:
            form.take(error)
        else:
            messages.success(request, texts.ADDED.format(name=person, unit=person.unit))
            return redirect(person)
    status = 422 if request.method == "POST" else 200
    ask = bool(twins.get("people")) and not form.errors
    return render(request, "members/people/add.html", {"form": form, "ask": ask, **twins}, status=status)


@require_http_methods(["GET", "POST"])
@never_cache
def person_edit(request, pk, group):
    person = get_object_or_404(Person.objects.visible_to(request.user).for_record(), pk=pk)
    group = BY_CODE.get(group)
    if group is None:
        raise Http404
    rules.may_edit(request.user, person).require()
    may_open = rules.restricted_for(request.user, person)
    fields = [field for field in group.fields if may_open.get(field, True)]
    if not fields:
        raise PermissionDenied(texts.FIELD_NOT_YOURS)
    context = {"person": person, "group": group}
    if request.method == "GET":
        # The form shows what the record masks: showing it is opening it.
        records.open_fields(person, actor=request.user, fields=[field for field in fields if field in may_open])
        form = GroupForm(person=person, group=group, fields=fields)
        return render(request, "members/people/edit.html", {**context, "form": form})
    form = GroupForm(request.POST, person=person, group=group, fields=fields)
    if form.is_valid():
        try:
            records.edit_person(
                person,
                actor=request.user,
                changes=form.changes,
                version=form.cleaned_data["version"],
                read_at=form.cleaned_data["read_at"],
            )
        except ValidationError as error:
            form.take(error)
        except records.StaleRecord as stale:
            return _stale(request, context, form, stale)
        else:
            messages.success(request, texts.SAVED.format(name=form.changes.get("full_name") or person))
            return redirect(person)
    return render(request, "members/people/edit.html", {**context, "form": form}, status=422)


def _stale(request, context, form, stale):
    """What was typed stays in the form, which now holds the version to be saved over; the differences stand above."""
    form.data = form.data.copy()
    form.data["version"] = stale.version
    differences = [
        {
            "label": facts.label(each.field),
            "mine": facts.in_words(each.field, each.mine),
            "theirs": facts.in_words(each.field, each.theirs),
        }
        for each in stale.differences
    ]
    context |= {"form": form, "stale": stale, "differences": differences}
    return render(request, "members/people/edit.html", context, status=409)


@require_http_methods(["GET", "POST"])
def person_void(request, pk):
    person = get_object_or_404(Person.objects.visible_to(request.user).for_record(), pk=pk)
    rules.may_void(request.user, person).require()
    form = VoidForm(request.POST or None)
    ties = records.ties(person)
    if request.method == "POST" and form.is_valid():
        try:
            records.void_person(person, actor=request.user, reason=form.cleaned_data["reason"])
        except records.Tied as tied:
            ties = tied.ties
            form.add_error(None, texts.NOT_VOIDED)
        else:
            messages.success(request, texts.VOIDED.format(name=person))
            return redirect(person)
    status = 422 if request.method == "POST" else 200
    return render(request, "members/people/void.html", {"person": person, "form": form, "ties": ties}, status=status)


def _first_choices(request, branches):
    """The kind is asked anew each time; the branch is known to who has only one."""
    unit = request.GET.get("unit")
    if unit is None:
        codes = list(branches.values_list("code", flat=True)[:2])
        unit = codes[0] if len(codes) == 1 else None
    return {"unit": unit}


def _offers(user, person):
    """What slices offer to do with somebody who is there already, instead of writing them down again."""
    offers = [offer for offers in gather("person_acts") for offer in offers(user, person)]
    return [offer for offer in offers if not offer["reason"] and offer.get("instead", True)]


def _twins(user, form):
    """{people, taken}: likely the same person in reach, with what is offered instead; whether somebody anywhere has the
    same citizen id, told without who and where."""
    form.is_valid()
    typed = getattr(form, "changes", None) or {
        name: value for name, value in form.cleaned_data.items() if name in form.record_fields
    }
    people = duplicates.likely(user, typed.get("full_name") or "", typed.get("birth_date"))
    return {
        "people": [{"person": person, "offers": _offers(user, person)} for person in people],
        "taken": duplicates.citizen_id_taken(typed.get("citizen_id") or ""),
    }
