"""Ranges: written down, given on, and taken from."""

from itertools import count

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from branches.audit.models import JournalEntry
from members.cards import actions, queries, texts
from members.cards.actions import taking
from members.cards.actions.taking import Taken, take
from members.cards.models import CardRange, written
from members.cards.queries import Figures
from members.people.actions import records
from tests.conftest import make_unit
from tests.members.cards.making import answers, counter, give, issue, make_range, use_range
from tests.members.people.people import make_person


def held(unit, number):
    return make_person(unit, "Lò Văn Giữ", card_number=written(number))


def fault(call, **values) -> dict:
    with pytest.raises(ValidationError) as told:
        call(**values)
    return told.value.message_dict


# Taking


def test_numbers_are_taken_one_after_the_other(tree):
    whole = make_range(tree.ward, 101, 103)
    assert [take(tree.ward).number for _ in range(3)] == ["000000000101", "000000000102", "000000000103"]
    assert counter(whole) == 104


def test_numbers_that_somebody_holds_are_passed_over_and_told(tree, cast):
    whole = make_range(tree.ward, 101, 200)
    held(tree.branch, 101)
    # One that was given by hand and has ended since is somebody's for ever.
    person = make_person(tree.branch, joined_on="2019")
    issue(person, number=written(102))
    actions.withdraw_card(person, actor=cast.system, on=timezone.localdate(), note="QĐ 3")
    assert take(tree.ward) == Taken("000000000103", ("000000000101", "000000000102"))
    assert take(tree.ward) == Taken("000000000104")
    assert counter(whole) == 105


def test_a_record_that_was_a_mistake_holds_nothing(tree, cast):
    make_range(tree.ward, 101, 200)
    person = held(tree.branch, 101)
    records.void_person(person, actor=cast.system, reason="Ghi nhầm")
    assert take(tree.ward) == Taken("000000000101")


