"""The lists of evaluations, and of units' own classifications."""

from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from branches.access import reach
from branches.cases import listing
from branches.cases.listing import Column
from branches.cases.models import Case
from branches.positions.models import Grant
from branches.units import current
from branches.units.models import Unit
from members.evaluations import queries, rules, texts
from members.evaluations.kind import KIND
from members.evaluations.models import Evaluation, Level, RatingStatus, UnitRating
from members.evaluations.unit_kind import UNIT_KIND

COLUMNS = [
    Column(texts.pages.COLUMN_YEAR, lambda evaluation: str(evaluation.year)),
    Column(texts.pages.COLUMN_RATED, lambda evaluation: str(queries.rated(evaluation))),
    Column(
        texts.pages.COLUMN_DONE,
        lambda evaluation: f"{evaluation.counts[RatingStatus.ANNOUNCED]}/{queries.rated(evaluation)}",
        phone=False,
    ),
]
UNIT_COLUMNS = [
    Column(texts.pages.COLUMN_YEAR, lambda rating: str(rating.year)),
    Column(texts.units.UNIT_COLUMN_PROPOSED, lambda rating: Level(rating.proposed).label),
    Column(texts.pages.COLUMN_LEVEL, lambda rating: rating.get_level_display(), phone=False),
]


def year_of(request) -> int | None:
    year = request.GET.get("nam", "")
    return int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None


@require_safe
def evaluation_list(request):
    """`nam` narrows it to a year."""
    rules.may_list(request.user).require()
    cases, year = Case.objects.visible_to(request.user), year_of(request)
    if year:
        cases = cases.filter(pk__in=Evaluation.objects.visible_to(request.user).filter(year=year).values("case"))
    branches = [
        each.position.unit
        for each in reach.held(request.user)
        if Grant.MANAGE in each.grants and each.position.unit.is_branch
    ]
    to_begin = queries.not_begun(branches, timezone.localdate()) if branches else []
    may_open = bool(rules.may_open_somewhere(request.user))
    return listing.page(
        request,
        KIND,
        cases,
        template="members/evaluations/list.html",
        columns=COLUMNS,
        kept={"nam": str(year) if year else ""},
        first_use=_first_use(request, may_open),
        to_begin=len(to_begin),
        may_open=may_open,
    )


def _first_use(request, may_open):
    unit = current.current_unit(request)
    if unit is not None and unit.is_branch:
        return {"heading": texts.pages.NO_CASES, "text": texts.pages.NO_CASES_BRANCH}
    if not may_open:
        return {"heading": texts.pages.NO_CASES, "text": texts.pages.NO_CASES_READER}
    open_one = {
        "primary_label": texts.pages.OPEN_ROUND,
        "primary_url": reverse("members:evaluations:round_open"),
        "primary_icon": "plus",
    }
    return {"heading": texts.pages.NO_CASES, "text": texts.pages.NO_CASES_ABOVE, **open_one}


@require_safe
def unit_rating_list(request):
    rules.may_list(request.user).require()
    cases, year = Case.objects.visible_to(request.user), year_of(request)
    if year:
        cases = cases.filter(pk__in=UnitRating.objects.visible_to(request.user).filter(year=year).values("case"))
    unit = current.current_unit(request)
    own = unit if unit is not None and rules.may_open_for_unit(request.user, unit) and _has_superior(unit) else None
    return listing.page(
        request,
        UNIT_KIND,
        cases,
        template="members/evaluations/units.html",
        columns=UNIT_COLUMNS,
        kept={"nam": str(year) if year else ""},
        first_use={"heading": texts.units.UNIT_TO_PROPOSE, "text": texts.units.UNIT_NONE},
        own=own,
    )


def _has_superior(unit: Unit) -> bool:
    return bool(unit.parent_path)
