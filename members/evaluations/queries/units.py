"""The classification of units: their rows, and the figures that a unit can show for a year."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db.models import Count

from branches.cases import evidence
from branches.templatetags.ui import percent
from branches.units.models import Unit
from members.evaluations import texts
from members.evaluations.models import Level, Rating, RatingStatus, UnitRating, UnitStatus
from members.evaluations.queries.people import reviewed_share

UNIT_CODE = "unit_rating"


def find_units(keys: Iterable[int]) -> dict[int, UnitRating]:
    """{key of a case: its unit's rating}, with all that pages and rules ask for. One query."""
    found = UnitRating.objects.filter(case__in=list(keys)).select_related(
        "case__holder__level",
        "case__opening_unit__level",
        "case__opened_by",
        "unit__level",
        "base__level",
        "resolution__paper",
    )
    return {rating.case_id: rating for rating in found}


def of_unit(unit: Unit) -> list[UnitRating]:
    """All years of a unit, the newest first, withdrawn ones apart."""
    rows = UnitRating.objects.filter(unit=unit).exclude(status=UnitStatus.WITHDRAWN)
    return list(rows.select_related("case", "resolution", "base").order_by("-year", "-pk"))


def figures_of(unit: Unit, year: int) -> list[dict[str, str]]:
    """What can be shown for a unit's year, everything below it included: {"label", "value"}, an empty value where
    there is nothing to count yet."""
    announced = Rating.objects.of_branch().filter(
        evaluation__branch__path__startswith=unit.path, year=year, status=RatingStatus.ANNOUNCED
    )
    levels = Counter(dict(announced.order_by().values_list("level").annotate(number=Count("pk"))))
    reviewed, members = reviewed_share([unit], year)[unit.pk]
    whole = levels.total()
    found = [
        _figure(
            texts.units.FIGURE_RATED,
            texts.units.FIGURE_RATED_VALUE.format(announced=reviewed, members=members) if members else "",
        )
    ]
    for level in Level:
        count = levels[level.value]
        share = texts.units.FIGURE_LEVEL_VALUE.format(count=count, share=percent(count, whole)) if whole else ""
        found.append(_figure(texts.units.FIGURE_LEVEL.format(level=level.label.lower()), share))
    cases = evidence.measure([unit], (date(year, 1, 1), date(year, 12, 31)))[unit.pk]
    known = cases.closed or cases.late_cases
    done = texts.units.FIGURE_CASES_VALUE.format(complete=cases.complete, closed=cases.closed) if cases.closed else ""
    found += [
        _figure(texts.units.FIGURE_CASES, done),
        _figure(texts.units.FIGURE_LATE, str(cases.late_cases) if known else ""),
    ]
    return found + [_figure(label, "") for label in texts.units.FIGURES_UNKNOWN]


def _figure(label, value):
    return {"label": label, "value": value}
