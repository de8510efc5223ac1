"""What becomes due by itself: stays that were written for a later day, and whose day has come."""

from datetime import timedelta

from django.utils import timezone

from branches.jobs import periodic
from members.people.actions import memberships


@periodic.work("members.due_stays", every=timedelta(hours=1))
def settle_due_stays():
    memberships.settle_due(timezone.localdate())
