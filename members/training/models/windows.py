"""The window of a year (đợt rèn luyện), and what was decided of it."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from branches.access import reach
from branches.units.models import Unit


class WindowQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Windows of what `user` reaches, and of the units above: they are for everybody below."""
        area = reach.area(user)
        tops = [*area.subtrees, *area.singles]
        above = {path[:end] for path in tops for end in range(Unit.steplen, len(path), Unit.steplen)}
        return self.filter(area.q("unit__path") | Q(unit__path__in=above))

    def running(self, on):
        """Those in which branches may begin on the day."""
        open_still = Q(closed_on__isnull=True) | Q(closed_on__gt=on)
        return self.filter(open_still, begins_on__lte=on, ends_on__gte=on)


class TrainingWindow(models.Model):
    """Đợt rèn luyện của năm: of `unit` and all branches below it. Days are told and shown; `closed_on` alone stops."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị mở đợt")
    year = models.PositiveSmallIntegerField("năm")
    title = models.CharField("tên đợt", max_length=160)
    begins_on = models.DateField("bắt đầu")
    register_until = models.DateField("đăng ký đến hết ngày")
    ends_on = models.DateField("chấm điểm đến hết ngày")
    note = models.CharField("ghi chú", max_length=500, blank=True)
    closed_on = models.DateField("đóng từ ngày", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = WindowQuerySet.as_manager()

    class Meta:
        verbose_name = "đợt rèn luyện"
        verbose_name_plural = "đợt rèn luyện"
        ordering = ["-year", "unit__path"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"],
                name="training_window_once_a_year",
                violation_error_message="Đơn vị này đã mở đợt của năm ấy. Đổi hạn của đợt đang có, hoặc ghi năm khác.",
            ),
            models.CheckConstraint(
                condition=Q(begins_on__lte=F("register_until"), register_until__lte=F("ends_on")),
                name="training_window_days_in_order",
                violation_error_message="Các ngày chưa theo thứ tự: bắt đầu, hạn đăng ký, hạn chấm điểm. Sửa ngày.",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("members:training:window", args=[self.pk])


class TrainingWindowChange(models.Model):
    """What was decided of a window once it was open: other days, or its end, with the reason. Rows are only added."""

    window = models.ForeignKey(TrainingWindow, models.CASCADE, related_name="changes", verbose_name="đợt")
    at = models.DateTimeField("lúc", auto_now_add=True)
    actor = models.ForeignKey("branches.User", models.PROTECT, related_name="+", verbose_name="người quyết định")
    register_until = models.DateField("hạn đăng ký mới")
    ends_on = models.DateField("hạn chấm điểm mới")
    closed_on = models.DateField("đóng từ ngày", null=True, blank=True)
    reason = models.CharField("lý do", max_length=500)

    class Meta:
        verbose_name = "thay đổi của đợt rèn luyện"
        verbose_name_plural = "thay đổi của đợt rèn luyện"
        ordering = ["id"]
        triggers = [pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.window_id}:{self.at:%Y-%m-%d}"
