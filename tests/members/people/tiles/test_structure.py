"""Small groups of a restricted field, for who may not see it."""

import pytest

from members.people.tiles import texts
from members.people.tiles.structure import _hide_small

HIDDEN, FEWER = texts.HIDDEN, "< 5"


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([40, 9, 5], [40, 9, 5]),
        # One small group could be had by subtraction from the whole: the next one is hidden with it.
        ([40, 9, 4], [40, HIDDEN, FEWER]),
        ([40, 9, 4, 1], [40, 9, FEWER, FEWER]),
        ([40, 3], [HIDDEN, FEWER]),
        ([3], [FEWER]),
        ([], []),
    ],
)
def test_a_small_group_is_neither_shown_nor_to_be_worked_out(counts, shown):
    rows = [{"value": count} for count in counts]
    _hide_small(rows, 5)
    assert [row["value"] for row in rows] == shown
