"""A departure: why somebody leaves the union, or for a while its meetings, and how far that has come."""

from django.db import models
from django.db.models import F, Q

from branches.cases.models import Case, Resolution, Vote
from branches.units.models import Unit
from members.people.models import Membership, Person
from members.people.models.memberships import Ended


class Way(models.TextChoices):
    AGE = "age", "Trưởng thành"
    LEAVE = "leave", "Hoãn sinh hoạt"
    STRUCK_OFF = "struck_off", "Xóa tên"
    OWN_WISH = "own_wish", "Xin ra khỏi Đoàn"
    DIED = "died", "Từ trần"


# What numbers of each way begin with, and for what its ledger row ends.
PREFIXES = {Way.AGE: "TT", Way.LEAVE: "HSH", Way.STRUCK_OFF: "XT", Way.OWN_WISH: "RD", Way.DIED: "RD"}
ENDS = {
    Way.AGE: Ended.CAME_OF_AGE,
    Way.STRUCK_OFF: Ended.STRUCK_OFF,
    Way.OWN_WISH: Ended.OWN_WISH,
    Way.DIED: Ended.DIED,
}


class Wish(models.TextChoices):
    """What a member of the age wants."""

    LEAVE = "leave", "Trưởng thành đợt này"
    STAY = "stay", "Xin ở lại sinh hoạt"


class Notice(models.TextChoices):
    """How somebody was told that the branch will decide about the removal."""

    IN_PERSON = "in_person", "Gặp trực tiếp"
    LETTER = "letter", "Gửi thư, thông báo"
    PHONE = "phone", "Gọi điện, nhắn tin"
    FAMILY = "family", "Báo qua gia đình"
    UNREACHED = "unreached", "Không liên lạc được"


class HigherPosts(models.TextChoices):
    KEEP = "keep", "Vẫn giữ"
    END = "end", "Thôi từ ngày rời"


class Status(models.TextChoices):
    DRAFT = "draft", "Mới lập"
    ASKS_TO_STAY = "asks_to_stay", "Xin ở lại"
    LEAVING = "leaving", "Chờ gửi danh sách"
    NOTIFIED = "notified", "Đã báo đoàn viên"
    VOTED = "voted", "Chi đoàn đã biểu quyết"
    DECIDED = "decided", "Đã có quyết định"
    AT_BASE = "at_base", "Chờ cơ sở"
    RETURNED = "returned", "Cơ sở trả lại"
    CONFIRMED = "confirmed", "Chờ lễ"
    SCHEDULED = "scheduled", "Chờ tới ngày"
    ON_LEAVE = "on_leave", "Đang hoãn"
    DONE = "done", "Đã xong"
    KEPT = "kept", "Được ở lại"
    WITHDRAWN = "withdrawn", "Thôi làm"
    CANCELLED = "cancelled", "Đã đóng"


CLOSED = (Status.DONE, Status.KEPT, Status.WITHDRAWN, Status.CANCELLED)
# What is no longer a decision to come: somebody on leave may be transferred, and may leave.
SETTLED = (*CLOSED, Status.ON_LEAVE)


class DepartureQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Departures whose case `user` may see."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def open(self):
        """Still to be decided, or waiting for their day; who is on leave is left out."""
        return self.exclude(status__in=SETTLED)


