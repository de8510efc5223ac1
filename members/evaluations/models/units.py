"""The yearly classification of a unit itself, proposed by it and decided by its superior."""

from django.db import models
from django.db.models import Q

from branches.cases.models import Case, Resolution
from branches.units.models import Unit
from members.evaluations.models.levels import Level


class UnitStatus(models.TextChoices):
    DRAFT = "draft", "Đang lập"
    AT_SUPERIOR = "at_superior", "Chờ quyết định"
    RETURNED = "returned", "Bị trả lại"
    DECIDED = "decided", "Đã có quyết định"
    WITHDRAWN = "withdrawn", "Đã rút"


class UnitRatingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those whose case `user` may see."""
        return self.filter(case__in=Case.objects.visible_to(user))


class UnitRating(models.Model):
    FLOW = {
        UnitStatus.DRAFT: {UnitStatus.AT_SUPERIOR, UnitStatus.WITHDRAWN},
        UnitStatus.AT_SUPERIOR: {UnitStatus.DECIDED, UnitStatus.RETURNED, UnitStatus.WITHDRAWN},
        UnitStatus.RETURNED: {UnitStatus.AT_SUPERIOR, UnitStatus.WITHDRAWN},
        UnitStatus.DECIDED: set(),
        UnitStatus.WITHDRAWN: set(),
    }

    case = models.OneToOneField(Case, models.PROTECT, related_name="+", verbose_name="hồ sơ")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    base = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="nơi quyết định")
    year = models.PositiveSmallIntegerField("năm")
    status = models.CharField("bước", max_length=20, choices=UnitStatus, default=UnitStatus.DRAFT)
    proposed = models.CharField("mức đề nghị", max_length=10, choices=Level)
    text = models.TextField("báo cáo tóm tắt", max_length=2_000, blank=True)
    # Figures as they were when it was sent: a list of {"label", "value"}, an empty value where there is none yet.
    evidence = models.JSONField("số liệu", default=list, blank=True)
    level = models.CharField("mức quyết định", max_length=10, choices=Level, blank=True)
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, related_name="unit_ratings", null=True, blank=True, verbose_name="quyết định"
    )

    objects = UnitRatingQuerySet.as_manager()

    class Meta:
        verbose_name = "xếp loại đơn vị"
        verbose_name_plural = "xếp loại đơn vị"
        ordering = ["-year", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"],
                condition=~Q(status=UnitStatus.WITHDRAWN),
                name="unit_rating_once_a_year",
                violation_error_message="Đơn vị này đã có hồ sơ xếp loại của năm ấy. Làm tiếp hồ sơ đang có.",
            ),
            models.CheckConstraint(
                condition=Q(status=UnitStatus.DECIDED, resolution__isnull=False, level__in=Level.values)
                | (~Q(status=UnitStatus.DECIDED) & Q(resolution=None, level="")),
                name="unit_rating_decided_by_number",
            ),
        ]

    def __str__(self):
        return f"{self.unit_id}:{self.year}"
