from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from branches.vietnamese.names import clean
from branches.vietnamese.partial_dates import PartialDate
from members.people import texts
from members.people.data.completeness import REQUIRED
from members.people.models import Person
from members.people.models.derived import assign, derive, doubts, index_of, lacking, normalise, read
from members.people.models.persons import Standing

NAMES = st.text(st.sampled_from("aăâbcdđeêghikl’' -NGUYỄNÁẤỆ\u0301\u0300\u200b"), min_size=1, max_size=60)


@given(NAMES)
def test_a_normalised_name_stays_as_it_is(name):
    if not clean(name):
        with pytest.raises(ValidationError, match=texts.NAME_EMPTY):
            normalise({"full_name": name})
        return
    once = normalise({"full_name": name})
    assert normalise(once) == once


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("full_name", "  NGUYỄN  VĂN\nAN ", "Nguyễn Văn An"),
        ("full_name", "H’Linh Niê", "H’Linh Niê"),
        ("phone", "84912344417", "0912344417"),
        ("citizen_id", "79303001234", "079303001234"),
        ("citizen_id", "123456789", "123456789"),
        ("card_number", "0010 9700-1234", "001097001234"),
        ("member_code", "40 100 288", "40100288"),
        ("birth_date", "1999", PartialDate(1999)),
        ("birth_date", {"year": 2010, "month": 12}, PartialDate(2010, 12)),
        ("address", "Tổ 4\r\nphường Một", "Tổ 4 phường Một"),
        ("honorary", True, True),
        ("hometown", None, ""),
    ],
)
def test_values_are_kept_in_one_form_and_a_second_reading_changes_nothing(field, value, kept):
    found = normalise({field: value})
    assert found == {field: kept}
    assert normalise(found) == found


def test_every_wrong_field_is_told_at_once():
    with pytest.raises(ValidationError) as refused:
        normalise({"full_name": "", "phone": "1", "joined_on": timezone.localdate() + timedelta(days=1)})
    assert sorted(refused.value.message_dict) == ["full_name", "joined_on", "phone"]


def test_what_follows_from_the_record_is_filled_without_the_database():
    person = Person()
    assign(
        person,
        normalise(
            {
                "full_name": "Lương Văn Khải",
                "other_name": "Tý",
                "member_code": "40100288",
                "phone": "0912344417",
                "citizen_id": "079303001234",
                "birth_date": "11/2002",
            }
        ),
    )
    derive(person)
    assert person.search == " luong van khai ty 40100288"
    assert (person.phone_last4, person.citizen_id_last4, person.card_number_last4) == ("4417", "1234", "")
    assert person.citizen_id_index == index_of("citizen_id", "079303001234")
    assert person.card_number_index is None
    assert person.missing == [field for field in REQUIRED if field != "birth_date"]
    assert person.missing_count == len(person.missing)
    assert read(person, "birth_date") == PartialDate(2002, 11)


def test_the_same_digits_have_another_index_as_another_number():
    assert index_of("citizen_id", "079303001234") != index_of("card_number", "079303001234")


def test_a_youth_lacks_no_date_of_joining():
    person = derive(Person(full_name="Lý An", standing=Standing.YOUTH))
    assert "joined_on" not in lacking(person)
    person.standing = Standing.MEMBER
    assert "joined_on" in lacking(person)


def test_joining_as_a_child_is_doubted():
    person = Person(full_name="Lý An")
    assign(person, normalise({"birth_date": "2003", "joined_on": "26/03/2011"}))
    assert doubts(person) == ["too_young"]


@pytest.mark.parametrize("typed", ["hhen", "hen nie", "nie", "h hen"])
def test_a_name_with_an_apostrophe_is_found_by_what_stands_behind_it(typed):
    person = derive(Person(full_name="H’Hen Niê"))
    assert f" {typed}" in person.search
