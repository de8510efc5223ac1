"""What pages, rules and actions ask about admissions; many at once wherever more than one may be shown."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import QuerySet

from branches.cases.models import Case
from branches.pillars.contract import Mark
from branches.units.models import Unit
from members.admissions import texts
from members.admissions.models import Admission, Status
from members.people.models import Person
from members.people.queries.hindrances import BLOCK, Hindrance

# What somebody begins here, as other slices are asked about it.
ACT = "admission"
CODE = "admission"


def find(keys: Iterable[int]) -> dict[int, Admission]:
    """{key of a case: its admission}, with all that the pages and the rules ask for. One query."""
    found = Admission.objects.filter(case__in=list(keys)).select_related(
        "case__holder__level",
        "case__opening_unit__level",
        "case__opened_by",
        "person__user",
        "person__current_unit",
        "person__kept_by",
        "unit__level",
        "base__level",
        "helper",
        "introducer",
        "vote",
        "resolution__paper",
        "stay",
    )
    return {admission.case_id: admission for admission in found}


def named_in(unit: Unit):
    """Keys of the cases under way that name `unit` as who decides, before they are with it."""
    return Admission.objects.open().filter(base=unit).values_list("case", flat=True)


def open_of(people: Iterable[int]) -> dict[int, Admission]:
    """{key of a person: the open admission}, with its case. One query."""
    admissions = Admission.objects.open().filter(person__in=list(people))
    return {admission.person_id: admission for admission in admissions.select_related("case")}


def cases_of(person: int) -> QuerySet:
    """Keys of the cases about this person, closed ones too."""
    return Admission.objects.filter(person=person).values("case")


def about_people(people: Iterable[int]) -> dict[int, list[int]]:
    """{key of a person: the open case about them}. One query."""
    return {person: [admission.case_id] for person, admission in open_of(people).items()}


def members_of(unit: Unit):
    """The members of a branch, by name: who may help, introduce and vote."""
    return Person.objects.members().filter(current_unit=unit).order_by("sort_key", "pk")


def candidates(people, words: Sequence[str]):
    """Of `people` those who can be picked: no members, with every one of the folded `words` in the name."""
    people = people.filter(standing__in=["youth", "left"]).select_related("current_unit", "kept_by")
    for word in words:
        people = people.filter(search__contains=f" {word}")
    # Youths first: who has left comes back less often.
    return people.order_by("-standing", "sort_key", "pk")


def hindrances_for(people: Sequence[int], act: str) -> dict[int, list[Hindrance]]:
    """{key of a person: what admissions say of it}, where an `act` of a slice is to begin: somebody who is being
    admitted doesn't come in another way."""
    words = texts.ALREADY_OPEN if act == ACT else texts.BLOCKS_TRANSFER
    return {
        person: [Hindrance(BLOCK, words.format(number=admission.case.number))]
        for person, admission in open_of(people).items()
    }


def marks(user, people: Sequence[int]) -> dict[int, list[Mark]]:
    """{key of a person: "Đang xét kết nạp"}, of those whose case this user may open. Two queries, one where nobody is
    being admitted; what waits for its day is told by the ledger."""
    admissions = {key: each for key, each in open_of(people).items() if each.status != Status.SCHEDULED}
    if not admissions:
        return {}
    cases = [admission.case_id for admission in admissions.values()]
    visible = set(Case.objects.visible_to(user).filter(pk__in=cases).values_list("pk", flat=True))
    return {key: [_mark(admission)] for key, admission in admissions.items() if admission.case_id in visible}


def _mark(admission):
    sentence = texts.MARK_SENTENCE.format(number=admission.case.number, now=admission.get_status_display())
    return Mark("info", texts.MARK, sentence, admission.case.get_absolute_url())


def ties(people: Sequence[int]) -> dict[int, list[str]]:
    """{key of a person: why the record can't be voided or an import be taken back}: an open admission hangs on it."""
    return {key: [texts.TIE.format(number=admission.case.number)] for key, admission in open_of(people).items()}


def ties_of(person: Person) -> list[str]:
    return ties([person.pk]).get(person.pk, [])


def due_to_settle(on: date):
    """Ceremonies written for a day that has come."""
    due = Admission.objects.filter(status=Status.SCHEDULED, stay__begins_on__lte=on)
    return due.select_related("stay").order_by("pk")
