"""A case (hồ sơ): what every duty that goes step by step between units has in common.

A slice's own model has a one-to-one to it and a Status and FLOW of its own; only `transitions` writes a case.
"""

import pgtrigger
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from branches.access import reach
from branches.attachments.models import Attachment
from branches.papers.models import Paper
from branches.positions.models import Grant
from branches.units.models import Unit


class CaseQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Cases in which a unit in reach takes part; a draft only for those who manage the unit that opened it."""
        mine = CaseParty.objects.filter(case=OuterRef("pk")).filter(reach.area(user).q("unit__path"))
        drafts = Q(draft=False) | reach.area(user, Grant.MANAGE).q("opening_unit__path")
        return self.filter(drafts, Exists(mine))

    def for_page(self):
        """With what every page of a case shows of it."""
        parties = models.Prefetch("parties", CaseParty.objects.select_related("unit"))
        return self.select_related("opening_unit", "holder__level", "opened_by").prefetch_related(parties)

    def open(self):
        return self.filter(closed_on__isnull=True)

    def overdue(self, on=None):
        """Open cases whose step should have been done before today."""
        return self.open().filter(due_on__lt=on or timezone.localdate())


class Case(models.Model):
    class Outcome(models.TextChoices):
        DONE = "done", "Đã xong"
        WITHDRAWN = "withdrawn", "Đã rút"
        REFUSED = "refused", "Không được chấp nhận"
        CANCELLED = "cancelled", "Đã hủy"

    number = models.CharField("số hồ sơ", max_length=20, unique=True)
    # Code of a branches.cases.kinds.CaseKind.
    kind = models.CharField("loại hồ sơ", max_length=20)
    # Whom or what it is about, as it was called when the case was opened: a former unit keeps the name, not the record.
    about = models.CharField("về", max_length=160)
    # For searches: without marks, in small letters.
    folded_about = models.CharField(max_length=160, editable=False, default="", db_default="")
    opening_unit = models.ForeignKey(Unit, models.PROTECT, related_name="cases_opened", verbose_name="đơn vị lập")
    holder = models.ForeignKey(
        Unit, models.PROTECT, related_name="cases_held", null=True, blank=True, verbose_name="đơn vị đang giữ"
    )
    # The slice's own status, repeated here for lists of cases of all kinds.
    status = models.CharField("bước", max_length=20)
    draft = models.BooleanField("bản nháp", default=True)
    due_on = models.DateField("hạn", null=True, blank=True)
    opened_on = models.DateField("ngày lập")
    opened_by = models.ForeignKey("branches.User", models.PROTECT, related_name="+", verbose_name="người lập")
    closed_on = models.DateField("ngày kết thúc", null=True, blank=True)
    outcome = models.CharField("kết quả", max_length=10, choices=Outcome, blank=True)
    # Counts every change; what a page was shown at comes back with its forms.
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = "hồ sơ"
        verbose_name_plural = "hồ sơ"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, outcome="", holder__isnull=False)
                | (Q(closed_on__isnull=False, holder__isnull=True, due_on__isnull=True) & ~Q(outcome="")),
                name="case_is_held_or_closed",
            ),
        ]
        indexes = [
            models.Index(fields=["holder", "due_on"], condition=Q(closed_on__isnull=True), name="case_held"),
            models.Index(fields=["kind", "opening_unit", "closed_on"], name="case_of_kind"),
        ]

    def __str__(self):
        return self.number

    def get_absolute_url(self):
        return reverse("cases:detail", args=[self.number])


class CaseCounter(models.Model):
    """The last number of a year; its row is locked while the next one is taken."""

    prefix = models.CharField(max_length=6)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["prefix", "year"], name="case_counter_once")]

    def __str__(self):
        return f"{self.prefix}-{self.year}"


class CaseParty(models.Model):
    """A unit that takes part: it, and whoever reaches it, may see the case."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="parties", verbose_name="hồ sơ")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    since = models.DateTimeField("từ lúc", auto_now_add=True)

    class Meta:
        verbose_name = "đơn vị liên quan"
        verbose_name_plural = "đơn vị liên quan"
        constraints = [models.UniqueConstraint(fields=["case", "unit"], name="case_party_once")]

    def __str__(self):
        return f"{self.case_id}:{self.unit_id}"


