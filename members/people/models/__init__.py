"""People, their stays in units, and the monthly summaries drawn from both."""

from members.people.models.memberships import Membership
from members.people.models.persons import Person
from members.people.models.rollups import DirtyMonth, UnitMonth

__all__ = ["DirtyMonth", "Membership", "Person", "UnitMonth"]
