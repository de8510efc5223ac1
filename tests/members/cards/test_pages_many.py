"""Cards for several at once, through the pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from members.cards import actions, texts
from members.people.models import Person
from tests.members.cards.making import cards_of, issue, make_copies, make_members, numbers_of, use_range
from tests.members.people.people import make_person

MANY = reverse("members:cards:many")


@pytest.fixture
def officer(client, cast):
    client.force_login(cast.ward_officer)
    return client


@pytest.fixture
def three(tree):
    """Two who get a number of the range, of which the first is held; one who has a card."""
    use_range(tree.ward, 7_001, 7_010)
    make_person(tree.sister, "Lò Văn Giữ", card_number="000000007001")
    people = make_members(tree.branch, 2)
    has = make_person(tree.branch, "Vi Thị Có", joined_on="2019")
    issue(has, number="001303019876")
    return [*people, has]


def chosen(people):
    return {"nguoi": [str(person.pk) for person in people]}


def test_who_passes_and_who_not_is_shown_before_anything_is_written(officer, three):
    response = officer.post(MANY, chosen(three))
    context = response.context
    assert [(str(each.person), each.origin) for each in context["passing"]] == [
        ("Lò Văn Người 0", texts.FROM_RANGE.format(unit="Đoàn phường Một")),
        ("Lò Văn Người 1", texts.FROM_RANGE.format(unit="Đoàn phường Một")),
    ]
    assert [(str(each.person), each.refused) for each in context["refused"]] == [
        ("Vi Thị Có", texts.HAS_CARD.format(last4="9876"))
    ]
    assert numbers_of(three[:2]) == ["", ""]


def test_then_each_is_told_what_became_of_it(officer, three):
    response = officer.post(MANY, chosen(three) | {"buoc": "cap", "on": "26/03/2026"})
    assert numbers_of(three[:2]) == ["000000007002", "000000007003"]
    assert response.context["number"] == 2
    assert response.context["skipped"] == texts.SKIPPED.format(numbers="000000007001")
    for text in ("Số thẻ •••7002", "Số thẻ •••7003", texts.HAS_CARD.format(last4="9876"), "Đã cấp 2 trong 3 thẻ"):
        assert text in response.text
    assert "000000007002" not in response.text


def test_a_wrong_day_is_told_and_the_selection_stays(officer, three):
    response = officer.post(MANY, chosen(three) | {"buoc": "cap", "on": "31/02/2026"})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["on"])
    assert len(response.context["people"]) == 3
    assert numbers_of(three[:2]) == ["", ""]


def test_a_day_to_come_is_told_for_each(officer, three):
    response = officer.post(MANY, chosen(three) | {"buoc": "cap", "on": "01/01/2100"})
    refused = {each.refused for each in response.context["done"][:2]}
    assert refused == {texts.DAY_TO_COME.format(day="01/01/2100")}
    assert numbers_of(three[:2]) == ["", ""]


def test_sent_once_more_nobody_gets_a_second_card(officer, three):
    for _ in range(2):
        response = officer.post(MANY, chosen(three) | {"buoc": "cap", "on": "26/03/2026"})
    assert response.context["number"] == 0
    assert [len(cards_of(person)) for person in three] == [1, 1, 1]


@pytest.mark.parametrize("keys", [[], ["x"], ["9" * 30], ["987654321"], ["-1"]])
def test_without_anybody_the_list_says_what_to_do(officer, keys):
    response = officer.post(MANY, {"nguoi": keys}, follow=True)
    assert [str(message) for message in response.context["messages"]] == [texts.CHOOSE_FIRST]
    assert response.redirect_chain == [(reverse("members:cards:list"), 302)]


def test_people_out_of_reach_are_left_out(officer, tree, three):
    stranger = make_person(tree.stranger_branch, "Trần Thị Lạ", joined_on="2018")
    response = officer.post(MANY, chosen([*three, stranger]) | {"buoc": "cap", "on": "26/03/2026"})
    assert len(response.context["done"]) == 3
    assert "Trần Thị Lạ" not in response.text


def test_who_issues_nothing_is_told_who_does(client, cast, three):
    client.force_login(cast.secretary)
    response = client.post(MANY, chosen(three))
    assert response.status_code == 403
    assert texts.ISSUE_NOWHERE in response.text


def test_too_many_are_cut_with_a_word(officer, tree, monkeypatch):
    monkeypatch.setattr(actions, "MOST", 2)
    people = make_members(tree.branch, 3)
    response = officer.post(MANY, chosen(people))
    assert len(response.context["people"]) == 2
    assert [str(message) for message in response.context["messages"]] == [texts.TOO_MANY.format(most=2)]


def test_the_judged_page_costs_the_same_for_one_and_for_four_hundred(officer, tree, person, monkeypatch):
    monkeypatch.setattr(actions, "MOST", 400)
    make_copies(person, 399)
    people = list(Person.objects.order_by("pk"))
    officer.post(MANY, chosen(people[:1]))
    costs = {}
    for size in (1, 40, 400):
        with CaptureQueriesContext(connection) as queries:
            response = officer.post(MANY, chosen(people[:size]))
        assert len(response.context["passing"]) == size
        costs[size] = len(queries)
    assert len(set(costs.values())) == 1, costs
