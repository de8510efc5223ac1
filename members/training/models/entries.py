"""A member's year: what was registered, the points of both sides, where it stands."""

import functools
import operator

import pghistory
from django.db import models
from django.db.models import F, Q

from branches.access import reach
from branches.units.models import Unit
from members.people.models import Person
from members.training.models.programmes import TrainingProgramme

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
