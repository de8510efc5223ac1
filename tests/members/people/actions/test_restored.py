"""A stay that a case ended goes on once that is taken back."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from members.people.actions import memberships, rollups
from members.people.models import Membership, Person
from members.people.models.memberships import Began, Ended, Kind
from members.people.queries import copies
from tests.members.people.cases import make_case
from tests.members.people.people import make_old_member

TODAY = timezone.localdate()
BEGAN, EXPELLED = date(2024, 3, 26), date(2026, 6, 1)


@pytest.fixture
def case(tree):
    return make_case(tree.branch, "KL-2026-0001")


@pytest.fixture
def expelled(tree, case):
    person = make_old_member(tree.branch, since=BEGAN)
    memberships.end_main(person, on=EXPELLED, reason=Ended.EXPELLED, case=case)
    return person


def stay_of(person):
    return Membership.objects.main().filter(person=person).order_by("pk").first()


def rows_of(person):
    rows = Membership.objects.main().filter(person=person).order_by("begins_on", "pk")
    return [(stay.unit.code, stay.begins_on, stay.ends_on, stay.began_by, stay.ended_by) for stay in rows]


def restore(person, case, on=TODAY):
    return memberships.restore_stay(stay_of(person), case=case, on=on)


def test_it_goes_on_as_if_it_had_never_ended(tree, case, expelled):
    stay = restore(expelled, case)
    assert rows_of(expelled) == [("TT.P1.CD01", BEGAN, None, Began.ADMITTED, "")]
    person = Person.objects.get(pk=expelled.pk)
    assert (stay, person.standing, person.current_unit, person.kept_by, person.left_reason) == (
        stay_of(expelled),
        "member",
        tree.branch,
        None,
        "",
    )
    assert (stay.ended_case, copies.differences(TODAY)) == (None, [])


def test_reports_of_the_months_between_are_mended(tree, case, expelled):
    rollups.settle(tree.province)
    restore(expelled, case)
    rollups.settle(tree.province)
    assert rollups.check_all() == []


def test_twice_does_no_harm(case, expelled):
    restore(expelled, case)
    assert restore(expelled, case) is None
    assert rows_of(expelled) == [("TT.P1.CD01", BEGAN, None, Began.ADMITTED, "")]


def test_what_another_case_ended_stays_ended(tree, expelled):
    assert restore(expelled, make_case(tree.branch, "KL-2026-0002")) is None
    assert rows_of(expelled) == [("TT.P1.CD01", BEGAN, EXPELLED, Began.ADMITTED, Ended.EXPELLED)]


def test_who_came_and_went_again_meanwhile_begins_anew(tree, case, expelled):
    again = date(2026, 7, 1)
    memberships.open_main(expelled, unit=tree.sister, on=again, began_by=Began.ADMITTED)
    memberships.end_main(expelled, on=date(2026, 8, 1), reason=Ended.MOVED_OUT)
    stay = restore(expelled, case, on=date(2026, 7, 15))
    assert (stay.unit, stay.begun_case) == (tree.branch, case)
    assert rows_of(expelled) == [
        ("TT.P1.CD01", BEGAN, EXPELLED, Began.ADMITTED, Ended.EXPELLED),
        ("TT.P1.CD02", again, date(2026, 8, 1), Began.ADMITTED, Ended.MOVED_OUT),
        # Not before the later stay ended.
        ("TT.P1.CD01", date(2026, 8, 1), None, Began.LISTED, ""),
    ]
    assert copies.differences(TODAY) == []
    assert rollups.check_all() == []


def test_who_is_a_member_again_keeps_that_stay(tree, case, expelled):
    new = memberships.open_main(expelled, unit=tree.sister, on=date(2026, 7, 1), began_by=Began.ADMITTED)
    assert restore(expelled, case) == new
    assert Person.objects.get(pk=expelled.pk).current_unit == tree.sister


def test_a_later_stay_that_was_a_mistake_is_none(tree, case, expelled):
    wrong = memberships.open_main(expelled, unit=tree.sister, on=date(2026, 7, 1), began_by=Began.ADMITTED)
    memberships.void_membership(wrong, reason="Nhầm")
    assert restore(expelled, case) == stay_of(expelled)
    assert rows_of(expelled) == [("TT.P1.CD01", BEGAN, None, Began.ADMITTED, "")]


def test_into_a_closed_unit_nobody_comes_back(tree, case, expelled):
    tree.branch.closed_on = date(2026, 9, 1)
    tree.branch.save(update_fields=["closed_on"])
    assert restore(expelled, case) is None
    assert Person.objects.get(pk=expelled.pk).standing == "left"


def test_what_is_written_ahead_comes_first(tree, case, expelled):
    other = make_case(tree.branch, "CSH-2026-0009")
    memberships.enter_system(expelled, unit=tree.sister, on=TODAY + timedelta(days=20), case=other)
    with pytest.raises(ValidationError, match="CSH-2026-0009"):
        restore(expelled, case)


def test_stays_beside_it_stay_ended(tree, case):
    person = make_old_member(tree.branch, since=BEGAN)
    guest = memberships.attach(person, unit=tree.sister, kind=Kind.RESIDENTIAL, on=BEGAN, case=case)
    memberships.end_main(person, on=EXPELLED, reason=Ended.EXPELLED, case=case)
    restore(person, case)
    guest.refresh_from_db()
    assert (guest.ends_on, guest.ended_by) == (EXPELLED, Ended.FINISHED)


def test_a_stay_of_no_day_is_restored_too(tree, case):
    person = make_old_member(tree.branch, since=TODAY)
    memberships.end_main(person, on=TODAY, reason=Ended.EXPELLED, case=case)
    assert Person.objects.get(pk=person.pk).standing == "left"
    restore(person, case)
    assert rows_of(person) == [("TT.P1.CD01", TODAY, None, Began.ADMITTED, "")]
