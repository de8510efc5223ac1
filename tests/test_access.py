"""Every address × every kind of person. The table is in addresses.py; an address that it lacks fails here."""

import re

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.addresses import PEOPLE, ROWS, address, routes

WRITES = re.compile(
    r"^\s*(?:INSERT|UPDATE|DELETE|TRUNCATE|MERGE|COPY|WITH\b.*\b(?:INSERT INTO|UPDATE|DELETE FROM))\b", re.S
)
# Not what people keep in the product.
OWN_BOOKKEEPING = {
    "django_session": "the session itself",
    "cache": "counters of rate limits",
    "members_unitmonth": "summaries, computed by who reads them first",
    "members_dirtymonth": "marks of summaries, taken by who computes them",
}
# Looking at what is restricted leaves a row, however it is asked for.
LOOKS = {"members.field.opened", "members.roster.asked"}


def is_trace(sql):
    """Whether a statement keeps the product's own books: it changes nothing that people wrote."""
    if '"branches_journalentry"' in sql:
        return any(f"'{act}'" in sql for act in LOOKS)
    return any(table in sql for table in OWN_BOOKKEEPING)


def client_of(who, world) -> Client:
    client = Client()
    if who != "nobody":
        client.force_login(getattr(world.cast, who))
    return client


@pytest.fixture
def world(shared_world):
    return shared_world


def ask(row, who, world):
    """Send the request of `row` as `who` and take back what it wrote."""
    client = client_of(who, world)
    with transaction.atomic():
        response = getattr(client, row.method.lower())(row.address(world), row.fields(world))
        transaction.set_rollback(True)
    return response


def test_every_address_is_in_the_table():
    assert sorted(set(routes()) - {row.route for row in ROWS}) == []


def test_the_table_has_no_address_that_is_gone():
    assert sorted({row.route for row in ROWS} - set(routes())) == []


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_each_person_gets_the_expected_answer(row, world):
    assert {who: ask(row, who, world).status_code for who in PEOPLE} == row.codes


POSTED_ONLY = sorted({row.name for row in ROWS} - {row.name for row in ROWS if row.method == "GET"})


@pytest.mark.parametrize("name", [name for name in POSTED_ONLY if "@" not in name])
def test_what_is_only_posted_answers_no_get(name, world):
    assert client_of("ward_officer", world).get(address(name, world)).status_code == 405


def test_looking_changes_nothing(world):
    client = client_of("ward_officer", world)
    written = {}
    for row in ROWS:
        if row.method == "GET":
            with CaptureQueriesContext(
                connection,
            ) as queries:
                client.get(row.address(world))
            wrote = [query["sql"] for query in queries if WRITES.match(query["sql"])]
            found = [sql[:120] for sql in wrote if not is_trace(sql)]
            if found:
                written[row.name] = found
    assert written == {}


def body(response):
    """The page without what differs from answer to answer: tokens and its own address."""
    text = response.content.decode()
    text = re.sub(r'(?:content|value)="[A-Za-z0-9]{64}"', "", text)
    return text.replace(response.request["PATH_INFO"], "…")


def nowhere(place):
    """Keys and codes of the same kind that nothing has."""
    return {
        key: value
        for key, value in {"pk": 987_654_321, "code": "KHONG.CO", "number": "KHG-2026-9999"}.items()
        if key in place
    }


def test_what_is_out_of_reach_looks_like_what_is_not_there(world):
    client = client_of("outsider", world)
    told = []
    for row in ROWS:
        if row.method == "GET" and row.codes["outsider"] == 404:
            hidden = client.get(row.address(world))
            absent = client.get(reverse(row.route, kwargs={**row.place(world), **nowhere(row.place(world))}))
            if (absent.status_code, body(absent)) != (404, body(hidden)):
                told.append(row.name)
    assert told == []
