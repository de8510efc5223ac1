"""The format module of config/formats, as forms and templates meet it."""

from datetime import date, datetime

import pytest
from django import forms
from django.utils import formats, translation


@pytest.fixture(autouse=True)
def _vietnamese():
    with translation.override("vi"):
        yield


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("05/03/2001", date(2001, 3, 5)),
        ("25/12/2001", date(2001, 12, 25)),
        ("5-3-2001", date(2001, 3, 5)),
        ("5.3.2001", date(2001, 3, 5)),
        ("2001-03-05", date(2001, 3, 5)),
    ],
)
def test_forms_read_the_day_first(written, day):
    assert forms.DateField(localize=True).clean(written) == day


def test_forms_refuse_the_american_order():
    with pytest.raises(forms.ValidationError):
        forms.DateField(localize=True).clean("12/25/2001")


def test_dates_and_times_are_shown_as_in_vietnam():
    moment = datetime(2026, 11, 22, 19, 30)
    shown = [
        formats.date_format(moment, name)
        for name in ("DATE_FORMAT", "SHORT_DATE_FORMAT", "DATETIME_FORMAT", "MONTH_DAY_FORMAT", "YEAR_MONTH_FORMAT")
    ]
    assert shown == ["22/11/2026", "22/11/2026", "19:30 22/11/2026", "22/11", "11/2026"]


def test_numbers_have_points_for_thousands_and_a_comma_for_decimals():
    assert [formats.number_format(1284, use_l10n=True), formats.number_format(86.4, 1)] == ["1.284", "86,4"]


def test_the_week_begins_on_monday():
    assert formats.get_format("FIRST_DAY_OF_WEEK") == 1
