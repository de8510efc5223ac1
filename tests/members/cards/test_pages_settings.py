"""Where the numbers of a unit come from, through the pages."""

import pytest
from django.urls import reverse

from members.cards import queries, texts
from members.cards.models import CardRange
from tests.conftest import make_user
from tests.members.cards.making import give, issue, make_range, use_range
from tests.members.people.people import make_person


def address(name, unit):
    return reverse(f"members:cards:{name}", args=[unit.code])


@pytest.fixture
def at(client):
    def enter(user):
        client.force_login(user)
        return client

    return enter


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_what_counts_and_who_set_it_is_told(at, cast, tree):
    officer = at(cast.ward_officer)
    context = officer.get(address("settings", tree.ward)).context
    assert (context["source"], context["set_by"]) == (texts.SOURCE_WORDS["citizen_id"], texts.SOURCE_USUAL)
    use_range(tree.province, 7_001, 7_100)
    context = officer.get(address("settings", tree.ward)).context
    assert (context["source"], context["set_by"]) == ("Số trong dải được giao", "Theo Tỉnh đoàn Thử")
    assert (context["nearest"], context["nearest_left"], context["ranges"]) == (tree.province, 100, [])


def test_the_ranges_of_a_unit_stand_with_their_figures(at, cast, tree):
    whole = use_range(tree.province, 7_001, 7_100)
    part = give(whole, tree.ward, 7_011, 7_030)
    issue(make_person(tree.branch, joined_on="2019"))
    response = at(cast.ward_officer).get(address("settings", tree.ward))
    [row] = response.context["ranges"]
    assert (row["range"], row["figures"]) == (part, queries.Figures(used=1, left=19, given=0))
    assert "000000007011 – 000000007030" in response.text
    response = at(cast.province_officer).get(address("settings", tree.province))
    [row] = response.context["ranges"]
    assert (row["figures"], response.context["given"]) == (queries.Figures(used=0, left=80, given=20), [part])


def test_the_number_of_queries_doesnt_grow_with_the_ranges(at, cast, tree, django_assert_max_num_queries):
    officer = at(cast.ward_officer)
    use_range(tree.ward, 1, 9)
    officer.get(address("settings", tree.ward))
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as before:
        officer.get(address("settings", tree.ward))
    for number in range(10):
        make_range(tree.ward, 100 + 10 * number, 105 + 10 * number)
    with django_assert_max_num_queries(len(before)):
        assert len(officer.get(address("settings", tree.ward)).context["ranges"]) == 11


def test_an_officer_sets_the_source(at, cast, tree):
    officer = at(cast.ward_officer)
    response = officer.post(address("arrange", tree.ward), {"source": "range"}, follow=True)
    assert said(response) == [texts.SAID_SOURCE.format(unit="Đoàn phường Một")]
    assert queries.source_of(tree.branch) == queries.Source("range", tree.ward)
    assert "Chưa được giao dải nào" in response.text
    officer.post(address("arrange", tree.ward), {"source": ""})
    assert queries.source_of(tree.branch) == queries.USUAL


def test_what_counts_without_a_setting_is_told_beside_the_choice(at, cast, tree):
    def first_choice(unit):
        response = at(cast.province_officer).get(address("settings", unit))
        return response.context["forms"]["source"].fields["source"].choices[0]

    assert first_choice(tree.province) == ("", "Không đặt gì: bằng số định danh cá nhân (12 số)")
    use_range(tree.province, 1, 9)
    assert first_choice(tree.ward) == ("", "Theo cấp trên: số trong dải được giao")


def test_an_odd_source_is_refused_beside_its_field(at, cast, tree):
    response = at(cast.ward_officer).post(address("arrange", tree.ward), {"source": "khac"})
    assert (response.status_code, response.context["forms"]["source"].errors) == (
        422,
        {"source": [texts.SOURCE_MISSING]},
    )


def test_an_administrator_writes_a_range_down(at, cast, tree):
    sent = {"first": "79 0000.0001", "last": "007900000200", "paper": "CV 12"}
    response = at(cast.administrator).post(address("add_range", tree.ward), sent, follow=True)
    assert said(response) == [texts.SAID_ADDED.format(unit="Đoàn phường Một", count="200")]
    assert list(CardRange.objects.values_list("first", "last", "paper")) == [(7_900_000_001, 7_900_000_200, "CV 12")]


