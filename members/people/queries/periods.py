"""Periods that people ask a report for. All end today at the latest: nothing is known of days to come."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from branches.vietnamese import partial_dates
from members.people import texts
from members.people.queries.rollups import month_before

MONTHS_OF_A_QUARTER = 3
# The union was founded in 1931.
FIRST_YEAR = 1931


@dataclass(frozen=True)
class Period:
    """Both days belong to it."""

    first: date
    last: date

    @property
    def after(self) -> date:
        return self.last + timedelta(days=1)

    @property
    def before(self) -> date:
        return self.first - timedelta(days=1)

    @property
    def whole_months(self) -> bool:
        """Whether it is made of months from their first day on, the last one perhaps still running."""
        return self.first.day == 1 and (self.after.day == 1 or self.last == timezone.localdate())

    @property
    def query(self) -> dict[str, str]:
        """As it stands in an address."""
        return {"from": self.first.isoformat(), "to": self.last.isoformat()}


def presets(today: date) -> dict[str, Period]:
    """{label: period} in the order of the tabs."""
    month, year = today.replace(day=1), today.replace(month=1, day=1)
    quarter = month_before(today, (today.month - 1) % MONTHS_OF_A_QUARTER)
    return {
        texts.THIS_MONTH: Period(month, today),
        texts.THIS_QUARTER: Period(quarter, today),
        texts.THIS_YEAR: Period(year, today),
        texts.LAST_MONTH: Period(month_before(today, 1), month - timedelta(days=1)),
        texts.LAST_QUARTER: Period(month_before(quarter, MONTHS_OF_A_QUARTER), quarter - timedelta(days=1)),
    }


def asked(data) -> tuple[Period, list[str]]:
    """The period of an address ("from", "to"; as a form or a link writes them), and what was taken otherwise.

    Without any, the running year.
    """
    today, warnings = timezone.localdate(), []
    first, last = (_read(data.get(name, ""), warnings) for name in ("from", "to"))
    first, last = first or today.replace(month=1, day=1), last or today
    if first > last:
        first, last = last, first
        warnings.append(texts.DAYS_SWAPPED)
    if last > today:
        first, last = min(first, today), today
        warnings.append(texts.NOT_BEYOND_TODAY)
    return Period(first, last), warnings


def day(text: str | None) -> date | None:
    """A day of an address: 2026-11-22 or 22/11/2026. None when it is none, or lies where no period reaches."""
    try:
        found = partial_dates.parse((text or "").strip())
    except partial_dates.DateProblem:
        return None
    if found.precision != "day" or not FIRST_YEAR <= found.year <= timezone.localdate().year + 1:
        return None
    return found.first_day


def _read(text, warnings):
    found = day(text)
    if text.strip() and found is None:
        warnings.append(texts.NOT_A_DAY.format(text=text.strip()[:20]))
    return found
