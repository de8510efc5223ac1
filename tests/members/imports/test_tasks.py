"""What workers do: read, write and undo in the background, and purge what is over."""

from datetime import timedelta

import pytest
from django.utils import timezone

from branches.attachments.models import StoredFile
from branches.imports import actions
from branches.imports.models import ImportBatch, ImportRow
from branches.jobs import periodic, queue
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
