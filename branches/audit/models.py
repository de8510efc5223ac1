"""The journal: what happened, append-only. Actors as text and key, subjects by key only."""

import pgtrigger
from django.contrib.postgres.indexes import BrinIndex
from django.db import models


class JournalQuerySet(models.QuerySet):
    def about(self, thing):
        """Entries about one record."""
        return self.filter(subject_type=thing._meta.label_lower, subject_key=thing.pk)


class JournalEntry(models.Model):
    """One act. `context` is shared with the row versions that the act made."""

    at = models.DateTimeField("lúc", auto_now_add=True)
    act = models.CharField("việc", max_length=60)
    actor_key = models.BigIntegerField("mã người làm", null=True)
    actor = models.CharField("người làm", max_length=160)
    subject_type = models.CharField("loại đối tượng", max_length=60)
    subject_key = models.BigIntegerField("mã đối tượng", null=True)
    unit_key = models.BigIntegerField("mã đơn vị", null=True)
    context = models.UUIDField("ngữ cảnh", null=True)
    details = models.JSONField("chi tiết", default=dict)

    objects = JournalQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng nhật ký"
        verbose_name_plural = "nhật ký"
        indexes = [
            models.Index(fields=["subject_type", "subject_key", "-id"], name="journal_subject"),
            models.Index(fields=["unit_key", "-id"], name="journal_unit"),
            models.Index(fields=["context"], name="journal_context"),
            BrinIndex(fields=["at"], name="journal_time"),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self):
        return f"{self.at:%d/%m/%Y %H:%M} {self.actor}: {self.act}"
