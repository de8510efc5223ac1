"""The form of a removal begins with what is known of the member; what is posted is kept."""

import pytest

from branches.pillars.contract import Fact
from members.departures import missing, texts
from members.departures.models import Departure
from members.departures.texts import pages
from tests.members.departures.making import TODAY, open_removal
from tests.members.departures.test_missing import text
from tests.members.departures.test_pages import create, errors


@pytest.fixture
def signed_in(client):
    def start(user):
        client.force_login(user)
        return client

    return start


def test_what_is_known_is_filled_in_and_what_is_posted_is_stored(signed_in, cast, three, sources):
    an, *_ = three
    typed = Fact("missing", "chưa đóng từ tháng 7.", typed=True, months_missed=4)
    sources(attendance={an: Fact(10, "vắng 5 buổi", months_missed=5)}, dues={an: typed})
    client = signed_in(cast.secretary)
    page = client.get(create(an, "struck_off"))
    form, span = page.context["form"], missing.span(missing.period(TODAY()))
    since, until = span["since"], span["until"]
    assert (form["months_absent"].value(), form["months_unpaid"].value()) == (5, 4)
    assert form["evidence"].value() == (
        f"Sinh hoạt từ {since} đến {until}: vắng 5 buổi.\n"
        f"Đoàn phí từ {since} đến {until}: chưa đóng từ tháng 7 (chi đoàn ghi)."
    )
    assert 'value="5"' in text(page)
    assert text(page).count(pages.MONTHS_KNOWN.format(**span)) == 2
    posted = {"months_absent": "3", "months_unpaid": "", "evidence": "Theo sổ chi đoàn"}
    client.post(create(an, "struck_off"), posted)
    stored = Departure.objects.get()
    assert (stored.months_absent, stored.months_unpaid, stored.evidence) == (3, None, "Theo sổ chi đoàn")


def test_what_was_emptied_stays_empty(signed_in, cast, three, sources):
    sources(attendance={three[0]: 5})
    refused = signed_in(cast.secretary).post(create(three[0], "struck_off"), {"months_absent": "", "evidence": ""})
    assert (refused.status_code, Departure.objects.count()) == (422, 0)
    assert errors(refused, "evidence") == [texts.EVIDENCE_MISSING]
    assert 'value="5"' not in text(refused)


def test_what_is_not_kept_is_asked_for_from_the_book(signed_in, cast, three, sources):
    client = signed_in(cast.secretary)
    page = text(client.get(create(three[0], "struck_off")))
    assert all(sentence in page for sentence in pages.MONTHS_UNKNOWN.values())
    sources(attendance={three[0]: 0, three[1]: 5}, dues={three[0]: Fact("late", "nộp muộn")})
    page = client.get(create(three[0], "struck_off"))
    form = page.context["form"]
    assert (form["months_absent"].value(), form["months_unpaid"].value(), form["evidence"].value()) == (0, None, "")
    assert [sentence in text(page) for sentence in pages.MONTHS_UNKNOWN.values()] == [False, True]


def test_long_words_are_cut_to_what_the_case_holds(signed_in, cast, three, sources):
    sources(attendance={three[0]: Fact(10, "vắng " * 400, months_missed=5)})
    form = signed_in(cast.secretary).get(create(three[0], "struck_off")).context["form"]
    assert len(form["evidence"].value()) == Departure._meta.get_field("evidence").max_length


def test_the_case_says_what_cannot_be_compared(signed_in, cast, three, sources):
    departure = open_removal(three[0], cast.secretary)
    client = signed_in(cast.secretary)
    sources(attendance={})
    lacking = pages.NOTE_FACTS_LACKING.format(what="đoàn phí", more=pages.NOTE_FACTS_MORE)
    assert lacking in text(client.get(departure.case.get_absolute_url()))
    sources(attendance={}, dues={})
    page = text(client.get(departure.case.get_absolute_url()))
    assert (pages.NOTE_FACTS_MORE in page, "để đối chiếu" in page) == (True, False)
