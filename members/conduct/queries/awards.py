"""What pages and rules ask about awards."""

from collections.abc import Sequence

from django.db.models import Count, Q

from branches.units.models import Unit
from branches.vietnamese.names import fold
from members.conduct.models import Award
from members.conduct.texts import awards as texts
from members.people.models import Person

SHOWN = 5


def matching(text: str) -> Q:
    """Awards whose people, units, numbers or words hold every word of `text`, without marks."""
    found = Q()
    for word in fold(text).split():
        found &= Q(search__contains=word) | Q(person__search__contains=f" {word}") | Q(unit__folded_name__contains=word)
    return found


def years(awards) -> list[int]:
    """Years in which some of these awards were decided, the newest first."""
    return [day.year for day in awards.order_by().dates("decided_on", "year", order="DESC")]


def of_person(person: Person):
    """Valid ones, the newest first."""
    return list(Award.objects.valid().filter(person=person))


def of_unit(unit: Unit):
    """(the newest valid ones, how many there are). Two queries."""
    awards = Award.objects.valid().filter(unit=unit)
    found = list(awards[: SHOWN + 1])
    return found[:SHOWN], awards.count() if len(found) > SHOWN else len(found)


def ties(people: Sequence[int]) -> dict[int, list[str]]:
    """{key of a person: that awards hang on the record}; one query."""
    rows = Award.objects.valid().filter(person__in=list(people)).order_by()
    counted = rows.values_list("person").annotate(number=Count("pk"))
    return {person: [texts.TIE.format(count=number)] for person, number in counted}


def ties_of(person: Person) -> list[str]:
    return ties([person.pk]).get(person.pk, [])
