"""What holds for every page that a person of the ward sees: no violation that axe finds, no sideways scrolling."""

import gzip

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.addresses import address, pages_of
from tests.browser.conftest import NARROW, PHONE, WIDE

FIRST_LOAD = 150_000  # bytes, compressed, fonts apart
AUDITED = {"resultTypes": ["violations"]}


def visits(who):
    """Rows whose pages differ: what everybody sees is looked at once."""
    return [row for row in pages_of(who) if who == "ward_officer" or row.codes["ward_officer"] != 200]


def audit(page):
    """What axe finds, as (rule, part of the page) pairs."""
    found = Axe().run(page, options=AUDITED).response["violations"]
    return [(violation["id"], node["target"], node["html"][:160]) for violation in found for node in violation["nodes"]]


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("who", ["nobody", "ward_officer", "administrator"])
def test_axe_finds_nothing(open_browser, world, who, viewport):
    page = open_browser(None if who == "nobody" else getattr(world.cast, who), viewport)
    found = {}
    for row in visits(who):
        assert page.goto(row.address(world)).status == 200
        if violations := audit(page):
            found[row.name] = violations
    assert found == {}


@pytest.mark.parametrize("who", ["nobody", "ward_officer", "administrator"])
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
