"""Two who give out cards at the same moment, each over a connection of their own."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from members.cards import actions, texts
from members.cards.models import Card, CardRange
from tests.branches.units.test_races import at_once
from tests.members.cards.making import DAY, make_members, numbers_of, use_range

pytestmark = pytest.mark.django_db(transaction=True)


def tried(work):
    """What came of it: "done", or the refusal."""

    def run():
        try:
            work()
        except PermissionDenied as refusal:
            return str(refusal)
        except ValidationError as refusal:
            return refusal.messages[0]
        return "done"

    return run


def test_no_number_of_a_range_is_given_twice(tree, cast):
    use_range(tree.ward, 1, 100)
    people = make_members(tree.branch, 12)

    def issue(some, actor):
        return lambda: actions.issue_many(some, actor=actor, on=DAY)

    at_once(
        issue(people[:4], cast.ward_officer),
        issue(people[4:8], cast.ward_secretary),
        *(tried(issue([person], cast.province_officer)) for person in people[8:]),
    )
    assert sorted(numbers_of(people)) == [f"{number:012}" for number in range(1, 13)]
    assert CardRange.objects.get().next_number == 13


def test_of_two_who_give_one_person_a_card_one_is_told(tree, cast):
    use_range(tree.ward, 1, 100)
    [person] = make_members(tree.branch, 1)

    def issue(actor):
        return tried(lambda: actions.issue_card(person, actor=actor, on=DAY))

    results = at_once(issue(cast.ward_officer), issue(cast.ward_secretary))
    assert sorted(results) == sorted(["done", texts.HAS_CARD.format(last4="0001")])
    assert Card.objects.count() == 1


def test_of_two_who_type_one_number_for_two_people_one_is_told(tree, cast):
    first, second = make_members(tree.branch, 2)

    def issue(person, actor):
        return tried(lambda: actions.issue_card(person, actor=actor, on=DAY, number="001303019876"))

    results = at_once(issue(first, cast.ward_officer), issue(second, cast.ward_secretary))
    assert results.count("done") == 1
    assert set(results) - {"done"} <= {texts.NUMBER_TAKEN, texts.NUMBER_JUST_TAKEN}
    assert Card.objects.count() == 1


def test_a_part_that_is_given_on_while_numbers_are_taken_has_none_of_them(tree, cast):
    whole = use_range(tree.province, 1, 40)
    people = make_members(tree.branch, 6)

    def issue(person):
        return tried(lambda: actions.issue_card(person, actor=cast.province_officer, on=DAY))

    def give():
        return actions.give_range(
            whole, to=tree.stranger_ward, first=4, last=40, paper="CV 7", actor=cast.province_officer
        )

    results = at_once(*map(issue, people[:3]), tried(give), *map(issue, people[3:]))
    taken = [int(number) for number in numbers_of(people) if number]
    parts = list(CardRange.objects.filter(parent=whole))
    # Either the part came first, and three numbers were left; or numbers after it were taken, and it was refused.
    assert len(taken) == len(set(taken)) == results.count("done") - len(parts)
    assert [number for number in taken for part in parts if part.first <= number <= part.last] == []
