"""What stands at the head and at the foot of a unit's papers."""

from branches.papers import texts
from branches.papers.models import Letterhead
from branches.units.models import Unit


def letterhead_of(unit) -> Letterhead:
    """The letterhead of `unit`: its own row, or an unsaved one with the defaults of its level."""
    found = Letterhead.objects.filter(unit=unit).first()
    symbol = texts.SYMBOL_OF_BRANCH if unit.is_branch else texts.SYMBOL
    return found or Letterhead(unit=unit, symbol=symbol, signs_for=texts.SIGNS_FOR)


def superior_of(unit) -> Unit | None:
    return Unit.objects.select_related("level").filter(path=unit.parent_path).first() if unit.parent_path else None


def place_of(unit, head: Letterhead) -> str:
    """The place that stands before the date: the unit's own, else that of the nearest unit above which has one."""
    if place := head.place or _place_in_name(unit.name):
        return place
    above = Unit.objects.filter(path__in=unit.ancestor_paths).order_by("-depth")
    kept = dict(Letterhead.objects.filter(unit__in=above).values_list("unit", "place"))
    for each in above:
        if place := kept.get(each.pk) or _place_in_name(each.name):
            return place
    return texts.NO_PLACE


def committee_of(unit) -> str:
    """How a unit is addressed: "Ban Chấp hành Đoàn phường Một"; some are called so already."""
    named = unit.name.lower().startswith(texts.COMMITTEE.lower())
    return unit.name if named else f"{texts.COMMITTEE} {unit.name}"


def _place_in_name(name):
    """ "Phường Một" of "Đoàn phường Một"; empty where the name tells no place."""
    rest = name.removeprefix(texts.UNION_OF)
    found = rest != name and rest.lower().startswith(tuple(f"{each} " for each in texts.PLACES_OF))
    return rest[0].upper() + rest[1:] if found else ""
