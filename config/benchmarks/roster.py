"""Roster, search, record and dashboard as three posts see them, beside Django's admin over the same table.

Server time is what the whole stack takes for one request, from the test client to the last byte: middleware, session,
view, queries, template. All pages take turns, so that whatever else the machine does falls on each of them alike.
"""

import html
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from random import Random
from time import perf_counter

from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse

from branches.accounts.models import User
from config.benchmarks import databases
from config.benchmarks.figures import Figure, median, p95
from config.benchmarks.urls import site
from config.benchmarks.viewers import ADMIN, PROVINCIAL_OFFICER, VIEWERS, Viewer
from members.people.models import Person

ROUNDS = 40
WARM_UP = 3
PAGE_LIMIT = 100  # ms
DASHBOARD_LIMITS = {True: 500, False: 200}  # ms: the province's, any other unit's
WARD_MARGIN = 20  # ms that a page may take longer than the admin's list at the scale of a ward
RECORDS = 20  # different people whose records are opened in turn
COMPARED_WITH = "admin changelist"
_NEXT = re.compile(r'href="(\?[^"]*after=[^"]*)"')


@dataclass
class Page:
    """One thing that somebody does again and again. `ask` sends one request."""

    viewer: str
    name: str
    ask: Callable
    limit: int | None = None  # ms, at the scale of a province
    compared: bool = False
    times: list[float] = field(default_factory=list)  # ms
    queries: int = 0  # the most that one request took


def run(*, scale: str | None = None, fresh: bool = False, rows: int | None = None, **more) -> list[Figure]:
    """Both ends, ward and province, with a figure that compares them; or one `scale` alone."""
    scales = (scale,) if scale else ("ward", "province")
    found, queries = [], {}
    for each in scales:
        with databases.speaking_to(databases.prepare(each, fresh=fresh)):
            pages = measure(rows or ROUNDS)
        queries[each] = {(page.viewer, page.name): page.queries for page in pages}
        found += figures(each, pages)
    if len(scales) == 2:
        found += more_queries(*(queries[each] for each in scales))
    return found


def measure(rounds: int) -> list[Page]:
    """Ask for every page `rounds` times, in turns; the database that the connection speaks to has the viewers."""
    with override_settings(ROOT_URLCONF="config.benchmarks.urls", DEBUG=False):
        pages = [page for viewer in VIEWERS for page in _pages_of(viewer)] + _pages_of_admin()
        for _ in range(WARM_UP):
            for page in pages:
                _answered(page)
        for _ in range(rounds):
            for page in pages:
                begun = perf_counter()
                _answered(page)
                page.times.append((perf_counter() - begun) * 1000)
        for page in pages:
            with _counted() as statements:
                _answered(page)
            page.queries = len(statements)
    return pages


def figures(scale: str, pages: list[Page]) -> list[Figure]:
    """Median, p95 and queries of each page; for those compared, how far p95 lies from that of the admin's list."""
    admin = next(p95(page.times) for page in pages if page.name == COMPARED_WITH)
    found = []
    for page in pages:
        name = f"{scale}, {page.viewer}: {page.name}"
        limit = f"<= {page.limit}" if page.limit and scale == "province" else ""
        found += [
            Figure(f"{name}, median", median(page.times), "ms"),
            Figure(f"{name}, p95", p95(page.times), "ms", limit),
            Figure(f"{name}, queries", page.queries, "queries"),
        ]
        if page.compared:
            aim = {"province": "< 0", "ward": f"<= {WARD_MARGIN}"}.get(scale, "")
            found.append(
                Figure(f"{name}, p95 less that of {COMPARED_WITH}", round(p95(page.times) - admin, 1), "ms", aim)
            )
    return found


def more_queries(small: dict, large: dict) -> list[Figure]:
    """By page, how many more queries the large scale takes; both are {(viewer, page): queries}."""
    return [
        Figure(f"{viewer}: {name}, queries of the larger scale less the smaller's", large[key] - small[key], "", "<= 0")
        for key in small
        for viewer, name in [key]
    ]


def _pages_of(viewer: Viewer) -> list[Page]:
    user = User.objects.get(username=viewer.username)
    client = _client(user)
    roster = reverse("members:people:list")
    seen = list(Person.objects.visible_to(user).members().order_by("pk").values_list("pk", "phone_last4")[:2000])
    people = cycle(Random(1).sample(seen, min(RECORDS, len(seen))))  # noqa: S311 - the same people every time
    phone = next(end for _, end in seen if end)

    def get(query=""):
        return lambda: client.get(roster + query)

    def search(text):
        return lambda: client.post(roster, {"q": text}, headers={"HX-Request": "true"})

    return [
        Page(viewer.name, "roster", get(), PAGE_LIMIT, compared=True),
        Page(viewer.name, "roster, a later page", get(_later(client, roster)), PAGE_LIMIT, compared=True),
        Page(viewer.name, 'search "nguyen"', search("nguyen"), PAGE_LIMIT, compared=True),
        Page(viewer.name, 'search "thi anh"', search("thi anh"), PAGE_LIMIT, compared=True),
        Page(viewer.name, "search by the end of a phone", search(phone), PAGE_LIMIT, compared=True),
        Page(viewer.name, "filter by sector", get("?sector=residential"), PAGE_LIMIT, compared=True),
        Page(viewer.name, "filter by age", get("?age=19-22"), PAGE_LIMIT, compared=True),
        Page(
            viewer.name,
            "record",
            lambda: client.get(reverse("members:people:detail", args=[next(people)[0]])),
            PAGE_LIMIT,
            compared=True,
        ),
        Page(
            viewer.name,
            "dashboard",
            lambda: client.get(reverse("home")),
            DASHBOARD_LIMITS[viewer is PROVINCIAL_OFFICER],
        ),
    ]


def _pages_of_admin() -> list[Page]:
    client = _client(User.objects.get(username=ADMIN))
    changelist = reverse(f"{site.name}:members_person_changelist")
    return [
        Page("superuser", COMPARED_WITH, lambda: client.get(changelist)),
        Page("superuser", f'{COMPARED_WITH}, search "nguyen"', lambda: client.get(changelist, {"q": "nguyen"})),
    ]


def _client(user):
    client = Client(SERVER_NAME="localhost")
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def _later(client, roster) -> str:
    """The query of the third page, or of the last where there are fewer."""
    query = ""
    for _ in range(2):
        link = _NEXT.search(client.get(roster + query).text)
        if link is None:
            break
        query = html.unescape(link[1])
    return query


def _answered(page):
    response = page.ask()
    if response.status_code != 200:
        raise RuntimeError(f"{page.viewer}: {page.name} answered {response.status_code}")


@contextmanager
def _counted() -> Iterator[list[str]]:
    statements = []

    def count(execute, statement, *more):
        statements.append(statement)
        return execute(statement, *more)

    with connection.execute_wrapper(count):
        yield statements
