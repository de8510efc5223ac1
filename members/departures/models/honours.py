"""Honorary members (đoàn viên danh dự): proposed by a unit, confirmed by its superior; of no roster and no total."""

from django.db import models
from django.db.models import F, Q

from branches.access import reach
from branches.cases.models import Case, Resolution
from branches.units.models import Unit
from members.people.models import Person


class HonourStatus(models.TextChoices):
    DRAFT = "draft", "Mới lập"
    AT_SUPERIOR = "at_superior", "Chờ công nhận"
    RETURNED = "returned", "Trả lại bổ sung"
    CONFIRMED = "confirmed", "Đã công nhận"
    REFUSED = "refused", "Không công nhận"
    WITHDRAWN = "withdrawn", "Thôi đề nghị"


class HonourQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Honours whose case `user` may see."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def in_reach(self, user):
        """Those confirmed, in the units that `user` reaches."""
        return self.filter(reach.area(user).q("unit__path"), status=HonourStatus.CONFIRMED)

    def open(self):
        return self.exclude(status__in=[HonourStatus.CONFIRMED, HonourStatus.REFUSED, HonourStatus.WITHDRAWN])


class Honour(models.Model):
    """Both the case and the dated fact. Who has no record is known by what is written here."""

    FLOW = {
        HonourStatus.DRAFT: {HonourStatus.AT_SUPERIOR, HonourStatus.WITHDRAWN},
        HonourStatus.AT_SUPERIOR: {
            HonourStatus.RETURNED,
            HonourStatus.CONFIRMED,
            HonourStatus.REFUSED,
            HonourStatus.WITHDRAWN,
        },
        HonourStatus.RETURNED: {HonourStatus.AT_SUPERIOR, HonourStatus.WITHDRAWN},
        HonourStatus.CONFIRMED: set(),
        HonourStatus.REFUSED: set(),
        HonourStatus.WITHDRAWN: set(),
    }

    case = models.OneToOneField(Case, models.PROTECT, related_name="+", verbose_name="hồ sơ")
    status = models.CharField("bước", max_length=12, choices=HonourStatus, default=HonourStatus.DRAFT)
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="honours", null=True, blank=True, verbose_name="hồ sơ cá nhân"
    )
    full_name = models.CharField("họ và tên", max_length=120)
    birth_year = models.PositiveSmallIntegerField("năm sinh", null=True, blank=True)
    workplace = models.CharField("chức vụ, nơi công tác, nơi ở", max_length=160, blank=True)
    merit = models.CharField("đóng góp cho Đoàn và thanh niên", max_length=1_000)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="honours", verbose_name="đơn vị đề nghị")
    base = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="nơi công nhận")
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, related_name="honours", null=True, blank=True, verbose_name="quyết định công nhận"
    )
    begins_on = models.DateField("từ ngày", null=True, blank=True)
    ended_on = models.DateField("thôi từ ngày", null=True, blank=True)
    ended_why = models.CharField("lý do thôi", max_length=500, blank=True)

    objects = HonourQuerySet.as_manager()

    class Meta:
        verbose_name = "đoàn viên danh dự"
        verbose_name_plural = "đoàn viên danh dự"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(person__isnull=False, ended_on__isnull=True) & ~Q(status__in=["refused", "withdrawn"]),
                name="honour_once_per_person",
                violation_error_message="Người này đã là đoàn viên danh dự, hoặc đang được đề nghị.",
            ),
            models.CheckConstraint(
                condition=~Q(status="confirmed") | Q(begins_on__isnull=False, resolution__isnull=False),
                name="honour_is_by_resolution",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ended_why="")
                | (Q(ended_on__isnull=False, begins_on__isnull=False, ended_on__gte=F("begins_on")) & ~Q(ended_why="")),
                name="honour_end_has_reason",
                violation_error_message="Ngày thôi đứng trước ngày được công nhận. Kiểm tra lại ngày.",
            ),
        ]

    def __str__(self):
        return self.full_name

    @property
    def takes_effect_on(self):
        """From when it holds: of the resolution, or, while one is being written, of what it will say."""
        return self.resolution.effective_on if self.resolution else self.__dict__.get("resolving_for")
