"""The ways that a case goes, from the first draft to its end."""

import pytest
from django.core.exceptions import PermissionDenied

from branches.audit.models import JournalEntry
from branches.cases.models import Resolution
from branches.cases.transitions import WrongState
from members.conduct import actions
from members.conduct.models import Discipline
from members.conduct.texts import discipline as texts
from tests.conftest import make_unit
from tests.members.conduct import making
from tests.members.conduct.making import (
    SIGNED,
    TODAY,
    announce,
    at,
    decide,
    draft,
    draft_unit,
    end,
    faults,
    fresh,
    own,
    propose,
    remark,
    send,
    stands,
    vote,
    vote_down,
)
from tests.members.people.people import make_old_member, make_person

# A branch decides itself


def test_a_branch_warns_its_plain_member_by_itself(tree, cast, person):
    thing = draft(person, cast.secretary)
    assert stands(thing) == ("draft", "TT.P1.CD01", True)
    propose(thing, cast.secretary)
    assert stands(thing) == ("hearing", "TT.P1.CD01", False)
    vote(thing, cast.secretary, statement="Nhận lỗi.")
    assert stands(thing) == ("deciding", "TT.P1.CD01", False)
    decide(thing, cast.secretary)
    assert stands(thing) == ("decided", "TT.P1.CD01", False)
    announce(thing, cast.secretary)
    assert stands(thing) == ("in_force", "TT.P1.CD01", False)
    remark(thing, cast.secretary)
    assert stands(thing) == ("in_force", "TT.P1.CD01", False)
    end(thing, cast.secretary)
    assert stands(thing) == ("ended", None, False)
    thing = fresh(thing)
    assert (thing.form, thing.decider, thing.announced_on, thing.ended_on, thing.case.outcome) == (
        "warning",
        tree.branch,
        TODAY(),
        TODAY(),
        "done",
    )
    assert (thing.resolution.reference, thing.end_resolution.reference) == ("01-QĐ/CĐ", "02-QĐ/CĐ")
    assert (thing.statement, thing.heard_on, thing.voted_form) == ("Nhận lỗi.", TODAY(), "warning")


def test_its_number_tells_year_and_kind(cast, person):
    assert draft(person, cast.secretary).case.number == f"KL-{TODAY().year}-0001"


def test_a_meeting_that_does_not_agree_meets_again_or_concludes(cast, person):
    thing = draft(person, cast.secretary)
    propose(thing, cast.secretary)
    vote_down(thing, cast.secretary)
    assert stands(thing) == ("hearing", "TT.P1.CD01", False)
    vote(thing, cast.secretary)
    assert stands(thing)[0] == "deciding"
    vote_down(thing, cast.secretary)
    assert stands(thing)[0] == "hearing"
    making.refuse(thing, cast.secretary)
    assert (stands(thing)[0], fresh(thing).case.outcome) == ("refused", "refused")


# The level with authority


def test_an_expulsion_is_sent_to_the_cơ_sở(tree, cast, person):
    thing = draft(person, cast.secretary, "expulsion")
    propose(thing, cast.secretary)
    vote(thing, cast.secretary)
    assert stands(thing) == ("voted", "TT.P1.CD01", False)
    send(thing, cast.secretary)
    assert stands(thing) == ("deciding", "TT.P1", False)
    with pytest.raises(PermissionDenied):
        decide(thing, cast.secretary)
    decide(thing, cast.ward_officer)
    assert stands(thing) == ("decided", "TT.P1.CD01", False)
    assert fresh(thing).resolution.issuer == tree.ward


def test_what_is_given_back_says_why_and_is_sent_again(cast, person):
    thing = draft(person, cast.secretary, "expulsion")
    for step in (propose, vote, send):
        step(thing, cast.secretary)
    assert faults(actions.return_discipline, thing, actor=cast.ward_officer, reason=" ") == {
        "reason": [texts.REASON_MISSING]
    }
    making.give_back(thing, cast.ward_officer)
    assert stands(thing) == ("returned", "TT.P1.CD01", False)
    assert fresh(thing).case.steps.last().note == "Thiếu căn cứ"
    actions.edit_discipline(thing, actor=cast.secretary, grounds="Biên bản ngày 4/10")
    send(thing, cast.secretary)
    assert (stands(thing)[0], fresh(thing).grounds) == ("deciding", "Biên bản ngày 4/10")


def test_another_form_asks_for_another_vote(cast, person):
    thing = draft(person, cast.secretary, "expulsion")
    for step in (propose, vote, send):
        step(thing, cast.secretary)
    making.give_back(thing, cast.ward_officer)
    actions.edit_discipline(thing, actor=cast.secretary, proposed_form="warning")
    with pytest.raises(PermissionDenied, match="Chưa bỏ phiếu về hình thức cảnh cáo"):
        send(thing, cast.secretary)
    vote(thing, cast.secretary)
    # A warning is the branch's own to decide.
    assert stands(thing) == ("deciding", "TT.P1.CD01", False)


def test_a_vote_that_failed_may_still_be_put_before_who_decides(cast, person):
    thing = draft(person, cast.secretary, "expulsion")
    propose(thing, cast.secretary)
    vote_down(thing, cast.secretary)
    assert stands(thing)[0] == "voted"
    send(thing, cast.secretary)
    assert stands(thing)[0] == "deciding"


