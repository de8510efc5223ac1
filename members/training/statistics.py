"""Levels of the training programme that were confirmed (Pillar.statistics)."""

from branches.pillars.contract import Statistic
from branches.units.queries import tally
from members.training import texts
from members.training.models import EntryStatus, Level, TrainingEntry


def _count(units, period):
    rows = TrainingEntry.objects.filter(status=EntryStatus.CONFIRMED, confirmed_on__range=period)
    return tally(units, rows, place="programme__branch__path", what="level")


def _query(unit, period):
    return {"nam": period[1].year, "don-vi": unit.code}


STATISTIC = Statistic("training", texts.STATISTIC, dict(Level.choices), _count, "members:training:progress", _query)
