"""Rounds, and which of them a branch takes part in: the nearest above it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from branches.units.models import Unit
from members.evaluations.models import Evaluation, EvaluationRound


def rounds_over(branches: Iterable[Unit], *, year: int | None = None) -> dict[int, dict[int, EvaluationRound]]:
    """{key of a branch: {year: the round of the nearest unit, from itself upwards}}. One query."""
    branches = list(branches)
    paths = {path for branch in branches for path in (branch.path, *branch.ancestor_paths)}
    rounds = EvaluationRound.objects.filter(unit__path__in=paths).select_related("unit")
    if year is not None:
        rounds = rounds.filter(year=year)
    by_path = defaultdict(list)
    for each in rounds:
        by_path[each.unit.path].append(each)
    found = {}
    for branch in branches:
        found[branch.pk] = {}
        for path in (*branch.ancestor_paths, branch.path):
            found[branch.pk].update({each.year: each for each in by_path[path]})
    return found


def nearest(branch: Unit, year: int) -> EvaluationRound | None:
    return rounds_over([branch], year=year)[branch.pk].get(year)


def begun(branches: Iterable[int], years: Iterable[int]) -> dict[tuple[int, int], Evaluation]:
    """{(key of a branch, year): its evaluation with the case}. One query."""
    found = Evaluation.objects.filter(branch__in=list(branches), year__in=list(years)).select_related("case", "round")
    return {(evaluation.branch_id, evaluation.year): evaluation for evaluation in found}


def not_begun(branches: Iterable[Unit], on: date) -> list[tuple[Unit, EvaluationRound]]:
    """Of these branches each with every round that is open on the day and in which it hasn't begun. Two queries."""
    branches = list(branches)
    over = rounds_over(branches)
    pairs = [(branch, each) for branch in branches for each in over[branch.pk].values() if each.opens_on <= on]
    have = begun([branch.pk for branch, _ in pairs], {each.year for _, each in pairs}) if pairs else {}
    return [(branch, each) for branch, each in pairs if (branch.pk, each.year) not in have]
