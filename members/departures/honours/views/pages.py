"""The list of honorary members, the cases of those proposed, a proposal, and the end of an honour."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from branches.cases import listing
from branches.cases.forms import take
from branches.cases.listing import Column
from branches.cases.models import Case
from branches.units import current
from branches.units.models import Unit
from members.departures.honours import actions, queries, rules, texts
from members.departures.honours.forms import EndForm, OpenForm
from members.departures.honours.kind import KIND
from members.departures.models import Honour
from members.people import texts as people_texts
from members.people.models import Person

PAGE = 50
RUNNING, OVER, LISTED = TABS = tuple(texts.TABS)


def trail():
    return [
        {"label": people_texts.MEMBERS, "url": reverse("members:people:list")},
        {"label": texts.KIND_NAME, "url": reverse("members:departures:honours")},
    ]


@require_safe
@never_cache
def honour_list(request):
    """Those who are, those who were, and those of whom only a list says so."""
    rules.may_list(request.user).require()
    reached = (
        Honour.objects.visible_to(request.user)
        .in_reach(request.user)
        .select_related("unit", "base", "resolution", "case", "person__current_unit", "person__kept_by")
    )
    sources = {
        RUNNING: reached.filter(queries.running()).order_by("full_name", "pk"),
        OVER: reached.filter(ended_on__lte=timezone.localdate()).order_by("-ended_on", "pk"),
        LISTED: queries.listed(request.user),
    }
    counts = {name: found.count() for name, found in sources.items()}
    tab = request.GET.get("tab", "")
    tab = tab if tab in TABS else RUNNING
    page = Paginator(sources[tab], PAGE).get_page(request.GET.get("trang", ""))

    def address(**parts):
        query = QueryDict(mutable=True)
        query.update({name: str(value) for name, value in ({"tab": tab} | parts).items() if value})
        return f"?{query.urlencode()}"

    heading, text = texts.EMPTY[tab]
    context = {
        "trail": [trail()[0]],
        "tab": tab,
        "tabs": [
            {"label": label, "url": address(tab=name), "count": counts[name], "current": name == tab}
            for name, label in texts.TABS.items()
        ],
        "rows": [_listed(each) if tab == LISTED else _row(request.user, each) for each in page],
        "listed_note": texts.LISTED if tab == LISTED else "",
        "page": page,
        "previous_url": address(trang=page.previous_page_number()) if page.has_previous() else "",
        "next_url": address(trang=page.next_page_number()) if page.has_next() else "",
        "empty_heading": heading,
        "empty_text": text,
        "may_open": bool(rules.may_open_somewhere(request.user)),
    }
    return render(request, "members/departures/honours.html", context)


def _row(user, honour):
    reference = honour.resolution.reference
    return {
        "name": honour.full_name,
        "url": honour.case.get_absolute_url(),
        "small": ", ".join(filter(None, [str(honour.birth_year or ""), honour.workplace])),
        "unit": honour.unit.name,
        "decision": texts.NAMED_BY.format(reference=reference, day=f"{honour.begins_on:%d/%m/%Y}"),
        "ended_on": honour.ended_on,
        "ended_why": honour.ended_why,
        "end_url": reverse("members:departures:honour_end", args=[honour.pk]) if rules.may_end(user, honour) else "",
    }


def _listed(person):
    return {
        "name": person.full_name,
        "url": person.get_absolute_url(),
        "small": str(person.birth or ""),
        "unit": person.unit.name,
        "decision": "",
    }


@require_safe
def honour_cases(request):
    rules.may_list(request.user).require()
    may_open = bool(rules.may_open_somewhere(request.user))
    first = {"heading": texts.NO_CASES, "text": texts.NO_CASES_WHY}
    if may_open:
        url = reverse("members:departures:honour_create")
        first |= {"primary_label": texts.DO_OPEN, "primary_url": url, "primary_icon": "plus"}
    return listing.page(
        request,
        KIND,
        Case.objects.visible_to(request.user),
        template="members/departures/honour_cases.html",
        columns=COLUMNS,
        first_use=first,
        may_open=may_open,
    )


COLUMNS = [
    Column(texts.COLUMN_UNIT, lambda honour: honour.unit.name),
    Column(texts.COLUMN_BASE, lambda honour: honour.base.name, phone=False),
]


@require_http_methods(["GET", "POST"])
@never_cache
def honour_create(request):
    """By name, or of a record (`nguoi` its key)."""
    rules.may_open_somewhere(request.user).require()
    person = _person(request)
    units = Unit.objects.managed_by(request.user).open().exclude(depth=1).select_related("level").order_by("path")
    form = OpenForm(request.POST if request.method == "POST" else None, units=units, person=person)
    unit = current.current_unit(request)
    if unit is not None and not form.is_bound:
        form.fields["unit"].initial = (person.unit if person else unit).code
    if request.method == "POST" and form.is_valid():
        try:
            honour = actions.open_honour(actor=request.user, person=person, **form.cleaned_data)
        except ValidationError as refusal:
            take(form, refusal)
        else:
            messages.success(request, texts.OPENED_NOW.format(number=honour.case.number))
            return redirect(honour.case)
    context = {"form": form, "person": person, "trail": trail()}
    status = 422 if request.method == "POST" else 200
    return render(request, "members/departures/honour_create.html", context, status=status)


def _person(request):
    key = request.GET.get("nguoi", "")
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        return None
    return get_object_or_404(Person.objects.visible_to(request.user).for_record(), pk=int(key))


@require_http_methods(["GET", "POST"])
@never_cache
def honour_end(request, pk):
    reached = (
        Honour.objects.visible_to(request.user)
        .in_reach(request.user)
        .select_related("case", "base__level", "unit", "resolution")
    )
    honour = get_object_or_404(reached, pk=pk)
    rules.may_end(request.user, honour).require()
    form = EndForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_honour(honour, actor=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            take(form, refusal)
        else:
            messages.success(request, texts.ENDED_NOW.format(name=honour.full_name))
            return redirect(honour.case)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "honour": honour, "trail": trail()}
    return render(request, "members/departures/honour_end.html", context, status=status)
