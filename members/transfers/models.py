"""A transfer (chuyển sinh hoạt): of whom, from where to where, how, and how far it has come."""

from django.db import models
from django.db.models import F, Q

from branches.cases.models import Case
from branches.secrets.fields import EncryptedTextField
from branches.units.models import Unit
from members.people.models import Membership, Person


class Kind(models.TextChoices):
    PERMANENT = "permanent", "Chuyển sinh hoạt chính thức"
    TEMPORARY = "temporary", "Sinh hoạt tạm thời"
    RESIDENTIAL = "residential", "Sinh hoạt nơi cư trú"


class Way(models.TextChoices):
    INSIDE = "inside", "Trong hệ thống"
    OUT = "out", "Ra ngoài hệ thống"
    INTO = "into", "Từ ngoài hệ thống về"


class Reason(models.TextChoices):
    WORK = "work", "Đi làm"
    STUDY = "study", "Đi học"
    FINISHED = "finished", "Ra trường"
    SERVICE = "service", "Nghĩa vụ quân sự, công an"
    HOME = "home", "Đổi nơi ở"
    ABROAD = "abroad", "Ra nước ngoài"
    OTHER = "other", "Lý do khác"


class Settled(models.TextChoices):
    """How a transfer out of the system came to its end."""

    REPLY = "reply", "Có phiếu báo"
    SILENCE = "silence", "Không có hồi âm"


class HigherPosts(models.TextChoices):
    KEEP = "keep", "Vẫn giữ"
    END = "end", "Thôi từ ngày chuyển"


class Status(models.TextChoices):
    DRAFT = "draft", "Nháp"
    BACK_AT_BRANCH = "back_at_branch", "Chi đoàn bổ sung"
    AT_SENDING_BASE = "at_sending_base", "Nơi đi xác nhận"
    RETURNED = "returned", "Nơi đến trả lại"
    AT_RECEIVING_BASE = "at_receiving_base", "Nơi đến tiếp nhận"
    AT_RECEIVING_BRANCH = "at_receiving_branch", "Chi đoàn đến nhận"
    AWAITING_REPLY = "awaiting_reply", "Chờ phiếu báo"
    SCHEDULED = "scheduled", "Chờ tới ngày"
    DONE = "done", "Đã chuyển"
    WITHDRAWN = "withdrawn", "Đã rút"
    CANCELLED = "cancelled", "Đã hủy"


CLOSED = (Status.DONE, Status.WITHDRAWN, Status.CANCELLED)


class TransferQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Transfers whose case `user` may see."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def open(self):
        return self.exclude(status__in=CLOSED)


