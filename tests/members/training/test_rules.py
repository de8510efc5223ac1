"""Who may do which act, who sees what, and what the others are told."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from branches.cases.models import Case
from members.training import actions, rules, texts
from members.training.kind import KIND
from members.training.models import TrainingEntry, TrainingProgramme, TrainingWindow
from tests.members.training.making import at, begun, found, rows, score, window_of

BRANCH = {"secretary", "deputy", "ward_secretary", "ward_officer", "province_officer", "system"}
SUPERIOR = {"ward_secretary", "ward_officer", "province_officer", "system"}
EXPECTED = {
    "registering": {"approve": BRANCH, "drop": BRANCH, "withdraw": BRANCH},
    "running": {"open_scoring": BRANCH, "drop": BRANCH, "withdraw": BRANCH},
    # Nobody is scored whole yet.
    "scoring": {"send": set(), "drop": BRANCH, "withdraw": BRANCH},
    "at_superior": {"confirm": SUPERIOR, "confirm_some": SUPERIOR, "return": SUPERIOR},
    # Nobody was scored again yet.
    "returned": {"send": set(), "drop": BRANCH},
    "confirmed": {"reopen": SUPERIOR},
    "withdrawn": {},
}


@pytest.fixture
def everybody(cast, stranger_secretary):
    return vars(cast) | {"stranger_secretary": stranger_secretary}


@pytest.mark.parametrize("status", EXPECTED)
def test_every_act_is_for_those_who_answer_for_the_step(status, tree, window, everybody):
    programme = at(status, tree.branch, window)
    allowed = {
        act.code: {name for name, user in everybody.items() if act.may(user, programme)}
        for act in KIND.acts
        if act.shown(programme)
    }
    assert allowed == EXPECTED[status]


def test_what_is_scored_may_be_sent_by_the_branch(tree, window, everybody):
    programme = at("scoring", tree.branch, window)
    score(programme, 10)
    programme = found(programme)
    assert {name for name, user in everybody.items() if rules.may_send(user, programme)} == BRANCH
    assert {name for name, user in everybody.items() if rules.may_score(user, programme)} == BRANCH
    assert {name for name, user in everybody.items() if rules.may_register(user, programme)} == BRANCH


@pytest.mark.parametrize(
    ("code", "values"),
    [("confirm", {}), ("confirm_some", {"entries": [1]}), ("return", {"entries": [1], "reason": "Vắng"})],
)
def test_the_action_asks_the_rule_again(code, values, tree, cast, window):
    programme = at("at_superior", tree.branch, window)
    for who in (cast.secretary, cast.outsider, cast.administrator, cast.member):
        with pytest.raises(PermissionDenied):
            KIND.act(code).run(programme, actor=who, **values)


def test_a_step_of_somebody_else_says_whose_it_is(tree, cast, window):
    programme = at("at_superior", tree.branch, window)
    assert rules.may_confirm(cast.secretary, programme).reason == texts.SUPERIORS.format(unit="Chi đoàn Tổ 1")
    assert rules.may_register(cast.sister_secretary, programme).reason == texts.STEP_OF.format(unit="Chi đoàn Tổ 1")
    assert rules.may_approve(cast.secretary, programme).reason == texts.STEP_PASSED.format(now="Cơ sở xác nhận")
    assert rules.may_withdraw(cast.secretary, programme).reason == texts.STEP_PASSED.format(now="Cơ sở xác nhận")


def test_a_chi_đoàn_cơ_sở_is_confirmed_from_above(tree, cast, office):
    programme = at("at_superior", office, window_of(tree.province))
    assert programme.case.holder == tree.province
    assert not rules.may_confirm(office.secretary, programme)
    assert bool(rules.may_confirm(cast.province_officer, programme))
    actions.confirm_all(programme, actor=cast.province_officer)
    assert {row.confirmed_by for row in rows(programme)} == {tree.province}


def test_who_stands_above_confirms_in_the_stead_of_the_cơ_sở(tree, cast, window):
    programme = at("at_superior", tree.branch, window)
    actions.confirm_all(programme, actor=cast.province_officer)
    last = programme.case.steps.order_by("pk").last()
    assert (last.for_unit, last.acting) == (tree.ward, "in_stead")
    assert {row.confirmed_by for row in rows(programme)} == {tree.ward}


def test_only_who_confirmed_opens_again(tree, cast, window):
    """The ward confirmed: the branch can't take it back, and another ward has nothing to say."""
    programme = at("confirmed", tree.branch, window)
    assert rules.may_reopen(cast.secretary, programme).reason == texts.REOPEN_NOT_YOURS.format(units="Đoàn phường Một")
    assert not rules.may_reopen(cast.outsider, programme)
    assert bool(rules.may_reopen(cast.ward_officer, programme))
    # What the province confirmed is not the ward's to open.
    TrainingEntry.objects.filter(programme=programme).update(confirmed_by=tree.province)
    programme = found(programme)
    assert not rules.may_reopen(cast.ward_officer, programme)
    with pytest.raises(PermissionDenied):
        actions.reopen_entries(programme, actor=cast.ward_officer, entries=[rows(programme)[0].pk], reason="Nhầm điểm")


