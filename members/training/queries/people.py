"""What the training programme says of people."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Exists, OuterRef, Q

from branches.access import reach
from members.people.models import Person
from members.training import texts
from members.training.models import EntryStatus, Level, TrainingEntry
from members.training.queries.progress import APPROVED, CONFIRMED, SCORED
from members.training.queries.rows import ALL_OWN

# Filters of rows, by the name of the figure in the address (texts.SHOWN).
_BEHIND = {
    "dang-ky": Q(),
    "duyet": APPROVED,
    "tu-cham": ALL_OWN,
    "cham": SCORED,
    "xac-nhan": CONFIRMED,
}


def levels_of(people: Iterable[int], year: int) -> dict[int, Level | None]:
    """{key of a person: the level that was confirmed for the year, None where none was}. One query."""
    keys = list(people)
    rows = TrainingEntry.objects.filter(person__in=keys, year=year, status=EntryStatus.CONFIRMED)
    found = dict.fromkeys(keys)
    found.update((key, Level(level)) for key, level in rows.values_list("person", "level"))
    return found


def of_person(person: Person) -> list[TrainingEntry]:
    """Years of a person, the newest first, with what their panel shows."""
    rows = TrainingEntry.objects.filter(person=person)
    return list(rows.select_related("programme__case", "programme__branch", "confirmed_by").order_by("-year", "-pk"))


def behind(user, what: str, year: int, path: str):
    """The people behind a figure of the progress: rows (TrainingEntry) of the branches below `path` that `user`
    reaches; of "doan-vien" and "chua-dang-ky" members (Person)."""
    if what in _BEHIND:
        rows = TrainingEntry.objects.visible_to(user).current().filter(_BEHIND[what], year=year)
        rows = rows.filter(programme__branch__path__startswith=path)
        return rows.select_related("person", "programme__branch", "programme__case", "confirmed_by").order_by(
            "person__sort_key", "pk"
        )
    area = reach.area(user).q("current_unit__path")
    people = Person.objects.members().filter(area, current_unit__path__startswith=path)
    if what == "chua-dang-ky":
        rows = TrainingEntry.objects.current().filter(person=OuterRef("pk"), year=year)
        people = people.exclude(Exists(rows))
    return people.select_related("current_unit").order_by("sort_key", "pk")


def ties(people: Sequence[int]) -> dict[int, list[str]]:
    """{key of a person: why the record can't be voided or an import be taken back}: a registration or a result."""
    found = defaultdict(list)
    rows = TrainingEntry.objects.current().filter(person__in=list(people)).select_related("programme__case")
    for entry in rows.order_by("pk"):
        told = texts.TIE_CONFIRMED if entry.status == EntryStatus.CONFIRMED else texts.TIE
        found[entry.person_id].append(told.format(year=entry.year, number=entry.programme.case.number))
    return dict(found)


def ties_of(person: Person) -> list[str]:
    return ties([person.pk]).get(person.pk, [])
