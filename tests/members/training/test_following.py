"""Registrations go along with who moved, and out with who left."""

from datetime import timedelta

import pytest
from django.utils import timezone

from branches.accounts.models import User
from branches.jobs import periodic
from members.people.actions import memberships
from members.people.models import Person
from members.people.models.memberships import Ended
from members.training import actions, presenting, queries, texts
from members.training.models import TrainingProgramme
from tests.conftest import make_unit
from tests.members.training.making import NAMES, at, found, register, row, rows, score, stands, window_of

AN = "Vi Thị An"


def follow(**more):
    return actions.follow_moves(timezone.localdate(), **more)


def move(programme, to, name=AN):
    person = Person.objects.get(pk=row(programme, name).person_id)
    memberships.move_person(person, to=to, on=timezone.localdate())
    return person


def leave(programme, reason=Ended.CAME_OF_AGE, name=AN):
    person = Person.objects.get(pk=row(programme, name).person_id)
    memberships.end_main(person, on=timezone.localdate(), reason=reason)
    return person


def told(programme):
    return list(found(programme).case.steps.order_by("pk").values_list("act", "note", "actor__username"))


@pytest.mark.parametrize("status", ["registering", "running", "scoring"])
def test_a_registration_goes_along_to_a_branch_that_has_begun(status, tree, window):
    source = at(status, tree.branch, window)
    target = at("scoring", tree.sister, window, people=["Lò Thị Sen"])
    before = row(source, AN).status
    move(source, tree.sister)
    assert follow() == 1
    assert stands(target)[2] == {"Lò Thị Sen": "approved", AN: before}
    assert AN not in stands(source)[2]
    system = User.objects.system().username
    assert told(source)[-1] == ("follow_out", f"{AN}, sang Chi đoàn Trường Hoa Sen ({target.case.number})", system)
    assert told(target)[-1] == ("follow_in", f"{AN}, từ Chi đoàn Tổ 1 ({source.case.number})", system)


def test_where_the_branch_has_not_begun_its_draft_is_opened(tree, window):
    source = at("scoring", tree.branch, window)
    move(source, tree.sister)
    assert follow() == 1
    target = TrainingProgramme.objects.get(branch=tree.sister)
    assert stands(target) == ("registering", "TT.P1.CD02", {AN: "approved"})
    target = found(target)
    assert (target.case.draft, target.case.opened_by, target.window) == (True, User.objects.system(), window)


def test_another_ward_has_a_window_of_its_own(tree, window):
    theirs = window_of(tree.stranger_ward)
    source = at("running", tree.branch, window)
    move(source, tree.stranger_branch)
    assert follow() == 1
    assert TrainingProgramme.objects.get(branch=tree.stranger_branch).window == theirs


def test_without_a_window_there_it_stays_and_the_page_says_so(cast, tree, window):
    source = at("scoring", tree.branch, window)
    move(source, tree.stranger_branch)
    assert follow() == 0
    assert row(source, AN).programme_id == source.pk
    [note] = [note for note in presenting.notes(cast.secretary, found(source)) if AN in note["strong"]]
    assert note["strong"] == texts.NOTE_ELSEWHERE.format(name=AN, unit="Chi đoàn Bến Đò")
    assert note["text"] == texts.NOTE_ELSEWHERE_MORE.format(year=source.year)
    # The branch finishes what it began.
    score(source, 14, actor=cast.secretary)
    assert row(source, AN).status == "scored"


def test_a_window_that_is_over_opens_nothing_new(tree, window):
    theirs = window_of(tree.stranger_ward)
    source = at("running", tree.branch, window)
    move(source, tree.stranger_branch)
    actions.close_window(theirs, actor=User.objects.system(), reason="Hết đợt")
    assert follow() == 0


def test_what_is_with_the_superior_stays_until_it_comes_back(cast, tree, window):
    source = at("at_superior", tree.branch, window)
    move(source, tree.sister)
    assert follow() == 0
    [note] = presenting.notes(cast.ward_officer, found(source))
    assert note["text"] == texts.NOTE_WITH_SUPERIOR_MORE
    actions.return_entries(source, actor=cast.ward_officer, entries=[row(source, AN).pk], reason="Xem lại")
    assert follow() == 1
    target = TrainingProgramme.objects.get(branch=tree.sister)
    entry = row(target, AN)
    assert (entry.status, entry.reason, entry.total()) == ("returned", "Xem lại", 90)
    assert stands(source)[0] == "at_superior"


def test_a_confirmed_row_stays_where_it_was_confirmed(tree, window):
    source = at("confirmed", tree.branch, window)
    move(source, tree.sister)
    assert follow() == 0


def test_a_case_that_is_done_opens_again_for_who_comes(tree, window):
    target = at("confirmed", tree.sister, window, people=["Lò Thị Sen"])
    source = at("scoring", tree.branch, window)
    move(source, tree.sister)
    assert follow() == 1
    assert stands(target) == ("scoring", "TT.P1.CD02", {"Lò Thị Sen": "confirmed", AN: "approved"})
    assert (found(target).case.outcome, found(target).case.closed_on) == ("", None)


