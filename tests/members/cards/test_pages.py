"""The list of cards, a person's page and its forms, through the browser's eyes."""

import logging
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from branches.audit.models import JournalEntry
from members.cards import actions, texts
from members.cards.models import Card
from members.people.actions import records
from members.people.models import Person
from members.people.models.persons import Standing
from tests.members.cards.making import DAY, cards_of, issue, make_copies, make_range, numbers_of, use_range
from tests.members.people.people import make_person

LIST = reverse("members:cards:list")
CITIZEN, TYPED = "001303011117", "001303019876"
TODAY = timezone.localdate


def page_of(name, person):
    return reverse(f"members:cards:{name}", args=[person.pk])


@pytest.fixture
def at(client):
    """at(user) signs in and gives the client."""

    def enter(user):
        client.force_login(user)
        return client

    return enter


@pytest.fixture
def officer(at, cast):
    return at(cast.ward_officer)


def names_on(response):
    return [row["person"].full_name for row in response.context["rows"]]


def tabs_on(response):
    return {tab["label"]: tab["count"] for tab in response.context["tabs"]}


@pytest.fixture
def people(tree, person, cast):
    """Vi Thị Hạnh has none; one was issued, one came from a list, one was taken back, one is elsewhere."""
    issued = make_person(tree.sister, "Lò Thị Ánh", joined_on="2020", citizen_id="001303022225")
    issue(issued)
    make_person(tree.branch, "Quàng Văn Danh", joined_on="2018", card_number=TYPED)
    taken = make_person(tree.branch, "Mào Thị Thu", joined_on="2018", citizen_id="001303033333")
    issue(taken)
    actions.withdraw_card(taken, actor=cast.system, on=TODAY(), note="QĐ 3")
    make_person(tree.branch, "Lò Thị Trẻ", member=False)
    make_person(tree.stranger_branch, "Trần Thị Lạ", joined_on="2018")
    return {"issued": issued, "taken": taken}


# The list


def test_the_list_begins_with_who_has_no_card(officer, people):
    response = officer.get(LIST)
    assert names_on(response) == ["Vi Thị Hạnh", "Mào Thị Thu"]
    assert tabs_on(response) == {"Chưa có thẻ": 2, "Đã có thẻ": 2, "Đã thu hồi, cấp lại": 1}
    assert "Trần Thị Lạ" not in response.text


def test_who_has_a_card_stands_there_with_its_end_and_its_day(officer, people):
    response = officer.get(LIST, {"tab": "da-co"})
    assert [(row["person"].full_name, row["last4"]) for row in response.context["rows"]] == [
        ("Lò Thị Ánh", "2225"),
        ("Quàng Văn Danh", "9876"),
    ]
    assert "•••2225" in response.text
    assert "26/03/2026" in response.text
    assert "Theo danh sách" in response.text
    assert TYPED not in response.text


def test_cards_that_ended_stay_to_be_seen(officer, people):
    response = officer.get(LIST, {"tab": "da-het"})
    assert [(row["person"].full_name, row["last4"], row["state"]) for row in response.context["rows"]] == [
        ("Mào Thị Thu", "3333", "Đã thu hồi")
    ]


def test_of_who_has_left_the_ended_card_is_seen_where_they_are_kept(officer, people, tree):
    fields = {"standing": Standing.LEFT, "current_unit": None, "kept_by": tree.branch}
    Person.objects.filter(pk=people["taken"].pk).update(**fields)
    assert names_on(officer.get(LIST, {"tab": "da-het"})) == ["Mào Thị Thu"]
    assert tabs_on(officer.get(LIST))["Chưa có thẻ"] == 1


def test_a_secretary_sees_the_own_branch_and_chooses_nobody(at, cast, people):
    response = at(cast.secretary).get(LIST)
    assert names_on(response) == ["Vi Thị Hạnh", "Mào Thị Thu"]
    assert tabs_on(response)["Đã có thẻ"] == 1
    assert 'name="nguoi"' not in response.text
    assert "cach-cap" not in response.text


def test_a_plain_member_is_told_where_the_own_card_is(at, cast):
    response = at(cast.member).get(LIST)
    assert response.status_code == 403
    assert texts.LIST_NOT_YOURS in response.text


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("hanh", ["Vi Thị Hạnh"]),
        ("VI THỊ", ["Vi Thị Hạnh"]),
        ("thi", ["Vi Thị Hạnh", "Mào Thị Thu"]),
        ("anh", []),
        ("%", []),
        ("a" * 5000, []),
    ],
)
def test_people_are_found_by_name_without_diacritics(officer, people, typed, found):
    assert names_on(officer.get(LIST, {"q": typed})) == found


