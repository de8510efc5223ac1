"""What becomes due by itself: ceremonies that were written for a later day."""

from datetime import timedelta

from django.utils import timezone

from branches.jobs import periodic
from members.admissions import actions


@periodic.work("members.admissions_due", every=timedelta(hours=1))
def settle_due_admissions():
    actions.settle_due(timezone.localdate())
