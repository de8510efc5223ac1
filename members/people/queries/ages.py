"""Ages on a day. A birth known to the month or the year alone is taken as its last day, as the rules of age ask."""

from datetime import date, timedelta

from django.db.models import Q

from members.people.data.age_bands import AGE_BANDS, UNKNOWN, AgeBand

# The day by which a person was surely born; `birth_date` is the first day of what is known.
BORN = """CASE birth_date_precision
    WHEN 'day' THEN birth_date
    WHEN 'month' THEN (birth_date + interval '1 month')::date - 1
    ELSE (birth_date + interval '1 year')::date - 1
END"""


def years_before(day: date, years: int) -> date:
    """Who was born on this day or earlier has completed `years` on `day`."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February of a common year
        return date(day.year - years, 2, 28)


def births(band: AgeBand, on: date) -> tuple[date, date]:
    """First and last day of birth of those who are in `band` on the day `on`."""
    first = years_before(on, band.last + 1) + timedelta(days=1) if band.last is not None else date.min
    last = years_before(on, band.first) if band.first is not None else date.max
    return first, last


def born_between(first: date, last: date) -> Q:
    """People surely born by a day from `first` to `last`, both included."""
    if first == date.min:
        return _born_by(last)
    # The plain range says nothing new, but an index can serve it. The first day of a year stands for all of it.
    plain = Q(birth_date__gte=date(first.year, 1, 1), birth_date__lte=last)
    return plain & _born_by(last) & ~_born_by(first - timedelta(days=1))


def in_band(code: str, on: date) -> Q:
    """People in the band `code` of AGE_BANDS on the day `on`."""
    if code == UNKNOWN.code:
        return Q(birth_date__isnull=True)
    band = next(each for each in AGE_BANDS if each.code == code)
    return born_between(*births(band, on))


def turning(years: int, on: date, days: int) -> Q:
    """People who complete `years` within the coming `days`, not counting the day `on` itself."""
    return born_between(*turning_births(years, on, days))


def turning_births(years: int, on: date, days: int) -> tuple[date, date]:
    """First and last day of birth of those whom `turning` finds."""
    return years_before(on, years) + timedelta(days=1), years_before(on + timedelta(days=days), years)


def born_in_month(month: int) -> Q:
    """People whose birthday falls into the month, as far as it is known."""
    return Q(birth_date__month=month, birth_date_precision__in=("day", "month"))


def birthday(born: date, years: int) -> date:
    """The day on which who was born on `born` completes `years`; 1 March for 29 February in a common year."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def _born_by(day: date) -> Q:
    after = day + timedelta(days=1) if day < date.max else day
    # `birth_date` of the last month and year that were over by `day`
    month = _month_before(after)
    return Q(birth_date__isnull=False) & (
        Q(birth_date_precision="day", birth_date__lte=day)
        | Q(birth_date_precision="month", birth_date__lte=month)
        | Q(birth_date_precision="year", birth_date__lte=date(after.year - 1, 1, 1))
    )


def _month_before(day: date) -> date:
    return date(day.year - 1, 12, 1) if day.month == 1 else date(day.year, day.month - 1, 1)
