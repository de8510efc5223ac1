"""Accounts that a demo signs in with one tap: those whose user name begins with "demo."."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from branches.accounts.models import User
from branches.positions.models import Position

PREFIX = "demo."


@dataclass(frozen=True)
class DemoAccount:
    username: str
    name: str
    role: str


def accounts() -> list[DemoAccount]:
    """Demo accounts with the posts they hold, highest unit first; none outside the demo mode. Two queries."""
    if not settings.DEMO:
        return []
    users = {user.pk: user for user in User.objects.filter(username__startswith=PREFIX, is_active=True)}
    positions = (
        Position.objects.filter(user__in=users)
        .active(timezone.localdate())
        .select_related("post", "unit__level")
        .order_by("unit__depth", "unit__path", "post__rank")
    )
    roles = {}
    for each in positions:
        roles.setdefault(each.user_id, []).append(f"{each.title}, {each.unit}")
    # Those who hold a post in the order of their units, then plain members.
    ordered = [*roles, *(pk for pk in sorted(users) if pk not in roles)]
    return [DemoAccount(users[pk].username, users[pk].full_name, "; ".join(roles.get(pk, []))) for pk in ordered]


def account(username: str) -> User | None:
    """The demo account of that name; None outside the demo mode and for every other account."""
    if not settings.DEMO or not username.startswith(PREFIX):
        return None
    return User.objects.filter(username=username, is_active=True).first()
