"""What the tiles of one dashboard share, read once."""

from dataclasses import dataclass
from functools import cached_property
from types import SimpleNamespace

from django.http import QueryDict
from django.urls import reverse

from branches.access import fields, reach
from branches.pillars.contract import Viewing
from branches.positions.models import Grant
from branches.rulesets import definitions as rulesets
from branches.units.models import Unit
from members.people.actions import rollups as summaries
from members.people.queries import rollups
from members.people.queries.areas import Shown

TREND_MONTHS = 12


@dataclass(frozen=True)
class Board:
    viewing: Viewing
    rules: SimpleNamespace
    months: dict  # {first day of month: Figures}: this year's and those of the trend

    @classmethod
    def read(cls, viewing: Viewing):
        summaries.settle(viewing.unit)
        first = min(viewing.on.replace(month=1, day=1), rollups.month_before(viewing.on, TREND_MONTHS - 1))
        months = rollups.months_of(viewing.unit, first, viewing.on)
        return cls(viewing, rulesets.on(viewing.on), months)

    @property
    def unit(self) -> Unit:
        return self.viewing.unit

    @property
    def on(self):
        return self.viewing.on

    @property
    def now(self) -> rollups.Figures:
        return self.months[self.on.replace(day=1)]

    @property
    def year(self) -> dict:
        return {month: figures for month, figures in self.months.items() if month.year == self.on.year}

    @property
    def trend(self) -> dict:
        return dict(list(self.months.items())[-TREND_MONTHS:])

    @cached_property
    def opens(self) -> bool:
        """Whether the lists behind the figures are open: only who reads all that is counted may open a part of it."""
        return self._reaches(Grant.READ)

    @cached_property
    def open_fields(self) -> set[str]:
        """Restricted fields by which this person may open a part of what is counted."""
        return {field for field, grant in fields.matrix().items() if self.opens and self._reaches(grant)}

    def may(self, grant: str) -> bool:
        return reach.can(self.viewing.user, grant, self.unit)

    def roster(self, unit: Unit | None = None, **filters) -> str:
        """The roster of `unit` (this one if not given) by `filters`; empty where it isn't open."""
        return self._address("members:people:list", unit, filters)

    def ledger(self, **asked) -> str:
        """The list of stays that `asked` means (members/people/views/ledger.py); empty where it isn't open."""
        return self._address("members:people:ledger", None, asked)

    def movement(self, **period) -> str:
        """The movement report of this unit; empty where it isn't open."""
        return self._address("members:people:movement", None, period)

    def _address(self, route, unit, query):
        if not self.opens:
            return ""
        found = QueryDict(mutable=True)
        found.update({"unit": (unit or self.unit).code, **query})
        return f"{reverse(route)}?{found.urlencode()}"

    def _reaches(self, grant):
        shown = Shown(self.unit, below=True)
        seat = self.viewing.seat
        # The lists show what the post in use reaches, whatever other posts this person holds.
        covered = seat.below or not self.unit.numchild
        return covered and shown.within(reach.area(self.viewing.user, grant))


def dashboard(unit: Unit, **asked) -> str:
    """The dashboard of a unit."""
    found = QueryDict(mutable=True)
    found.update({"don-vi": unit.code, **{name: value for name, value in asked.items() if value}})
    return f"{reverse('home')}?{found.urlencode()}"
