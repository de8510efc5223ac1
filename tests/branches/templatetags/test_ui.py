import datetime

import pytest
from django.template import Context, Template
from django.utils import timezone

from branches.templatetags import ui


def test_an_icon_is_hidden_from_readers_and_points_into_the_sprite():
    html = Template("{% load ui %}{% icon 'users' 20 %}").render(Context())
    assert html == (
        '<svg class="icon" width="20" height="20" aria-hidden="true"><use href="/static/icons.svg#i-users"/></svg>'
    )


@pytest.mark.parametrize(
    ("value", "written"), [(1284, "1.284"), (3.5, "3,5"), (0, "0"), (None, ""), ("< 5", "< 5"), (1234567, "1.234.567")]
)
def test_numbers_are_written_with_points_and_a_comma(value, written):
    assert ui.vnumber(value) == written


@pytest.mark.parametrize(
    ("part", "whole", "written"),
    [
        (55, 64, "85,9%"),
        (30, 30, "100%"),
        (1, 2, "50%"),
        (0, 30, "0%"),
        (5, 0, "–"),
        (None, 30, "–"),
        (0.864, 1, "86,4%"),
    ],
)
def test_a_share_has_one_decimal_and_no_data_is_never_zero(part, whole, written):
    assert ui.percent(part, whole) == written


@pytest.mark.parametrize(
    ("part", "whole", "width", "beside"),
    [(64, 100, "64.0%", "36.0%"), (130, 100, "100.0%", "0.0%"), (0, 9, "0%", "100.0%"), (5, 0, "0%", "100.0%")],
)
def test_a_bar_is_as_long_as_its_share_and_stays_inside(part, whole, width, beside):
    assert (ui.width(part, whole), ui.beside(part, whole)) == (width, beside)


def test_dates_and_moments_are_those_of_vietnam():
    late = datetime.datetime(2026, 11, 21, 17, 30, tzinfo=datetime.UTC)
    assert ui.vdate(late) == "22/11/2026"
    assert ui.vmoment(late) == "22/11/2026, 00:30"
    assert ui.vmoment(datetime.date(2026, 10, 5)) == "05/10/2026"
    assert ui.vdate(None) == ui.vmoment(None) == ""


def test_a_moment_of_today_needs_no_date():
    now = timezone.now()
    assert ui.vwhen(now) == f"{timezone.localtime(now):%H:%M}"
    assert ui.vwhen(datetime.datetime(2020, 1, 2, 3, 4, tzinfo=datetime.UTC)) == "02/01/2020, 10:04"


def test_a_number_in_an_attribute_of_a_bar_keeps_its_dot():
    html = Template("{% load ui %}<rect width='{{ 64|width:100 }}'/>").render(Context())
    assert html == "<rect width='64.0%'/>"
