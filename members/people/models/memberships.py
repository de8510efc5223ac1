"""The ledger: one row for each stay of a person in a unit. Written by members/people/actions/memberships alone."""

import pghistory
import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Func, Q
from django.utils import timezone

from branches.cases.models import Case
from branches.imports.models import ImportBatch
from branches.units.models import Unit
from members.people import data
from members.people.fields import ListedField
from members.people.models.persons import Person


class Kind(models.TextChoices):
    MAIN = "main", "chính thức"
    TEMPORARY = "temporary", "tạm thời"
    RESIDENTIAL = "residential", "nơi cư trú"


class Began(models.TextChoices):
    ADMITTED = "admitted", "kết nạp"
    MOVED_IN = "moved_in", "chuyển đến"
    IMPORTED = "imported", "nhập dữ liệu"
    LISTED = "listed", "bổ sung danh sách"
    MERGED = "merged", "sáp nhập"
    ATTACHED = "attached", "sinh hoạt thêm"


class Ended(models.TextChoices):
    MOVED_OUT = "moved_out", "chuyển đi"
    CAME_OF_AGE = "came_of_age", "trưởng thành"
    STRUCK_OFF = "struck_off", "xóa tên"
    EXPELLED = "expelled", "khai trừ"
    OWN_WISH = "own_wish", "xin ra"
    DIED = "died", "từ trần"
    MERGED = "merged", "sáp nhập"
    FINISHED = "finished", "hết thời gian"


# What main stays begin and end for: temporary and residential ones stand on lines of their own, never in a sum.
GAINS = tuple(began for began in Began if began != Began.ATTACHED)
# What came onto the list without being a gain of the unit.
OPENING_ENTRIES = (Began.IMPORTED, Began.LISTED)
LOSSES = tuple(ended for ended in Ended if ended != Ended.FINISHED)


class MembershipQuerySet(models.QuerySet):
    def valid(self):
        """Without rows entered by mistake."""
        return self.filter(void=False)

    def main(self):
        return self.valid().filter(kind=Kind.MAIN)

    def on(self, day):
        """Stays that cover `day`: begun on or before it, ended after it."""
        return self.valid().filter(begins_on__lte=day).filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day))

    def running(self):
        return self.on(timezone.localdate())


@pghistory.track(pghistory.InsertEvent(level=pghistory.Statement), pghistory.UpdateEvent(level=pghistory.Statement))
class Membership(models.Model):
    """`begins_on` is the first day in the unit, `ends_on` the first day no longer in it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships", verbose_name="người")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships", verbose_name="đơn vị")
    kind = models.CharField("hình thức", max_length=11, choices=Kind, default=Kind.MAIN)
    begins_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến trước ngày", null=True, blank=True)
    began_by = models.CharField("vào vì", max_length=10, choices=Began)
    ended_by = models.CharField("rời vì", max_length=12, choices=Ended, blank=True)
    batch = models.ForeignKey(
        ImportBatch, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="lần nhập"
    )
    # The cases that began and ended this stay. Few of the rows have any: the indexes below are partial.
    begun_case = models.ForeignKey(
        Case, models.PROTECT, related_name="+", null=True, blank=True, db_index=False, verbose_name="hồ sơ lúc vào"
    )
    ended_case = models.ForeignKey(
        Case, models.PROTECT, related_name="+", null=True, blank=True, db_index=False, verbose_name="hồ sơ lúc rời"
    )
    # Until when a temporary or residential stay is meant to last; it ends by a decision, never by this date alone.
    expected_end_on = models.DateField("dự kiến đến hết ngày", null=True, blank=True)
    # What a list said of this stay. It grants nothing and is no record of its own.
    listed_post = ListedField("chức vụ theo danh sách", values=data.POSTS)
    attached = models.BooleanField("sinh hoạt ghép theo danh sách", default=False)
    listed_training = ListedField("rèn luyện theo danh sách", values=data.TRAINING_STATES)
    listed_rating = ListedField("đánh giá theo danh sách", values=data.RATING_STATES)
    void = models.BooleanField("ghi nhầm", default=False)
    void_reason = models.CharField("lý do ghi nhầm", max_length=255, blank=True)
    created_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "quá trình sinh hoạt"
        verbose_name_plural = "quá trình sinh hoạt"
        ordering = ["begins_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("begins_on")),
                name="membership_dates_in_order",
                violation_error_message="Ngày rời đơn vị đứng trước ngày vào. Sửa một trong hai ngày.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True, ended_by="") | (Q(ends_on__isnull=False) & ~Q(ended_by="")),
                name="membership_end_has_reason",
            ),
            ExclusionConstraint(
                name="membership_one_main_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (
                        Func("begins_on", "ends_on", function="daterange", output_field=DateRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(kind="main", void=False),
                violation_error_message="Người này đang sinh hoạt chính thức ở một đơn vị khác trong thời gian ấy.",
            ),
            ExclusionConstraint(
                name="membership_one_of_each_other_kind",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    (
                        Func("begins_on", "ends_on", function="daterange", output_field=DateRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=~Q(kind="main") & Q(void=False),
                violation_error_message="Người này đang sinh hoạt theo hình thức ấy ở một đơn vị khác rồi.",
            ),
            # What is beside the main stay is neither a gain nor a loss: its reasons are its own.
            models.CheckConstraint(
                condition=(Q(kind="main") & ~Q(began_by="attached") & ~Q(ended_by="finished"))
                | (~Q(kind="main") & Q(began_by="attached")),
                name="membership_attached_apart",
            ),
            models.CheckConstraint(
                condition=~Q(kind="temporary") | Q(expected_end_on__isnull=False),
                name="membership_temporary_has_end",
                violation_error_message="Sinh hoạt tạm thời phải có ngày dự kiến kết thúc.",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "begins_on", "ends_on"], name="membership_unit_dates"),
            models.Index(fields=["begun_case"], condition=Q(begun_case__isnull=False), name="membership_begun_case"),
            models.Index(fields=["ended_case"], condition=Q(ended_case__isnull=False), name="membership_ended_case"),
            models.Index(fields=["batch"], name="membership_batch"),
            # Moves of a period, wherever they were: inside a unit they cancel each other out.
            models.Index(
                fields=["begins_on"],
                condition=Q(kind="main", void=False, began_by__in=["moved_in", "merged"]),
                name="membership_moves_in",
            ),
            models.Index(
                fields=["ends_on"],
                condition=Q(kind="main", void=False, ended_by__in=["moved_out", "merged"]),
                name="membership_moves_out",
            ),
        ]
        triggers = [pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete)]

    def __str__(self):
        return f"{self.person}, {self.unit}"
