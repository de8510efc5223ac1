"""What pages, rules and actions ask about honours."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from branches.access import reach
from branches.pillars.contract import Mark
from branches.units import superiors
from branches.units.models import Unit
from members.departures.honours import texts
from members.departures.models import Honour, HonourStatus
from members.people.models import Person

CODE = "honour"


def find(keys: Iterable[int]) -> dict[int, Honour]:
    """{key of a case: its honour}, with all that the pages and the rules ask for. One query."""
    found = Honour.objects.filter(case__in=list(keys)).select_related(
        "case__holder__level",
        "case__opening_unit__level",
        "case__opened_by",
        "person__current_unit",
        "person__kept_by",
        "unit__level",
        "base__level",
        "resolution__paper",
    )
    return {honour.case_id: honour for honour in found}


def named_in(unit: Unit):
    """Keys of the cases under way that name `unit` as who confirms, before they are with it."""
    return Honour.objects.open().filter(base=unit).values_list("case", flat=True)


def cases_of(person: int) -> QuerySet:
    """Keys of the cases about this person, closed ones too."""
    return Honour.objects.filter(person=person).values("case")


def about_people(people: Iterable[int]) -> dict[int, list[int]]:
    """{key of a person: the open proposal about them}. One query."""
    rows = Honour.objects.open().filter(person__in=list(people)).values_list("person", "case")
    return {person: [case] for person, case in rows}


def superior_of(unit: Unit) -> Unit | None:
    """Who confirms: over a branch the cơ sở above, over any other unit its direct superior; None for a root."""
    return superiors.base_above(unit) if unit.level.is_branch else next(iter(superiors.above(unit)), None)


def running(on: date | None = None) -> Q:
    """Confirmed, and not over on the day."""
    on = on or timezone.localdate()
    return Q(status=HonourStatus.CONFIRMED) & (Q(ended_on__isnull=True) | Q(ended_on__gt=on))


def listed(user):
    """People whom a list calls honorary, in what `user` reaches, and of whom no decision is kept here."""
    area = reach.area(user)
    people = Person.objects.visible_to(user).filter(honorary=True).exclude(standing="void")
    people = people.filter(area.q("current_unit__path") | area.q("kept_by__path"))
    known = Honour.objects.filter(running(), person__isnull=False).values("person")
    return people.exclude(pk__in=known).select_related("current_unit", "kept_by").order_by("sort_key", "pk")


def marks(user, people: Sequence[int]) -> dict[int, list[Mark]]:
    """{key of a person: "Danh dự"} of those whom a decision names; told to all who see the person. One query."""
    honours = Honour.objects.filter(running(), person__in=list(people)).select_related("resolution")
    return {honour.person_id: [_mark(honour)] for honour in honours}


def _mark(honour):
    sentence = texts.MARK_SENTENCE.format(day=f"{honour.begins_on:%d/%m/%Y}", reference=honour.resolution.reference)
    return Mark("info", texts.MARK, sentence)


def ties(people: Sequence[int]) -> dict[int, list[str]]:
    """{key of a person: why the record can't be voided}: a proposal or a decision names it."""
    off = [HonourStatus.REFUSED, HonourStatus.WITHDRAWN]
    honours = (
        Honour.objects.filter(person__in=list(people), ended_on=None).exclude(status__in=off).select_related("case")
    )
    return {honour.person_id: [texts.TIE.format(number=honour.case.number)] for honour in honours}


def ties_of(person: Person) -> list[str]:
    return ties([person.pk]).get(person.pk, [])
