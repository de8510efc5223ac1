"""From a figure of the ward to the person behind it."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, WIDE


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_an_officer_goes_from_the_dashboard_to_a_person(open_browser, world, viewport):
    page = open_browser(world.cast.ward_officer, viewport)
    page.goto("/")
    table = page.locator("#don-vi")
    row = table.get_by_role("row").filter(has_text=world.tree.branch.name)
    row.get_by_role("link", name=world.tree.branch.name).first.click()
    expect(page.locator("main")).to_contain_text(world.tree.branch.name)
    page.goto("/")
    figure = row.locator("td[data-l='Đoàn viên'] a")
    number = figure.inner_text()
    figure.click()
    expect(page.locator("#so-nguoi")).to_have_text(number)
    expect(page.locator("#danh-sach tbody tr")).to_have_count(int(number))
    page.get_by_role("link", name="Lương Văn Khải").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lương Văn Khải")


def test_every_link_of_the_dashboard_leads_somewhere(open_browser, world):
    page = open_browser(world.cast.ward_officer)
    page.goto("/")
    addresses = page.locator("a[href^='/']").evaluate_all("links => [...new Set(links.map(link => link.href))]")
    assert {where: code for where in addresses if (code := page.request.get(where).status) != 200} == {}
