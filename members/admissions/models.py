"""An admission (kết nạp): who is followed, what has been done with them, and how far it has come."""

from django.db import models
from django.db.models import Q

from branches.cases.models import Case, Resolution, Vote
from branches.secrets.fields import EncryptedTextField
from branches.units.models import Unit
from members.people.models import Membership, Person


class Introducer(models.TextChoices):
    """Who speaks for the candidate: one member, or the organisation from which they come."""

    MEMBER = "member", "Đoàn viên"
    ASSOCIATION = "association", "Chi hội Hội LHTN, Hội Sinh viên"
    PIONEERS = "pioneers", "Chi đội Thiếu niên Tiền phong"


class Status(models.TextChoices):
    PICKED = "picked", "Nguồn kết nạp"
    LEARNT = "learnt", "Đã học nhận thức"
    TRIED = "tried", "Đã giao việc thử thách"
    APPLIED = "applied", "Đã nộp đơn"
    VOTED = "voted", "Chi đoàn đã thông qua"
    AT_BASE = "at_base", "Chờ chuẩn y"
    RETURNED = "returned", "Trả về bổ sung"
    APPROVED = "approved", "Chờ lễ kết nạp"
    SCHEDULED = "scheduled", "Chờ tới ngày lễ"
    ADMITTED = "admitted", "Đã kết nạp"
    REFUSED = "refused", "Không chuẩn y"
    WITHDRAWN = "withdrawn", "Thôi xét"


CLOSED = (Status.ADMITTED, Status.REFUSED, Status.WITHDRAWN)


class AdmissionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Admissions whose case `user` may see."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def open(self):
        return self.exclude(status__in=CLOSED)


class Admission(models.Model):
    FLOW = {
        Status.PICKED: {Status.LEARNT, Status.WITHDRAWN},
        Status.LEARNT: {Status.TRIED, Status.WITHDRAWN},
        Status.TRIED: {Status.APPLIED, Status.WITHDRAWN},
        # A vote that fails leaves the candidate where they were.
        Status.APPLIED: {Status.APPLIED, Status.VOTED, Status.WITHDRAWN},
        Status.VOTED: {Status.AT_BASE, Status.WITHDRAWN},
        Status.AT_BASE: {Status.RETURNED, Status.APPROVED, Status.REFUSED, Status.WITHDRAWN},
        Status.RETURNED: {Status.RETURNED, Status.VOTED, Status.AT_BASE, Status.WITHDRAWN},
        Status.APPROVED: {Status.SCHEDULED, Status.ADMITTED, Status.WITHDRAWN},
        # Nobody withdraws what has a day; it may come to nothing by itself.
        Status.SCHEDULED: {Status.APPROVED, Status.ADMITTED, Status.WITHDRAWN},
        Status.ADMITTED: set(),
        Status.REFUSED: set(),
        Status.WITHDRAWN: set(),
    }

    case = models.OneToOneField(Case, models.PROTECT, related_name="+", verbose_name="hồ sơ")
    status = models.CharField("bước", max_length=10, choices=Status, default=Status.PICKED)
    person = models.ForeignKey(Person, models.PROTECT, related_name="admissions", verbose_name="thanh niên")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="admissions", verbose_name="chi đoàn")
    # Who decides: the cơ sở above the branch, else its direct superior; none above a branch that stands alone.
    base = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="nơi chuẩn y")
    # Somebody who was a member before: a new case and a new stay of the same record.
    again = models.BooleanField("kết nạp lại", default=False)
    picked_on = models.DateField("đưa vào nguồn ngày")
    helper = models.ForeignKey(
        Person, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="đoàn viên giúp đỡ"
    )
    class_name = models.CharField("lớp nhận thức về Đoàn", max_length=160, blank=True)
    class_on = models.DateField("học xong ngày", null=True, blank=True)
    certificate = models.CharField("số giấy chứng nhận", max_length=60, blank=True)
    task = models.CharField("việc thử thách", max_length=250, blank=True)
    tried_on = models.DateField("hoàn thành việc ngày", null=True, blank=True)
    task_result = models.CharField("kết quả việc thử thách", max_length=250, blank=True)
    applied_on = models.DateField("ngày viết đơn", null=True, blank=True)
    motive = models.CharField("lý do xin vào Đoàn", max_length=500, blank=True)
    introduced_by = models.CharField("nơi giới thiệu", max_length=11, choices=Introducer, blank=True)
    introducer = models.ForeignKey(
        Person, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="đoàn viên giới thiệu"
    )
    introducer_name = models.CharField("tên nơi giới thiệu", max_length=160, blank=True)
    remark = models.TextField("nhận xét của chi đoàn", max_length=2_000, blank=True)
    # A relative in custody: the Party committee is asked first. Opened by who may read what is restricted, each time
    # journalled; never on lists or papers.
    custody = EncryptedTextField("thân nhân bị giam giữ, cải tạo", purpose="admission custody")
    party_answer = EncryptedTextField("ý kiến cấp ủy", purpose="admission party answer")
    vote = models.ForeignKey(Vote, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="biểu quyết")
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, related_name="admissions", null=True, blank=True, verbose_name="nghị quyết chuẩn y"
    )
    ceremony_on = models.DateField("ngày lễ kết nạp", null=True, blank=True)
    ceremony_place = models.CharField("nơi làm lễ", max_length=160, blank=True)
    early_reason = models.CharField("lý do tính sớm hơn", max_length=250, blank=True)
    # The row of the ledger that the ceremony began.
    stay = models.ForeignKey(
        Membership, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="quá trình sinh hoạt"
    )

    objects = AdmissionQuerySet.as_manager()

    class Meta:
        verbose_name = "hồ sơ kết nạp"
        verbose_name_plural = "hồ sơ kết nạp"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=~Q(status__in=CLOSED),
                name="admission_one_open_per_person",
                violation_error_message="Người này đang có một hồ sơ kết nạp chưa xong.",
            ),
            models.CheckConstraint(
                condition=~Q(status="admitted")
                | Q(ceremony_on__isnull=False, resolution__isnull=False, stay__isnull=False),
                name="admission_is_by_resolution_and_ceremony",
            ),
        ]

    def __str__(self):
        return str(self.case_id)

    @property
    def takes_effect_on(self):
        """From when the approval holds: of the resolution, or, while one is being written, of what it will say."""
        return self.resolution.effective_on if self.resolution else self.__dict__.get("resolving_for")
