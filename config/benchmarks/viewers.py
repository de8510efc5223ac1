"""Who looks at pages while they are measured: the same three posts at every scale, and a superuser for the admin."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from branches.accounts.models import User
from branches.positions.models import Position
from branches.units.models import Unit
from members.people.models import Person

ADMIN = "benchmark.admin"


@dataclass(frozen=True)
class Viewer:
    name: str
    username: str
    post: str


SECRETARY = Viewer("secretary", "benchmark.secretary", "secretary")
WARD_OFFICER = Viewer("ward officer", "benchmark.ward", "officer")
PROVINCIAL_OFFICER = Viewer("provincial officer", "benchmark.province", "officer")
VIEWERS = (SECRETARY, WARD_OFFICER, PROVINCIAL_OFFICER)


def make_viewers(since: date):
    """Posts in the branch that has most members, in the ward above it and in the province; the superuser last."""
    branch = Unit.objects.get(pk=_largest_branch())
    province, *_, ward = branch.ancestor_paths
    units = dict(zip(VIEWERS, (branch, *(Unit.objects.get(path=path) for path in (ward, province))), strict=True))
    for viewer, unit in units.items():
        user = User.objects.create_user(viewer.username, full_name=viewer.name)
        Position.objects.create(user=user, unit=unit, post_id=viewer.post, begins_on=since)
    User.objects.create_superuser(ADMIN, full_name=ADMIN)


def _largest_branch():
    branches = Person.objects.members().values_list("current_unit")
    return branches.alias(size=Count("pk")).order_by("-size", "current_unit").first()[0]
