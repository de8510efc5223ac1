"""Which papers a person may see: those of the registers in reach, and those that hang on something they may see.

What hangs papers on something (cases) stands above this room: it offers its way when the application starts.
"""

from collections.abc import Callable

from django.db.models import Q, QuerySet

from branches.papers.models import Paper

_ways: list[Callable] = []


def offer(way: Callable):
    """`way(user)` gives a queryset of the keys of papers."""
    if way not in _ways:
        _ways.append(way)


def seen_by(user) -> QuerySet[Paper]:
    wanted = Q(pk__in=Paper.objects.visible_to(user).values("pk"))
    for way in _ways:
        wanted |= Q(pk__in=way(user))
    return Paper.objects.filter(wanted)
