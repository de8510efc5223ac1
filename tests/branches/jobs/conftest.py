import pytest

from branches.jobs import queue


@pytest.fixture
def jobs_at_once(monkeypatch):
    """What is handed over to a worker is done on the spot, in the test's transaction, without a commit."""
    monkeypatch.setattr(queue, "_send_after_commit", lambda job: queue.run(job.pk, job.attempts))
