"""Which unit answers for a unit."""

import pytest

from branches.units import superiors
from tests.conftest import make_unit


@pytest.fixture
def office(tree):
    """A chi đoàn cơ sở, which is its own cơ sở."""
    return make_unit("TT.CQ", "Chi đoàn cơ sở Văn phòng", "grassroots_branch", tree.province, "office")


def test_the_nearest_grassroots_unit_is_the_cơ_sở(tree, office):
    school = make_unit("TT.P1.TH", "Đoàn trường Hoa Ban", "grassroots_union", tree.ward)
    section = make_unit("TT.P1.TH.K1", "Khối 10", "section", school)
    form = make_unit("TT.P1.TH.K1.CD01", "Chi đoàn 10A1", "branch", section, "school")
    units = [tree.branch, tree.ward, school, section, form, office]
    assert {unit.code: superiors.base_of(unit).code for unit in units} == {
        "TT.P1.CD01": "TT.P1",
        "TT.P1": "TT.P1",
        "TT.P1.TH": "TT.P1.TH",
        "TT.P1.TH.K1": "TT.P1.TH",
        "TT.P1.TH.K1.CD01": "TT.P1.TH",
        "TT.CQ": "TT.CQ",
    }


def test_without_one_above_the_direct_superior_is_the_cơ_sở(tree):
    province = make_unit("TQ", "Tỉnh đoàn Thanh Quang", "province")
    delegated = make_unit("TQ.K1", "Đoàn khối Một", "delegated", province)
    branch = make_unit("TQ.K1.CD01", "Chi đoàn Một", "branch", delegated, "office")
    assert [superiors.base_of(unit).code for unit in (branch, delegated, province)] == ["TQ.K1", "TQ", "TQ"]


def test_the_cơ_sở_of_many_units_takes_one_query(tree, office, django_assert_num_queries):
    units = [tree.branch, tree.sister, tree.stranger_branch, office, tree.province]
    with django_assert_num_queries(1):
        found = superiors.bases_of(units)
    assert {key: base.code for key, base in found.items()} == {
        tree.branch.pk: "TT.P1",
        tree.sister.pk: "TT.P1",
        tree.stranger_branch.pk: "TT.P2",
        office.pk: "TT.CQ",
        tree.province.pk: "TT",
    }


def test_over_a_unit_decides_the_next_cơ_sở_above_it(tree, office):
    school = make_unit("TT.P1.TH", "Đoàn trường Hoa Ban", "grassroots_union", tree.ward)
    section = make_unit("TT.P1.TH.K1", "Khối 10", "section", school)
    form = make_unit("TT.P1.TH.K1.CD01", "Chi đoàn 10A1", "branch", section, "school")
    units = [form, section, school, tree.branch, tree.ward, office, tree.province]
    found = [superiors.base_above(unit) for unit in units]
    assert [unit and unit.code for unit in found] == ["TT.P1.TH", "TT.P1.TH", "TT.P1", "TT.P1", "TT", "TT", None]
