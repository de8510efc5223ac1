"""What the evaluations show for the criteria of the model."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode

from branches.pillars.contract import Criterion, Measure
from branches.templatetags.ui import vnumber
from branches.units.models import Unit
from members.evaluations import queries, texts


def _reviewed(units: Iterable[Unit], period: tuple[date, date]) -> dict[int, Measure]:
    """Of the year in which the period ends: a review is of a year."""
    units, year = list(units), period[1].year
    shares = queries.reviewed_share(units, year)
    return {unit.pk: _told(unit, year, *shares[unit.pk]) for unit in units}


def _told(unit, year, announced, members):
    if not members:
        return Measure(None)
    words = texts.units.CRITERION_WORDS.format(announced=vnumber(announced), members=vnumber(members))
    page = f"{reverse('members:evaluations:progress')}?{urlencode({'nam': year, 'don-vi': unit.code})}"
    return Measure.share(announced, members, words, page)


REVIEWED = Criterion("1.2", texts.units.CRITERION, _reviewed)
