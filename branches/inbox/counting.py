"""How much waits for a person, for the navigation of every page: counted once a minute, and after what they do."""

from django.core.cache import cache
from django.utils import timezone

from branches.inbox.queries import todos_of

SECONDS = 60


def count_for(user) -> int:
    """May be a minute old. One query where it was counted within that minute."""
    on = timezone.localdate()
    known = cache.get(_key(user, on))
    if known is None:
        known = len(todos_of(user, on))
        remember(user, on, known)
    return known


def remember(user, on, count: int):
    """What was just counted elsewhere."""
    cache.set(_key(user, on), count, SECONDS)


def forget(user):
    cache.delete(_key(user, timezone.localdate()))


def _key(user, on):
    return f"inbox:{user.pk}:{on:%Y%m%d}"
