from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from members.people import texts
from members.people.actions import memberships
from members.people.models import DirtyMonth, Membership, Person
from members.people.models.memberships import Began, Ended
from members.people.models.persons import Standing
from members.people.queries import copies
from tests.members.people.people import make_old_member, make_person


def copy_of(person):
    person = Person.objects.get(pk=person.pk)
    return person.standing, person.current_unit, person.kept_by, person.left_reason


def test_a_move_ends_one_stay_and_begins_the_next_on_the_same_day(tree):
    person = make_old_member(tree.branch)
    stay = memberships.move_person(person, to=tree.sister, on=date(2026, 5, 4))
    first = Membership.objects.get(unit=tree.branch)
    assert (first.ends_on, first.ended_by) == (date(2026, 5, 4), Ended.MOVED_OUT)
    assert (stay.begins_on, stay.began_by, stay.ends_on) == (date(2026, 5, 4), Began.MOVED_IN, None)
    assert copy_of(person) == (Standing.MEMBER, tree.sister, None, "")


def test_a_move_dated_before_the_stay_takes_the_first_possible_day(tree):
    person = make_old_member(tree.branch, since=date(2026, 3, 1))
    stay = memberships.move_person(person, to=tree.sister, on=date(2026, 2, 1))
    assert stay.begins_on == date(2026, 3, 1)
    first = Membership.objects.get(unit=tree.branch)
    assert first.begins_on == first.ends_on == date(2026, 3, 1)


def test_a_move_to_come_takes_effect_when_its_day_comes(tree):
    person = make_old_member(tree.branch)
    day = timezone.localdate() + timedelta(days=40)
    memberships.move_person(person, to=tree.sister, on=day)
    assert copy_of(person) == (Standing.MEMBER, tree.branch, None, "")
    assert memberships.settle_due(day - timedelta(days=1)) == []
    assert memberships.settle_due(day) == [person.pk]
    assert copy_of(person) == (Standing.MEMBER, tree.sister, None, "")
    assert memberships.settle_due(day) == []


def test_who_leaves_is_kept_by_the_last_unit_with_the_reason(tree):
    person = make_old_member(tree.branch)
    memberships.end_main(person, on=date(2026, 6, 1), reason=Ended.CAME_OF_AGE)
    assert copy_of(person) == (Standing.LEFT, None, tree.branch, Ended.CAME_OF_AGE)


def test_nobody_has_two_main_stays_at_once(tree):
    person = make_old_member(tree.branch)
    with pytest.raises(ValidationError) as refused:
        memberships.open_main(person, unit=tree.sister, on=date(2026, 1, 1), began_by=Began.LISTED)
    assert refused.value.messages == ["Người này đang sinh hoạt chính thức ở một đơn vị khác trong thời gian ấy."]


def test_the_database_refuses_an_overlap_that_comes_in_bulk(tree):
    person = make_old_member(tree.branch)
    opening = memberships.Opening(person.pk, tree.sister.pk, date(2026, 1, 1), Began.IMPORTED)
    with pytest.raises(IntegrityError), transaction.atomic():
        memberships.open_many([opening])


def test_moving_to_the_same_unit_is_refused(tree):
    person = make_old_member(tree.branch)
    with pytest.raises(ValidationError, match=texts.ALREADY_IN_UNIT):
        memberships.move_person(person, to=tree.branch, on=date(2026, 5, 4))


def test_a_closed_unit_takes_nobody(tree):
    tree.sister.closed_on = date(2026, 1, 1)
    tree.sister.save(update_fields=["closed_on"])
    person = make_old_member(tree.branch)
    with pytest.raises(ValidationError, match="đã ngừng hoạt động từ 01/01/2026"):
        memberships.move_person(person, to=tree.sister, on=date(2026, 5, 4))
    assert copy_of(person) == (Standing.MEMBER, tree.branch, None, "")


def test_voiding_a_move_lets_the_stay_before_it_go_on(tree):
    person = make_old_member(tree.branch)
    stay = memberships.move_person(person, to=tree.sister, on=date(2026, 5, 4))
    memberships.void_membership(stay, reason="Nhầm người")
    assert copy_of(person) == (Standing.MEMBER, tree.branch, None, "")
    assert Membership.objects.get(unit=tree.branch).ends_on is None


def test_many_stays_are_opened_and_taken_back_at_once(tree, django_assert_num_queries):
    people = [make_person(tree.branch, name, member=False) for name in ("An Văn Một", "Bế Thị Hai", "Cù Văn Ba")]
    openings = [
        memberships.Opening(each.pk, tree.branch.pk, date(2026, 11, 1), Began.IMPORTED, listed_post="secretary")
        for each in people
    ]
    # One of them is asked by what goes along with the ledger (Pillar.ledger_changes).
    with django_assert_num_queries(12):
        stays = memberships.open_many(openings)
    assert [copy_of(each) for each in people] == [(Standing.MEMBER, tree.branch, None, "")] * 3
    assert set(Person.objects.values_list("listed_post", flat=True)) == {"secretary"}
    memberships.void_many(stays, reason="Hoàn tác")
    assert [copy_of(each) for each in people] == [(Standing.YOUTH, None, tree.branch, "")] * 3


def test_many_are_moved_and_taken_back_at_once_as_each_would_be(tree):
    people = [make_old_member(tree.branch, name, since=date(2026, 1, 5)) for name in ("An Văn Một", "Bế Thị Hai")]
    days = [date(2026, 3, 1), date(2025, 12, 1)]  # the second before the stay began
    openings = [
        memberships.Opening(each.pk, tree.sister.pk, day, Began.IMPORTED, listed_post="member")
        for each, day in zip(people, days, strict=True)
    ]
    stays = memberships.move_many(openings)
    assert [copy_of(each) for each in people] == [(Standing.MEMBER, tree.sister, None, "")] * 2
    moved = Membership.objects.filter(pk__in=stays).order_by("pk")
    assert list(moved.values_list("begins_on", "began_by", "listed_post")) == [
        (date(2026, 3, 1), "moved_in", "member"),
        (date(2026, 1, 5), "moved_in", "member"),
    ]
    with pytest.raises(ValidationError):
        memberships.move_many(openings)
    memberships.take_back_many(stays, reason="Hoàn tác")
    assert [copy_of(each) for each in people] == [(Standing.MEMBER, tree.branch, None, "")] * 2
    assert list(Membership.objects.valid().values_list("ends_on", "ended_by")) == [(None, "")] * 2


def test_a_unit_is_marked_from_the_month_of_the_change_on(tree):
    person = make_old_member(tree.branch)
    DirtyMonth.objects.all().delete()
    today = timezone.localdate()
    begin = (today.replace(day=1) - timedelta(days=40)).replace(day=1)
    memberships.move_person(person, to=tree.sister, on=begin)
    assert list(DirtyMonth.objects.order_by("unit").values_list("unit", "month")) == [
        (tree.branch.pk, begin),
        (tree.sister.pk, begin),
    ]


def test_check_ledger_finds_a_copy_that_was_changed_by_hand(tree):
    person = make_old_member(tree.branch)
    assert copies.differences(timezone.localdate()) == []
    Person.objects.filter(pk=person.pk).update(current_unit=tree.sister)
    [(found, ours, right)] = copies.differences(timezone.localdate())
    assert (found, ours["current_unit_id"], right["current_unit_id"]) == (person.pk, tree.sister.pk, tree.branch.pk)
