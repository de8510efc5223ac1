"""Cards for many at once: judged first, then each by itself."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from branches.audit.models import JournalEntry
from members.cards import actions, texts
from members.cards.models import Card
from members.people.models import Person
from tests.members.cards.making import DAY, issue, make_copies, make_members, numbers_of, use_range
from tests.members.people.people import make_person


@pytest.fixture
def crowd(tree):
    """One who passes, and one for each reason why somebody doesn't."""
    passes = make_person(tree.branch, "Vi Thị Được", joined_on="2019", citizen_id="001303011117")
    has = make_person(tree.branch, "Vi Thị Có", joined_on="2019", citizen_id="001303022225")
    issue(has)
    return {
        "passes": passes,
        "has": has,
        "listed": make_person(tree.branch, "Vi Thị Danh", card_number="001303019876"),
        "youth": make_person(tree.branch, "Vi Thị Trẻ", member=False),
        "no id": make_person(tree.branch, "Vi Thị Thiếu", joined_on="2019"),
        "foreign": make_person(tree.stranger_branch, "Vi Thị Lạ", joined_on="2019", citizen_id="001303033333"),
    }


REFUSED = {
    "passes": "",
    "has": texts.HAS_CARD.format(last4="2225"),
    "listed": texts.HAS_LISTED.format(last4="9876"),
    "youth": texts.NOT_YET,
    "no id": texts.NO_CITIZEN_ID,
    "foreign": texts.NOT_YOURS.format(base="Đoàn phường Hai"),
}


def fresh(people):
    found = {person.pk: person for person in Person.objects.for_record()}
    return [found[person.pk] for person in people]


def judged(people, actor):
    return actions.judge_issuing(fresh(people), actor=actor)


def test_everybody_is_told_why_not(cast, crowd):
    found = judged(crowd.values(), cast.ward_officer)
    assert dict(zip(crowd, [each.refused for each in found], strict=True)) == REFUSED
    assert found[0].origin == texts.FROM_CITIZEN_ID


def test_who_passes_gets_a_card_and_the_rest_keep_their_reason(cast, crowd):
    done = actions.issue_many(list(crowd.values()), actor=cast.ward_officer, on=DAY)
    assert [each.person for each in done] == list(crowd.values())
    assert dict(zip(crowd, [each.refused for each in done], strict=True)) == REFUSED
    assert [each.issued.card.number for each in done if each.issued] == ["001303011117"]
    assert Card.objects.count() == 2


def test_one_whom_the_action_refuses_after_all_keeps_nobody_else_back(tree, cast):
    use_range(tree.ward, 70, 80)
    old, young = make_members(tree.branch, 2)
    Person.objects.filter(pk=young.pk).update(joined_on=date(2026, 4, 1), joined_on_precision="day")
    done = actions.issue_many([young, old], actor=cast.ward_officer, on=DAY)
    assert [each.refused for each in done] == [texts.BEFORE_JOINING.format(joined="01/04/2026"), ""]
    # The number that the first one would have had is not lost.
    assert numbers_of([young, old]) == ["", "000000000070"]
    assert JournalEntry.objects.filter(act="members.card.issued").count() == 1


def test_numbers_of_a_range_follow_one_another_and_held_ones_are_told(tree, cast):
    use_range(tree.province, 70, 90)
    make_person(tree.sister, "Lò Văn Giữ", card_number="000000000071")
    people = make_members(tree.branch, 3)
    people.reverse()
    done = actions.issue_many(people, actor=cast.ward_officer, on=DAY)
    assert numbers_of(people) == ["000000000070", "000000000072", "000000000073"]
    assert [each.issued.skipped for each in done] == [(), ("000000000071",), ()]
    assert {each.origin for each in done} == {texts.FROM_RANGE.format(unit="Tỉnh đoàn Thử")}


def test_the_last_numbers_of_a_range_are_reckoned_to_the_first(tree, cast):
    use_range(tree.ward, 70, 71)
    people = make_members(tree.branch, 3)
    sentence = texts.RANGE_USED_UP.format(unit="Đoàn phường Một")
    assert [each.refused for each in judged(people, cast.ward_officer)] == ["", "", sentence]
    done = actions.issue_many(people, actor=cast.ward_officer, on=DAY)
    assert [each.refused for each in done] == ["", "", sentence]


def test_without_a_range_everybody_is_told(tree, cast):
    actions.arrange_source(tree.ward, actor=cast.ward_officer, source="range")
    people = make_members(tree.branch, 2)
    sentence = texts.NO_RANGE.format(unit="Đoàn phường Một")
    assert [each.refused for each in judged(people, cast.ward_officer)] == [sentence, sentence]


def test_two_people_of_several_units_are_judged_each_by_the_own_setting(tree, cast):
    use_range(tree.ward, 70, 80)
    here = make_person(tree.branch, joined_on="2019")
    there = make_person(tree.stranger_branch, "Vi Thị Kia", joined_on="2019", citizen_id="001303033333")
    found = judged([here, there], cast.province_officer)
    assert [each.origin for each in found] == [
        texts.FROM_RANGE.format(unit="Đoàn phường Một"),
        texts.FROM_CITIZEN_ID,
    ]


@pytest.mark.parametrize("source", ["range", "citizen_id"])
def test_judging_costs_the_same_for_one_and_for_four_hundred(tree, cast, source):
    use_range(tree.ward, 1, 1000)
    actions.arrange_source(tree.ward, actor=cast.system, source=source)
    make_copies(make_person(tree.branch, joined_on="2019", citizen_id="001303011117"), 399)
    people = list(Person.objects.for_record().filter(current_unit=tree.branch))
    assert len(people) == 400
    actions.judge_issuing(people[:1], actor=cast.ward_officer)  # reads once what the officer may do
    costs = {}
    for size in (1, 40, 400):
        with CaptureQueriesContext(connection) as queries:
            found = actions.judge_issuing(people[:size], actor=cast.ward_officer)
        assert [each.refused for each in found] == [""] * size
        costs[size] = len(queries)
    assert costs == {1: 7, 40: 7, 400: 7}
