"""The decision, its announcement, and the remarks that follow."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from branches.papers.models import Paper
from branches.rulesets.models import RuleSet
from members.conduct.texts import discipline as texts
from members.people.models import Person
from tests.members.conduct import making
from tests.members.conduct.making import (
    TODAY,
    announce,
    days_ago,
    decide,
    draft,
    end,
    faults,
    fresh,
    own,
    propose,
    remark,
    send,
    vote,
)

# The decision


def test_another_form_than_the_proposed_one_needs_a_reason(cast, person):
    thing = own("deciding", person)
    assert faults(decide, thing, cast.secretary, form="reprimand") == {
        "form_reason": [texts.FORM_REASON_MISSING.format(form="cảnh cáo")]
    }
    decide(thing, cast.secretary, form="reprimand", form_reason="Vi phạm lần đầu")
    thing = fresh(thing)
    assert (thing.form, thing.form_reason, thing.proposed_form) == ("reprimand", "Vi phạm lần đầu", "warning")
    assert thing.case.steps.last().note == "khiển trách, 01-QĐ/CĐ; khác đề nghị vì: Vi phạm lần đầu"


def test_a_form_beyond_the_own_authority_is_the_superiors(cast, person):
    thing = own("deciding", person)
    assert faults(decide, thing, cast.secretary, form="expulsion", form_reason="Nặng") == {
        "form": [texts.FORM_ABOVE.format(form="khai trừ", unit="Đoàn phường Một")]
    }


def test_a_superior_decides_on_milder_forms_too(cast, person, tree):
    thing = draft(person, cast.secretary, "expulsion")
    for step in (propose, vote, send):
        step(thing, cast.secretary)
    decide(thing, cast.ward_officer, form="reprimand", form_reason="Vi phạm lần đầu")
    assert (fresh(thing).form, fresh(thing).decider) == ("reprimand", tree.ward)


def test_a_decision_written_outside_is_entered_with_its_number(cast, person):
    thing = own("deciding", person)
    values = {"how": texts.OUTSIDE, "on": days_ago(0), "signer": "", "signer_post": ""}
    assert faults(decide, thing, cast.secretary, **values) == {"number": [texts.NUMBER_OUTSIDE_MISSING]}
    decide(thing, cast.secretary, number=41, **values)
    paper = Paper.objects.get()
    assert (paper.reference, paper.pdf.name, paper.title) == (
        "41-QĐ/CĐ",
        "",
        "Quyết định kỷ luật đối với đồng chí Vi Thị Hạnh",
    )


def test_the_decision_comes_after_the_meeting(cast, person):
    thing = own("deciding", person)
    assert faults(decide, thing, cast.secretary, on=days_ago(1)) == {
        "on": [texts.DECIDED_TOO_EARLY.format(day=f"{TODAY():%d/%m/%Y}")]
    }


def test_a_decision_not_yet_announced_is_taken_back(cast, person):
    thing = own("decided", person)
    making.revoke(thing, cast.secretary)
    thing = fresh(thing)
    assert (thing.status, thing.case.outcome, thing.announced_on, thing.annulled_on) == (
        "annulled",
        "cancelled",
        None,
        TODAY(),
    )
    assert Person.objects.get(pk=person.pk).standing == "member"


# Announcing


def test_it_is_announced_from_its_effective_day_on_and_not_ahead(cast, person):
    thing = own("deciding", person)
    decide(thing, cast.secretary, effective_on=TODAY())
    assert faults(announce, thing, cast.secretary, announced_on=days_ago(-1)) == {
        "announced_on": [texts.ANNOUNCED_IN_FUTURE]
    }
    assert faults(announce, thing, cast.secretary, announced_on=days_ago(1)) == {
        "announced_on": [texts.ANNOUNCED_TOO_EARLY.format(day=f"{TODAY():%d/%m/%Y}")]
    }


def test_a_decision_withdrawn_from_the_register_is_not_announced(cast, person):
    from branches.papers.actions import withdraw as withdraw_paper

    thing = own("decided", person)
    withdraw_paper(thing.resolution.paper, actor=cast.secretary, reason="Sai tên")
    assert faults(announce, thing, cast.secretary) == {"": [texts.DECISION_WITHDRAWN.format(reference="01-QĐ/CĐ")]}


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 8, 15), 3, date(2026, 11, 15)),
    ],
)
def test_months_end_on_the_last_day_of_a_shorter_one(day, months, expected):
    from members.conduct.actions.steps import months_after

    assert months_after(day, months) == expected


def test_the_clock_of_the_remarks_begins_anew_with_each(cast, person):
    from members.conduct.actions.steps import months_after

    thing = own("in_force", person)
    assert thing.case.due_on == months_after(TODAY(), 3)
    RuleSet.objects.create(
        effective_on=days_ago(9), values={"discipline_remark_months": 2}, source="x", created_by=cast.system
    )
    remark(thing, cast.secretary, text="Đã khắc phục.")
    thing = fresh(thing)
    assert (thing.case.due_on, thing.last_remark_on) == (months_after(TODAY(), 2), TODAY())
    assert thing.case.steps.last().note == f"ngày {TODAY():%d/%m/%Y}: Đã khắc phục."


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"text": " "}, {"text": [texts.REMARK_MISSING]}),
        ({"remarked_on": days_ago(-1)}, {"remarked_on": [texts.REMARK_IN_FUTURE]}),
        (
            {"remarked_on": days_ago(1)},
            {"remarked_on": [texts.REMARK_TOO_EARLY.format(day=f"{TODAY():%d/%m/%Y}")]},
        ),
    ],
)
def test_a_remark_that_cannot_be_is_refused_by_field(values, said, cast, person):
    assert faults(remark, own("in_force", person), cast.secretary, **values) == said


def test_it_does_not_end_before_it_began(cast, person):
    thing = own("in_force", person)
    day = f"{TODAY():%d/%m/%Y}"
    assert faults(end, thing, cast.secretary, on=days_ago(1)) == {"on": [texts.END_TOO_EARLY.format(day=day)]}
    with pytest.raises(PermissionDenied, match="Việc này của cấp đã quyết định"):
        end(thing, cast.committee_member)
