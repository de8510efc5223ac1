"""What the database itself keeps true of cards and ranges."""

from datetime import date

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import InternalError, transaction
from django.db.utils import DatabaseError, DataError, IntegrityError, ProgrammingError

from members.cards.models import Card, CardRange
from members.people.models.derived import index_of
from tests.members.cards.making import DAY, give, issue, make_range
from tests.members.people.people import make_person

NUMBER = "001303011117"


def card_of(person, number=NUMBER, **fields):
    index = index_of("card_number", number)
    return Card(person=person, number=number, number_index=index, number_last4=number[-4:], **fields)


def refusal_of(record) -> list[str]:
    """What full_clean says; the database must refuse the same."""
    with pytest.raises(ValidationError) as told:
        record.full_clean()
    with pytest.raises((IntegrityError, InternalError, ProgrammingError)), transaction.atomic():
        record.save()
    return told.value.messages


def test_nobody_has_two_cards_in_use(tree, person):
    issue(person)
    card = card_of(person, issued_on=DAY, issuer=tree.ward)
    assert refusal_of(card) == ["Người này đang có một thẻ còn dùng. Cấp lại hoặc thu hồi thẻ ấy trước."]


@pytest.mark.parametrize("end", [{"ended_on": DAY}, {"ended_by": "lost"}])
def test_the_end_of_a_card_has_a_day_and_a_reason(tree, person, end):
    card = card_of(person, issued_on=DAY, issuer=tree.ward, **end)
    assert refusal_of(card) == ["Thẻ hết dùng phải ghi cả ngày và lý do. Bổ sung phần còn thiếu."]


def test_a_card_ends_on_no_day_before_it_was_issued(tree, person):
    card = card_of(person, issued_on=DAY, issuer=tree.ward, ended_on=date(2026, 3, 25), ended_by="lost")
    assert refusal_of(card) == ["Ngày hết dùng đứng trước ngày cấp thẻ. Sửa một trong hai ngày."]


@pytest.mark.parametrize(
    "fields", [{}, {"issued_on": DAY}, {"issued_on": DAY, "ended_on": DAY, "ended_by": "lost"}], ids=str
)
def test_a_card_in_use_was_issued_by_somebody(tree, person, fields):
    assert refusal_of(card_of(person, **fields)) == [
        "Thẻ còn dùng phải có nơi cấp và ngày cấp. Bổ sung phần còn thiếu."
    ]


def test_a_number_is_one_persons_for_ever(tree, person):
    card_of(person, issued_on=DAY, issuer=tree.ward, ended_on=DAY, ended_by="lost").save()
    other = card_of(make_person(tree.branch, "Lò Văn Khác"), issued_on=DAY, issuer=tree.ward)
    assert refusal_of(other) == ["Số này đã là số thẻ của một người khác. Xem lại số, hoặc hỏi đơn vị cấp trên."]
    card_of(person, issued_on=DAY, issuer=tree.ward).save()
    assert Card.objects.filter(person=person).count() == 2


def test_no_card_and_no_range_is_deleted(tree, person):
    whole = make_range(tree.ward, 1, 9)
    for record in (issue(person).card, whole):
        with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
            record.delete()
    assert (Card.objects.count(), CardRange.objects.count()) == (1, 1)


def test_every_change_of_a_card_leaves_a_version(person):
    card = issue(person).card
    Card.objects.filter(pk=card.pk).update(ended_on=DAY, ended_by="lost")
    versions = apps.get_model("members.CardEvent").objects.filter(pgh_obj=card.pk).order_by("pgh_id")
    assert list(versions.values_list("pgh_label", "ended_by")) == [("insert", ""), ("update", "lost")]


def range_of(unit, first, last, **fields):
    return CardRange(unit=unit, first=first, last=last, **{"next_number": first, "paper": "CV", **fields})


@pytest.mark.parametrize(("first", "last"), [(0, 5), (-4, 5), (1, 10**12)])
def test_the_numbers_of_a_range_fit_a_card(tree, first, last):
    assert refusal_of(range_of(tree.ward, first, last)) == [
        "Số cuối phải bằng hoặc lớn hơn số đầu, và có nhiều nhất 12 chữ số. Sửa lại."
    ]


def test_a_range_ends_on_no_number_before_its_first(tree):
    with pytest.raises((DataError, IntegrityError)), transaction.atomic():
        range_of(tree.ward, 9, 8).save()
    assert CardRange.objects.count() == 0


@pytest.mark.parametrize("counter", [9, 21])
def test_the_counter_stays_in_its_range(tree, counter):
    with pytest.raises(IntegrityError, match="card_range_counter_inside"), transaction.atomic():
        range_of(tree.ward, 10, 19, next_number=counter).save()


@pytest.mark.parametrize(("first", "last"), [(20, 25), (1, 10), (12, 13), (1, 99)])
def test_ranges_from_above_the_system_share_no_number(tree, first, last):
    make_range(tree.ward, 10, 20)
    other = range_of(tree.stranger_ward, first, last)
    assert refusal_of(other) == ["Một phần của các số này đã thuộc một dải khác. Đối chiếu lại văn bản giao số."]


def test_parts_of_one_range_share_no_number(tree):
    whole = make_range(tree.province, 1, 100)
    give(whole, tree.ward, 10, 20)
    other = range_of(tree.stranger_ward, 20, 30, parent=whole)
    assert refusal_of(other) == ["Một phần của các số này đã giao cho đơn vị khác. Chọn các số còn lại."]
    range_of(tree.stranger_ward, 21, 30, parent=whole).save()
    assert whole.parts.count() == 2


@pytest.mark.parametrize(("first", "last"), [(9, 12), (95, 101), (200, 210)])
def test_a_part_lies_inside_its_range(tree, first, last):
    whole = make_range(tree.province, 10, 100)
    with pytest.raises(IntegrityError, match="a part lies inside the range"), transaction.atomic():
        range_of(tree.ward, first, last, parent=whole).save()


@pytest.mark.parametrize("change", [{"first": 2}, {"last": 200}, {"paper": "khác"}])
def test_what_was_given_stays_as_it_was_given(tree, change):
    whole = make_range(tree.province, 1, 100)
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        CardRange.objects.filter(pk=whole.pk).update(**change)
    CardRange.objects.filter(pk=whole.pk).update(next_number=5)
    assert CardRange.objects.get(pk=whole.pk).next_number == 5


def test_a_number_is_written_with_twelve_digits(tree):
    assert str(make_range(tree.ward, 7, 1_203)) == "000000000007 – 000000001203"
