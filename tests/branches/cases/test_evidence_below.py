"""Evidence of criterion 1.3 of units with everything below them: nothing counts twice in one of them."""

from datetime import date, timedelta

from django.utils import timezone

from branches.cases.evidence import Measure, behind, measure
from branches.cases.models import CaseStep
from branches.units.models import Unit
from tests.branches.cases import stub
from tests.branches.cases.files import attach_pdf
from tests.branches.cases.stub import late
from tests.branches.many import make_branches
from tests.members.people.people import make_old_member
from tests.members.transfers.making import at as transfer_at

TODAY = timezone.localdate()
YEAR = (date(TODAY.year, 1, 1), date(TODAY.year, 12, 31))


def closed(units, period=YEAR):
    return {unit.code: found.closed for unit in units if (found := measure(units, period)[unit.pk])}


def was_late(thing, holder, days, ended):
    """A row of the history: a step that `holder` kept `days` beyond its due day, until `ended` days ago."""
    now = timezone.now()
    CaseStep.objects.create(
        case=thing.case,
        act="x",
        status="x",
        holder=holder,
        due_on=TODAY - timedelta(days=days + ended),
        begun_at=now - timedelta(days=days + ended + 5),
        ended_at=now - timedelta(days=ended),
        actor=thing.case.opened_by,
    )


def test_a_case_counts_once_for_the_branch_and_once_for_everything_above_it(sent, tree, cast):
    units = [tree.province, tree.ward, tree.branch, tree.sister, tree.stranger_ward]
    assert list(measure(units, YEAR).values()) == [Measure()] * 5
    stub.act(sent, "confirm", cast.ward_officer, note="được")
    # The ward had a step of it too, and counts it as one all the same.
    assert CaseStep.objects.filter(case=sent.case, holder=tree.ward).exists()
    one = Measure(closed=1, complete=0)
    assert list(measure(units, YEAR).values()) == [one, one, one, Measure(), Measure()]
    attach_pdf(sent.case, cast.secretary, slot="letter")
    assert measure([tree.ward], YEAR)[tree.ward.pk] == Measure(closed=1, complete=1)


def test_a_transfer_counts_for_both_sides_and_as_one_where_both_stand_below(tree):
    transfer_at("done", make_old_member(tree.branch, "Vi Thị Hạnh"), tree.stranger_branch)
    units = [tree.province, tree.ward, tree.branch, tree.sister, tree.stranger_ward, tree.stranger_branch]
    assert list(closed(units).values()) == [1, 1, 1, 0, 1, 1]
    transfer_at("done", make_old_member(tree.branch, "Lò Văn Ở"), tree.sister)
    assert list(closed(units).values()) == [2, 2, 2, 1, 1, 1]
    # Asked for alone, a unit has what it has among others.
    assert [closed([unit])[unit.code] for unit in units] == [2, 2, 2, 1, 1, 1]


def test_late_steps_add_up_and_their_case_is_one(sent, tree):
    late(sent, 3)
    was_late(sent, tree.branch, 2, 40)
    was_late(sent, tree.stranger_branch, 4, 60)
    units = [tree.province, tree.ward, tree.branch, tree.sister, tree.stranger_branch]
    found = measure(units, (TODAY - timedelta(days=90), TODAY))
    assert [(found[unit.pk].late_cases, found[unit.pk].late_days) for unit in units] == [
        (1, 9),
        (1, 5),
        (1, 2),
        (0, 0),
        (1, 4),
    ]


def test_what_was_late_counts_in_the_past_period_alone(sent, tree):
    was_late(sent, tree.branch, 2, 40)
    past = (TODAY - timedelta(days=60), TODAY - timedelta(days=30))
    units = [tree.ward, tree.branch]
    one = Measure(late_cases=1, late_days=2)
    assert list(measure(units, past).values()) == [one, one]
    later = (TODAY - timedelta(days=30), TODAY)
    assert list(measure(units, later).values()) == [Measure(), Measure()]


def test_the_tree_of_today_says_what_stands_below(sent, tree, cast):
    stub.act(sent, "confirm", cast.ward_officer, note="được")
    to = Unit.objects.get(pk=tree.stranger_ward.pk)
    Unit.objects.move(Unit.objects.get(pk=tree.branch.pk), to, "last-child")
    units = [Unit.objects.get(pk=unit.pk) for unit in (tree.ward, tree.stranger_ward)]
    assert list(closed(units).values()) == [0, 1]


def test_hundreds_of_units_cost_what_one_costs(sent, tree, cast, django_assert_num_queries):
    stub.act(sent, "confirm", cast.ward_officer, note="được")
    with django_assert_num_queries(6):
        one = measure([tree.ward], YEAR)
    many = [tree.ward, tree.branch, *make_branches(tree.ward, 400)]
    with django_assert_num_queries(6):
        found = measure(many, YEAR)
    assert found[tree.ward.pk] == one[tree.ward.pk] == found[tree.branch.pk] == Measure(closed=1)
    assert len(found) == 402


def test_of_no_unit_there_is_nothing(sent, tree, cast):
    stub.act(sent, "confirm", cast.ward_officer, note="được")
    assert measure([], YEAR) == {}


def test_behind_are_the_very_cases_that_are_counted(sent, tree, cast):
    stub.act(sent, "confirm", cast.ward_officer, note="được")
    was_late(sent, tree.ward, 2, 0)
    was_late(sent, tree.stranger_branch, 4, 6)
    year = (TODAY - timedelta(days=90), TODAY)
    assert behind(tree.ward, year) == ({sent.case_id: ["Còn thiếu: đơn đề nghị."]}, {sent.case_id: 2})
    assert behind(tree.branch, year) == ({sent.case_id: ["Còn thiếu: đơn đề nghị."]}, {})
    assert behind(tree.stranger_branch, year) == ({}, {sent.case_id: 4})
