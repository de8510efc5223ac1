import pytest

from tests.members.people.people import make_members, make_person


@pytest.fixture
def youth(tree):
    return make_person(
        tree.branch, "Vi Thị Hạnh", member=False, birth_date="15/02/2005", education="upper_secondary", gender="female"
    )


@pytest.fixture
def members(tree):
    """Two members of the branch, who help, introduce and vote."""
    return make_members(tree.branch, "Lê An", "Lê Bình")
