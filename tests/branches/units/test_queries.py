from datetime import date

import pytest

from branches.units import queries
from branches.units.models import Unit
from tests.conftest import LONG_AGO, make_unit


def test_names_are_ordered_as_people_count():
    names = ["Tổ dân phố 10", "Tổ dân phố 2", "Buôn Hoai", "Tổ dân phố 1", "10A1", "Đội 1", "Dân chính"]
    assert sorted(names, key=queries.natural_key) == [
        "10A1",
        "Buôn Hoai",
        "Dân chính",
        "Đội 1",
        "Tổ dân phố 1",
        "Tổ dân phố 2",
        "Tổ dân phố 10",
    ]


@pytest.mark.django_db
def test_codes_of_new_branches_continue_the_numbering_of_their_unit(tree):
    assert queries.next_branch_code(tree.ward) == "TT.P1.CD03"
    make_unit("TT.P1.CD41", "Chi đoàn Xa", "branch", tree.ward)
    make_unit("TT.P1.CDX", "Chi đoàn Chữ", "branch", tree.ward)
    assert queries.next_branch_codes(tree.ward, 2) == ["TT.P1.CD42", "TT.P1.CD43"]
    assert queries.next_branch_code(tree.branch) == "TT.P1.CD01.CD01"


@pytest.mark.django_db
def test_open_units_directly_below_are_counted_in_one_query(tree, django_assert_num_queries):
    Unit.objects.filter(pk=tree.sister.pk).update(closed_on=date(2026, 1, 1))
    units = list(Unit.objects.all())
    with django_assert_num_queries(2):
        counts = queries.open_children(units)
    assert counts == {tree.province.path: 2, tree.ward.path: 1, tree.stranger_ward.path: 1}


@pytest.mark.django_db
def test_the_tree_of_a_past_day_bears_the_names_of_that_day(tree):
    tree.branch.periods.update(ends_on=date(2025, 7, 1))
    tree.branch.periods.create(
        parent=tree.stranger_ward, name="Chi đoàn Mới", level=tree.branch.level, begins_on=date(2025, 7, 1)
    )
    before = queries.periods_below([tree.ward], date(2025, 6, 30))
    after = queries.periods_below([tree.ward], date(2025, 7, 1))
    assert [period.name for period in before] == ["Chi đoàn Tổ 1", "Chi đoàn Trường Hoa Sen"]
    assert [period.name for period in after] == ["Chi đoàn Trường Hoa Sen"]
    assert queries.periods_below([tree.ward], date(LONG_AGO.year - 1, 1, 1)) == []
