"""What the pillars can show for the criteria of the model: of a unit and of those directly below it, for a year."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from branches.pillars import registry
from branches.pillars.contract import Criterion, Measure
from branches.units.models import Unit
from branches.units.years import Year, trail_above

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
    year = Year.asked(request.GET.get("nam"))
    page = Paginator(year.units_below(request.user, unit), PAGE).get_page(request.GET.get("trang"))
    units = [unit, *page.object_list]
    criteria = registry.gather("criteria")
    measured = [(criterion, criterion.measure(units, year.period)) for criterion in criteria]

    def address(unit=unit, nam=year.number, trang=1):
        query = {"nam": nam, "trang": trang} if trang > 1 else {"nam": nam}
        return f"{reverse('scorecard:evidence', args=[unit.code])}?{urlencode(query)}"

    rows = [
        Row(each, address(each) if at else "", [(criterion, found[each.pk]) for criterion, found in measured])
        for at, each in enumerate(units)
    ]
    context = {
        "unit": unit,
        "year": year.number,
        "period": year.period,
        "above": trail_above(request.user, unit, address),
        "criteria": criteria,
        "whole": rows[0],
        "rows": rows[1:],
        "page": page,
        "previous_url": address(trang=page.previous_page_number()) if page.has_previous() else "",
        "next_url": address(trang=page.next_page_number()) if page.has_next() else "",
        "years": year.tabs(lambda each: address(nam=each)),
        "printed": timezone.localtime(),
    }
    return render(request, "branches/scorecard/evidence.html", context)
