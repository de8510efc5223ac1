"""How far the units have come, and the people behind each figure."""

from dataclasses import astuple

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from branches.units import current
from branches.units.models import Unit
from branches.units.queries import natural_key
from members.people.models import Person
from members.training import queries, rules, scores, texts
from members.training.models import EntryStatus, TrainingEntry, TrainingWindow
from members.training.presenting import STATE_KINDS
from members.training.queries.progress import Progress
from members.training.views.trail import trail

PAGE = 50
# The figures of Progress, in its order, by their names in the address.
FIGURES = ("doan-vien", "dang-ky", "duyet", "tu-cham", "cham", "xac-nhan")


@require_safe
def progress(request):
    """A row a branch below the unit `don-vi`, and the total; the year `nam`."""
    rules.may_list(request.user).require()
    unit, year = _asked(request)
    branches, found, total = [], {}, Progress()
    if unit is not None:
        branches = list(
            Unit.objects.visible_to(request.user)
            .open()
            .below(unit)
            .filter(level__is_branch=True)
            .select_related("level")
        )
        found = queries.progress(branches, year)
        for branch in branches:
            total.add(found[branch.pk])
    above = _above(request.user, branches)
    branches.sort(key=lambda branch: (branch.parent_path, natural_key(branch.name)))
    context = {
        "unit": unit,
        "year": year,
        "years": _years(request.user, year),
        "units": _units(request.user),
        "heads": [texts.SHOWN[name] for name in FIGURES],
        "rows": [
            {
                "branch": branch,
                "above": above.get(branch.parent_path, ""),
                "figures": _figures(found[branch.pk], branch, year),
            }
            for branch in branches
        ],
        "total": _figures(total, unit, year) if unit else [],
        "trail": trail(),
        "printed": timezone.localtime(),
    }
    return render(request, "members/training/progress.html", context)


@require_safe
@never_cache
def people(request):
    """Who stands behind the figure `muc` of a unit and a year."""
    rules.may_list(request.user).require()
    unit, year = _asked(request)
    what = request.GET.get("muc", "")
    what = what if what in texts.SHOWN else "dang-ky"
    # Without a unit there is nothing: no path begins so.
    path = unit.path if unit else "-"
    page = Paginator(queries.behind(request.user, what, year, path), PAGE).get_page(request.GET.get("trang"))
    limits = scores.thresholds_on(timezone.localdate())
    rows = list(page.object_list)
    keys = [row.person_id if isinstance(row, TrainingEntry) else row.pk for row in rows]
    seen = set(Person.objects.visible_to(request.user).filter(pk__in=keys).values_list("pk", flat=True))

    def address(**changes):
        query = {"nam": year, "don-vi": unit.code if unit else "", "muc": what, **changes}
        return f"?{urlencode({name: value for name, value in query.items() if value})}"

    context = {
        "unit": unit,
        "year": year,
        "what": texts.SHOWN[what],
        "number": page.paginator.count,
        "tabs": [
            {"label": label, "url": address(muc=name), "current": name == what} for name, label in texts.SHOWN.items()
        ],
        "rows": [_person(row, limits, seen) for row in rows],
        "page": page,
        "previous_url": address(trang=page.previous_page_number()) if page.has_previous() else "",
        "next_url": address(trang=page.next_page_number()) if page.has_next() else "",
        "progress_url": f"{reverse('members:training:progress')}{address(muc='')}",
        "trail": trail(),
    }
    return render(request, "members/training/people.html", context)


def _asked(request):
    """(unit within reach, year) of the address; by default the unit in use and its newest window's year."""
    code = request.GET.get("don-vi", "").replace("\0", "").strip()[:40]
    unit = Unit.objects.visible_to(request.user).filter(code=code).select_related("level").first() if code else None
    unit = unit or (current.current_unit(request) if not code else None)
    year = request.GET.get("nam", "")
    if year.isascii() and year.isdigit() and len(year) == 4:
        return unit, int(year)
    newest = TrainingWindow.objects.visible_to(request.user).order_by("-year").values_list("year", flat=True).first()
    return unit, newest or timezone.localdate().year


def _years(user, year):
    known = TrainingWindow.objects.visible_to(user).order_by().values_list("year", flat=True).distinct()
    return sorted({*known, year}, reverse=True)


def _units(user):
    """(code, name) of the units that one looks after and that have branches below."""
    units = Unit.objects.visible_to(user).open().filter(level__is_branch=False)
    return [(unit.code, unit.name) for unit in units.order_by("path")]


def _above(user, branches):
    """{path: name} of the units right above, as far as one reaches them."""
    paths = {branch.parent_path for branch in branches}
    return dict(Unit.objects.visible_to(user).filter(path__in=paths).values_list("path", "name"))


def _figures(found, unit, year):
    return [
        {
            "label": texts.SHOWN[name],
            "value": value,
            "url": _behind(unit, year, name) if value else "",
        }
        for name, value in zip(FIGURES, astuple(found), strict=True)
    ]


def _behind(unit, year, what):
    return f"{reverse('members:training:people')}?{urlencode({'nam': year, 'don-vi': unit.code, 'muc': what})}"


def _person(row, limits, seen):
    if not isinstance(row, TrainingEntry):
        return {
            "name": row.full_name,
            "url": row.get_absolute_url() if row.pk in seen else "",
            "branch": row.current_unit.name,
            "state": None,
            "points": None,
            "level": "",
        }
    level = scores.level_of(row, limits)
    confirmed = row.status == EntryStatus.CONFIRMED
    return {
        "name": row.person.full_name,
        "url": row.person.get_absolute_url() if row.person_id in seen else "",
        "branch": row.programme.branch.name,
        "state": {"kind": STATE_KINDS[row.status], "text": row.get_status_display()},
        "points": row.points if confirmed else row.total(),
        "level": level.label if level else "",
    }
