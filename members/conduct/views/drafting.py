"""Opening a case of discipline: first about whom, then what happened and which form is proposed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from branches.access import reach
from branches.cases.actions.files import attach
from branches.cases.forms import take
from branches.cases.models import Case
from branches.positions.models import Grant
from branches.units.models import Unit
from members.conduct import actions
from members.conduct.forms.discipline import ProposalForm
from members.conduct.queries import discipline as queries
from members.conduct.rules import discipline as rules
from members.conduct.texts import discipline as texts
from members.conduct.views import choosing
from members.conduct.views.trail import trail
from members.people.models import Person


@require_safe
@never_cache
def discipline_whom(request):
    """Members by name; units below too, for who confirms."""
    rules.may_draft_somewhere(request.user).require()
    name = choosing.typed(request)
    people, more = choosing.people_found(request.user, name)
    units, more_units = choosing.units_found(request.user, name, Grant.CONFIRM)
    context = {
        "people": people,
        "units": [unit for unit in units if rules.may_draft_unit(request.user, unit)],
        "more": more or more_units,
        "may_units": reach.has_anywhere(request.user, Grant.CONFIRM),
        "q": name,
        "trail": trail(),
    }
    template = "members/conduct/whom.html"
    return render(request, f"{template}#found" if request.htmx else template, context)


@require_http_methods(["GET", "POST"])
@never_cache
def discipline_create(request, pk):
    """A draft about one person; the button `gui` also brings it before the meeting."""
    person = get_object_or_404(Person.objects.visible_to(request.user).for_record(), pk=pk)
    rules.may_draft(request.user, person).require()
    form = ProposalForm(*_sent(request), person=person)
    open_ones = queries.under_review(people=[person.pk])
    return _page(
        request,
        form,
        open_ones,
        lambda fields: actions.draft_discipline(person, actor=request.user, **fields),
        {
            "subject": person,
            "unit": person.current_unit,
            "url": reverse("members:conduct:create", args=[person.pk]),
        },
    )


@require_http_methods(["GET", "POST"])
@never_cache
def discipline_create_unit(request, code):
    """The same about a unit."""
    unit = get_object_or_404(Unit.objects.visible_to(request.user).for_page(), code=code)
    rules.may_draft_unit(request.user, unit).require()
    form = ProposalForm(*_sent(request), unit=unit)
    open_ones = queries.under_review(units=[unit.pk])
    return _page(
        request,
        form,
        open_ones,
        lambda fields: actions.draft_unit_discipline(unit, actor=request.user, **fields),
        {"subject": unit, "unit": None, "url": reverse("members:conduct:create_unit", args=[unit.code])},
    )


def _page(request, form, open_ones, draft, context):
    if request.method == "POST" and not open_ones and form.is_valid():
        try:
            thing, proposed = _open(request, draft, form.cleaned_data)
        except ValidationError as refusal:
            take(form, refusal)
        else:
            said = texts.PROPOSED_NOW if proposed else texts.DRAFTED_NOW
            messages.success(request, said.format(number=thing.case.number))
            return redirect(thing.case)
    context |= {
        "blocks": [_block(request.user, thing) for thing in open_ones],
        # Somebody may have opened one meanwhile: what was typed stays, below the reason.
        "form": None if open_ones and request.method == "GET" else form,
        "file_lost": form.file_lost,
        "trail": trail(),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "members/conduct/create.html", context, status=status)


def _block(user, thing):
    seen = Case.objects.visible_to(user).filter(pk=thing.case_id).exists()
    text = texts.UNDER_REVIEW.format(number=thing.case.number)
    return {"text": text, "url": thing.case.get_absolute_url() if seen else ""}


def _sent(request):
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


@transaction.atomic
def _open(request, draft, fields):
    """The draft, its scan, and the first step where that was asked for: all or nothing."""
    scan = fields.pop("scan", None)
    thing = draft(fields)
    if scan:
        case = Case.objects.visible_to(request.user).for_page().get(pk=thing.case_id)
        attach(case, actor=request.user, uploads=[scan], slot="statement")
    proposed = "gui" in request.POST
    if proposed:
        thing = actions.propose_discipline(thing, actor=request.user)
    return thing, proposed
