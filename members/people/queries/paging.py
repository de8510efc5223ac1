"""Pages by key: the cost of a page doesn't depend on how far down the list it lies.

The address holds the key of the last person seen, never a name; whoever moved away meanwhile leaves the first page.
"""

from dataclasses import dataclass

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

SIZE = 50


@dataclass(frozen=True)
class Page:
    rows: list
    after: int | None  # key to go on from, None on the last page
    before: int | None  # key to go back from, None on the first page


def page_of(people: QuerySet, column: str, *, descending=False, after=None, before=None, size=SIZE, few=False) -> Page:
    """One page of `people` in the order of `column`, then of keys.

    People without a value stand last in ascending order and first in descending order. `after` and `before` are keys of
    people in the list; others are as if they weren't given. `few`: the whole list is small beside the table, so that
    finding all and sorting them is cheaper than walking the table in order until a page is full.
    """
    backwards = before is not None
    key = before if backwards else after
    edge = people.filter(pk=key).values_list(column, "pk").first() if key is not None else None
    backwards = backwards and edge is not None
    reverse = descending != backwards
    rows = []
    for part in _parts(people, column, edge, reverse, few):
        rows += part[: size + 1 - len(rows)]
        if len(rows) > size:
            break
    more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
        return Page(rows, after=rows[-1].pk if rows else None, before=rows[0].pk if more else None)
    return Page(rows, after=rows[-1].pk if more else None, before=rows[0].pk if rows and edge else None)


def _parts(people, column, edge, reverse, few):
    """The list beyond `edge` in parts, each of which an index serves: people with a value, people without."""
    way = "lt" if reverse else "gt"
    value, key = edge or (None, None)
    beyond = Q(**{f"pk__{way}": key}) if edge else Q()
    # No index gives the order of an expression. People called Yến stand behind nearly all others: a database that
    # expects them anywhere would walk past everybody.
    place = Coalesce(column, column) if few else F(column)
    order = people.order_by(place.desc() if reverse else place.asc(), "-pk" if reverse else "pk")
    if not people.model._meta.get_field(column).null:
        # The first condition lets the index start at the right place, the second drops what came before.
        yield (
            order.filter(Q(**{f"{column}__{way}e": value}) & (Q(**{f"{column}__{way}": value}) | beyond))
            if edge
            else order
        )
        return
    without, having = Q(**{f"{column}__isnull": True}), Q(**{f"{column}__isnull": False})
    if edge and value is not None:
        having &= Q(**{f"{column}__{way}e": value}) & (Q(**{f"{column}__{way}": value}) | beyond)
        parts = [having] if reverse else [having, without]
    elif edge:
        without &= beyond
        parts = [without, having] if reverse else [without]
    else:
        parts = [without, having] if reverse else [having, without]
    for part in parts:
        yield order.filter(part)
