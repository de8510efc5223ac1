"""A member's row in a branch's evaluation, with a status of its own; and the remark asked of a former branch."""

import hashlib

import pghistory
from django.db import models
from django.db.models import F, Q

from branches.access import reach
from branches.attachments.models import Attachment
from branches.cases.models import Case, Resolution
from branches.units.models import Unit
from members.evaluations.models.evaluations import Evaluation, EvaluationMeeting
from members.evaluations.models.levels import Level
from members.people.models import Person


class Group(models.TextChoices):
    """The four groups of criteria of the self-assessment."""

    POLITICS = "politics", "Tư tưởng chính trị, đạo đức, lối sống"
    WORK = "work", "Học tập, lao động, công tác"
    UNION = "union", "Sinh hoạt Đoàn, việc được giao"
    DISCIPLINE = "discipline", "Tổ chức, kỷ luật, đoàn phí"


SELF_FIELDS = {f"self_{group.value}": group for group in Group}


class RatingStatus(models.TextChoices):
    TO_RATE = "to_rate", "Chưa xong"
    EXCLUDED = "excluded", "Không xếp loại"
    PROPOSED = "proposed", "Đã đề nghị"
    SENT = "sent", "Chờ duyệt"
    RETURNED = "returned", "Bị trả lại"
    CONFIRMED = "confirmed", "Đã duyệt"
    DECIDED = "decided", "Đã có quyết định"
    ANNOUNCED = "announced", "Đã công bố"


# With the branch, which may write.
AT_BRANCH = (RatingStatus.TO_RATE, RatingStatus.PROPOSED, RatingStatus.RETURNED)
# With a level and a vote on it.
_COMPLETE = (
    RatingStatus.PROPOSED,
    RatingStatus.SENT,
    RatingStatus.CONFIRMED,
    RatingStatus.DECIDED,
    RatingStatus.ANNOUNCED,
)
_LOCKED = (RatingStatus.CONFIRMED, RatingStatus.DECIDED, RatingStatus.ANNOUNCED)


class Exclusion(models.TextChoices):
    """Why somebody on the list gets no level."""

    ADMITTED = "admitted", "Mới kết nạp, chưa đủ thời gian"
    PARTY = "party", "Đảng viên, chỉ gửi kết quả rèn luyện"
    GUEST = "guest", "Sinh hoạt tạm thời, đánh giá ở chi đoàn chính thức"
    ELSEWHERE = "elsewhere", "Đã được đánh giá ở chi đoàn khác trong năm"
    MOVED = "moved", "Theo sổ thì không ở chi đoàn vào ngày chốt"
    OTHER = "other", "Chi đoàn đề nghị không xếp loại"


# Rows of who is counted in another branch; nothing is said of them here but that.
NOT_OF_BRANCH = (Exclusion.GUEST, Exclusion.ELSEWHERE, Exclusion.MOVED)


class RatingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Rows of the branches that `user` reaches."""
        return self.filter(reach.area(user).q("evaluation__branch__path"))

    def of_branch(self):
        """Of those who belonged to the branch on the cut-off date, rated or not."""
        return self.exclude(exclusion__in=NOT_OF_BRANCH)


def _count(label):
    return models.PositiveIntegerField(label, null=True, blank=True)


@pghistory.track(pghistory.InsertEvent(level=pghistory.Statement), pghistory.UpdateEvent(level=pghistory.Statement))
class Rating(models.Model):
    FLOW = {
        RatingStatus.TO_RATE: {RatingStatus.PROPOSED, RatingStatus.EXCLUDED},
        RatingStatus.EXCLUDED: {RatingStatus.TO_RATE, RatingStatus.EXCLUDED},
        # A level that was emptied again takes the row back.
        RatingStatus.PROPOSED: {RatingStatus.TO_RATE, RatingStatus.SENT, RatingStatus.EXCLUDED},
        RatingStatus.SENT: {RatingStatus.CONFIRMED, RatingStatus.RETURNED},
        RatingStatus.RETURNED: {RatingStatus.TO_RATE, RatingStatus.PROPOSED, RatingStatus.EXCLUDED},
        # Reopened by who confirmed it. A decision that was withdrawn as a mistake is followed by another one.
        RatingStatus.CONFIRMED: {RatingStatus.DECIDED, RatingStatus.RETURNED},
        RatingStatus.DECIDED: {RatingStatus.DECIDED, RatingStatus.ANNOUNCED, RatingStatus.RETURNED},
        RatingStatus.ANNOUNCED: {RatingStatus.ANNOUNCED, RatingStatus.RETURNED},
    }

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="ratings", verbose_name="hồ sơ")
    person = models.ForeignKey(Person, models.PROTECT, related_name="ratings", verbose_name="đoàn viên")
    # That of the evaluation.
    year = models.PositiveSmallIntegerField("năm")
    status = models.CharField("trạng thái", max_length=10, choices=RatingStatus, default=RatingStatus.TO_RATE)
    exclusion = models.CharField("vì sao không xếp loại", max_length=10, choices=Exclusion, blank=True)
    # Moved in less than the rule set's months before the cut-off date.
    came_on = models.DateField("chuyển đến ngày", null=True, blank=True)
    # The self-assessment, as the member wrote it; empty where nobody has.
    self_politics = models.TextField("tự nhận xét: tư tưởng chính trị, đạo đức, lối sống", max_length=1_000, blank=True)
    self_work = models.TextField("tự nhận xét: học tập, lao động, công tác", max_length=1_000, blank=True)
    self_union = models.TextField("tự nhận xét: sinh hoạt Đoàn, việc được giao", max_length=1_000, blank=True)
    self_discipline = models.TextField("tự nhận xét: tổ chức, kỷ luật, đoàn phí", max_length=1_000, blank=True)
    self_level = models.CharField("tự xếp loại", max_length=10, choices=Level, blank=True)
    self_on = models.DateField("ngày viết phiếu", null=True, blank=True)
    # Written by the member's own account; else the branch entered it in the member's stead.
    self_own = models.BooleanField("tự viết bằng tài khoản", default=False, db_default=False)
    self_scan = models.OneToOneField(
        Attachment, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="bản chụp phiếu"
    )
    # Evidence that the branch typed where no slice knows anything: {code of a criterion: value}.
    typed = models.JSONField("minh chứng ghi tay", default=dict, blank=True)
    # The vote on `level`, or on the level that it was then.
    meeting = models.ForeignKey(
        EvaluationMeeting, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="buổi họp"
    )
    present = _count("có mặt")
    in_favour = _count("tán thành")
    against = _count("không tán thành")
    abstained = _count("ý kiến khác")
    voted_level = models.CharField("mức đã bỏ phiếu", max_length=10, choices=Level, blank=True)
    level = models.CharField("mức", max_length=10, choices=Level, blank=True)
    remark = models.CharField("nhận xét, lý do", max_length=250, blank=True)
    # Frozen when the row is sent, with the rules by which it was worked out: the effective date of their set.
    suggested = models.CharField("mức gợi ý", max_length=10, choices=Level, blank=True)
    working = models.JSONField("cách tính gợi ý", default=dict, blank=True)
    rules_on = models.DateField("bộ quy định từ ngày", null=True, blank=True)
    # Why it was returned, reopened or excluded.
    reason = models.CharField("lý do", max_length=250, blank=True)
    confirmed_on = models.DateField("ngày duyệt", null=True, blank=True)
    confirmed_by = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="nơi duyệt"
    )
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, related_name="ratings", null=True, blank=True, verbose_name="quyết định"
    )
    announced_on = models.DateField("ngày công bố", null=True, blank=True)
    # What had been confirmed before the row was opened again.
    level_before = models.CharField("mức trước đó", max_length=10, choices=Level, blank=True)
    changed_by = models.ForeignKey(
        "branches.User", models.PROTECT, related_name="+", null=True, verbose_name="người sửa"
    )
    changed_at = models.DateTimeField("sửa lúc", auto_now_add=True)
    # What a grid was shown at comes back with it.
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = RatingQuerySet.as_manager()

    class Meta:
        verbose_name = "đánh giá của đoàn viên"
        verbose_name_plural = "đánh giá của đoàn viên"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "person"], name="rating_once_an_evaluation"),
            models.UniqueConstraint(
                fields=["person", "year"],
                condition=~Q(exclusion__in=NOT_OF_BRANCH),
                name="rating_once_a_year",
                violation_error_message="Đoàn viên này đã được đánh giá ở chi đoàn khác trong năm.",
            ),
            models.CheckConstraint(condition=Q(self_own=False) | ~Q(self_level=""), name="rating_own_says_its_level"),
            models.CheckConstraint(
                condition=Q(status=RatingStatus.EXCLUDED, exclusion__in=Exclusion.values)
                | (~Q(status=RatingStatus.EXCLUDED) & Q(exclusion="")),
                name="rating_excluded_says_why",
            ),
            models.CheckConstraint(
                condition=Q(present=None, in_favour=None, against=None, abstained=None, meeting=None)
                | (
                    Q(present=F("in_favour") + F("against") + F("abstained"), present__gte=1)
                    & Q(in_favour__isnull=False, against__isnull=False, abstained__isnull=False)
                    & Q(meeting__isnull=False)
                ),
                name="rating_counts_agree",
                violation_error_message="Số phiếu không khớp với số người có mặt. Sửa cho khớp.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=_COMPLETE) | Q(level__in=Level.values, present__isnull=False),
                name="rating_proposed_is_complete",
                violation_error_message="Chưa đủ mức và số phiếu. Ghi đủ rồi gửi.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=_LOCKED, confirmed_on__isnull=False, confirmed_by__isnull=False)
                | (~Q(status__in=_LOCKED) & Q(confirmed_on=None, confirmed_by=None)),
                name="rating_confirmed_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[RatingStatus.DECIDED, RatingStatus.ANNOUNCED], resolution__isnull=False)
                | (~Q(status__in=[RatingStatus.DECIDED, RatingStatus.ANNOUNCED]) & Q(resolution=None)),
                name="rating_decided_by_number",
            ),
            models.CheckConstraint(
                condition=Q(status=RatingStatus.ANNOUNCED, announced_on__isnull=False)
                | (~Q(status=RatingStatus.ANNOUNCED) & Q(announced_on=None)),
                name="rating_announced_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(status=RatingStatus.RETURNED) & ~Q(exclusion=Exclusion.OTHER) | ~Q(reason=""),
                name="rating_going_back_has_reason",
                violation_error_message="Chưa ghi lý do. Ghi một câu để người sau hiểu.",
            ),
        ]
        indexes = [models.Index(fields=["evaluation", "status"], name="rating_states")]

    def __str__(self):
        return f"{self.person_id}:{self.year}"

    @property
    def has_assessed_itself(self) -> bool:
        return bool(self.self_level)

    @property
    def self_version(self) -> str:
        """Tells one state of the self-assessment from another: what a page showed of it comes back with what is sent.
        The row's own version says nothing of that, since votes and remarks raise it too."""
        said = [*(getattr(self, name) for name in SELF_FIELDS), self.self_level, str(self.self_own)]
        return hashlib.sha256("\x1f".join(said).encode()).hexdigest()[:16]

    @property
    def is_complete(self) -> bool:
        """Whether the branch has said all that a superior needs."""
        return bool(self.level) and self.present is not None


class RemarkRequestQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those asked of what `user` reaches, and those of evaluations whose case they see."""
        cases = Case.objects.visible_to(user)
        return self.filter(reach.area(user).q("unit__path") | Q(rating__evaluation__case__in=cases))


class RemarkRequest(models.Model):
    """What the former branch says of somebody who moved in shortly before: asked with a clock."""

    rating = models.OneToOneField(Rating, models.CASCADE, related_name="remark_request", verbose_name="đánh giá")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="chi đoàn cũ")
    asked_on = models.DateField("hỏi ngày")
    due_on = models.DateField("trả lời trước hết ngày")
    text = models.TextField("nhận xét", max_length=1_000, blank=True)
    answered_on = models.DateField("trả lời ngày", null=True, blank=True)
    answered_by = models.ForeignKey(
        "branches.User", models.PROTECT, related_name="+", null=True, blank=True, verbose_name="người trả lời"
    )

    objects = RemarkRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "xin nhận xét của chi đoàn cũ"
        verbose_name_plural = "xin nhận xét của chi đoàn cũ"
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on=None, answered_by=None, text="")
                | (Q(answered_on__isnull=False, answered_by__isnull=False) & ~Q(text="")),
                name="remark_answered_says_what",
                violation_error_message="Chưa ghi nhận xét. Ghi một câu về thời gian đoàn viên ở chi đoàn.",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "due_on"], condition=Q(answered_on__isnull=True), name="remark_waiting")
        ]

    def __str__(self):
        return f"{self.rating_id}:{self.unit_id}"
