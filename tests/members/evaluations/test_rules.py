"""Who may do which step of an evaluation, who sees it, and what the others are told."""

import pytest

from branches.cases.models import Case
from branches.units.models import Level, Unit
from members.evaluations import actions, rules, texts
from members.evaluations.kind import KIND
from members.evaluations.models import Evaluation, EvaluationRound, Rating, RatingStatus, Status, UnitRating, UnitStatus
from members.evaluations.unit_kind import UNIT_KIND
from tests.members.evaluations.making import (
    at,
    begin,
    fresh,
    fresh_unit,
    make_round,
    meet,
    propose,
    rate,
    rows,
    send,
)

BRANCH = {"secretary", "deputy", "ward_secretary", "ward_officer", "province_officer", "system"}
BASE = {"ward_secretary", "ward_officer", "province_officer", "system"}
EXPECTED = {
    "preparing": {"send": BRANCH, "meet": BRANCH, "exclude": BRANCH},
    "at_superior": {"confirm": BASE, "confirm_some": BASE, "return": BASE},
    "returned": {"send": BRANCH, "meet": BRANCH, "exclude": BRANCH},
    "deciding": {"decide": BASE, "reopen": BASE},
    "announcing": {"announce": BRANCH, "reopen": BASE},
    "done": {"reopen": BASE},
}


@pytest.mark.parametrize("status", list(EXPECTED))
def test_every_act_is_for_those_who_answer_for_the_step(status, tree, members, round_, cast):
    thing = at(status, tree.branch, round_)
    allowed = {
        act.code: {name for name, user in vars(cast).items() if act.may(user, thing)}
        for act in KIND.acts
        if act.shown(thing)
    }
    assert allowed == EXPECTED[status]


@pytest.mark.parametrize("status", list(EXPECTED))
def test_an_act_of_another_step_says_why_not(status, tree, members, round_, cast):
    thing = at(status, tree.branch, round_)
    refused = {act.may(cast.system, thing).reason for act in KIND.acts if not act.shown(thing)}
    assert "" not in refused
    assert all(reason.endswith(".") for reason in refused)


def test_a_step_of_somebody_else_says_whose_it_is(tree, members, round_, cast):
    thing = at("at_superior", tree.branch, round_)
    assert rules.may_confirm(cast.secretary, thing).reason == texts.NOT_YOURS_ABOVE.format(unit="Đoàn phường Một")
    preparing = rules.may_begin(cast.outsider, tree.branch)
    assert preparing.reason == texts.NOT_YOURS.format(unit="Chi đoàn Tổ 1")


def test_flow_has_every_status_and_no_step_from_one_to_itself():
    assert set(Evaluation.FLOW) == set(Status)
    assert all(status not in after for status, after in Evaluation.FLOW.items())
    assert set(Rating.FLOW) == set(RatingStatus)
    assert set(UnitRating.FLOW) == set(UnitStatus)


def test_whoever_reads_in_the_branch_sees_the_case_and_nobody_else(evaluation, cast):
    cases = Case.objects.filter(pk=evaluation.case_id)
    sees = {name for name, user in vars(cast).items() if cases.visible_to(user).exists()}
    assert sees == BRANCH | {"committee_member", "administrator"}
    assert list(Evaluation.objects.visible_to(cast.outsider)) == []
    assert {row.person.full_name for row in Rating.objects.visible_to(cast.secretary)} == {"Lê An", "Lê Bình", "Lê Chi"}
    assert list(Rating.objects.visible_to(cast.sister_secretary)) == []


def test_rounds_are_opened_by_those_who_confirm_and_seen_by_all_below(tree, round_, cast):
    may = {name for name, user in vars(cast).items() if rules.may_open_round(user, tree.ward)}
    assert may == BASE
    assert rules.may_open_round(cast.secretary, tree.branch).reason == texts.ROUND_NOT_YOURS
    sees = {name for name, user in vars(cast).items() if EvaluationRound.objects.visible_to(user).filter(pk=round_.pk)}
    assert sees == BRANCH | {"committee_member", "administrator", "sister_secretary"}


def test_a_chi_doan_co_so_is_confirmed_from_above(tree, cast, members):
    Unit.objects.filter(pk=tree.branch.pk).update(level=Level.objects.get(code="grassroots_branch"))
    tree.branch.refresh_from_db()
    evaluation = begin(tree.branch, make_round(tree.ward))
    meet(evaluation)
    rate(evaluation)
    send(evaluation)
    thing = fresh(evaluation)
    assert (thing.base, thing.case.holder) == (tree.ward, tree.ward)
    assert {name for name, user in vars(cast).items() if rules.may_confirm(user, thing)} == BASE


def test_rows_that_left_the_branch_are_locked(tree, members, round_, cast):
    thing = at("at_superior", tree.branch, round_)
    row = rows(thing)["Lê An"]
    assert rules.may_write_row(row).reason == texts.ROW_PASSED.format(now="Chờ duyệt")
    assert not rules.may_write(cast.secretary, thing)


# The unit's own classification


def test_a_units_steps_are_its_own_and_its_superiors(tree, cast):
    rating = fresh_unit(propose(tree.branch))
    allowed = {
        act.code: {name for name, user in vars(cast).items() if act.may(user, rating)}
        for act in UNIT_KIND.acts
        if act.shown(rating)
    }
    assert allowed == {"send": BRANCH, "edit": BRANCH, "withdraw": BRANCH}
    actions.send_unit_rating(rating, actor=cast.secretary)
    rating = fresh_unit(rating)
    allowed = {
        act.code: {name for name, user in vars(cast).items() if act.may(user, rating)}
        for act in UNIT_KIND.acts
        if act.shown(rating)
    }
    assert allowed == {"decide": BASE, "return": BASE, "withdraw": BRANCH}
