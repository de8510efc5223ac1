"""What waits for whom, and what stands in the way of closing a unit."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from branches.cases import texts
from branches.cases.models import Case
from branches.cases.queries import closing_reasons, waiting_for
from branches.pillars import registry
from branches.positions.models import Position
from tests.branches.cases import stub


@pytest.fixture
def today():
    return timezone.localdate()


def told(user, on):
    return [(todo.what, todo.number, todo.due_on) for todo in waiting_for(user, on)]


def test_a_case_waits_for_who_holds_a_post_where_it_is_and_may_take_the_step(sent, cast, today):
    waits = [("Hồ sơ thử: Xác nhận", sent.case.number, today + timedelta(days=stub.DAYS))]
    assert told(cast.ward_officer, today) == waits
    assert told(cast.ward_secretary, today) == waits
    # From above it could be done too, but it isn't theirs to do; the branch waits itself.
    assert told(cast.province_officer, today) == []
    assert told(cast.secretary, today) == []
    assert told(cast.outsider, today) == []


def test_a_draft_waits_for_who_opened_it(draft, cast, today):
    assert told(cast.secretary, today) == [("Hồ sơ thử: bản nháp chưa gửi", draft.case.number, None)]
    assert told(cast.deputy, today) == []


def test_what_goes_into_letters_names_nobody(sent, cast, today):
    todo = waiting_for(cast.ward_officer, today)[0]
    assert todo.about == "Vi Thị Hạnh"
    assert "Hạnh" not in f"{todo.what} {todo.number} {todo.kind} {todo.url}"


def test_an_act_without_a_form_can_be_done_from_the_inbox(sent, cast, today):
    stub.act(sent, "hand_back", cast.ward_officer, note="bổ sung")
    todo = waiting_for(cast.secretary, today)[0]
    version = Case.objects.get(pk=sent.case_id).version
    assert todo.quick == (("Gửi lên cơ sở", f"{sent.case.get_absolute_url()}viec/send/?version={version}"),)


def test_what_is_overdue_below_is_told_to_who_confirms(sent, cast, today):
    Case.objects.filter(pk=sent.case_id).update(due_on=today - timedelta(days=1))
    late = [("Hồ sơ thử: quá hạn ở Đoàn phường Một", sent.case.number, today - timedelta(days=1))]
    assert told(cast.province_officer, today) == late
    assert [todo[0] for todo in told(cast.ward_officer, today)] == ["Hồ sơ thử: Xác nhận"]
    assert told(cast.administrator, today) == []  # confirms nothing


def test_it_asks_as_much_for_thirty_cases_as_for_one(sent, tree, cast, today, django_assert_max_num_queries):
    with django_assert_max_num_queries(20) as one:
        assert len(told(cast.ward_officer, today)) == 1
    for number in range(29):
        stub.act(stub.make_case(tree.branch, tree.ward, cast.secretary, f"Người {number}"), "send", cast.secretary)
    cast.ward_officer.__dict__.pop("_held", None)
    with django_assert_max_num_queries(20) as thirty:
        assert len(told(cast.ward_officer, today)) == 30
    assert len(thirty) == len(one)


def test_open_cases_stand_in_the_way_of_closing_a_unit(sent, tree, cast):
    number = sent.case.number
    assert closing_reasons(tree.branch) == [texts.OPENED_OPEN.format(count=1, numbers=number)]
    assert closing_reasons(tree.ward) == [texts.HOLDS.format(count=1, numbers=number)]
    assert closing_reasons(tree.sister) == []
    stub.act(sent, "confirm", cast.ward_officer, note="được")
    assert closing_reasons(tree.branch) == []


def test_a_unit_that_took_part_and_holds_it_no_more_is_told_too(sent, tree, cast):
    stub.act(sent, "hand_back", cast.ward_officer, note="bổ sung")
    assert closing_reasons(tree.ward) == [texts.PARTY.format(count=1, numbers=sent.case.number)]


def test_what_a_unit_without_anybody_holds_waits_for_the_nearest_above(sent, cast, today):
    stub.act(sent, "hand_back", cast.ward_officer, note="bổ sung")
    assert told(cast.ward_officer, today) == []
    Position.objects.filter(unit=sent.from_unit).update(ends_on=today - timedelta(days=1))
    step = [("Hồ sơ thử: Gửi lên cơ sở", sent.case.number, today + timedelta(days=stub.DAYS))]
    for user in (cast.ward_officer, cast.ward_secretary, cast.province_officer):
        user.__dict__.pop("_held", None)
    assert told(cast.ward_officer, today) == step
    assert told(cast.ward_secretary, today) == step
    assert told(cast.province_officer, today) == []  # the ward is nearer


def test_a_unit_that_is_only_named_as_the_target_is_told_too(draft, tree, monkeypatch):
    kind = replace(stub.KIND, named_in=lambda unit: [draft.case_id] if unit == tree.sister else [])
    monkeypatch.setitem(registry._pillars, 9, replace(stub.PILLAR, case_kinds=[kind]))
    assert closing_reasons(tree.sister) == [texts.PARTY.format(count=1, numbers=draft.case.number)]
