"""Who may see, mend and commit a batch."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from branches.access import reach
from branches.positions.models import Grant, Position, Reach


@dataclass(frozen=True)
class Handler:
    name: str
    post: str
    unit: str
    user_id: int


def handlers(unit) -> list[Handler]:
    """Everybody who may import into `unit` by a post held today, nearest unit first. Two queries."""
    today, rights = timezone.localdate(), reach.rights_table()
    positions = (
        Position.objects.active(today)
        .filter(unit__path__in=[*unit.ancestor_paths, unit.path], user__is_active=True)
        .filter(Q(unit__closed_on__isnull=True) | Q(unit__closed_on__gt=today))
        .select_related("user", "post", "unit__level")
        .order_by("-unit__depth", "post__rank", "user__full_name")
    )
    found = {}
    for position in positions:
        right = rights.get((position.post_id, position.unit.level.is_branch))
        grants = set(position.extra_grants) | set(right.grants if right else ())
        below = right is not None and right.reach == Reach.BELOW
        if Grant.IMPORT in grants and (below or position.unit_id == unit.pk):
            handler = Handler(str(position.user), position.title, position.unit.name, position.user_id)
            found.setdefault(position.user_id, handler)
    return list(found.values())
