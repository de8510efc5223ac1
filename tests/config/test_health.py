import json
import os
import signal
import urllib.error
import urllib.request

import pytest
from django.db.migrations.recorder import MigrationRecorder

from tests.config.postgres_processes import Holder, keepers, postmasters


@pytest.mark.django_db
def test_health_needs_no_sign_in(client):
    answer = client.get("/khoe/")
    assert (answer.status_code, answer.json()) == (200, {"database": "ok", "migrations": "ok"})
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_a_migration_that_was_not_applied_is_told(client):
    MigrationRecorder.Migration.objects.filter(app="sessions").delete()
    answer = client.get("/khoe/")
    assert (answer.status_code, answer.json()) == (503, {"database": "ok", "migrations": "pending"})


def answer(demo, path, **headers):
    """Status, headers and text, whatever the status."""
    request = urllib.request.Request(f"http://127.0.0.1:{demo.port}{path}", headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as got:
            return got.status, got.headers, got.read().decode()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.headers, refused.read().decode()


def test_while_the_database_is_away_every_page_says_so_and_the_first_one_after_its_return_is_good(folder, start_demo):
    demo = start_demo(folder)
    demo.opened()
    for number in [*keepers(folder), *postmasters(folder)]:
        os.kill(number, signal.SIGKILL)

    status, _, text = answer(demo, "/khoe/")
    assert (status, json.loads(text)) == (503, {"database": "away", "migrations": "unknown"})
    for path, cookie in (("/", "sessionid=khongcophien"), ("/doan-vien/", "sessionid=khongcophien")):
        status, headers, text = answer(demo, path, Cookie=cookie)
        assert (path, status, headers["Retry-After"], headers.get_content_type()) == (path, 503, "10", "text/html")
        assert "Hệ thống đang tạm nghỉ" in text

    mender = Holder(folder)
    mender.server()
    status, _, text = answer(demo, "/khoe/")
    assert (status, json.loads(text)) == (200, {"database": "ok", "migrations": "ok"})
    mender.end()
