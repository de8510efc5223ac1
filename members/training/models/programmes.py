"""One branch in one window: its case."""

from django.db import models
from django.db.models import Q

from branches.cases.models import Case
from branches.units.models import Unit
from members.training.models.windows import TrainingWindow


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
