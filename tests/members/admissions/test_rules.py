"""Who may do which step of an admission, who sees it, and what the others are told."""

import pytest
from django.utils import timezone

from branches.cases.models import Case
from members.admissions import offers, rules, texts
from members.admissions.kind import KIND
from members.admissions.models import Admission
from members.departures import actions as departures
from tests.members.admissions.making import WAYS, at, fresh
from tests.members.people.people import make_person

BRANCH = {"secretary", "deputy", "ward_secretary", "ward_officer", "province_officer", "system"}
BASE = {"ward_secretary", "ward_officer", "province_officer", "system"}
AT_BRANCH = {"edit": BRANCH, "ask": BRANCH, "withdraw": BRANCH}
EXPECTED = {
    "picked": {"learn": BRANCH, **AT_BRANCH},
    "learnt": {"try": BRANCH, **AT_BRANCH},
    "tried": {"apply": BRANCH, **AT_BRANCH},
    "applied": {"vote": BRANCH, **AT_BRANCH},
    "voted": {"send": BRANCH, **AT_BRANCH},
    "at_base": {"approve": BASE, "return": BASE, "refuse": BASE, "ask": BRANCH, "withdraw": BRANCH},
    "returned": {"send": BRANCH, "vote": BRANCH, **AT_BRANCH},
    "approved": {"admit": BRANCH, "withdraw": BRANCH},
    "scheduled": {"call_off": BRANCH},
    "admitted": {},
    "refused": {},
    "withdrawn": {},
}


@pytest.mark.parametrize("status", EXPECTED)
def test_every_act_is_for_those_who_answer_for_the_step(status, youth, cast):
    thing = at(status, youth)
    allowed = {
        act.code: {name for name, user in vars(cast).items() if act.may(user, thing)}
        for act in KIND.acts
        if act.shown(thing)
    }
    assert allowed == EXPECTED[status]


def test_every_status_is_reached():
    assert set(WAYS) == {status.value for status in Admission.FLOW}


@pytest.mark.parametrize("status", WAYS)
def test_an_act_of_another_step_says_where_the_case_stands(status, youth, cast):
    thing = at(status, youth)
    passed = texts.STEP_PASSED.format(now=thing.get_status_display())
    hidden = [act for act in KIND.acts if not act.shown(thing)]
    assert {act.may(cast.system, thing).reason for act in hidden} == {passed}


def test_a_step_of_somebody_else_says_whose_it_is(youth, cast):
    thing = at("at_base", youth)
    assert rules.may_approve(cast.secretary, thing).reason == texts.STEP_OF_BASE.format(unit="Đoàn phường Một")
    assert rules.may_withdraw(cast.outsider, thing).reason == texts.STEP_OF_BRANCH.format(unit="Chi đoàn Tổ 1")


def test_who_manages_the_unit_that_keeps_a_youth_may_pick(youth, cast):
    assert {name for name, user in vars(cast).items() if rules.may_open(user, youth)} == BRANCH


def test_members_and_records_by_mistake_are_not_picked(tree, cast, youth):
    from members.people.actions import records

    member = make_person(tree.branch, "Lò Văn Đoàn")
    assert rules.may_open(cast.secretary, member).reason == texts.ALREADY_MEMBER
    void = records.void_person(youth, actor=cast.secretary, reason="Ghi nhầm")
    assert rules.may_open(cast.secretary, void).reason == texts.RECORD_IS_VOID


def test_who_has_died_is_not_picked_and_not_offered(tree, cast):
    member = make_person(tree.branch, "Lò Văn Đoàn")
    departures.record_death(member, actor=cast.secretary, asked_on=timezone.localdate())
    member.refresh_from_db()
    assert rules.may_open(cast.secretary, member).reason == texts.HAS_DIED
    assert offers.on_record(cast.secretary, member) == []


def test_without_a_vote_that_passed_nothing_is_sent(youth, cast):
    thing = at("returned", youth)
    thing.vote.passed = False
    assert rules.may_send(cast.secretary, thing).reason == texts.NOT_PASSED


# Who sees it


def sees(cast, admission):
    cases = Case.objects.filter(pk=admission.case_id)
    return {name for name, user in vars(cast).items() if cases.visible_to(user).exists()}


def test_who_is_picked_is_told_to_nobody_but_those_who_manage_the_branch(youth, cast):
    assert sees(cast, at("picked", youth)) == BRANCH


def test_from_the_next_step_on_whoever_reads_in_the_branch_sees_it(youth, cast):
    readers = BRANCH | {"committee_member", "administrator"}
    assert sees(cast, at("learnt", youth)) == readers
    found = at("at_base", make_person(youth.kept_by, "Lò Thị Hai", member=False))
    assert sees(cast, found) == readers
    assert list(Admission.objects.visible_to(cast.committee_member).order_by("pk"))[1:] == [fresh(found)]
    assert list(Admission.objects.visible_to(cast.outsider)) == []


# A relative in custody


def test_what_is_restricted_is_opened_by_those_who_read_what_is_restricted(youth, cast):
    thing = at("applied", youth)
    may = {name for name, user in vars(cast).items() if rules.may_open_restricted(user, thing)}
    assert may == BRANCH
    assert rules.may_open_restricted(cast.committee_member, thing).reason == texts.RESTRICTED_NOT_YOURS


def test_papers_are_for_the_register_in_which_they_stand(youth, cast):
    thing = at("voted", youth)
    assert rules.may_issue_resolution(cast.ward_officer, thing).reason == texts.RESOLUTION_LATER
    assert rules.may_issue_minutes(
        cast.ward_officer, at("picked", make_person(thing.unit, "Hai", member=False))
    ).reason == (texts.PAPER_LATER)
    approved = at("approved", make_person(thing.unit, "Ba", member=False))
    may = {name for name, user in vars(cast).items() if rules.may_issue_resolution(user, approved)}
    assert may == BASE
