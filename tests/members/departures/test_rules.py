"""Who may do which step of a departure, and who sees it."""

import pytest

from branches.cases.models import Case
from members.departures import rules, texts
from members.departures.honours import rules as honour_rules
from members.departures.honours.kind import KIND as HONOUR
from members.departures.kind import KIND
from members.departures.models import Departure, Honour, HonourStatus
from tests.members.departures.making import WAYS, at, honour_at, stands
from tests.members.people.people import make_person

BRANCH = {"secretary", "deputy", "ward_secretary", "ward_officer", "province_officer", "system"}
BASE = {"ward_secretary", "ward_officer", "province_officer", "system"}
EDIT = {"edit": BRANCH, "withdraw": BRANCH}
OFF = {"withdraw": BRANCH}
EXPECTED = {
    ("age", "draft"): {"wish": BRANCH, **OFF},
    ("age", "asks_to_stay"): {"wish": BRANCH, "keep": BRANCH, "vote_stay": BRANCH, "refuse_stay": BRANCH, **OFF},
    ("age", "kept"): {},
    ("age", "leaving"): {"wish": BRANCH, "send_age": BRANCH, **OFF},
    ("age", "at_base"): {"confirm": BASE, "return": BASE, **OFF},
    ("age", "returned"): {"wish": BRANCH, "send_age": BRANCH, **OFF},
    ("age", "confirmed"): {"ceremony": BASE, **OFF},
    ("age", "scheduled"): {"call_off": BASE},
    ("age", "done"): {},
    ("age", "withdrawn"): {},
    ("struck_off", "draft"): {"notify": BRANCH, **EDIT},
    ("struck_off", "notified"): {"vote": BRANCH, **OFF},
    ("struck_off", "voted"): {"decide": BRANCH, **OFF},
    ("struck_off", "decided"): {"send_removal": BRANCH, **OFF},
    ("struck_off", "at_base"): {"acknowledge": BASE, "return": BASE, **OFF},
    ("struck_off", "returned"): {"vote": BRANCH, "send_removal": BRANCH, **EDIT},
    ("struck_off", "scheduled"): {"call_off": BASE},
    ("struck_off", "done"): {},
    ("own_wish", "draft"): {"send_wish": BRANCH, **EDIT},
    ("own_wish", "at_base"): {"let_go": BASE, "return": BASE, **OFF},
    ("own_wish", "returned"): {"send_wish": BRANCH, **EDIT},
    ("own_wish", "done"): {},
    ("leave", "draft"): {"grant": BRANCH, **EDIT},
    ("leave", "on_leave"): {"come_back": BRANCH, "renew": BRANCH},
    ("leave", "done"): {},
}


def allowed(kind, thing, cast):
    return {
        act.code: {name for name, user in vars(cast).items() if act.may(user, thing)}
        for act in kind.acts
        if act.shown(thing)
    }


@pytest.mark.parametrize("place", EXPECTED, ids="-".join)
def test_every_act_is_for_those_who_answer_for_the_step(place, member, cast):
    thing = at(*place, member)
    assert allowed(KIND, thing, cast) == EXPECTED[place]
    passed = texts.STEP_PASSED.format(now=thing.get_status_display())
    assert {act.may(cast.system, thing).reason for act in KIND.acts if not act.shown(thing)} == {passed}


def test_every_way_and_status_is_reached():
    assert set(WAYS) == set(EXPECTED)
    # A death is written at once; what is cancelled is closed by something else.
    assert {status for _, status in WAYS} == {status.value for status in Departure.FLOW} - {"cancelled"}


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("draft", {"send": BRANCH, "edit": BRANCH, "withdraw": BRANCH}),
        ("at_superior", {"confirm": BASE, "return": BASE, "refuse": BASE, "withdraw": BRANCH}),
        ("returned", {"send": BRANCH, "edit": BRANCH, "withdraw": BRANCH}),
        ("confirmed", {}),
        ("refused", {}),
        ("withdrawn", {}),
    ],
)
def test_an_honour_is_proposed_by_the_unit_and_decided_above(status, expected, tree, cast):
    thing = honour_at(status, tree.branch)
    assert allowed(HONOUR, thing, cast) == expected
    ends = {name for name, user in vars(cast).items() if honour_rules.may_end(user, thing)}
    assert ends == (BASE if status == "confirmed" else set())
    assert set(Honour.FLOW) == set(HonourStatus)


def test_a_wards_own_proposal_goes_to_the_province(tree, cast):
    thing = honour_at("at_superior", tree.ward)
    assert thing.case.holder == tree.province
    assert allowed(HONOUR, thing, cast)["confirm"] == {"province_officer", "system"}


def test_a_step_of_somebody_else_says_whose_it_is(member, cast):
    thing = at("age", "at_base", member)
    assert rules.may_confirm(cast.secretary, thing).reason == texts.STEP_OF_BASE.format(unit="Đoàn phường Một")
    assert rules.may_withdraw(cast.outsider, thing).reason == texts.STEP_OF_BRANCH.format(unit="Chi đoàn Tổ 1")


def test_only_members_leave_and_who_manages_their_unit_begins_it(tree, cast, member):
    assert {name for name, user in vars(cast).items() if rules.may_open(user, member)} == BRANCH
    youth = make_person(tree.branch, "Lò Văn Trẻ", member=False)
    assert rules.may_open(cast.secretary, youth).reason == texts.NOT_A_MEMBER
    from members.people.actions import records

    void = records.void_person(youth, actor=cast.secretary, reason="Ghi nhầm")
    assert rules.may_open(cast.secretary, void).reason == texts.RECORD_IS_VOID


def sees(cast, departure):
    cases = Case.objects.filter(pk=departure.case_id)
    return {name for name, user in vars(cast).items() if cases.visible_to(user).exists()}


def test_a_draft_is_told_to_those_who_manage_the_branch_alone(member, cast):
    assert sees(cast, at("struck_off", "draft", member)) == BRANCH


def test_later_steps_are_seen_by_whoever_reads_in_the_branch(member, cast):
    departure = at("age", "at_base", member)
    assert sees(cast, departure) == BRANCH | {"committee_member", "administrator"}
    assert list(Departure.objects.visible_to(cast.committee_member)) == [departure]
    assert list(Departure.objects.visible_to(cast.outsider)) == []


def test_after_a_vote_that_failed_nobody_is_let_stay(member, cast):
    from tests.members.departures.making import vote_stay

    departure = at("age", "asks_to_stay", member)
    vote_stay(departure, cast.secretary, in_favour=3, against=6)
    thing = KIND.find([departure.case_id])[departure.case_id]
    assert rules.may_keep(cast.secretary, thing).reason == texts.STAY_NOT_PASSED
    assert stands(thing)[0] == "asks_to_stay"


def test_papers_are_for_the_register_in_which_they_stand(member, cast, tree):
    early = at("age", "at_base", make_person(tree.branch, "Lò Văn Hai"))
    assert rules.may_issue_certificate(cast.ward_officer, early).reason == texts.CERTIFICATE_LATER
    thing = at("age", "confirmed", member)
    may = {name for name, user in vars(cast).items() if rules.may_issue_certificate(user, thing)}
    assert may == BASE
    assert rules.may_issue_minutes(cast.secretary, thing).reason == texts.PAPER_LATER
