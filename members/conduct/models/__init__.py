"""Discipline of members and units, and their awards."""

from members.conduct.models.awards import Award
from members.conduct.models.discipline import Appeal, Discipline

__all__ = ["Appeal", "Award", "Discipline"]
