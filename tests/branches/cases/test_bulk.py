"""An act for a checked selection."""

import pytest
from django.urls import reverse

from branches.cases.models import Case
from tests.branches.cases import stub


@pytest.fixture
def officer(client, cast):
    client.force_login(cast.ward_officer)
    return client


@pytest.fixture
def three(tree, cast):
    """Two at the ward, and a draft."""
    things = [stub.make_case(tree.branch, tree.ward, cast.secretary, name) for name in ("Một", "Hai", "Ba")]
    return [stub.act(thing, "send", cast.secretary) for thing in things[:2]] + things[2:]


def address(code):
    return reverse("cases:bulk", args=["stub", code])


def numbers(things):
    return [thing.case.number for thing in things]


def versions(things):
    return [f"{thing.case.number}:{thing.case.version}" for thing in things]


def statuses(things):
    return [Case.objects.get(pk=thing.case_id).status for thing in things]


def test_a_selection_is_judged_before_anything_is_written(officer, three):
    page = officer.post(address("confirm"), {"so": numbers(three)})
    assert [each.case.about for each in page.context["passing"]] == ["Một", "Hai"]
    assert [(each.case.about, each.refused) for each in page.context["refused"]] == [
        ("Ba", "Hồ sơ đang ở bước “Nháp” nên không còn việc này.")
    ]
    assert statuses(three) == ["at_sending_base", "at_sending_base", "draft"]


def test_what_passes_is_done_and_the_rest_is_named(officer, three):
    fields = {"so": numbers(three), "ban": versions(three), "note": "đồng ý", "ghi": "1"}
    page = officer.post(address("confirm"), fields)
    assert statuses(three) == ["done", "done", "draft"]
    assert page.context["number"] == 2
    assert [each.case.about for each in page.context["done"] if each.refused] == ["Ba"]


def test_all_done_leads_back_to_the_list(officer, three):
    fields = {"so": numbers(three[:2]), "ban": versions(three[:2]), "note": "đồng ý", "ghi": "1", "next": "/doan-vien/"}
    assert officer.post(address("confirm"), fields).url == "/doan-vien/"


def test_the_form_is_asked_for_all_at_once(officer, three):
    page = officer.post(address("confirm"), {"so": numbers(three[:2]), "ban": versions(three[:2]), "ghi": "1"})
    assert page.status_code == 422
    assert statuses(three[:2]) == ["at_sending_base", "at_sending_base"]


def test_one_that_somebody_else_moved_meanwhile_is_left_alone(officer, three, cast):
    seen = versions(three[:2])
    stub.act(stub.act(three[0], "hand_back", cast.ward_secretary, note="bổ sung"), "send", cast.secretary)
    page = officer.post(address("confirm"), {"so": numbers(three[:2]), "ban": seen, "note": "đồng ý", "ghi": "1"})
    assert statuses(three[:2]) == ["at_sending_base", "done"]
    refused = [
        (each.case.about, "Đã có người làm trước" in each.refused) for each in page.context["done"] if each.refused
    ]
    assert refused == [("Một", True)]


def test_what_an_action_refuses_is_taken_back_alone(officer, three):
    page = officer.post(
        address("confirm"), {"so": numbers(three[:2]), "ban": versions(three[:2]), "note": "ba", "ghi": "1"}
    )
    assert [each.refused for each in page.context["done"]] == [stub.NOT_THREE, stub.NOT_THREE]
    assert statuses(three[:2]) == ["at_sending_base", "at_sending_base"]


def test_cases_out_of_reach_are_as_if_they_were_not_there(client, cast, three):
    client.force_login(cast.outsider)
    answer = client.post(address("confirm"), {"so": numbers(three), "next": "/"})
    assert (answer.status_code, answer.url) == (302, "/")


def test_an_act_that_is_not_for_selections_is_not_found(officer, three):
    assert officer.post(address("hand_back"), {"so": numbers(three)}).status_code == 404
    assert officer.post(reverse("cases:bulk", args=["gone", "confirm"])).status_code == 404


def test_judging_asks_as_much_for_forty_as_for_one(officer, tree, cast, django_assert_max_num_queries):
    things = [
        stub.act(stub.make_case(tree.branch, tree.ward, cast.secretary, f"Người {n}"), "send", cast.secretary)
        for n in range(40)
    ]
    officer.post(address("confirm"), {"so": numbers(things[:1])})
    with django_assert_max_num_queries(60) as one:
        officer.post(address("confirm"), {"so": numbers(things[:1])})
    with django_assert_max_num_queries(60) as forty:
        page = officer.post(address("confirm"), {"so": numbers(things)})
    assert (len(page.context["passing"]), len(forty)) == (40, len(one))
