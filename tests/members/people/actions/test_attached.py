"""Temporary and residential stays beside the main one."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from members.people import texts
from members.people.actions import memberships
from members.people.models import Membership, Person
from members.people.models.memberships import Began, Ended, Kind
from members.people.queries.movements import movements
from tests.members.people.cases import make_case
from tests.members.people.people import make_old_member

TODAY = timezone.localdate()
LATER = TODAY + timedelta(days=90)


@pytest.fixture
def case(tree):
    return make_case(tree.branch)


@pytest.fixture
def guest(tree):
    return make_old_member(tree.branch)


def attach(guest, tree, case, kind=Kind.TEMPORARY, on=TODAY, until=LATER):
    return memberships.attach(guest, unit=tree.sister, kind=kind, on=on, expected_end_on=until, case=case)


def ends(stay):
    stay.refresh_from_db()
    return stay.ends_on, stay.ended_by, stay.ended_case


def test_a_guest_is_counted_at_home_alone(tree, case, guest):
    stay = attach(guest, tree, case)
    assert (stay.began_by, stay.begun_case, stay.expected_end_on) == (Began.ATTACHED, case, LATER)
    assert Person.objects.get(pk=guest.pk).current_unit == tree.branch
    found = movements([tree.sister.pk, tree.branch.pk], TODAY, TODAY + timedelta(days=1))
    assert [(each.opening, each.gained, each.closing) for each in found.values()] == [(0, 0, 0), (1, 0, 1)]
    assert "attached" not in found[tree.sister.pk].gains
    assert "finished" not in found[tree.sister.pk].losses


def test_one_stay_of_each_kind_is_open_at_a_time(tree, case, guest):
    attach(guest, tree, case)
    attach(guest, tree, case, Kind.RESIDENTIAL, until=None)
    with pytest.raises(ValidationError) as refused:
        memberships.attach(
            guest, unit=tree.stranger_branch, kind=Kind.TEMPORARY, on=TODAY, expected_end_on=LATER, case=case
        )
    assert refused.value.messages == ["Người này đang sinh hoạt theo hình thức ấy ở một đơn vị khác rồi."]


def test_a_temporary_stay_needs_the_day_on_which_it_should_end(tree, case, guest):
    with pytest.raises(ValidationError, match="phải có ngày dự kiến kết thúc"):
        attach(guest, tree, case, until=None)
    with pytest.raises(ValidationError, match="đứng trước ngày bắt đầu"):
        attach(guest, tree, case, until=TODAY - timedelta(days=1))


def test_nobody_is_a_guest_at_home(tree, case, guest):
    with pytest.raises(ValidationError, match="sinh hoạt chính thức ở chính Chi đoàn Tổ 1"):
        memberships.attach(guest, unit=tree.branch, kind=Kind.RESIDENTIAL, on=TODAY, case=case)
    stay = attach(guest, tree, case)
    memberships.transfer_person(guest, to=tree.sister, on=TODAY, case=case)
    assert ends(stay) == (TODAY, Ended.FINISHED, case)


def test_an_import_that_moves_a_guest_to_the_host_ends_the_stay(tree, case, guest):
    stay = attach(guest, tree, case, on=date(2026, 3, 1))
    memberships.move_many([memberships.Opening(guest.pk, tree.sister.pk, TODAY, Began.MOVED_IN)])
    assert ends(stay) == (TODAY, Ended.FINISHED, None)


def test_a_transfer_elsewhere_leaves_the_guest_where_it_is(tree, case, guest):
    stay = attach(guest, tree, case)
    memberships.transfer_person(guest, to=tree.stranger_branch, on=TODAY, case=case)
    assert ends(stay) == (None, "", None)


def test_who_leaves_is_a_guest_nowhere_until_that_is_taken_back(tree, case, guest):
    stay = attach(guest, tree, make_case(tree.sister, "CSH-2026-0007"))
    memberships.leave_system(guest, on=LATER, case=case)
    assert ends(stay) == (LATER, Ended.FINISHED, case)
    memberships.cancel_planned(case)
    assert ends(stay) == (None, "", None)


def test_a_stay_that_has_ended_is_neither_ended_again_nor_extended(tree, case, guest):
    stay = attach(guest, tree, case, on=TODAY - timedelta(days=10))
    memberships.extend(stay, expected_end_on=LATER + timedelta(days=30))
    assert memberships.detach(stay, on=TODAY, case=case).ends_on == TODAY
    sentence = texts.STAY_HAS_ENDED.format(day=f"{TODAY:%d/%m/%Y}")
    with pytest.raises(ValidationError, match=sentence):
        memberships.detach(stay, on=TODAY, case=case)
    with pytest.raises(ValidationError, match=sentence):
        memberships.extend(stay, expected_end_on=LATER)


def test_an_end_before_the_beginning_makes_a_stay_of_no_day(tree, case, guest):
    stay = memberships.detach(attach(guest, tree, case), on=TODAY - timedelta(days=5), case=case)
    assert stay.begins_on == stay.ends_on == TODAY


def test_a_closed_unit_takes_no_guest(tree, case, guest):
    type(tree.sister).objects.filter(pk=tree.sister.pk).update(closed_on=TODAY)
    with pytest.raises(ValidationError, match="đã ngừng hoạt động"):
        attach(guest, tree, case)


def test_the_database_keeps_the_reasons_of_the_two_sorts_of_stay_apart(tree, case, guest):
    stay = attach(guest, tree, case)
    for wrong in ({"began_by": Began.MOVED_IN}, {"kind": Kind.MAIN}):
        with pytest.raises(IntegrityError, match="membership_"), transaction.atomic():
            Membership.objects.filter(pk=stay.pk).update(**wrong)
