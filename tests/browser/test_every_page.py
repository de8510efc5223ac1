"""What holds for every page that a person of the ward sees: no violation that axe finds, no sideways scrolling."""

import gzip

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.addresses import address, pages_of
from tests.browser.conftest import NARROW, PHONE, WIDE

FIRST_LOAD = 150_000  # bytes, compressed, fonts apart
PEOPLE = ["nobody", "ward_officer", "administrator"]
AUDITED = {"resultTypes": ["violations"]}


def visits(who):
    """Rows whose pages differ: what everybody sees is looked at once."""
    return [row for row in pages_of(who) if who == "ward_officer" or row.codes["ward_officer"] != 200]


def audit(page):
    """What axe finds, as (rule, part of the page) pairs."""
    found = Axe().run(page, options=AUDITED).response["violations"]
    return [(violation["id"], node["target"], node["html"][:160]) for violation in found for node in violation["nodes"]]


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("who", PEOPLE)
def test_axe_finds_nothing(open_browser, world, who, viewport):
    page = open_browser(None if who == "nobody" else getattr(world.cast, who), viewport)
    found = {}
    for row in visits(who):
        assert page.goto(row.address(world)).status == 200
        if violations := audit(page):
            found[row.name] = violations
    assert found == {}


# Who sees other things at an address that the officer sees too.
OTHERS = {
    "secretary": [
        "home",
        "members:people:list",
        "members:people:detail",
        "members:transfers:leavers",
        "units:detail",
        "administration:accounts",
    ],
    "member": [
        "home",
        "members:people:own",
        "members:corrections:ask",
        "members:people:detail@own",
        "members:cards:person@own",
        "members:evaluations:own",
        "members:training:own_register",
        "members:transfers:own_ask",
        "units:list",
    ],
    "administrator": ["members:cards:settings"],
    "province_officer": ["home", "units:list", "units:detail@ward"],
}


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("who", OTHERS)
def test_axe_finds_nothing_on_what_others_see(open_browser, world, who, viewport):
    page = open_browser(getattr(world.cast, who), viewport)
    found = {}
    for name in OTHERS[who]:
        assert page.goto(address(name, world)).status == 200
        if violations := audit(page):
            found[name] = violations
    assert found == {}


# Forms that are sent as they are not meant: (who, page, fields filled in otherwise).
MISTAKES = {
    "sign in": ("nobody", "accounts:sign_in", {"login": "ai-do", "password": "sai"}),
    "choose a password": ("nobody", "accounts:link", {"password1": "123", "password2": "1"}),
    "own account": ("ward_officer", "accounts:profile", {"full_name": "", "email": "x"}),
    "add a person": ("ward_officer", "members:people:create", {"full_name": "", "birth_date": "31/02/2003"}),
    "edit a record": ("ward_officer", "members:people:edit", {"phone": "123"}),
    "void a record": ("ward_officer", "members:people:void", {}),
    "upload nothing": ("ward_officer", "members:imports:list", {}),
    "appoint": ("administrator", "administration:position_add", {}),
    "end a post": ("administrator", "administration:position_end", {"ends_on": "x"}),
    "add a unit": ("administrator", "units:create", {}),
    "rename a unit": ("administrator", "units:edit", {"name": ""}),
    "move a unit": ("administrator", "units:move", {}),
    "close a unit": ("administrator", "units:close@empty", {"on": "x"}),
    "extend a step": ("ward_officer", "cases:extend", {"due_on": "x"}),
    "open a transfer": ("ward_officer", "members:transfers:create", {"to": "chi đoàn", "proposed_on": "x"}),
    "propose discipline": ("ward_officer", "members:conduct:create", {"happened_on": "x"}),
    "decide on discipline": ("ward_officer", "cases:act@decide", {"on": "x", "signer": ""}),
    "void an award": ("ward_officer", "members:awards:void", {}),
    "issue a paper": ("ward_officer", "cases:paper", {"on": "x", "signer": ""}),
    "withdraw a paper": ("ward_officer", "cases:withdraw_paper", {}),
    "add rules": ("administrator", "administration:rule_set_add", {}),
}


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing_on_a_form_that_comes_back(open_browser, world, viewport):
    pages = {who: open_browser(None if who == "nobody" else getattr(world.cast, who), viewport) for who in PEOPLE}
    found = {}
    for what, (who, name, fields) in MISTAKES.items():
        page = pages[who]
        page.goto(address(name, world))
        form = page.locator("main form[method='post']").first
        for field, value in fields.items():
            form.locator(f"[name={field}]").fill(value)
        with page.expect_navigation() as answer:
            form.evaluate("form => form.requestSubmit()")
        assert (what, answer.value.status) == (what, 422)
        if violations := audit(page):
            found[what] = violations
    assert found == {}


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing_on_other_states(open_browser, world, viewport):
    page = open_browser(world.cast.secretary, viewport)
    states = {
        "not there": ("/khong-co/", 404),
        "out of reach": (address("units:detail@ward", world), 404),
        "not allowed": (address("units:edit", world), 403),
        "nothing found": ("/doan-vien/?q=khong+ai+ten+nhu+the", 200),
        "youth": ("/doan-vien/?standing=youth", 200),
        "another step": (address("cases:act@past", world), 409),
        "dead link": (address("accounts:link@dead", world), 410),
    }
    found = {}
    for what, (where, status) in states.items():
        assert (what, page.goto(where).status) == (what, status)
        if violations := audit(page):
            found[what] = violations
    assert found == {}


@pytest.mark.parametrize("who", PEOPLE)
def test_no_page_scrolls_sideways_on_a_small_phone(open_browser, world, who):
    page = open_browser(None if who == "nobody" else getattr(world.cast, who), NARROW)
    wide = {}
    for row in visits(who):
        page.goto(row.address(world))
        width = page.evaluate("document.scrollingElement.scrollWidth")
        if width > NARROW["width"]:
            wide[row.name] = width
    assert wide == {}


def test_axe_sees_a_planted_fault(open_browser, server):
    page = open_browser()
    page.goto("/tai-khoan/dang-nhap/")
    page.evaluate("document.querySelector('label').remove()")
    page.evaluate("document.querySelector('h1').style.color = '#dedede'")
    assert {rule for rule, _, _ in audit(page)} == {"color-contrast", "label"}


@pytest.mark.parametrize("name", ["accounts:sign_in", "members:people:list", "members:people:detail"])
def test_the_first_page_is_small(open_browser, world, name):
    # Fonts apart: they are fetched once and kept. What the server sends uncompressed, the proxy compresses.
    page = open_browser(None if name == "accounts:sign_in" else world.cast.ward_officer)
    answers = []
    page.on("response", lambda answer: answers.append(answer))  # playwright takes no built-in method
    page.goto(address(name, world), wait_until="load")
    sizes = {answer.url: len(gzip.compress(answer.body())) for answer in answers if not answer.url.endswith(".woff2")}
    assert len(sizes) > 5
    assert sum(sizes.values()) <= FIRST_LOAD
