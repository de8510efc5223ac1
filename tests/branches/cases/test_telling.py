"""Many rows through the door of statuses at once, what is told without a step, papers that are offered."""

from dataclasses import replace

import pytest
from django.db.models import F

from branches.cases import clock, slots, timeline
from branches.cases.transitions import WrongState, extend_due, lock, move_many, record
from members.transfers.models import Status, Transfer
from tests.branches.cases import stub


@pytest.fixture
def three(tree, cast):
    return [stub.make_case(tree.branch, tree.ward, cast.secretary) for _ in range(3)]


def statuses(things):
    return list(Transfer.objects.filter(pk__in=[thing.pk for thing in things]).order_by("pk").values_list("status"))


def test_many_are_moved_in_one_statement(three, django_assert_num_queries):
    things = [lock(thing) for thing in three]
    with django_assert_num_queries(1):
        move_many(things, Status.AT_SENDING_BASE, reason_more=F("reason"))
    assert statuses(three) == [(Status.AT_SENDING_BASE,)] * 3
    assert set(Transfer.objects.values_list("reason_more", flat=True)) == {three[0].reason}
    # As they were when they were locked: who goes on with them reads them again.
    assert {thing.status for thing in things} == {Status.DRAFT}


def test_one_that_has_no_such_step_stops_all(three, cast):
    stub.act(three[1], "send", cast.secretary)
    things = [lock(thing) for thing in three]
    with pytest.raises(WrongState) as told:
        move_many(things, Status.AT_SENDING_BASE)
    assert "Nơi đi xác nhận" in str(told.value)
    assert statuses(three) == [(Status.DRAFT,), (Status.AT_SENDING_BASE,), (Status.DRAFT,)]


def test_none_asks_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        move_many([], Status.AT_SENDING_BASE)


# Told without a step


def events(thing):
    case = thing.case
    steps = list(case.steps.select_related("actor", "holder", "for_unit").order_by("pk"))
    return [(event["text"], event["kind"]) for event in timeline.events(case, stub.KIND, steps, [], [])]


def test_what_moves_nothing_is_told_and_the_step_runs_on(sent, cast, tree):
    running = sent.case.steps.get(ended_at=None)
    record(sent.case, act="noted", actor=cast.secretary, for_unit=tree.branch, note="3 người", acting="recorded")
    assert sent.case.steps.get(ended_at=None) == running
    last = sent.case.steps.order_by("pk").last()
    assert (last.status, last.holder, last.acting, last.begun_at) == (sent.case.status, None, "recorded", last.ended_at)
    # In neither colour: nothing has come to an end.
    assert events(sent)[0][1] == ""


def test_a_told_line_is_no_beginning_of_a_step(sent, cast, tree):
    from datetime import timedelta

    from django.utils import timezone

    today = timezone.localdate()
    sent.case.steps.filter(ended_at=None).update(begun_at=timezone.now() - timedelta(days=9))
    record(sent.case, act="noted", actor=cast.secretary, for_unit=tree.branch)
    extend_due(sent.case, due_on=today + timedelta(days=9), actor=cast.ward_officer, note="Thêm ngày")
    steps = list(sent.case.steps.select_related("holder").order_by("pk"))
    assert clock.step_begun(steps) == today - timedelta(days=9)


# Offered


def test_a_paper_that_is_offered_is_shown_and_never_lacks(sent):
    [slot] = [replace(each, required=lambda thing: False) for each in stub.KIND.papers[:1]]
    for offered, told in ((lambda thing: True, ["optional"]), (lambda thing: False, [])):
        kind = replace(stub.KIND, papers=[replace(slot, offered=offered)])
        assert [each.state for each in slots.filled(kind, sent, [], [])] == told
        assert slots.missing(kind, sent, [], []) == []
