"""Whom a post may be given to."""

from django.db.models import QuerySet

from branches.accounts.models import User
from branches.administration.rules import is_keeper
from branches.units.models import Unit


def accounts_around(unit, actor) -> QuerySet[User]:
    """Accounts in use with a post in `unit`, beside it or just above, now or before, where `actor` keeps the unit."""
    beside = Unit.objects.visible_to(actor).filter(
        path__startswith=unit.parent_path or unit.path, depth__lte=unit.depth
    )
    kept = [each.pk for each in beside if is_keeper(actor, each)]
    return User.objects.filter(pk__in=User.objects.filter(positions__unit__in=kept).values("pk"), is_active=True)
