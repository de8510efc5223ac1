"""A resolution or decision (nghị quyết, quyết định) that cases cite: one row, whatever the number of cases."""

from django.db import models
from django.db.models import F, Q

from branches.papers.models import Paper, Type
from branches.units.models import Unit


class Resolution(models.Model):
    """`year` is that of its date. A number is one resolution: of one date, about one matter."""

    issuer = models.ForeignKey(Unit, models.PROTECT, related_name="resolutions", verbose_name="nơi ban hành")
    type = models.CharField(
        "loại văn bản", max_length=4, choices=[(Type.RESOLUTION, "nghị quyết"), (Type.DECISION, "quyết định")]
    )
    number = models.PositiveIntegerField("số")
    year = models.PositiveSmallIntegerField("năm")
    # The whole of it: "12-NQ/ĐTN".
    reference = models.CharField("số, ký hiệu", max_length=60)
    # What it decides, by a code of the slice: "admission".
    matter = models.CharField("về việc", max_length=30)
    on = models.DateField("ngày ban hành")
    effective_on = models.DateField("ngày có hiệu lực")
    # Its line in the register, with the frozen files where the product wrote it.
    paper = models.OneToOneField(Paper, models.PROTECT, related_name="+", verbose_name="văn bản")

    class Meta:
        verbose_name = "nghị quyết, quyết định"
        verbose_name_plural = "nghị quyết, quyết định"
        ordering = ["-on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "type", "number", "year"],
                name="resolution_once",
                violation_error_message="Số này đã dùng cho một văn bản khác trong năm. Ghi số khác.",
            ),
            models.CheckConstraint(
                condition=Q(effective_on__gte=F("on")),
                name="resolution_effective_after_issue",
                violation_error_message="Ngày có hiệu lực đứng trước ngày ban hành. Sửa một trong hai ngày.",
            ),
        ]

    def __str__(self):
        return self.reference
