"""Papers that a unit has issued, under the numbers of its register; and what the unit's letterhead says."""

import pgtrigger
from django.db import models
from django.db.models import Q

from branches.access import reach
from branches.units.models import Unit


class Type(models.TextChoices):
    """Types of paper (tên loại), by the abbreviation that stands in the number."""

    RESOLUTION = "NQ", "nghị quyết"
    DECISION = "QĐ", "quyết định"
    PLAN = "KH", "kế hoạch"
    REPORT = "BC", "báo cáo"
    NOTICE = "TB", "thông báo"
    PROPOSAL = "TTr", "tờ trình"
    LETTER = "CV", "công văn"
    MINUTES = "BB", "biên bản"
    INTRODUCTION = "GGT", "giấy giới thiệu"
    INVITATION = "GM", "giấy mời"
    SLIP = "P", "phiếu"
    CERTIFICATE = "GCN", "giấy chứng nhận"


class Letterhead(models.Model):
    """What stands on the papers of one unit besides its name; a unit without a row has the defaults."""

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="letterhead", verbose_name="đơn vị")
    symbol = models.CharField("ký hiệu đơn vị", max_length=30, default="ĐTN")
    place = models.CharField("địa danh", max_length=80, blank=True)
    # What stands over the signature where the committee signs as a whole: "TM. BAN CHẤP HÀNH".
    signs_for = models.CharField("đề ký", max_length=80, default="TM. BAN CHẤP HÀNH")

    class Meta:
        verbose_name = "thể thức văn bản"
        verbose_name_plural = "thể thức văn bản"

    def __str__(self):
        return self.symbol


class Numbering(models.Model):
    """How a unit numbers one type of paper. Locked while a number is taken, so that none is given twice."""

    class Period(models.TextChoices):
        YEAR = "year", "theo năm"
        TERM = "term", "theo nhiệm kỳ"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="numberings", verbose_name="đơn vị")
    type = models.CharField("loại văn bản", max_length=4, choices=Type)
    period = models.CharField("đánh số", max_length=4, choices=Period, default=Period.YEAR)
    # "2026", or "2025-2030": the numbers below are those of this period.
    current = models.CharField("kỳ đang dùng", max_length=9)
    first_number = models.PositiveIntegerField("số đầu tiên", default=1)

    class Meta:
        verbose_name = "cách đánh số"
        verbose_name_plural = "cách đánh số"
        constraints = [models.UniqueConstraint(fields=["unit", "type"], name="numbering_once")]

    def __str__(self):
        return f"{self.unit_id}:{self.type}"


class PaperQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Papers in the registers of units in reach."""
        return self.filter(reach.area(user).q("unit__path"))


class Paper(models.Model):
    """One line of a register, and the frozen bytes of what was issued under it. A number is never free again."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="papers", verbose_name="nơi ban hành")
    type = models.CharField("loại văn bản", max_length=4, choices=Type)
    period = models.CharField("kỳ đánh số", max_length=9)
    number = models.PositiveIntegerField("số")
    # The whole of it: "41-GGT/ĐTN".
    reference = models.CharField("số, ký hiệu", max_length=60)
    # Code of a branches.papers.kinds.PaperKind; empty for one that was written outside and only entered.
    kind = models.CharField("mẫu", max_length=40, blank=True)
    title = models.CharField("trích yếu", max_length=250)
    recipient = models.CharField("nơi nhận", max_length=250, blank=True)
    issued_on = models.DateField("ngày ban hành")
    signer = models.CharField("người ký", max_length=120, blank=True)
    signer_post = models.CharField("chức vụ người ký", max_length=120, blank=True)
    docx = models.FileField("bản .docx", max_length=200, blank=True)
    pdf = models.FileField("bản .pdf", max_length=200, blank=True)
    issued_by = models.ForeignKey("branches.User", models.PROTECT, related_name="+", verbose_name="người phát hành")
    issued_at = models.DateTimeField("phát hành lúc", auto_now_add=True)
    withdrawn_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        "branches.User", models.PROTECT, related_name="+", null=True, blank=True, verbose_name="người thu hồi"
    )
    withdrawn_why = models.CharField("lý do thu hồi", max_length=255, blank=True)
    # What a search looks in: number, trích yếu and nơi nhận without diacritics.
    search = models.CharField(max_length=600, editable=False, default="", db_default="")

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản đã phát hành"
        verbose_name_plural = "văn bản đã phát hành"
        ordering = ["-issued_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "type", "period", "number"],
                name="paper_number_once",
                violation_error_message="Số này đã có trong sổ. Chọn số khác.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_why="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_why="")),
                name="paper_withdrawn_with_reason",
            ),
        ]
        # Asked whenever a stored file is deleted: whether a paper keeps it.
        indexes = [
            models.Index(fields=["docx"], condition=~Q(docx=""), name="paper_docx"),
            models.Index(fields=["pdf"], condition=~Q(pdf=""), name="paper_pdf"),
        ]
        triggers = [
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            # What was issued stays as it was: only that it was withdrawn can be added, once.
            pgtrigger.ReadOnly(name="issued_is_frozen", exclude=["withdrawn_at", "withdrawn_by", "withdrawn_why"]),
            pgtrigger.Protect(
                name="withdrawn_is_final",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__withdrawn_at__isnull=False),
            ),
        ]

    def __str__(self):
        return self.reference