def test_many_held_numbers_are_looked_up_in_chunks(tree, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(taking, "FEW", 2)
    monkeypatch.setattr(taking, "MANY", 5)
    make_range(tree.ward, 1, 10_000)
    for number in range(1, 11):
        held(tree.branch, number)
    # Two for each of the three chunks (1-2, 3-7, 8-12), five around them.
    with django_assert_num_queries(11):
        taken = take(tree.ward)
    assert taken == Taken(written(11), tuple(map(written, range(1, 11))))


def test_what_was_given_on_is_never_taken_by_the_giver(tree):
    whole = make_range(tree.province, 1, 20)
    give(whole, tree.ward, 3, 5)
    give(whole, tree.stranger_ward, 6, 8)
    assert [take(tree.province) for _ in range(3)] == [
        Taken("000000000001"),
        Taken("000000000002"),
        Taken("000000000009", ("000000000003–000000000005", "000000000006–000000000008")),
    ]
    assert take(tree.ward).number == "000000000003"


def test_the_nearest_unit_that_has_a_range_is_asked(tree):
    make_range(tree.province, 1, 5)
    assert take(tree.ward).number == "000000000001"
    make_range(tree.ward, 11, 15)
    assert take(tree.ward).number == "000000000011"
    assert take(tree.stranger_ward).number == "000000000002"


def test_of_several_ranges_the_earliest_with_room_comes_first(tree):
    make_range(tree.ward, 900, 901)
    make_range(tree.ward, 100, 101)
    assert [take(tree.ward).number[-3:] for _ in range(4)] == ["900", "901", "100", "101"]


def test_a_range_whose_end_is_held_is_left_for_the_next(tree):
    make_range(tree.ward, 900, 901)
    make_range(tree.ward, 100, 101)
    held(tree.branch, 900)
    held(tree.branch, 901)
    assert take(tree.ward) == Taken("000000000100", ("000000000900", "000000000901"))


def test_a_range_that_is_used_up_says_so_and_what_to_do(tree):
    make_range(tree.province, 500, 600)
    make_range(tree.ward, 1, 1)
    take(tree.ward)
    sentence = texts.RANGE_USED_UP.format(unit="Đoàn phường Một")
    assert fault(take, unit=tree.ward) == {"number": [sentence]}


def test_without_a_range_it_is_told_whom_to_ask(tree):
    assert fault(take, unit=tree.ward) == {"number": [texts.NO_RANGE.format(unit="Đoàn phường Một")]}


# Writing down and giving on


@pytest.fixture
def add(tree, cast):
    def run(**values):
        values = {"first": 1, "last": 100, "paper": "CV 12", **values}
        return actions.add_range(values.pop("unit", tree.ward), actor=values.pop("actor", cast.administrator), **values)

    return run


def test_an_administrator_writes_a_range_down(tree, cast, add):
    whole = add(paper="  CV 12  ")
    found = CardRange.objects.values_list("unit", "first", "last", "parent", "next_number", "paper")
    assert list(found) == [(tree.ward.pk, 1, 100, None, 1, "CV 12")]
    entry = JournalEntry.objects.get(act="members.card.range_added")
    assert (entry.subject_key, entry.unit_key, entry.details) == (
        whole.pk,
        tree.ward.pk,
        {"count": 100, "source": "CV 12"},
    )


def test_nobody_but_who_administers_the_unit_may(tree, cast, add):
    numbers = count(1, 10)
    told = answers(cast, lambda user: add(actor=user, first=(first := next(numbers)), last=first + 8))
    assert {name for name, sentence in told.items() if not sentence} == {"administrator", "system"}
    assert set(told.values()) == {"", texts.ADD_NOT_YOURS.format(unit="Đoàn phường Một")}


@pytest.mark.parametrize(
    ("values", "faults"),
    [
        ({"first": 0}, {"first": [texts.RANGE_NUMBER]}),
        ({"last": 10**12}, {"last": [texts.RANGE_NUMBER]}),
        ({"first": 9, "last": 8}, {"last": [texts.LAST_BEFORE_FIRST]}),
        ({"paper": "  "}, {"paper": [texts.PAPER_MISSING]}),
        ({"first": 490, "last": 500}, {"first": [texts.OVERLAPS_TOP.format(unit="Đoàn phường Hai")]}),
    ],
    ids=str,
)
def test_what_cant_be_a_range_is_told_by_field(tree, add, values, faults):
    make_range(tree.stranger_ward, 500, 600)
    assert fault(add, **values) == faults
    assert CardRange.objects.count() == 1


@pytest.fixture
def whole(tree):
    return make_range(tree.province, 101, 200)


@pytest.fixture
def hand(tree, cast, whole):
    def run(**values):
        values = {"to": tree.ward, "first": 111, "last": 120, "paper": "CV 7", "actor": cast.province_officer, **values}
        return actions.give_range(values.pop("whole", whole), **values)

    return run


def test_a_part_is_given_to_a_unit_below(tree, cast, whole, hand):
    part = hand()
    assert (part.unit, part.parent, str(part), part.next_number) == (
        tree.ward,
        whole,
        "000000000111 – 000000000120",
        111,
    )
    entry = JournalEntry.objects.get(act="members.card.range_given")
    assert (entry.unit_key, entry.details) == (tree.province.pk, {"codes": "TT.P1", "count": 10, "source": "CV 7"})


def test_a_part_of_a_part_can_be_given_on(tree, hand):
    union = make_unit("TT.P1.TH", "Đoàn trường Thử", "grassroots_union", tree.ward)
    part = hand()
    below = hand(whole=part, to=union, first=115, last=120)
    assert [take(tree.ward).number[-3:], take(union).number[-3:]] == ["111", "115"]
    assert below.parent == part


@pytest.mark.parametrize(
    ("values", "faults"),
    [
        ({"first": 100}, {"first": [texts.OUTSIDE_RANGE]}),
        ({"last": 201}, {"last": [texts.OUTSIDE_RANGE]}),
        ({"first": 102}, {"first": [texts.ALREADY_USED]}),
        ({"first": 155, "last": 156}, {"first": [texts.ALREADY_GIVEN]}),
        ({"first": 149, "last": 170}, {"first": [texts.ALREADY_GIVEN]}),
        ({"first": 120, "last": 111}, {"last": [texts.LAST_BEFORE_FIRST]}),
        ({"paper": ""}, {"paper": [texts.PAPER_MISSING]}),
    ],
    ids=str,
)
def test_what_cant_be_given_is_told_by_field(tree, whole, hand, values, faults):
    give(whole, tree.stranger_ward, 150, 160)
    take(tree.province)
    take(tree.province)
    place = {"first": "000000000101", "last": "000000000200", "next": "000000000103", "unit": "Đoàn phường Hai"}
    if faults == {"first": [texts.ALREADY_GIVEN]}:
        place |= {"first": "000000000150", "last": "000000000160"}
    expected = {field: [text.format(**place) for text in said] for field, said in faults.items()}
    assert fault(hand, **values) == expected
    assert CardRange.objects.count() == 2


def test_a_part_goes_down_and_to_who_issues_cards(tree, cast, hand, office):
    below = texts.TO_NOT_BELOW
    assert fault(hand, to=tree.province) == {"to": [below.format(to="Tỉnh đoàn Thử", unit="Tỉnh đoàn Thử")]}
    assert fault(hand, to=tree.branch) == {
        "to": [texts.UNIT_ISSUES_NOT.format(unit="Chi đoàn Tổ 1", base="Đoàn phường Một")]
    }
    type(tree.ward).objects.filter(pk=tree.stranger_ward.pk).update(closed_on=timezone.localdate())
    closed = type(tree.ward).objects.get(pk=tree.stranger_ward.pk)
    assert fault(hand, to=closed) == {"to": [below.format(to="Đoàn phường Hai", unit="Tỉnh đoàn Thử")]}
    assert hand(to=office).unit == office


def test_only_who_confirms_over_the_owner_gives_on(tree, cast, whole, hand):
    numbers = count(111)
    told = answers(cast, lambda user: hand(actor=user, first=(first := next(numbers)), last=first))
    assert {name for name, sentence in told.items() if not sentence} == {"province_officer", "system"}
    assert set(told.values()) == {"", texts.GIVE_NOT_YOURS.format(unit="Tỉnh đoàn Thử")}


# Figures


def test_the_figures_of_a_range_add_up(tree, whole, django_assert_num_queries):
    give(whole, tree.ward, 103, 110)
    give(whole, tree.stranger_ward, 150, 200)
    held(tree.branch, 101)
    take(tree.province)
    take(tree.province)
    ranges = list(queries.ranges_of(tree.province))
    with django_assert_num_queries(1):
        figures = queries.figures_of(ranges)
    # 101 was passed over, 102 and 111 were given; 112 to 149 are left.
    assert figures == {whole.pk: Figures(used=3, left=38, given=59)}


@pytest.mark.parametrize(
    ("first", "last", "parts", "free"),
    [
        (1, 9, [], [(1, 9)]),
        (1, 9, [(1, 9)], []),
        (1, 9, [(4, 5), (1, 2)], [(3, 3), (6, 9)]),
        (5, 9, [(1, 3), (8, 9)], [(5, 7)]),
        (5, 9, [(2, 6)], [(7, 9)]),
        (10, 9, [], []),
        (1, 9, [(10, 20)], [(1, 9)]),
    ],
)
def test_stretches_are_what_no_part_covers(first, last, parts, free):
    assert list(queries.stretches(first, last, parts)) == free


def test_who_can_be_given_numbers(tree, office):
    make_unit("TT.P1.TH", "Đoàn trường Thử", "grassroots_union", tree.ward)
    make_unit("TT.P1.BP", "Đoàn bộ phận Thử", "section", tree.ward)
    make_unit("TT.KH", "Đoàn khối Thử", "district", tree.province)
    units = type(tree.ward).objects.all()
    assert sorted(unit.code for unit in queries.receivers(units, tree.province)) == [
        "TT.CQ",
        "TT.KH",
        "TT.P1",
        "TT.P1.TH",
        "TT.P2",
    ]
    assert [unit.code for unit in queries.receivers(units, tree.ward)] == ["TT.P1.TH"]


def test_what_is_used_of_a_setting_follows_the_range(tree):
    use_range(tree.ward, 1, 9)
    assert issue(make_person(tree.branch, joined_on="2019")).card.number == "000000000001"
