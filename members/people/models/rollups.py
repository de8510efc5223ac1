"""Monthly summaries per unit, so that a dashboard costs what its direct children cost."""

from django.db import models

from branches.units.models import Unit


class UnitMonth(models.Model):
    """Figures of a unit *with everything below it* at the end of a month (of today, in the running month).

    `figures` is what members/people/queries/rollups.py documents: counts by sex, age band, ethnicity, religion, Party,
    sector, completeness and the month's movements.
    """

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="months", verbose_name="đơn vị")
    month = models.DateField("tháng")
    members = models.PositiveIntegerField("đoàn viên", default=0)
    figures = models.JSONField("số liệu", default=dict)
    computed_at = models.DateTimeField("tính lúc", auto_now=True)

    class Meta:
        verbose_name = "số liệu tháng"
        verbose_name_plural = "số liệu tháng"
        constraints = [models.UniqueConstraint(fields=["unit", "month"], name="unit_month_once")]

    def __str__(self):
        return f"{self.unit_id} {self.month:%m/%Y}"


class DirtyMonth(models.Model):
    """A unit's own month that must be computed anew before it is read."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+", verbose_name="đơn vị")
    month = models.DateField("tháng")

    class Meta:
        verbose_name = "số liệu cần tính lại"
        verbose_name_plural = "số liệu cần tính lại"
        constraints = [models.UniqueConstraint(fields=["unit", "month"], name="dirty_month_once")]

    def __str__(self):
        return f"{self.unit_id} {self.month:%m/%Y}"
