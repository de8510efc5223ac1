"""One run of a job: its heartbeat, its progress and its end."""

import threading

from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.utils import timezone

from branches.jobs import texts
from branches.jobs.models import Job

BEAT = 2  # seconds between two writes of progress


class JobFailed(Exception):
    """Raised by a handler: the job can't be done. The text is a sentence for the person who gave it."""


# {key of a job: its running attempt in this process}
_running: dict[int, "Attempt"] = {}


def progress(job: Job, phase: str, done: int = 0, total: int = 0):
    """Say how far the job is. Costs nothing: the heartbeat writes it down. Outside an attempt nothing happens."""
    attempt = _running.get(job.pk)
    if attempt:
        attempt.report(phase, done, total)


class Attempt:
    """`with Attempt(job):` around the work.

    A thread with a connection of its own writes heartbeat and progress every two seconds: what the work's transaction
    wrote, nobody could see before it commits. Run inside a transaction (a test), the job itself can't be seen by
    another connection, and there is no thread.
    """

    def __init__(self, job: Job):
        self.job = job
        self._over = threading.Event()
        self._thread = None

    def __enter__(self):
        _running[self.job.pk] = self
        if not connection.in_atomic_block:
            self._thread = threading.Thread(target=self._beat, name=f"job {self.job.pk}", daemon=True)
            self._thread.start()
        return self

    def __exit__(self, kind, fault, trace):
        """Write the end. A sentence of the handler's is for people; any other error also goes on, into the log.

        With the database away, or the worker stopped by hand, nothing can or should be written: the job stays without a
        heartbeat and goes to another worker.
        """
        _running.pop(self.job.pk, None)
        self._over.set()
        if self._thread:
            self._thread.join()
        if isinstance(fault, OperationalError | InterfaceError) or (fault and not isinstance(fault, Exception)):
            return False
        if fault is None:
            self._end(Job.Status.DONE, "")
        elif isinstance(fault, JobFailed):
            self._end(Job.Status.FAILED, str(fault))
        else:
            self._end(Job.Status.FAILED, texts.BROKE.format(number=self.job.pk))
        return isinstance(fault, JobFailed)

    def report(self, phase, done, total):
        self.job.phase, self.job.done, self.job.total = phase[:80], done, total
        if not self._thread:
            self._write()

    def _beat(self):
        try:
            while not self._over.wait(BEAT):
                try:
                    self._write()
                except DatabaseError:
                    # Away for a moment: the work itself will meet it, or the next beat goes through.
                    connection.close()
        finally:
            connection.close()

    def _write(self, **more):
        # A job that was given to another worker meanwhile is no longer this attempt's to write about.
        job = self.job
        Job.objects.filter(pk=job.pk, attempts=job.attempts, status=Job.Status.RUNNING).update(
            phase=job.phase, done=job.done, total=job.total, heartbeat_at=timezone.now(), **more
        )

    def _end(self, status, message):
        self.job.status, self.job.message, self.job.finished_at = status, message[:300], timezone.now()
        if status == Job.Status.DONE:
            self.job.done = self.job.total
        self._write(status=status, message=self.job.message, finished_at=self.job.finished_at)
