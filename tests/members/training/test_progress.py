"""How far units have come, whom each figure opens, and what other slices ask."""

from dataclasses import astuple

import pytest
from django.utils import timezone

from branches.units.models import Unit
from members.people.models import Person
from members.training import actions, queries
from members.training.models import Level, Side
from tests.conftest import make_unit
from tests.members.people.people import make_members
from tests.members.training.making import NAMES, at, begun, row, rows, score

YEAR = timezone.localdate().year


def figures(unit):
    return astuple(queries.progress([unit], YEAR)[unit.pk])


def test_each_step_is_counted(cast, tree, window):
    make_members(tree.branch, "Hà Văn Ngoài")
    assert figures(tree.branch) == (1, 0, 0, 0, 0, 0)
    programme = begun(tree.branch, window, people=NAMES)
    assert figures(tree.branch) == (4, 4, 0, 0, 0, 0)
    out = row(programme, "Hà Văn Ngoài")
    actions.drop_entries(programme, actor=cast.secretary, entries=[out.pk], reason="Ghi nhầm")
    actions.approve_registrations(programme, actor=cast.secretary)
    actions.open_scoring(programme, actor=cast.secretary)
    assert figures(tree.branch) == (4, 3, 3, 0, 0, 0)
    score(programme, 15, side=Side.SELF, names=NAMES[:2])
    score(programme, 15, names=NAMES[1:])
    assert figures(tree.branch) == (4, 3, 3, 2, 2, 0)
    actions.send_results(programme, actor=cast.secretary, behind=True)
    actions.confirm_some(programme, actor=cast.ward_officer, entries=[row(programme, NAMES[2]).pk])
    actions.return_entries(programme, actor=cast.ward_officer, entries=[row(programme, NAMES[1]).pk], reason="Xem")
    # What was returned is scored anew.
    assert figures(tree.branch) == (4, 3, 3, 2, 1, 1)


def test_a_unit_holds_everything_below_it_once(tree, window):
    at("confirmed", tree.branch, window)
    at("scoring", tree.sister, window, people=["Lò Thị Sen"])
    # As they are now: the tree counts the children of each.
    units = list(Unit.objects.exclude(pk=tree.stranger_branch.pk))
    found = queries.progress(units, YEAR)
    assert {key: astuple(each) for key, each in found.items()} == {
        tree.province.pk: (4, 4, 4, 0, 3, 3),
        tree.ward.pk: (4, 4, 4, 0, 3, 3),
        tree.branch.pk: (3, 3, 3, 0, 3, 3),
        tree.sister.pk: (1, 1, 1, 0, 0, 0),
        tree.stranger_ward.pk: (0, 0, 0, 0, 0, 0),
    }


def test_other_years_are_other_figures(tree, window):
    at("confirmed", tree.branch, window)
    assert astuple(queries.progress([tree.branch], YEAR - 1)[tree.branch.pk]) == (3, 0, 0, 0, 0, 0)


def test_progress_is_one_query_for_any_number(tree, window, django_assert_num_queries):
    at("scoring", tree.branch, window)
    many = [make_unit(f"TT.P1.X{n:02d}", f"Chi đoàn {n}", "branch", tree.ward) for n in range(40)]
    for units in ([tree.branch], [tree.branch, tree.sister, *many], [tree.ward, tree.province]):
        with django_assert_num_queries(1):
            assert len(queries.progress(units, YEAR)) == len(units)
    with django_assert_num_queries(0):
        assert queries.progress([], YEAR) == {}


@pytest.mark.parametrize(
    ("what", "names"),
    [
        ("doan-vien", [*NAMES, "Hà Văn Ngoài"]),
        ("chua-dang-ky", ["Hà Văn Ngoài"]),
        ("dang-ky", NAMES),
        ("duyet", NAMES),
        ("tu-cham", NAMES[:1]),
        ("cham", NAMES[:2]),
        ("xac-nhan", []),
    ],
)
def test_each_figure_opens_the_people_behind_it(what, names, cast, tree, window):
    programme = at("scoring", tree.branch, window)
    make_members(tree.branch, "Hà Văn Ngoài")
    score(programme, 15, side=Side.SELF, names=NAMES[:1])
    score(programme, 15, names=NAMES[:2])
    found = queries.behind(cast.ward_officer, what, YEAR, tree.ward.path)
    told = [each.full_name if isinstance(each, Person) else each.person.full_name for each in found]
    assert sorted(told) == sorted(names)
    assert list(queries.behind(cast.outsider, what, YEAR, tree.ward.path)) == []
    figure = {"doan-vien": 0, "dang-ky": 1, "duyet": 2, "tu-cham": 3, "cham": 4, "xac-nhan": 5}.get(what)
    if figure is not None:
        assert figures(tree.branch)[figure] == len(told)


# For other slices


def test_levels_are_those_that_were_confirmed(cast, tree, window, django_assert_num_queries):
    programme = at("at_superior", tree.branch, window)
    actions.confirm_some(programme, actor=cast.ward_officer, entries=[row(programme, NAMES[0]).pk])
    [other] = make_members(tree.sister, "Lò Thị Sen")
    keys = [row(programme, NAMES[0]).person_id, row(programme, NAMES[1]).person_id, other.pk]
    with django_assert_num_queries(1):
        found = queries.levels_of(keys, YEAR)
    assert found == {keys[0]: Level.EXCELLENT, keys[1]: None, keys[2]: None}
    assert set(queries.levels_of(keys, YEAR - 1).values()) == {None}


def test_a_registration_ties_the_record(cast, tree, window):
    programme = at("at_superior", tree.branch, window)
    actions.confirm_some(programme, actor=cast.ward_officer, entries=[row(programme, NAMES[0]).pk])
    an, binh, _ = (entry.person for entry in rows(programme))
    number = programme.case.number
    assert queries.ties([an.pk, binh.pk]) == {
        an.pk: [f"Người này có kết quả rèn luyện năm {YEAR} đã xác nhận, hồ sơ {number}."],
        binh.pk: [f"Người này đã đăng ký rèn luyện năm {YEAR}, hồ sơ {number}. Cho thôi tham gia ở hồ sơ ấy trước."],
    }
    assert queries.ties_of(make_members(tree.sister, "Lò Thị Sen")[0]) == []


def test_a_record_with_a_registration_is_not_voided(cast, tree, window):
    from members.people.actions import records

    programme = at("running", tree.branch, window)
    person = rows(programme)[0].person
    with pytest.raises(records.Tied):
        records.void_person(person, actor=cast.secretary, reason="Ghi nhầm")
    actions.drop_entries(programme, actor=cast.secretary, entries=[rows(programme)[0].pk], reason="Ghi nhầm")
    assert records.void_person(person, actor=cast.secretary, reason="Ghi nhầm").standing == "void"


def test_a_case_that_is_done_counts_for_who_confirmed_too(tree, window):
    from branches.cases import evidence

    at("confirmed", tree.branch, window)
    day = timezone.localdate()
    found = evidence.measure([tree.branch, tree.ward, tree.sister], (day, day))
    assert {key: (each.closed, each.complete) for key, each in found.items()} == {
        tree.branch.pk: (1, 0),
        tree.ward.pk: (1, 0),
        tree.sister.pk: (0, 0),
    }