@pytest.mark.parametrize(
    ("sent", "faults"),
    [
        ({"first": "12a"}, {"first": [texts.RANGE_NUMBER]}),
        ({"first": "0"}, {"first": [texts.RANGE_NUMBER]}),
        ({"last": "1234567890123"}, {"last": [texts.RANGE_NUMBER]}),
        ({"last": ""}, {"last": [texts.RANGE_NUMBER]}),
        ({"last": "700"}, {"last": [texts.LAST_BEFORE_FIRST]}),
        ({"paper": " "}, {"paper": [texts.PAPER_MISSING]}),
        ({"first": "9050"}, {"first": [texts.OVERLAPS_TOP.format(unit="Đoàn phường Hai")]}),
    ],
    ids=str,
)
def test_what_cant_be_a_range_stands_beside_its_field_and_stays_typed(at, cast, tree, sent, faults):
    make_range(tree.stranger_ward, 9_001, 9_100)
    sent = {"first": "7001", "last": "9099" if sent.get("first") == "9050" else "7100", "paper": "CV 12", **sent}
    response = at(cast.administrator).post(address("add_range", tree.ward), sent)
    form = response.context["forms"]["add"]
    assert (response.status_code, form.errors) == (422, faults)
    assert {name: form[name].value() for name in sent} == sent


@pytest.fixture
def whole(tree):
    return make_range(tree.province, 7_001, 7_100)


def test_a_province_gives_a_part_to_a_ward(at, cast, tree, whole):
    sent = {"whole": whole.pk, "to": "TT.P1", "first": "7011", "last": "7030", "paper": "CV 7"}
    response = at(cast.province_officer).post(address("give_range", tree.province), sent, follow=True)
    assert said(response) == [texts.SAID_GIVEN.format(unit="Đoàn phường Một", count="20")]
    assert [(part.unit, part.first, part.last) for part in whole.parts.all()] == [(tree.ward, 7_011, 7_030)]


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"to": ""}, "to"),
        ({"to": "TT.P1.CD01"}, "to"),
        ({"to": "KHONG.CO"}, "to"),
        ({"whole": "0"}, "whole"),
        ({"whole": ""}, "whole"),
        ({"first": "6999"}, "first"),
        ({"last": "7101"}, "last"),
    ],
    ids=str,
)
def test_what_cant_be_given_stands_beside_its_field(at, cast, tree, whole, sent, field):
    sent = {"whole": whole.pk, "to": "TT.P1", "first": "7011", "last": "7030", "paper": "CV 7", **sent}
    response = at(cast.province_officer).post(address("give_range", tree.province), sent)
    assert (response.status_code, list(response.context["forms"]["give"].errors)) == (422, [field])
    assert CardRange.objects.count() == 1


def test_a_range_of_another_unit_is_no_choice(at, cast, tree, whole):
    other = make_range(tree.ward, 1, 9)
    sent = {"whole": other.pk, "to": "TT.P1", "first": "1", "last": "2", "paper": "CV 7"}
    response = at(cast.province_officer).post(address("give_range", tree.province), sent)
    assert list(response.context["forms"]["give"].errors) == ["whole"]


def test_each_finds_the_forms_that_are_theirs(at, cast, tree, whole):
    make_range(tree.ward, 1, 9)
    forms = {
        name: sorted(at(getattr(cast, name)).get(address("settings", tree.ward)).context["forms"])
        for name in ("ward_officer", "province_officer", "administrator")
    }
    # There is nobody below the ward to whom it could give numbers on.
    assert forms == {"ward_officer": ["source"], "province_officer": ["source"], "administrator": ["add"]}
    of_province = at(cast.province_officer).get(address("settings", tree.province)).context["forms"]
    assert sorted(of_province) == ["give", "source"]


def test_a_reader_is_told_who_sets_it(at, cast, tree):
    reader = make_user("uyvienphuong", "Ung Văn Đọc", "committee_member", tree.ward)
    response = at(reader).get(address("settings", tree.ward))
    assert response.context["forms"] == {}
    assert texts.ARRANGE_NOT_YOURS.format(unit="Đoàn phường Một") in response.text


def test_a_branch_is_led_to_its_cơ_sở(at, cast, tree):
    response = at(cast.secretary).get(address("settings", tree.branch))
    assert texts.UNIT_ISSUES_NOT.format(unit="Chi đoàn Tổ 1", base="Đoàn phường Một") in response.text


def test_the_list_leads_there_who_may(at, cast, tree):
    for name, there in (("ward_officer", True), ("administrator", True), ("secretary", False)):
        response = at(getattr(cast, name)).get(reverse("members:cards:list"))
        assert (address("settings", tree.ward) in response.text) is there, name
