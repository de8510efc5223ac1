"""Who does a unit's work in the demo on the day that is being played."""

from django.utils import timezone

from branches.accounts.models import User
from branches.administration.accounts.demo import PREFIX
from branches.positions.models import Position

OFFICERS = {"TM.AD": "canbo.andong", "TM.BL": "canbo.benlua"}


def acting_for(unit) -> User:
    """A branch's secretary in office, else the officer of the ward."""
    held = Position.objects.filter(unit=unit, post="secretary").active(timezone.localdate()).first()
    if held and unit.level.is_branch:
        return held.user
    return User.objects.get(username=PREFIX + OFFICERS[unit.code[:5]])
