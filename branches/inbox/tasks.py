"""The daily letters: from seven in the morning on, in the background, each once."""

import logging
from datetime import time, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.utils import timezone

from branches.accounts.models import User
from branches.inbox import actions, letters, queries
from branches.jobs import periodic, queue
from branches.jobs.models import Job

log = logging.getLogger(__name__)

JOB = "inbox.digests"
BEGINS = time(7)


@periodic.work("inbox.digests", every=timedelta(minutes=10))
def hand_over_digests():
    """Without a mail server nothing is even gathered."""
    now = timezone.localtime()
    if not settings.SENDS_MAIL or now.time() < BEGINS:
        return
    running = Job.objects.filter(kind=JOB, status__in=[Job.Status.WAITING, Job.Status.RUNNING])
    if not running.exists() and queries.due_for_digest(now.date()).exists():
        queue.enqueue(JOB, owner=User.objects.system())


@queue.handler(JOB)
def send_digests(job):
    """May run again: a letter is claimed before it goes. Whom nothing waits for is asked again tomorrow."""
    on = timezone.localdate()
    keys = list(queries.due_for_digest(on))
    for done, key in enumerate(keys, 1):
        user = User.objects.get(pk=key)
        if actions.claim_digest(user, on) and not _send(user, on):
            # The mail server isn't there: the next round tries again.
            return
        queue.progress(job, "", done, len(keys))


def _send(user, on):
    """Whether the mail server took what it was given. An address that it refuses isn't tried again today."""
    todos = queries.todos_of(user, on)
    if not todos:
        return True
    try:
        letters.digest_for(user, todos, on).send()
    except SMTPRecipientsRefused:
        log.warning("the daily letter to account %s was refused", user.pk)
    except (SMTPException, OSError) as fault:
        # Only the kind of fault: what a mail server answers may hold the address.
        log.warning("the daily letters stopped at account %s: %s", user.pk, type(fault).__name__)
        actions.give_back_digest(user)
        return False
    return True
