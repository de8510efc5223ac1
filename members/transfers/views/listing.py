"""The list of transfers, and the search for a unit anywhere."""

from django.http import QueryDict
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from branches.access import reach
from branches.cases import listing
from branches.cases.listing import Column
from branches.cases.models import Case
from branches.units import current
from branches.vietnamese.names import clean
from members.transfers import destinations, filters, queries, rules, texts, widgets
from members.transfers.kind import KIND
from members.transfers.views.trail import trail

LONGEST_NAME = 20


@require_safe
def transfer_list(request):
    rules.may_list(request.user).require()
    way = request.GET.get("huong", "")
    way = way if way in filters.WAYS else ""
    cases = filters.narrowed(Case.objects.visible_to(request.user), request.user, way)
    may_draft = rules.may_draft_somewhere(request.user)
    return listing.page(
        request,
        KIND,
        cases,
        template="members/transfers/list.html",
        columns=_columns(request.user),
        kept={"huong": way},
        first_use=None if way else _first_use(request, may_draft),
        ways=_ways(request, way),
        may_draft=may_draft,
    )


def _columns(user):
    area = reach.area(user)
    return [
        Column(texts.COLUMN_WAY, lambda transfer: texts.WAYS.get(filters.way_of(transfer, area), ""), phone=False),
        Column(
            texts.COLUMN_FROM, lambda transfer: _side(transfer.from_unit, transfer.from_base) or transfer.outside_unit
        ),
        Column(texts.COLUMN_TO, lambda transfer: _side(transfer.to_unit, transfer.to_base) or transfer.target),
    ]


def _side(unit, base):
    names = [each.name for each in dict.fromkeys((unit, base)) if each is not None]
    return ", ".join(names)


def _ways(request, way):
    """The four answers to "which way", as links that keep the tab and the search."""
    found = []
    for code, label in [("", texts.ALL_WAYS), *texts.WAYS.items()]:
        query = QueryDict(mutable=True)
        kept = {name: request.GET.get(name, "").replace("\0", "") for name in ("tab", "q")} | {"huong": code}
        query.update({name: value for name, value in kept.items() if value})
        found.append({"label": label, "url": f"?{query.urlencode()}", "current": code == way})
    return found


def _first_use(request, may_draft):
    unit = current.current_unit(request)
    if unit is None or not may_draft:
        why = texts.NO_CASES_READER
    else:
        why = texts.NO_CASES_BRANCH if unit.is_branch else texts.NO_CASES_ABOVE
    return {"heading": texts.NO_CASES, "text": why}


@require_safe
@never_cache
def destination_search(request):
    """Units by name or code. `o` names the box that asks: its words come under that name, the list goes below it."""
    rules.may_look_for_units(request.user).require()
    name = request.GET.get("o", "")
    name = name if name.isidentifier() and name.isascii() and len(name) <= LONGEST_NAME else "q"
    text = clean(request.GET.get(name, "").replace("\0", ""))[: destinations.LONGEST]
    code = request.GET.get("gan", "").replace("\0", "")
    near = queries.by_code(code) if code else None
    found = destinations.search(text, near=near)
    context = widgets.listed(name, widgets.Typed(text), found) | {"text": text, "trail": trail()}
    template = "members/transfers/destination_list.html" if request.htmx else "members/transfers/destinations.html"
    return render(request, template, context)
