"""Two people at the same moment, each over a connection of their own: one is faster, the other is told."""

import pytest

from members.evaluations import actions
from members.people.models import Person
from tests.members.evaluations.making import (
    at,
    begin,
    fresh,
    give_back,
    keys,
    make_old,
    make_round,
    meet,
    rate,
    rows,
    send,
    states,
)
from tests.members.transfers.test_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_sending_and_confirming_at_once_the_second_is_told(tree, cast):
    make_old(tree.branch, "Lê An", "Lê Bình")
    sent = at("at_superior", tree.branch, make_round(tree.ward))
    give_back(sent, "Lê An")
    rate(sent, None, "Lê An", level="done")
    version = fresh(sent).case.version
    outcomes = at_once(
        lambda: send(sent, cast.secretary, version=version),
        lambda: actions.confirm_all(sent, actor=cast.ward_officer, version=version),
    )
    assert outcomes == ["WrongState", "done"]
    assert states(sent) in (
        {"Lê An": "sent", "Lê Bình": "sent"},
        {"Lê An": "proposed", "Lê Bình": "confirmed"},
    )


def test_of_two_officers_who_confirm_and_return_at_once_the_second_is_told(tree, cast):
    make_old(tree.branch, "Lê An", "Lê Bình")
    sent = at("at_superior", tree.branch, make_round(tree.ward))
    version, [key] = sent.case.version, keys(sent, "Lê An")
    outcomes = at_once(
        lambda: actions.confirm_all(sent, actor=cast.ward_officer, version=version),
        lambda: actions.return_ratings(
            sent, actor=cast.ward_secretary, version=version, entries=[key], reason="Thiếu minh chứng"
        ),
    )
    assert outcomes == ["WrongState", "done"]
    assert states(sent)["Lê An"] in ("confirmed", "returned")


def test_of_writing_and_sending_at_once_what_is_sent_is_what_stands(tree, cast):
    [person, _] = make_old(tree.branch, "Lê An", "Lê Bình")
    Person.objects.filter(pk=person.pk).update(user=cast.member)
    evaluation = begin(tree.branch, make_round(tree.ward))
    meet(evaluation)
    rate(evaluation)
    row, said = rows(evaluation)["Lê An"], {"self_work": "Học xong nghề điện"}
    outcomes = at_once(
        lambda: actions.assess_oneself(row, actor=cast.member, texts_by_field=said, self_level="good"),
        lambda: send(evaluation, cast.secretary),
    )
    after = rows(evaluation)["Lê An"]
    assert after.status == "sent"
    assert (outcomes, after.self_own, after.self_work) in (
        (["done", "done"], True, "Học xong nghề điện"),
        (["WrongState", "done"], False, ""),
    )
