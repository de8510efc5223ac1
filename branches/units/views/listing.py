"""The tree in reach: its top with what stands directly below, what a search finds, or the tree of a past day."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from branches.access import reach
from branches.positions.models import Grant
from branches.units import queries, rules
from branches.units.current import current_unit
from branches.units.filters import UnitFilter, past_day
from branches.units.models import Unit

PAGE = 50


@dataclass(frozen=True)
class Line:
    """A row of the list. `url` is empty for a unit of a past day that is no longer in reach."""

    name: str
    code: str
    level: object
    sector: object
    url: str
    step: int = 0  # 1: stands below the line above
    parent: str = ""
    children: int = 0
    below_url: str = ""
    closed_on: object = None


@require_GET
def unit_list(request):
    form = UnitFilter(request.GET)
    day, warning = past_day(request.GET.get("ngay", ""))
    tops = _tops(request)
    page = None
    if day:
        lines = _past_lines(request, tops, day)
    elif form.narrows:
        page = Paginator(form.apply(_within(request, tops)), PAGE).get_page(request.GET.get("trang"))
        lines = _found_lines(page.object_list)
    else:
        lines = _tree_lines(request, tops)
    unit = tops[0] if len(tops) == 1 else current_unit(request)
    context = {
        "form": form,
        "lines": lines,
        "number": page.paginator.count if page else sum(line.step for line in lines) or len(lines),
        "page": page,
        "day": day,
        "warning": warning,
        "under": tops[0] if request.GET.get("duoi") else None,
        "may_create": unit is not None and rules.may_create(request.user, unit),
        "import_url": _import_url(request),
        "create_url": f"{reverse('units:create')}?duoi={unit.code}" if unit else "",
        "chips": form.chips(lambda **changes: _query(request, **changes)),
        "clear_url": _query(request, **{"q": None, "cap": None, "khoi": None, "tinh-trang": None}),
        "today_url": _query(request, ngay=None),
        "previous_url": _query(request, trang=page.previous_page_number()) if page and page.has_previous() else "",
        "next_url": _query(request, trang=page.next_page_number()) if page and page.has_next() else "",
        "part": bool(request.htmx),
    }
    return render(request, f"branches/units/list.html{'#rows' if request.htmx else ''}", context)


def _import_url(request):
    """Where a list of units is brought in, a room above this one."""
    return reverse("unit_imports:list") if reach.has_anywhere(request.user, Grant.IMPORT) else ""


def _tops(request):
    """The unit that the address names, or the highest ones in reach."""
    if code := request.GET.get("duoi"):
        return [get_object_or_404(Unit.objects.visible_to(request.user).for_page(), code=code)]
    return list(Unit.objects.tops_of(request.user).for_page())


def _within(request, tops):
    units = Unit.objects.visible_to(request.user).for_page()
    return units.below(tops[0]) if request.GET.get("duoi") else units


def _tree_lines(request, tops):
    visible = Unit.objects.visible_to(request.user).open().for_page()
    children = list(visible.filter(queries.children_of(tops)))
    counts = queries.open_children([*tops, *children])
    lines = []
    for top in tops:
        lines.append(_line(top, counts))
        own = [child for child in children if child.parent_path == top.path]
        lines += [_line(child, counts, step=1) for child in queries.in_natural_order(own)]
    return lines


def _found_lines(units):
    units = list(units)
    names = dict(Unit.objects.filter(path__in={unit.parent_path for unit in units}).values_list("path", "name"))
    counts = queries.open_children(units)
    return [_line(unit, counts, parent=names.get(unit.parent_path, "")) for unit in units]


def _past_lines(request, tops, day):
    """What stood below `tops` on that day, by its names of that day; who is out of reach today has no link."""
    periods = queries.periods_below(tops, day)
    counts = queries.counts_below([period.unit_id for period in periods], day)
    reached = set(
        Unit.objects.visible_to(request.user).filter(pk__in=[p.unit_id for p in periods]).values_list("pk", flat=True)
    )
    own = {period.unit_id: period for period in queries.periods_of(tops, day)}
    lines = []
    for top in tops:
        if top.pk in own:
            lines.append(_past_line(own[top.pk], top.get_absolute_url()))
        lines += [
            _past_line(
                period,
                period.unit.get_absolute_url() if period.unit_id in reached else "",
                step=1,
                children=counts.get(period.unit_id, 0),
                below_url=_query(request, duoi=period.unit.code) if period.unit_id in reached else "",
            )
            for period in periods
            if period.parent_id == top.pk
        ]
    return lines


def _line(unit, counts, **more):
    return Line(
        name=unit.name,
        code=unit.code,
        level=unit.level,
        sector=unit.sector,
        url=unit.get_absolute_url(),
        children=counts[unit.path],
        below_url=f"{unit.get_absolute_url()}#truc-thuoc",
        closed_on=unit.closed_on,
        **more,
    )


def _past_line(period, url, **more):
    return Line(name=period.name, code=period.unit.code, level=period.level, sector=period.sector, url=url, **more)


def _query(request, **changes):
    """This page's address with some of its parts changed; None takes one out. A new condition begins at page 1."""
    query = request.GET.copy()
    for name, value in {"trang": None, **changes}.items():
        query.pop(name, None)
        if value is not None:
            query[name] = value
    return f"{request.path}?{query.urlencode()}" if query else request.path
