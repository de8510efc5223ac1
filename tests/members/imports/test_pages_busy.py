"""A batch has one job at a time: whoever sends something meanwhile is told that it wasn't taken."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from branches.imports import actions, texts
from branches.imports.models import ImportBatch
from branches.jobs import queue
from branches.jobs.models import Job
from members.imports import tasks
from tests.members.imports.conftest import commit, person, rows_of, sheet, upload
from tests.members.imports.test_pages import COLUMNS, url
from tests.members.imports.test_race import at_once

PART = {"HX-Request": "true"}
ACCEPT = {"kind": "missing:birth_date", "decision": "accept"}
SKIP = {"kind": "missing:birth_date", "decision": "skip"}


@pytest.fixture(autouse=True)
def large(monkeypatch):
    """Every batch is one whose rows are judged and written in the background."""
    monkeypatch.setattr("branches.imports.views.changes.JUDGED_AT_ONCE", 1)
    monkeypatch.setattr("branches.imports.views.changes.AT_ONCE", 0)


@pytest.fixture
def asking(tree, cast):
    """Row 2 new, rows 3 and 4 without a birth date."""
    rows = [person("Lê Văn Một"), person("Lê Văn Hai", birth_date=None), person("Lê Văn Ba", birth_date=None)]
    return upload(sheet(*rows, columns=COLUMNS), tree.branch, cast.secretary)


def busy(asked, batch) -> str:
    """What somebody is told whose request came while the batch's job was at work."""
    job = ImportBatch.objects.get(pk=batch.pk).job
    work = {tasks.ANSWER: "answer", tasks.COMMIT: "commit", tasks.UNDO: "undo", tasks.READ: "read"}[job.kind]
    return texts.BUSY.format(
        not_done=texts.NOT_DONE[asked],
        work=texts.WORKING[work].lower(),
        by=job.owner,
        at=f"{timezone.localtime(job.created_at):%H:%M}",
    )


def test_a_second_answer_that_comes_while_the_first_is_given_is_told_that_it_wasnt_taken(signed_in, cast, asking):
    client = signed_in(cast.secretary)
    client.post(url("decide", asking), ACCEPT)
    told = signed_in(cast.deputy).post(url("decide", asking), SKIP, follow=True).text
    assert (busy("answer", asking) in told, texts.WORKING["answer"] in told) == (True, True)
    job = Job.objects.get(kind=tasks.ANSWER)
    assert job.arguments["decision"] == "accept"
    queue.run(job.pk, 0)
    assert [row.decision for row in rows_of(asking).values()] == ["", "new", "new"]


def test_with_scripts_the_page_that_shows_the_progress_tells_it(signed_in, cast, asking):
    client = signed_in(cast.secretary)
    client.post(url("decide", asking), ACCEPT)
    answer = client.post(url("decide", asking), SKIP, headers=PART)
    assert answer.headers["HX-Redirect"] == url("preview", asking)
    assert busy("answer", asking) in client.get(url("preview", asking)).text
    assert busy("answer", asking) not in client.get(url("preview", asking)).text


@pytest.mark.parametrize(
    ("asked", "route", "sent"),
    [
        ("policy", "policy", {"policy": "fill"}),
        ("commit", "commit", {}),
        ("units", "units", {}),
    ],
)
def test_a_policy_units_and_a_commit_that_come_meanwhile_are_told_too(signed_in, cast, tree, asked, route, sent):
    rows = [person("Lê Văn Một", branch="Chi đoàn Mới Toanh"), person("Lê Văn Hai", birth_date=None)]
    batch = upload(sheet(*rows, columns=COLUMNS), tree.ward, cast.ward_officer)
    client = signed_in(cast.ward_officer)
    client.post(url("decide", batch), ACCEPT)
    assert busy(asked, batch) in client.post(url(route, batch), sent, follow=True).text
    assert Job.objects.filter(kind__in=[tasks.ANSWER, tasks.COMMIT]).count() == 1


def test_a_small_commit_waits_for_an_answer_that_is_under_way(signed_in, cast, asking, monkeypatch):
    monkeypatch.setattr("branches.imports.views.changes.AT_ONCE", 100)
    client = signed_in(cast.secretary)
    client.post(url("decide", asking), ACCEPT)
    assert busy("commit", asking) in client.post(url("commit", asking), follow=True).text
    assert ImportBatch.objects.get(pk=asking.pk).status == "preview"


