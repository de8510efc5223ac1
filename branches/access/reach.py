"""What an account may reach, computed from its dated positions: permission = grants x reach.

Every `visible_to` and every rule is built on this file; nothing else reads positions to decide about rights.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from branches.positions.models import Grant, Position, PostGrant, Reach


@dataclass(frozen=True)
class Held:
    """A position in force with what it gives."""

    position: Position
    grants: frozenset[str]
    below: bool

    @property
    def path(self) -> str:
        return self.position.unit.path

    @property
    def title(self) -> str:
        """The post as it is called in that unit."""
        return self.position.title


@dataclass(frozen=True)
class Area:
    """Parts of the tree: whole subtrees by the path of their top, and single units by their path."""

    subtrees: tuple[str, ...] = ()
    singles: tuple[str, ...] = ()

    def __bool__(self):
        return bool(self.subtrees or self.singles)

    def covers(self, path: str) -> bool:
        return path in self.singles or any(path.startswith(top) for top in self.subtrees)

    def q(self, field: str = "path") -> Q:
        """A filter on the unit path that `field` names (for example "current_unit__path")."""
        condition = Q(**{f"{field}__in": self.singles}) if self.singles else Q(pk__in=[])
        for top in self.subtrees:
            condition |= Q(**{f"{field}__startswith": top})
        return condition


EVERYWHERE = Area(subtrees=("",))


def held(user) -> list[Held]:
    """Positions of `user` in force today, highest unit first. Two queries, kept on the instance of one request."""
    if not user.is_authenticated or not user.is_active:
        return []
    today = timezone.localdate()
    kept = getattr(user, "_held", None)
    if kept is None or kept[0] != today:
        kept = user._held = (today, _load(user, today))
    return kept[1]


def forget(user):
    """Drop what `held` keeps: called by whoever changes the positions of this instance."""
    user.__dict__.pop("_held", None)


def _load(user, on: date) -> list[Held]:
    rights = rights_table()
    positions = (
        Position.objects.filter(user=user)
        .active(on)
        .filter(Q(unit__closed_on__isnull=True) | Q(unit__closed_on__gt=on))
        .select_related("unit__level", "post")
        .order_by("unit__depth", "unit__path", "post__rank")
    )
    found = []
    for position in positions:
        right = rights.get((position.post_id, position.unit.level.is_branch))
        grants = set(position.extra_grants) | set(right.grants if right else ())
        below = right is not None and right.reach == Reach.BELOW
        found.append(Held(position, frozenset(grants), below))
    return found


def area(user, grant: str = Grant.READ) -> Area:
    """Where `user` has `grant`; the built-in system user, whom commands act as, has every grant everywhere."""
    if user.is_authenticated and user.is_system:
        return EVERYWHERE
    having = [each for each in held(user) if grant in each.grants]
    return Area(
        subtrees=tuple({each.path for each in having if each.below}),
        singles=tuple({each.path for each in having if not each.below}),
    )


def can(user, grant: str, unit) -> bool:
    """Whether `user` has `grant` over `unit` (anything with a `path`)."""
    return unit is not None and area(user, grant).covers(unit.path)


def manages(user, unit) -> bool:
    return can(user, Grant.MANAGE, unit)


def has_anywhere(user, grant: str) -> bool:
    """Whether `user` has `grant` over any unit."""
    return bool(area(user, grant))


def grants_over(user, unit, *, below=False) -> frozenset[str]:
    """All that `user` may do in `unit`; with `below`, all that they may do in it and in every unit under it."""
    if user.is_authenticated and user.is_system:
        return frozenset(Grant.values)
    covering = [
        each
        for each in held(user)
        if (unit.path.startswith(each.path) if each.below else each.path == unit.path and not below)
    ]
    return frozenset().union(*(each.grants for each in covering))


def stands_above(user, unit) -> bool:
    """Whether `user` manages and confirms from a unit above `unit` (not from `unit` itself)."""
    return any(
        each.below
        and {Grant.MANAGE, Grant.CONFIRM} <= each.grants
        and unit.path.startswith(each.path)
        and unit.path != each.path
        for each in held(user)
    )


def rights_table() -> dict[tuple[str, bool], PostGrant]:
    """{(post code, in a branch): what it gives}; one query."""
    return {(row.post_id, row.in_branch): row for row in PostGrant.objects.all()}


def rights_of(post, unit, table=None) -> tuple[frozenset[str], bool]:
    """What `post` gives in `unit`, and whether it reaches the units below."""
    right = (rights_table() if table is None else table).get((post.pk, unit.level.is_branch))
    return (frozenset(right.grants), right.reach == Reach.BELOW) if right else (frozenset(), False)


def grants_of(position, table=None) -> frozenset[str]:
    """What a position gives, with its extra grants."""
    return rights_of(position.post, position.unit, table)[0] | frozenset(position.extra_grants)


def grant_names(grants) -> str:
    """ "xác nhận, xuất danh sách", in the order of the list of grants."""
    return ", ".join(grant.label for grant in Grant if grant in grants)
