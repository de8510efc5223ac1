"""A member on the way, and who is there besides the small cast."""

import pytest

from tests.conftest import make_unit, make_user
from tests.members.people.people import make_old_member


@pytest.fixture
def person(tree):
    return make_old_member(tree.branch, "Vi Thị Hạnh", birth_date="15/02/2001", joined_on="26/03/2017")


@pytest.fixture
def stranger_secretary(tree):
    return make_user("bithu3", "Lò Thị Bến", "secretary", tree.stranger_branch)


@pytest.fixture
def office(tree):
    """A chi đoàn cơ sở right below the province, and its secretary."""
    unit = make_unit("TT.CQ", "Chi đoàn cơ sở Sở Thử", "grassroots_branch", tree.province, "office")
    unit.secretary = make_user("bithucq", "Quàng Thị Sở", "secretary", unit)
    return unit
