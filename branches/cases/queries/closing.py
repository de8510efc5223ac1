"""Cases that stand in the way of closing a unit."""

from django.db.models import Q

from branches.cases import texts
from branches.cases.kinds import all_kinds
from branches.cases.models import Case

MOST_NUMBERS = 3


def closing_reasons(unit) -> list[str]:
    """Sentences: it holds, opened, takes part in or is the target of cases that are still open. Each is told once."""
    named = [key for kind in all_kinds() for key in kind.named_in(unit)]
    taking_part = Q(holder=unit) | Q(opening_unit=unit) | Q(parties__unit=unit) | Q(pk__in=named)
    cases = Case.objects.open().filter(taking_part).distinct()
    rows = list(cases.order_by("pk").values_list("number", "holder", "opening_unit"))
    holds = [number for number, holder, _ in rows if holder == unit.pk]
    opened = [number for number, holder, opening in rows if opening == unit.pk and holder != unit.pk]
    others = [number for number, holder, opening in rows if unit.pk not in (holder, opening)]
    told = [(texts.HOLDS, holds), (texts.OPENED_OPEN, opened), (texts.PARTY, others)]
    return [words.format(count=len(numbers), numbers=_named(numbers)) for words, numbers in told if numbers]


def _named(numbers):
    named = numbers[:MOST_NUMBERS]
    if len(numbers) > MOST_NUMBERS:
        named.append(texts.AND_MORE.format(count=len(numbers) - MOST_NUMBERS))
    return ", ".join(named)
