"""Who may be the same person as the one that is being written down."""

from branches.vietnamese.names import fold
from branches.vietnamese.partial_dates import PartialDate
from members.people.models import Person
from members.people.models.derived import index_of
from members.people.models.persons import Standing

SHOWN = 5


def likely(user, full_name: str, birth: PartialDate | None, *, besides: int | None = None) -> list[Person]:
    """People in reach with the same folded name whose date of birth is the same, as far as both are known."""
    folded = fold(full_name)
    if not folded:
        return []
    people = (
        Person.objects.visible_to(user)
        .exclude(standing=Standing.VOID)
        .exclude(pk=besides)
        .filter(search__startswith=f" {folded}")
        .select_related("current_unit", "kept_by")
        .order_by("pk")
    )
    people = people.filter(birth_date__year=birth.year) if birth else people.filter(birth_date__isnull=True)
    return [each for each in people[:100] if fold(each.full_name) == folded and _agree(each.birth, birth)][:SHOWN]


def citizen_id_taken(number: str, *, besides: int | None = None) -> bool:
    """Whether any record at all, in reach or not, holds this citizen id. Nothing more is told."""
    index = index_of("citizen_id", number)
    people = Person.objects.exclude(standing=Standing.VOID).exclude(pk=besides)
    return index is not None and people.filter(citizen_id_index=index).exists()


def _agree(one: PartialDate | None, other: PartialDate | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.year == other.year and all(
        mine is None or theirs is None or mine == theirs
        for mine, theirs in ((one.month, other.month), (one.day, other.day))
    )
