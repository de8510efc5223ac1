"""The round of a year: whom it rates follows from its cut-off date."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from branches.access import reach
from branches.units.models import Unit


class RoundQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Rounds of what `user` reaches, and of the units above: they are for everybody below."""
        area = reach.area(user)
        tops = [*area.subtrees, *area.singles]
        above = {path[:end] for path in tops for end in range(Unit.steplen, len(path), Unit.steplen)}
        return self.filter(area.q("unit__path") | Q(unit__path__in=above))


class EvaluationRound(models.Model):
    """Đợt đánh giá: of `unit` and all branches below it; a branch takes part in that of the nearest unit."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị mở đợt")
    year = models.PositiveSmallIntegerField("năm")
    # Whoever had a main stay in a branch on this day is rated there.
    cut_off_on = models.DateField("ngày chốt danh sách")
    opens_on = models.DateField("chi đoàn bắt đầu từ")
    # Until when a branch has sent, counted from the day on which the round opens.
    due_days = models.PositiveSmallIntegerField("số ngày chi đoàn làm")
    note = models.CharField("ghi chú", max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = "đợt đánh giá"
        verbose_name_plural = "đợt đánh giá"
        ordering = ["-year", "unit__path"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"],
                name="evaluation_round_once_a_year",
                violation_error_message="Đơn vị này đã mở đợt đánh giá của năm ấy. Sửa đợt đang có, hoặc ghi năm khác.",
            ),
            models.CheckConstraint(
                condition=Q(opens_on__gte=F("cut_off_on")),
                name="evaluation_round_opens_after_cut_off",
                violation_error_message="Chi đoàn chỉ bắt đầu được từ ngày chốt danh sách trở đi. Sửa một trong hai "
                "ngày.",
            ),
            models.CheckConstraint(
                condition=Q(due_days__gte=1, due_days__lte=366),
                name="evaluation_round_days_in_range",
                violation_error_message="Số ngày chi đoàn làm là từ 1 đến 366.",
            ),
        ]

    def __str__(self):
        return f"{self.year}"

    def get_absolute_url(self):
        return reverse("members:evaluations:round", args=[self.pk])

    @property
    def due_on(self):
        return self.opens_on + timedelta(days=self.due_days)

    @property
    def period(self):
        """What is judged: the year that ends on the cut-off date; both days belong to it."""
        end = self.cut_off_on
        try:
            before = end.replace(year=end.year - 1)
        except ValueError:  # the 29th of February
            before = end.replace(year=end.year - 1, day=28)
        return before + timedelta(days=1), end
