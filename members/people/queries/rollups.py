"""Reading the monthly summaries: a unit with everything below it, in one row per month.

Keys of `UnitMonth.figures`, all counts, absent when 0:

    opening, closing            members at the end of the month before and of this one, by the ledger
    gain:<Began>, loss:<Ended>  stays that began and ended in the month
    inner:moved, inner:merged   moves inside the unit among them: no gain and no loss of the unit as a whole

and in the running month alone, by the records as the roster shows them today:

    listed                      members
    age:<AgeBand>:<Gender>      ethnicity:<code>   religion:<code>   sector:<code>   (an empty code: not written down)
    party                       members of the Party
    missing                     records that lack something
    turning                     who completes the age of leaving within the notice that the rules give
    branches                    open branches; branches:unled without a secretary, branches:few with too few members,
                                branches:quiet in which nothing has changed for long

The caller has settled the unit (actions/rollups.py).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from branches.units.models import Unit
from members.people.models import UnitMonth
from members.people.queries.movements import Movement


@dataclass(frozen=True)
class Figures:
    """One row. A month, or a unit, without a row counts nothing."""

    members: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    changed_on: date | None = None

    def count(self, key: str) -> int:
        return self.counts.get(key, 0)

    def by(self, name: str) -> Counter:
        """{code: count} of a key with one part: by("ethnicity") -> {"01": 640, "": 3}."""
        return Counter(
            {key.partition(":")[2]: count for key, count in self.counts.items() if key.startswith(f"{name}:")}
        )

    def ages(self) -> dict[str, Counter]:
        """{age band: {gender: count}}."""
        found = {}
        for key, count in self.by("age").items():
            band, _, gender = key.partition(":")
            found.setdefault(band, Counter())[gender] += count
        return found


def today_of(units: Iterable[Unit], on: date) -> dict[int, Figures]:
    """{unit key: figures of the running month}; one query."""
    rows = UnitMonth.objects.filter(unit__in=[unit.pk for unit in units], month=on.replace(day=1))
    found = {row.unit_id: _figures(row) for row in rows}
    return {unit.pk: found.get(unit.pk, Figures()) for unit in units}


def months_of(unit: Unit, first: date, last: date) -> dict[date, Figures]:
    """{month: figures} of every month from that of `first` to that of `last`; one query."""
    return months_of_many([unit.pk], first, last)[unit.pk]


def months_of_many(units: Iterable[int], first: date, last: date) -> dict[int, dict[date, Figures]]:
    """{unit key: {month: figures}} as `months_of`; one query for all of them."""
    months = months_between(first, last)
    found = {unit: dict.fromkeys(months, Figures()) for unit in units}
    for row in UnitMonth.objects.filter(unit__in=list(found), month__gte=first.replace(day=1), month__lte=last):
        found[row.unit_id][row.month] = _figures(row)
    return found


def month_before(day: date, months: int) -> date:
    """The first day of the month that lies so many months before that of `day`."""
    number = day.year * 12 + day.month - 1 - months
    return date(number // 12, number % 12 + 1, 1)


def month_end(month: date) -> date:
    """The last day of the month that begins on `month`."""
    return month_before(month, -1) - timedelta(days=1)


def months_between(first: date, last: date) -> list[date]:
    """First days of the months from that of `first` to that of `last`."""
    begin, end = (day.year * 12 + day.month - 1 for day in (first, last))
    return [date(number // 12, number % 12 + 1, 1) for number in range(begin, end + 1)]


def movement_of(months: dict[date, Figures]) -> Movement:
    """What `months`, in a row and in order, add up to."""
    movement = Movement()
    figures = list(months.values())
    movement.opening, movement.closing = figures[0].count("opening"), figures[-1].count("closing")
    for each in figures:
        for code, count in each.by("gain").items():
            movement.gains[code] += count
        for code, count in each.by("loss").items():
            movement.losses[code] += count
        for code, count in each.by("inner").items():
            movement.add_inner(code, count)
    return movement


def _figures(row):
    return Figures(row.members, row.figures, row.changed_on)
