"""Rounds, and which of them a branch takes part in: the nearest above it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from branches.units.models import Unit
from members.evaluations import texts
from members.evaluations.models import AT_BRANCH, Evaluation, EvaluationRound, Rating, RatingStatus
from members.people.models import Person


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


def changed_by(person: Person | None, units: Iterable[Unit], first: date, last: date) -> list[str]:
    """Pillar.backdating: the rounds of these units whose list is that of a day from `first` to `last`, each with its
    day; and where the level of `person`, sent already, stays whatever the ledger says. Two queries, one without any."""
    over = rounds_over(units)
    rounds = {each.pk: each for by_year in over.values() for each in by_year.values()}
    rounds = [each for each in rounds.values() if first <= each.cut_off_on <= last]
    if not rounds:
        return []
    sent = Rating.objects.of_branch().filter(person=person, year__in={each.year for each in rounds})
    sent = sent.exclude(status__in=[*AT_BRANCH, RatingStatus.EXCLUDED]).select_related("evaluation__branch")
    kept = {row.year: row.evaluation.branch for row in sent} if person else {}
    listed = [
        texts.BACKDATED_ROUND.format(year=each.year, unit=each.unit, day=f"{each.cut_off_on:%d/%m/%Y}")
        for each in sorted(rounds, key=lambda each: (each.cut_off_on, each.unit.path))
        if each.year not in kept
    ]
    said = [texts.BACKDATED_ROUNDS.format(rounds=", ".join(listed))] if listed else []
    return said + [texts.BACKDATED_KEPT.format(year=year, branch=branch) for year, branch in sorted(kept.items())]


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
