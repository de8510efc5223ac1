"""What happened in the past is played through the product's own actions, on the day on which it happened."""

from contextlib import contextmanager
from datetime import datetime

from django.utils import timezone


@contextmanager
def at(moment: datetime):
    """Let it be `moment` (aware) inside the block, for everything that asks Django what time it is.

    Only for seeds: one process, one thread, nobody else at work. The database's own clock stays as it is.
    """
    real = timezone.now
    timezone.now = lambda: moment
    try:
        yield
    finally:
        timezone.now = real
