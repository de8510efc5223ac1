"""What waits for an answer, of whom, and what became of what somebody asked for."""

from collections.abc import Iterable, Sequence

from django.db.models import BooleanField, Count, ExpressionWrapper, Q

from branches.access import reach
from branches.pillars.contract import Mark
from branches.positions.models import Grant
from members.corrections import texts
from members.corrections.models import Correction, CorrectionRequest
from members.people.data.groups import Group
from members.people.models import Person
from members.people.models.persons import Standing

# They lie on the present stay, which only a member has.
_OF_MEMBERS = ("listed_post",)


def fields_of(person: Person, group: Group) -> list[str]:
    """The fields of a group that this person may ask to have corrected."""
    return [field for field in group.fields if field not in _OF_MEMBERS or person.standing == Standing.MEMBER]


def waiting_of(person: Person) -> dict[str, Correction]:
    """{field: what waits}; one query."""
    return {row.field: row for row in Correction.objects.waiting().filter(person=person)}


def newest_of(person: Person, limit: int) -> list[Correction]:
    """Rows of a person, what waits first, then the newest; without those that a newer wish replaced. One query."""
    rows = Correction.objects.filter(person=person).exclude(status=Correction.Status.WITHDRAWN)
    waits = ExpressionWrapper(Q(status=Correction.Status.WAITING), BooleanField())
    rows = rows.annotate(waits=waits).select_related("request__scan", "answered_by")
    return list(rows.order_by("-waits", "-request__asked_at", "pk")[:limit])


def waiting_in(units: Iterable[int]):
    """Requests about people of these units, by key, that wait, the oldest first; `number` says of how many fields."""
    here = Q(person__current_unit__in=units) | Q(person__current_unit__isnull=True, person__kept_by__in=units)
    waits = Q(corrections__status=Correction.Status.WAITING)
    requests = CorrectionRequest.objects.filter(here).annotate(number=Count("corrections", filter=waits))
    people = requests.select_related("person__current_unit__level", "person__kept_by__level")
    return people.filter(number__gt=0).order_by("asked_at", "pk")


def ties(people: Sequence[int]) -> dict[int, list[str]]:
    """{key of a person: why the record can't be voided or an import be taken back}: somebody waits for an answer."""
    rows = Correction.objects.waiting().filter(person__in=people).values_list("person", flat=True)
    return {person: [texts.TIE] for person in rows}


def ties_of(person: Person) -> list[str]:
    return ties([person.pk]).get(person.pk, [])


def marks(user, people: Sequence[int]) -> dict[int, list[Mark]]:
    """{person key: mark} of those about whom something waits that `user` may answer. One query."""
    area = reach.area(user, Grant.MANAGE)
    if not area:
        return {}
    here = area.q("person__current_unit__path")
    here |= Q(person__current_unit__isnull=True) & area.q("person__kept_by__path")
    waiting = CorrectionRequest.objects.filter(here, person__in=people).waiting().order_by("-asked_at", "-pk")
    # The oldest comes last and stays.
    oldest = {request.person_id: request for request in waiting}
    return {
        person: [Mark("info", texts.MARK, texts.MARK_SENTENCE, request.get_absolute_url(), texts.MARK_LINK)]
        for person, request in oldest.items()
    }
