"""A person: identity and record, whether a member of the union or not."""

import pghistory
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from branches.access import reach
from branches.secrets.fields import EncryptedTextField
from branches.units.models import Unit
from branches.vietnamese.partial_dates import PartialDate
from members.people import data
from members.people.fields import ListedField


class Gender(models.TextChoices):
    MALE = "male", "Nam"
    FEMALE = "female", "Nữ"


class Precision(models.TextChoices):
    DAY = "day", "ngày"
    MONTH = "month", "tháng"
    YEAR = "year", "năm"


class Standing(models.TextChoices):
    """Where a person stands, computed from the ledger alone."""

    YOUTH = "youth", "Thanh niên"
    MEMBER = "member", "Đoàn viên"
    LEFT = "left", "Đã rời Đoàn"
    VOID = "void", "Ghi nhầm"


# Every date of a record may be known to the day, the month or the year; the column holds the first day known.
PARTIAL_DATES = ["birth_date", "citizen_id_date", "joined_on", "party_joined_on", "party_official_on"]


class PersonQuerySet(models.QuerySet):
    def visible_to(self, user):
        """People in reach: by the unit they belong to, that keeps them or that hosts them; and oneself."""
        area = reach.area(user)
        hosted = Q(
            pk__in=self.model._meta.apps.get_model("members", "Membership")
            .objects.running()
            .exclude(kind="main")
            .filter(area.q("unit__path"))
            .values("person")
        )
        return self.filter(area.q("current_unit__path") | area.q("kept_by__path") | hosted | Q(user=user))

    def members(self):
        return self.filter(standing=Standing.MEMBER)

    def for_record(self):
        """With what the page of one person shows."""
        return self.select_related("current_unit__level", "kept_by__level")


