"""The four days on which the union says goodbye to members who come of age."""

from datetime import date

# 26/3, 19/5, 15/10, 22/12: Hướng dẫn thực hiện Điều lệ Đoàn.
DAYS = ((3, 26), (5, 19), (10, 15), (12, 22))


def next_day(on: date) -> date:
    """The first of them on the day `on` or later."""
    for year in (on.year, on.year + 1):
        for month, day in DAYS:
            if (found := date(year, month, day)) >= on:
                return found
    raise AssertionError(on)
