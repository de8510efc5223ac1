"""Rows that came back are sent again while others still wait with who decides."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from branches.cases.transitions import WrongState
from branches.inbox.queries import todos_of
from members.evaluations import actions, rules, texts
from members.evaluations.kind import KIND
from members.evaluations.models import Rating
from tests.members.evaluations.making import (
    TODAY,
    at,
    confirm,
    fresh,
    give_back,
    keys,
    meet,
    rate,
    rows,
    send,
    stands,
    states,
)


@pytest.fixture
def sent(tree, members, round_):
    return at("at_superior", tree.branch, round_)


def offered(evaluation):
    thing = fresh(evaluation)
    return {act.code for act in KIND.acts if act.shown(thing)}


def test_who_came_back_follows_at_once_and_the_case_stays_where_it_is(sent, cast):
    assert {"send", "meet"} & offered(sent) == set()
    give_back(sent, "Lê An", actor=cast.ward_officer)
    assert {"send", "meet"} & offered(sent) == {"meet"}
    assert rules.may_send(cast.secretary, fresh(sent)).reason == texts.NOBODY_PROPOSED
    meet(sent, cast.secretary, present=9)
    rate(sent, cast.secretary, "Lê An", level="done", counts=(9, 9, 0, 0))
    send(sent, cast.secretary)
    assert states(sent) == dict.fromkeys(["Lê An", "Lê Bình", "Lê Chi"], "sent")
    assert stands(sent) == ("at_superior", "TT.P1")
    assert (rows(sent)["Lê An"].suggested, rows(sent)["Lê An"].working != {}) == ("", True)
    told = list(sent.case.steps.filter(act="send").order_by("pk").values_list("note", flat=True))
    assert told == ["3 người: Lê An, Lê Bình, Lê Chi", "Lê An"]
    confirm(sent, cast.ward_officer)
    assert stands(sent) == ("deciding", "TT.P1")


def test_who_was_left_behind_follows_too_and_others_may_stay_behind_again(evaluation, cast):
    meet(evaluation)
    rate(evaluation, None, "Lê An")
    send(evaluation, behind=True)
    rate(evaluation, None, "Lê Bình")
    assert offered(evaluation) >= {"send", "meet"}
    send(evaluation, cast.secretary, behind=True)
    assert states(evaluation) == {"Lê An": "sent", "Lê Bình": "sent", "Lê Chi": "to_rate"}


def test_the_clock_is_that_of_who_has_waited_longest(sent, cast):
    give_back(sent, "Lê An")
    soon = TODAY() + timedelta(days=5)
    waiting = Rating.objects.filter(pk__in=keys(sent, "Lê Bình", "Lê Chi"))
    waiting.update(changed_at=timezone.now() - timedelta(days=10))
    sent.case.steps.filter(ended_at__isnull=True).update(due_on=soon)
    type(sent.case).objects.filter(pk=sent.case_id).update(due_on=soon)
    rate(sent, None, "Lê An", level="done")
    send(sent, cast.secretary)
    assert fresh(sent).case.due_on == soon
    actions.confirm_some(sent, actor=cast.ward_officer, entries=keys(sent, "Lê Bình"))
    assert fresh(sent).case.due_on == soon
    actions.confirm_some(sent, actor=cast.ward_officer, entries=keys(sent, "Lê Chi"))
    assert fresh(sent).case.due_on == TODAY() + timedelta(days=15)
    held = sent.case.steps.filter(status="at_superior", holder__isnull=False).order_by("pk")
    told = [(step.act, step.due_on, step.ended_at is None, step.for_unit.code) for step in held]
    assert told == [
        ("send", soon, False, "TT.P1.CD01"),
        ("confirm_some", TODAY() + timedelta(days=15), True, "TT.P1"),
    ]


def test_branch_and_superior_are_both_told_what_waits(sent, cast):
    def told(user):
        return {(todo.what, todo.about, todo.url) for todo in todos_of(user, TODAY()) if todo.kind == texts.KIND_NAME}

    number, about = sent.case.number, "Chi đoàn Tổ 1: 1 người"
    officers = told(cast.ward_officer)
    assert told(cast.secretary) == set()
    give_back(sent, "Lê An")
    grid = reverse("members:evaluations:grid", args=[number])
    assert told(cast.secretary) == {(texts.pages.TODO_RETURNED, about, f"{grid}?muc=tra-lai")}
    rate(sent, None, "Lê An", level="done")
    url = reverse("cases:act", args=[number, "send"])
    assert told(cast.secretary) == {(texts.pages.TODO_SEND_MORE, about, url)}
    send(sent)
    assert (told(cast.secretary), len(told(cast.ward_officer))) == (set(), len(officers))


def test_the_page_says_that_the_others_still_wait(client, sent, cast):
    give_back(sent, "Lê An")
    client.force_login(cast.secretary)
    page = sent.case.get_absolute_url()
    assert texts.pages.NOTE_RETURNED_WAIT.format(waiting=2) in client.get(page).text
    confirm(sent)
    assert texts.pages.NOTE_RETURNED_MORE in client.get(page).text


def test_a_page_on_which_fewer_waited_confirms_nobody(sent, cast):
    give_back(sent, "Lê An")
    rate(sent, None, "Lê An", level="done")
    version = fresh(sent).case.version
    send(sent, cast.secretary)
    with pytest.raises(WrongState):
        actions.confirm_all(sent, actor=cast.ward_officer, version=version)
    assert set(states(sent).values()) == {"sent"}