class Acting(models.TextChoices):
    """In whose place somebody acted."""

    OWN = "own", ""
    IN_STEAD = "in_stead", "làm thay"
    RECORDED = "recorded", "ghi thay"


class CaseStep(models.Model):
    """One stay of a case in a status with one holder: the act that led to it, its clock, and when it ended.

    Rows are only ever added, and ended: whose step was overdue on any day of the past can be read from them.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="steps", verbose_name="hồ sơ")
    # Code of the kind's act that led here, and the status that it led to.
    act = models.CharField("việc", max_length=30)
    status = models.CharField("bước", max_length=20)
    holder = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="đơn vị giữ")
    due_on = models.DateField("hạn", null=True, blank=True)
    begun_at = models.DateTimeField("từ lúc")
    ended_at = models.DateTimeField("đến lúc", null=True, blank=True)
    # Who did the act, from which unit's duty it was, and whether in that unit's (or a member's) stead.
    actor = models.ForeignKey("branches.User", models.PROTECT, related_name="+", verbose_name="người làm")
    for_unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="việc của đơn vị"
    )
    acting = models.CharField("cách làm", max_length=8, choices=Acting, default=Acting.OWN)
    note = models.CharField("ghi chú, lý do", max_length=500, blank=True)

    class Meta:
        verbose_name = "bước của hồ sơ"
        verbose_name_plural = "bước của hồ sơ"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(ended_at__isnull=True), name="case_one_step_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("begun_at")), name="case_step_times_in_order"
            ),
        ]
        indexes = [models.Index(fields=["holder", "due_on"], name="case_step_clock")]
        triggers = [pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete)]

    def __str__(self):
        return f"{self.case_id}:{self.status}"


class CaseComment(models.Model):
    case = models.ForeignKey(Case, models.CASCADE, related_name="comments", verbose_name="hồ sơ")
    author = models.ForeignKey("branches.User", models.PROTECT, related_name="+", verbose_name="người viết")
    text = models.TextField("ý kiến", max_length=2_000)
    at = models.DateTimeField("viết lúc", auto_now_add=True)

    class Meta:
        verbose_name = "trao đổi"
        verbose_name_plural = "trao đổi"
        ordering = ["id"]

    def __str__(self):
        return f"{self.case_id}:{self.author_id}"


class CaseAttachment(models.Model):
    """An attachment of a case. One that was removed stays known by its name; its bytes go."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="attachments", verbose_name="hồ sơ")
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="+", verbose_name="tệp")
    # Code of the kind's PaperSlot that it fills; empty for anything else.
    slot = models.CharField("là giấy tờ", max_length=30, blank=True)
    removed_at = models.DateTimeField("gỡ lúc", null=True, blank=True)
    removed_by = models.ForeignKey(
        "branches.User", models.PROTECT, related_name="+", null=True, blank=True, verbose_name="người gỡ"
    )

    class Meta:
        verbose_name = "tệp của hồ sơ"
        verbose_name_plural = "tệp của hồ sơ"
        ordering = ["id"]

    def __str__(self):
        return f"{self.case_id}:{self.attachment_id}"


class CasePaper(models.Model):
    """A numbered paper that was issued for a case. Several cases may share one (a list of many)."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="papers", verbose_name="hồ sơ")
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="+", verbose_name="văn bản")
    slot = models.CharField("là giấy tờ", max_length=30, blank=True)

    class Meta:
        verbose_name = "văn bản của hồ sơ"
        verbose_name_plural = "văn bản của hồ sơ"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["case", "paper"], name="case_paper_once")]

    def __str__(self):
        return f"{self.case_id}:{self.paper_id}"
