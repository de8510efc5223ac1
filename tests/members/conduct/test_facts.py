"""What other duties ask: who was under discipline in a period, who was given what, what hinders, what is marked."""

from datetime import date

import pytest

from members.conduct import queries
from members.conduct.models import Discipline
from members.conduct.queries import discipline
from members.conduct.texts import discipline as texts
from members.people.actions import records
from members.people.queries import hindrances, marks
from members.people.queries.periods import Period
from tests.members.conduct import making
from tests.members.conduct.making import TODAY, at, days_ago, draft, own, record
from tests.members.people.people import make_members, make_old_member, make_person


def dated(thing, announced, ended=None, form=None):
    """The same case as if it had been so long ago."""
    values = {"announced_on": announced, "ended_on": ended}
    Discipline.objects.filter(pk=thing.pk).update(**values, **({"form": form} if form else {}))


PERIOD = Period(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("announced", "ended", "touches"),
    [
        (date(2026, 3, 1), date(2026, 6, 1), True),
        (date(2025, 3, 1), date(2026, 1, 2), True),
        (date(2026, 12, 31), date(2027, 2, 1), True),
        (date(2025, 3, 1), date(2027, 1, 1), True),
        # Ended from the first day on: that day is free of it.
        (date(2025, 3, 1), date(2026, 1, 1), False),
        (date(2025, 3, 1), date(2025, 6, 1), False),
        (date(2027, 1, 1), date(2027, 6, 1), False),
    ],
)
def test_discipline_counts_where_its_force_touches_the_period(announced, ended, touches, person):
    thing = own("ended", person)
    dated(thing, announced, ended)
    assert queries.in_force([person.pk], PERIOD) == ({person.pk: "warning"} if touches else {})


def test_while_it_runs_it_has_no_end(person):
    dated(own("in_force", person), date(2020, 2, 29))
    assert queries.in_force([person.pk], PERIOD) == {person.pk: "warning"}


def test_the_severest_form_is_told(cast, person):
    first = own("in_force", person)
    dated(first, days_ago(200), form="reprimand")
    assert queries.in_force([person.pk], PERIOD) == {person.pk: "reprimand"}
    own("in_force", person)
    assert queries.in_force([person.pk], PERIOD) == {person.pk: "warning"}
    at("enforced", person)
    assert queries.in_force([person.pk], PERIOD) == {person.pk: "expulsion"}


@pytest.mark.parametrize("status", ["draft", "hearing", "deciding", "decided", "refused", "annulled", "withdrawn"])
def test_what_was_not_announced_counts_for_nothing(status, person):
    own(status, person)
    assert queries.in_force([person.pk], PERIOD) == {}


def test_what_was_annulled_counts_for_nothing(cast, person):
    thing = own("in_force", person)
    making.appeal(thing, cast.secretary)
    assert queries.in_force([person.pk], PERIOD) == {person.pk: "warning"}
    making.grant(thing, cast.secretary)
    assert queries.in_force([person.pk], PERIOD) == {}


def test_awards_of_a_period_the_newest_first_without_mistakes(cast, tree):
    from members.conduct import actions

    one, two = make_members(tree.branch, "Lê An", "Lê Bình")
    for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 11, 1)):
        record([one], cast.secretary, decided_on=day)
    [wrong] = record([two], cast.secretary)
    actions.void_award(wrong, actor=cast.secretary, reason="Nhầm")
    found = queries.awards_of([one.pk, two.pk], PERIOD)
    assert {key: [each.decided_on for each in awards] for key, awards in found.items()} == {
        one.pk: [date(2026, 11, 1), date(2026, 1, 1)]
    }


@pytest.mark.parametrize("number", [1, 40])
def test_both_take_one_query_for_any_number(number, cast, tree, django_assert_num_queries):
    people = make_members(tree.branch, *(f"Lê Văn {number}" for number in range(number)))
    record(people, cast.secretary)
    own("in_force", people[0])
    keys = [person.pk for person in people]
    with django_assert_num_queries(1):
        assert len(queries.in_force(keys, PERIOD)) == 1
    with django_assert_num_queries(1):
        assert len(queries.awards_of(keys, PERIOD)) == number


# What a transfer is told


