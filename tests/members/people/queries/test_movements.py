from datetime import date

from members.people.actions import memberships
from members.people.models.memberships import Began, Ended
from members.people.queries.movements import movements
from tests.members.people.people import make_old_member

JULY, AUGUST = date(2026, 7, 1), date(2026, 8, 1)


def told(movement):
    """Opening, what isn't nought, closing."""
    return (
        movement.opening,
        {code: count for code, count in movement.gains.items() if count},
        {code: count for code, count in movement.losses.items() if count},
        movement.closing,
    )


def test_a_move_between_two_branches_is_no_movement_of_their_ward(tree):
    person = make_old_member(tree.branch)
    memberships.move_person(person, to=tree.sister, on=date(2026, 7, 10))
    found = movements([tree.branch.pk, tree.sister.pk, tree.ward.pk], JULY, AUGUST)
    assert told(found[tree.branch.pk]) == (1, {}, {Ended.MOVED_OUT: 1}, 0)
    assert told(found[tree.sister.pk]) == (0, {Began.MOVED_IN: 1}, {}, 1)
    assert told(found[tree.ward.pk]) == (1, {}, {}, 1)


def test_a_move_to_another_ward_is_one(tree):
    person = make_old_member(tree.branch)
    memberships.move_person(person, to=tree.stranger_branch, on=date(2026, 7, 10))
    found = movements([tree.ward.pk, tree.stranger_ward.pk, tree.province.pk], JULY, AUGUST)
    assert told(found[tree.ward.pk]) == (1, {}, {Ended.MOVED_OUT: 1}, 0)
    assert told(found[tree.stranger_ward.pk]) == (0, {Began.MOVED_IN: 1}, {}, 1)
    assert told(found[tree.province.pk]) == (1, {}, {}, 1)


def test_a_stay_of_no_day_comes_once_and_goes_once(tree):
    person = make_old_member(tree.branch)
    memberships.move_person(person, to=tree.sister, on=date(2026, 7, 10))
    memberships.move_person(person, to=tree.stranger_branch, on=date(2026, 7, 10))
    found = movements([tree.sister.pk, tree.ward.pk], JULY, AUGUST)
    assert told(found[tree.sister.pk]) == (0, {Began.MOVED_IN: 1}, {Ended.MOVED_OUT: 1}, 0)
    assert told(found[tree.ward.pk]) == (1, {}, {Ended.MOVED_OUT: 1}, 0)


def test_opening_entries_stand_on_their_own_line(tree):
    make_old_member(tree.branch, since=date(2026, 7, 2))
    leaver = make_old_member(tree.branch, "Bế Thị Hai")
    memberships.end_main(leaver, on=date(2026, 7, 31), reason=Ended.CAME_OF_AGE)
    found = movements([tree.ward.pk], JULY, AUGUST)[tree.ward.pk]
    assert told(found) == (1, {Began.ADMITTED: 1}, {Ended.CAME_OF_AGE: 1}, 1)