def test_ended_cards_are_found_by_name_too(officer, people):
    assert names_on(officer.get(LIST, {"tab": "da-het", "q": "mao"})) == ["Mào Thị Thu"]
    assert names_on(officer.get(LIST, {"tab": "da-het", "q": "hanh"})) == []


def test_a_number_that_is_typed_into_the_search_stands_in_no_address(officer, people):
    response = officer.post(LIST, {"tab": "da-co", "q": "lo anh"})
    assert response.url == f"{LIST}?tab=da-co&q=lo+anh"
    response = officer.post(LIST, {"tab": "da-co", "q": TYPED})
    assert (names_on(response), response.context["empty"]["heading"]) == ([], texts.EMPTY_NUMBER[0])
    part = officer.post(LIST, {"tab": "da-co", "q": TYPED}, headers={"HX-Request": "true"})
    assert part["HX-Replace-Url"] == f"{LIST}?tab=da-co"
    assert "<html" not in part.text


@pytest.mark.parametrize(
    ("query", "heading"),
    [
        ({}, "Ai cũng đã có thẻ"),
        ({"tab": "da-het"}, "Chưa có thẻ nào hết dùng"),
        ({"q": "khong co ai"}, "Không có ai khớp"),
    ],
)
def test_an_empty_list_says_why(officer, tree, query, heading):
    make_person(tree.branch, "Quàng Văn Danh", card_number=TYPED)
    assert officer.get(LIST, query).context["empty"]["heading"] == heading


def test_a_unit_without_members_is_told_what_comes_first(officer):
    assert officer.get(LIST).context["empty"]["heading"] == "Chưa có đoàn viên nào"


@pytest.mark.parametrize(("page", "first"), [("2", 51), ("99", 51), ("x", 1), ("-1", 1), ("9" * 30, 1)])
def test_the_list_is_read_in_pages_of_fifty(officer, tree, person, page, first):
    make_copies(person, 59)
    response = officer.get(LIST, {"trang": page})
    assert response.context["page"].start_index() == first
    assert len(response.context["rows"]) == (10 if first == 51 else 50)


@pytest.mark.parametrize("tab", ["chua-co", "da-co", "da-het"])
def test_the_list_costs_the_same_for_one_and_for_four_hundred(officer, tree, person, tab):
    costs = {}
    officer.get(LIST)
    for size in (1, 40, 400):
        fill(tree, person, tab, size)
        with CaptureQueriesContext(connection) as queries:
            response = officer.get(LIST, {"tab": tab})
        assert len(response.context["rows"]) == min(size, 50)
        costs[size] = len(queries)
    assert len(set(costs.values())) == 1, costs


def fill(tree, person, tab, size):
    """So many rows under the tab."""
    made = [person, *make_copies(person, size - Person.objects.count())] if size > Person.objects.count() else [person]
    end = {"ended_on": DAY, "ended_by": "lost"} if tab == "da-het" else {}
    if tab != "chua-co":
        having = set(Card.objects.values_list("person", flat=True))
        Card.objects.bulk_create(
            Card(
                person=each,
                number=str(each.pk),
                number_index=str(each.pk).encode(),
                number_last4="1",
                issuer=tree.ward,
                issued_on=DAY,
                **end,
            )
            for each in made
            if each.pk not in having
        )


# A person's cards


def test_a_persons_cards_stand_newest_first(officer, tree, person, cast):
    use_range(tree.ward, 7_001, 7_010)
    issue(person)
    actions.reissue_card(person, actor=cast.ward_officer, on=TODAY(), reason="lost", note="Mất khi chuyển nhà")
    response = officer.get(page_of("person", person))
    assert [(each["name"], each["status"]["text"], each["note"]) for each in response.context["cards"]] == [
        ("•••7002", "Đang dùng", ""),
        ("•••7001", "Báo mất", "Mất khi chuyển nhà"),
    ]
    assert "Cấp ngày 26/03/2026, Đoàn phường Một" in response.text
    assert "000000007001" not in response.text


def test_a_number_from_a_list_is_shown_as_such(officer, tree):
    person = make_person(tree.branch, "Quàng Văn Danh", card_number=TYPED)
    response = officer.get(page_of("person", person))
    [card] = response.context["cards"]
    assert (card["name"], card["status"]["text"], card["told"]) == ("•••9876", "Theo danh sách", [texts.LISTED_CARD])


