"""Who decides: confirm all or some, return one, one decision for many branches, open again."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from branches.cases.actions.bulk import judge, run_all
from branches.cases.models import CasePaper, Resolution
from branches.cases.transitions import WrongState
from branches.papers import actions as papers
from members.evaluations import actions, texts
from members.evaluations.kind import KIND
from tests.members.evaluations.making import (
    SIGNED,
    TODAY,
    ago,
    announce,
    at,
    confirm,
    decide,
    fresh,
    give_back,
    keys,
    make_old,
    make_round,
    meet,
    rate,
    reopen,
    rows,
    send,
    stands,
    states,
    system,
)


@pytest.fixture
def sent(tree, members, round_):
    return at("at_superior", tree.branch, round_)


def test_one_comes_back_and_the_others_need_not_be_sent_again(sent, cast):
    give_back(sent, "Lê An", actor=cast.ward_officer)
    assert stands(sent) == ("at_superior", "TT.P1")
    confirm(sent, cast.ward_officer)
    assert states(sent) == {"Lê An": "returned", "Lê Bình": "confirmed", "Lê Chi": "confirmed"}
    assert stands(sent) == ("returned", "TT.P1.CD01")
    row = rows(sent)["Lê An"]
    # Looked at again, it keeps its level.
    saved = actions.save_ratings(
        sent,
        actor=cast.secretary,
        typed=[actions.Typed(row.pk, row.version, "", (10, 8, 1, 1), "good", "", seen=True)],
    )
    assert saved.saved == {row.pk}
    send(sent, cast.secretary)
    assert states(sent) == {"Lê An": "sent", "Lê Bình": "confirmed", "Lê Chi": "confirmed"}


def test_returning_needs_a_reason_and_rows_that_wait(sent, cast):
    with pytest.raises(ValidationError) as refusal:
        give_back(sent, "Lê An", reason=" ")
    assert refusal.value.message_dict == {"reason": [texts.REASON_MISSING]}
    actions.confirm_some(sent, actor=cast.ward_officer, entries=keys(sent, "Lê An"))
    with pytest.raises(ValidationError) as refusal:
        give_back(sent, "Lê An", "Lê Bình")
    assert refusal.value.message_dict == {"entries": [texts.ROWS_GONE]}
    with pytest.raises(PermissionDenied):
        confirm(sent, cast.secretary)


def test_confirmed_rows_wait_for_their_decision_and_say_by_whom(sent, tree, cast):
    confirm(sent, cast.ward_officer)
    assert stands(sent) == ("deciding", "TT.P1")
    assert {(row.confirmed_by, row.confirmed_on) for row in rows(sent).values()} == {(tree.ward, TODAY())}


def test_a_decision_names_the_confirmed_of_many_branches_under_one_number(sent, tree, round_, cast):
    make_old(tree.sister, "Lê Sen", "Lê Súng")
    other = at("at_superior", tree.sister, round_)
    give_back(sent, "Lê An")
    confirm(sent)
    confirm(other)
    things = [fresh(sent), fresh(other)]
    act = KIND.act("decide")
    judged = judge(KIND, act, [thing.case for thing in things], actor=cast.ward_officer)
    versions = {thing.case.number: thing.case.version for thing in things}
    done = run_all(
        KIND,
        act,
        judged,
        actor=cast.ward_officer,
        versions=versions,
        fields={"on": TODAY(), "outside": False, **SIGNED},
    )
    assert [each.refused for each in done] == ["", ""]
    found = Resolution.objects.get()
    assert (found.reference, found.type, found.matter, found.issuer) == ("01-QĐ/ĐTN", "QĐ", "evaluation", tree.ward)
    assert found.paper.title == f"Quyết định xếp loại đoàn viên năm {round_.year}: 4 người, 2 chi đoàn"
    assert CasePaper.objects.filter(paper=found.paper).count() == 2
    assert (stands(sent)[0], stands(other)[0]) == ("returned", "announcing")
    assert {row.resolution for row in rows(other).values()} == {found}
    assert states(sent) == {"Lê An": "returned", "Lê Bình": "decided", "Lê Chi": "decided"}
    # The branch announces what is decided, while one is still being mended; the one follows with a decision of its own.
    announce(sent, cast.secretary)
    rate(sent, None, "Lê An", level="done")
    send(sent)
    confirm(sent)
    decide(sent)
    announce(sent)
    assert stands(sent) == ("done", None)
    assert {name: row.resolution.reference for name, row in rows(sent).items()} == {
        "Lê An": "02-QĐ/ĐTN",
        "Lê Bình": "01-QĐ/ĐTN",
        "Lê Chi": "01-QĐ/ĐTN",
    }


def test_a_decision_signed_outside_is_cited_under_its_own_number(sent):
    confirm(sent)
    decide(sent, outside=True, number=41)
    assert rows(sent)["Lê An"].resolution.reference == "41-QĐ/ĐTN"


def test_a_decision_is_no_older_than_the_meeting(sent):
    confirm(sent)
    with pytest.raises(ValidationError) as refusal:
        decide(sent, on=ago(1))
    told = texts.DECIDED_BEFORE_MEETING.format(day=f"{TODAY():%d/%m/%Y}")
    assert refusal.value.message_dict == {"on": [told]}
    assert stands(sent)[0] == "deciding"


def test_one_decision_is_of_one_superior_and_one_year(tree, members, sent):
    confirm(sent)
    make_old(tree.stranger_branch, "Lê Xa")
    other = at("deciding", tree.stranger_branch, make_round(tree.stranger_ward))
    with pytest.raises(ValidationError) as refusal:
        actions.decide_ratings(KIND, [fresh(sent), fresh(other)], actor=system(), on=TODAY(), **SIGNED)
    assert refusal.value.messages == [texts.OTHER_BASES]


def test_opening_again_needs_who_confirmed_and_tells_what_was(tree, members, round_, cast):
    evaluation = at("done", tree.branch, round_)
    with pytest.raises(PermissionDenied):
        reopen(evaluation, "Lê An", actor=cast.secretary)
    reopen(evaluation, "Lê An", actor=cast.ward_officer)
    row = rows(evaluation)["Lê An"]
    assert (row.status, row.level_before, row.resolution, row.announced_on, row.confirmed_by) == (
        "returned",
        "good",
        None,
        None,
        None,
    )
    assert (stands(evaluation), fresh(evaluation).case.closed_on) == (("returned", "TT.P1.CD01"), None)
    notes = list(evaluation.case.steps.filter(act__in=["was", "reopen"]).values_list("act", "note"))
    assert notes == [
        ("was", "Lê An: Hoàn thành tốt theo 01-QĐ/ĐTN"),
        ("reopen", "Lê An. Lý do: Tính nhầm sinh hoạt"),
    ]
    rate(evaluation, None, "Lê An", level="done", counts=(9, 9, 0, 0))
    send(evaluation)
    confirm(evaluation)
    changed = evaluation.case.steps.filter(act="was").last().note
    assert changed == "đổi mức sau khi mở lại: Lê An: Hoàn thành tốt → Hoàn thành"


def test_a_withdrawn_decision_is_followed_by_another_and_the_steps_stay(tree, members, round_, cast):
    evaluation = at("done", tree.branch, round_)
    before = rows(evaluation)["Lê An"].resolution
    papers.withdraw(before.paper, actor=cast.ward_officer, reason="Sai tên")
    assert fresh(evaluation).decision_gone == 3
    decide(evaluation, cast.ward_officer)
    after = rows(evaluation)["Lê An"]
    assert (after.status, after.resolution == before, after.announced_on) == ("announced", False, TODAY())
    assert stands(evaluation) == ("done", None)


def test_the_second_of_two_officers_is_told(sent, cast):
    version = sent.case.version
    actions.confirm_all(sent, actor=cast.ward_officer, version=version)
    with pytest.raises(WrongState):
        actions.confirm_all(sent, actor=cast.ward_secretary, version=version)
    with pytest.raises(WrongState):
        give_back(sent, "Lê An")


def test_each_step_has_its_clock(tree, members, round_):
    days = {}
    for status in ("at_superior", "deciding", "announcing"):
        make_old(tree.sister, f"Lê {status}")
        evaluation = at(status, *_place(tree, status, round_))
        days[status] = (evaluation.case.due_on - timezone.localdate()).days
    assert days == {"at_superior": 15, "deciding": 15, "announcing": 10}


def _place(tree, status, round_):
    places = {
        "at_superior": (tree.branch, lambda: round_),
        "deciding": (tree.sister, lambda: round_),
        "announcing": (tree.stranger_branch, lambda: _other(tree)),
    }
    branch, make = places[status]
    return branch, make()


def _other(tree):
    make_old(tree.stranger_branch, "Lê Xa")
    return make_round(tree.stranger_ward)


def test_rows_left_behind_go_on_at_the_branch_after_the_others_are_confirmed(evaluation):
    meet(evaluation)
    rate(evaluation, None, "Lê An")
    send(evaluation, behind=True)
    confirm(evaluation)
    assert stands(evaluation) == ("preparing", "TT.P1.CD01")
    decide(evaluation)
    assert states(evaluation)["Lê An"] == "decided"
