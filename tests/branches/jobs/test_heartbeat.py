"""The heartbeat of a job whose work is inside a long transaction."""

import time

import pytest
from django.db import OperationalError, connections, transaction

from branches.jobs import attempts, queue
from branches.jobs.models import Job

pytestmark = pytest.mark.django_db(transaction=True)


def as_another_sees_it(job):
    """The job's row through a connection of its own."""
    other = connections["default"].copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT phase, done, heartbeat_at FROM branches_job WHERE id = %s", [job.pk])
            return cursor.fetchone()
    finally:
        other.close()


def test_progress_is_seen_by_others_while_the_work_has_not_committed(cast, monkeypatch):
    monkeypatch.setattr(queue, "_handlers", {})
    monkeypatch.setattr(attempts, "BEAT", 0.05)
    seen = []

    @queue.handler("test.long")
    @transaction.atomic
    def long(job):
        Job.objects.filter(pk=other.pk).update(message="chưa ghi")
        before = as_another_sees_it(job)[2]
        queue.progress(job, "Đang ghi", 400, 672)
        patience = time.monotonic() + 10
        while time.monotonic() < patience:
            phase, done, beat = as_another_sees_it(job)
            if done and beat > before:
                break
            time.sleep(0.05)
        seen.append((phase, done, beat > before))

    other = Job.objects.create(kind="test.other", owner=cast.ward_officer)
    job = Job.objects.create(kind="test.long", owner=cast.ward_officer)
    queue.run(job.pk, 0)
    assert seen == [("Đang ghi", 400, True)]
    job.refresh_from_db()
    assert (job.status, job.done) == (Job.Status.DONE, 672)


def test_a_job_that_lost_the_database_stays_open_for_another_worker(cast, monkeypatch):
    monkeypatch.setattr(queue, "_handlers", {})

    @queue.handler("test.away")
    def away(job):
        raise OperationalError("server closed the connection unexpectedly")

    job = Job.objects.create(kind="test.away", owner=cast.ward_officer)
    with pytest.raises(OperationalError):
        queue.run(job.pk, 0)
    job.refresh_from_db()
    assert (job.status, job.attempts) == (Job.Status.RUNNING, 1)
