"""Gathers the models of the slices for Django."""

from members.people.models import DirtyMonth, Membership, Person, UnitMonth

__all__ = ["DirtyMonth", "Membership", "Person", "UnitMonth"]
