"""What evaluations and dossiers are told of discipline and awards (Pillar.person_facts)."""

from collections.abc import Iterable
from datetime import date

from branches.pillars.contract import Fact, FactSource
from members.conduct.queries.facts import awards_of, in_force
from members.conduct.texts import evidence as texts
from members.people.queries.periods import Period


def _discipline(people: Iterable[int], period: tuple[date, date]) -> dict[int, Fact]:
    """Of whom no decision is kept here nothing is known: one from before may be on paper only."""
    found = in_force(people, Period(*period))
    return {person: Fact(form.value, texts.IN_FORCE.format(form=form.label)) for person, form in found.items()}


def _awards(people: Iterable[int], period: tuple[date, date]) -> dict[int, Fact]:
    found = awards_of(people, Period(*period))
    return {
        person: Fact(len(awards), texts.AWARDS.format(count=len(awards)), awards[0].get_absolute_url())
        for person, awards in found.items()
    }


DISCIPLINE = FactSource("discipline", texts.DISCIPLINE_LABEL, _discipline)
AWARDS = FactSource("awards", texts.AWARDS_LABEL, _awards)