class Transfer(models.Model):
    # Receiving side first where the sending steps are skipped; see members/transfers/route.py for which comes next.
    _RECEIVING = {Status.AT_RECEIVING_BASE, Status.AT_RECEIVING_BRANCH, Status.AWAITING_REPLY}
    _LAST = {Status.SCHEDULED, Status.DONE}
    _OFF = {Status.WITHDRAWN, Status.CANCELLED}
    FLOW = {
        Status.DRAFT: {Status.AT_SENDING_BASE, *_RECEIVING, *_LAST, *_OFF},
        Status.BACK_AT_BRANCH: {Status.AT_SENDING_BASE, *_RECEIVING, *_LAST, *_OFF},
        Status.AT_SENDING_BASE: {Status.BACK_AT_BRANCH, *_RECEIVING, *_LAST, *_OFF},
        Status.RETURNED: {Status.BACK_AT_BRANCH, *_RECEIVING, *_LAST, *_OFF},
        Status.AT_RECEIVING_BASE: {
            Status.AT_RECEIVING_BASE,
            Status.AT_RECEIVING_BRANCH,
            Status.RETURNED,
            Status.BACK_AT_BRANCH,
            *_LAST,
            *_OFF,
        },
        Status.AT_RECEIVING_BRANCH: {
            Status.AT_RECEIVING_BASE,
            Status.AT_RECEIVING_BRANCH,
            Status.RETURNED,
            Status.BACK_AT_BRANCH,
            *_LAST,
            *_OFF,
        },
        Status.AWAITING_REPLY: {Status.BACK_AT_BRANCH, *_LAST, *_OFF},
        Status.SCHEDULED: {Status.DONE, Status.CANCELLED},
        Status.DONE: set(),
        Status.WITHDRAWN: set(),
        Status.CANCELLED: set(),
    }

    case = models.OneToOneField(Case, models.PROTECT, related_name="+", verbose_name="hồ sơ")
    kind = models.CharField("hình thức", max_length=11, choices=Kind, default=Kind.PERMANENT)
    way = models.CharField("hướng", max_length=6, choices=Way, default=Way.INSIDE)
    status = models.CharField("bước", max_length=20, choices=Status, default=Status.DRAFT)
    # Empty for somebody from outside the system until the last step makes the record.
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="transfers", null=True, blank=True, verbose_name="đoàn viên"
    )
    # JSON of what the receiving branch wrote down of a person from outside: values by field name of Person.
    newcomer = EncryptedTextField("người từ ngoài hệ thống", purpose="transfer newcomer")
    from_unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="transfers_out", null=True, blank=True, verbose_name="chi đoàn đi"
    )
    from_base = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="cơ sở đi"
    )
    to_base = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="cơ sở đến")
    # The branch that the sender proposes; the receiving cơ sở names or changes it.
    to_unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="transfers_in", null=True, blank=True, verbose_name="chi đoàn đến"
    )
    # Where somebody goes to, or comes from, outside the system; free text.
    outside_unit = models.CharField("tổ chức ngoài hệ thống", max_length=250, blank=True)
    reason = models.CharField("lý do", max_length=10, choices=Reason)
    reason_more = models.CharField("nói rõ lý do", max_length=250, blank=True)
    remark = models.TextField("nhận xét của chi đoàn", max_length=2_000, blank=True)
    # First day of the last month for which dues are paid.
    dues_paid_to = models.DateField("đã đóng đoàn phí hết tháng", null=True, blank=True)
    # The member asked for it on this day; entered by the branch ("ghi thay") or by the member.
    asked_on = models.DateField("đoàn viên đề nghị ngày", null=True, blank=True)
    # Asked for by the member's own account: the draft is theirs until the branch sends it. The place is what they typed
    # who didn't find the unit; the branch chooses one, or says that it lies outside the system.
    wished = models.BooleanField("đoàn viên tự đề nghị", default=False, db_default=False)
    wished_place = models.CharField("nơi đến đoàn viên ghi", max_length=250, blank=True, default="", db_default="")
    # The member wants it back once it was sent; empty again when the branch has answered no, with what it said.
    withdrawal_asked_on = models.DateField("đoàn viên xin rút ngày", null=True, blank=True)
    withdrawal_reason = models.CharField("lý do xin rút", max_length=250, blank=True, default="", db_default="")
    withdrawal_answer = models.CharField("trả lời xin rút", max_length=500, blank=True, default="", db_default="")
    # An officer's transfer needs the superior's note.
    officer_note = models.CharField("ý kiến cấp trên về chức vụ", max_length=500, blank=True)
    # What who confirms decided of posts held above the unit left; those in it end in any case.
    higher_posts = models.CharField(
        "chức vụ ở cấp trên", max_length=4, choices=HigherPosts, blank=True, default="", db_default=""
    )
    proposed_on = models.DateField("ngày chuyển đề nghị")
    # The ledger's day, known at the last step; earlier than that step only with a reason.
    effective_on = models.DateField("ngày chuyển", null=True, blank=True)
    early_reason = models.CharField("lý do tính sớm hơn", max_length=250, blank=True)
    # Of temporary and residential attachments.
    expected_end_on = models.DateField("dự kiến đến hết ngày", null=True, blank=True)
    # Remarks of the host on somebody attached to it.
    host_remark = models.TextField("nhận xét của nơi tạm thời", max_length=2_000, blank=True)
    # Somebody who asks to take part where they live says since when they live there.
    residing_since = models.DateField("cư trú ở đó từ ngày", null=True, blank=True)
    # Out of the system: how it was settled, and what the phiếu báo of the other side says of itself.
    settled_by = models.CharField("kết thúc nhờ", max_length=10, choices=Settled, blank=True)
    reply_on = models.DateField("ngày của phiếu báo", null=True, blank=True)
    reply_from = models.CharField("nơi gửi phiếu báo", max_length=250, blank=True, default="", db_default="")
    # The row of the ledger that the last step began; of somebody who leaves the system the one that it ended.
    stay = models.ForeignKey(
        Membership, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="quá trình sinh hoạt"
    )

    objects = TransferQuerySet.as_manager()

    class Meta:
        verbose_name = "hồ sơ chuyển sinh hoạt"
        verbose_name_plural = "hồ sơ chuyển sinh hoạt"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=~Q(status__in=CLOSED),
                name="transfer_one_open_per_person",
                violation_error_message="Người này đang có một hồ sơ chuyển sinh hoạt chưa xong.",
            ),
            models.CheckConstraint(
                condition=Q(way="into") | (Q(person__isnull=False) & Q(from_unit__isnull=False)),
                name="transfer_has_person_and_origin",
            ),
            models.CheckConstraint(
                condition=~Q(to_unit=F("from_unit")),
                name="transfer_goes_elsewhere",
                violation_error_message="Nơi đến trùng với nơi đi. Chọn chi đoàn khác.",
            ),
            models.CheckConstraint(
                condition=~Q(way="inside") | ~Q(kind="temporary") | Q(expected_end_on__isnull=False),
                name="transfer_temporary_has_end",
                violation_error_message="Sinh hoạt tạm thời phải có ngày dự kiến kết thúc.",
            ),
        ]

    def __str__(self):
        return str(self.case_id)

    @property
    def target(self):
        """Where somebody goes, as far as it is known: a unit, or words."""
        return self.to_unit or self.to_base or self.outside_unit or self.wished_place

    @property
    def unnamed(self) -> bool:
        """Asked for by a member who didn't find the unit: it has yet to be chosen."""
        return self.way == Way.INSIDE and self.to_base_id is None
