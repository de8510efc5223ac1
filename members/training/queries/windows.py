"""Windows, and which of them a branch takes part in: the nearest above it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from branches.units.models import Unit
from members.training.models import Status, TrainingProgramme, TrainingWindow


def windows_over(branches: Iterable[Unit], *, year: int | None = None) -> dict[int, dict[int, TrainingWindow]]:
    """{key of a branch: {year: the window of the nearest unit, from itself upwards}}. One query."""
    branches = list(branches)
    paths = {path for branch in branches for path in (branch.path, *branch.ancestor_paths)}
    windows = TrainingWindow.objects.filter(unit__path__in=paths).select_related("unit")
    if year is not None:
        windows = windows.filter(year=year)
    by_path = defaultdict(list)
    for window in windows:
        by_path[window.unit.path].append(window)
    found = {}
    for branch in branches:
        found[branch.pk] = {}
        for path in (*branch.ancestor_paths, branch.path):
            found[branch.pk].update({window.year: window for window in by_path[path]})
    return found


def nearest(branch: Unit, year: int) -> TrainingWindow | None:
    return windows_over([branch], year=year)[branch.pk].get(year)


def covered(window: TrainingWindow):
    """The open branches below the unit of the window, itself included; nearer windows are not asked about."""
    return Unit.objects.open().below(window.unit).filter(level__is_branch=True).select_related("level")


def programme_of(branch: Unit, year: int) -> TrainingProgramme | None:
    """The branch's part in the year, withdrawn ones apart."""
    found = TrainingProgramme.objects.filter(branch=branch, year=year).exclude(status=Status.WITHDRAWN)
    return found.select_related("case").first()


def begun(branches: Iterable[int], years: Iterable[int]) -> dict[tuple[int, int], TrainingProgramme]:
    """{(key of a branch, year): its programme with the case and the window}, withdrawn ones apart. One query."""
    found = TrainingProgramme.objects.filter(branch__in=list(branches), year__in=list(years))
    found = found.exclude(status=Status.WITHDRAWN).select_related("case", "window__unit")
    return {(programme.branch_id, programme.year): programme for programme in found}


def not_begun(branches, on: date) -> list[tuple[Unit, TrainingWindow]]:
    """Of these branches (a queryset, or a list) each with every window in which it may begin on the day and hasn't.
    Three queries for any number."""
    branches = list(branches)
    over = windows_over(branches)
    running = set(TrainingWindow.objects.running(on).values_list("pk", flat=True))
    pairs = [(branch, window) for branch in branches for window in over[branch.pk].values() if window.pk in running]
    have = begun([branch.pk for branch, _ in pairs], {window.year for _, window in pairs}) if pairs else {}
    return [(branch, window) for branch, window in pairs if (branch.pk, window.year) not in have]


def goes_on(units: Iterable[Unit], year: int) -> set[int]:
    """Keys of those of these units to which a registration of the year can go along with its member. Four queries."""
    units = [unit for unit in units if unit.is_branch]
    found = {branch for branch, _ in begun([unit.pk for unit in units], [year])}
    return found | {branch.pk for branch, window in not_begun(units, timezone.localdate()) if window.year == year}
