"""Who is there besides the small cast."""

import pytest

from tests.conftest import make_unit, make_user
from tests.members.training.making import window_of


@pytest.fixture
def stranger_secretary(tree):
    return make_user("bithu3", "Lò Thị Bến", "secretary", tree.stranger_branch)


@pytest.fixture
def office(tree):
    """A chi đoàn cơ sở right below the province, and its secretary."""
    unit = make_unit("TT.CQ", "Chi đoàn cơ sở Sở Thử", "grassroots_branch", tree.province, "office")
    unit.secretary = make_user("bithucq", "Quàng Thị Sở", "secretary", unit)
    return unit


@pytest.fixture
def window(tree):
    """Of the ward, around today."""
    return window_of(tree.ward)


@pytest.fixture
def signed_in(client):
    def start(user):
        client.force_login(user)
        return client

    return start
