"""Awards (khen thưởng) of people and units: dated facts, marked where they were written down by mistake."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse

from branches.attachments.models import Attachment
from branches.units.models import Unit
from members.people.models import Person


class Level(models.TextChoices):
    CENTRAL = "central", "Trung ương"
    PROVINCE = "province", "Tỉnh"
    COMMUNE = "commune", "Xã, phường và tương đương"
    BASE = "base", "Đoàn cơ sở"
    BRANCH = "branch", "Chi đoàn"
    OTHER = "other", "Cơ quan khác"


class AwardForm(models.TextChoices):
    BADGE = "badge", "Huy hiệu"
    CERTIFICATE = "certificate", "Bằng khen"
    COMMENDATION = "commendation", "Giấy khen"
    MEDAL = "medal", "Kỷ niệm chương"
    PRAISE = "praise", "Biểu dương"
    OTHER = "other", "Hình thức khác"


class AwardQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Awards of people and units in reach."""
        people, units = Person.objects.visible_to(user), Unit.objects.visible_to(user)
        return self.filter(Q(person__in=people.values("pk")) | Q(unit__in=units.order_by().values("pk")))

    def valid(self):
        """Without those written down by mistake."""
        return self.filter(void=False)

    def for_page(self):
        return self.select_related("person__current_unit__level", "person__kept_by__level", "unit__level", "scan")


class Award(models.Model):
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="awards_given", null=True, blank=True, verbose_name="người được khen"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="awards_given", null=True, blank=True, verbose_name="đơn vị được khen"
    )
    number = models.CharField("số quyết định", max_length=60, blank=True)
    decided_on = models.DateField("ngày quyết định")
    level = models.CharField("cấp khen", max_length=8, choices=Level)
    form = models.CharField("hình thức", max_length=12, choices=AwardForm)
    form_more = models.CharField("nói rõ hình thức", max_length=120, blank=True)
    content = models.CharField("nội dung", max_length=500)
    issuer = models.CharField("nơi khen", max_length=200)
    scan = models.ForeignKey(
        Attachment, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="bản chụp quyết định"
    )
    # For searches: number, content, issuer and words of the form without marks, in small letters.
    search = models.CharField(max_length=900, editable=False, default="", db_default="")
    recorded_by = models.ForeignKey("branches.User", models.PROTECT, related_name="+", verbose_name="người ghi")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)
    void = models.BooleanField("ghi nhầm", default=False)
    void_reason = models.CharField("lý do ghi nhầm", max_length=255, blank=True)
    voided_by = models.ForeignKey(
        "branches.User", models.PROTECT, related_name="+", null=True, blank=True, verbose_name="người đánh dấu"
    )
    voided_at = models.DateTimeField("đánh dấu lúc", null=True, blank=True)

    objects = AwardQuerySet.as_manager()

    class Meta:
        verbose_name = "khen thưởng"
        verbose_name_plural = "khen thưởng"
        ordering = ["-decided_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, unit__isnull=True) | Q(person__isnull=True, unit__isnull=False),
                name="award_of_person_or_unit",
                violation_error_message="Khen thưởng của một người, hoặc của một đơn vị, không của cả hai.",
            ),
            *(
                models.UniqueConstraint(
                    fields=[of, "number", "decided_on", "issuer", "content"],
                    condition=Q(void=False, **{f"{of}__isnull": False}),
                    name=f"award_once_per_{of}",
                    violation_error_message="Khen thưởng này đã ghi rồi: cùng số, ngày, nơi khen và nội dung.",
                )
                for of in ("person", "unit")
            ),
            models.CheckConstraint(
                condition=~Q(form="other") | ~Q(form_more=""),
                name="award_other_form_is_named",
                violation_error_message="Chưa nói rõ hình thức khen. Ghi bằng lời.",
            ),
            models.CheckConstraint(
                condition=Q(void=False, void_reason="", voided_at__isnull=True)
                | (Q(void=True, voided_at__isnull=False) & ~Q(void_reason="")),
                name="award_void_has_reason",
                violation_error_message="Chưa ghi vì sao đánh dấu ghi nhầm.",
            ),
        ]
        indexes = [models.Index(fields=["decided_on", "id"], name="award_by_day")]
        triggers = [pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete)]

    def __str__(self):
        return f"{self.form_words}, {self.decided_on:%d/%m/%Y}"

    def get_absolute_url(self):
        return reverse("members:awards:detail", args=[self.pk])

    @property
    def of(self):
        """The person or the unit."""
        return self.person or self.unit

    @property
    def form_words(self) -> str:
        """ "Bằng khen"; of another form the words written down, which may add to a listed one too."""
        if self.form == AwardForm.OTHER:
            return self.form_more
        return f"{self.get_form_display()} ({self.form_more})" if self.form_more else self.get_form_display()