def test_a_record_that_was_changed_by_hand_is_told_apart(officer, person):
    issue(person)
    records.note_facts(person, {"card_number": TYPED})
    assert texts.DIFFERS_WHY.format(record="9876", card="1117") in officer.get(page_of("person", person)).text
    records.note_facts(person, {"card_number": ""})
    assert texts.DIFFERS_NONE.format(card="1117") in officer.get(page_of("person", person)).text


def test_what_cant_be_done_stays_with_its_reason(at, cast, person):
    can = {
        each["label"]: each.get("reason") for each in at(cast.secretary).get(page_of("person", person)).context["can"]
    }
    assert can == {
        texts.ISSUE: texts.NOT_YOURS.format(base="Đoàn phường Một"),
        texts.REISSUE: texts.NO_CARD,
        texts.WITHDRAW: texts.NOTHING_TO_END,
        texts.OPEN_RECORD: None,
    }


def test_the_case_behind_a_card_is_a_link_for_who_may_open_it(officer, person, cast, tree):
    from tests.members.transfers.making import draft

    case = draft(person, tree.stranger_branch, cast.secretary).case
    actions.issue_card(person, actor=cast.system, on=DAY, case=case)
    [card] = officer.get(page_of("person", person)).context["cards"]
    assert (card["told"][1], card["url"]) == (f"theo hồ sơ {case.number}", case.get_absolute_url())


def test_out_of_reach_there_is_no_such_person(at, cast, person):
    for name in ("person", "issue", "reissue", "withdraw"):
        assert at(cast.outsider).get(page_of(name, person)).status_code == 404


def test_a_member_sees_the_own_card_and_no_list(at, cast, person):
    Person.objects.filter(pk=person.pk).update(user=cast.member)
    issue(person)
    response = at(cast.member).get(page_of("person", person))
    assert response.context["trail"] == []
    assert "•••1117" in response.text


def test_the_records_timeline_tells_of_the_cards(officer, cast, person):
    issue(person)
    actions.reissue_card(person, actor=cast.ward_officer, on=TODAY(), reason="lost")
    events = [event["text"] for event in officer.get(person.get_absolute_url()).context["events"]]
    assert events[:2] == ["Cấp lại thẻ đoàn viên: mất", "Cấp thẻ đoàn viên"]


def test_the_record_leads_to_the_cards(officer, at, cast, tree, person):
    assert page_of("person", person) in officer.get(person.get_absolute_url()).text
    youth = make_person(tree.branch, "Lò Thị Trẻ", member=False)
    assert page_of("person", youth) not in officer.get(youth.get_absolute_url()).text


def test_a_card_is_nothing_to_do_instead_of_writing_somebody_down_again(officer, tree):
    twin = make_person(tree.branch, "Lò Văn Trùng", birth_date="12/04/2003")
    sent = {"full_name": "Lò Văn Trùng", "birth_date": "12/04/2003", "unit": tree.branch.code, "kind": "member"}
    response = officer.post(reverse("members:people:create"), sent)
    assert "Có thể đã có trong danh sách" in response.text
    assert page_of("person", twin) not in response.text


# The forms


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_an_officer_issues_a_card(officer, person):
    assert texts.FROM_CITIZEN_ID.lower() in officer.get(page_of("issue", person)).text.lower()
    response = officer.post(page_of("issue", person), {"on": "26/03/2026", "number": ""}, follow=True)
    assert said(response) == [texts.SAID_ISSUED.format(last4="1117", name="Vi Thị Hạnh")]
    assert (cards_of(person), response.redirect_chain[0][0]) == ([(CITIZEN, DAY, "")], page_of("person", person))


def test_numbers_that_were_passed_over_are_told(officer, tree, person):
    use_range(tree.ward, 7_001, 7_010)
    make_person(tree.sister, "Lò Văn Giữ", card_number="000000007001")
    response = officer.post(page_of("issue", person), {"on": "26/03/2026"}, follow=True)
    assert said(response)[1] == texts.SKIPPED.format(numbers="000000007001")


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        ({"on": ""}, "on", texts.DAY_MISSING),
        ({"on": "31/02/2026"}, "on", None),
        ({"on": "25/03/2019"}, "on", texts.BEFORE_JOINING.format(joined="26/03/2019")),
        ({"number": "12a456"}, "number", texts.NOT_A_NUMBER),
        ({"number": "12345"}, "number", texts.NOT_A_NUMBER),
        ({"number": TYPED}, "number", texts.NUMBER_TAKEN),
    ],
    ids=str,
)
def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(officer, tree, person, sent, field, sentence):
    make_person(tree.sister, "Lò Văn Giữ", card_number=TYPED)
    sent = {"on": "26/03/2026", "number": "001303015555", **sent}
    response = officer.post(page_of("issue", person), sent)
    form = response.context["form"]
    assert (response.status_code, list(form.errors)) == (422, [field])
    assert sentence is None or form.errors[field] == [sentence]
    assert {name: form[name].value() for name in sent} == sent
    assert cards_of(person) == []


