"""Turns of phrase that depend on a figure."""

from . import texts


def days_left(date, today):
    """How far off a deadline is: "còn 8 ngày", "hôm nay", "quá hạn 2 ngày"."""
    days = (date - today).days
    if not days:
        return texts.TODAY
    return texts.DAYS_LEFT.format(days=days) if days > 0 else texts.DAYS_LATE.format(days=-days)
