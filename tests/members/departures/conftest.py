from datetime import date

import pytest

from branches.positions.models import Position
from tests.members.people.people import make_members, make_old_member


@pytest.fixture
def member(tree):
    """Past the age, in the branch since 2024."""
    return make_old_member(tree.branch, "Vi Thị Hạnh", birth_date="15/02/1995", joined_on="26/03/2011")


@pytest.fixture
def members(tree):
    """Two more members of the branch, who vote."""
    return make_members(tree.branch, "Lê An", "Lê Bình")


@pytest.fixture
def officer(member, cast, tree):
    """The member, holding a post in the branch and one in the ward."""
    member.user = cast.member
    member.save(update_fields=["user"])
    for unit in (tree.branch, tree.ward):
        Position.objects.create(user=cast.member, unit=unit, post_id="committee_member", begins_on=date(2025, 1, 1))
    return member
