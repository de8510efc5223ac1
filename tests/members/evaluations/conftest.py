import pytest

from tests.members.evaluations.making import begin, make_old, make_round


@pytest.fixture
def members(tree):
    return make_old(tree.branch, "Lê An", "Lê Bình", "Lê Chi")


@pytest.fixture
def round_(tree):
    return make_round(tree.ward)


@pytest.fixture
def evaluation(tree, members, round_):
    return begin(tree.branch, round_)


@pytest.fixture
def signed_in(client):
    def start(user):
        client.force_login(user)
        return client

    return start
