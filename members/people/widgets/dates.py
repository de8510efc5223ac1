"""Columns of dates."""

from branches.imports.targets import Weight
from branches.vietnamese import partial_dates
from members.people import texts

from .cells import Cell, Column, in_unicode, says_nothing

ERROR, REVIEW, MARK = Weight.ERROR, Weight.REVIEW, Weight.MARK


class DateColumn(Column):
    """A day, a month or a year, never after today and not before `since`, the year of the first such date."""

    KINDS = {
        "impossible": ("impossible_date:", ERROR),
        "unreadable": ("unreadable_date:", ERROR),
        "two_digit_year": ("two_digit_year:", REVIEW),
        "bare_number": ("bare_number_as_date:", REVIEW),
    }
    SENTENCES = {
        "unreadable": texts.UNREADABLE_DATE,
        "two_digit_year": texts.TWO_DIGIT_YEAR,
        "bare_number": texts.BARE_NUMBER,
    }

    def __init__(self, *, since: int | None = None):
        super().__init__()
        self.since = since

    def clean(self, value, row=None, *, today, typeface=None, **kwargs) -> Cell:
        if says_nothing(value):
            return Cell()
        kind = None
        if isinstance(value, str) and not value.isascii():
            value, kind = in_unicode(value, typeface)
        try:
            date = partial_dates.parse(value)
        except partial_dates.DateProblem as problem:
            code, weight = self.KINDS[problem.kind]
            return Cell(said=[(code, weight, self.SENTENCES.get(problem.kind, problem.message))])
        if date.first_day > today:
            return Cell(said=[("future_date:", ERROR, texts.FUTURE_DATE)])
        cell = Cell(date.as_json(), repaired=kind is not None, typeface=kind)
        if date.precision == "year":
            cell.said.append(("date_precision_year:", MARK, texts.PRECISION_YEAR))
        elif date.precision == "month":
            cell.said.append(("date_precision_month:", MARK, texts.PRECISION_MONTH))
        if self.since and date.year < self.since:
            cell.said.append(("implausible_date:", REVIEW, texts.IMPLAUSIBLE_DATE.format(since=self.since)))
        return cell

    def render(self, value, obj=None, **kwargs):
        """A whole day as a date, so that a spreadsheet sorts it; what is known less exactly as text."""
        if not value:
            return ""
        return value.first_day if value.precision == "day" else str(value)
