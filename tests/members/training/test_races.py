"""Two people at the same moment, each over a connection of their own: one is faster, the other is told."""

import pytest
from django.utils import timezone

from members.people.actions import memberships
from members.training import actions
from members.training.actions import Typed
from members.training.models import Side, TrainingEntry, TrainingProgramme
from tests.members.people.people import make_members
from tests.members.training.making import NAMES, at, begun, found, register, row, rows, score, scores, window_of
from tests.members.transfers.test_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_officers_who_confirm_one_wins(cast, tree, window):
    programme = at("at_superior", tree.branch, window)
    version = programme.case.version
    works = [
        lambda actor=actor: actions.confirm_all(programme, actor=actor, version=version)
        for actor in (cast.ward_officer, cast.province_officer)
    ]
    assert at_once(*works) == ["WrongState", "done"]
    assert programme.case.steps.filter(act="confirm").count() == 1


def test_confirmed_or_returned_but_not_both(cast, tree, window):
    programme = at("at_superior", tree.branch, window)
    version, one = programme.case.version, row(programme, NAMES[0]).pk
    outcomes = at_once(
        lambda: actions.confirm_all(programme, actor=cast.ward_officer, version=version),
        lambda: actions.return_entries(
            programme, actor=cast.ward_secretary, version=version, entries=[one], reason="Vắng"
        ),
    )
    assert outcomes == ["WrongState", "done"]
    assert row(programme, NAMES[0]).status in ("confirmed", "returned")
    assert {row(programme, name).status for name in NAMES[1:]} <= {"confirmed", "sent"}


def test_two_who_begin_make_one_programme(cast, tree, window):
    works = [
        lambda actor=actor: actions.begin_programme(tree.branch, actor=actor, window=window)
        for actor in (cast.secretary, cast.deputy)
    ]
    assert at_once(*works) == ["ValidationError", "done"]
    assert TrainingProgramme.objects.count() == 1


def test_two_who_register_the_same_people_register_them_once(cast, tree, window):
    programme = begun(tree.branch, window, people=())
    make_members(tree.branch, *NAMES)
    works = [lambda actor=actor: register(programme, actor=actor) for actor in (cast.secretary, cast.deputy)]
    assert at_once(*works) == ["done", "done"]
    assert TrainingEntry.objects.count() == 3


def test_two_who_score_one_row_never_mix_their_points(cast, tree, window):
    programme = at("scoring", tree.branch, window)
    entry = row(programme, NAMES[0])
    results = []

    def save(points, actor):
        typed = [Typed(entry.pk, entry.version, scores(points))]
        results.append(actions.save_scores(programme, actor=actor, side=Side.BRANCH, typed=typed))

    assert at_once(lambda: save(20, cast.secretary), lambda: save(5, cast.deputy)) == ["done", "done"]
    assert sorted((len(each.saved), len(each.stale)) for each in results) == [(0, 1), (1, 0)]
    assert row(programme, NAMES[0]).scores(Side.BRANCH) in ([20] * 5, [5] * 5)


def test_who_follows_never_waits_and_nothing_is_lost(cast, tree, window):
    source = at("scoring", tree.branch, window)
    target = at("scoring", tree.sister, window, people=["Lò Thị Sen"])
    for name in NAMES[:2]:
        memberships.move_person(row(source, name).person, to=tree.sister, on=timezone.localdate())
    today = timezone.localdate()
    outcomes = at_once(
        lambda: actions.follow_moves(today),
        lambda: actions.follow_moves(today),
        lambda: score(source, 9, actor=cast.secretary),
        lambda: score(target, 8, actor=cast.sister_secretary),
    )
    assert outcomes == ["done"] * 4
    actions.follow_moves(today)
    assert sorted(entry.person.full_name for entry in rows(target)) == sorted([*NAMES[:2], "Lò Thị Sen"])
    assert found(source).counts.total() == 1


def test_two_who_follow_open_one_draft(tree, window):
    source, other = (
        at("scoring", tree.branch, window),
        at("scoring", tree.stranger_branch, window_of(tree.stranger_ward)),
    )
    for programme, name in ((source, NAMES[0]), (other, NAMES[1])):
        memberships.move_person(row(programme, name).person, to=tree.sister, on=timezone.localdate())
    today = timezone.localdate()
    works = [lambda key=programme.branch_id: actions.follow_moves(today, [key]) for programme in (source, other)]
    assert at_once(*works) == ["done", "done"]
    actions.follow_moves(today)
    target = TrainingProgramme.objects.get(branch=tree.sister)
    assert {entry.person.full_name for entry in rows(target)} == set(NAMES[:2])
