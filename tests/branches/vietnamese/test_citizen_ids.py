import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branches.vietnamese import texts
from branches.vietnamese.citizen_ids import PROVINCES, CitizenId, CitizenIdProblem, differs, mask, parse, warnings
from branches.vietnamese.partial_dates import PartialDate

from .strategies import anything, digits

MAN = CitizenId("064203370278", "citizen", "064", "male", 2003)


@pytest.mark.parametrize(
    "written",
    [
        "064203370278",
        " 064 203 370 278",
        "064.203.370.278",
        "064203370278\u200b",
        "CCCD: 064203370278",
        "Số CCCD 064203370278",
    ],
)
def test_twelve_digits_tell_province_sex_and_year(written):
    assert parse(written) == MAN


@pytest.mark.parametrize(
    ("written", "gender", "year"),
    [("001099000001", "male", 1999), ("001199000001", "female", 1999), ("001300000001", "female", 2000)],
)
def test_the_fourth_digit_gives_century_and_sex(written, gender, year):
    assert parse(written) == CitizenId(written, "citizen", "001", gender, year)


@pytest.mark.parametrize(
    "written", ["64203370278", 64203370278, 64203370278.0, "64203370278.0", "64203370278,00", "6.4203370278E+10"]
)
def test_a_lost_zero_is_put_back_and_told(written):
    assert parse(written) == CitizenId("064203370278", "citizen", "064", "male", 2003, repaired=True)


def test_two_lost_zeros_are_put_back():
    assert parse("1203370278") == CitizenId("001203370278", "citizen", "001", "male", 2003, repaired=True)


def test_nine_digits_are_kept_as_an_old_number():
    assert parse("230123456") == CitizenId("230123456", "old")
    assert parse("12345678") == CitizenId("012345678", "old", repaired=True)


def test_a_birth_registered_abroad_has_no_province():
    assert parse("119203370278") == CitizenId("119203370278", "citizen", None, "male", 2003)


@pytest.mark.parametrize(
    ("written", "why", "message"),
    [
        ("", "length", texts.CITIZEN_ID_EMPTY),
        (None, "length", texts.CITIZEN_ID_EMPTY),
        ("0642033702789", "length", texts.CITIZEN_ID_LENGTH.format(count=13)),
        ("06420337027", "length", texts.CITIZEN_ID_LENGTH.format(count=11)),  # a digit is missing, but not the zero
        ("99203370278", "length", texts.CITIZEN_ID_LENGTH.format(count=11)),  # no province 099
        ("01234567", "length", texts.CITIZEN_ID_LENGTH.format(count=8)),
        ("9" * 4000, "length", texts.CITIZEN_ID_LENGTH.format(count=4000)),
        ("06420337O278", "letters", texts.CITIZEN_ID_LETTERS),
        ("chưa có", "letters", texts.CITIZEN_ID_LETTERS),
        (float("nan"), "letters", texts.CITIZEN_ID_LETTERS),
        (64203370278.5, "letters", texts.CITIZEN_ID_LETTERS),
        ("1203370278.5", "letters", texts.CITIZEN_ID_LETTERS),
        ("230123456/064203370278", "several", texts.CITIZEN_ID_SEVERAL),
        ("064203370278\nvà 230123456", "several", texts.CITIZEN_ID_SEVERAL),
        ("6.42E+10", "rounded", texts.CITIZEN_ID_ROUNDED),
        ("6,42033702E+10", "rounded", texts.CITIZEN_ID_ROUNDED),
        ("999203370278", "province", texts.CITIZEN_ID_PROVINCE.format(code="999")),
        ("003203370278", "province", texts.CITIZEN_ID_PROVINCE.format(code="003")),
        ("064403370278", "birth_year", texts.CITIZEN_ID_BIRTH_YEAR.format(digits="403")),
        ("064299370278", "birth_year", texts.CITIZEN_ID_BIRTH_YEAR.format(digits="299")),
    ],
)
def test_a_refusal_says_what_is_wrong_without_the_number(written, why, message):
    with pytest.raises(CitizenIdProblem) as caught:
        parse(written)
    assert (caught.value.why, caught.value.message) == (why, message)


@given(st.one_of(anything, digits, st.integers(), st.floats()))
def test_anything_is_read_once_and_for_all_or_refused(written):
    try:
        first = parse(written)
    except CitizenIdProblem:
        return
    again = parse(first.number)
    assert (again.number, again.kind, again.gender, again.birth_year) == (
        first.number,
        first.kind,
        first.gender,
        first.birth_year,
    )
    assert not again.repaired


@given(
    st.sampled_from(sorted(PROVINCES)),
    st.booleans(),
    st.integers(1930, datetime.date.today().year),
    st.integers(0, 999_999),
)
def test_a_number_lost_zeros_come_back_to_the_same_number(province, female, year, serial):
    number = f"{province}{(year >= 2000) * 2 + female}{year % 100:02}{serial:06}"
    assert parse(int(number)).number == parse(number).number == number


def test_there_are_the_63_provinces_of_the_codes():
    assert len(PROVINCES) == 63


@pytest.mark.parametrize(
    ("birth", "gender", "codes"),
    [
        (PartialDate(2003, 5, 1), "male", []),
        (PartialDate(2003), "female", ["gender"]),
        (PartialDate(2004), "male", ["birth_year"]),
        (PartialDate(2004), "female", ["gender", "birth_year"]),
        (None, None, []),
    ],
)
def test_digits_that_contradict_the_record_are_told(birth, gender, codes):
    assert warnings(MAN, birth, gender) == codes
    assert differs(MAN.number, birth.year if birth else None, gender) == codes


def test_an_old_number_contradicts_nothing():
    assert warnings(parse("230123456"), PartialDate(2004), "female") == []
    assert differs("230123456", 2004, "female") == []


def test_a_masked_number_shows_four_digits():
    assert (mask("0278"), mask("")) == ("•••• 0278", "")
