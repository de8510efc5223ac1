"""Evidence of criterion 1.3, for any past period."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from branches.cases.evidence import Measure, measure
from branches.cases.models import Case, CaseAttachment, CaseStep
from branches.cases.transitions import extend_due
from tests.branches.cases import stub
from tests.branches.cases.files import attach_pdf
from tests.branches.cases.stub import late

TODAY = timezone.localdate()
YEAR = (date(TODAY.year, 1, 1), date(TODAY.year, 12, 31))


def of(unit, period=YEAR):
    return measure([unit], period)[unit.pk]


def moment(day):
    """Noon of a day, which is the same day here as in UTC."""
    return datetime(day.year, day.month, day.day, 5, tzinfo=UTC)


def test_a_case_counts_for_the_unit_that_opened_it_and_only_once_it_is_done(sent, tree, cast):
    assert of(tree.branch) == Measure()
    stub.act(sent, "confirm", cast.ward_officer, note="được")
    assert of(tree.branch) == Measure(closed=1, complete=0)
    assert of(tree.sister) == of(tree.stranger_ward) == Measure()


def test_it_is_complete_when_every_paper_that_its_slice_asks_for_is_there(sent, tree, cast):
    stub.act(sent, "confirm", cast.ward_officer, note="được")
    attach_pdf(sent.case, cast.secretary, slot="letter")
    assert of(tree.branch) == Measure(closed=1, complete=1)
    CaseAttachment.objects.update(removed_at=timezone.now(), removed_by=cast.secretary)
    assert of(tree.branch) == Measure(closed=1, complete=0)


def test_what_was_withdrawn_counts_for_nobody(sent, tree, cast):
    stub.act(sent, "recall", cast.secretary)
    assert of(tree.branch) == Measure()


def test_a_case_of_another_period_does_not_count(sent, tree, cast):
    stub.act(sent, "confirm", cast.ward_officer, note="được")
    before = (date(TODAY.year - 1, 1, 1), date(TODAY.year - 1, 12, 31))
    assert of(tree.branch, before) == Measure()


def test_an_overdue_step_counts_against_who_held_it(sent, tree):
    late(sent, 3)
    assert of(tree.ward) == Measure(late_cases=1, late_days=3)
    assert of(tree.branch) == Measure()


def test_it_still_counts_after_it_was_done_and_not_before_its_due_day(sent, tree, cast):
    late(sent, 3)
    stub.act(sent, "hand_back", cast.ward_officer, note="bổ sung")
    assert of(tree.ward) == Measure(late_cases=1, late_days=3)
    assert of(tree.ward, (TODAY - timedelta(days=9), TODAY - timedelta(days=3))) == Measure()
    assert of(tree.ward, (TODAY - timedelta(days=9), TODAY - timedelta(days=2))) == Measure(late_cases=1, late_days=1)


def test_an_extension_forgives_nothing_that_was_late_before_it(sent, tree, cast):
    late(sent, 3)
    case = Case.objects.get(pk=sent.case_id)
    extend_due(case, due_on=TODAY + timedelta(days=10), actor=cast.ward_officer, note="chờ giấy")
    assert of(tree.ward) == Measure(late_cases=1, late_days=3)


def test_many_units_cost_what_one_costs(sent, tree, cast, django_assert_num_queries):
    stub.act(sent, "confirm", cast.ward_officer, note="được")
    with django_assert_num_queries(6):
        measure([tree.branch], YEAR)
    with django_assert_num_queries(6):
        measure([tree.branch, tree.sister, tree.ward, tree.province, tree.stranger_ward], YEAR)


SPANS = st.lists(
    st.tuples(st.integers(0, 1), st.integers(0, 40), st.integers(0, 20), st.none() | st.integers(0, 12)), max_size=6
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spans=SPANS, first=st.integers(0, 45), length=st.integers(0, 45))
def test_the_late_days_are_those_that_a_look_on_every_day_would_have_found(sent, tree, cast, spans, first, length):
    """Rows of steps as random histories leave them, compared with asking each day what was overdue that day."""
    start = TODAY - timedelta(days=60)
    things = [sent.case, Case.objects.get(pk=_another(tree, cast))]
    CaseStep.objects.filter(case__in=things).update(due_on=None)
    rows = []
    for number, (which, begun, stays, allowed) in enumerate(spans):
        begin = start + timedelta(days=begun)
        rows.append(
            CaseStep(
                case=things[which],
                act=f"x{number}",
                status="x",
                holder=tree.ward,
                due_on=None if allowed is None else begin + timedelta(days=allowed),
                begun_at=moment(begin),
                ended_at=moment(begin + timedelta(days=stays)),
                actor=cast.secretary,
            )
        )
    CaseStep.objects.bulk_create(rows)
    period = (start + timedelta(days=first), start + timedelta(days=first + length))
    days = [period[0] + timedelta(days=n) for n in range(length + 1)]
    overdue = [
        (row.case_id, day)
        for row in rows
        for day in days
        if row.due_on and row.begun_at.date() <= day <= row.ended_at.date() and day > row.due_on and day <= TODAY
    ]
    found = measure([tree.ward], period)[tree.ward.pk]
    assert (found.late_days, found.late_cases) == (len(overdue), len({case for case, _ in overdue}))


def _another(tree, cast):
    found = Case.objects.filter(about="Người khác").first()
    return found.pk if found else stub.make_case(tree.branch, tree.ward, cast.secretary, "Người khác").case_id


@pytest.mark.parametrize("kind_counts", [True, False])
def test_a_kind_may_name_other_units_that_it_counts_for(sent, tree, cast, monkeypatch, kind_counts):
    from dataclasses import replace

    from branches.pillars import registry

    kind = replace(stub.KIND, counts_for=lambda thing: [tree.stranger_ward.pk] if kind_counts else [])
    monkeypatch.setitem(registry._pillars, 9, replace(stub.PILLAR, case_kinds=[kind]))
    now = timezone.now()
    CaseStep.objects.create(
        case=sent.case, act="x", status="x", holder=tree.stranger_ward, begun_at=now, ended_at=now, actor=cast.system
    )
    stub.act(sent, "confirm", cast.ward_officer, note="được")
    assert of(tree.stranger_ward).closed == int(kind_counts)
