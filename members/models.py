"""Gathers the models of the slices for Django."""

from members.admissions.models import Admission
from members.cards.models import Card, CardRange, CardSetting
from members.conduct.models import Appeal, Award, Discipline
from members.corrections.models import Correction, CorrectionRequest
from members.departures.models import Departure, Honour, Leave, StayOn
from members.evaluations.models import (
    Evaluation,
    EvaluationMeeting,
    EvaluationRound,
    Rating,
    RemarkRequest,
    UnitRating,
)
from members.people.models import DirtyMonth, Membership, Person, UnitMonth
from members.training.models import (
    TrainingContent,
    TrainingEntry,
    TrainingProgramme,
    TrainingWindow,
    TrainingWindowChange,
)
from members.transfers.models import Transfer

__all__ = [
    "Admission",
    "Appeal",
    "Award",
    "Card",
    "CardRange",
    "CardSetting",
    "Correction",
    "CorrectionRequest",
    "Departure",
    "DirtyMonth",
    "Discipline",
    "Evaluation",
    "EvaluationMeeting",
    "EvaluationRound",
    "Honour",
    "Leave",
    "Membership",
    "Person",
    "Rating",
    "RemarkRequest",
    "StayOn",
    "TrainingContent",
    "TrainingEntry",
    "TrainingProgramme",
    "TrainingWindow",
    "TrainingWindowChange",
    "Transfer",
    "UnitMonth",
    "UnitRating",
]
