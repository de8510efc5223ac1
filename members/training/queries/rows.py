"""Programmes and their rows."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Q

from branches.cases.models import Case
from members.people.models import Person
from members.people.models.persons import Standing
from members.training import texts
from members.training.models import UNFINISHED, EntryStatus, Side, TrainingEntry, TrainingProgramme

# So many names stand in a line of the timeline.
MOST_NAMES = 5

ALL_OWN = Q(**{f"{field}__isnull": False for field in Side.SELF.fields})


@dataclass(frozen=True)
class Confirmer:
    """A unit that confirmed rows of a programme; `reach.can` takes it as it is."""

    path: str
    name: str


def find(keys: Iterable[int]) -> dict[int, TrainingProgramme]:
    """{key of a case: its programme}, with all that lists, rules and acts ask for. Two queries."""
    programmes = TrainingProgramme.objects.filter(case__in=list(keys)).select_related(
        "case__holder__level",
        "case__opening_unit__level",
        "case__opened_by",
        "window__unit",
        "branch__level",
        "base__level",
    )
    found = {programme.case_id: programme for programme in programmes}
    load_counts(found.values())
    return found


def load_counts(programmes: Iterable[TrainingProgramme]):
    """Put on each how its rows stand: `counts` by status, `self_scored`, and the `confirmers` of rows. One query."""
    by_key = {}
    for programme in programmes:
        programme.counts, programme.self_scored, programme.confirmers = Counter(), 0, set()
        by_key[programme.pk] = programme
    if not by_key:
        return
    rows = (
        TrainingEntry.objects.filter(programme__in=by_key)
        .order_by()
        .values_list("programme", "status", "confirmed_by__path", "confirmed_by__name")
        .annotate(number=Count("pk"), own=Count("pk", filter=ALL_OWN))
    )
    for key, status, path, name, number, own in rows:
        programme = by_key[key]
        programme.counts[status] += number
        if status != EntryStatus.DROPPED:
            programme.self_scored += own
        if path:
            programme.confirmers.add(Confirmer(path, name))


def numbered(user, number: str):
    """The programme with this number that `user` sees, as `find` gives it; a queryset of its case."""
    return Case.objects.visible_to(user).filter(kind="training", number=number)


def counts_for(programme: TrainingProgramme) -> set[int]:
    """Units for which a programme that is done counts besides the branch: who confirmed."""
    return {programme.base_id} - {None}


def rows_of(programme: TrainingProgramme, *statuses: str):
    """Its rows in the order of names, with what grids and papers show; of all statuses where none is given."""
    rows = TrainingEntry.objects.filter(programme=programme)
    if statuses:
        rows = rows.filter(status__in=statuses)
    return rows.select_related("person", "changed_by", "confirmed_by").order_by("person__sort_key", "pk")


def unready(programme: TrainingProgramme) -> list[TrainingEntry]:
    """Rows that stay behind when what is scored is sent."""
    waiting = (EntryStatus.REGISTERED, EntryStatus.APPROVED, EntryStatus.SELF_SCORED, EntryStatus.RETURNED)
    return list(rows_of(programme, *waiting))


def registrable(programme: TrainingProgramme):
    """Members of the branch in the order of names, those with a row of the year too."""
    return Person.objects.members().filter(current_unit=programme.branch_id).order_by("sort_key", "pk")


def astray(programmes=None):
    """Unfinished rows whose person isn't (any more) a member of the branch; of all programmes where none is given."""
    rows = TrainingEntry.objects.filter(status__in=UNFINISHED)
    if programmes is not None:
        rows = rows.filter(programme__in=programmes)
    elsewhere = ~Q(person__current_unit=F("programme__branch")) | ~Q(person__standing=Standing.MEMBER)
    gone = Q(person__current_unit__isnull=True)
    return (
        rows.filter(elsewhere | gone).select_related("person__current_unit__level").order_by("person__sort_key", "pk")
    )


def names_of(people: Sequence[Person]) -> str:
    """ "Lò Thị Một, Lò Văn Hai và 10 người khác"."""
    told = ", ".join(str(person) for person in people[:MOST_NAMES])
    more = len(people) - MOST_NAMES
    return texts.NAMES_MORE.format(names=told, count=more) if more > 0 else told