def test_the_case_that_somebody_left_last_is_done(cast, tree, window):
    source = at("at_superior", tree.branch, window)
    an = row(source, AN)
    actions.return_entries(source, actor=cast.ward_officer, entries=[an.pk], reason="Xem lại")
    actions.confirm_all(source, actor=cast.ward_officer)
    move(source, tree.sister)
    follow()
    assert (found(source).status, found(source).case.outcome) == ("confirmed", "done")


def test_a_branch_that_everybody_left_takes_its_case_back_itself(cast, tree, window):
    source = at("scoring", tree.branch, window, people=[AN])
    move(source, tree.sister)
    follow()
    assert stands(source) == ("scoring", "TT.P1.CD01", {})
    actions.withdraw_programme(source, actor=cast.secretary, reason="Không còn ai")
    assert stands(source)[0] == "withdrawn"


@pytest.mark.parametrize("status", ["registering", "scoring", "at_superior"])
def test_who_left_the_union_is_dropped_with_the_reason(status, tree, window):
    source = at(status, tree.branch, window)
    leave(source)
    assert follow() == 1
    entry = row(source, AN)
    reason = texts.LEFT_BECAUSE.format(reason="trưởng thành")
    assert (entry.status, entry.reason) == ("dropped", reason)
    assert told(source)[-1][:2] == ("left", f"{AN}. Lý do: {reason}")
    assert [row(source, name).status for name in NAMES[1:]] == [stands(source)[2]["Lò Văn Bình"]] * 2


def test_the_last_one_who_left_ends_the_case(cast, tree, window):
    source = at("at_superior", tree.branch, window, people=[AN, "Lò Văn Bình"])
    entries = [row(source, "Lò Văn Bình").pk]
    actions.confirm_some(source, actor=cast.ward_officer, entries=entries)
    leave(source, Ended.DIED)
    follow()
    assert found(source).status == "confirmed"


def test_a_move_of_a_day_to_come_changes_nothing_before_it(tree, window):
    source = at("scoring", tree.branch, window)
    person = Person.objects.get(pk=row(source, AN).person_id)
    memberships.move_person(person, to=tree.sister, on=timezone.localdate() + timedelta(days=3))
    assert follow() == 0


def test_nobody_moved_costs_one_query(tree, window, django_assert_num_queries):
    at("scoring", tree.branch, window)
    # Beside the savepoint.
    with django_assert_num_queries(3):
        assert follow() == 0


def test_many_that_moved_cost_as_much_as_one(tree, window, django_assert_max_num_queries):
    third = make_unit("TT.P1.CD03", "Chi đoàn Ba", "branch", tree.ward)
    at("scoring", third, window, people=["Lò Thị Ba"])
    one = at("scoring", tree.branch, window, people=[AN])
    many = at("scoring", tree.sister, window, people=[f"Lò Văn {number}" for number in range(30)])
    move(one, third)
    with django_assert_max_num_queries(60) as few:
        assert follow() == 1
    for entry in rows(many):
        memberships.move_person(entry.person, to=third, on=timezone.localdate())
    with django_assert_max_num_queries(len(few)):
        assert follow() == 30


def test_only_the_branches_that_are_asked_about_are_looked_at(tree, window):
    source = at("scoring", tree.branch, window)
    move(source, tree.sister)
    assert follow(branches=[tree.stranger_branch.pk]) == 0
    assert follow(branches=[tree.sister.pk]) == 1


# Whoever works on the old or the new branch


def test_an_act_of_the_old_branch_takes_along_who_moved(cast, tree, window):
    source = at("scoring", tree.branch, window)
    move(source, tree.sister)
    score(source, 14, actor=cast.secretary)
    assert AN not in stands(source)[2]


def test_an_act_of_the_new_branch_brings_who_came(cast, tree, window):
    source = at("running", tree.branch, window)
    target = at("scoring", tree.sister, window, people=["Lò Thị Sen"])
    person = move(source, tree.sister)
    found_ = register(target, [person.pk], actor=cast.sister_secretary)
    assert [each.full_name for each in found_.kept] == [AN]
    assert row(target, AN).status == "approved"


def test_a_page_that_knew_nothing_of_the_move_is_told(cast, tree, window):
    from branches.cases.transitions import WrongState

    source = at("scoring", tree.branch, window)
    score(source, 14)
    version = found(source).case.version
    move(source, tree.sister)
    with pytest.raises(WrongState):
        actions.send_results(source, actor=cast.secretary, version=version)
    assert stands(source)[0] == "scoring"
    assert AN not in stands(source)[2]


def test_looking_moves_nobody(client, cast, tree, window):
    source = at("scoring", tree.branch, window)
    move(source, tree.sister)
    client.force_login(cast.secretary)
    for address in (f"/doan-vien/ren-luyen/{source.case.number}/cham/", source.case.get_absolute_url()):
        assert client.get(address).status_code == 200
    assert AN in stands(source)[2]
    assert queries.astray([source.pk]).count() == 1


def test_it_runs_by_itself(tree, window):
    source = at("scoring", tree.branch, window)
    move(source, tree.sister)
    assert periodic.run_due()["members.training_follows"] == "done"
    assert AN not in stands(source)[2]
