"""Reading the journal."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from branches.audit.models import JournalEntry


@dataclass(frozen=True)
class Wanted:
    """Which entries; what is empty doesn't narrow. `until` is the last day that still counts."""

    act: str = ""
    actor: str = ""
    since: date | None = None
    until: date | None = None


def entries_of(unit_keys, wanted: Wanted) -> QuerySet[JournalEntry]:
    """Entries of the units whose keys `unit_keys` gives (a queryset of keys), newest first."""
    found = JournalEntry.objects.filter(unit_key__in=unit_keys).order_by("-pk")
    if wanted.act:
        found = found.filter(act=wanted.act)
    if wanted.actor:
        found = found.filter(actor__icontains=wanted.actor)
    if wanted.since:
        found = found.filter(at__gte=_midnight(wanted.since))
    if wanted.until:
        found = found.filter(at__lt=_midnight(wanted.until + timedelta(days=1)))
    return found


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time.min))