@pghistory.track(
    pghistory.InsertEvent(level=pghistory.Statement),
    pghistory.UpdateEvent(level=pghistory.Statement),
    exclude=["sort_key", "search", "citizen_id_index", "card_number_index", "phone_index"],
)
class Person(models.Model):
    # Who
    full_name = models.CharField("họ và tên", max_length=120)
    sort_name = models.CharField(
        "tên để xếp thứ tự",
        max_length=120,
        blank=True,
        help_text="Chỉ ghi khi tên gọi không đứng cuối. Ví dụ: “Hen Niê H'” để xếp theo vần H.",
    )
    sort_key = models.BinaryField(editable=False)
    search = models.CharField(max_length=200, editable=False)
    other_name = models.CharField("tên gọi khác", max_length=120, blank=True)
    gender = models.CharField("giới tính", max_length=6, choices=Gender, blank=True)
    birth_date = models.DateField("ngày sinh", null=True, blank=True)
    birth_date_precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY, editable=False)
    ethnicity = ListedField("dân tộc", values=data.ETHNICITIES)
    religion = ListedField("tôn giáo", values=data.RELIGIONS)
    hometown = models.CharField("quê quán", max_length=255, blank=True)
    address = models.CharField("địa chỉ thường trú", max_length=255, blank=True)
    temporary_address = models.CharField("địa chỉ tạm trú", max_length=255, blank=True)
    health = models.CharField("sức khỏe", max_length=255, blank=True)

    # Papers
    citizen_id = EncryptedTextField("số CCCD hoặc CMND", purpose="citizen id")
    citizen_id_index = models.BinaryField(max_length=16, null=True, editable=False)
    citizen_id_last4 = models.CharField(max_length=4, blank=True, editable=False)
    citizen_id_date = models.DateField("ngày cấp", null=True, blank=True)
    citizen_id_date_precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY, editable=False)
    citizen_id_place = models.CharField("nơi cấp", max_length=160, blank=True)

    # Contact
    phone = EncryptedTextField("điện thoại", purpose="phone")
    phone_index = models.BinaryField(max_length=16, null=True, editable=False)
    phone_last4 = models.CharField(max_length=4, blank=True, editable=False)
    email = models.EmailField("thư điện tử", blank=True)
    zalo = models.CharField("Zalo", max_length=60, blank=True)
    emergency_contact = models.CharField("liên hệ khi khẩn cấp", max_length=160, blank=True)

    # Learning and work
    education = ListedField("trình độ văn hóa", values=data.EDUCATION)
    qualification = ListedField("trình độ chuyên môn", values=data.QUALIFICATIONS)
    political_theory = ListedField("trình độ lý luận chính trị", values=data.POLITICAL_THEORY)
    it_level = ListedField("tin học", values=data.IT_LEVELS)
    foreign_language = ListedField("ngoại ngữ", values=data.FOREIGN_LANGUAGES)
    occupation = ListedField("nghề nghiệp hiện nay", values=data.OCCUPATIONS)
    workplace = models.CharField("lớp, đơn vị công tác", max_length=160, blank=True)
    talents = models.CharField("năng khiếu", max_length=160, blank=True)

    # Union and Party
    member_code = models.CharField("mã định danh đoàn viên", max_length=12, blank=True)
    card_number = EncryptedTextField("số thẻ đoàn", purpose="card number")
    card_number_index = models.BinaryField(max_length=16, null=True, editable=False)
    card_number_last4 = models.CharField(max_length=4, blank=True, editable=False)
    joined_on = models.DateField("ngày vào Đoàn", null=True, blank=True)
    joined_on_precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY, editable=False)
    admission_resolution = models.CharField("số nghị quyết chuẩn y kết nạp", max_length=120, blank=True)
    party_joined_on = models.DateField("ngày vào Đảng", null=True, blank=True)
    party_joined_on_precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY, editable=False)
    party_official_on = models.DateField("ngày vào Đảng chính thức", null=True, blank=True)
    party_official_on_precision = models.CharField(
        max_length=5, choices=Precision, default=Precision.DAY, editable=False
    )
    association = ListedField("hội", values=data.ASSOCIATIONS)
    honorary = models.BooleanField("đoàn viên danh dự", default=False)
    awards = models.CharField("khen thưởng", max_length=255, blank=True)
    discipline = models.CharField("kỷ luật", max_length=255, blank=True)
    note = models.CharField("ghi chú", max_length=500, blank=True)

    # Copy of the ledger (written by its own actions only) and of the record's own completeness
    current_unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="current_people", null=True, editable=False, verbose_name="đơn vị"
    )
    standing = models.CharField("tư cách", max_length=6, choices=Standing, default=Standing.YOUTH, editable=False)
    left_reason = models.CharField("lý do rời", max_length=20, blank=True, editable=False)
    kept_by = models.ForeignKey(
        Unit, models.PROTECT, related_name="kept_people", null=True, editable=False, verbose_name="đơn vị giữ hồ sơ"
    )
    listed_post = ListedField("chức vụ theo danh sách", values=data.POSTS)
    missing = models.JSONField("còn thiếu", default=list, editable=False)
    missing_count = models.PositiveSmallIntegerField(default=0, editable=False)

    user = models.OneToOneField(
        "branches.User", models.SET_NULL, related_name="person", null=True, blank=True, verbose_name="tài khoản"
    )
    void_reason = models.CharField("lý do ghi nhầm", max_length=255, blank=True, editable=False)
    created_at = models.DateTimeField("ghi lúc", auto_now_add=True)
    updated_at = models.DateTimeField("sửa lúc", auto_now=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = PersonQuerySet.as_manager()

    # Computed from the rest of the record: their changes say nothing more.
    HISTORY_OMITS = frozenset({"missing", "missing_count"})

    class Meta:
        verbose_name = "hồ sơ"
        verbose_name_plural = "hồ sơ"
        constraints = [
            models.UniqueConstraint(
                fields=["citizen_id_index"],
                name="person_citizen_id_unique",
                condition=~Q(standing="void"),
                violation_error_message="Số này đã có trong một hồ sơ khác. Xem lại số, hoặc hỏi đơn vị cấp trên.",
            ),
            models.UniqueConstraint(
                fields=["member_code"],
                name="person_member_code_unique",
                condition=~Q(member_code="") & ~Q(standing="void"),
                violation_error_message="Mã định danh này đã có trong một hồ sơ khác. Xem lại mã.",
            ),
            models.CheckConstraint(
                condition=Q(birth_date__isnull=True) | Q(joined_on__isnull=True) | Q(joined_on__gte=F("birth_date")),
                name="person_joined_after_birth",
                violation_error_message="Ngày vào Đoàn đứng trước ngày sinh. Sửa một trong hai ngày.",
            ),
            models.CheckConstraint(
                condition=Q(standing="member", current_unit__isnull=False)
                | (~Q(standing="member") & Q(current_unit__isnull=True)),
                name="person_member_has_unit",
            ),
        ]
        indexes = [
            models.Index(fields=["current_unit", "sort_key", "id"], name="person_roster"),
            models.Index(fields=["standing", "sort_key", "id"], name="person_by_name"),
            models.Index(fields=["current_unit", "birth_date"], name="person_birth"),
            models.Index(fields=["standing", "birth_date", "id"], name="person_by_birth"),
            models.Index(fields=["standing", "joined_on", "id"], name="person_by_joining"),
            models.Index(fields=["phone_index"], name="person_phone"),
            models.Index(fields=["phone_last4"], name="person_phone_last4"),
            models.Index(fields=["card_number_index"], name="person_card"),
            models.Index(fields=["card_number_last4"], name="person_card_last4"),
            models.Index(fields=["citizen_id_last4"], name="person_citizen_last4"),
            models.Index(fields=["kept_by"], name="person_kept_by"),
            GinIndex(OpClass("search", "gin_trgm_ops"), name="person_search"),
            # Namesakes born on one day, for the rows of an import.
            models.Index("birth_date", OpClass("search", "varchar_pattern_ops"), name="person_namesakes"),
        ]

    def __str__(self):
        return self.full_name

    def get_absolute_url(self):
        return reverse("members:people:detail", args=[self.pk])

    @property
    def unit(self):
        """The unit that answers for the record: where the person belongs, else who keeps it."""
        return self.current_unit or self.kept_by

    @property
    def birth(self) -> PartialDate | None:
        return self.partial("birth_date")

    @property
    def joined(self) -> PartialDate | None:
        return self.partial("joined_on")

    def partial(self, field: str) -> PartialDate | None:
        """A date of PARTIAL_DATES with its precision."""
        value = getattr(self, field)
        return PartialDate.from_date(value, getattr(self, f"{field}_precision")) if value else None

    def set_partial(self, field: str, value: PartialDate | None):
        setattr(self, field, value.first_day if value else None)
        setattr(self, f"{field}_precision", value.precision if value else Precision.DAY)
