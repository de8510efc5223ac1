"""What must never be false of departures, leaves, stays and honours; and every pair of states."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from branches.cases import transitions
from branches.cases.transitions import WrongState
from members.departures.actions import record_death
from members.departures.honours import offers, texts
from members.departures.models import Departure, Honour, HonourStatus, Leave, Status, StayOn
from members.people.actions import records
from tests.members.departures.making import at, honour_at, propose
from tests.members.people.people import make_person


@pytest.mark.parametrize(
    "changes",
    [
        {"status": "done", "stay": None},
        {"status": "scheduled", "stay": None},
        {"status": "on_leave"},
        {"way": "leave", "begins_on": None, "until": None},
        {"way": "leave", "begins_on": date(2026, 2, 2), "until": date(2026, 2, 1)},
    ],
)
def test_the_database_refuses_what_must_never_be(changes, member):
    departure = at("age", "draft", member)
    with pytest.raises(IntegrityError), transaction.atomic():
        Departure.objects.filter(pk=departure.pk).update(**changes)


def test_a_person_has_one_open_departure(member, tree):
    departure = at("age", "draft", member)
    other = at("own_wish", "draft", make_person(tree.branch, "Lò Văn Hai"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Departure.objects.filter(pk=other.pk).update(person=departure.person)
    other.person = departure.person
    with pytest.raises(ValidationError, match="chưa xong"):
        other.full_clean(exclude=["case"])


@pytest.mark.parametrize(
    "changes",
    [
        {"until": date(2020, 1, 1)},
        {"ended_on": date(2030, 1, 1)},
        {"ended_by": "left"},
        {"ended_on": date(2020, 1, 1), "ended_by": "left"},
    ],
)
def test_a_leave_has_days_in_order_and_ends_for_a_reason(changes, member):
    at("leave", "on_leave", member)
    with pytest.raises(IntegrityError), transaction.atomic():
        Leave.objects.update(**changes)


def test_a_stay_is_not_over_before_it_was_decided(member):
    at("age", "kept", member)
    with pytest.raises(IntegrityError), transaction.atomic():
        StayOn.objects.update(until=date(2020, 1, 1))


@pytest.mark.parametrize(
    ("status", "changes"),
    [
        ("draft", {"status": "confirmed"}),
        ("confirmed", {"ended_on": date(2099, 1, 1)}),
        ("confirmed", {"ended_why": "Lý do"}),
        ("confirmed", {"ended_on": date(2020, 1, 1), "ended_why": "Lý do"}),
    ],
)
def test_an_honour_is_by_resolution_and_ends_for_a_reason(status, changes, tree):
    honour = honour_at(status, tree.branch)
    with pytest.raises(IntegrityError), transaction.atomic():
        Honour.objects.filter(pk=honour.pk).update(**changes)


def test_a_record_is_named_once(tree, cast, member):
    propose(tree.branch, cast.secretary, person=member)
    with pytest.raises(ValidationError, match="danh dự"):
        propose(tree.branch, cast.secretary, person=member)
    propose(tree.branch, cast.secretary)
    propose(tree.branch, cast.secretary)


def test_who_has_died_and_who_was_written_down_by_mistake_is_not_proposed(tree, cast, member):
    wrong = make_person(tree.branch, "Lò Văn Nhầm")
    records.void_person(wrong, actor=cast.secretary, reason="Ghi trùng")
    record_death(member, actor=cast.secretary, asked_on=timezone.localdate())
    for person, said in ((wrong, texts.RECORD_IS_VOID), (member, texts.HAS_DIED)):
        with pytest.raises(ValidationError, match=said):
            propose(tree.branch, cast.secretary, person=person)
        person.refresh_from_db()
        assert offers.on_record(cast.secretary, person) == []


def pairs(model, statuses):
    refused = []
    for before in statuses:
        for after in statuses:
            thing = model(status=before)
            thing.save = lambda **_: None
            try:
                transitions.move(thing, after)
            except WrongState:
                refused.append((before, after))
    return refused


def test_no_status_follows_another_but_by_the_flow():
    for model, statuses in ((Departure, Status), (Honour, HonourStatus)):
        allowed = {(before, after) for before, row in model.FLOW.items() for after in row}
        every = {(before, after) for before in statuses for after in statuses}
        assert set(pairs(model, statuses)) == every - allowed
