"""What becomes due by itself: stays that were written for a later day, and the figures of a new day."""

from datetime import timedelta

from django.utils import timezone

from branches.jobs import periodic
from members.people.actions import memberships, rollups


@periodic.work("members.due_stays", every=timedelta(hours=1))
def settle_due_stays():
    memberships.settle_due(timezone.localdate())


@periodic.work("members.summaries", every=timedelta(hours=1))
def settle_summaries():
    """Ages and thresholds move on with the day: whoever opens a province's dashboard in the morning shouldn't wait."""
    rollups.settle_all()
