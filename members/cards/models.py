"""Membership cards (thẻ đoàn viên), and where their numbers come from."""

import pghistory
import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from branches.cases.models import Case
from branches.secrets.fields import EncryptedTextField
from branches.units.models import Unit
from members.cards import texts
from members.people.models import Person

# How many digits a number of a range is written with.
DIGITS = 12
LARGEST = 10**DIGITS - 1


class EndedBy(models.TextChoices):
    LOST = "lost", "mất"
    DAMAGED = "damaged", "hỏng"
    WRONG = "wrong", "sai thông tin"
    WITHDRAWN = "withdrawn", "thu hồi"


class CardQuerySet(models.QuerySet):
    def running(self):
        return self.filter(ended_on__isnull=True)

    def ended(self):
        return self.filter(ended_on__isnull=False)


@pghistory.track(
    pghistory.InsertEvent(level=pghistory.Statement),
    pghistory.UpdateEvent(level=pghistory.Statement),
    exclude=["number_index"],
)
class Card(models.Model):
    """A card that somebody has or had. The record holds a copy of the running one's number.

    One without `issuer` and `issued_on` was known from a list only, and was written down when it ended.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="cards", verbose_name="người")
    number = EncryptedTextField("số thẻ", purpose="card number", null=False, blank=False)
    number_index = models.BinaryField(max_length=16, editable=False)
    number_last4 = models.CharField("bốn số cuối", max_length=4, editable=False)
    issued_on = models.DateField("ngày cấp", null=True, blank=True)
    issuer = models.ForeignKey(
        Unit, models.PROTECT, related_name="cards_issued", null=True, blank=True, verbose_name="nơi cấp"
    )
    # The admission that brought it. Few cards have one: the index below is partial.
    case = models.ForeignKey(
        Case, models.PROTECT, related_name="+", null=True, blank=True, db_index=False, verbose_name="hồ sơ kết nạp"
    )
    ended_on = models.DateField("hết dùng từ ngày", null=True, blank=True)
    ended_by = models.CharField("hết dùng vì", max_length=9, choices=EndedBy, blank=True)
    end_note = models.CharField("ghi chú khi hết dùng", max_length=255, blank=True)
    created_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    objects = CardQuerySet.as_manager()

    class Meta:
        verbose_name = "thẻ đoàn viên"
        verbose_name_plural = "thẻ đoàn viên"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(ended_on__isnull=True),
                name="card_one_running",
                violation_error_message="Người này đang có một thẻ còn dùng. Cấp lại hoặc thu hồi thẻ ấy trước.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ended_by="") | (Q(ended_on__isnull=False) & ~Q(ended_by="")),
                name="card_end_has_reason",
                violation_error_message="Thẻ hết dùng phải ghi cả ngày và lý do. Bổ sung phần còn thiếu.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(issued_on__isnull=True) | Q(ended_on__gte=F("issued_on")),
                name="card_dates_in_order",
                violation_error_message="Ngày hết dùng đứng trước ngày cấp thẻ. Sửa một trong hai ngày.",
            ),
            models.CheckConstraint(
                condition=Q(issued_on__isnull=False, issuer__isnull=False)
                | Q(issued_on__isnull=True, issuer__isnull=True, ended_on__isnull=False),
                name="card_issued_by_somebody",
                violation_error_message="Thẻ còn dùng phải có nơi cấp và ngày cấp. Bổ sung phần còn thiếu.",
            ),
            ExclusionConstraint(
                name="card_number_of_one_person",
                expressions=[("number_index", RangeOperators.EQUAL), ("person", RangeOperators.NOT_EQUAL)],
                violation_error_message="Số này đã là số thẻ của một người khác. Xem lại số, hoặc hỏi đơn vị cấp trên.",
            ),
        ]
        indexes = [
            models.Index(fields=["number_index"], name="card_number"),
            models.Index(fields=["-ended_on", "-id"], condition=Q(ended_on__isnull=False), name="card_ended"),
            models.Index(fields=["case"], condition=Q(case__isnull=False), name="card_case"),
        ]
        triggers = [pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete)]

    def __str__(self):
        return f"•••{self.number_last4}"


class CardSetting(models.Model):
    """Where the numbers of a unit, and of the units below that say nothing themselves, come from."""

    class Source(models.TextChoices):
        RANGE = "range", "Số trong dải"
        CITIZEN_ID = "citizen_id", "Số định danh cá nhân"

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="card_setting", verbose_name="đơn vị")
    source = models.CharField("số thẻ lấy từ", max_length=10, choices=Source)

    class Meta:
        verbose_name = "cách cấp số thẻ"
        verbose_name_plural = "cách cấp số thẻ"

    def __str__(self):
        return self.get_source_display()


def _from_first_to_last():
    return Func(
        "first",
        "last",
        RangeBoundary(inclusive_lower=True, inclusive_upper=True),
        function="int8range",
        output_field=BigIntegerRangeField(),
    )


class CardRange(models.Model):
    """Numbers that a unit may give, both ends included. Locked while one is taken, so that none is given twice."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="card_ranges", verbose_name="đơn vị")
    first = models.BigIntegerField("số đầu")
    last = models.BigIntegerField("số cuối")
    # The range of the superior of which this is a part; none for what came from above the system.
    parent = models.ForeignKey(
        "self", models.PROTECT, related_name="parts", null=True, blank=True, verbose_name="trích từ dải"
    )
    # The lowest number that has neither been given nor passed over.
    next_number = models.BigIntegerField("số tiếp theo", editable=False)
    paper = models.CharField("theo văn bản", max_length=200)
    created_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    class Meta:
        verbose_name = "dải số thẻ"
        verbose_name_plural = "dải số thẻ"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(first__gte=1, last__gte=F("first"), last__lte=LARGEST),
                name="card_range_in_order",
                violation_error_message="Số cuối phải bằng hoặc lớn hơn số đầu, và có nhiều nhất 12 chữ số. Sửa lại.",
            ),
            models.CheckConstraint(
                condition=Q(next_number__gte=F("first"), next_number__lte=F("last") + 1),
                name="card_range_counter_inside",
            ),
            ExclusionConstraint(
                name="card_range_parts_apart",
                expressions=[("parent", RangeOperators.EQUAL), (_from_first_to_last(), RangeOperators.OVERLAPS)],
                violation_error_message="Một phần của các số này đã giao cho đơn vị khác. Chọn các số còn lại.",
            ),
            ExclusionConstraint(
                name="card_range_tops_apart",
                expressions=[(_from_first_to_last(), RangeOperators.OVERLAPS)],
                condition=Q(parent__isnull=True),
                violation_error_message=texts.OVERLAPS_SOME,
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            # What was given stays as it was given: only the counter goes on.
            pgtrigger.ReadOnly(name="given_is_frozen", exclude=["next_number"]),
            pgtrigger.Trigger(
                name="inside_its_parent",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__parent__isnull=False),
                func="""
                IF NOT EXISTS (
                    SELECT 1 FROM members_cardrange AS whole
                    WHERE whole.id = NEW.parent_id AND whole.first <= NEW.first AND whole.last >= NEW.last
                ) THEN
                    RAISE EXCEPTION 'pgtrigger: a part lies inside the range that it is given from'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'card_range_inside_its_parent';
                END IF;
                RETURN NEW;
                """,
            ),
        ]

    def __str__(self):
        return f"{written(self.first)} – {written(self.last)}"


def written(number: int) -> str:
    """A number of a range as it stands on a card."""
    return f"{number:0{DIGITS}}"