class Departure(models.Model):
    _OFF = {Status.WITHDRAWN, Status.CANCELLED}
    # Which of these a way takes is in rules.STEPS.
    FLOW = {
        Status.DRAFT: {
            Status.ASKS_TO_STAY,
            Status.LEAVING,
            Status.NOTIFIED,
            Status.AT_BASE,
            Status.ON_LEAVE,
            Status.DONE,
            *_OFF,
        },
        Status.ASKS_TO_STAY: {Status.ASKS_TO_STAY, Status.LEAVING, Status.KEPT, *_OFF},
        Status.LEAVING: {Status.ASKS_TO_STAY, Status.LEAVING, Status.AT_BASE, *_OFF},
        # A vote that fails leaves the case where it is.
        Status.NOTIFIED: {Status.NOTIFIED, Status.VOTED, *_OFF},
        Status.VOTED: {Status.DECIDED, *_OFF},
        Status.DECIDED: {Status.AT_BASE, *_OFF},
        Status.AT_BASE: {Status.RETURNED, Status.CONFIRMED, Status.SCHEDULED, Status.DONE, *_OFF},
        Status.RETURNED: {Status.ASKS_TO_STAY, Status.LEAVING, Status.NOTIFIED, Status.VOTED, Status.AT_BASE, *_OFF},
        Status.CONFIRMED: {Status.SCHEDULED, Status.DONE, *_OFF},
        # Called off it waits anew: for another ceremony, or for the cơ sở.
        Status.SCHEDULED: {Status.CONFIRMED, Status.AT_BASE, Status.DONE, Status.CANCELLED},
        Status.ON_LEAVE: {Status.ON_LEAVE, Status.DONE},
        Status.DONE: set(),
        Status.KEPT: set(),
        Status.WITHDRAWN: set(),
        Status.CANCELLED: set(),
    }

    case = models.OneToOneField(Case, models.PROTECT, related_name="+", verbose_name="hồ sơ")
    way = models.CharField("việc", max_length=10, choices=Way)
    status = models.CharField("bước", max_length=12, choices=Status, default=Status.DRAFT)
    person = models.ForeignKey(Person, models.PROTECT, related_name="departures", verbose_name="đoàn viên")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="departures", verbose_name="chi đoàn")
    # The cơ sở above the branch, else its direct superior; none above a branch that stands alone.
    base = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="cơ sở")
    # When the member asked for it, or was asked; of somebody who died the day of the death.
    asked_on = models.DateField("ngày", null=True, blank=True)
    wish = models.CharField("nguyện vọng", max_length=5, choices=Wish, blank=True)
    reason = models.CharField("lý do", max_length=500, blank=True)
    # Of a leave: as the member asks for it.
    begins_on = models.DateField("hoãn từ ngày", null=True, blank=True)
    until = models.DateField("hoãn đến hết ngày", null=True, blank=True)
    # Of a removal: consecutive months, and what shows them.
    months_absent = models.PositiveSmallIntegerField("số tháng liền không sinh hoạt", null=True, blank=True)
    months_unpaid = models.PositiveSmallIntegerField("số tháng liền không đóng đoàn phí", null=True, blank=True)
    evidence = models.CharField("căn cứ", max_length=1_000, blank=True)
    notified_on = models.DateField("báo cho đoàn viên ngày", null=True, blank=True)
    notified_how = models.CharField("báo bằng cách", max_length=10, choices=Notice, blank=True)
    answer = models.CharField("đoàn viên trình bày", max_length=500, blank=True)
    decided_on = models.DateField("ban chấp hành quyết định ngày", null=True, blank=True)
    vote = models.ForeignKey(Vote, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="biểu quyết")
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, related_name="departures", null=True, blank=True, verbose_name="quyết định"
    )
    # What who confirms decided of posts held above the unit left; those in it end in any case.
    higher_posts = models.CharField("chức vụ ở cấp trên", max_length=4, choices=HigherPosts, blank=True)
    leaves_on = models.DateField("ngày rời danh sách", null=True, blank=True)
    early_reason = models.CharField("lý do tính sớm hơn", max_length=250, blank=True)
    ceremony_place = models.CharField("nơi làm lễ", max_length=160, blank=True)
    # The row of the ledger that the last step ended.
    stay = models.ForeignKey(
        Membership, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="quá trình sinh hoạt"
    )

    objects = DepartureQuerySet.as_manager()

    class Meta:
        verbose_name = "hồ sơ rời Đoàn"
        verbose_name_plural = "hồ sơ rời Đoàn"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=~Q(status__in=SETTLED),
                name="departure_one_open_per_person",
                violation_error_message="Người này đang có một hồ sơ trưởng thành, rời Đoàn hoặc hoãn sinh hoạt "
                "chưa xong.",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(status="on_leave"),
                name="departure_one_leave_per_person",
                violation_error_message="Người này đang hoãn sinh hoạt rồi. Gia hạn hồ sơ ấy, hoặc ghi trở lại trước.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["done", "scheduled"]) | Q(way="leave") | Q(stay__isnull=False),
                name="departure_done_has_ended_a_stay",
            ),
            models.CheckConstraint(
                condition=~Q(way="leave") | Q(begins_on__isnull=False, until__isnull=False, until__gte=F("begins_on")),
                name="departure_leave_days_in_order",
                violation_error_message="Ngày hết hoãn đứng trước ngày bắt đầu hoãn. Sửa một trong hai ngày.",
            ),
            models.CheckConstraint(
                condition=Q(way="leave") | ~Q(status="on_leave"), name="departure_on_leave_is_a_leave"
            ),
        ]

    def __str__(self):
        return str(self.case_id)

    @property
    def takes_effect_on(self):
        """From when the decision holds: of the resolution, or, while one is being written, of what it will say."""
        return self.resolution.effective_on if self.resolution else self.__dict__.get("resolving_for")
