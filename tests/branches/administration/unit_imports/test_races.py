"""Two people change the tree at the same moment, one of them by a list."""

import pytest
from django.utils import timezone

from branches.imports import actions
from branches.imports.models import ImportBatch
from branches.units import actions as units
from branches.units.models import Level, Unit
from tests.branches.administration.unit_imports.lists import read
from tests.branches.units.test_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)

LINES = [f"TT.P1.CD{number},Chi đoàn Mới {number},Chi đoàn,,TT.P1" for number in range(11, 31)]


def test_of_two_imports_of_one_list_each_unit_is_made_once(cast, tree):
    batches = [read(tree.ward, cast.ward_officer, *LINES) for _ in range(2)]
    done = at_once(*(lambda batch=batch: actions.commit_batch(batch, actor=cast.ward_officer) for batch in batches))
    assert Unit.objects.filter(name__startswith="Chi đoàn Mới").count() == 20
    # Whoever came second wrote nothing: every row had become what it wanted to be.
    assert [outcome.committed for outcome in done] == [True, True]
    assert sorted(ImportBatch.objects.get(pk=batch.pk).counts["same"] for batch in batches) == [0, 20]
    assert Unit.objects.find_problems() == ([], [], [], [], [])


def test_a_unit_made_by_hand_while_its_list_is_written_is_made_once(cast, tree):
    batch = read(tree.ward, cast.ward_officer, *LINES)
    level = Level.objects.get(code="branch")

    def create():
        return units.create_unit(
            actor=cast.ward_officer, parent=tree.ward, code="TT.P1.CD31", name="Chi đoàn Tay", level=level
        )

    _, done = at_once(create, lambda: actions.commit_batch(batch, actor=cast.ward_officer))
    assert done.committed
    assert Unit.objects.get(pk=tree.ward.pk).numchild == 2 + 21
    assert Unit.objects.find_problems() == ([], [], [], [], [])


def test_a_parent_that_moves_while_its_list_is_written_keeps_all_below_it(cast, tree):
    batch = read(tree.province, cast.system, *LINES)

    def move():
        return units.move_unit(
            tree.branch, actor=cast.system, to=tree.stranger_ward, version=1, on=timezone.localdate()
        )

    at_once(move, lambda: actions.commit_batch(batch, actor=cast.system))
    assert Unit.objects.get(pk=tree.branch.pk).parent_path == tree.stranger_ward.path
    assert Unit.objects.filter(name__startswith="Chi đoàn Mới", path__startswith=tree.ward.path).count() == 20
    assert Unit.objects.find_problems() == ([], [], [], [], [])
