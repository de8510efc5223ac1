"""Who may do which step, who sees a case, and what the others are told."""

import pytest

from branches.cases.models import Case
from branches.positions.models import Position
from members.conduct import authority
from members.conduct.kind import KIND
from members.conduct.models import Award, Discipline
from members.conduct.queries import discipline as queries
from members.conduct.rules import awards as award_rules
from members.conduct.rules import discipline as rules
from members.conduct.texts import awards as award_texts
from members.conduct.texts import discipline as texts
from members.people.models import Person
from tests.conftest import make_unit, make_user
from tests.members.conduct import making
from tests.members.conduct.making import at, draft, draft_unit, fresh, own, record, record_unit
from tests.members.people.people import make_old_member, make_person

# Who may do what in which step; everybody else may not.
BRANCH = {"secretary", "deputy", "ward_secretary", "ward_officer", "province_officer", "system"}
BASE = {"ward_secretary", "ward_officer", "province_officer", "system"}
EXPECTED = {
    "draft": {"edit": BRANCH, "propose": BRANCH, "withdraw": BRANCH},
    "hearing": {"edit": BRANCH, "vote": BRANCH, "withdraw": BRANCH},
    "voted": {"edit": BRANCH, "send": BRANCH, "vote": BRANCH, "withdraw": BRANCH},
    "deciding": {"decide": BASE, "return": BASE, "refuse": BASE, "withdraw": BRANCH},
    "returned": {"edit": BRANCH, "send": BRANCH, "vote": BRANCH, "withdraw": BRANCH},
    "decided": {"announce": BRANCH, "revoke": BASE},
    "in_force": {"remark": BRANCH, "end": BASE, "appeal": BRANCH},
    "ended": {"appeal": BRANCH},
    "enforced": {"appeal": BRANCH},
    "refused": {},
    "annulled": {},
    "withdrawn": {},
}


@pytest.fixture
def everybody(cast, tree):
    return vars(cast) | {"stranger_secretary": make_user("bithu3", "Lò Thị Bến", "secretary", tree.stranger_branch)}


def found(thing) -> Discipline:
    return KIND.find([thing.case_id])[thing.case_id]


def allowed(thing, everybody):
    return {
        act.code: {name for name, user in everybody.items() if act.may(user, thing)}
        for act in KIND.acts
        if act.shown(thing)
    }


@pytest.mark.parametrize("status", EXPECTED)
def test_every_act_is_for_those_who_answer_for_the_step(status, person, everybody, warned_above):
    assert allowed(found(at(status, person)), everybody) == EXPECTED[status]


def test_a_branch_that_decides_itself_does_all_of_it(person, everybody):
    assert allowed(found(own("deciding", person)), everybody) == {
        "decide": BRANCH,
        "vote": BRANCH,
        "refuse": BRANCH,
        "withdraw": BRANCH,
    }


def test_answers_are_of_who_decided_or_above(person, everybody, warned_above, cast):
    thing = at("in_force", person)
    making.appeal(thing, cast.secretary)
    assert allowed(found(thing), everybody) == {
        "remark": BRANCH,
        "end": BASE,
        "reject_appeal": BASE,
        "grant_appeal": BASE,
    }


def test_steps_about_a_unit_are_the_superiors_alone(everybody, tree, cast):
    thing = draft_unit(tree.branch, cast.ward_officer)
    assert allowed(found(thing), everybody) == {"edit": BASE, "propose": BASE, "withdraw": BASE}
    for step in (making.propose, making.vote):
        step(thing, cast.ward_officer)
    assert allowed(found(thing), everybody) == {"decide": BASE, "vote": BASE, "refuse": BASE, "withdraw": BASE}


def test_a_unit_concerned_complains_itself(everybody, tree, cast):
    thing = draft_unit(tree.branch, cast.ward_officer)
    for step in (making.propose, making.vote, making.decide, making.announce):
        step(thing, cast.ward_officer)
    assert allowed(found(thing), everybody)["appeal"] == BRANCH


