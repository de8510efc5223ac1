"""Who can see a record, and why: shown on the record itself."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from branches.positions.models import Grant, Position, PostGrant, Reach
from members.people.models import Person


@dataclass(frozen=True)
class Viewer:
    """`opens` says whether the restricted fields open for this person too."""

    name: str
    post: str
    unit: str
    opens: bool


def viewers(person: Person) -> list[Viewer]:
    """Everybody who reads this record by a post held today, nearest unit first. Two queries."""
    unit = person.unit
    rights = {(row.post_id, row.in_branch): row for row in PostGrant.objects.all()}
    positions = (
        Position.objects.active(timezone.localdate())
        .filter(unit__path__in=[*unit.ancestor_paths, unit.path], user__is_active=True)
        .filter(Q(unit__closed_on__isnull=True) | Q(unit__closed_on__gt=timezone.localdate()))
        .select_related("user", "post", "unit__level")
        .order_by("-unit__depth", "post__rank", "user__full_name")
    )
    found = []
    for position in positions:
        right = rights.get((position.post_id, position.unit.level.is_branch))
        grants = set(position.extra_grants) | set(right.grants if right else ())
        below = right is not None and right.reach == Reach.BELOW
        if Grant.READ in grants and (below or position.unit_id == unit.pk):
            opens = Grant.READ_RESTRICTED in grants
            found.append(Viewer(str(position.user), position.title, position.unit.name, opens))
    return found
