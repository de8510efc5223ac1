"""Gathers the models of the slices for Django."""

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
    "DirtyMonth",
    "Membership",
    "Person",
    "TrainingContent",
    "TrainingEntry",
    "TrainingProgramme",
    "TrainingWindow",
    "TrainingWindowChange",
    "Transfer",
    "UnitMonth",
]
