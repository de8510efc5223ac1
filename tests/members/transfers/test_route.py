"""Which units act in turn."""

import pytest

from branches.units import superiors
from members.transfers import queries, route
from members.transfers.models import Status, Transfer
from tests.conftest import make_unit


def way(origin, target, to_base=None, status=Status.DRAFT):
    transfer = Transfer(
        from_unit=origin,
        from_base=superiors.base_of(origin),
        to_base=to_base or superiors.base_of(target),
        to_unit=target,
        status=status,
    )
    return [(stage.stop.value, stage.unit and stage.unit.code) for stage in route.stages(transfer)]


def test_between_two_cơ_sở_there_are_four_steps(tree):
    assert way(tree.branch, tree.stranger_branch) == [
        ("sending_branch", "TT.P1.CD01"),
        ("sending_base", "TT.P1"),
        ("receiving_base", "TT.P2"),
        ("receiving_branch", "TT.P2.CD01"),
    ]


def test_inside_one_cơ_sở_it_acts_once(tree):
    assert way(tree.branch, tree.sister) == [
        ("sending_branch", "TT.P1.CD01"),
        ("sending_base", "TT.P1"),
        ("receiving_branch", "TT.P1.CD02"),
    ]


def test_a_chi_đoàn_cơ_sở_has_one_step_on_its_side(tree, office):
    assert way(office, tree.branch) == [
        ("sending_branch", "TT.CQ"),
        ("receiving_base", "TT.P1"),
        ("receiving_branch", "TT.P1.CD01"),
    ]
    assert way(tree.branch, office) == [
        ("sending_branch", "TT.P1.CD01"),
        ("sending_base", "TT.P1"),
        ("receiving_branch", "TT.CQ"),
    ]


def test_a_branch_still_to_be_named_stands_last(tree):
    assert way(tree.branch, None, tree.stranger_ward)[-2:] == [("receiving_base", "TT.P2"), ("receiving_branch", None)]


def test_what_was_sent_on_to_the_sending_cơ_sở_is_received_there_again(tree):
    assert way(tree.branch, tree.sister, status=Status.AT_RECEIVING_BASE) == [
        ("sending_branch", "TT.P1.CD01"),
        ("sending_base", "TT.P1"),
        ("receiving_base", "TT.P1"),
        ("receiving_branch", "TT.P1.CD02"),
    ]


@pytest.mark.parametrize("status", [Status.SCHEDULED, Status.DONE, Status.WITHDRAWN, Status.CANCELLED])
def test_after_the_last_step_nothing_follows(status, tree):
    transfer = Transfer(
        from_unit=tree.branch, from_base=tree.ward, to_base=tree.ward, to_unit=tree.sister, status=status
    )
    assert route.next_stage(transfer) is None


def test_the_branches_of_a_cơ_sở_leave_out_those_below_another(tree, office):
    school = make_unit("TT.P1.TH", "Đoàn trường Hoa Ban", "grassroots_union", tree.ward)
    form = make_unit("TT.P1.TH.CD01", "Chi đoàn 10A1", "branch", school, "school")
    own = make_unit("TT.P1.LCD", "Liên chi đoàn Chợ", "branch_union", tree.ward)
    lane = make_unit("TT.P1.LCD.CD01", "Chi đoàn Ngõ 1", "branch", own, "residential")
    tree.sister.closed_on = "2026-01-01"
    tree.sister.save()
    found = {base.code: [each.code for each in queries.branches_of(base)] for base in (tree.ward, school, office)}
    assert found == {
        "TT.P1": [tree.branch.code, lane.code],
        "TT.P1.TH": [form.code],
        "TT.CQ": ["TT.CQ"],
    }
    assert [each.code for each in queries.branches_of(tree.province)] == []