def test_a_day_to_come_is_refused_beside_its_field(officer, person):
    tomorrow = f"{TODAY() + timedelta(days=1):%d/%m/%Y}"
    response = officer.post(page_of("issue", person), {"on": tomorrow})
    assert response.context["form"].errors == {"on": [texts.DAY_TO_COME.format(day=tomorrow)]}


def test_what_is_wrong_in_the_record_is_told_above_the_form(officer, person):
    Person.objects.filter(pk=person.pk).update(email="không phải thư")
    response = officer.post(page_of("issue", person), {"on": "26/03/2026"})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["__all__"])


def test_an_officer_gives_a_lost_card_anew(officer, tree, person):
    issue(person)
    sent = {"on": f"{TODAY():%d/%m/%Y}", "reason": "lost", "note": "Mất", "number": TYPED}
    response = officer.post(page_of("reissue", person), sent, follow=True)
    assert said(response) == [texts.SAID_REISSUED.format(last4="9876", name="Vi Thị Hạnh")]
    assert cards_of(person) == [(CITIZEN, DAY, "lost"), (TYPED, TODAY(), "")]


def test_a_card_that_keeps_its_number_is_told_so(officer, person):
    issue(person)
    response = officer.get(page_of("reissue", person))
    assert response.context["form"].fields["number"].help_text == texts.NUMBER_HELP_SAME
    sent = {"on": f"{TODAY():%d/%m/%Y}", "reason": "damaged"}
    response = officer.post(page_of("reissue", person), sent, follow=True)
    assert said(response) == [texts.SAID_REISSUED_SAME.format(last4="1117", name="Vi Thị Hạnh")]


@pytest.mark.parametrize("reason", ["", "withdrawn", "x"])
def test_giving_anew_asks_why(officer, person, reason):
    issue(person)
    response = officer.post(page_of("reissue", person), {"on": "26/03/2026", "reason": reason, "note": "Mất"})
    assert response.context["form"].errors == {"reason": [texts.REASON_MISSING]}
    assert response.context["form"]["note"].value() == "Mất"


def test_an_officer_takes_a_card_back(officer, person):
    issue(person)
    response = officer.post(page_of("withdraw", person), {"on": f"{TODAY():%d/%m/%Y}", "note": "QĐ 3"}, follow=True)
    assert said(response) == [texts.SAID_WITHDRAWN.format(last4="1117", name="Vi Thị Hạnh")]
    assert numbers_of([person]) == [""]


@pytest.mark.parametrize(("note", "on", "field"), [("", "26/03/2026", "note"), ("QĐ", "25/03/2026", "on")])
def test_taking_back_is_refused_beside_its_field(officer, person, note, on, field):
    issue(person)
    response = officer.post(page_of("withdraw", person), {"on": on, "note": note})
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])


def test_who_may_not_is_told_who_can(at, cast, person):
    response = at(cast.secretary).get(page_of("issue", person))
    assert response.status_code == 403
    assert texts.NOT_YOURS.format(base="Đoàn phường Một") in response.text


def test_a_second_officer_is_told_that_there_is_a_card(officer, person):
    issue(person)
    response = officer.post(page_of("issue", person), {"on": "26/03/2026"})
    assert response.status_code == 403
    assert texts.HAS_CARD.format(last4="1117") in response.text


def test_nothing_of_a_whole_number_stands_in_a_page_the_journal_or_the_log(officer, tree, person, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    make_range(tree.ward, 7_001, 7_010)
    pages = [
        officer.post(page_of("issue", person), {"on": "26/03/2026", "number": TYPED}, follow=True),
        officer.post(page_of("reissue", person), {"on": "27/03/2026", "reason": "lost"}, follow=True),
        *(officer.get(LIST, {"tab": tab}) for tab in texts.TABS),
        *(officer.get(page_of(name, person)) for name in ("person", "reissue", "withdraw")),
    ]
    assert [number for number, *_ in cards_of(person)] == [TYPED, CITIZEN]
    told = [page.text for page in pages]
    told += [str(entry.details) for entry in JournalEntry.objects.all()]
    told += [caplog.text, *capfd.readouterr()]
    assert [text[:200] for text in told if TYPED in text or CITIZEN in text] == []
