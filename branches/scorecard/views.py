"""What the pillars can show for the criteria of the model: of a unit and of those directly below it, for a year."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from branches.pillars import registry
from branches.pillars.contract import Criterion, Measure
from branches.units import queries
from branches.units.models import Unit

# This year and those before it that can be chosen.
YEARS = 5
PAGE = 100


@dataclass(frozen=True)
class Row:
    """A unit with what each criterion measured; `url` of its own page of evidence, none for the unit in view."""

    unit: Unit
    url: str
    found: list[tuple[Criterion, Measure]]


@require_safe
def evidence(request, code):
    unit = get_object_or_404(Unit.objects.visible_to(request.user).for_page(), code=code)
    request.nav_part = "units"
    years = _years()
    year = next((each for each in years if str(each) == request.GET.get("nam")), years[0])
    period = (date(year, 1, 1), min(date(year, 12, 31), timezone.localdate()))
    page = Paginator(_children(request.user, unit, period), PAGE).get_page(request.GET.get("trang"))
    units = [unit, *page.object_list]
    criteria = registry.gather("criteria")
    measured = [(criterion, criterion.measure(units, period)) for criterion in criteria]
    rows = [
        Row(
            each,
            "" if each == unit else _address(each, year),
            [(criterion, found[each.pk]) for criterion, found in measured],
        )
        for each in units
    ]
    context = {
        "unit": unit,
        "year": year,
        "period": period,
        "above": _above(request.user, unit, year),
        "criteria": criteria,
        "whole": rows[0],
        "rows": rows[1:],
        "page": page,
        "previous_url": _address(unit, year, page.previous_page_number()) if page.has_previous() else "",
        "next_url": _address(unit, year, page.next_page_number()) if page.has_next() else "",
        "years": [
            {"label": str(each), "url": _address(unit, each), "current": each == year, "count": ""} for each in years
        ],
        "printed": timezone.localtime(),
    }
    return render(request, "branches/scorecard/evidence.html", context)


def _years():
    this = timezone.localdate().year
    return list(range(this, this - YEARS, -1))


def _children(user, unit, period):
    """The units directly below that worked on a day of the period, or later."""
    units = Unit.objects.visible_to(user).for_page().filter(queries.children_of([unit]))
    return queries.in_natural_order(units.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=period[0])))


def _above(user, unit, year):
    """The units above whose page this person may open, root first."""
    units = Unit.objects.visible_to(user).filter(path__in=unit.ancestor_paths)
    return [{"label": each.name, "url": _address(each, year)} for each in units]


def _address(unit, year, page=1):
    query = {"nam": year, "trang": page} if page > 1 else {"nam": year}
    return f"{reverse('scorecard:evidence', args=[unit.code])}?{urlencode(query)}"
