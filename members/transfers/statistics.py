"""Transfers that are done, by the side on which a unit stood (Pillar.statistics). One inside a unit counts on both."""

from django.db.models import Value
from django.db.models.functions import Concat

from branches.pillars.contract import Statistic
from branches.units.queries import tally
from members.transfers import texts
from members.transfers.models import Kind, Status, Transfer


def _count(units, period):
    done = Transfer.objects.filter(status=Status.DONE, effective_on__range=period)
    gone = done.filter(kind=Kind.PERMANENT, from_unit__isnull=False)
    come = done.filter(to_unit__isnull=False)
    found = tally(units, gone, place="from_unit__path", what=Concat(Value("out_"), "kind"))
    for key, counted in tally(units, come, place="to_unit__path", what=Concat(Value("in_"), "kind")).items():
        found[key] |= counted
    return found


STATISTIC = Statistic("transfers", texts.STATISTIC, texts.STATISTIC_FIGURES, _count, "members:transfers:list")
