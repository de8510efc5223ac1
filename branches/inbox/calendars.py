"""The calendar feed: an all-day event for each todo with a day, written by the icalendar library (RFC 5545)."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from icalendar import Calendar, Event

from branches.inbox import texts
from branches.inbox.plain import line_of

CONTENT_TYPE = "text/calendar; charset=utf-8"
REFRESH = timedelta(hours=2)


def feed_of(todos, on) -> bytes:
    """What is overdue stands on the day `on`, and says since when: a calendar hides what is past."""
    calendar = Calendar()
    calendar.add("prodid", "-//Ba Chu Dong//Viec can lam//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", texts.CALENDAR)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT2H")
    for todo in todos:
        if todo.due_on:
            calendar.add_component(_event(todo, on))
    return calendar.to_ical()


def _event(todo, on):
    line, day = line_of(todo), max(todo.due_on, on)
    event = Event()
    # The same event at every reading, without telling what it is about.
    event.add(
        "uid",
        f"{salted_hmac('inbox.calendar', f'{todo.url} {todo.what}', algorithm='sha256').hexdigest()[:40]}@ba-chu-dong",
    )
    event.add("dtstamp", timezone.now())
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    late = todo.due_on < on
    event.add("summary", texts.LATE_IN_CALENDAR.format(due=f"{todo.due_on:%d/%m/%Y}", line=line) if late else line)
    event.add("url", settings.SITE_ADDRESS + reverse("inbox:list"))
    event.add("transp", "TRANSPARENT")
    return event
