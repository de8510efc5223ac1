"""Monthly summaries per unit, so that a dashboard costs what its direct children cost."""

from django.db import models

from branches.units.models import Unit


class UnitMonth(models.Model):
    """Figures of a unit *with everything below it* at the end of a month, or today in the running one.

    `figures` is flat, {"gain:admitted": 3, …}, so that the row of a unit is the sum of its own people and of the rows
    directly below it; members/people/queries/rollups.py says what the keys mean. `basis` says what the row holds for:
    the day and the thresholds of the running month, CLOSED for a month that is over, empty where a row below is older.
    """

    CLOSED = "closed"

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="months", verbose_name="đơn vị", db_index=False)
    month = models.DateField("tháng")
    members = models.PositiveIntegerField("đoàn viên", default=0)
    figures = models.JSONField("số liệu", default=dict)
    changed_on = models.DateField("thay đổi gần nhất", null=True)
    basis = models.CharField("tính theo", max_length=60, blank=True)
    computed_at = models.DateTimeField("tính lúc", auto_now=True)

    class Meta:
        verbose_name = "số liệu tháng"
        verbose_name_plural = "số liệu tháng"
        constraints = [models.UniqueConstraint(fields=["unit", "month"], name="unit_month_once")]

    def __str__(self):
        return f"{self.unit_id} {self.month:%m/%Y}"


class DirtyMonth(models.Model):
    """A unit whose months, from `month` to the running one, must be computed anew before they are read.

    Many rows may say the same: two acts that mark one unit don't wait for each other.
    """

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+", verbose_name="đơn vị")
    month = models.DateField("từ tháng")

    class Meta:
        verbose_name = "số liệu cần tính lại"
        verbose_name_plural = "số liệu cần tính lại"

    def __str__(self):
        return f"{self.unit_id} {self.month:%m/%Y}"
