"""How far the branches have come in a year, and the people behind each figure."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from branches.cases.models import Case
from branches.rulesets import definitions
from branches.templatetags.ui import percent
from branches.units import current
from branches.units.models import Unit
from branches.units.queries import natural_key
from members.evaluations import evidence, queries, rules, texts
from members.evaluations.models import EvaluationRound, Exclusion, RatingStatus
from members.evaluations.queries import FIGURES, Progress
from members.evaluations.views.listing import year_of
from members.evaluations.views.trail import trail
from members.people.models import Person

PAGE = 50


@require_safe
def progress(request):
    """A row a branch below the unit `don-vi`, and the total; the year `nam`."""
    rules.may_list(request.user).require()
    unit, year = _asked(request)
    branches, found, rounds, begun = [], {}, {}, {}
    if unit is not None:
        branches = list(
            Unit.objects.visible_to(request.user)
            .open()
            .below(unit)
            .filter(level__is_branch=True)
            .select_related("level")
        )
        found = queries.progress(branches, year)
        rounds = queries.rounds_over(branches, year=year)
        begun = queries.begun([branch.pk for branch in branches], [year])
    most = definitions.on(timezone.localdate()).evaluation_excellent_percent
    seen = set(
        Case.objects.visible_to(request.user)
        .filter(pk__in=[evaluation.case_id for evaluation in begun.values()])
        .values_list("pk", flat=True)
    )
    total = Progress()
    for each in found.values():
        total.add(each)
    above = _above(request.user, branches)
    branches.sort(key=lambda branch: (branch.parent_path, natural_key(branch.name)))
    context = {
        "unit": unit,
        "year": year,
        "years": _years(request.user, year),
        "units": _units(request.user),
        "heads": list(texts.pages.SHOWN.values()),
        "rows": [_row(branch, year, found, rounds, begun, above, most, seen) for branch in branches],
        "total": _figures(total, unit, year, most) if unit else [],
        "begun": len(begun),
        "trail": trail(),
        "printed": timezone.localtime(),
    }
    return render(request, "members/evaluations/progress.html", context)


def _row(branch, year, found, rounds, begun, above, most, seen):
    evaluation = begun.get((branch.pk, year))
    state = ""
    if evaluation is None:
        state = texts.pages.NOT_BEGUN if rounds[branch.pk] else texts.pages.NO_ROUND
    visible = evaluation is not None and evaluation.case_id in seen
    return {
        "branch": branch,
        "url": evaluation.case.get_absolute_url() if visible else "",
        "state": state,
        "above": above.get(branch.parent_path, ""),
        "figures": _figures(found.get(branch.pk, Progress()), branch, year, most),
    }


def _figures(counted, unit, year, most):
    found = []
    for (name, label), value in zip(texts.pages.SHOWN.items(), counted.figures, strict=True):
        figure = {"label": label, "value": value, "url": _behind(unit, year, name) if value else "", "warn": ""}
        if name == "xuat-sac" and counted.levelled:
            figure["share"] = percent(value, counted.levelled)
            if value * 100 > most * counted.levelled:
                figure["warn"] = texts.pages.ABOVE_MOST.format(most=most)
        found.append(figure)
    return found


def _behind(unit, year, what):
    return f"{reverse('members:evaluations:people')}?{urlencode({'nam': year, 'don-vi': unit.code, 'muc': what})}"


@require_safe
@never_cache
def people(request):
    """Who stands behind the figure `muc` of a unit and a year."""
    rules.may_list(request.user).require()
    unit, year = _asked(request)
    what = request.GET.get("muc", "")
    what = what if what in FIGURES else "xep-loai"
    # Without a unit there is nothing: no path begins so.
    found = queries.behind(request.user, what, year, unit.path if unit else "-")
    page = Paginator(found, PAGE).get_page(request.GET.get("trang"))
    rows = list(page.object_list)
    keys = [row.person_id for row in rows]
    records = set(Person.objects.visible_to(request.user).filter(pk__in=keys).values_list("pk", flat=True))
    cases = {row.evaluation.case_id for row in rows}
    cases = set(Case.objects.visible_to(request.user).filter(pk__in=cases).values_list("pk", flat=True))

    def address(**changes):
        query = {"nam": year, "don-vi": unit.code if unit else "", "muc": what, **changes}
        return f"?{urlencode({name: value for name, value in query.items() if value})}"

    context = {
        "unit": unit,
        "year": year,
        "what": texts.pages.SHOWN[what],
        "number": page.paginator.count,
        "tabs": [
            {"label": label, "url": address(muc=name), "current": name == what}
            for name, label in texts.pages.SHOWN.items()
        ],
        "rows": [_person(row, records, cases) for row in rows],
        "page": page,
        "previous_url": address(trang=page.previous_page_number()) if page.has_previous() else "",
        "next_url": address(trang=page.next_page_number()) if page.has_next() else "",
        "progress_url": f"{reverse('members:evaluations:progress')}{address(muc='')}",
        "trail": trail(),
    }
    return render(request, "members/evaluations/people.html", context)


def _person(row, records, cases):
    excluded = row.status == RatingStatus.EXCLUDED
    return {
        "name": row.person.full_name,
        "url": row.person.get_absolute_url() if row.person_id in records else "",
        "branch": row.evaluation.branch.name,
        "case_url": row.evaluation.case.get_absolute_url() if row.evaluation.case_id in cases else "",
        "state": {"kind": evidence.STATE_KINDS[row.status], "text": row.get_status_display()},
        "level": Exclusion(row.exclusion).label if excluded else row.get_level_display(),
        "decision": row.resolution.reference if row.resolution else "",
    }


def _asked(request):
    """(unit within reach, year) of the address; by default the unit in use and its newest round's year."""
    code = request.GET.get("don-vi", "").replace("\0", "").strip()[:40]
    unit = Unit.objects.visible_to(request.user).filter(code=code).select_related("level").first() if code else None
    unit = unit or (current.current_unit(request) if not code else None)
    if year := year_of(request):
        return unit, year
    newest = EvaluationRound.objects.visible_to(request.user).order_by("-year").values_list("year", flat=True).first()
    return unit, newest or timezone.localdate().year


def _years(user, year):
    known = EvaluationRound.objects.visible_to(user).order_by().values_list("year", flat=True).distinct()
    return sorted({*known, year}, reverse=True)


def _units(user):
    """(code, name) of the units that one looks after and that have branches below."""
    units = Unit.objects.visible_to(user).open().filter(level__is_branch=False)
    return [(unit.code, unit.name) for unit in units.order_by("path")]


def _above(user, branches):
    """{path: name} of the units right above, as far as one reaches them."""
    paths = {branch.parent_path for branch in branches}
    return dict(Unit.objects.visible_to(user).filter(path__in=paths).values_list("path", "name"))
