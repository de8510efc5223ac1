"""A case of discipline (kỷ luật): of whom, for what, by which form, how far it has come, and what was appealed."""

from django.db import models
from django.db.models import F, Q

from branches.cases.models import Case, Resolution
from branches.positions.models import Position
from branches.units.models import Unit
from members.people.models import Membership, Person


class Form(models.TextChoices):
    """From the mildest to the severest."""

    REPRIMAND = "reprimand", "khiển trách"
    WARNING = "warning", "cảnh cáo"
    REMOVAL = "removal", "cách chức"
    EXPULSION = "expulsion", "khai trừ"
    DISSOLUTION = "dissolution", "giải tán"


OF_PEOPLE = (Form.REPRIMAND, Form.WARNING, Form.REMOVAL, Form.EXPULSION)
OF_UNITS = (Form.REPRIMAND, Form.WARNING, Form.DISSOLUTION)
# What is done once it is announced; of the others somebody watches over the correction.
AT_ONCE = (Form.EXPULSION, Form.DISSOLUTION)


class Status(models.TextChoices):
    DRAFT = "draft", "Nháp"
    HEARING = "hearing", "Họp xét"
    VOTED = "voted", "Đã họp, chờ gửi"
    DECIDING = "deciding", "Chờ quyết định"
    RETURNED = "returned", "Trả lại bổ sung"
    DECIDED = "decided", "Chờ công bố"
    IN_FORCE = "in_force", "Đang thi hành"
    ENDED = "ended", "Đã chấm dứt"
    ENFORCED = "enforced", "Đã thi hành"
    REFUSED = "refused", "Không kỷ luật"
    ANNULLED = "annulled", "Đã hủy quyết định"
    WITHDRAWN = "withdrawn", "Đã rút"


# Before anything was decided.
REVIEWED = (Status.DRAFT, Status.HEARING, Status.VOTED, Status.DECIDING, Status.RETURNED)
CLOSED = (Status.ENDED, Status.ENFORCED, Status.REFUSED, Status.ANNULLED, Status.WITHDRAWN)
# Announced, and nobody took it back.
STANDING = (Status.IN_FORCE, Status.ENDED, Status.ENFORCED)


class DisciplineQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those whose case `user` may see."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def open(self):
        return self.exclude(status__in=CLOSED)


