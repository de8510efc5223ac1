from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from branches.accounts.models import SignInLink
from branches.jobs import periodic
from branches.jobs.models import Job

pytestmark = pytest.mark.django_db


def test_it_recovers_dead_jobs_and_drops_expired_sessions(cast, capsys):
    hour = timedelta(hours=1)
    Session.objects.create(session_key="cu", session_data="", expire_date=timezone.now() - hour)
    Session.objects.create(session_key="moi", session_data="", expire_date=timezone.now() + hour)
    job = Job.objects.create(kind="test.dead", owner=cast.system, status=Job.Status.RUNNING, attempts=3)
    Job.objects.filter(pk=job.pk).update(heartbeat_at=timezone.now() - hour)
    call_command("run_periodic")
    job.refresh_from_db()
    assert job.status == Job.Status.FAILED
    assert list(Session.objects.values_list("session_key", flat=True)) == ["moi"]
    assert sorted(capsys.readouterr().out.splitlines()) == [
        f"Đã làm: {name}"
        for name in (
            "accounts.links",
            "imports.purge",
            "inbox.digests",
            "jobs.dead",
            "jobs.messages",
            "members.admissions_due",
            "members.departures_due",
            "members.due_stays",
            "members.summaries",
            "members.training_follows",
            "members.transfers_due",
            "papers.packs",
            "sessions.expired",
        )
    ]


def test_it_ends_with_1_when_something_failed_after_all_else_was_done(monkeypatch, capsys):
    done = []

    def fails():
        raise ValueError("hỏng")

    monkeypatch.setattr(periodic, "_works", {})
    periodic.work("test.fails", every=timedelta())(fails)
    periodic.work("test.next", every=timedelta())(lambda: done.append(True))
    with pytest.raises(SystemExit) as ended:
        call_command("run_periodic")
    assert ended.value.code == 1
    assert done == [True]
    assert "Chưa làm được: test.fails" in capsys.readouterr().out


def test_links_that_died_long_ago_are_dropped_and_younger_ones_still_say_that_they_are_dead(cast):
    for digest, days in ((b"a", 31), (b"b", 1)):
        SignInLink.objects.create(
            user=cast.member,
            purpose=SignInLink.Purpose.RESET,
            digest=digest,
            created_by=cast.administrator,
            expires_at=timezone.now() - timedelta(days=days),
        )
    call_command("run_periodic")
    assert [bytes(link.digest) for link in SignInLink.objects.all()] == [b"b"]
