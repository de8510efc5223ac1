import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branches.vietnamese import texts
from branches.vietnamese.partial_dates import DateProblem, PartialDate, parse

from .strategies import anything

DAY = PartialDate(1997, 10, 8)

partial_dates = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)).flatmap(
    lambda date: st.sampled_from(["day", "month", "year"]).map(lambda precision: PartialDate.from_date(date, precision))
)


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("8/10/1997", DAY),
        ("08-10-1997", DAY),
        ("8.10.1997", DAY),
        ("8 / 10 / 1997", DAY),
        (" 08/10/1997.\u200b", DAY),
        ("08101997", DAY),
        ("1997-10-08", DAY),
        ("1997-10-08 00:00:00", DAY),
        ("1997-10-08T00:00:00+07:00", DAY),
        ("08/10/1997 07:30", DAY),
        ("ngày 8 tháng 10 năm 1997", DAY),
        ("０８/１０/１９９７", DAY),
        (datetime.date(1997, 10, 8), DAY),
        (datetime.datetime(1997, 10, 8, 7, 30), DAY),
        (DAY, DAY),
        ("10/1997", PartialDate(1997, 10)),
        ("1997-10", PartialDate(1997, 10)),
        ("Tháng 10/1997", PartialDate(1997, 10)),
        ("00/10/1997", PartialDate(1997, 10)),
        ({"year": 1997, "month": 10}, PartialDate(1997, 10)),
        ("1997", PartialDate(1997)),
        (1997, PartialDate(1997)),
        (2003.0, PartialDate(2003)),
        ("2003.0", PartialDate(2003)),
        ("Năm 1997", PartialDate(1997)),
        ("00/00/1999", PartialDate(1999)),
        ("00/1999", PartialDate(1999)),
        ("29/02/2008", PartialDate(2008, 2, 29)),
        ("19971008", DAY),
        ("'08/10/1997", DAY),
        ("8-Oct-1997", DAY),
        ("Oct 8, 1997", DAY),
        ("8 October 1997", DAY),
        ("08-Thg10-1997", DAY),
        ("8 thg 10 1997", DAY),
        ("08/10/1997 12:00:00 SA", DAY),
        ("10/8/1997 12:00:00 AM", PartialDate(1997, 8, 10)),
        ("T10/1997", PartialDate(1997, 10)),
        ("October 1997", PartialDate(1997, 10)),
        ("…/10/1997", PartialDate(1997, 10)),
        ("//1997", PartialDate(1997)),
        ("../../1997", PartialDate(1997)),
        ("x/x/1997", PartialDate(1997)),
    ],
)
def test_dates_are_read_as_they_are_written_in_vietnam(written, date):
    assert parse(written) == date


def test_the_day_comes_first_even_where_both_orders_are_possible():
    assert parse("05/03/2001") == PartialDate(2001, 3, 5)


