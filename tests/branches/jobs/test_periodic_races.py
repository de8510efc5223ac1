from datetime import timedelta
from threading import Event, Thread

import pytest
from django.db import connection

from branches.jobs import periodic


@pytest.mark.django_db(transaction=True)
def test_a_work_that_runs_elsewhere_is_left_alone(monkeypatch):
    monkeypatch.setattr(periodic, "_works", {})
    begun, go_on, outcomes = Event(), Event(), []

    def slow():
        begun.set()
        go_on.wait(timeout=20)

    def elsewhere():
        outcomes.append(periodic.run_due())
        connection.close()

    periodic.work("test.slow", every=timedelta())(slow)
    other = Thread(target=elsewhere)
    other.start()
    assert begun.wait(timeout=20)
    assert periodic.run_due() == {}
    go_on.set()
    other.join(timeout=20)
    assert outcomes == [{"test.slow": "done"}]
