"""Who holds which post in which unit, from when to when, and what a post may do. Permission = grants x reach."""

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import Q

from branches.accounts.models import User


class Grant(models.TextChoices):
    READ = "read", "xem"
    MANAGE = "manage", "quản lý hồ sơ"
    CONFIRM = "confirm", "xác nhận"
    IMPORT = "import", "nhập bảng tính"
    CREATE_BRANCHES = "create_branches", "lập chi đoàn khi nhập"
    EXPORT = "export", "xuất danh sách"
    READ_RESTRICTED = "read_restricted", "xem thông tin hạn chế"
    ADMINISTER = "administer", "quản trị đơn vị và tài khoản"


class Reach(models.TextChoices):
    OWN = "own", "đơn vị mình"
    BELOW = "below", "đơn vị mình và cấp dưới"


class Post(models.Model):
    """Chức vụ. Rows are data: an installation may add its own."""

    code = models.SlugField("mã", primary_key=True, max_length=30)
    name = models.CharField("tên chức vụ", max_length=80)
    name_in_branch = models.CharField("tên gọi trong chi đoàn", max_length=80, blank=True)
    rank = models.PositiveSmallIntegerField("thứ tự")

    class Meta:
        verbose_name = "chức vụ"
        verbose_name_plural = "chức vụ"
        ordering = ["rank"]

    def __str__(self):
        return self.name


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class PostGrant(models.Model):
    """What a post may do: one row for posts of a chi đoàn, one for posts of the units above."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="rights", verbose_name="chức vụ")
    in_branch = models.BooleanField("ở chi đoàn")
    grants = ArrayField(models.CharField(max_length=20, choices=Grant), verbose_name="quyền")
    reach = models.CharField("phạm vi", max_length=5, choices=Reach)

    class Meta:
        verbose_name = "quyền của chức vụ"
        verbose_name_plural = "quyền của chức vụ"
        constraints = [models.UniqueConstraint(fields=["post", "in_branch"], name="post_grant_unique")]

    def __str__(self):
        return f"{self.post}: {', '.join(self.grants)}"


class PositionQuerySet(models.QuerySet):
    def active(self, on):
        """Positions held on the day `on`; the last day of a term still counts."""
        return self.filter(begins_on__lte=on).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Position(models.Model):
    user = models.ForeignKey(User, models.PROTECT, related_name="positions", verbose_name="người giữ")
    unit = models.ForeignKey("branches.Unit", models.PROTECT, related_name="positions", verbose_name="đơn vị")
    post = models.ForeignKey(Post, models.PROTECT, related_name="positions", verbose_name="chức vụ")
    begins_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến hết ngày", null=True, blank=True)
    paper = models.CharField("theo văn bản", max_length=200, blank=True)
    extra_grants = ArrayField(
        models.CharField(max_length=20, choices=Grant), verbose_name="quyền thêm", default=list, blank=True
    )
    created_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    objects = PositionQuerySet.as_manager()

    class Meta:
        verbose_name = "chức vụ được giữ"
        verbose_name_plural = "chức vụ được giữ"
        ordering = ["post__rank", "begins_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("begins_on")),
                name="position_dates_in_order",
                violation_error_message="Ngày thôi giữ chức vụ phải sau hoặc cùng ngày bắt đầu.",
            ),
            ExclusionConstraint(
                name="position_held_once",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("post", RangeOperators.EQUAL),
                    (
                        models.Func(
                            "begins_on",
                            "ends_on",
                            RangeBoundary(inclusive_upper=True),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message="Người này đang giữ chức vụ ấy ở đơn vị này trong khoảng thời gian đã chọn.",
            ),
        ]

    def __str__(self):
        return f"{self.user}, {self.post}, {self.unit}"

    @property
    def title(self):
        """The post as it is called in that unit."""
        in_branch = self.unit.level.is_branch and self.post.name_in_branch
        return in_branch or self.post.name

    @property
    def extra_grant_names(self):
        """ "xác nhận, xuất danh sách", in the order of the list of grants."""
        return ", ".join(grant.label for grant in Grant if grant in self.extra_grants)
