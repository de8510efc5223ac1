"""Odd requests to every address: refused with a page, never answered by a fault of the server."""

import logging
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from tests.addresses import PLACES, ROWS, address, pages_of, place
from tests.page_forms import forms_of

ODD = {
    "nul": "a\x00b",
    "long": "đ" * 5_000,
    "decomposed": "Ho\u0300a Bi\u0300nh",
    "right to left": "\u202egnúx\u200b",
    "emoji": "👩🏽‍🎓",
    "markup": "<script>alert(1)</script>{{ 7|add:7 }}{% load x %}",
    "quotes": "'\"; DROP TABLE x; --",
    "number": "99999999999999999999999",
    "minus": "-1",
    "header": "/x\r\nSet-Cookie: a=b",
    "half a letter": "%ED%A0%80",
    "date": "31/02/2026",
    "list": "[]",
    "nothing": "",
}
# Parameters that some lists read; the others must not mind them.
ASKED = ["q", "page", "after", "before", "cursor", "sort", "field", "on", "next", "unit", "sector", "verdict"]
ASKED += ["gender", "age", "ethnicity", "post", "party", "missing"]
ODD_PLACES = ["0", "-1", "99999999999999999999", "x", "%00", "a%00b", "%C4%91" * 300, "%27", "%ff", "%20"]
METHODS = ["PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "PROPFIND"]

ADDRESSES = sorted({row.name for row in ROWS})


@pytest.fixture
def world(shared_world):
    return shared_world


@pytest.fixture
def officer(world, caplog):
    caplog.set_level(logging.ERROR, "django.request")  # what is refused needs no line
    client = Client(raise_request_exception=False)
    client.force_login(world.cast.ward_officer)
    return client


def taken_back(ask, *what, **how):
    """The answer to a request; what it wrote is taken back."""
    with transaction.atomic():
        response = ask(*what, **how)
        transaction.set_rollback(True)
    return response


def parameters(html):
    """Parameters that a page itself puts into addresses."""
    return sorted(set(re.findall(r"[?&](?:amp;)?([\w-]+)=", html)))


@pytest.mark.parametrize("part", range(3))
def test_no_parameter_breaks_a_page(officer, world, part):
    broken = []
    for name in ADDRESSES[part::3]:
        where = address(name, world)
        page = officer.get(where)
        # A file that is sent piece by piece is no page.
        asked = ASKED + parameters("" if page.streaming else page.content.decode(errors="replace"))
        for kind, value in ODD.items():
            sent = dict.fromkeys(asked, value)
            if taken_back(officer.get, where, sent).status_code >= 500:
                broken.append(
                    (name, kind, [key for key in asked if officer.get(where, {key: value}).status_code >= 500])
                )
        doubled = taken_back(officer.get, where, {key: ["1", "2"] for key in asked})
        if doubled.status_code >= 500:
            broken.append((name, "doubled"))
    assert broken == []


def test_no_method_breaks_a_page(officer, world):
    broken = [
        (name, method)
        for name in ADDRESSES
        for method in METHODS
        if taken_back(officer.generic, method, address(name, world), b"{").status_code >= 500
    ]
    assert broken == []


def test_no_form_that_is_sent_bare_or_crowded_breaks_a_page(officer, world):
    crowd = {f"f{number}": "1" for number in range(1001)}
    broken = []
    for name in ADDRESSES:
        where = address(name, world)
        answers = {
            "nothing": taken_back(officer.post, where),
            "json": taken_back(officer.post, where, b"{}", content_type="application/json"),
            "no form at all": taken_back(
                officer.post, where, b"\xff\x00", content_type="multipart/form-data; boundary=x"
            ),
            "1,001 fields": taken_back(officer.post, where, crowd),
        }
        broken += [(name, kind) for kind, response in answers.items() if response.status_code >= 500]
    assert broken == []


@pytest.mark.parametrize("odd", ODD_PLACES)
def test_no_key_or_code_in_an_address_breaks_a_page(officer, world, odd):
    broken = []
    for name in PLACES:
        where = address(name, world)
        for argument in map(str, place(name, world).values()):
            there = where.replace(f"/{argument}/", f"/{odd}/")
            for ask in (officer.get, officer.post):
                if taken_back(ask, there).status_code >= 500:
                    broken.append((name, ask.__name__))
    assert broken == []


# Several tests, so that they share the machine.
PARTS = 6


def one_of_each(names):
    """Without the fields that only repeat another one in the next row of a table: "y-12" after "y-11"."""
    return list({re.sub("[0-9]+", "#", name): name for name in reversed(names)}.values())


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_that_is_typed_into_a_form_breaks_a_page(officer, world, part):
    broken = []
    seen = set()
    for row in pages_of("ward_officer")[part::PARTS]:
        where = row.address(world)
        for form in forms_of(officer.get(where).content.decode(), where):
            key = form.method, form.address, *form.names
            if key in seen:
                continue
            seen.add(key)
            ask = officer.post if form.method == "POST" else officer.get
            odd_file = {name: SimpleUploadedFile("a\u202e.xlsx", b"PK\x03\x04 not a workbook") for name in form.files}
            for kind, value in ODD.items():
                sent = dict.fromkeys(form.names, value) | odd_file
                if taken_back(ask, form.address, sent).status_code >= 500:
                    broken.append((form.address, "every field", kind))
                # One at a time among fields as the page fills them in: these get as far as the action.
                for name in one_of_each(form.names):
                    if taken_back(ask, form.address, form.filled(**{name: value})).status_code >= 500:
                        broken.append((form.address, name, kind))
            doubled = {name: [value, value, "x"] for name, value in form.fields}
            if taken_back(ask, form.address, doubled).status_code >= 500:
                broken.append((form.address, "doubled"))
    assert broken == []
