"""Cases of a small kind, in each of its states."""

import pytest

from branches.pillars import registry
from tests.branches.cases import stub


@pytest.fixture(autouse=True)
def stub_kind(monkeypatch):
    monkeypatch.setitem(registry._pillars, stub.PILLAR.number, stub.PILLAR)


@pytest.fixture
def draft(tree, cast):
    return stub.make_case(tree.branch, tree.ward, cast.secretary)


@pytest.fixture
def sent(draft, cast):
    """At the ward, due in five days."""
    return stub.act(draft, "send", cast.secretary)
