"""The one message that django-tasks carries: do this job."""

from django.tasks import task

from branches.jobs import queue


@task
def run_job(pk: int, attempts: int):
    queue.run(pk, attempts)
