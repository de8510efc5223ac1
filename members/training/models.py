"""The training programme (chương trình rèn luyện): the window of a year, a branch's part in it, a row a member."""

import functools
import operator

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from branches.access import reach
from branches.cases.models import Case
from branches.units.models import Unit
from members.people.models import Person

MOST_POINTS = 20


class Group(models.TextChoices):
    """The five groups of contents, of at most MOST_POINTS each."""

    POLITICS = "politics", "Tư tưởng chính trị"
    ETHICS = "ethics", "Đạo đức, lối sống"
    LEARNING = "learning", "Học tập, sáng tạo"
    FITNESS = "fitness", "Thể chất, kỹ năng"
    DISCIPLINE = "discipline", "Kỷ luật, tình nguyện"


class Side(models.TextChoices):
    """Who scores: begins the names of the columns."""

    SELF = "self", "Tự chấm"
    BRANCH = "branch", "Chi đoàn chấm"

    def field(self, group: str) -> str:
        return f"{self.value}_{group}"

    @property
    def fields(self) -> list[str]:
        return [self.field(group) for group in Group.values]


class Level(models.TextChoices):
    EXCELLENT = "excellent", "Hoàn thành xuất sắc"
    GOOD = "good", "Hoàn thành tốt"
    DONE = "done", "Hoàn thành"
    NOT_DONE = "not_done", "Không hoàn thành"


# Windows


class WindowQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Windows of what `user` reaches, and of the units above: they are for everybody below."""
        area = reach.area(user)
        tops = [*area.subtrees, *area.singles]
        above = {path[:end] for path in tops for end in range(Unit.steplen, len(path), Unit.steplen)}
        return self.filter(area.q("unit__path") | Q(unit__path__in=above))

    def running(self, on):
        """Those in which branches may begin on the day."""
        open_still = Q(closed_on__isnull=True) | Q(closed_on__gt=on)
        return self.filter(open_still, begins_on__lte=on, ends_on__gte=on)


class TrainingWindow(models.Model):
    """Đợt rèn luyện của năm: of `unit` and all branches below it. Days are told and shown; `closed_on` alone stops."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị mở đợt")
    year = models.PositiveSmallIntegerField("năm")
    title = models.CharField("tên đợt", max_length=160)
    begins_on = models.DateField("bắt đầu")
    register_until = models.DateField("đăng ký đến hết ngày")
    ends_on = models.DateField("chấm điểm đến hết ngày")
    note = models.CharField("ghi chú", max_length=500, blank=True)
    closed_on = models.DateField("đóng từ ngày", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = WindowQuerySet.as_manager()

    class Meta:
        verbose_name = "đợt rèn luyện"
        verbose_name_plural = "đợt rèn luyện"
        ordering = ["-year", "unit__path"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"],
                name="training_window_once_a_year",
                violation_error_message="Đơn vị này đã mở đợt của năm ấy. Đổi hạn của đợt đang có, hoặc ghi năm khác.",
            ),
            models.CheckConstraint(
                condition=Q(begins_on__lte=F("register_until"), register_until__lte=F("ends_on")),
                name="training_window_days_in_order",
                violation_error_message="Các ngày chưa theo thứ tự: bắt đầu, hạn đăng ký, hạn chấm điểm. Sửa ngày.",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("members:training:window", args=[self.pk])


class TrainingWindowChange(models.Model):
    """What was decided of a window once it was open: other days, or its end, with the reason. Rows are only added."""

    window = models.ForeignKey(TrainingWindow, models.CASCADE, related_name="changes", verbose_name="đợt")
    at = models.DateTimeField("lúc", auto_now_add=True)
    actor = models.ForeignKey("branches.User", models.PROTECT, related_name="+", verbose_name="người quyết định")
    register_until = models.DateField("hạn đăng ký mới")
    ends_on = models.DateField("hạn chấm điểm mới")
    closed_on = models.DateField("đóng từ ngày", null=True, blank=True)
    reason = models.CharField("lý do", max_length=500)

    class Meta:
        verbose_name = "thay đổi của đợt rèn luyện"
        verbose_name_plural = "thay đổi của đợt rèn luyện"
        ordering = ["id"]
        triggers = [pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.window_id}:{self.at:%Y-%m-%d}"


# A branch in a window


class Status(models.TextChoices):
    REGISTERING = "registering", "Đang đăng ký"
    RUNNING = "running", "Đang rèn luyện"
    SCORING = "scoring", "Chi đoàn chấm điểm"
    AT_SUPERIOR = "at_superior", "Cơ sở xác nhận"
    RETURNED = "returned", "Bị trả lại"
    CONFIRMED = "confirmed", "Đã xác nhận"
    WITHDRAWN = "withdrawn", "Đã rút"


CLOSED = (Status.CONFIRMED, Status.WITHDRAWN)
# From here on points may be written down.
SCORED_IN = (Status.SCORING, Status.AT_SUPERIOR, Status.RETURNED)


class ProgrammeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Programmes whose case `user` may see."""
        return self.filter(case__in=Case.objects.visible_to(user))


class TrainingProgramme(models.Model):
    """One branch in one window. Where it stands follows from its rows (actions/steps.py), once scoring has begun."""

    FLOW = {
        Status.REGISTERING: {Status.RUNNING, Status.WITHDRAWN},
        Status.RUNNING: {Status.SCORING, Status.WITHDRAWN},
        # A row that was returned may come along with its member; the last open one may go away with its own.
        Status.SCORING: {Status.AT_SUPERIOR, Status.RETURNED, Status.CONFIRMED, Status.WITHDRAWN},
        # Rows that were left behind go on at the branch.
        Status.AT_SUPERIOR: {Status.SCORING, Status.RETURNED, Status.CONFIRMED},
        Status.RETURNED: {Status.SCORING, Status.AT_SUPERIOR, Status.CONFIRMED},
        # Reopened by who confirmed, or somebody moved into the branch with a row that is still open.
        Status.CONFIRMED: {Status.SCORING, Status.RETURNED},
        Status.WITHDRAWN: set(),
    }

    case = models.OneToOneField(Case, models.PROTECT, related_name="+", verbose_name="hồ sơ")
    window = models.ForeignKey(TrainingWindow, models.PROTECT, related_name="programmes", verbose_name="đợt")
    branch = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="chi đoàn")
    # Who confirms, as it was when the branch began, and again when it sent.
    base = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="cơ sở")
    # That of the window.
    year = models.PositiveSmallIntegerField("năm")
    status = models.CharField("bước", max_length=20, choices=Status, default=Status.REGISTERING)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = "chương trình rèn luyện của chi đoàn"
        verbose_name_plural = "chương trình rèn luyện của chi đoàn"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["branch", "year"],
                condition=~Q(status=Status.WITHDRAWN),
                name="training_programme_once_a_year",
                violation_error_message="Chi đoàn đã có hồ sơ rèn luyện của năm này.",
            ),
        ]

    def __str__(self):
        return f"{self.branch_id}:{self.year}"


# A member in a programme


class EntryStatus(models.TextChoices):
    REGISTERED = "registered", "Đã đăng ký"
    APPROVED = "approved", "Chi đoàn đã duyệt"
    SELF_SCORED = "self_scored", "Đã tự chấm"
    SCORED = "scored", "Chi đoàn đã chấm"
    SENT = "sent", "Chờ xác nhận"
    RETURNED = "returned", "Bị trả lại"
    CONFIRMED = "confirmed", "Đã xác nhận"
    DROPPED = "dropped", "Thôi tham gia"


# With the branch, approved and not sent: points may be written down.
OPEN_TO_SCORES = (EntryStatus.APPROVED, EntryStatus.SELF_SCORED, EntryStatus.SCORED, EntryStatus.RETURNED)
# Not finished yet.
UNFINISHED = (EntryStatus.REGISTERED, *OPEN_TO_SCORES, EntryStatus.SENT)


def _within(field):
    return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": 0, f"{field}__lte": MOST_POINTS})


_SCORES = [side.field(group) for side in Side for group in Group.values]
_IN_RANGE = functools.reduce(operator.and_, map(_within, _SCORES))
_ALL_GIVEN = Q(**{f"{field}__isnull": False for field in Side.BRANCH.fields})
TOTAL = functools.reduce(operator.add, map(F, Side.BRANCH.fields))


def _score():
    return models.PositiveSmallIntegerField(null=True, blank=True)


class EntryQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Rows of the branches that `user` reaches."""
        return self.filter(reach.area(user).q("programme__branch__path"))

    def current(self):
        """Without those who left."""
        return self.exclude(status=EntryStatus.DROPPED)


@pghistory.track(pghistory.InsertEvent(level=pghistory.Statement), pghistory.UpdateEvent(level=pghistory.Statement))
class TrainingEntry(models.Model):
    """A member's year. A blank score is no score: nothing ever fills one."""

    FLOW = {
        EntryStatus.REGISTERED: {EntryStatus.APPROVED, EntryStatus.DROPPED},
        EntryStatus.APPROVED: {EntryStatus.SELF_SCORED, EntryStatus.SCORED, EntryStatus.DROPPED},
        EntryStatus.SELF_SCORED: {EntryStatus.APPROVED, EntryStatus.SCORED, EntryStatus.DROPPED},
        # A score that was emptied again takes the row back.
        EntryStatus.SCORED: {
            EntryStatus.APPROVED,
            EntryStatus.SELF_SCORED,
            EntryStatus.SENT,
            EntryStatus.DROPPED,
        },
        EntryStatus.SENT: {EntryStatus.CONFIRMED, EntryStatus.RETURNED, EntryStatus.DROPPED},
        EntryStatus.RETURNED: {EntryStatus.SCORED, EntryStatus.DROPPED},
        # Reopened by who confirmed it.
        EntryStatus.CONFIRMED: {EntryStatus.RETURNED},
        EntryStatus.DROPPED: set(),
    }

    programme = models.ForeignKey(TrainingProgramme, models.PROTECT, related_name="entries", verbose_name="hồ sơ")
    person = models.ForeignKey(Person, models.PROTECT, related_name="training_entries", verbose_name="đoàn viên")
    # That of the programme.
    year = models.PositiveSmallIntegerField("năm")
    status = models.CharField("trạng thái", max_length=12, choices=EntryStatus, default=EntryStatus.REGISTERED)
    registered_on = models.DateField("ngày đăng ký")
    self_politics = _score()
    self_ethics = _score()
    self_learning = _score()
    self_fitness = _score()
    self_discipline = _score()
    branch_politics = _score()
    branch_ethics = _score()
    branch_learning = _score()
    branch_fitness = _score()
    branch_discipline = _score()
    # Why it was returned, reopened or dropped.
    reason = models.CharField("lý do", max_length=250, blank=True)
    # Frozen at the confirmation, with the thresholds of that day.
    points = models.PositiveSmallIntegerField("tổng điểm", null=True, blank=True)
    level = models.CharField("mức", max_length=10, choices=Level, blank=True)
    excellent_from = models.PositiveSmallIntegerField(null=True, blank=True)
    good_from = models.PositiveSmallIntegerField(null=True, blank=True)
    done_from = models.PositiveSmallIntegerField(null=True, blank=True)
    confirmed_on = models.DateField("ngày xác nhận", null=True, blank=True)
    confirmed_by = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="nơi xác nhận"
    )
    # What had been confirmed before the row was reopened.
    points_before = models.PositiveSmallIntegerField(null=True, blank=True)
    changed_by = models.ForeignKey(
        "branches.User", models.PROTECT, related_name="+", null=True, verbose_name="người sửa"
    )
    changed_at = models.DateTimeField("sửa lúc", auto_now_add=True)
    # Counts the changes of scores and contents; what a grid was shown at comes back with it.
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = "rèn luyện của đoàn viên"
        verbose_name_plural = "rèn luyện của đoàn viên"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "year"],
                condition=~Q(status=EntryStatus.DROPPED),
                name="training_entry_once_a_year",
                violation_error_message="Đoàn viên này đã đăng ký rèn luyện của năm ấy.",
            ),
            models.CheckConstraint(
                condition=_IN_RANGE,
                name="training_scores_in_range",
                violation_error_message="Điểm mỗi nhóm là số nguyên từ 0 đến 20. Sửa điểm.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[EntryStatus.SCORED, EntryStatus.SENT, EntryStatus.CONFIRMED]) | _ALL_GIVEN,
                name="training_sent_is_scored",
                violation_error_message="Còn nhóm chưa có điểm của chi đoàn. Chấm đủ năm nhóm rồi gửi.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(status=EntryStatus.CONFIRMED, points=TOTAL, level__in=Level.values)
                    & Q(points__isnull=False, confirmed_on__isnull=False, confirmed_by__isnull=False)
                    & Q(excellent_from__isnull=False, good_from__isnull=False, done_from__isnull=False)
                )
                | (~Q(status=EntryStatus.CONFIRMED) & Q(points__isnull=True, level="", confirmed_on__isnull=True)),
                name="training_confirmed_is_frozen",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[EntryStatus.RETURNED, EntryStatus.DROPPED]) | ~Q(reason=""),
                name="training_going_back_has_reason",
                violation_error_message="Chưa ghi lý do. Ghi một câu để người sau hiểu.",
            ),
        ]
        indexes = [models.Index(fields=["programme", "status"], name="training_entry_states")]

    def __str__(self):
        return f"{self.person_id}:{self.year}"

    def score(self, side: Side, group: str) -> int | None:
        return getattr(self, side.field(group))

    def scores(self, side: Side) -> list[int | None]:
        return [getattr(self, field) for field in side.fields]

    def total(self, side: Side = Side.BRANCH) -> int | None:
        """None while one of the five lacks: a blank is no zero."""
        scores = self.scores(side)
        return None if None in scores else sum(scores)


class TrainingContent(models.Model):
    """Something that a member registers to do."""

    entry = models.ForeignKey(TrainingEntry, models.CASCADE, related_name="contents", verbose_name="đăng ký")
    group = models.CharField("nhóm", max_length=10, choices=Group)
    place = models.PositiveSmallIntegerField("thứ tự")
    text = models.CharField("nội dung", max_length=250)

    class Meta:
        verbose_name = "nội dung rèn luyện"
        verbose_name_plural = "nội dung rèn luyện"
        ordering = ["entry", "group", "place"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "group", "place"], name="training_content_place"),
            models.CheckConstraint(condition=Q(group__in=Group.values) & ~Q(text=""), name="training_content_said"),
        ]

    def __str__(self):
        return self.text
