"""What becomes due by itself: transfers that were taken in for a later day."""

from datetime import timedelta

from django.utils import timezone

from branches.jobs import periodic
from members.transfers import actions


@periodic.work("members.transfers_due", every=timedelta(hours=1))
def settle_due_transfers():
    actions.settle_due(timezone.localdate())
