"""What the slices count in a unit in a year, and for one of them in each of the units directly below."""

from django.core.paginator import Paginator
from django.http import QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from branches.pillars import registry
from branches.units.models import Unit
from branches.units.years import Year, trail_above

PAGE = 100


@require_safe
def figures(request, code):
    """All figures of the unit; with `nhom`, the code of a statistic, those of it for each unit below."""
    unit = get_object_or_404(Unit.objects.visible_to(request.user).for_page(), code=code)
    request.nav_part = "units"
    year = Year.asked(request.GET.get("nam"))
    statistics = {each.code: each for each in registry.gather("statistics")}
    chosen = statistics.get(request.GET.get("nhom", ""))
    below = year.units_below(request.user, unit) if chosen else []
    page = Paginator(below, PAGE).get_page(request.GET.get("trang"))

    def address(unit=unit, nam=year.number, nhom=chosen.code if chosen else "", trang=""):
        query = QueryDict(mutable=True)
        asked = {"nam": nam, "nhom": nhom, "trang": trang}
        query.update({name: str(value) for name, value in asked.items() if value})
        return f"{reverse('statistics:figures', args=[unit.code])}?{query.urlencode()}"

    context = {
        "unit": unit,
        "year": year.number,
        "period": year.period,
        "above": trail_above(request.user, unit, address),
        "chosen": chosen,
        "all_url": address(nhom=""),
        "rows": _rows(chosen, [unit, *page.object_list], year, address) if chosen else [],
        "parts": [] if chosen else [_part(each, unit, year, address) for each in statistics.values()],
        "page": page,
        "previous_url": address(trang=page.previous_page_number()) if page.has_previous() else "",
        "next_url": address(trang=page.next_page_number()) if page.has_next() else "",
        "years": year.tabs(lambda each: address(nam=each)),
        "printed": timezone.localtime(),
    }
    return render(request, "branches/statistics/figures.html", context)


def _rows(statistic, units, year, address):
    """A row for each unit; that of the unit in view, the first, leads nowhere."""
    counted = statistic.count(units, year.period)
    return [
        {
            "unit": unit,
            "url": address(unit) if at else "",
            "cells": [(label, counted[unit.pk].get(code, 0)) for code, label in statistic.figures.items()],
        }
        for at, unit in enumerate(units)
    ]


def _part(statistic, unit, year, address):
    counted = statistic.count([unit], year.period)[unit.pk]
    return {
        "code": statistic.code,
        "title": statistic.title,
        "url": _list(statistic, unit, year),
        "below_url": address(nhom=statistic.code) if unit.numchild else "",
        "rows": [(label, counted.get(code, 0)) for code, label in statistic.figures.items()],
    }


def _list(statistic, unit, year):
    if not statistic.route:
        return ""
    query = statistic.query(unit, year.period)
    return f"{reverse(statistic.route)}{'?' if query else ''}{urlencode(query)}"
