"""The whole way of a branch, and what becomes of single rows on it."""

import pytest

from members.training import actions
from tests.members.training.making import STATUSES, at, rows, stands


@pytest.mark.parametrize("status", STATUSES)
def test_every_step_can_be_reached(status, tree, window):
    programme = at(status, tree.branch, window)
    assert programme.case.status == status
