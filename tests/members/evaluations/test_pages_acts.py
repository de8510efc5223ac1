"""The acts of an evaluation on the pages of cases, and what waits."""

from django.urls import reverse

from branches.inbox.queries import todos_of
from branches.papers import actions as papers
from members.evaluations import actions, texts
from tests.members.evaluations.making import (
    SIGNED,
    TODAY,
    announce,
    at,
    decide,
    fresh,
    give_back,
    make_old,
    rate,
    rows,
    stands,
    system,
)
from tests.members.evaluations.pages import LIST, act, day


def test_a_meeting_and_sending_are_written_on_the_pages_of_the_case(signed_in, cast, evaluation):
    client = signed_in(cast.secretary)
    fields = {
        "version": fresh(evaluation).case.version,
        "held_on": day(TODAY()),
        "chair": "Bùi Thị Thư",
        "clerk": "Phạm Văn Phó",
        "how": "secret",
        "entitled": "12",
        "present": "13",
    }
    wrong = client.post(act(evaluation, "meet"), fields)
    assert wrong.context["form"].errors == {"present": [texts.MEETING_MORE.format(present=13, entitled=12)]}
    client.post(act(evaluation, "meet"), {**fields, "present": "10"})
    rate(evaluation, None, "Lê An", "Lê Bình", level="excellent")
    version = fresh(evaluation).case.version
    page = client.get(act(evaluation, "send"))
    assert list(page.context["form"].fields) == ["behind", "excellent_reason", "note"]
    told = texts.LEFT_BEHIND.format(names="Lê Chi")
    refused = client.post(act(evaluation, "send"), {"version": version, "excellent_reason": "Có công trình"})
    assert refused.context["form"].errors == {"behind": [told]}
    client.post(act(evaluation, "send"), {"version": version, "behind": "on", "excellent_reason": "Có công trình"})
    assert (stands(evaluation)[0], fresh(evaluation).excellent_reason) == ("at_superior", "Có công trình")
    text = signed_in(cast.ward_officer).get(evaluation.case.get_absolute_url()).content.decode()
    assert ("trên mức khuyến nghị 20%" in text, "Có công trình" in text) == (True, True)


def test_a_selection_gets_one_decision_from_the_list(signed_in, cast, tree, members, round_):
    make_old(tree.sister, "Lê Sen")
    things = [at("deciding", tree.branch, round_), at("deciding", tree.sister, round_)]
    client = signed_in(cast.ward_officer)
    page = client.get(LIST, {"tab": "cho-toi"})
    assert texts.DECIDE in [each["label"] for each in page.context["listing"].bulk_acts()]
    address = reverse("cases:bulk", args=["evaluation", "decide"])
    numbers = [thing.case.number for thing in things]
    data = {
        "so": numbers,
        "ban": [f"{thing.case.number}:{thing.case.version}" for thing in things],
        "ghi": "1",
        "on": day(TODAY()),
        "where": "here",
        **SIGNED,
    }
    client.post(address, data)
    assert {row.resolution.reference for thing in things for row in rows(thing).values()} == {"01-QĐ/ĐTN"}


def test_what_waits_elsewhere_than_its_case_is_a_todo(cast, tree, members, round_):
    evaluation = at("at_superior", tree.branch, round_)
    give_back(evaluation, "Lê An")
    actions.confirm_all(evaluation, actor=system())
    decide_url, announce_url = act(evaluation, "decide"), act(evaluation, "announce")
    assert decide_url in {todo.url for todo in todos_of(cast.ward_officer, TODAY())}
    assert evaluation.case.get_absolute_url() in {todo.url for todo in todos_of(cast.secretary, TODAY())}
    decide(evaluation)
    assert decide_url not in {todo.url for todo in todos_of(cast.ward_officer, TODAY())}
    assert announce_url in {todo.url for todo in todos_of(cast.secretary, TODAY())}
    announce(evaluation)
    assert announce_url not in {todo.url for todo in todos_of(cast.secretary, TODAY())}
    papers.withdraw(rows(evaluation)["Lê Bình"].resolution.paper, actor=system(), reason="Sai tên")
    assert decide_url in {todo.url for todo in todos_of(cast.ward_officer, TODAY())}
