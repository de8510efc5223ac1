"""Numbers of a register: per unit, type and period, each once, the smallest free one first."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Exists, F, OuterRef

from branches.papers import texts
from branches.papers.letterheads import letterhead_of
from branches.papers.models import Numbering, Paper, Type

MOST = 99_999


def numbering_of(unit, type_: Type, on: date) -> Numbering:
    """How `unit` numbers that type; an unsaved row with the defaults where it has set nothing."""
    found = Numbering.objects.filter(unit=unit, type=type_).first()
    return found or Numbering(unit=unit, type=type_, current=str(on.year))


def lock_numbering(unit, type_: Type, on: date) -> Numbering:
    """The same row, made where it is missing, and locked: whoever holds it takes numbers alone until they commit."""
    fresh = Numbering(unit=unit, type=type_, current=str(on.year))
    Numbering.objects.bulk_create([fresh], ignore_conflicts=True)
    return Numbering.objects.select_for_update().get(unit=unit, type=type_)


def period_of(numbering: Numbering, on: date) -> str:
    """Of a paper dated `on`: its year, or the term that runs."""
    return numbering.current if numbering.period == Numbering.Period.TERM else str(on.year)


def next_free(numbering: Numbering, period: str) -> int:
    """The smallest free number of that period; the first number that the unit has set counts for the current one."""
    first = numbering.first_number if period == numbering.current else 1
    taken = Paper.objects.filter(unit=numbering.unit, type=numbering.type, period=period)
    if not taken.filter(number=first).exists():
        return first
    followed = taken.filter(number=OuterRef("number") + 1)
    ends = taken.filter(~Exists(followed), number__gte=first).order_by("number")
    return ends.values_list(F("number") + 1, flat=True)[0]


def proposed(unit, type_: Type, on: date) -> int:
    """The number that a paper issued now would get: shown, not taken."""
    numbering = numbering_of(unit, type_, on)
    return next_free(numbering, period_of(numbering, on))


def take(numbering: Numbering, period: str, wanted: int | None) -> int:
    """A number under a locked `numbering`: `wanted` if it is free, else the smallest. Raises ValidationError."""
    free = next_free(numbering, period)
    if wanted is None:
        return free
    if wanted < 1:
        raise ValidationError({"number": texts.NUMBER_TOO_SMALL})
    if wanted > MOST:
        raise ValidationError({"number": texts.NUMBER_TOO_LARGE.format(number=wanted, most=MOST)})
    holder = Paper.objects.filter(unit=numbering.unit, type=numbering.type, period=period, number=wanted).first()
    if holder:
        taken = texts.NUMBER_TAKEN.format(number=wanted, reference=holder.reference, free=free)
        raise ValidationError({"number": taken})
    return wanted


def reference(unit, type_: Type, number: int | None) -> str:
    """ "41-GGT/ĐTN"; with room for a number that isn't known yet."""
    written = texts.NO_NUMBER if number is None else f"{number:02}"
    return texts.REFERENCE.format(number=written, type=type_, symbol=letterhead_of(unit).symbol)
