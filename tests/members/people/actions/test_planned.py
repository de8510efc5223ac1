"""Changes of the ledger that are written for a day to come."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from members.people.actions import memberships, records
from members.people.models import Membership, Person
from members.people.models.memberships import Began, Ended, Kind
from members.people.models.persons import Standing
from members.people.queries import copies, planned
from tests.members.people.cases import make_case
from tests.members.people.people import make_old_member, make_person

TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=40)


def copy_of(person):
    person = Person.objects.get(pk=person.pk)
    return person.standing, person.current_unit, person.kept_by, person.left_reason


def rows_of(person):
    rows = Membership.objects.main().filter(person=person).order_by("begins_on", "pk")
    return [(stay.unit.code, stay.begins_on, stay.ends_on, stay.began_by, stay.ended_by) for stay in rows]


@pytest.fixture
def case(tree):
    return make_case(tree.branch)


@pytest.fixture
def mover(tree):
    return make_old_member(tree.branch)


def test_a_transfer_names_its_case_on_both_rows(tree, case, mover):
    stay = memberships.transfer_person(mover, to=tree.sister, on=date(2026, 5, 4), case=case)
    left = Membership.objects.get(person=mover, unit=tree.branch)
    assert (left.ends_on, left.ended_by, left.ended_case, left.begun_case) == (
        date(2026, 5, 4),
        Ended.MOVED_OUT,
        case,
        None,
    )
    assert (stay.begins_on, stay.began_by, stay.begun_case, stay.ended_case) == (
        date(2026, 5, 4),
        Began.MOVED_IN,
        case,
        None,
    )


def test_a_transfer_takes_along_what_a_list_says_of_the_year_and_leaves_the_post(tree, case):
    person = make_person(tree.branch, listed_post="secretary")
    Membership.objects.filter(person=person).update(listed_training="registered", attached=True)
    stay = memberships.transfer_person(person, to=tree.sister, on=TODAY, case=case)
    assert (stay.listed_training, stay.listed_post, stay.attached) == ("registered", "", False)


def test_a_transfer_ahead_is_told_until_its_day_comes(tree, case, mover):
    stay = memberships.transfer_person(mover, to=tree.sister, on=SOON, case=case)
    assert copy_of(mover) == (Standing.MEMBER, tree.branch, None, "")
    assert planned.planned_of([mover.pk]) == {mover.pk: stay}
    told = planned.changes_of([mover.pk])[mover.pk]
    assert (told.on, told.unit, told.case) == (SOON, tree.sister, case)
    assert told.mark == f"Sẽ chuyển đến {tree.sister} ngày {SOON:%d/%m/%Y}"
    assert memberships.settle_due(SOON) == [mover.pk]
    assert copy_of(mover) == (Standing.MEMBER, tree.sister, None, "")


def test_of_who_stays_nothing_is_told(tree, mover, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert planned.planned_of([mover.pk]) == {}
        assert planned.changes_of([mover.pk]) == {}


def test_a_cancelled_transfer_leaves_the_stay_as_it_was(tree, case, mover):
    before = rows_of(mover)
    memberships.transfer_person(mover, to=tree.sister, on=SOON, case=case)
    memberships.cancel_planned(case)
    assert rows_of(mover) == before
    assert memberships.settle_due(SOON) == []
    voided = Membership.objects.get(person=mover, void=True)
    assert (voided.unit, voided.void_reason) == (tree.sister, "Hủy trước ngày hiệu lực, hồ sơ CSH-2026-0001")
    memberships.transfer_person(mover, to=tree.sister, on=SOON, case=case)
    assert planned.changes_of([mover.pk])[mover.pk].unit == tree.sister


def test_what_has_begun_is_not_cancelled(tree, case, mover):
    memberships.transfer_person(mover, to=tree.sister, on=TODAY, case=case)
    with pytest.raises(ValidationError, match=f"đã có hiệu lực từ ngày {TODAY:%d/%m/%Y}"):
        memberships.cancel_planned(case)
    with pytest.raises(ValidationError, match="Không có thay đổi nào của hồ sơ CSH-2026-0002"):
        memberships.cancel_planned(make_case(tree.branch, "CSH-2026-0002"))


def test_a_leave_ahead_is_taken_back_too(tree, case, mover):
    memberships.leave_system(mover, on=SOON, case=case)
    told = planned.changes_of([mover.pk])[mover.pk]
    assert told.mark == f"Sẽ rời danh sách vì chuyển đi ngày {SOON:%d/%m/%Y}"
    assert planned.planned_of([mover.pk]) == {}
    memberships.cancel_planned(case)
    assert rows_of(mover) == [("TT.P1.CD01", date(2024, 3, 26), None, Began.ADMITTED, "")]


def test_who_comes_from_outside_on_a_day_to_come_is_no_member_until_then(tree, case):
    person = make_person(tree.branch, member=False)
    memberships.enter_system(person, unit=tree.branch, on=SOON, case=case)
    assert copy_of(person) == (Standing.YOUTH, None, tree.branch, "")
    assert planned.changes_of([person.pk])[person.pk].mark == f"Sẽ vào {tree.branch} ngày {SOON:%d/%m/%Y}"
    memberships.settle_due(SOON)
    assert copy_of(person) == (Standing.MEMBER, tree.branch, None, "")


@pytest.mark.parametrize(
    "change",
    [
        lambda person, tree: memberships.move_person(person, to=tree.stranger_branch, on=TODAY),
        lambda person, tree: memberships.end_main(person, on=TODAY, reason=Ended.DIED),
        lambda person, tree: memberships.open_main(person, unit=tree.branch, on=TODAY, began_by=Began.LISTED),
        lambda person, tree: memberships.void_membership(
            Membership.objects.get(person=person, unit=tree.branch), reason="Nhầm"
        ),
        lambda person, tree: memberships.move_many(
            [memberships.Opening(person.pk, tree.stranger_branch.pk, TODAY, Began.MOVED_IN)]
        ),
        lambda person, tree: memberships.open_many(
            [memberships.Opening(person.pk, tree.stranger_branch.pk, TODAY, Began.IMPORTED)]
        ),
    ],
    ids=["move", "end", "open", "void", "move many", "open many"],
)
def test_while_a_change_lies_ahead_any_other_is_refused_by_day_and_case(tree, case, mover, change):
    memberships.transfer_person(mover, to=tree.sister, on=SOON, case=case)
    before = rows_of(mover)
    with pytest.raises(ValidationError) as refused:
        change(mover, tree)
    assert refused.value.messages == [
        f"Sẽ chuyển đến {tree.sister} ngày {SOON:%d/%m/%Y} theo hồ sơ CSH-2026-0001. "
        "Hủy việc ấy trước, hoặc đợi qua ngày đó rồi ghi tiếp."
    ]
    assert rows_of(mover) == before


def test_a_plan_without_a_case_is_taken_back_by_voiding_it(tree, mover):
    stay = memberships.move_person(mover, to=tree.sister, on=SOON)
    memberships.void_membership(stay, reason="Nhầm")
    assert rows_of(mover) == [("TT.P1.CD01", date(2024, 3, 26), None, Began.ADMITTED, "")]


def test_a_record_with_a_plan_is_not_voided_as_a_mistake(cast, tree, case, mover):
    memberships.transfer_person(mover, to=tree.sister, on=SOON, case=case)
    with pytest.raises(records.Tied) as refused:
        records.void_person(mover, actor=cast.secretary, reason="Nhầm")
    assert [sentence[:15] for sentence in refused.value.ties] == ["Sẽ chuyển đến C"]


def test_what_a_list_says_is_written_on_the_running_stay_and_not_on_the_next(tree, case, mover):
    memberships.transfer_person(mover, to=tree.sister, on=SOON, case=case)
    memberships.note_listing(mover, listed_post="secretary")
    assert dict(Membership.objects.values_list("unit__code", "listed_post")) == {
        "TT.P1.CD01": "secretary",
        "TT.P1.CD02": "",
    }
    assert Person.objects.get(pk=mover.pk).listed_post == "secretary"


def test_a_voided_record_leaves_no_stay_of_any_kind(cast, tree, case, mover):
    memberships.attach(mover, unit=tree.sister, kind=Kind.RESIDENTIAL, on=TODAY, case=case)
    records.void_person(mover, actor=cast.secretary, reason="Nhầm")
    assert Membership.objects.valid().filter(person=mover).count() == 0
    assert copies.differences(TODAY) == []
