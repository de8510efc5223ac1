"""What members ask to have corrected on their own record: a request, and a row for each field."""

import pgtrigger
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from branches.access import reach
from branches.attachments.models import Attachment
from branches.secrets.fields import EncryptedTextField
from branches.vietnamese import partial_dates
from members.people.models import Person
from members.people.models.persons import PARTIAL_DATES


def written(value) -> str:
    """A value of the record, in the shape that `derived.read` gives, as the text that is kept of it."""
    if isinstance(value, bool):
        return "1" if value else ""
    return str(value or "")


def value_of(field: str, text: str):
    """What `written` was given: a PartialDate or None of a date, a bool of a box, else text."""
    if field in PARTIAL_DATES:
        return partial_dates.parse(text) if text else None
    if Person._meta.get_field(field).get_internal_type() == "BooleanField":
        return bool(text)
    return text


class CorrectionRequestQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Requests about people whose unit is in reach; after a transfer the new unit's. Nobody's own: these have a
        page of their own."""
        area = reach.area(user)
        kept = Q(person__current_unit__isnull=True) & area.q("person__kept_by__path")
        return self.filter(area.q("person__current_unit__path") | kept)

    def _with_waiting(self):
        waiting = Correction.objects.filter(request=OuterRef("pk"), status=Correction.Status.WAITING)
        return self.annotate(waits=Exists(waiting))

    def waiting(self):
        return self._with_waiting().filter(waits=True)

    def finished(self):
        return self._with_waiting().filter(waits=False)

    def for_page(self):
        """With the person, their unit, the file and all rows with who answered: two queries."""
        return self.select_related("person__current_unit__level", "person__kept_by__level", "scan").prefetch_related(
            models.Prefetch("corrections", Correction.objects.select_related("answered_by").order_by("pk"))
        )

    def for_list(self):
        """With the person, their unit and the rows without their values: two queries."""
        rows = Correction.objects.only("request", "field", "status").order_by("pk")
        return self.select_related("person__current_unit__level", "person__kept_by__level").prefetch_related(
            models.Prefetch("corrections", rows)
        )


class CorrectionRequest(models.Model):
    """What somebody asked for at one time, of one or several fields of their own record."""

    MOST_NOTE = 500

    person = models.ForeignKey(Person, models.PROTECT, related_name="correction_requests", verbose_name="người")
    asked_by = models.ForeignKey("branches.User", models.PROTECT, related_name="+", verbose_name="người đề nghị")
    asked_at = models.DateTimeField("đề nghị lúc")
    # People quote numbers of their papers in it.
    note = EncryptedTextField("ghi chú", purpose="correction")
    scan = models.ForeignKey(
        Attachment, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="bản chụp giấy tờ"
    )

    objects = CorrectionRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "đề nghị sửa hồ sơ"
        verbose_name_plural = "đề nghị sửa hồ sơ"
        ordering = ["-asked_at", "-id"]
        indexes = [models.Index(fields=["-asked_at", "-id"], name="correction_request_newest")]
        triggers = [pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete)]

    def __str__(self):
        return f"{self.person_id}, {self.asked_at:%d/%m/%Y}"

    def get_absolute_url(self):
        return reverse("members:corrections:detail", args=[self.pk])


class CorrectionQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(status=Correction.Status.WAITING)


class Correction(models.Model):
    """One field. Values may be restricted, so all of them lie encrypted, as does the reason, which may quote them."""

    class Status(models.TextChoices):
        WAITING = "waiting", "Đang chờ"
        ACCEPTED = "accepted", "Đã sửa"
        REFUSED = "refused", "Không sửa"
        WITHDRAWN = "withdrawn", "Đã rút"
        # Somebody else wrote on the record what was asked for.
        OVERTAKEN = "overtaken", "Đã đúng sẵn"

    FLOW = {
        Status.WAITING: {Status.ACCEPTED, Status.REFUSED, Status.WITHDRAWN, Status.OVERTAKEN},
        Status.ACCEPTED: set(),
        Status.REFUSED: set(),
        Status.WITHDRAWN: set(),
        Status.OVERTAKEN: set(),
    }
    MOST_REASON = 500

    request = models.ForeignKey(
        CorrectionRequest, models.PROTECT, related_name="corrections", verbose_name="đề nghị sửa"
    )
    # That of the request.
    person = models.ForeignKey(Person, models.PROTECT, related_name="corrections", verbose_name="người")
    field = models.CharField("ô", max_length=40)
    # As `written` gives them.
    before = EncryptedTextField("lúc đề nghị", purpose="correction")
    asked = EncryptedTextField("đề nghị", purpose="correction")
    status = models.CharField("tình trạng", max_length=10, choices=Status, default=Status.WAITING)
    reason = EncryptedTextField("lý do", purpose="correction")
    # Of a row that was withdrawn, who withdrew it.
    answered_by = models.ForeignKey(
        "branches.User", models.PROTECT, related_name="+", null=True, blank=True, verbose_name="người trả lời"
    )
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = "ô đề nghị sửa"
        verbose_name_plural = "ô đề nghị sửa"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "field"],
                condition=Q(status="waiting"),
                name="correction_one_waiting",
                violation_error_message="Ô này đã có một đề nghị đang chờ. Rút đề nghị ấy, hoặc đợi trả lời.",
            ),
            models.CheckConstraint(
                condition=Q(status="waiting", answered_at__isnull=True, answered_by__isnull=True)
                | (~Q(status="waiting") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="correction_answer_has_moment",
                violation_error_message="Trả lời phải có người và thời điểm.",
            ),
            models.CheckConstraint(
                condition=~Q(status="refused") | Q(reason__isnull=False),
                name="correction_refusal_has_reason",
                violation_error_message="Chưa có lý do. Ghi một câu để đoàn viên biết vì sao.",
            ),
        ]
        triggers = [pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete)]

    def __str__(self):
        return f"{self.person_id}: {self.field}"

    @property
    def value(self):
        """What was asked for, as the record keeps it."""
        return value_of(self.field, self.asked)

    @property
    def value_before(self):
        return value_of(self.field, self.before)
