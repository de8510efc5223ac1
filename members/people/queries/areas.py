"""The part of the tree that a roster shows: a unit with all below it, or that unit alone."""

from dataclasses import dataclass

from django.db.models import Q

from branches.access import reach
from branches.units.models import Unit
from branches.units.queries import in_natural_order


@dataclass(frozen=True)
class Shown:
    unit: Unit
    below: bool

    def within(self, area: reach.Area) -> bool:
        """Whether `area` covers all that is shown."""
        if any(self.unit.path.startswith(top) for top in area.subtrees):
            return True
        # A unit with nothing below it is covered by itself.
        return self.unit.path in area.singles and (not self.below or self.unit.numchild == 0)

    def q(self, field: str) -> Q:
        """A filter on the unit that the foreign key `field` points to."""
        if not self.below or self.unit.numchild == 0:
            return Q(**{field: self.unit})
        return Q(**{f"{field}__path__startswith": self.unit.path})


def shown(seat: reach.Held, unit: Unit | None = None) -> Shown:
    """What `seat` shows: all of its reach, or the part under `unit`, which must lie in it."""
    return Shown(unit or seat.position.unit, seat.below)


def parts_of(shown: Shown) -> list[Unit]:
    """The units directly below the one that is shown, those that were closed too: their past counts."""
    if not shown.below or not shown.unit.numchild:
        return []
    below = Unit.objects.below(shown.unit).filter(depth=shown.unit.depth + 1)
    return in_natural_order(below.select_related("level"))
