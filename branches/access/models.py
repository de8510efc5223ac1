"""The matrix of restricted fields, as data."""

import pghistory
from django.db import models

from branches.positions.models import Grant


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class RestrictedField(models.Model):
    """Rows are given by the pillars (see branches.pillars) and may be changed by the owner of the installation."""

    field = models.CharField("trường", max_length=60, primary_key=True)
    label = models.CharField("tên gọi", max_length=80)
    grant = models.CharField("quyền cần có", max_length=20, choices=Grant, default=Grant.READ_RESTRICTED)

    class Meta:
        verbose_name = "trường hạn chế"
        verbose_name_plural = "trường hạn chế"

    def __str__(self):
        return self.label