def test_a_step_of_somebody_else_says_whose_it_is(cast, person, warned_above):
    thing = found(at("deciding", person))
    assert rules.may_decide(cast.secretary, thing).reason == texts.STEP_OF.format(
        unit="Đoàn phường Một", grant="xác nhận"
    )
    assert rules.may_withdraw(cast.outsider, thing).reason == texts.WITHDRAW_NOT_YOURS.format(unit="Chi đoàn Tổ 1")
    assert rules.may_vote(cast.secretary, thing).reason == texts.STEP_PASSED.format(now="Chờ quyết định")
    thing = found(at("in_force", make_old_member(person.current_unit, "Lò Văn Khác")))
    assert rules.may_end(cast.secretary, thing).reason == texts.DECIDERS.format(
        unit="Đoàn phường Một", grant="xác nhận"
    )


def test_nobody_acts_in_a_case_about_themselves(cast, officer):
    thing = draft(officer, cast.secretary)
    thing = found(thing)
    for act in KIND.acts:
        if act.shown(thing):
            assert (act.code, act.may(cast.deputy, thing).reason) == (act.code, texts.OWN_CASE)
            assert bool(act.may(cast.secretary, thing))
    making.propose(thing, cast.secretary)
    making.vote(thing, cast.secretary)
    assert rules.may_issue_minutes(cast.deputy, found(thing)).reason == texts.OWN_CASE


def test_who_manages_a_member_may_open_a_case(person, everybody):
    assert {name for name, user in everybody.items() if rules.may_draft(user, person)} == BRANCH


# Who sees it


def sees(everybody, thing):
    return {name for name, user in everybody.items() if Case.objects.visible_to(user).filter(pk=thing.case_id)}


def test_a_draft_is_for_those_who_manage(person, everybody, cast):
    assert sees(everybody, draft(person, cast.secretary)) == BRANCH


def test_brought_before_the_meeting_it_is_for_all_who_read_in_the_branch(person, everybody):
    assert sees(everybody, own("hearing", person)) == BRANCH | {"committee_member", "administrator"}


def test_the_receiving_side_of_a_transfer_never_sees_it(cast, tree, person, everybody):
    from tests.members.transfers.making import at as transfer_at

    thing = own("in_force", person)
    transfer_at("at_receiving_branch", person, tree.stranger_branch)
    assert {"outsider", "stranger_secretary"} & sees(everybody, thing) == set()
    transfer_at("done", make_old_member(tree.branch, "Lò Văn Khác"), tree.stranger_branch)
    assert list(Discipline.objects.visible_to(cast.outsider)) == []
    assert list(Discipline.objects.visible_to(cast.secretary)) == [thing]


# Who decides


def decider(unit, form, *posts):
    from django.utils import timezone

    found = authority.decider_of(unit, form, posts, timezone.localdate())
    return found.code if found else None


@pytest.mark.parametrize(
    ("form", "expected"),
    [("reprimand", "TT.P1.CD01"), ("warning", "TT.P1.CD01"), ("removal", "TT.P1"), ("expulsion", "TT.P1")],
)
def test_of_a_plain_member_the_branch_decides_on_mild_forms(form, expected, tree):
    assert decider(tree.branch, form) == expected


@pytest.mark.parametrize("form", ["reprimand", "warning", "removal", "expulsion"])
def test_of_an_officer_of_the_branch_the_cơ_sở_decides(form, tree, cast):
    assert decider(tree.branch, form, Position.objects.get(user=cast.secretary)) == "TT.P1"


@pytest.mark.parametrize("form", ["reprimand", "expulsion"])
def test_of_an_officer_above_the_unit_above_that_one_decides(form, tree, cast):
    assert decider(tree.branch, form, Position.objects.get(user=cast.ward_secretary)) == "TT"
    # Nothing stands above the root.
    assert decider(tree.branch, form, Position.objects.get(user=cast.province_officer)) == "TT"


