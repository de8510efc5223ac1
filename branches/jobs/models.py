"""Long work, as people see it: a line with its progress. The queue itself is django-tasks-db."""

from django.db import models
from django.utils import timezone


class JobQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(owner=user)


class Job(models.Model):
    class Status(models.TextChoices):
        WAITING = "waiting", "Đang chờ"
        RUNNING = "running", "Đang chạy"
        DONE = "done", "Đã xong"
        FAILED = "failed", "Không xong"

    kind = models.CharField("việc", max_length=60)
    owner = models.ForeignKey("branches.User", models.PROTECT, related_name="jobs", verbose_name="người giao")
    status = models.CharField("tình trạng", max_length=8, choices=Status, default=Status.WAITING)
    phase = models.CharField("bước", max_length=80, blank=True)
    done = models.PositiveIntegerField("đã làm", default=0)
    total = models.PositiveIntegerField("tổng số", default=0)
    attempts = models.PositiveSmallIntegerField("số lần chạy", default=0)
    arguments = models.JSONField("tham số", default=dict)
    message = models.CharField("lời nhắn", max_length=300, blank=True)
    created_at = models.DateTimeField("giao lúc", auto_now_add=True)
    heartbeat_at = models.DateTimeField("nhịp gần nhất", default=timezone.now)
    finished_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = "việc chạy nền"
        verbose_name_plural = "việc chạy nền"
        indexes = [
            models.Index(
                fields=["heartbeat_at"],
                name="job_open",
                condition=models.Q(status__in=["waiting", "running"]),
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.pk}"

    @property
    def is_open(self):
        """Whether somebody is still going to work on it."""
        return self.status in (self.Status.WAITING, self.Status.RUNNING)


class PeriodicRun(models.Model):
    """When a periodic work last ended well. Its row is locked while the work runs."""

    name = models.CharField("việc", max_length=60, primary_key=True)
    last_run_at = models.DateTimeField("lần gần nhất", null=True)

    class Meta:
        verbose_name = "việc định kỳ"
        verbose_name_plural = "việc định kỳ"

    def __str__(self):
        return self.name