def test_other_columns_wait_for_an_answer_that_is_under_way(signed_in, cast, asking):
    client = signed_in(cast.secretary)
    client.post(url("decide", asking), ACCEPT)
    assert busy("mapping", asking) in client.post(url("mapping", asking), follow=True).text
    assert busy("mapping", asking) in client.post(url("forget", asking), {"dau": "x"}, follow=True).text
    assert ImportBatch.objects.get(pk=asking.pk).status == "preview"


def test_the_same_sent_twice_is_one_job_and_no_fault(signed_in, cast, asking):
    client = signed_in(cast.secretary)
    client.post(url("decide", asking), ACCEPT)
    assert "Chưa nhận" not in client.post(url("decide", asking), ACCEPT, follow=True).text
    queue.run(Job.objects.get(kind=tasks.ANSWER).pk, 0)
    client.post(url("commit", asking))
    assert "Chưa nhận" not in client.post(url("commit", asking), follow=True).text
    # Somebody else's is another.
    assert busy("commit", asking) in signed_in(cast.deputy).post(url("commit", asking), follow=True).text


def test_an_answer_that_failed_since_the_batch_was_written_meanwhile_is_shown(signed_in, cast, asking):
    client = signed_in(cast.secretary)
    client.post(url("decide", asking), ACCEPT)
    commit(asking, cast.secretary)
    job = ImportBatch.objects.get(pk=asking.pk).job
    queue.run(job.pk, 0)
    page = client.get(url("preview", asking)).text
    assert texts.NOT_FINISHED["answer"] in page
    assert texts.NOT_IN_PREVIEW.format(now="Đã ghi") in page
    # What failed before a commit is history.
    Job.objects.filter(pk=job.pk).update(finished_at=timezone.now() - timedelta(days=1))
    assert texts.NOT_FINISHED["answer"] not in client.get(url("preview", asking)).text


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_", range(3))
def test_of_two_answers_at_once_one_is_taken_and_the_other_is_told(tree, cast, asking, round_):
    def send(user, sent):
        client = Client()
        client.force_login(user)
        return client.post(url("decide", asking), sent, follow=True).text

    pages = at_once(lambda: send(cast.secretary, ACCEPT), lambda: send(cast.deputy, SKIP))
    job = Job.objects.get(kind=tasks.ANSWER)
    assert ImportBatch.objects.get(pk=asking.pk).job == job
    assert [busy("answer", asking) in page for page in pages] == [job.owner != cast.secretary, job.owner != cast.deputy]


def test_units_of_a_large_file_are_judged_by_a_job_and_their_faults_told_at_once(signed_in, cast, tree):
    rows = [person("Lê Văn Một", branch="Chi đoàn Mới Toanh"), person("Lê Văn Hai")]
    batch = upload(sheet(*rows, columns=COLUMNS), tree.ward, cast.ward_officer)
    client = signed_in(cast.ward_officer)
    (proposal,) = ImportBatch.objects.get(pk=batch.pk).new_units
    sent = {"create-0": "on", "name-0": "Chi đoàn Rất Mới", "code-0": proposal["code"], "level-0": proposal["level"]}
    wrong = client.post(url("units", batch), {**sent, "code-0": "sai mã"}, headers=PART)
    assert (wrong.status_code, "không đúng dạng" in wrong.text) == (422, True)
    assert ImportBatch.objects.get(pk=batch.pk).job is None
    client.post(url("units", batch), sent)
    batch.refresh_from_db()
    assert (batch.job.kind, batch.new_units[0]["name"]) == (tasks.ANSWER, proposal["name"])
    queue.run(batch.job.pk, 0)
    batch.refresh_from_db()
    assert [(unit["named"], unit["name"], unit["create"]) for unit in batch.new_units] == [
        (proposal["named"], "Chi đoàn Rất Mới", True)
    ]
    client.post(url("units", batch), {name: value for name, value in sent.items() if name != "create-0"})
    queue.run(ImportBatch.objects.get(pk=batch.pk).job.pk, 0)
    assert rows_of(batch)[2].verdict == "error"
    assert actions.check_new_units(batch, {}, actor=cast.ward_officer)[0]["name"] == "Chi đoàn Rất Mới"