class Discipline(models.Model):
    _OFF = {Status.REFUSED, Status.WITHDRAWN}
    FLOW = {
        Status.DRAFT: {Status.HEARING, Status.WITHDRAWN},
        Status.HEARING: {Status.HEARING, Status.VOTED, Status.DECIDING, *_OFF},
        Status.VOTED: {Status.HEARING, Status.VOTED, Status.DECIDING, *_OFF},
        # A branch that decides itself may vote again.
        Status.DECIDING: {Status.HEARING, Status.VOTED, Status.DECIDING, Status.RETURNED, Status.DECIDED, *_OFF},
        Status.RETURNED: {Status.HEARING, Status.VOTED, Status.DECIDING, *_OFF},
        Status.DECIDED: {Status.IN_FORCE, Status.ENFORCED, Status.ANNULLED},
        Status.IN_FORCE: {Status.IN_FORCE, Status.ENDED, Status.ANNULLED},
        Status.ENDED: {Status.ANNULLED},
        Status.ENFORCED: {Status.ANNULLED},
        Status.REFUSED: set(),
        Status.ANNULLED: set(),
        Status.WITHDRAWN: set(),
    }

    case = models.OneToOneField(Case, models.PROTECT, related_name="+", verbose_name="hồ sơ")
    status = models.CharField("bước", max_length=20, choices=Status, default=Status.DRAFT)
    # Of a member or of a unit, never of both.
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="disciplines", null=True, blank=True, verbose_name="đoàn viên"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="disciplines", null=True, blank=True, verbose_name="đơn vị bị xét"
    )
    # Who has authority over the form: known from the draft on, and after the decision who took it.
    decider = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="cấp quyết định")
    # The proposal
    proposed_form = models.CharField("hình thức đề nghị", max_length=11, choices=Form)
    happened_on = models.DateField("ngày vi phạm")
    violation = models.TextField("nội dung vi phạm", max_length=2_000)
    grounds = models.TextField("căn cứ", max_length=1_000, blank=True)
    statement = models.TextField("ý kiến của người bị xét", max_length=2_000, blank=True)
    # The hearing: the subject was heard on that day, or why not. The form that was voted on last.
    heard_on = models.DateField("được nghe ý kiến ngày", null=True, blank=True)
    not_heard_why = models.CharField("vì sao không nghe", max_length=500, blank=True)
    voted_form = models.CharField("hình thức đã biểu quyết", max_length=11, choices=Form, blank=True)
    # The decision
    form = models.CharField("hình thức kỷ luật", max_length=11, choices=Form, blank=True)
    form_reason = models.CharField("vì sao khác đề nghị", max_length=500, blank=True)
    # Which post somebody is removed from.
    post = models.ForeignKey(
        Position, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="chức vụ bị cách"
    )
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="quyết định kỷ luật"
    )
    announced_on = models.DateField("công bố ngày", null=True, blank=True)
    last_remark_on = models.DateField("nhận xét gần nhất ngày", null=True, blank=True)
    # First day on which it is no longer in force.
    ended_on = models.DateField("chấm dứt từ ngày", null=True, blank=True)
    end_resolution = models.ForeignKey(
        Resolution, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="quyết định chấm dứt"
    )
    # It ended with the life of whom it is about: nobody decides that.
    lapsed = models.BooleanField("hết hiệu lực vì từ trần", default=False, db_default=False)
    annulled_on = models.DateField("hủy ngày", null=True, blank=True)
    annul_resolution = models.ForeignKey(
        Resolution, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="quyết định hủy"
    )
    # The row of the ledger that an expulsion ended.
    stay = models.ForeignKey(
        Membership, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="quá trình sinh hoạt"
    )

    objects = DisciplineQuerySet.as_manager()

    class Meta:
        verbose_name = "hồ sơ kỷ luật"
        verbose_name_plural = "hồ sơ kỷ luật"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, unit__isnull=True) | Q(person__isnull=True, unit__isnull=False),
                name="discipline_of_person_or_unit",
                violation_error_message="Hồ sơ kỷ luật của một đoàn viên, hoặc của một đơn vị, không của cả hai.",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(status__in=[*REVIEWED, Status.DECIDED]),
                name="discipline_one_under_review_per_person",
                violation_error_message="Người này đang có một hồ sơ kỷ luật chưa công bố.",
            ),
            models.UniqueConstraint(
                fields=["unit"],
                condition=Q(status__in=[*REVIEWED, Status.DECIDED]),
                name="discipline_one_under_review_per_unit",
                violation_error_message="Đơn vị này đang có một hồ sơ kỷ luật chưa công bố.",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{name: ""})
                    | Q(person__isnull=False, **{f"{name}__in": [*OF_PEOPLE]})
                    | Q(unit__isnull=False, **{f"{name}__in": [*OF_UNITS]}),
                    name=f"discipline_{name}_fits",
                    violation_error_message="Hình thức này không dùng cho đối tượng này. Chọn hình thức khác.",
                )
                for name in ("proposed_form", "form")
            ),
            models.CheckConstraint(
                condition=~Q(form="removal") | Q(post__isnull=False),
                name="discipline_removal_names_a_post",
                violation_error_message="Cách chức phải nói rõ chức vụ nào.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[Status.DECIDED, *STANDING]) | (~Q(form="") & Q(resolution__isnull=False)),
                name="discipline_decided_has_resolution",
            ),
            models.CheckConstraint(
                condition=Q(announced_on__isnull=False) | ~Q(status__in=[*STANDING]),
                name="discipline_in_force_was_announced",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("announced_on")),
                name="discipline_ends_after_announcement",
                violation_error_message="Ngày chấm dứt đứng trước ngày công bố. Sửa một trong hai ngày.",
            ),
            models.CheckConstraint(
                condition=~Q(status="ended")
                | (Q(ended_on__isnull=False) & (Q(end_resolution__isnull=False) | Q(lapsed=True))),
                name="discipline_ended_has_resolution",
            ),
        ]
        indexes = [models.Index(fields=["announced_on"], name="discipline_announced")]

    def __str__(self):
        return str(self.case_id)

    @property
    def subject(self):
        """The person or the unit."""
        return self.person or self.unit

    @property
    def final_form(self) -> str:
        """What was decided, until then what is proposed."""
        return self.form or self.proposed_form


class Answer(models.TextChoices):
    REJECTED = "rejected", "Giữ nguyên quyết định"
    GRANTED = "granted", "Hủy quyết định"


class Appeal(models.Model):
    """A complaint (khiếu nại) against the decision. It suspends nothing; one is answered before another is made."""

    discipline = models.ForeignKey(Discipline, models.PROTECT, related_name="appeals", verbose_name="hồ sơ kỷ luật")
    made_on = models.DateField("khiếu nại ngày")
    made_by = models.CharField("người khiếu nại", max_length=160)
    text = models.TextField("nội dung khiếu nại", max_length=2_000)
    recorded_by = models.ForeignKey("branches.User", models.PROTECT, related_name="+", verbose_name="người ghi")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)
    answer = models.CharField("trả lời", max_length=8, choices=Answer, blank=True)
    answered_on = models.DateField("trả lời ngày", null=True, blank=True)
    answer_reason = models.CharField("lý do trả lời", max_length=500, blank=True)

    class Meta:
        verbose_name = "khiếu nại"
        verbose_name_plural = "khiếu nại"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["discipline"],
                condition=Q(answer=""),
                name="appeal_one_unanswered",
                violation_error_message="Khiếu nại trước chưa được trả lời. Trả lời khiếu nại ấy rồi ghi tiếp.",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_on__isnull=True)
                | (~Q(answer="") & Q(answered_on__gte=F("made_on")) & ~Q(answer_reason="")),
                name="appeal_answer_has_day_and_reason",
                violation_error_message="Trả lời khiếu nại phải có lý do, và không sớm hơn ngày khiếu nại.",
            ),
        ]

    def __str__(self):
        return f"{self.discipline_id}:{self.made_on}"
