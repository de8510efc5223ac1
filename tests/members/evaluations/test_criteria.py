"""The suggestion: the lowest level that the known criteria allow, and never more than is known."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branches.pillars.contract import Fact
from members.evaluations import criteria, texts
from members.evaluations.criteria import Limits, suggest
from members.evaluations.models import Level

LIMITS = Limits(attendance=(90, 80, 50), tasks=(100, 100, 80))


def facts(**values):
    return {code: Fact(value, str(value)) for code, value in values.items()}


@pytest.mark.parametrize(
    ("code", "levels"),
    [
        (
            "attendance",
            {100: "excellent", 90: "excellent", 89: "good", 80: "good", 79: "done", 50: "done", 49: "not_done"},
        ),
        ("tasks", {100: "excellent", 99: "done", 80: "done", 79: "not_done", 0: "not_done"}),
        ("training", {"excellent": "excellent", "good": "good", "done": "done", "not_done": "not_done", "x": None}),
        ("dues", {"on_time": "excellent", "late": "done", "missing": "not_done", "x": None}),
        ("discipline", {"none": "excellent", "reprimand": "not_done", "expulsion": "not_done", "": None}),
    ],
)
def test_each_criterion_allows_a_level(code, levels):
    assert {value: criteria.level_of(code, value, LIMITS) for value in levels} == levels


def test_the_lowest_of_what_is_known_is_suggested():
    found = suggest(facts(attendance=95, tasks=100, training="good", dues="on_time", discipline="none"), LIMITS)
    assert (found.level, found.missing, found.provisional) == (Level.GOOD, [], False)
    assert suggest(facts(attendance=95, discipline="warning"), LIMITS).level == Level.NOT_DONE


def test_what_lacks_is_named_and_changes_nothing():
    found = suggest(facts(training="excellent", discipline="none"), LIMITS)
    assert (found.level, criteria.told(found)) == (
        Level.EXCELLENT,
        "tạm, chưa có: sinh hoạt, việc được giao, đoàn phí",
    )


@pytest.mark.parametrize("values", [{}, {"discipline": "none"}, {"discipline": "reprimand"}, {"dues": "x"}])
def test_where_only_discipline_is_known_nothing_is_suggested(values):
    found = suggest(facts(**values), LIMITS)
    assert (found.level, found.provisional, criteria.told(found)) == (None, False, "")


VALUES = {
    "attendance": st.integers(0, 100),
    "tasks": st.integers(0, 100),
    "training": st.sampled_from(Level.values),
    "dues": st.sampled_from(["on_time", "late", "missing"]),
    "discipline": st.sampled_from(["none", "reprimand"]),
}


@given(st.fixed_dictionaries({}, optional=VALUES), st.sampled_from(sorted(VALUES)))
def test_a_fact_less_never_lowers_what_is_suggested(values, gone):
    whole = suggest(facts(**values), LIMITS).level
    rest = suggest(facts(**{code: value for code, value in values.items() if code != gone}), LIMITS).level
    assert rest is None or whole is None or rest.height >= whole.height


def test_the_thresholds_are_those_of_the_rule_set():
    rules = SimpleNamespace(
        evaluation_attendance_excellent=95,
        evaluation_attendance_good=70,
        evaluation_attendance_done=40,
        evaluation_tasks_excellent=100,
        evaluation_tasks_good=90,
        evaluation_tasks_done=50,
    )
    limits = Limits.of(rules)
    assert suggest(facts(attendance=90, tasks=95), limits).level == Level.GOOD
    assert criteria.thresholds("tasks", limits) == "xuất sắc từ 100%, tốt từ 90%, hoàn thành từ 50%"
    assert criteria.thresholds("dues", limits) == texts.criteria.THRESHOLDS["dues"]
