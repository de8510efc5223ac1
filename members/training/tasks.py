"""What becomes due by itself: registrations of people who moved, or left, since the last look."""

from datetime import timedelta

from django.utils import timezone

from branches.jobs import periodic
from members.training import actions


@periodic.work("members.training_follows", every=timedelta(hours=1))
def follow_members():
    actions.follow_moves(timezone.localdate())
