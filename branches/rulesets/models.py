"""Rules by effective date, with the text that set them."""

import pghistory
from django.db import models


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class RuleSet(models.Model):
    """Numbers in force from a day on. `values` holds only what differs from the defaults (see definitions.py)."""

    effective_on = models.DateField(
        "có hiệu lực từ",
        unique=True,
        error_messages={"unique": "Đã có bộ quy định hiệu lực từ ngày này. Chọn ngày khác."},
    )
    source = models.CharField("theo văn bản", max_length=300)
    values = models.JSONField("giá trị", default=dict)
    created_by = models.ForeignKey("branches.User", models.PROTECT, related_name="+", verbose_name="người lập")
    created_at = models.DateTimeField("lập lúc", auto_now_add=True)

    class Meta:
        verbose_name = "bộ quy định"
        verbose_name_plural = "bộ quy định"
        ordering = ["-effective_on"]

    def __str__(self):
        return f"{self.source} ({self.effective_on:%d/%m/%Y})"
