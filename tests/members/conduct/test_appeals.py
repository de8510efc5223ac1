"""Complaints and their answers: while discipline is in force, and after the case was closed."""

import pytest
from django.core.exceptions import PermissionDenied

from branches.audit.models import JournalEntry
from branches.cases.transitions import WrongState
from branches.papers.models import Paper
from branches.positions.models import Position
from members.conduct.models import Appeal
from members.conduct.queries import discipline as queries
from members.conduct.texts import discipline as texts
from members.conduct.todos import appeals_to_answer
from members.people.models import Membership, Person
from members.people.models.memberships import Began
from members.people.queries import copies
from tests.members.conduct.making import (
    SIGNED,
    TODAY,
    announce,
    appeal,
    at,
    days_ago,
    decide,
    draft,
    faults,
    fresh,
    grant,
    own,
    propose,
    reject,
    send,
    stands,
    vote,
)


def test_a_complaint_is_written_down_in_the_members_stead_and_suspends_nothing(cast, person):
    thing = own("in_force", person)
    before = (stands(thing), thing.case.due_on)
    appeal(thing, cast.secretary)
    thing = fresh(thing)
    assert (stands(thing), thing.case.due_on) == before
    step = thing.case.steps.order_by("-pk").first()
    assert (step.act, step.acting, step.note, step.holder) == (
        "appeal",
        "recorded",
        f"Vi Thị Hạnh, ngày {TODAY():%d/%m/%Y}: Hình thức quá nặng.",
        None,
    )
    assert thing.case.steps.filter(ended_at=None).count() == 1


def test_one_is_answered_before_another_is_made(cast, person):
    thing = own("in_force", person)
    appeal(thing, cast.secretary)
    with pytest.raises(WrongState):
        appeal(thing, cast.secretary)
    reject(thing, cast.secretary)
    appeal(thing, cast.secretary)
    assert list(Appeal.objects.values_list("answer", "answer_reason")) == [("rejected", "Đúng mức."), ("", "")]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"made_on": days_ago(-1)}, {"made_on": [texts.APPEAL_IN_FUTURE]}),
        ({"made_on": days_ago(1)}, {"made_on": [texts.APPEAL_TOO_EARLY.format(day=f"{TODAY():%d/%m/%Y}")]}),
        ({"text": " "}, {"text": [texts.APPEAL_TEXT_MISSING]}),
        ({"made_by": ""}, {"made_by": [texts.APPEAL_BY_MISSING]}),
    ],
)
def test_a_complaint_that_cannot_be_is_refused_by_field(values, said, cast, person):
    assert faults(appeal, own("in_force", person), cast.secretary, **values) == said


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"answered_on": days_ago(-1)}, {"answered_on": [texts.ANSWER_IN_FUTURE]}),
        ({"answered_on": days_ago(1)}, {"answered_on": [texts.ANSWER_TOO_EARLY.format(day=f"{TODAY():%d/%m/%Y}")]}),
        ({"reason": " "}, {"reason": [texts.REASON_MISSING]}),
    ],
)
@pytest.mark.parametrize("answer", [reject, grant])
def test_an_answer_that_cannot_be_is_refused_by_field(answer, values, said, cast, person):
    thing = own("in_force", person)
    appeal(thing, cast.secretary)
    assert faults(answer, thing, cast.secretary, **values) == said
    assert queries.unanswered(fresh(thing)) is not None


def test_one_that_is_granted_annuls_the_decision(cast, person):
    thing = own("in_force", person)
    appeal(thing, cast.secretary)
    grant(thing, cast.secretary)
    thing = fresh(thing)
    assert (thing.status, thing.case.outcome, thing.case.closed_on, thing.annulled_on, thing.annul_resolution) == (
        "annulled",
        "cancelled",
        TODAY(),
        TODAY(),
        None,
    )


def test_it_may_be_annulled_under_a_number(cast, person):
    thing = own("in_force", person)
    appeal(thing, cast.secretary)
    assert faults(grant, thing, cast.secretary, how=texts.OUTSIDE) == {"number": [texts.NUMBER_OUTSIDE_MISSING]}
    grant(thing, cast.secretary, how=texts.HERE, **SIGNED)
    thing = fresh(thing)
    assert thing.annul_resolution.reference == "02-QĐ/CĐ"
    assert thing.case.steps.last().note == f"ngày {TODAY():%d/%m/%Y}, 02-QĐ/CĐ: Sai người."
    assert Paper.objects.order_by("pk").last().kind == "conduct.annulment"


