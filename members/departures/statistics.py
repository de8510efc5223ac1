"""Who left, by way, and leaves of absence that began (Pillar.statistics); honorary members apart."""

from django.db.models import Value

from branches.pillars.contract import Statistic
from branches.units.queries import tally
from members.departures.models import Departure, Honour, HonourStatus, Leave, Status, Way
from members.departures.texts import statistics as texts


def _count(units, period):
    gone = Departure.objects.filter(status=Status.DONE, leaves_on__range=period)
    leaves = Leave.objects.filter(begins_on__range=period)
    found = tally(units, gone, place="unit__path", what="way")
    for key, counted in tally(units, leaves, place="stay__unit__path", what=Value(Way.LEAVE.value)).items():
        found[key] |= counted
    return found


def _honours(units, period):
    rows = Honour.objects.filter(status=HonourStatus.CONFIRMED, begins_on__range=period)
    return tally(units, rows, place="unit__path", what=Value("given"))


STATISTIC = Statistic("departures", texts.DEPARTURES, texts.DEPARTURE_FIGURES, _count, "members:departures:list")
HONOURS = Statistic("honours", texts.HONOURS, texts.HONOUR_FIGURES, _honours, "members:departures:honours")
