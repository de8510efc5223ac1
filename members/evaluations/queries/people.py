"""What the evaluations say of people, and how much of a year is done, for many at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Count, Exists, OuterRef, Q

from branches.units.models import Unit
from branches.units.queries import within
from members.evaluations import texts
from members.evaluations.models import EvaluationRound, Level, Rating, RatingStatus
from members.people.models import Membership, Person


def levels_of(people: Iterable[int], year: int) -> dict[int, Level | None]:
    """{key of a person: the level that was announced for the year, None where none was}. One query."""
    keys = list(people)
    rows = Rating.objects.filter(person__in=keys, year=year, status=RatingStatus.ANNOUNCED)
    found: dict[int, Level | None] = dict.fromkeys(keys)
    found.update((key, Level(level)) for key, level in rows.values_list("person", "level"))
    return found


def of_person(person: Person) -> list[Rating]:
    """Years of a person, the newest first, with what their panel shows."""
    rows = Rating.objects.of_branch().filter(person=person)
    return list(rows.select_related("evaluation__case", "evaluation__branch", "resolution").order_by("-year", "-pk"))


def own_rows(person: Person) -> list[Rating]:
    """Years of a person, the newest first, with what the card on the page of their own shows. One query."""
    rows = Rating.objects.of_branch().filter(person=person)
    related = rows.select_related("evaluation__round", "evaluation__branch", "resolution")
    return list(related.order_by("-year", "-pk"))


def own_row(user, year: int) -> Rating | None:
    """The row of the record to which `user` is tied, where it is rated or not in that year. One query."""
    rows = Rating.objects.of_branch().filter(person__user=user, year=year)
    return rows.select_related(
        "person__user",
        "resolution",
        "evaluation__case",
        "evaluation__round__unit",
        "evaluation__branch__level",
        "evaluation__base__level",
    ).first()


def ties(people: Sequence[int]) -> dict[int, list[str]]:
    """{key of a person: why the record can't be voided or an import be taken back}: a row of an evaluation."""
    found = defaultdict(list)
    rows = Rating.objects.filter(person__in=list(people)).select_related("evaluation__case").order_by("pk")
    for row in rows:
        found[row.person_id].append(texts.TIE.format(year=row.year, number=row.evaluation.case.number))
    return dict(found)


def ties_of(person: Person) -> list[str]:
    return ties([person.pk]).get(person.pk, [])


def reviewed_share(units: Iterable[Unit], year: int) -> dict[int, tuple[int, int]]:
    """{key of a unit: (members with an announced result, members of the cut-off date)}, what stands below included.

    Evidence of criterion 1.2. Members are counted from the ledger, each branch on the day of the round that it
    belongs to, whether it has begun or not; a branch without a round has (0, 0). Who gets no level, a Party member or
    somebody newly admitted, is a member without a result. Two queries.
    """
    units = list(units)
    found = {unit.pk: (0, 0) for unit in units}
    rounds = list(_rounds_around(units, year)) if units else []
    if not rounds:
        return found
    result = Rating.objects.filter(person=OuterRef("person"), year=year, status=RatingStatus.ANNOUNCED)
    stays = Membership.objects.main().filter(within(units, "unit__path"), _on_their_days(rounds)).order_by()
    counted = stays.values_list("unit__path").annotate(
        announced=Count("person", filter=Exists(result), distinct=True), members=Count("person", distinct=True)
    )
    by_path = {unit.path: unit.pk for unit in units}
    for path, *figures in counted:
        for end in range(Unit.steplen, len(path) + 1, Unit.steplen):
            if (key := by_path.get(path[:end])) is not None:
                found[key] = tuple(old + new for old, new in zip(found[key], figures, strict=True))
    return found


def _rounds_around(units, year):
    """Rounds of these units, of those above and of those below."""
    above = {path for unit in units for path in unit.ancestor_paths}
    around = Q(unit__path__in=above) | within(units, "unit__path")
    return EvaluationRound.objects.filter(around, year=year).select_related("unit")


def _on_their_days(rounds) -> Q:
    """Stays that cover the cut-off date of the nearest round above their unit."""
    covered = Q(pk__in=[])
    for each in rounds:
        path = each.unit.path
        nearer = Q(pk__in=[])
        for other in rounds:
            if other.unit.path != path and other.unit.path.startswith(path):
                nearer |= Q(unit__path__startswith=other.unit.path)
        day = each.cut_off_on
        stays = Q(unit__path__startswith=path, begins_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gt=day))
        covered |= stays & ~nearer
    return covered