def test_the_rule_set_raises_the_level(tree, cast):
    from django.utils import timezone

    from branches.rulesets.models import RuleSet

    values = {"discipline_warning": 1, "discipline_expulsion": 2, "discipline_officer": 0}
    RuleSet.objects.create(effective_on=timezone.localdate(), values=values, source="Thử", created_by=cast.system)
    secretary = Position.objects.get(user=cast.secretary)
    assert [decider(tree.branch, form) for form in ("reprimand", "warning", "expulsion")] == [
        "TT.P1.CD01",
        "TT.P1",
        "TT",
    ]
    # A post never lowers the level.
    assert decider(tree.branch, "warning", secretary) == "TT.P1"
    assert decider(tree.branch, "reprimand", secretary) == "TT.P1.CD01"


def test_units_between_are_passed_by(tree):
    group = make_unit("TT.P1.LCD", "Liên chi đoàn", "branch_union", tree.ward)
    branch = make_unit("TT.P1.LCD.CD1", "Chi đoàn Lớp 1", "branch", group)
    assert [decider(branch, "expulsion"), authority.decider_of_unit(branch).code] == ["TT.P1", "TT.P1"]


def test_a_chi_đoàn_cơ_sở_is_decided_on_by_the_unit_above(tree, office):
    assert [decider(office, form) for form in ("reprimand", "removal", "expulsion")] == ["TT.CQ", "TT", "TT"]
    assert authority.decider_of_unit(office).code == "TT"


def test_a_branch_without_any_unit_above_expels_nobody(db):
    alone = make_unit("DL", "Chi đoàn Độc lập", "branch")
    assert [decider(alone, "warning"), decider(alone, "removal"), decider(alone, "expulsion")] == ["DL", "DL", None]


def test_who_has_authority_has_it_over_what_others_below_may_decide(tree):
    assert authority.may_decide(tree.ward, tree.branch)
    assert authority.may_decide(tree.ward, tree.ward)
    assert not authority.may_decide(tree.branch, tree.ward)
    assert not authority.may_decide(tree.stranger_ward, tree.branch)
    assert not authority.may_decide(tree.ward, None)


def test_the_post_of_an_administrator_is_no_office(tree, cast, person):
    Person.objects.filter(pk=person.pk).update(user=cast.administrator)
    person.refresh_from_db()
    assert queries.posts_held(person) == []
    assert draft(person, cast.secretary).decider == tree.branch


def test_whose_post_lies_above_is_sent_there(tree, cast, person):
    Person.objects.filter(pk=person.pk).update(user=cast.ward_officer)
    person.refresh_from_db()
    thing = draft(person, cast.secretary)
    for step in (making.propose, making.vote, making.send):
        step(thing, cast.secretary)
    assert fresh(thing).case.holder == tree.province


# Awards


def test_awards_are_written_down_by_who_manages(person, everybody, tree):
    assert {name for name, user in everybody.items() if award_rules.may_record_award(user, person)} == BRANCH
    assert {name for name, user in everybody.items() if award_rules.may_record_unit_award(user, tree.branch)} == BRANCH
    assert {name for name, user in everybody.items() if award_rules.may_record_unit_award(user, tree.ward)} == BASE


def test_awards_are_seen_like_the_record_and_the_unit(person, everybody, cast, tree):
    record([person], cast.secretary)
    record_unit(tree.branch, cast.secretary)
    own_one = make_person(tree.sister, "Đoàn Văn Viên")
    Person.objects.filter(pk=own_one.pk).update(user=cast.member)
    record([own_one], cast.system)
    readers = BRANCH | {"committee_member", "administrator"}
    seen = {name: Award.objects.visible_to(user).count() for name, user in everybody.items()}
    assert {name for name, number in seen.items() if number} == readers | {"member", "sister_secretary"}
    assert (seen["secretary"], seen["member"], seen["sister_secretary"], seen["ward_officer"]) == (2, 1, 1, 3)


def test_a_mistake_is_marked_by_who_manages_and_once(person, everybody, cast):
    [award] = record([person], cast.secretary)
    assert {name for name, user in everybody.items() if award_rules.may_void_award(user, award)} == BRANCH
    award.void = True
    assert award_rules.may_void_award(cast.secretary, award).reason == award_texts.ALREADY_VOID
