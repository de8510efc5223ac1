"""What workers do: read, write and undo in the background, and purge what is over."""

import threading
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from branches.attachments.models import StoredFile
from branches.imports import actions, texts
from branches.imports.actions import commits
from branches.imports.models import ImportBatch, ImportRow
from branches.jobs import attempts, periodic, queue
from branches.jobs import texts as jobs_texts
from branches.jobs.models import Job
from members.imports import tasks
from members.people.models import Person
from tests.members.imports.conftest import commit, person, sheet, upload


def run(kind, batch, owner):
    job = queue.enqueue(kind, owner=owner, batch=batch.pk)
    queue.run(job.pk, 0)
    job.refresh_from_db()
    return job


def test_commit_and_undo_run_as_jobs_and_a_second_run_does_nothing(tree, cast):
    batch = upload(sheet(person("Lê Thị Một")), tree.branch, cast.secretary)
    for _ in range(2):
        assert run(tasks.COMMIT, batch, cast.secretary).status == Job.Status.DONE
    assert Person.objects.members().count() == 1
    for _ in range(2):
        assert run(tasks.UNDO, batch, cast.secretary).status == Job.Status.DONE
    assert Person.objects.members().count() == 0


def test_a_refusal_is_the_jobs_answer(tree, cast):
    batch = upload(sheet(person("Lê Thị Một")), tree.branch, cast.secretary)
    actions.cancel_batch(batch, actor=cast.secretary)
    job = run(tasks.COMMIT, batch, cast.secretary)
    assert (job.status, "đang ở bước" in job.message) == (Job.Status.FAILED, True)
    other = upload(sheet(person("Lê Thị Hai")), tree.branch, cast.secretary)
    assert run(tasks.COMMIT, other, cast.committee_member).status == Job.Status.FAILED


class Killed(BaseException):
    """The worker's process ends here."""


def test_a_commit_that_is_killed_in_the_middle_has_written_nothing_and_is_done_again(tree, cast, monkeypatch):
    batch = upload(sheet(*(person(f"Lê Thị {name}") for name in ("Một", "Hai", "Ba"))), tree.branch, cast.secretary)
    job = queue.enqueue(tasks.COMMIT, owner=cast.secretary, batch=batch.pk)

    def kill(*args):
        assert Person.objects.members().count() == 3
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(commits.staging, "note_committed", kill)
        with pytest.raises(Killed):
            queue.run(job.pk, 0)
    batch.refresh_from_db()
    assert (batch.status, Person.objects.count()) == (ImportBatch.Status.PREVIEW, 0)

    Job.objects.update(heartbeat_at=timezone.now() - timedelta(minutes=5))
    assert queue.recover_dead() == [job]
    queue.run(job.pk, 1)
    batch.refresh_from_db()
    job.refresh_from_db()
    assert (job.status, batch.status) == (Job.Status.DONE, ImportBatch.Status.COMMITTED)
    assert Person.objects.members().count() == 3


def test_a_commit_that_is_killed_again_and_again_is_given_up_with_a_sentence(tree, cast, monkeypatch):
    batch = upload(sheet(person("Lê Thị Một")), tree.branch, cast.secretary)
    job = queue.enqueue(tasks.COMMIT, owner=cast.secretary, batch=batch.pk)

    def kill(*args):
        raise Killed

    monkeypatch.setattr(commits.staging, "note_committed", kill)
    for attempt in range(queue.MOST_ATTEMPTS):
        with pytest.raises(Killed):
            queue.run(job.pk, attempt)
        Job.objects.update(heartbeat_at=timezone.now() - timedelta(minutes=5))
        queue.recover_dead()
    job.refresh_from_db()
    batch.refresh_from_db()
    assert (job.status, job.message) == (Job.Status.FAILED, jobs_texts.GAVE_UP.format(attempts=queue.MOST_ATTEMPTS))
    assert (batch.status, Person.objects.count()) == (ImportBatch.Status.PREVIEW, 0)


@pytest.mark.django_db(transaction=True)
def test_how_far_a_commit_is_can_be_seen_while_it_runs(tree, cast, monkeypatch):
    batch = upload(sheet(*(person(f"Lê Thị {name}") for name in ("Một", "Hai", "Ba"))), tree.branch, cast.secretary)
    monkeypatch.setattr(attempts, "BEAT", 0.05)
    said, seen, tell = [], [], queue.progress

    def look(job, wanted):
        """What another connection finds, once the heartbeat has had time to write it."""
        for _ in range(100):
            found = Job.objects.values_list("phase", "done", "total").get(pk=job.pk)
            if found == wanted:
                break
            time.sleep(0.05)
        seen.append(found)
        connection.close()

    def progress(job, phase, done, total):
        tell(job, phase, done, total)
        said.append((phase, done, total))
        thread = threading.Thread(target=look, args=[job, said[-1]])
        thread.start()
        thread.join()

    monkeypatch.setattr(queue, "progress", progress)
    queue.enqueue(tasks.COMMIT, owner=cast.secretary, batch=batch.pk)
    assert said == [
        (texts.PHASE_CHECK, 0, 3),
        (texts.PHASE_CHECK, 3, 3),
        (texts.PHASE_WRITE, 0, 3),
        (texts.PHASE_WRITE, 3, 3),
    ]
    assert seen == said


def test_reading_again_what_was_read_changes_nothing(tree, cast):
    batch = upload(sheet(person("Lê Thị Một")), tree.branch, cast.secretary)
    assert run(tasks.READ, batch, cast.secretary).status == Job.Status.DONE
    assert ImportRow.objects.filter(batch=batch).count() == 2


def test_reading_a_cancelled_upload_stages_nothing(tree, cast):
    batch = actions.start_import(
        sheet(person("Lê Thị Một")), file_name="a.xlsx", unit=tree.branch, target_code="members", actor=cast.secretary
    )
    actions.cancel_batch(batch, actor=cast.secretary)
    actions.read_batch(batch)
    batch.refresh_from_db()
    assert (batch.status, batch.rows.count()) == ("cancelled", 0)


@pytest.mark.parametrize(("days", "left"), [(29, True), (32, False)])
def test_uploads_and_rows_are_purged_when_no_undo_needs_them(tree, cast, days, left):
    batch = upload(sheet(person("Lê Thị Một")), tree.branch, cast.secretary)
    commit(batch, cast.secretary)
    when = timezone.now() - timedelta(days=days)
    ImportBatch.objects.update(committed_at=when, created_at=when)
    periodic.run_due()
    batch.refresh_from_db()
    assert (StoredFile.objects.exists(), batch.rows.exists(), batch.purged_at is None) == (left, left, left)
    assert (batch.counts["new"], Person.objects.members().count()) == (1, 1)
