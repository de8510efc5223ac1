from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from branches.jobs import queue, texts
from branches.jobs.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture
def kinds(monkeypatch):
    """Handlers of the test's own."""
    monkeypatch.setattr(queue, "_handlers", {})
    return queue.handler


def age(job, minutes, **fields):
    Job.objects.filter(pk=job.pk).update(heartbeat_at=timezone.now() - timedelta(minutes=minutes), **fields)


def test_a_job_is_done_once_the_transaction_that_gave_it_has_committed(kinds, cast, django_capture_on_commit_callbacks):
    seen = []

    @kinds("test.sum")
    def add(job, *, numbers):
        queue.progress(job, "Đang cộng", 1, 2)
        seen.append((sum(numbers), Job.objects.get(pk=job.pk).phase))

    with django_capture_on_commit_callbacks(execute=True):
        job = queue.enqueue("test.sum", owner=cast.ward_officer, numbers=[1, 2, 3])
        assert seen == []
    job.refresh_from_db()
    assert seen == [(6, "Đang cộng")]
    assert (job.status, job.done, job.total, job.attempts, job.message) == (Job.Status.DONE, 2, 2, 1, "")
    assert job.finished_at is not None


def test_a_kind_that_nobody_handles_is_refused_before_anything_is_written(kinds, cast):
    with pytest.raises(LookupError):
        queue.enqueue("test.unknown", owner=cast.ward_officer)
    assert not Job.objects.exists()


def test_a_handler_says_in_a_sentence_why_it_could_not(kinds, cast, jobs_at_once):
    @kinds("test.fails")
    def fail(job):
        raise queue.JobFailed("Tệp không còn trên máy chủ. Tải tệp lên lần nữa.")

    job = queue.enqueue("test.fails", owner=cast.ward_officer)
    job.refresh_from_db()
    assert (job.status, job.message) == (Job.Status.FAILED, "Tệp không còn trên máy chủ. Tải tệp lên lần nữa.")


def test_an_error_of_the_handler_fails_the_job_without_its_details_and_goes_on_into_the_log(kinds, cast):
    @kinds("test.breaks")
    def break_down(job):
        raise ValueError("bí mật")

    job = Job.objects.create(kind="test.breaks", owner=cast.ward_officer)
    with pytest.raises(ValueError, match="bí mật"):
        queue.run(job.pk, 0)
    job.refresh_from_db()
    assert (job.status, job.message) == (Job.Status.FAILED, texts.BROKE.format(number=job.pk))


def test_a_message_of_an_earlier_attempt_does_nothing(kinds, cast):
    runs = []

    @kinds("test.once")
    def once(job):
        runs.append(job.pk)

    job = Job.objects.create(kind="test.once", owner=cast.ward_officer)
    queue.run(job.pk, 0)
    queue.run(job.pk, 0)
    queue.run(job.pk, 1)
    assert runs == [job.pk]


def test_the_job_of_a_dead_worker_is_done_by_another(kinds, cast, jobs_at_once):
    runs = []

    @kinds("test.again")
    def again(job):
        runs.append(job.attempts)

    job = Job.objects.create(kind="test.again", owner=cast.ward_officer)
    age(job, 3, status=Job.Status.RUNNING, attempts=1)
    assert queue.recover_dead() == [job]
    job.refresh_from_db()
    assert runs == [2]


def test_a_job_whose_worker_still_beats_is_left_alone(kinds, cast):
    job = Job.objects.create(kind="test.alive", owner=cast.ward_officer)
    age(job, 0.2, status=Job.Status.RUNNING, attempts=1)
    assert queue.recover_dead() == []


def test_after_three_dead_workers_the_job_has_failed_with_a_sentence(kinds, cast):
    job = Job.objects.create(kind="test.deadly", owner=cast.ward_officer)
    age(job, 3, status=Job.Status.RUNNING, attempts=3)
    queue.recover_dead()
    job.refresh_from_db()
    assert (job.status, job.message) == (Job.Status.FAILED, texts.GAVE_UP.format(attempts=3))
    assert queue.recover_dead() == []


def test_a_job_whose_message_was_lost_is_sent_again_and_one_that_waits_in_the_queue_is_not(
    kinds, cast, settings, django_capture_on_commit_callbacks
):
    from django_tasks_db.models import DBTaskResult

    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    kinds("test.lost")(lambda job: None)
    with django_capture_on_commit_callbacks(execute=True):
        job = queue.enqueue("test.lost", owner=cast.ward_officer)
    age(job, 10)
    assert queue.recover_dead() == []
    DBTaskResult.objects.update(status="RUNNING")
    with django_capture_on_commit_callbacks(execute=True):
        assert queue.recover_dead() == [job]
    assert DBTaskResult.objects.ready().count() == 1


def test_a_job_that_was_given_away_is_not_finished_by_its_first_worker(kinds, cast):
    @kinds("test.slow")
    def slow(job):
        Job.objects.filter(pk=job.pk).update(attempts=2)

    job = Job.objects.create(kind="test.slow", owner=cast.ward_officer)
    queue.run(job.pk, 0)
    job.refresh_from_db()
    assert (job.status, job.attempts) == (Job.Status.RUNNING, 2)


def test_the_page_of_a_job_shows_its_progress_to_who_gave_it_and_to_nobody_else(kinds, cast, client):
    job = Job.objects.create(
        kind="test.page", owner=cast.ward_officer, status=Job.Status.RUNNING, phase="Đang đọc tệp", done=250, total=1284
    )
    address = reverse("jobs:detail", args=[job.pk])
    client.force_login(cast.ward_officer)
    page = client.get(address).content.decode()
    assert "Đang đọc tệp" in page
    assert "250 / 1.284" in page
    assert 'hx-trigger="every 2s"' in page
    assert 'http-equiv="refresh"' in page
    part = client.get(address, headers={"hx-request": "true"}).content.decode()
    assert part.lstrip().startswith("<section")
    client.force_login(cast.ward_secretary)
    assert client.get(address).status_code == 404


def test_a_job_that_is_done_leads_to_what_came_of_it(kinds, cast, client):
    kinds("test.result", result=lambda job: f"/doan-vien/nhap/{job.arguments['batch']}/")(lambda job, batch: None)
    job = Job.objects.create(
        kind="test.result", owner=cast.ward_officer, status=Job.Status.DONE, arguments={"batch": 7}
    )
    client.force_login(cast.ward_officer)
    answer = client.get(reverse("jobs:detail", args=[job.pk]))
    assert (answer.status_code, answer.url) == (302, "/doan-vien/nhap/7/")
    # A part of a page can't become another page: the browser is told to go there.
    part = client.get(reverse("jobs:detail", args=[job.pk]), headers={"hx-request": "true"})
    assert (part.status_code, part.headers["HX-Redirect"]) == (200, "/doan-vien/nhap/7/")


def test_a_failed_job_says_why_and_stops_asking(kinds, cast, client):
    job = Job.objects.create(
        kind="test.page", owner=cast.ward_officer, status=Job.Status.FAILED, message="Tệp không còn. Tải lên lần nữa."
    )
    client.force_login(cast.ward_officer)
    page = client.get(reverse("jobs:detail", args=[job.pk])).content.decode()
    assert "Tệp không còn. Tải lên lần nữa." in page
    assert "hx-trigger" not in page
