"""Two people arrange the tree at the same moment, each over a connection of their own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from branches.units import actions
from branches.units.models import Level, Unit
from tests.conftest import make_unit

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*works):
    """Run all at the same moment and give what each returned; what one raises is raised here."""
    start = Barrier(len(works))

    def run(work):
        try:
            start.wait(timeout=20)
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return [future.result(timeout=60) for future in [pool.submit(run, work) for work in works]]


def test_units_created_at_once_under_one_parent_all_find_a_place(cast, tree):
    level = Level.objects.get(code="branch")

    def create(number):
        return lambda: actions.create_unit(
            actor=cast.system, parent=tree.ward, code=f"TT.P1.CD{number}", name=f"Chi đoàn {number}", level=level
        )

    made = at_once(*map(create, range(11, 17)))
    assert len({unit.path for unit in made}) == 6
    assert Unit.objects.get(pk=tree.ward.pk).numchild == 8
    assert Unit.objects.find_problems() == ([], [], [], [], [])


def test_a_branch_created_while_its_parent_moves_keeps_its_parent(cast, tree):
    section = make_unit("TT.P1.A", "Đoàn bộ phận A", "section", tree.ward)
    level = Level.objects.get(code="branch")

    def create(number):
        return lambda: actions.create_unit(
            actor=cast.system, parent=section, code=f"TT.P1.A.CD{number}", name=f"Chi đoàn {number}", level=level
        )

    def move():
        return actions.move_unit(section, actor=cast.system, to=tree.stranger_ward, version=1, on=timezone.localdate())

    at_once(create(1), move, create(2), create(3))
    section = Unit.objects.get(pk=section.pk)
    assert section.parent_path == tree.stranger_ward.path
    assert Unit.objects.below(section).count() == 4
    assert Unit.objects.find_problems() == ([], [], [], [], [])
