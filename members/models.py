"""Gathers the models of the slices for Django."""

from members.conduct.models import Appeal, Award, Discipline
from members.people.models import DirtyMonth, Membership, Person, UnitMonth
from members.transfers.models import Transfer

__all__ = ["Appeal", "Award", "DirtyMonth", "Discipline", "Membership", "Person", "Transfer", "UnitMonth"]
