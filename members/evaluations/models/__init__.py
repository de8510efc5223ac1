"""Rounds of evaluation, a branch's part in one, a row a member; and the yearly classification of a unit itself."""

from members.evaluations.models.evaluations import Evaluation, EvaluationMeeting, Status
from members.evaluations.models.levels import Level
from members.evaluations.models.ratings import (
    AT_BRANCH,
    NOT_OF_BRANCH,
    SELF_FIELDS,
    Exclusion,
    Group,
    Rating,
    RatingStatus,
    RemarkRequest,
)
from members.evaluations.models.rounds import EvaluationRound
from members.evaluations.models.units import UnitRating, UnitStatus

__all__ = [
    "AT_BRANCH",
    "NOT_OF_BRANCH",
    "SELF_FIELDS",
    "Evaluation",
    "EvaluationMeeting",
    "EvaluationRound",
    "Exclusion",
    "Group",
    "Level",
    "Rating",
    "RatingStatus",
    "RemarkRequest",
    "Status",
    "UnitRating",
    "UnitStatus",
]
