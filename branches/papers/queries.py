"""Reading a register."""

from django.db.models import QuerySet

from branches.papers.models import Numbering, Paper, Type
from branches.vietnamese.names import fold


def register(unit, *, words: str = "", type: str = "", period: str = "", state: str = "") -> QuerySet[Paper]:
    """Papers of `unit`, the newest first. `state` is "con", "thu-hoi", "ghi-so" or empty for all."""
    papers = Paper.objects.filter(unit=unit)
    if words:
        papers = papers.filter(search__contains=fold(words))
    if type:
        papers = papers.filter(type=type)
    if period:
        papers = papers.filter(period=period)
    if state == "con":
        papers = papers.filter(withdrawn_at__isnull=True)
    elif state == "thu-hoi":
        papers = papers.filter(withdrawn_at__isnull=False)
    elif state == "ghi-so":
        papers = papers.filter(kind="")
    return papers


def periods(unit) -> list[str]:
    """Periods that the register of `unit` has, the latest first."""
    return list(Paper.objects.filter(unit=unit).order_by("-period").values_list("period", flat=True).distinct())


def numberings(unit, year: int) -> list[Numbering]:
    """How `unit` numbers each type, in the order of types; one query."""
    kept = {each.type: each for each in Numbering.objects.filter(unit=unit)}
    return [kept.get(type_) or Numbering(unit=unit, type=type_, current=str(year)) for type_ in Type]
