import logging
from datetime import timedelta

import pytest
from django.utils import timezone

from branches.jobs import periodic
from branches.jobs.models import Job, PeriodicRun

pytestmark = pytest.mark.django_db


@pytest.fixture
def works(monkeypatch):
    """No work but the test's own."""
    monkeypatch.setattr(periodic, "_works", {})
    return periodic.work


def test_what_is_due_runs_and_then_waits_its_time(works):
    runs = []
    works("test.hourly", every=timedelta(hours=1))(lambda: runs.append("hourly"))
    works("test.always", every=timedelta())(lambda: runs.append("always"))
    assert periodic.run_due() == {"test.hourly": "done", "test.always": "done"}
    assert periodic.run_due() == {"test.always": "done"}
    PeriodicRun.objects.filter(name="test.hourly").update(last_run_at=timezone.now() - timedelta(hours=1))
    assert periodic.run_due() == {"test.hourly": "done", "test.always": "done"}
    assert runs == ["hourly", "always", "always", "hourly", "always"]


def test_an_error_of_one_undoes_it_alone_and_is_logged_with_its_traceback(works, cast, caplog):
    def fails():
        Job.objects.create(kind="test.half", owner=cast.system)
        raise ValueError("hỏng")

    works("test.fails", every=timedelta(hours=1))(fails)
    works("test.next", every=timedelta(hours=1))(lambda: Job.objects.create(kind="test.whole", owner=cast.system))
    with caplog.at_level(logging.ERROR):
        assert periodic.run_due() == {"test.fails": "failed", "test.next": "done"}
    assert list(Job.objects.values_list("kind", flat=True)) == ["test.whole"]
    assert "ValueError: hỏng" in caplog.text
    assert periodic.run_due() == {"test.fails": "failed"}
