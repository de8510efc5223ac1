"""Every page asks the database as often with 400 members in a branch as with a few. What could grow with cases, rows or
units is pinned beside its slice."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.addresses import pages_of
from tests.conftest import plan_for_new_rows
from tests.members.evaluations.making import make_many

MANY = 400


@pytest.fixture
def world(shared_world):
    return shared_world


def count(client, page, world) -> int:
    with CaptureQueriesContext(connection) as queries:
        response = client.get(page.address(world))
        assert response.status_code == 200, page.name
        list(response)  # a file that is streamed asks while it is read
    return len(queries)


@pytest.mark.parametrize("who", ["secretary", "ward_officer", "administrator", "member"])
def test_every_page_asks_as_often_with_400_members_as_with_a_few(who, world):
    plan_for_new_rows()
    client = Client()
    client.force_login(getattr(world.cast, who))
    pages = pages_of(who)
    # Half a year before the age at which members leave, so that the radar lists them too.
    born = timezone.localdate() - timedelta(days=round(29.5 * 365.25))
    make_many(world.tree.branch, 1, birth_date=f"{born:%d/%m/%Y}")
    few = {page.name: count(client, page, world) for page in pages}
    make_many(world.tree.branch, MANY, birth_date=f"{born:%d/%m/%Y}")
    many = {page.name: count(client, page, world) for page in pages}
    # Summaries of the new members are computed by whoever looks first; what seems to grow is asked again.
    more = {page.name: count(client, page, world) for page in pages if many[page.name] > few[page.name]}
    assert {name: (few[name], number) for name, number in more.items() if number > few[name]} == {}
