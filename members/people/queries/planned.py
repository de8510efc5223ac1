"""What the ledger holds for a day to come: who will move where, who will leave, and by which case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from branches.cases.models import Case
from branches.units.models import Unit
from members.people import texts
from members.people.models import Membership
from members.people.models.memberships import Ended


@dataclass(frozen=True)
class Change:
    """On the day `on` the person will be in `unit` (None: in none any more, for the reason `ended_by`)."""

    on: date
    unit: Unit | None
    ended_by: str
    case: Case | None

    @property
    def mark(self) -> str:
        """ "Sẽ chuyển đến Chi đoàn Tổ 1 ngày 01/12/2026"."""
        if self.unit is None:
            return texts.WILL_LEAVE.format(reason=Ended(self.ended_by).label, day=f"{self.on:%d/%m/%Y}")
        sentence = texts.WILL_MOVE if self.ended_by else texts.WILL_COME
        return sentence.format(unit=self.unit.name, day=f"{self.on:%d/%m/%Y}")

    @property
    def refusal(self) -> str:
        """Why nothing else can be written for the person, and what mends it."""
        case = texts.BY_CASE.format(case=self.case) if self.case else ""
        return texts.PLANNED.format(what=self.mark, case=case)


def planned_of(people: Iterable) -> dict[int, Membership]:
    """{person key: the main stay that begins after today}, with `unit` and `begun_case`; one query."""
    stays = Membership.objects.main().filter(person__in=people, begins_on__gt=timezone.localdate())
    stays = stays.select_related("unit", "begun_case").order_by("-begins_on", "-pk")
    return {stay.person_id: stay for stay in stays}


def changes_of(people: Iterable) -> dict[int, Change]:
    """{person key: what will happen to the main stay}, of those of whom something is written ahead; one query."""
    today = timezone.localdate()
    stays = (
        Membership.objects.main()
        .filter(Q(begins_on__gt=today) | Q(ends_on__gt=today), person__in=people)
        .select_related("unit", "begun_case", "ended_case")
    )
    ending, coming = {}, {}
    for stay in stays.order_by("-begins_on", "-pk"):
        (coming if stay.begins_on > today else ending)[stay.person_id] = stay
    found = {person: Change(stay.ends_on, None, stay.ended_by, stay.ended_case) for person, stay in ending.items()}
    for person, stay in coming.items():
        ended = ending[person].ended_by if person in ending else ""
        found[person] = Change(stay.begins_on, stay.unit, ended, stay.begun_case)
    return found


def ties(person) -> list[str]:
    """What stands in the way of taking the record back as entered by mistake."""
    return [each.refusal for each in changes_of([person.pk]).values()]


def ties_of_many(people: Iterable[int]) -> dict[int, list[str]]:
    return {person: [each.refusal] for person, each in changes_of(people).items()}
