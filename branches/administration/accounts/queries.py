"""The accounts of a unit."""

from django.db.models import Prefetch, QuerySet

from branches.accounts.models import SignInLink, User
from branches.positions.models import Position


def of_unit(unit) -> QuerySet[User]:
    """Everybody who holds or held a post in `unit`, with all their posts: those elsewhere decide who may help them."""
    return User.objects.filter(pk__in=Position.objects.filter(unit=unit).values("user")).prefetch_related(
        Prefetch("positions", Position.objects.select_related("unit__level", "post")),
        Prefetch("sign_in_links", SignInLink.objects.order_by("-pk")),
    )
