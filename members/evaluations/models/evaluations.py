"""A branch in a round, as a case; and the meetings in which it voted."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from branches.cases.models import Case
from branches.units.models import Unit
from members.evaluations.models.rounds import EvaluationRound


class Status(models.TextChoices):
    LISTED = "listed", "Lập danh sách"
    PREPARING = "preparing", "Chi đoàn đánh giá"
    AT_SUPERIOR = "at_superior", "Chờ duyệt"
    RETURNED = "returned", "Bị trả lại"
    DECIDING = "deciding", "Chờ quyết định"
    ANNOUNCING = "announcing", "Chờ công bố"
    DONE = "done", "Đã công bố"


class EvaluationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Evaluations whose case `user` may see."""
        return self.filter(case__in=Case.objects.visible_to(user))


class Evaluation(models.Model):
    """Where it stands follows from its rows (actions/steps.py)."""

    FLOW = {
        Status.LISTED: {Status.PREPARING},
        Status.PREPARING: {Status.AT_SUPERIOR, Status.RETURNED, Status.DECIDING, Status.ANNOUNCING, Status.DONE},
        # Rows that were left behind go on at the branch.
        Status.AT_SUPERIOR: {Status.PREPARING, Status.RETURNED, Status.DECIDING, Status.ANNOUNCING, Status.DONE},
        Status.RETURNED: {Status.PREPARING, Status.AT_SUPERIOR, Status.DECIDING, Status.ANNOUNCING, Status.DONE},
        # Reopened by who confirmed, or somebody is rated after all.
        Status.DECIDING: {Status.PREPARING, Status.RETURNED, Status.ANNOUNCING},
        Status.ANNOUNCING: {Status.PREPARING, Status.RETURNED, Status.DONE},
        Status.DONE: {Status.PREPARING, Status.RETURNED},
    }

    case = models.OneToOneField(Case, models.PROTECT, related_name="+", verbose_name="hồ sơ")
    round = models.ForeignKey(EvaluationRound, models.PROTECT, related_name="evaluations", verbose_name="đợt")
    branch = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="chi đoàn")
    # Who confirms and decides, as it was when the branch began, and again when it sent.
    base = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="nơi duyệt")
    # That of the round.
    year = models.PositiveSmallIntegerField("năm")
    status = models.CharField("bước", max_length=20, choices=Status, default=Status.LISTED)
    # Why more are rated excellent than the rule set recommends.
    excellent_reason = models.CharField("lý do tỷ lệ xuất sắc cao", max_length=500, blank=True)

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        verbose_name = "đánh giá của chi đoàn"
        verbose_name_plural = "đánh giá của chi đoàn"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["branch", "year"],
                name="evaluation_once_a_year",
                violation_error_message="Chi đoàn đã có hồ sơ đánh giá của năm này.",
            ),
        ]

    def __str__(self):
        return f"{self.branch_id}:{self.year}"


class EvaluationMeeting(models.Model):
    """A meeting that voted on rows: the first one, and another where rows came back. Rows are only added."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="meetings", verbose_name="hồ sơ")
    held_on = models.DateField("ngày họp")
    place = models.CharField("địa điểm", max_length=160, blank=True)
    chair = models.CharField("chủ trì", max_length=120)
    clerk = models.CharField("thư ký", max_length=120)
    secret = models.BooleanField("bỏ phiếu kín")
    entitled = models.PositiveIntegerField("số người có quyền biểu quyết")
    present = models.PositiveIntegerField("số người có mặt")
    recorded_by = models.ForeignKey("branches.User", models.PROTECT, related_name="+", verbose_name="người ghi")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    class Meta:
        verbose_name = "buổi họp đánh giá"
        verbose_name_plural = "buổi họp đánh giá"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(present__lte=F("entitled")) & Q(present__gte=1),
                name="evaluation_meeting_is_attended",
                violation_error_message="Số người có mặt phải từ 1 tới số người có quyền biểu quyết. Sửa một trong hai "
                "số.",
            ),
        ]
        triggers = [pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.evaluation_id}:{self.held_on}"
