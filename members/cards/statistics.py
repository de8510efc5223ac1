"""Cards that were given and cards that went out of use, where the person stood on that day (Pillar.statistics)."""

from django.db.models import Value

from branches.pillars.contract import Statistic
from branches.units.queries import tally
from members.cards import texts
from members.cards.models import Card
from members.people.queries.stays import path_on


def _count(units, period):
    found = {unit.pk: {} for unit in units}
    for code, day in (("given", "issued_on"), ("ended", "ended_on")):
        rows = Card.objects.filter(**{f"{day}__range": period}).annotate(place=path_on(day))
        for key, counted in tally(units, rows, place="place", what=Value(code)).items():
            found[key] |= counted
    return found


STATISTIC = Statistic("cards", texts.STATISTIC, texts.STATISTIC_FIGURES, _count, "members:cards:list")
