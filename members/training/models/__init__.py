"""The training programme (chương trình rèn luyện): the window of a year, a branch's part in it, a row a member."""

from members.training.models.entries import (
    MOST_POINTS,
    OPEN_TO_SCORES,
    TOTAL,
    UNFINISHED,
    EntryStatus,
    Group,
    Level,
    Side,
    TrainingContent,
    TrainingEntry,
)
from members.training.models.programmes import CLOSED, SCORED_IN, Status, TrainingProgramme
from members.training.models.windows import TrainingWindow, TrainingWindowChange

__all__ = [
    "CLOSED",
    "MOST_POINTS",
    "OPEN_TO_SCORES",
    "SCORED_IN",
    "TOTAL",
    "UNFINISHED",
    "EntryStatus",
    "Group",
    "Level",
    "Side",
    "Status",
    "TrainingContent",
    "TrainingEntry",
    "TrainingProgramme",
    "TrainingWindow",
    "TrainingWindowChange",
]
