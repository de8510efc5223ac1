"""Who missed so many months that the branch may look at a removal; the months come from sources that stand in here."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.html import escape

from branches.pillars.contract import Fact
from branches.rulesets.models import RuleSet
from members.departures import actions, missing, texts
from members.departures.models import Departure
from members.departures.texts import pages
from members.people.actions.records import void_person
from tests.members.departures.making import TODAY, ago, ahead, at, open_removal
from tests.members.departures.test_pages import asking, create, day
from tests.members.people.people import make_members, make_person

MISSING = reverse("members:departures:missing")
WHOM = reverse("members:departures:whom")
OPEN = pages.BUTTONS["struck_off"]


@pytest.fixture
def signed_in(client):
    def start(user):
        client.force_login(user)
        return client

    return start


def names(response):
    return [row["person"].full_name for row in response.context["rows"]]


def text(response):
    return response.content.decode()


def no_source(code):
    what = pages.BOTH_SOURCES if code == "both" else pages.SOURCES[code]
    return pages.NO_SOURCE.format(what=what), pages.NO_SOURCE_MORE.format(what=what)


# What isn't known


def test_without_a_source_the_page_says_so_and_shows_no_table(signed_in, cast, three):
    page = signed_in(cast.secretary).get(MISSING)
    assert all(sentence in text(page) for sentence in no_source("both"))
    assert ("<table" in text(page), f'href="{WHOM}"' in text(page)) == (False, True)
    assert (page.context["rows"], page.context["tabs"], page.context["notes"]) == ([], [], [])
    assert pages.MISSING_EMPTY not in text(page)


def test_who_may_not_open_is_told_the_same_without_the_way_there(signed_in, cast, three):
    page = signed_in(cast.committee_member).get(MISSING)
    assert all(sentence in text(page) for sentence in no_source("both"))
    assert WHOM not in text(page)


@pytest.mark.parametrize(("code", "other"), [("attendance", "dues"), ("dues", "attendance")])
def test_one_source_has_its_column_and_the_other_a_note(code, other, signed_in, cast, three, sources):
    sources(**{code: {three[0]: 4}})
    page = signed_in(cast.secretary).get(MISSING)
    assert names(page) == ["Lê An"]
    assert (page.context["columns"], page.context["tabs"]) == ([pages.MISSED[code]], [])
    assert f'scope="col">{pages.MISSED[other]}<' not in text(page)
    assert (page.context["notes"][0]["text"], page.context["notes"][0]["url"]) == (no_source(other)[1], WHOM)
    assert all(sentence in text(page) for sentence in no_source(other))


def test_with_both_sources_no_note_says_that_one_lacks(signed_in, cast, three, sources):
    sources(attendance=dict.fromkeys(three, 0), dues=dict.fromkeys(three, 0))
    page = signed_in(cast.secretary).get(MISSING)
    assert (page.context["notes"], WHOM in text(page)) == ([], False)
    assert (pages.MISSING_EMPTY in text(page), "<table" in text(page)) == (True, False)


def test_of_how_many_nothing_is_known_is_said(signed_in, cast, three, sources):
    an, binh, _ = three
    sources(attendance={an: 5, binh: Fact(40, "40%")}, dues={an: Fact("late", "nộp muộn"), binh: 3})
    page = signed_in(cast.secretary).get(MISSING)
    parts = "sinh hoạt thiếu 2 người, đoàn phí thiếu 2 người"
    assert pages.MONTHS_LACKING_MORE.format(parts=parts, total=3) in text(page)
    # A share without months is shown as it is, and is no 0.
    cells = {row["person"].full_name: [cell["count"] for cell in row["months"]] for row in page.context["rows"]}
    assert cells == {"Lê An": [5, None], "Lê Bình": [None, 3]}
    assert text(page).count("Chưa có số liệu</span>") == 2
    assert all(words in text(page) for words in ("40%", "nộp muộn"))


# Who is listed


def test_from_the_months_of_the_rule_on_members_in_reach_are_listed(signed_in, cast, tree, three, sources):
    an, binh, chi = three
    far, near = make_person(tree.stranger_branch, "Lê Xa"), make_person(tree.sister, "Lê Gần")
    youth, gone = make_person(tree.branch, "Lê Thanh Niên", member=False), make_person(tree.branch, "Lê Đã Rời")
    actions.record_death(gone, actor=cast.system, asked_on=TODAY())
    wrong = make_person(tree.branch, "Lê Nhầm")
    void_person(wrong, actor=cast.system, reason="Ghi nhầm")
    everybody = [an, binh, chi, far, near, youth, gone, wrong]
    sources(attendance=dict.fromkeys(everybody, 9) | {an: 2, binh: 3, chi: 0}, dues={an: 0, chi: 4})
    assert names(signed_in(cast.secretary).get(MISSING)) == ["Lê Chi", "Lê Bình"]
    assert names(signed_in(cast.ward_officer).get(MISSING)) == ["Lê Gần", "Lê Chi", "Lê Bình"]
    assert names(signed_in(cast.outsider).get(MISSING)) == ["Lê Xa"]
    page = signed_in(cast.ward_officer).get(MISSING, {"tab": "doan-phi"})
    assert names(page) == ["Lê Chi"]
    assert [tab["count"] for tab in page.context["tabs"]] == [3, 2, 1]
    assert Departure.objects.filter(way="struck_off").count() == 0


def test_the_rule_set_says_how_many_months(signed_in, cast, three, sources):
    asked = sources(attendance=dict(zip(three, (3, 4, 5), strict=True)))
    client = signed_in(cast.secretary)
    assert names(client.get(MISSING)) == ["Lê Chi", "Lê Bình", "Lê An"]
    make = RuleSet.objects.create
    make(effective_on=ago(1), values={"removal_months": 5}, source="Thử", created_by=cast.system)
    page = client.get(MISSING)
    assert names(page) == ["Lê Chi"]
    assert "Từ 5 tháng" in text(page)
    make(effective_on=TODAY(), values={"removal_months": 18}, source="Thử", created_by=cast.system)
    assert names(client.get(MISSING)) == []
    first, last = asked[-1][2]
    assert (last.year * 12 + last.month) - (first.year * 12 + first.month) == 17


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2026, 11, 30), date(2025, 11, 1), date(2026, 10, 31)),
        (date(2026, 1, 1), date(2025, 1, 1), date(2025, 12, 31)),
        (date(2028, 3, 31), date(2027, 3, 1), date(2028, 2, 29)),
    ],
)
def test_twelve_whole_months_are_asked_about_and_not_the_one_that_runs(today, first, last):
    assert missing.period(today) == (first, last)


# What a row tells


def test_a_row_tells_months_words_page_and_what_was_typed(signed_in, cast, three, sources):
    an, *_ = three
    typed = Fact(20, "vắng <5> buổi", "/sinh-hoat/1/", typed=True, months_missed=5)
    sources(attendance={an: typed}, dues={an: 1})
    page = text(signed_in(cast.secretary).get(MISSING))
    assert f'<a href="/sinh-hoat/1/">{escape("vắng <5> buổi")}</a> <span class="mut">(chi đoàn ghi)</span>' in page
    assert page.count("(chi đoàn ghi)") == 1
    assert '<span class="num fw-semibold">5 tháng</span>' in page
    assert '<span class="num">1 tháng</span>' in page
    assert '<a href="/so/dues/">đoàn phí 1</a>' in page


def test_a_leave_is_told_with_what_it_excuses(signed_in, cast, tree, three, sources):
    away, back, _ = three
    at("leave", "on_leave", away)
    leave = at("leave", "on_leave", back)
    actions.end_leave(leave, actor=cast.secretary, back_on=TODAY())
    sources(attendance=dict.fromkeys(three, 6))
    for user in (cast.secretary, cast.committee_member):
        page = signed_in(user).get(MISSING)
        assert texts.MARK_LEAVE.format(day=day(ahead(200))) in text(page)
        assert pages.LEAVE_BEFORE.format(since=day(ago(1)), until=day(ago(1))) in text(page)
        assert text(page).count("Được nghỉ sinh hoạt, vẫn đóng đoàn phí") == 2
    assert [len(row["leaves"]) for row in page.context["rows"]] == [1, 1, 0]
    warned = text(signed_in(cast.secretary).get(create(away, "struck_off")))
    assert pages.LEAVE_EXCUSES.format(since=day(ago(1)), until=day(ahead(200))) in warned


def test_a_renewed_leave_is_one(signed_in, cast, three, sources):
    departure = at("leave", "on_leave", three[0])
    actions.renew_leave(departure, actor=cast.secretary, decided_on=TODAY(), until=ahead(300), reason="Còn đi làm xa")
    sources(attendance=dict.fromkeys(three, 6))
    row = signed_in(cast.secretary).get(MISSING).context["rows"][0]
    assert [leave["text"] for leave in row["leaves"]] == [texts.MARK_LEAVE.format(day=day(ahead(200)))]


def test_an_open_case_is_shown_and_a_draft_to_none_but_who_manages(signed_in, cast, tree, three, sources):
    an, binh, _ = three
    draft, told = open_removal(an, cast.secretary), at("struck_off", "notified", binh)
    sources(dues=dict.fromkeys(three, 6))
    page = text(signed_in(cast.secretary).get(MISSING))
    assert (draft.case.number in page, told.case.number in page) == (True, True)
    # Who has a case is offered no other.
    assert [create(person, "struck_off") in page for person in three] == [False, False, True]
    page = text(signed_in(cast.committee_member).get(MISSING))
    assert (draft.case.number in page, told.case.number in page) == (False, True)


def test_who_only_reads_sees_no_action(signed_in, cast, three, sources):
    sources(attendance=dict.fromkeys(three, 6))
    page = signed_in(cast.committee_member).get(MISSING)
    assert (names(page), OPEN in text(page), WHOM in text(page)) == (["Lê An", "Lê Bình", "Lê Chi"], False, False)
    assert OPEN in text(signed_in(cast.secretary).get(MISSING))


def test_what_stands_in_the_way_greys_the_action(signed_in, cast, tree, three, sources):
    from tests.members.transfers.making import draft

    draft(three[0], tree.sister, cast.secretary)
    sources(attendance={three[0]: 6})
    page = signed_in(cast.secretary).get(MISSING)
    [row] = page.context["rows"]
    assert row["candidate"].hindered
    assert row["candidate"].hindered in text(page)
    assert ('aria-disabled="true"' in text(page), create(three[0], "struck_off") in text(page)) == (True, False)


# The address


def test_a_unit_narrows_it_and_odd_parameters_are_taken(signed_in, cast, tree, three, sources):
    near = make_person(tree.sister, "Lê Gần")
    sources(attendance=dict.fromkeys([*three, near], 6), dues={})
    client = signed_in(cast.ward_officer)
    page = client.get(MISSING, {"unit": tree.sister.code})
    assert (names(page), "xem mọi đơn vị" in text(page)) == (["Lê Gần"], True)
    for unit in (tree.stranger_branch.code, "x", "9" * 400):
        assert client.get(MISSING, {"unit": unit}).status_code == 404
    for odd in ("", "x", "-1", "0", "99", "9" * 400):
        page = client.get(MISSING, {"trang": odd, "tab": odd, "unit": ""})
        assert (page.status_code, len(names(page))) == (200, 4)


def test_pages_are_turned_within_tab_and_unit(signed_in, cast, tree, sources, monkeypatch):
    monkeypatch.setattr(missing, "PAGE", 2)
    people = make_members(tree.branch, "Lê An", "Lê Bình", "Lê Chi")
    sources(attendance=dict.fromkeys(people, 6), dues={})
    client = signed_in(cast.secretary)
    page = client.get(MISSING, {"tab": "sinh-hoat", "unit": tree.branch.code})
    assert names(page) == ["Lê An", "Lê Bình"]
    assert names(client.get(MISSING + page.context["next_url"])) == ["Lê Chi"]
    assert (page.context["previous_url"], "1–2 trong 3" in text(page)) == ("", True)


def test_the_list_of_departures_leads_here(signed_in, cast):
    for user in (cast.secretary, cast.committee_member):
        page = text(signed_in(user).get(reverse("members:departures:list")))
        assert f'href="{MISSING}"' in page


def test_many_people_are_asked_about_in_parts(signed_in, cast, three, sources, monkeypatch):
    monkeypatch.setattr(missing, "CHUNK", 2)
    asked = sources(attendance=dict.fromkeys(three, 6), dues={})
    assert names(signed_in(cast.secretary).get(MISSING)) == ["Lê An", "Lê Bình", "Lê Chi"]
    assert [(code, count) for code, count, _ in asked] == [
        ("attendance", 2),
        ("dues", 2),
        ("attendance", 1),
        ("dues", 1),
    ]


def test_it_asks_as_much_for_one_as_for_four_hundred(signed_in, cast, tree, sources, django_assert_max_num_queries):
    client = signed_in(cast.ward_officer)
    asked = asking(client, 40)
    person, other = make_person(tree.branch, "Lò Văn Một"), make_person(tree.branch, "Lò Văn Hai")
    at("struck_off", "notified", person)
    at("leave", "on_leave", other)
    sources(attendance={person: 6, other: 6}, dues={})
    few = asked(MISSING, django_assert_max_num_queries)
    many = make_members(tree.branch, *(f"Trần {number // 20} Thị {number % 20}" for number in range(398)))
    calls = sources(attendance=dict.fromkeys(many, 6) | {person: 9, other: 9}, dues={})
    assert asked(MISSING, django_assert_max_num_queries) == few
    page = client.get(MISSING)
    assert (names(page)[:2], len(names(page))) == (["Lò Văn Hai", "Lò Văn Một"], missing.PAGE)
    # Each time each source once.
    assert len(calls) == 6
