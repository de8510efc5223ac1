"""Who passes the age by when, and how long a leave, a stay and an absence may last, by the rule set of the day."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from django.utils import timezone

from branches.rulesets import definitions
from members.departures import queries, texts
from members.people.models import Person
from members.people.queries.ages import birthday, years_before


def rule() -> int:
    """Years after which a member comes of age."""
    return definitions.on(timezone.localdate()).come_of_age


def passes_on(person: Person, years: int) -> date | None:
    """The day on which the member completes `years`; of a birth known to the month or year by the last day that it can
    have been, None where nothing is known."""
    return birthday(person.birth.last_day, years) if person.birth else None


def stay_limit(person: Person) -> date | None:
    """The last day to which a member may be let stay; None where the birth isn't known."""
    day = passes_on(person, definitions.on(timezone.localdate()).stay_until_age)
    return day - timedelta(days=1) if day else None


def warnings(person: Person, years: int, posts: Mapping, kept: Mapping) -> list[str]:
    """What should be known before somebody is said to come of age; `posts` and `kept` by key of the person."""
    today, day, found = timezone.localdate(), passes_on(person, years), []
    if day is None:
        found.append(texts.NO_BIRTH)
    elif day > today:
        found.append(texts.UNDER_AGE.format(age=years, day=f"{day:%d/%m/%Y}"))
    if held := posts.get(person.pk):
        found.append(texts.HOLDS_POSTS.format(posts=queries.post_names(held)))
    if (until := kept.get(person.pk)) and until >= today:
        found.append(texts.KEPT_STILL.format(day=f"{until:%d/%m/%Y}"))
    return found


def longest_until(begins_on: date) -> tuple[date, int]:
    """(the last day of the longest leave that begins on that day, its months)."""
    months = definitions.on(begins_on).leave_months
    return months_after(begins_on, months) - timedelta(days=1), months


def months_after(day: date, months: int) -> date:
    """The same day so many months later, earlier where they are below 0; the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def age_on(person: Person, day: date) -> int | None:
    """Whole years; of a birth known to the month or year by the last day that it can have been."""
    birth = person.birth
    if birth is None:
        return None
    years = day.year - birth.last_day.year
    return years if years_before(day, years) >= birth.last_day else years - 1
