"""Who holds which post in a unit, and who did."""

from datetime import date

from django.db.models import Q, QuerySet

from branches.positions.models import Position


def committee(unit, on: date) -> QuerySet[Position]:
    """Posts of `unit` held on `on` or to be held later, in the order of posts; for a page of the unit."""
    return _of(unit).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on)).order_by("post__rank", "begins_on", "pk")


def former(unit, on: date) -> QuerySet[Position]:
    """Posts of `unit` that ended before `on`, the latest first."""
    return _of(unit).filter(ends_on__lt=on).order_by("-ends_on", "post__rank", "pk")


def _of(unit):
    return Position.objects.filter(unit=unit).select_related("user", "post", "unit__level")
