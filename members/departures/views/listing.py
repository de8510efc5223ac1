"""The list of departures, by way; and the radar of the age."""

from django.core.paginator import Paginator
from django.http import QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from branches.cases import listing
from branches.cases.listing import Column
from branches.cases.models import Case
from branches.units import current
from branches.units.models import Unit
from members.departures import filters, radar, rules
from members.departures.kind import KIND
from members.departures.models import Way
from members.departures.texts import pages
from members.departures.views.trail import trail


@require_safe
def departure_list(request):
    rules.may_list(request.user).require()
    way = request.GET.get("viec", "")
    way = way if way in filters.WAYS else ""
    may_open = bool(rules.may_open_somewhere(request.user))
    return listing.page(
        request,
        KIND,
        filters.narrowed(Case.objects.visible_to(request.user), request.user, way),
        template="members/departures/list.html",
        columns=COLUMNS,
        kept={"viec": way},
        first_use=None if way else _first_use(request, may_open),
        ways=_ways(request, way),
        may_open=may_open,
    )


COLUMNS = [
    Column(pages.COLUMN_WAY, lambda departure: departure.get_way_display()),
    Column(pages.COLUMN_BRANCH, lambda departure: departure.unit.name),
]


def _ways(request, way):
    """The ways as links that keep the tab and the search."""
    found = []
    for code, label in [("", pages.ALL_WAYS), *((code, Way(way).label) for code, way in filters.WAYS.items())]:
        query = QueryDict(mutable=True)
        kept = {name: request.GET.get(name, "").replace("\0", "") for name in ("tab", "q")} | {"viec": code}
        query.update({name: value for name, value in kept.items() if value})
        found.append({"label": label, "url": f"?{query.urlencode()}", "current": code == way})
    return found


def _first_use(request, may_open):
    unit = current.current_unit(request)
    if unit is None or not may_open:
        return {"heading": pages.NO_CASES, "text": pages.NO_CASES_READER}
    why = pages.NO_CASES_BRANCH if unit.is_branch else pages.NO_CASES_ABOVE
    look = {"primary_label": pages.RADAR, "primary_url": reverse("members:departures:radar"), "primary_icon": "cake"}
    return {"heading": pages.NO_CASES, "text": why, **look}


@require_safe
@never_cache
def age_radar(request):
    """Members by the day of the age; `unit` narrows it to one unit and what is below it."""
    rules.may_list(request.user).require()
    code = request.GET.get("unit", "").replace("\0", "")
    unit = get_object_or_404(Unit.objects.visible_to(request.user), code=code) if code else None
    found = radar.Radar(request.user, unit)
    counts = found.counts()
    tab = request.GET.get("tab", "")
    if tab not in radar.TABS:
        tab = radar.COMING
    page = Paginator(found.of(tab).select_related("current_unit__level", "user"), radar.PAGE).get_page(
        request.GET.get("trang", "")
    )

    def address(**parts):
        query = QueryDict(mutable=True)
        query.update({name: str(value) for name, value in ({"tab": tab, "unit": code} | parts).items() if value})
        return f"?{query.urlencode()}"

    heading, text = pages.RADAR_EMPTY[tab]
    may_open = bool(rules.may_open_somewhere(request.user)) and tab in (radar.COMING, radar.PASSED, radar.STAYING)
    rows = found.rows(page)
    context = {
        "trail": trail(),
        "unit": unit,
        "all_url": address(unit="", trang="") if unit else "",
        "age": found.age,
        "tab": tab,
        "tabs": [
            {
                "label": label,
                "url": address(tab=name, trang=""),
                "count": counts[name],
                "current": name == tab,
                "tone": "warn" if name == radar.PASSED and counts[name] else "",
            }
            for name, label in pages.RADAR_TABS.items()
        ],
        "rows": rows,
        "choosing": may_open and any(row.departure is None for row in rows),
        "primary": {
            "label": pages.DO_AGE_MANY,
            "icon": "cake",
            "form": "chon-nguoi",
            "action": reverse("members:departures:age_many"),
        },
        "page": page,
        "previous_url": address(trang=page.previous_page_number()) if page.has_previous() else "",
        "next_url": address(trang=page.next_page_number()) if page.has_next() else "",
        "empty_heading": heading,
        "empty_text": text.format(age=found.age),
    }
    return render(request, "members/departures/radar.html", context)