@pytest.mark.parametrize("status", ["draft", "hearing", "deciding", "decided"])
def test_under_review_a_transfer_is_warned(status, person):
    thing = own(status, person)
    assert hindrances.of(person, "transfer") == [
        hindrances.Hindrance("warn", texts.HINDRANCE_REVIEW.format(number=thing.case.number))
    ]
    assert hindrances.of(person, "admission") == []


def test_in_force_the_other_side_is_to_be_told(person, client, cast, tree):
    from django.urls import reverse

    thing = own("in_force", person)
    sentence = texts.HINDRANCE_FORCE.format(form="cảnh cáo", day=f"{TODAY():%d/%m/%Y}", number=thing.case.number)
    assert hindrances.of(person, "transfer") == [hindrances.Hindrance("warn", sentence)]
    client.force_login(cast.secretary)
    assert sentence in client.get(reverse("members:transfers:create", args=[person.pk])).content.decode()


@pytest.mark.parametrize("status", ["hearing", "in_force"])
def test_who_leaves_is_told_besides_and_not_kept(status, person, client, cast):
    from django.urls import reverse

    thing = own(status, person)
    review = texts.HINDRANCE_REVIEW_LEAVING.format(number=thing.case.number)
    force = texts.HINDRANCE_FORCE_LEAVING.format(form="cảnh cáo", day=f"{TODAY():%d/%m/%Y}", number=thing.case.number)
    client.force_login(cast.secretary)
    answer = client.get(reverse("members:departures:create", args=[person.pk, "own_wish"]))
    assert answer.status_code == 200
    assert [review in answer.text, force in answer.text] == [status == "hearing", status == "in_force"]
    assert "Nên biết trước" in answer.text


@pytest.mark.parametrize("status", ["refused", "annulled", "withdrawn", "ended"])
def test_what_is_over_warns_nobody(status, person):
    own(status, person)
    assert hindrances.of(person, "transfer") == []


def test_it_blocks_no_transfer(cast, tree, person):
    from tests.members.transfers.making import at as transfer_at

    own("in_force", person)
    assert transfer_at("done", person, tree.stranger_branch).status == "done"


# Marks


def told(user, person):
    return [(mark.text, mark.sentence, mark.url) for mark in marks.marks_of(user, [person.pk]).get(person.pk, [])]


def test_under_review_is_told_to_who_may_see_the_case(cast, person):
    thing = draft(person, cast.secretary)
    mine = (texts.MARK_REVIEW, texts.MARK_REVIEW_MORE.format(number=thing.case.number), thing.case.get_absolute_url())
    assert told(cast.secretary, person) == [mine]
    assert told(cast.committee_member, person) == []
    making.propose(thing, cast.secretary)
    assert told(cast.committee_member, person) == [mine]
    assert told(cast.outsider, person) == []


def test_in_force_is_told_to_all_without_the_form(cast, tree, person):
    thing = own("in_force", person)
    facts = {"form": "cảnh cáo", "day": f"{TODAY():%d/%m/%Y}", "number": thing.case.number}
    assert told(cast.secretary, person) == [
        (texts.MARK_FORCE, texts.MARK_FORCE_MORE.format(**facts), thing.case.get_absolute_url())
    ]
    assert told(cast.outsider, person) == [(texts.MARK_FORCE, "", "")]


@pytest.mark.parametrize("number", [1, 40])
def test_marks_take_two_queries_for_any_number(number, cast, tree, django_assert_num_queries):
    people = make_members(tree.branch, *(f"Lê Văn {number}" for number in range(number)))
    for person in people[:5]:
        draft(person, cast.secretary)
    keys = [person.pk for person in people]
    discipline.marks(cast.secretary, keys)
    with django_assert_num_queries(2):
        assert len(discipline.marks(cast.secretary, keys)) == min(number, 5)


# Ties


def test_a_record_under_review_or_disciplined_is_no_mistake(cast, tree):
    person, other = make_person(tree.branch, "Lê Xét"), make_old_member(tree.branch, "Lê Trừ")
    thing = draft(person, cast.secretary)
    done = at("enforced", other)
    for each, words, number in ((person, texts.TIE_OPEN, thing), (other, texts.TIE_PAST, done)):
        with pytest.raises(records.Tied) as refusal:
            records.void_person(each, actor=cast.system, reason="Trùng")
        assert refusal.value.ties == [words.format(number=number.case.number)]
    making.withdraw(thing, cast.secretary)
    records.void_person(person, actor=cast.secretary, reason="Trùng")
    assert discipline.ties([person.pk]) == {}
