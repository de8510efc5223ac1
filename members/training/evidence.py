"""What evaluations and dossiers are told of the training programme (Pillar.person_facts)."""

from collections.abc import Iterable
from datetime import date

from branches.pillars.contract import Fact, FactSource
from members.training import texts
from members.training.queries import levels_of


def _levels(people: Iterable[int], period: tuple[date, date]) -> dict[int, Fact]:
    """The confirmed level of the year in which the period ends."""
    year = period[1].year
    return {
        person: Fact(level.value, texts.EVIDENCE.format(level=level.label, year=year))
        for person, level in levels_of(people, year).items()
        if level
    }


LEVELS = FactSource("training", texts.EVIDENCE_LABEL, _levels)
