"""How far the evaluations of a year have come, for many branches at once, and the people behind each figure."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from django.db.models import Count, Q

from branches.units.models import Unit
from members.evaluations.models import Level, Rating, RatingStatus

_DONE = [RatingStatus.CONFIRMED, RatingStatus.DECIDED, RatingStatus.ANNOUNCED]
_IS_RATED = ~Q(status=RatingStatus.EXCLUDED)
# Filters of rows, by the name of the figure in the address (texts.SHOWN). Each step holds those that went further.
FIGURES = {
    "xep-loai": _IS_RATED,
    "khong": Q(status=RatingStatus.EXCLUDED),
    "de-nghi": Q(status__in=[RatingStatus.PROPOSED, RatingStatus.SENT, *_DONE]),
    "cho": Q(status=RatingStatus.SENT),
    "duyet": Q(status__in=_DONE),
    "cong-bo": Q(status=RatingStatus.ANNOUNCED),
    "xuat-sac": _IS_RATED & Q(level=Level.EXCELLENT),
}


@dataclass
class Progress:
    """Figures of FIGURES, in its order, and how many have a level at all."""

    rated: int = 0
    excluded: int = 0
    proposed: int = 0
    sent: int = 0
    confirmed: int = 0
    announced: int = 0
    excellent: int = 0
    levelled: int = 0

    def add(self, other: "Progress"):
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))

    @property
    def figures(self) -> list[int]:
        return [
            self.rated,
            self.excluded,
            self.proposed,
            self.sent,
            self.confirmed,
            self.announced,
            self.excellent,
        ]


def progress(branches: Iterable[Unit], year: int) -> dict[int, Progress]:
    """{key of a branch: Progress}, only of those that have begun. One query."""
    counted = {name.replace("-", "_"): Count("pk", filter=condition) for name, condition in FIGURES.items()}
    rows = (
        Rating.objects.of_branch()
        .filter(evaluation__branch__in=[branch.pk for branch in branches], year=year)
        .order_by()
        .values_list("evaluation__branch")
        .annotate(**counted, levelled=Count("pk", filter=_IS_RATED & ~Q(level="")))
    )
    return {branch: Progress(*figures) for branch, *figures in rows}


def behind(user, what: str, year: int, path: str):
    """The rows behind a figure of the branches below `path` that `user` reaches, by name."""
    rows = Rating.objects.visible_to(user).of_branch().filter(FIGURES[what], year=year)
    rows = rows.filter(evaluation__branch__path__startswith=path)
    return rows.select_related("person", "evaluation__branch", "evaluation__case", "resolution").order_by(
        "person__sort_key", "pk"
    )
