"""Criterion 1.2 as the page of evidence shows it."""

from datetime import date, timedelta

from django.urls import reverse

from branches.pillars.contract import Measure
from members.evaluations.measures import REVIEWED
from members.pillar import PILLAR
from tests.branches.many import make_branches
from tests.members.evaluations.making import at, make_many, make_old


def year_of(round_):
    return (date(round_.year, 1, 1), date(round_.year, 12, 31))


def test_the_pillar_hands_over_its_criteria_in_order():
    assert [criterion.code for criterion in PILLAR.criteria] == ["1.2", "1.3"]


def test_the_share_of_a_unit_is_of_everything_below_it(tree, members, round_):
    at("done", tree.branch, round_)
    make_old(tree.sister, "Lê Sen", "Lê Súng")
    units = [tree.ward, tree.branch, tree.sister, tree.stranger_branch]
    found = REVIEWED.measure(units, year_of(round_))
    assert [(found[unit.pk].value, found[unit.pk].words) for unit in units] == [
        (60, "3/5 đoàn viên có kết quả công bố"),
        (100, "3/3 đoàn viên có kết quả công bố"),
        (0, "0/2 đoàn viên có kết quả công bố"),
        (None, ""),
    ]
    page = reverse("members:evaluations:progress")
    assert found[tree.ward.pk].url == f"{page}?nam={round_.year}&don-vi=TT.P1"


def test_the_year_is_that_in_which_the_period_ends(tree, members, round_):
    at("done", tree.branch, round_)
    first = date(round_.year, 1, 1)
    across = REVIEWED.measure([tree.branch], (first - timedelta(days=60), first + timedelta(days=60)))
    assert across[tree.branch.pk].value == 100
    before = REVIEWED.measure([tree.branch], (first - timedelta(days=60), first - timedelta(days=1)))
    assert before[tree.branch.pk] == Measure(None)


def test_hundreds_of_units_and_members_cost_what_one_costs(tree, members, round_, django_assert_num_queries):
    at("done", tree.branch, round_)
    with django_assert_num_queries(2):
        REVIEWED.measure([tree.branch], year_of(round_))
    units = make_branches(tree.ward, 400)
    make_many(units[0], 400)
    with django_assert_num_queries(2):
        found = REVIEWED.measure([tree.ward, *units], year_of(round_))
    assert found[tree.ward.pk].words == "3/403 đoàn viên có kết quả công bố"
