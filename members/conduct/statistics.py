"""Discipline that was announced, and awards (Pillar.statistics)."""

from django.db.models import Case, F, Value, When
from django.db.models.functions import Coalesce

from branches.pillars.contract import Statistic
from branches.units.queries import tally
from members.conduct.models import Award, Discipline
from members.conduct.models.discipline import STANDING
from members.conduct.texts import statistics as texts
from members.people.queries.stays import path_on

_OF = Case(When(person=None, then=Value("unit")), default=Value("person"))


def _discipline(units, period):
    """At the unit that was punished or opened the case; what was annulled since counts for nobody. The
    form isn't told: who reads a branch need not know of whom."""
    rows = Discipline.objects.filter(status__in=STANDING, announced_on__range=period)
    rows = rows.annotate(place=Coalesce(F("unit__path"), F("case__opening_unit__path")))
    return tally(units, rows, place="place", what=_OF)


def _awards(units, period):
    """At the unit that was honoured, or where the person stood on that day."""
    rows = Award.objects.valid().filter(decided_on__range=period)
    rows = rows.annotate(place=Coalesce(F("unit__path"), path_on("decided_on")))
    return tally(units, rows, place="place", what=_OF)


DISCIPLINE = Statistic("discipline", texts.DISCIPLINE, texts.DISCIPLINE_FIGURES, _discipline, "members:conduct:list")
AWARDS = Statistic("awards", texts.AWARDS, texts.AWARD_FIGURES, _awards, "members:awards:list")
