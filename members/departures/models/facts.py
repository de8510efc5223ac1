"""What a departure left behind without an end of the stay: a leave of absence, and staying on past the age."""

from django.db import models
from django.db.models import F, Q

from members.departures.models.cases import Departure
from members.people.models import Membership, Person


class Leave(models.Model):
    """One leave of absence, at most as long as the rule of its day allows; a renewal is a row of its own.

    `until` is the last day meant; only a return, a decision or the end of the stay ends it.
    """

    class Ended(models.TextChoices):
        RETURNED = "returned", "trở lại sinh hoạt"
        EXPIRED = "expired", "hết hạn hoãn"
        RENEWED = "renewed", "gia hạn"
        # By itself, with the main stay.
        LEFT = "left", "rời chi đoàn"

    departure = models.ForeignKey(Departure, models.PROTECT, related_name="leaves", verbose_name="hồ sơ")
    person = models.ForeignKey(Person, models.PROTECT, related_name="leaves", verbose_name="đoàn viên")
    # The main stay during which it was granted: it ends with that.
    stay = models.ForeignKey(Membership, models.PROTECT, related_name="+", verbose_name="quá trình sinh hoạt")
    begins_on = models.DateField("từ ngày")
    until = models.DateField("đến hết ngày")
    reason = models.CharField("lý do", max_length=500)
    # The first day no longer on leave.
    ended_on = models.DateField("hết hoãn từ ngày", null=True, blank=True)
    ended_by = models.CharField("hết vì", max_length=8, choices=Ended, blank=True)

    class Meta:
        verbose_name = "thời gian hoãn sinh hoạt"
        verbose_name_plural = "thời gian hoãn sinh hoạt"
        ordering = ["begins_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=F("begins_on")),
                name="leave_days_in_order",
                violation_error_message="Ngày hết hoãn đứng trước ngày bắt đầu hoãn. Sửa một trong hai ngày.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ended_by="")
                | (Q(ended_on__isnull=False, ended_on__gte=F("begins_on")) & ~Q(ended_by="")),
                name="leave_end_has_reason",
                violation_error_message="Ngày hết hoãn đứng trước ngày bắt đầu hoãn. Kiểm tra lại ngày.",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(ended_on__isnull=True),
                name="leave_one_running_per_person",
                violation_error_message="Người này đang hoãn sinh hoạt rồi.",
            ),
        ]

    def __str__(self):
        return f"{self.person_id}: {self.begins_on}"


class StayOn(models.Model):
    """The branch let a member of the age stay until a day; a later one replaces it."""

    departure = models.OneToOneField(Departure, models.PROTECT, related_name="stay_on", verbose_name="hồ sơ")
    person = models.ForeignKey(Person, models.PROTECT, related_name="stays_on", verbose_name="đoàn viên")
    decided_on = models.DateField("quyết định ngày")
    until = models.DateField("ở lại tới hết ngày")

    class Meta:
        verbose_name = "thời gian ở lại sinh hoạt"
        verbose_name_plural = "thời gian ở lại sinh hoạt"
        ordering = ["until", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=F("decided_on")),
                name="stay_on_days_in_order",
                violation_error_message="Ngày ở lại tới hết đứng trước ngày quyết định. Sửa một trong hai ngày.",
            ),
        ]

    def __str__(self):
        return f"{self.person_id}: {self.until}"
