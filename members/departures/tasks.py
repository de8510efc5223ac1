"""What becomes due by itself: ends that were written for a later day."""

from datetime import timedelta

from django.utils import timezone

from branches.jobs import periodic
from members.departures import actions


@periodic.work("members.departures_due", every=timedelta(hours=1))
def settle_due_departures():
    actions.settle_due(timezone.localdate())
