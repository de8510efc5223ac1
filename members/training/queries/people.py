"""What the training programme says of people."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from branches.access import reach
from members.people.models import Person
from members.training import texts
from members.training.models import (
    OPEN_TO_SCORES,
    SCORED_IN,
    EntryStatus,
    Level,
    Side,
    Status,
    TrainingEntry,
    TrainingProgramme,
)
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
    shown = ("programme__case", "programme__branch", "programme__base", "programme__window__unit", "confirmed_by")
    return list(rows.select_related(*shown).order_by("-year", "-pk"))


def own_entry(person: Person, year: int) -> TrainingEntry | None:
    """What this person registered for the year, with its contents; None where nothing was, or it was let go. Two
    queries."""
    rows = TrainingEntry.objects.current().filter(person=person, year=year)
    shown = ("person", "programme__case", "programme__branch", "programme__base", "programme__window__unit")
    return rows.select_related(*shown).prefetch_related("contents").first()


def to_register(person: Person, on: date) -> QuerySet:
    """The programmes of the branch of this member in which it may register, before their day. One query."""
    open_still = Q(window__closed_on__isnull=True) | Q(window__closed_on__gt=on)
    rows = TrainingEntry.objects.current().filter(person=person, year=OuterRef("year"))
    found = TrainingProgramme.objects.filter(
        open_still, branch=person.current_unit_id, status=Status.REGISTERING, window__register_until__gte=on
    )
    return found.exclude(Exists(rows)).select_related("window", "case")


def to_score(person: Person, on: date) -> QuerySet:
    """Rows of this person that wait for the own points, none of which was written yet. One query."""
    open_still = Q(programme__window__closed_on__isnull=True) | Q(programme__window__closed_on__gt=on)
    none_yet = Q(**{f"{field}__isnull": True for field in Side.SELF.fields})
    rows = TrainingEntry.objects.filter(none_yet, open_still | Q(status=EntryStatus.RETURNED), person=person)
    rows = rows.filter(status__in=OPEN_TO_SCORES, programme__status__in=SCORED_IN)
    return rows.select_related("programme__window", "programme__case")


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
