"""Picking somebody: first whom, then who helps; and opening what is restricted."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from branches.access import reach
from branches.cases.forms import take
from branches.positions.models import Grant
from branches.units import current
from branches.vietnamese.names import clean, fold
from members.admissions import actions, queries, rules, texts
from members.admissions.forms import OpenForm
from members.admissions.models import Admission
from members.admissions.views.trail import trail
from members.people.forms import branches_for
from members.people.models import Person
from members.people.queries import hindrances

MOST_PEOPLE = 20
LONGEST_NAME = 100


@require_safe
@never_cache
def admission_whom(request):
    """Who can be picked: no members, kept by the units that this person manages, by name."""
    rules.may_open_somewhere(request.user).require()
    name = clean(request.GET.get("q", "").replace("\0", ""))[:LONGEST_NAME]
    people = Person.objects.visible_to(request.user).filter(reach.area(request.user, Grant.MANAGE).q("kept_by__path"))
    found = list(queries.candidates(people, fold(name).split())[: MOST_PEOPLE + 1])
    under_way = queries.open_of([person.pk for person in found])
    context = {
        "people": [(person, under_way.get(person.pk)) for person in found[:MOST_PEOPLE]],
        "more": len(found) > MOST_PEOPLE,
        "q": name,
        "trail": trail(),
    }
    template = "members/admissions/whom.html"
    return render(request, f"{template}#found" if request.htmx else template, context)


@require_http_methods(["GET", "POST"])
@never_cache
def admission_create(request, pk):
    person = get_object_or_404(Person.objects.visible_to(request.user).for_record(), pk=pk)
    rules.may_open(request.user, person).require()
    blocks = hindrances.blocks(person, queries.ACT)
    branches = None if person.unit.is_branch else branches_for(request.user, current.current_unit(request))
    form = OpenForm(request.POST if request.method == "POST" else None, person=person, branches=branches)
    if request.method == "POST" and not blocks and form.is_valid():
        try:
            admission = actions.open_admission(person, actor=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            take(form, refusal)
        else:
            messages.success(request, texts.PICKED_NOW.format(number=admission.case.number))
            return redirect(admission.case)
    # Somebody may have opened one meanwhile: what was typed stays, below the reason.
    shown = None if blocks and request.method == "GET" else form
    context = {"person": person, "unit": person.unit, "blocks": blocks, "form": shown, "trail": trail()}
    status = 422 if request.method == "POST" else 200
    return render(request, "members/admissions/create.html", context, status=status)


@require_POST
@never_cache
def admission_restricted(request, number):
    """What was written of a relative in custody, opened and journalled: the text alone for htmx, else a page."""
    admission = get_object_or_404(
        Admission.objects.visible_to(request.user).select_related("case", "unit"), case__number=number
    )
    sentences = actions.open_restricted(admission, actor=request.user)
    if request.htmx:
        mask = {"name": texts.RESTRICTED_NAME, "value": " ".join(sentences)}
        return render(request, "members/admissions/restricted.html#opened", mask)
    above = [*trail(), {"label": admission.case.number, "url": admission.case.get_absolute_url()}]
    context = {"case": admission.case, "sentences": sentences, "trail": above}
    return render(request, "members/admissions/restricted.html", context)
