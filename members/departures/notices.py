"""What stands above a departure: what isn't as the statute asks, and what lies ahead. None of it refuses."""

from django.urls import reverse
from django.utils import timezone

from members.departures import ages, missing, queries, texts
from members.departures.models import CLOSED, Leave, Status, Way
from members.departures.texts import pages


def of(departure, numbers) -> list[dict]:
    """As components/note.html takes them; `numbers` are the rules in force."""
    if departure.status == Status.SCHEDULED:
        return [_note("", pages.NOTE_PLANNED.format(day=_day(departure.stay.ends_on)), pages.NOTE_PLANNED_MORE)]
    found = []
    if departure.stay and departure.leaves_on and departure.stay.ends_on != departure.leaves_on:
        found.append(_note("", pages.NOTE_FIRST_DAY.format(day=_day(departure.stay.ends_on)), ""))
    if departure.way == Way.AGE:
        return found + _of_age(departure, numbers)
    if departure.way == Way.STRUCK_OFF and departure.status not in CLOSED:
        return found + _of_removal(departure, numbers)
    if departure.status == Status.ON_LEAVE:
        return found + _of_leave(departure)
    return found


def _of_age(departure, numbers):
    kept = queries.stay_on(departure)
    if kept is not None:
        limit = ages.stay_limit(departure.person)
        if limit and kept.until > limit:
            more = pages.NOTE_BEYOND_MORE.format(until=_day(kept.until), limit=_day(limit))
            return [_note("warn", pages.NOTE_BEYOND.format(age=numbers.stay_until_age), more)]
        return []
    if departure.status in CLOSED:
        return []
    found, today = [], timezone.localdate()
    day = ages.passes_on(departure.person, numbers.come_of_age)
    if day is None:
        link = {
            "link_label": pages.EDIT_RECORD,
            "link_url": reverse("members:people:detail", args=[departure.person_id]),
        }
        found.append(_note("warn", pages.NOTE_NO_BIRTH, pages.NOTE_NO_BIRTH_MORE) | link)
    elif day > today:
        more = texts.UNDER_AGE.format(age=numbers.come_of_age, day=_day(day))
        found.append(_note("warn", pages.NOTE_NOT_OF_AGE, more))
    if posts := queries.posts_of(departure):
        more = pages.NOTE_POSTS_MORE.format(posts=queries.post_names(posts))
        found.append(_note("warn", pages.NOTE_POSTS, more))
    return found


def _of_removal(departure, numbers):
    more = pages.NOTE_FACTS_MORE
    if lacking := missing.lacking():
        more = pages.NOTE_FACTS_LACKING.format(what=missing.named(lacking), more=more)
    found = [_note("", pages.NOTE_FACTS, more)]
    most = max(departure.months_absent or 0, departure.months_unpaid or 0)
    if most < numbers.removal_months:
        months = numbers.removal_months
        strong = pages.NOTE_FEW_MONTHS.format(months=months)
        found.insert(0, _note("warn", strong, pages.NOTE_FEW_MONTHS_MORE.format(months=months)))
    return found


def _of_leave(departure):
    ending = next((leave for leave in departure.leaves.all() if leave.ended_by == Leave.Ended.LEFT), None)
    found = [_note("", pages.NOTE_LEAVE, pages.NOTE_LEAVE_MORE)]
    if ending:
        found.insert(0, _note("", pages.NOTE_LEAVE_ENDS.format(day=_day(ending.ended_on)), ""))
    return found


def _day(day):
    return f"{day:%d/%m/%Y}"


def _note(kind, strong, text):
    return {"kind": kind, "strong": strong, "text": text}
