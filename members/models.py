"""Gathers the models of the slices for Django."""

from members.admissions.models import Admission
from members.evaluations.models import (
    Evaluation,
    EvaluationMeeting,
    EvaluationRound,
    Rating,
    RemarkRequest,
    UnitRating,
)
from members.people.models import DirtyMonth, Membership, Person, UnitMonth
from members.transfers.models import Transfer

__all__ = [
    "Admission",
    "DirtyMonth",
    "Evaluation",
    "EvaluationMeeting",
    "EvaluationRound",
    "Membership",
    "Person",
    "Rating",
    "RemarkRequest",
    "Transfer",
    "UnitMonth",
    "UnitRating",
]