# Windows


def test_a_window_is_opened_and_changed_by_who_confirms_over_the_unit(tree, window, everybody):
    assert {name for name, user in everybody.items() if rules.may_open(user, tree.ward)} == SUPERIOR
    assert {name for name, user in everybody.items() if rules.may_change(user, window)} == SUPERIOR
    assert {name for name, user in everybody.items() if rules.may_close(user, window)} == SUPERIOR
    assert {name for name, user in everybody.items() if rules.may_open_somewhere(user)} == SUPERIOR | {"outsider"}


def test_a_branch_begins_by_who_manages_it(tree, window, everybody):
    assert {name for name, user in everybody.items() if rules.may_begin(user, tree.branch, window)} == BRANCH


def test_a_window_that_is_not_running_takes_no_branch(tree, cast, window):
    today = timezone.localdate()
    told = {
        "begins_on": (today + timedelta(days=1), texts.WINDOW_LATER),
        "ends_on": (today - timedelta(days=1), texts.WINDOW_OVER),
        "closed_on": (today, texts.WINDOW_CLOSED),
    }
    for field, (day, sentence) in told.items():
        window.refresh_from_db()
        setattr(window, field, day)
        said = sentence.format(day=f"{day:%d/%m/%Y}", unit="Đoàn phường Một")
        assert rules.may_begin(cast.secretary, tree.branch, window).reason == said


def test_a_stranger_branch_is_not_covered(tree, cast, window):
    assert rules.may_begin(cast.system, tree.stranger_branch, window).reason == texts.NOT_COVERED.format(
        branch="Chi đoàn Bến Đò"
    )
    assert rules.may_begin(cast.system, tree.ward, window).reason == texts.NOT_A_BRANCH.format(unit="Đoàn phường Một")


CLOSED = {"approve", "open_scoring", "register", "score"}


def test_a_closed_window_stops_the_branch_and_not_the_superior(tree, cast, window):
    registering, running, scoring = (
        at("registering", tree.branch, window),
        at("running", tree.sister, window, people=["Lò Thị Hai"]),
        at("at_superior", tree.stranger_branch, window_of(tree.stranger_ward), people=["Lò Thị Ba"]),
    )
    for each in (window, scoring.window):
        actions.close_window(each, actor=cast.system, reason="Hết đợt")
    registering, running, scoring = map(found, (registering, running, scoring))
    said = texts.WINDOW_CLOSED.format(day=f"{timezone.localdate():%d/%m/%Y}", unit="Đoàn phường Một")
    assert rules.may_register(cast.secretary, registering).reason == said
    assert rules.may_approve(cast.secretary, registering).reason == said
    assert rules.may_open_scoring(cast.system, running).reason == said
    assert bool(rules.may_confirm(cast.system, scoring))
    actions.return_entries(scoring, actor=cast.system, entries=[rows(scoring)[0].pk], reason="Chấm lại")
    assert bool(rules.may_score_row(found(scoring), rows(scoring)[0]))


# Who sees what


def sees(everybody, programme):
    return {name for name, user in everybody.items() if Case.objects.visible_to(user).filter(pk=programme.case_id)}


def test_a_draft_is_the_branchs_alone(tree, window, everybody):
    assert sees(everybody, begun(tree.branch, window)) == BRANCH


def test_from_the_approval_on_who_reaches_the_branch_sees_it(tree, window, everybody):
    assert sees(everybody, at("running", tree.branch, window)) == BRANCH | {"committee_member", "administrator"}


def test_a_programme_is_seen_like_its_case(tree, cast, window):
    programme = at("running", tree.branch, window)
    assert list(TrainingProgramme.objects.visible_to(cast.secretary)) == [programme]
    assert list(TrainingProgramme.objects.visible_to(cast.outsider)) == []


def test_rows_are_seen_by_who_reaches_the_branch(tree, window, everybody):
    at("running", tree.branch, window)
    seen = {name for name, user in everybody.items() if TrainingEntry.objects.visible_to(user).exists()}
    assert seen == BRANCH | {"committee_member", "administrator"}


def test_a_window_is_seen_above_and_below_its_unit(tree, window, everybody):
    seen = {name for name, user in everybody.items() if TrainingWindow.objects.visible_to(user).exists()}
    assert seen == BRANCH | {"committee_member", "administrator", "sister_secretary"}
