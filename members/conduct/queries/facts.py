"""What is known of many people for a period: asked by evaluations and nominations."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from members.conduct.models import Award, Discipline
from members.conduct.models.discipline import STANDING, Form
from members.people.queries.periods import Period

_STRENGTH = {form: place for place, form in enumerate(Form)}


def standing_in(period: Period):
    """Disciplines that were announced and not taken back, and in force on a day of the period."""
    running = Q(ended_on__isnull=True) | Q(ended_on__gt=period.first)
    return Discipline.objects.filter(running, status__in=STANDING, announced_on__lte=period.last)


def in_force(people: Iterable[int], period: Period) -> dict[int, Form]:
    """{key of a person: the severest form that was in force on a day of the period}; one query.

    An expulsion is in force from its announcement on. Who has none isn't there.
    """
    found = {}
    for person, form in standing_in(period).filter(person__in=list(people)).values_list("person", "form"):
        form = Form(form)
        if person not in found or _STRENGTH[form] > _STRENGTH[found[person]]:
            found[person] = form
    return found


def awards_of(people: Iterable[int], period: Period) -> dict[int, list[Award]]:
    """{key of a person: awards decided in the period, the newest first}; one query. Mistakes are left out."""
    rows = Award.objects.valid().filter(person__in=list(people), decided_on__range=(period.first, period.last))
    found = defaultdict(list)
    for award in rows.order_by("-decided_on", "-pk"):
        found[award.person_id].append(award)
    return dict(found)
