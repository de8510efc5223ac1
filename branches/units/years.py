"""What pages share that show a year of a unit and of the units directly below it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from branches.units import queries
from branches.units.models import Unit

# This year and those before it that can be chosen.
CHOICES = 5


@dataclass(frozen=True)
class Year:
    """The year that an address asks for; this one where it asks for none that can be chosen."""

    number: int

    @classmethod
    def asked(cls, text: str | None) -> "Year":
        years = cls.choices()
        return cls(next((each for each in years if str(each) == text), years[0]))

    @staticmethod
    def choices() -> list[int]:
        this = timezone.localdate().year
        return list(range(this, this - CHOICES, -1))

    @property
    def period(self) -> tuple[date, date]:
        """Its first and last day, today where it isn't over."""
        return date(self.number, 1, 1), min(date(self.number, 12, 31), timezone.localdate())

    def tabs(self, address) -> list[dict]:
        """As components/tabs.html takes them; `address(year)` gives the page of another one."""
        return [
            {"label": str(each), "url": address(each), "current": each == self.number, "count": ""}
            for each in self.choices()
        ]

    def units_below(self, user, unit: Unit) -> list[Unit]:
        """The units directly below `unit` that worked on a day of the year, or later; in natural order."""
        units = Unit.objects.visible_to(user).for_page().filter(queries.children_of([unit]))
        return queries.in_natural_order(units.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=self.period[0])))


def trail_above(user, unit: Unit, address) -> list[dict]:
    """The units above whose page this person may open, root first; `address(unit)` gives it."""
    units = Unit.objects.visible_to(user).filter(path__in=unit.ancestor_paths)
    return [{"label": each.name, "url": address(each)} for each in units]
