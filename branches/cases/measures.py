"""What the cases of all kinds show for the criteria of the model."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode

from branches.cases import evidence, texts
from branches.pillars.contract import Criterion, Measure
from branches.units.models import Unit


def _in_order(units: Iterable[Unit], period: tuple[date, date]) -> dict[int, Measure]:
    units = list(units)
    found = evidence.measure(units, period)
    return {unit.pk: _told(unit, period, found[unit.pk]) for unit in units}


def _told(unit, period, found):
    words = []
    if found.closed:
        words.append(texts.MEASURED.format(closed=found.closed, complete=found.complete))
    if found.late_cases:
        words.append(texts.MEASURED_LATE.format(count=found.late_cases))
    days = urlencode({"tu": period[0].isoformat(), "den": period[1].isoformat()})
    url = f"{reverse('cases:evidence', args=[unit.code])}?{days}" if words else ""
    return Measure.share(found.complete, found.closed, " · ".join(words), url)


IN_ORDER = Criterion("1.3", texts.CRITERION, _in_order)