def test_after_an_expulsion_the_stay_goes_on_and_the_day_of_the_end_stays(cast, tree, person):
    thing = at("enforced", person)
    closed_on = thing.case.closed_on
    appeal(thing, cast.secretary)
    with pytest.raises(PermissionDenied):
        grant(thing, cast.secretary)
    grant(thing, cast.ward_officer)
    thing = fresh(thing)
    assert (stands(thing), thing.case.closed_on, thing.case.outcome) == (
        ("annulled", None, False),
        closed_on,
        "cancelled",
    )
    assert thing.case.steps.last().note == f"ngày {TODAY():%d/%m/%Y}: Sai người. {texts.NOTE_STAY_ON}"
    [stay] = Membership.objects.filter(person=person)
    assert (stay.ends_on, stay.ended_by, stay.ended_case) == (None, "", None)
    assert Person.objects.get(pk=person.pk).standing == "member"
    assert copies.differences(TODAY()) == []


def test_who_came_and_went_meanwhile_begins_anew(cast, tree, person):
    from branches.audit import journal
    from members.people.actions import memberships

    thing = at("enforced", person)
    with journal.act("test", actor=cast.system):
        memberships.open_main(person, unit=tree.sister, on=TODAY(), began_by=Began.ADMITTED)
    appeal(thing, cast.secretary)
    grant(thing, cast.ward_officer)
    # A member again elsewhere stays there.
    assert Person.objects.get(pk=person.pk).current_unit == tree.sister
    assert copies.differences(TODAY()) == []


def test_posts_do_not_come_back(cast, tree, officer):
    thing = draft(officer, cast.secretary, "expulsion")
    for step in (propose, vote, send):
        step(thing, cast.secretary)
    decide(thing, cast.ward_officer)
    announce(thing, cast.secretary)
    appeal(thing, cast.secretary)
    grant(thing, cast.ward_officer)
    assert Person.objects.get(pk=officer.pk).standing == "member"
    assert Position.objects.filter(user=cast.deputy).active(TODAY()).count() == 0


def test_a_complaint_that_was_rejected_leaves_a_closed_case_as_it_was(cast, person):
    thing = at("enforced", person)
    appeal(thing, cast.secretary)
    reject(thing, cast.ward_officer)
    thing = fresh(thing)
    assert (thing.status, thing.case.outcome, thing.case.steps.last().note) == (
        "enforced",
        "done",
        f"ngày {TODAY():%d/%m/%Y}: Đúng mức.",
    )
    assert Person.objects.get(pk=person.pk).standing == "left"


def test_an_annulled_decision_is_final(cast, person):
    thing = at("enforced", person)
    appeal(thing, cast.secretary)
    grant(thing, cast.ward_officer)
    with pytest.raises(WrongState):
        appeal(thing, cast.secretary)


def test_of_two_who_answer_at_once_the_second_is_told(cast, person):
    thing = at("enforced", person)
    appeal(thing, cast.secretary)
    version = fresh(thing).case.version
    reject(thing, cast.ward_officer, version=version)
    with pytest.raises(WrongState):
        grant(thing, cast.ward_secretary, version=version)
    assert Person.objects.get(pk=person.pk).standing == "left"


def test_an_old_page_writes_no_second_complaint(cast, person):
    thing = own("in_force", person)
    version = thing.case.version
    appeal(thing, cast.secretary, version=version)
    with pytest.raises(WrongState):
        appeal(thing, cast.deputy, version=version)


def test_what_waits_for_an_answer_waits_for_who_decided(cast, person):
    thing = at("enforced", person)
    appeal(thing, cast.secretary)
    [todo] = appeals_to_answer(cast.ward_officer, TODAY())
    assert (todo.number, todo.kind, todo.about) == (thing.case.number, "Kỷ luật", "Vi Thị Hạnh")
    assert "Hạnh" not in todo.what
    assert [appeals_to_answer(who, TODAY()) for who in (cast.secretary, cast.outsider, cast.member)] == [[], [], []]
    reject(thing, cast.ward_officer)
    assert appeals_to_answer(cast.ward_officer, TODAY()) == []


def test_the_journal_tells_who_answered(cast, person):
    thing = own("in_force", person)
    appeal(thing, cast.secretary)
    grant(thing, cast.secretary)
    acts = JournalEntry.objects.about(thing).order_by("id").values_list("act", flat=True)
    assert list(acts)[-2:] == ["members.discipline.appealed", "members.discipline.appeal_granted"]
