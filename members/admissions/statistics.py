"""How many were admitted, in the branch that admitted them (Pillar.statistics)."""

from django.db.models import Case, Value, When

from branches.pillars.contract import Statistic
from branches.units.queries import tally
from members.admissions import texts
from members.admissions.models import Admission, Status


def _count(units, period):
    rows = Admission.objects.filter(status=Status.ADMITTED, ceremony_on__range=period)
    return tally(
        units, rows, place="unit__path", what=Case(When(again=True, then=Value("again")), default=Value("new"))
    )


STATISTIC = Statistic("admissions", texts.STATISTIC, texts.STATISTIC_FIGURES, _count, "members:admissions:list")
