"""Levels of the yearly evaluation that were announced (Pillar.statistics)."""

from branches.pillars.contract import Statistic
from branches.units.queries import tally
from members.evaluations import texts
from members.evaluations.models import Level, Rating, RatingStatus


def _count(units, period):
    rows = Rating.objects.of_branch().filter(status=RatingStatus.ANNOUNCED, announced_on__range=period)
    return tally(units, rows, place="evaluation__branch__path", what="level")


def _query(unit, period):
    return {"nam": period[1].year, "don-vi": unit.code}


STATISTIC = Statistic(
    "evaluations", texts.STATISTIC, dict(Level.choices), _count, "members:evaluations:progress", _query
)
