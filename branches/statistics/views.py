"""What the slices count in a unit in a year, and for one of them in each of the units directly below."""

from datetime import date

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from branches.pillars import registry
from branches.units import queries
from branches.units.models import Unit

# This year and those before it that can be chosen.
YEARS = 5
PAGE = 100


@require_safe
def figures(request, code):
    """All figures of the unit; with `nhom`, the code of a statistic, those of it for each unit below."""
    unit = get_object_or_404(Unit.objects.visible_to(request.user).for_page(), code=code)
    request.nav_part = "units"
    this = timezone.localdate().year
    years = range(this, this - YEARS, -1)
    year = next((each for each in years if str(each) == request.GET.get("nam")), this)
    period = (date(year, 1, 1), min(date(year, 12, 31), timezone.localdate()))
    statistics = {each.code: each for each in registry.gather("statistics")}
    chosen = statistics.get(request.GET.get("nhom", ""))
    page = Paginator(_children(request.user, unit, period) if chosen else [], PAGE).get_page(request.GET.get("trang"))
    units = [unit, *page.object_list]
    rows = []
    if chosen:
        counted = chosen.count(units, period)
        rows = [
            {
                "unit": each,
                "url": "" if each == unit else _address(each, nam=year, nhom=chosen.code),
                "cells": [(label, counted[each.pk].get(key, 0)) for key, label in chosen.figures.items()],
            }
            for each in units
        ]
    group = chosen.code if chosen else ""
    context = {
        "unit": unit,
        "year": year,
        "period": period,
        "above": _above(request.user, unit, nam=year, nhom=group),
        "chosen": chosen,
        "all_url": _address(unit, nam=year),
        "rows": rows,
        "parts": [] if chosen else [_part(each, unit, period, year) for each in statistics.values()],
        "page": page,
        "previous_url": _address(unit, nam=year, nhom=group, trang=page.number - 1) if page.has_previous() else "",
        "next_url": _address(unit, nam=year, nhom=group, trang=page.number + 1) if page.has_next() else "",
        "years": [
            {"label": str(each), "url": _address(unit, nam=each, nhom=group), "current": each == year, "count": ""}
            for each in years
        ],
        "printed": timezone.localtime(),
    }
    return render(request, "branches/statistics/figures.html", context)


def _part(statistic, unit, period, year):
    counted = statistic.count([unit], period)[unit.pk]
    return {
        "code": statistic.code,
        "title": statistic.title,
        "url": reverse(statistic.route) if statistic.route else "",
        "below_url": _address(unit, nam=year, nhom=statistic.code) if unit.numchild else "",
        "rows": [(label, counted.get(code, 0)) for code, label in statistic.figures.items()],
    }


def _children(user, unit, period):
    """The units directly below that worked on a day of the period, or later."""
    units = Unit.objects.visible_to(user).for_page().filter(queries.children_of([unit]))
    return queries.in_natural_order(units.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=period[0])))


def _above(user, unit, **query):
    """The units above whose page this person may open, root first."""
    units = Unit.objects.visible_to(user).filter(path__in=unit.ancestor_paths)
    return [{"label": each.name, "url": _address(each, **query)} for each in units]


def _address(unit, **query):
    asked = QueryDict(mutable=True)
    asked.update({name: str(value) for name, value in query.items() if value})
    return f"{reverse('statistics:figures', args=[unit.code])}?{asked.urlencode()}"
