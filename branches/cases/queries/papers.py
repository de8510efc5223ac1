"""Papers that hang on cases."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from branches.cases.kinds import all_kinds
from branches.cases.models import Case, CasePaper


def papers_seen(user) -> QuerySet:
    """Keys of the papers of all cases that `user` may see, whichever register they stand in."""
    return CasePaper.objects.filter(case__in=Case.objects.visible_to(user)).values("paper")


def papers_handed_to(person: int) -> Iterable[CasePaper]:
    """What was issued to the person with this key and is in force, newest first (slots that are `handed`).

    `alone` says whether it was issued for this person's case only: nobody else's name stands in it. One query.
    """
    handed = Q(pk__in=[])
    for kind in all_kinds():
        slots = [slot.code for slot in kind.papers if slot.handed]
        if slots and kind.cases_of:
            handed |= Q(case__kind=kind.code, slot__in=slots, case__in=kind.cases_of(person))
    others = CasePaper.objects.filter(paper=OuterRef("paper")).exclude(pk=OuterRef("pk"))
    return (
        CasePaper.objects.filter(handed, paper__withdrawn_at__isnull=True)
        .select_related("paper__unit", "case")
        .annotate(alone=~Exists(others))
        .order_by("-paper__issued_on", "-pk")
    )
