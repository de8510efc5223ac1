"""A member without a card, a unit that is its own cơ sở, and everybody who acts."""

from datetime import date

import pytest

from tests.conftest import make_unit, make_user
from tests.members.people.people import make_person


@pytest.fixture
def person(tree):
    return make_person(tree.branch, "Vi Thị Hạnh", joined_on="26/03/2019", citizen_id="001303011117")


@pytest.fixture
def office(tree):
    """A chi đoàn cơ sở right below the province, and its secretary."""
    unit = make_unit("TT.CQ", "Chi đoàn cơ sở Sở Thử", "grassroots_branch", tree.province, "office")
    unit.secretary = make_user("bithucq", "Quàng Thị Sở", "secretary", unit)
    return unit


@pytest.fixture
def day():
    return date(2026, 3, 26)