@pytest.mark.parametrize(
    ("written", "kind", "message"),
    [
        ("31/02/2008", "impossible", "Tháng 2 không có ngày 31. Sửa ngày, hoặc chỉ ghi năm 2008."),
        ("29/02/2007", "impossible", "Năm 2007, tháng 2 không có ngày 29. Sửa ngày, hoặc chỉ ghi năm 2007."),
        ("10/25/1997", "impossible", texts.NO_SUCH_MONTH.format(month=25, year=1997)),
        ("08/00/1999", "impossible", texts.DAY_WITHOUT_MONTH.format(day=8, year=1999)),
        ("08/10/0997", "impossible", texts.YEAR_OUT_OF_RANGE.format(year=997, first=1900, last=2100)),
        ("8/10/97", "two_digit_year", texts.TWO_DIGIT_YEAR.format(text="8/10/97")),
        ("8-Oct-97", "two_digit_year", texts.TWO_DIGIT_YEAR.format(text="8-oct-97")),
        ("10/97", "two_digit_year", texts.TWO_DIGIT_YEAR.format(text="10/97")),
        ("081097", "two_digit_year", texts.TWO_DIGIT_YEAR.format(text="081097")),
        ("8/10", "unreadable", texts.YEAR_MISSING.format(text="8/10")),
        (35711, "bare_number", texts.BARE_NUMBER.format(text="35711")),
        (35711.5, "bare_number", texts.BARE_NUMBER.format(text="35711.5")),
        ("35711", "bare_number", texts.BARE_NUMBER.format(text="35711")),
        ("97", "bare_number", texts.BARE_NUMBER.format(text="97")),
        ("không rõ", "unreadable", texts.DATE_UNREADABLE.format(text="không rõ")),
        ("8/10/19977", "unreadable", texts.DATE_UNREADABLE.format(text="8/10/19977")),
        ("1/2/3/1999", "unreadable", texts.DATE_UNREADABLE.format(text="1/2/3/1999")),
        ("٨/١٠/١٩٩٧", "unreadable", texts.DATE_UNREADABLE.format(text="٨/١٠/١٩٩٧")),
        ("-5", "unreadable", texts.DATE_UNREADABLE.format(text="-5")),
        (float("nan"), "unreadable", texts.DATE_UNREADABLE.format(text="nan")),
        (True, "unreadable", texts.DATE_UNREADABLE.format(text="True")),
        (None, "unreadable", texts.DATE_UNREADABLE.format(text="None")),
        ({"year": "1997"}, "unreadable", texts.DATE_UNREADABLE.format(text="{'year': '1997'}")),
        (" ", "unreadable", texts.DATE_EMPTY),
        ("x" * 5000, "unreadable", texts.DATE_UNREADABLE.format(text="x" * 39 + "…")),
    ],
)
def test_a_refusal_says_what_is_wrong_and_how_to_mend_it(written, kind, message):
    with pytest.raises(DateProblem) as caught:
        parse(written)
    assert (caught.value.kind, caught.value.message) == (kind, message)


@given(st.one_of(anything, st.text("0123456789/-. ", max_size=12), st.integers(), st.floats()))
def test_anything_is_read_or_refused(written):
    try:
        date = parse(written)
    except DateProblem:
        return
    assert parse(str(date)) == date


@given(partial_dates)
def test_what_is_written_is_read_back(date):
    assert parse(str(date)) == parse(date.as_json()) == date


@given(
    st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)),
    st.sampled_from(
        [
            "{0.day}/{0.month}/{0.year}", "{0.day:02}.{0.month:02}.{0.year}", "{0.day}-{0.month}-{0.year}",
            "{0.day} tháng {0.month} năm {0.year}", "{0:%Y-%m-%d}", "{0:%d%m%Y}", "{0:%d-%b-%Y}",
            "{0:%B} {0.day}, {0.year}", "{0:%d/%m/%Y} 00:00:00", "{0.year}/{0.month}/{0.day}",
        ]
    ),
)  # fmt: skip
def test_every_usual_writing_of_a_day_gives_that_day(day, writing):
    assert parse(writing.format(day)) == PartialDate(day.year, day.month, day.day)


@given(partial_dates)
def test_a_date_lies_between_its_first_and_last_day(date):
    assert PartialDate.from_date(date.first_day, date.precision) == date
    assert PartialDate.from_date(date.last_day, date.precision) == date


@pytest.mark.parametrize(
    ("date", "precision", "text", "json", "first", "last"),
    [
        (DAY, "day", "08/10/1997", "1997-10-08", (1997, 10, 8), (1997, 10, 8)),
        (PartialDate(2012, 2), "month", "02/2012", {"year": 2012, "month": 2}, (2012, 2, 1), (2012, 2, 29)),
        (PartialDate(1999), "year", "1999", {"year": 1999}, (1999, 1, 1), (1999, 12, 31)),
    ],
)
def test_a_date_knows_how_exact_it_is(date, precision, text, json, first, last):
    assert (date.precision, str(date), date.as_json()) == (precision, text, json)
    assert (date.first_day, date.last_day) == (datetime.date(*first), datetime.date(*last))


def test_a_year_comes_before_its_months_and_a_month_before_its_days():
    in_order = [
        PartialDate(1999),
        PartialDate(1999, 1),
        PartialDate(1999, 1, 1),
        PartialDate(1999, 2),
        PartialDate(2000),
    ]
    backwards = in_order[::-1]
    assert sorted(backwards) == in_order


@pytest.mark.parametrize("parts", [(1899,), (2101,), (1999, 0), (1999, 13), (1999, 4, 31), (1999, None, 1)])
def test_there_is_no_object_for_an_impossible_date(parts):
    with pytest.raises(DateProblem):
        PartialDate(*parts)
