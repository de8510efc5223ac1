"""What other slices ask: levels of people, and how much of a year is done, for many units at once."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from members.evaluations import queries
from tests.members.evaluations.making import at, begin, cut_off, make_old, make_round, reopen, rows
from tests.members.people.people import make_person


def test_levels_are_told_once_they_are_announced(tree, members, round_):
    evaluation = at("done", tree.branch, round_)
    reopen(evaluation, "Lê An")
    found = rows(evaluation)
    people = {name: row.person_id for name, row in found.items()}
    levels = queries.levels_of(people.values(), round_.year)
    assert {name: levels[key] for name, key in people.items()} == {"Lê An": None, "Lê Bình": "good", "Lê Chi": "good"}
    assert set(queries.levels_of(people.values(), round_.year - 1).values()) == {None}


def test_the_share_counts_members_of_the_day_in_every_unit_with_all_below(tree, members, round_):
    at("done", tree.branch, round_)
    make_old(tree.sister, "Lê Sen", "Lê Súng")
    make_person(tree.sister, "Lê Vừa Vào")
    make_old(tree.stranger_branch, "Lê Xa")
    units = [tree.province, tree.ward, tree.branch, tree.sister, tree.stranger_branch]
    with CaptureQueriesContext(connection) as asked:
        found = queries.reviewed_share(units, round_.year)
    assert [found[unit.pk] for unit in units] == [(3, 5), (3, 5), (3, 3), (0, 2), (0, 0)]
    assert len(asked) == 2
    assert queries.reviewed_share([], round_.year) == {}


def test_the_nearest_round_says_on_which_day_a_branch_is_counted(tree):
    day = cut_off()
    make_old(tree.branch, "Lê An")
    make_round(tree.province, cut_off_on=day)
    year = day.year
    own = make_round(tree.ward, cut_off_on=day, opens_on=day + timedelta(days=1))
    begin_share = queries.reviewed_share([tree.province, tree.branch], year)
    assert list(begin_share.values()) == [(0, 1), (0, 1)]
    assert queries.nearest(tree.branch, year) == own
    assert begin(tree.branch, own).base == tree.ward
