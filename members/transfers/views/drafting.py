"""Opening one transfer: first whom, then where to and why."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from branches.access import reach
from branches.cases.actions.files import attach
from branches.cases.forms import take
from branches.cases.models import Case
from branches.positions.models import Grant
from branches.vietnamese.names import clean, fold
from members.people.models import Person
from members.people.queries import hindrances
from members.transfers import actions, queries, rules, texts
from members.transfers.views.trail import trail
from members.transfers.way_forms import NEW_WAYS, new_way

MOST_PEOPLE = 20
LONGEST_NAME = 100


@require_safe
@never_cache
def transfer_whom(request):
    """Whom it is about: members of the units that this person manages, by name."""
    rules.may_draft_somewhere(request.user).require()
    key = request.GET.get("person", "")
    if key.isascii() and key.isdigit() and len(key) < 19:
        return redirect("members:transfers:create", pk=int(key))
    name = clean(request.GET.get("q", "").replace("\0", ""))[:LONGEST_NAME]
    people = Person.objects.visible_to(request.user).members()
    people = people.filter(reach.area(request.user, Grant.MANAGE).q("current_unit__path"))
    for word in fold(name).split():
        people = people.filter(search__contains=f" {word}")
    found = list(people.select_related("current_unit").order_by("sort_key", "pk")[: MOST_PEOPLE + 1])
    context = {"people": found[:MOST_PEOPLE], "more": len(found) > MOST_PEOPLE, "q": name, "trail": trail()}
    template = "members/transfers/whom.html"
    return render(request, f"{template}#found" if request.htmx else template, context)


@require_http_methods(["GET", "POST"])
@never_cache
def transfer_create(request, pk):
    """A draft of one person; the button `gui` also sends it."""
    person = get_object_or_404(Person.objects.visible_to(request.user).for_record(), pk=pk)
    rules.may_draft(request.user, person).require()
    known = hindrances.of(person, queries.ACT)
    blocked = any(each.kind == hindrances.BLOCK for each in known)
    way = new_way(request.GET.get("hinh-thuc", ""))
    form = way.form(*_sent(request), person=person, actor=request.user)
    if request.method == "POST" and not blocked and form.is_valid():
        try:
            transfer = _open(request, way, person, form.cleaned_data)
        except ValidationError as refusal:
            take(form, refusal)
        else:
            said = texts.DRAFTED_NOW if transfer.case.draft else texts.SENT_NOW
            messages.success(request, said.format(number=transfer.case.number))
            return redirect(transfer.case)
    context = {
        "person": person,
        "unit": person.current_unit,
        "hindrances": _notes(request.user, person, known),
        # Somebody may have opened one meanwhile: what was typed stays, below the reason.
        "form": None if blocked and request.method == "GET" else form,
        "file_lost": form.file_lost,
        "way": way,
        "ways": [{"label": each.label, "url": _url(person, each), "current": each == way} for each in NEW_WAYS],
        "trail": trail(),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "members/transfers/create.html", context, status=status)


def _url(person, way):
    url = reverse("members:transfers:create", args=[person.pk])
    return f"{url}?{urlencode({'hinh-thuc': way.code})}" if way.code else url


def _sent(request):
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


@transaction.atomic
def _open(request, way, person, fields):
    """The draft, its scan, and the first step where that was asked for: all or nothing."""
    scan = fields.pop("scan", None)
    transfer = way.draft(person, actor=request.user, **fields)
    if scan:
        case = Case.objects.visible_to(request.user).for_page().get(pk=transfer.case_id)
        attach(case, actor=request.user, uploads=[scan], slot="application")
    if "gui" in request.POST:
        transfer = actions.send_transfer(transfer, actor=request.user)
    return transfer


def _notes(user, person, known):
    """As components/note.html takes them; an open case that this person may see is one click away."""
    kinds = {hindrances.BLOCK: "bad", hindrances.WARN: "warn"}
    mark = next(iter(queries.marks(user, [person.pk]).get(person.pk, [])), None) if known else None
    return [
        {
            "kind": kinds[each.kind],
            "text": each.text,
            "url": mark.url if mark and each.kind == hindrances.BLOCK else "",
        }
        for each in known
    ]
