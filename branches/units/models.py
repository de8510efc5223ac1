"""The tree of units, their levels and sectors, and what they were called and where they stood at any date."""

import pghistory
import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Func, Q
from django.urls import reverse
from treebeard.mp_tree import MP_Node, MP_NodeManager, MP_NodeQuerySet

from branches.access import reach
from branches.positions.models import Grant


class Level(models.Model):
    """Cấp, loại tổ chức. Data, because names of levels change with each reform."""

    code = models.SlugField("mã", primary_key=True, max_length=30)
    name = models.CharField("tên cấp", max_length=80, unique=True)
    rank = models.PositiveSmallIntegerField("thứ tự")
    is_branch = models.BooleanField("là chi đoàn", default=False)
    is_grassroots = models.BooleanField("là cấp cơ sở", default=False)
    aliases = models.JSONField("tên khác", default=list, blank=True)
    children = models.ManyToManyField("self", symmetrical=False, related_name="parents", verbose_name="cấp con")

    class Meta:
        verbose_name = "cấp tổ chức"
        verbose_name_plural = "cấp tổ chức"
        ordering = ["rank"]

    def __str__(self):
        return self.name


class Sector(models.Model):
    """Khối: the surroundings that a branch works in."""

    code = models.SlugField("mã", primary_key=True, max_length=30)
    name = models.CharField("tên khối", max_length=80, unique=True)
    rank = models.PositiveSmallIntegerField("thứ tự")
    aliases = models.JSONField("tên khác", default=list, blank=True)

    class Meta:
        verbose_name = "khối"
        verbose_name_plural = "khối"
        ordering = ["rank"]

    def __str__(self):
        return self.name


class UnitQuerySet(MP_NodeQuerySet):
    def visible_to(self, user):
        """Units that `user` reaches by a position."""
        return self.filter(reach.area(user).q())

    def granting(self, user, grant):
        """Units over which `user` has `grant`."""
        return self.filter(reach.area(user, grant).q())

    def managed_by(self, user):
        return self.granting(user, Grant.MANAGE)

    def open(self):
        return self.filter(closed_on__isnull=True)

    def for_page(self):
        """What a row or a record shows; anything else that a page asks for is a mistake."""
        return self.select_related("level", "sector").fetch_mode(models.FETCH_RAISE)

    def tops_of(self, user):
        """The highest units that `user` reaches: those that stand below no other one."""
        area = reach.area(user)
        tops = {path for path in area.subtrees if not reach.Area(set(area.subtrees) - {path}).covers(path)}
        tops |= {path for path in area.singles if not reach.Area(area.subtrees).covers(path)}
        return self.filter(path__in=tops)

    def below(self, unit):
        """The unit and everything under it."""
        return self.filter(path__startswith=unit.path)


class UnitManager(MP_NodeManager.from_queryset(UnitQuerySet)):
    def get_queryset(self):
        return UnitQuerySet(self.model, using=self._db).order_by("path")


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), exclude=["path", "depth", "numchild", "folded_name"])
class Unit(MP_Node):
    code = models.CharField(
        "mã đơn vị",
        max_length=40,
        unique=True,
        validators=[
            RegexValidator(
                r"^[A-Z0-9]+(\.[A-Z0-9]+)*$", "Mã gồm chữ in không dấu và số, các phần cách nhau bằng dấu chấm."
            )
        ],
        error_messages={"unique": "Mã đơn vị này đã có. Chọn mã khác."},
    )
    name = models.CharField("tên đơn vị", max_length=160)
    level = models.ForeignKey(Level, models.PROTECT, related_name="units", verbose_name="cấp")
    sector = models.ForeignKey(Sector, models.PROTECT, related_name="units", null=True, blank=True, verbose_name="khối")
    closed_on = models.DateField("ngừng hoạt động từ", null=True, blank=True)
    folded_name = models.CharField(max_length=160, editable=False, db_index=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = UnitManager()

    HISTORY_LABELS = {"parent": "Đơn vị cấp trên"}

    class Meta:
        verbose_name = "đơn vị"
        verbose_name_plural = "đơn vị"

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("units:detail", args=[self.code])

    @property
    def is_branch(self):
        return self.level.is_branch

    @property
    def parent_path(self):
        """The path of the unit above; empty for a root."""
        return self.path[: -self.steplen]

    @property
    def ancestor_paths(self):
        """Paths of all units above, root first."""
        return [self.path[:end] for end in range(self.steplen, len(self.path), self.steplen)]


class UnitPeriodQuerySet(models.QuerySet):
    def running(self, on):
        """Periods that hold on the day `on`; the day on which a period ends is no longer its own."""
        return self.filter(begins_on__lte=on).filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on))


class UnitPeriod(models.Model):
    """What a unit was called, and under which unit it stood, from one day up to (not including) another."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="periods", verbose_name="đơn vị")
    parent = models.ForeignKey(
        Unit, models.PROTECT, related_name="child_periods", null=True, blank=True, verbose_name="đơn vị cấp trên"
    )
    name = models.CharField("tên đơn vị", max_length=160)
    level = models.ForeignKey(Level, models.PROTECT, related_name="+", verbose_name="cấp")
    sector = models.ForeignKey(Sector, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="khối")
    begins_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến trước ngày", null=True, blank=True)

    objects = UnitPeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "giai đoạn của đơn vị"
        verbose_name_plural = "giai đoạn của đơn vị"
        ordering = ["unit", "begins_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("begins_on")),
                name="unit_period_dates_in_order",
            ),
            ExclusionConstraint(
                name="unit_periods_apart",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    (
                        Func("begins_on", "ends_on", function="daterange", output_field=DateRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]
        triggers = [pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete)]

    def __str__(self):
        return f"{self.name}, {self.begins_on:%d/%m/%Y}"