def test_who_decides_refuses_with_a_reason(cast, person):
    thing = draft(person, cast.secretary, "expulsion")
    for step in (propose, vote, send):
        step(thing, cast.secretary)
    making.refuse(thing, cast.ward_officer)
    assert (stands(thing)[0], fresh(thing).case.outcome, fresh(thing).case.steps.last().note) == (
        "refused",
        "refused",
        "Nhắc nhở là đủ",
    )


@pytest.mark.parametrize("status", ["draft", "hearing", "voted", "deciding", "returned"])
def test_it_is_withdrawn_at_any_time_before_the_decision(status, cast, person, warned_above):
    thing = at(status, person)
    making.withdraw(thing, cast.secretary)
    assert (stands(thing), fresh(thing).case.outcome) == (("withdrawn", None, status == "draft"), "withdrawn")


def test_a_draft_is_withdrawn_without_a_reason_and_nothing_else(cast, person):
    thing = draft(person, cast.secretary)
    propose(thing, cast.secretary)
    assert faults(actions.withdraw_discipline, thing, actor=cast.secretary) == {"reason": [texts.REASON_MISSING]}
    other = draft(make_person(person.unit, "Lò Văn Khác"), cast.secretary)
    actions.withdraw_discipline(other, actor=cast.secretary)
    assert stands(other)[0] == "withdrawn"


# A chi đoàn cơ sở


def test_a_chi_đoàn_cơ_sở_decides_at_level_0_and_the_unit_above_the_rest(cast, office):
    person = make_old_member(office, "Lường Văn Sở")
    thing = draft(person, office.secretary)
    for step in (propose, vote, decide, announce):
        step(thing, office.secretary)
    assert stands(thing) == ("in_force", "TT.CQ", False)
    other = draft(make_old_member(office, "Lường Thị Sở"), office.secretary, "expulsion")
    for step in (propose, vote, send):
        step(other, office.secretary)
    assert stands(other) == ("deciding", "TT", False)


# Everybody and everything


def test_two_officers_at_once_the_second_is_told(cast, person):
    thing = own("deciding", person)
    version = thing.case.version
    decide(thing, cast.secretary, version=version)
    with pytest.raises(WrongState):
        decide(thing, cast.deputy, version=version)
    assert Resolution.objects.count() == 1


def test_who_acts_from_above_does_it_in_the_branchs_stead(cast, person):
    thing = draft(person, cast.ward_officer)
    for step in (propose, vote):
        step(thing, cast.ward_officer)
    assert [(step.act, step.acting, step.for_unit.code) for step in thing.case.steps.all()] == [
        ("draft", "in_stead", "TT.P1.CD01"),
        ("propose", "in_stead", "TT.P1.CD01"),
        ("vote", "in_stead", "TT.P1.CD01"),
    ]


def test_every_act_is_in_the_journal_without_form_or_reason(tree, person, warned_above):
    thing = at("ended", person)
    entries = JournalEntry.objects.about(thing).order_by("id")
    assert [(entry.act, entry.unit_key) for entry in entries] == [
        ("members.discipline.drafted", tree.branch.pk),
        ("members.discipline.proposed", tree.branch.pk),
        ("members.discipline.voted", tree.branch.pk),
        ("members.discipline.sent", tree.branch.pk),
        ("members.discipline.decided", tree.ward.pk),
        ("members.discipline.announced", tree.branch.pk),
        ("members.discipline.ended", tree.branch.pk),
    ]
    assert {key for entry in entries for key in entry.details} <= {"number", "on"}
    assert {entry.act for entry in entries} <= set(texts.ACTS)


def test_nothing_of_it_stands_on_the_persons_own_journal(person, cast):
    own("in_force", person)
    acts = set(JournalEntry.objects.about(person).values_list("act", flat=True))
    assert acts == {"members.person.added"}


def test_a_unit_with_an_open_case_is_not_closed(cast, tree):
    from branches.cases.queries import closing_reasons

    empty = make_unit("TT.P1.CD09", "Chi đoàn Chợ", "branch", tree.ward)
    thing = own("in_force", make_old_member(empty, "Lò Văn Chợ"))
    assert thing.case.number in closing_reasons(empty)[0]


def test_a_unit_under_review_is_not_closed_and_a_draft_about_it_is_told_to_nobody(cast, tree):
    from branches.cases.queries import closing_reasons

    thing = draft_unit(tree.sister, cast.ward_officer)
    assert closing_reasons(tree.sister) == []
    propose(thing, cast.ward_officer)
    assert thing.case.number in closing_reasons(tree.sister)[0]
    for step in (vote, decide, announce):
        step(thing, cast.ward_officer)
    end(thing, cast.ward_officer)
    assert closing_reasons(tree.sister) == []


def test_members_alone_are_reviewed(cast, tree):
    youth = make_person(tree.branch, "Lò Thị Trẻ", member=False)
    with pytest.raises(PermissionDenied, match="Chỉ xét kỷ luật người đang là đoàn viên"):
        draft(youth, cast.secretary)
    assert Discipline.objects.count() == 0


def test_signer_and_day_are_asked_for(cast, person):
    thing = own("deciding", person)
    assert faults(actions.decide_discipline, thing, actor=cast.secretary, **SIGNED) == {"on": [texts.DATE_MISSING]}
    assert "signer" in faults(actions.decide_discipline, thing, actor=cast.secretary, on=TODAY())
    assert faults(decide, thing, cast.secretary, how="x") == {"how": [texts.HOW_MISSING]}
