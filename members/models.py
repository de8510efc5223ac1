"""Gathers the models of the slices for Django."""

from members.admissions.models import Admission
from members.departures.models import Departure, Honour, Leave, StayOn
from members.people.models import DirtyMonth, Membership, Person, UnitMonth
from members.transfers.models import Transfer

__all__ = [
    "Admission",
    "Departure",
    "DirtyMonth",
    "Honour",
    "Leave",
    "Membership",
    "Person",
    "StayOn",
    "Transfer",
    "UnitMonth",
]
