"""A real browser before a real server: the system's Chromium, the test database, and a watch over every page."""

import os
import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import expect

WIDE = {"width": 1366, "height": 900}
PHONE = {"width": 390, "height": 844}
NARROW = {"width": 360, "height": 740}
PATIENCE = 15_000  # ms; two cores may be busy with other tests
HERE = Path(__file__).parent
# Chromium writes an answer of 4xx to a form or a part of a page into the console as an error.
ANSWERED = re.compile(r"Failed to load resource: the server responded with a status of 4\d\d")


expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        reason = "no Chromium on this machine: install the package chromium"
        if os.environ.get("CI"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return {
        **browser_type_launch_args,
        "executable_path": chromium,
        "args": ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--font-render-hinting=none"],
    }


@pytest.fixture(scope="session")
def playwright(playwright):
    # Its event loop stays in this thread as long as the browser lives, and Django takes it for asynchronous code.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    yield playwright
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE")
    if before is not None:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


@pytest.fixture
def server(transactional_db, live_server):
    """The address of a server over the test database; rows are committed and swept away after the test."""
    return live_server


class Watch:
    """What a browser must not do behind the pages' back."""

    def __init__(self, context, address):
        self.faults = []
        self.host = urlsplit(address).netloc
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        context.on("request", self._request)
        context.on("response", self._response)

    def _console(self, message):
        if message.type == "error" and not ANSWERED.search(message.text):
            self.faults.append(f"console: {message.text}")

    def _request(self, request):
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != self.host:
            self.faults.append(f"other host: {request.url}")

    def _response(self, response):
        if response.status >= 500:
            self.faults.append(f"{response.status}: {response.request.method} {response.url}")


@pytest.fixture
def open_browser(browser, server):
    """open_browser(user, viewport, scripts=True) gives a page signed in as `user` (None: nobody).

    After the test nothing must stand in the console (a refusal of the CSP would), no script have failed, no other host
    have been asked and no answer have been 5xx; `watched=False` where the test itself makes something fail.
    """
    opened = []

    def start(user=None, viewport=WIDE, *, scripts=True, watched=True):
        context = browser.new_context(
            base_url=server.url,
            viewport=viewport,
            java_script_enabled=scripts,
            has_touch=viewport["width"] < 768,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        watch = Watch(context, server.url) if watched else None
        if user is not None:
            sign_in(context, user, server.url)
        opened.append((context, watch))
        return context.new_page()

    yield start
    for context, _ in opened:
        context.close()
    assert [fault for _, watch in opened if watch for fault in watch.faults] == []


def sign_in(context, user, address):
    """A session as sign-in leaves it, without walking through the page."""
    client = Client()
    client.force_login(user)
    name = django_settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])
