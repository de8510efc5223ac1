"""Signing in and out as people do."""

import pytest
from playwright.sync_api import expect

from branches.administration.accounts import texts
from tests.browser.conftest import PHONE, WIDE

PASSWORD = "mat-khau-thu-9"


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_somebody_signs_in_and_out(open_browser, cast, viewport, scripts):
    page = open_browser(None, viewport, scripts=scripts)
    page.goto("/tai-khoan/ho-so/")
    page.locator("input[name=login]").fill(cast.secretary.username)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main button[type=submit]").first.click()
    expect(page.locator("h1").first).to_be_visible()
    assert page.url.endswith("/tai-khoan/ho-so/")
    page.locator("details.menu summary").filter(visible=True).first.click()
    page.get_by_role("button", name="Đăng xuất").filter(visible=True).first.click()
    expect(page.get_by_text(texts.SIGNED_OUT)).to_be_visible()
    page.goto("/tai-khoan/ho-so/")
    expect(page.locator("input[name=password]")).to_be_visible()


def test_a_wrong_password_keeps_the_name_and_says_what_to_do(open_browser, cast):
    page = open_browser()
    page.goto("/tai-khoan/dang-nhap/")
    page.locator("input[name=login]").fill(cast.secretary.username)
    page.locator("input[name=password]").fill("sai-mat-khau")
    page.locator("main button[type=submit]").first.click()
    expect(page.locator("[role=alert], .note-bad").first).to_be_visible()
    assert page.locator("input[name=login]").input_value() == cast.secretary.username
