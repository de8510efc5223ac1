"""Taking the next number of a range: each once, none that anybody holds, none that was given on."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from branches.units.models import Unit
from members.cards import queries, texts
from members.cards.models import CardRange, written
from members.people.models.derived import index_of

# How many numbers are looked up at once: few where the next one is free, as it is nearly always, then more.
FEW, MANY = 20, 1_000


@dataclass(frozen=True)
class Taken:
    """A number as written on the card, and what was passed over on the way to it: numbers, and parts given on."""

    number: str
    skipped: tuple[str, ...] = ()


def lock_ranges(units: Iterable[Unit]):
    """Lock whatever these units take numbers from, in one order, so that two acts never wait for each other."""
    found = {each.pk for ranges in queries.ranges_for(units).values() for each in ranges}
    if found:
        list(CardRange.objects.select_for_update().filter(pk__in=found).order_by("pk").values_list("pk"))


def take(unit: Unit) -> Taken:
    """The next free number for `unit`: of the earliest range with room of the nearest unit that has any.

    The ranges stay locked until the transaction ends. Raises ValidationError (number) where there is no number left.
    """
    lock_ranges([unit])
    # Read under the lock, with all that was taken or given on meanwhile.
    ranges = queries.ranges_for([unit])[unit.pk]
    if not ranges:
        raise ValidationError({"number": texts.NO_RANGE.format(unit=unit)})
    parts = queries.parts_of(ranges)
    skipped = []
    for each in ranges:
        number, passed = _first_free(each, parts[each.pk])
        skipped += passed
        if number is not None:
            each.next_number = number + 1
            each.save(update_fields=["next_number"])
            return Taken(written(number), tuple(skipped))
    raise ValidationError({"number": texts.RANGE_USED_UP.format(unit=ranges[0].unit)})


def _first_free(whole, parts):
    """(the first number from the counter on that nobody holds, None where there is none; what was passed over)."""
    skipped, size = [], FEW
    given = sorted(part for part in parts if part[1] >= whole.next_number)
    for begin, end in queries.stretches(whole.next_number, whole.last, parts):
        while given and given[0][0] < begin:
            skipped.append("–".join(map(written, given.pop(0))))
        while begin <= end:
            chunk = range(begin, min(begin + size, end + 1))
            indexes = {number: index_of("card_number", written(number)) for number in chunk}
            held = queries.held_numbers(indexes.values())
            for number, index in indexes.items():
                if index not in held:
                    return number, skipped
                skipped.append(written(number))
            begin, size = chunk[-1] + 1, MANY
    return None, skipped
