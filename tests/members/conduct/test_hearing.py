"""What is proposed, and the meeting that hears and votes."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from members.conduct import actions
from members.conduct.texts import discipline as texts
from tests.members.conduct import making
from tests.members.conduct.making import (
    TODAY,
    ballot,
    days_ago,
    draft,
    faults,
    fresh,
    own,
    propose,
    stands,
    vote,
)

# What is proposed


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"form": "dissolution"}, {"proposed_form": [texts.FORM_NOT_OF_IT.format(form="giải tán")]}),
        ({"form": ""}, {"proposed_form": [texts.FORM_MISSING]}),
        ({"form": "removal"}, {"post": [texts.POST_NONE.format(name="Vi Thị Hạnh")]}),
        ({"violation": "  "}, {"violation": [texts.VIOLATION_MISSING]}),
        ({"happened_on": date(2099, 2, 28)}, {"happened_on": [texts.HAPPENED_IN_FUTURE]}),
        (
            {"happened_on": date(2000, 2, 29)},
            {"happened_on": [texts.HAPPENED_TOO_EARLY.format(day="15/02/2001")]},
        ),
    ],
)
def test_a_draft_that_cannot_be_right_is_refused_by_field(values, said, cast, person):
    assert faults(draft, person, cast.secretary, **values) == said


def test_somebody_under_review_is_not_reviewed_twice(cast, person):
    first = draft(person, cast.secretary)
    assert faults(draft, person, cast.secretary) == {"": [texts.UNDER_REVIEW.format(number=first.case.number)]}
    making.withdraw(first, cast.secretary)
    assert draft(person, cast.secretary).case.number.endswith("0002")


def test_while_one_is_in_force_another_may_be_reviewed(cast, person):
    own("in_force", person)
    assert draft(person, cast.secretary).status == "draft"


def test_nobody_opens_a_case_about_themselves(cast, officer):
    with pytest.raises(PermissionDenied, match="về chính anh/chị"):
        draft(officer, cast.deputy)
    thing = draft(officer, cast.secretary)
    with pytest.raises(PermissionDenied, match="về chính anh/chị"):
        propose(thing, cast.deputy)


# The meeting


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"heard_on": None}, {"heard_on": [texts.HEARD_MISSING]}),
        ({"not_heard_why": "Đi xa"}, {"not_heard_why": [texts.HEARD_BOTH]}),
        ({"heard_on": TODAY(), "held_on": days_ago(1)}, {"heard_on": ["{after}"]}),
        ({"heard_on": date(2026, 10, 3)}, {"heard_on": [texts.HEARD_BEFORE.format(day="04/10/2026")]}),
        ({"present": 11}, {"present": ["{counts}"]}),
        ({"held_on": date(2026, 10, 3), "heard_on": None, "not_heard_why": "Đi xa"}, {"held_on": ["{early}"]}),
    ],
)
def test_a_meeting_that_cannot_have_been_so_is_refused_by_field(values, said, cast, person):
    thing = draft(person, cast.secretary)
    propose(thing, cast.secretary)
    found = faults(actions.vote_discipline, thing, actor=cast.secretary, **ballot(**values))
    assert found.keys() == said.keys()
    known = {field: sentences for field, sentences in said.items() if "{" not in sentences[0]}
    assert {field: found[field] for field in known} == known
    assert stands(thing)[0] == "hearing"


def test_who_was_not_heard_is_told_why(cast, person):
    thing = draft(person, cast.secretary)
    propose(thing, cast.secretary)
    vote(thing, cast.secretary, heard_on=None, not_heard_why="Đã báo hai lần, không đến")
    assert fresh(thing).not_heard_why == "Đã báo hai lần, không đến"


def test_the_ballot_is_secret(cast, person):
    thing = own("deciding", person)
    [found] = thing.case.votes.all()
    assert (found.secret, found.passed, found.in_favour, found.present, list(found.ballots.all())) == (
        True,
        True,
        7,
        10,
        [],
    )
    assert (
        thing.case.steps.last().note == f"ngày {TODAY():%d/%m/%Y}, cảnh cáo: 7 trên 10 phiếu tán thành ({texts.PASSED})"
    )
