"""What becomes due by itself in this room."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from branches.jobs import periodic, queue

# Messages that nobody will read again; the job's own row stays.
KEPT = timedelta(days=7)


@periodic.work("jobs.dead", every=timedelta(seconds=10))
def recover_dead_jobs():
    queue.recover_dead()


@periodic.work("jobs.messages", every=timedelta(days=1))
def drop_old_messages():
    DBTaskResult.objects.exclude(status="READY").filter(enqueued_at__lt=timezone.now() - KEPT).delete()


@periodic.work("sessions.expired", every=timedelta(days=1))
def drop_expired_sessions():
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
