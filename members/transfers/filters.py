"""Which way a transfer goes, as whoever looks sees it."""

from django.db.models import Q

from branches.access import reach
from branches.access.reach import Area
from members.transfers.models import Transfer

OUT, IN, INSIDE = WAYS = ("di", "den", "noi-bo")


def narrowed(cases, user, way: str):
    """Of `cases`, those that leave what `user` reaches, come into it, or stay within; all for no way."""
    if way not in WAYS:
        return cases
    area = reach.area(user)
    leaves = area.q("from_unit__path")
    arrives = Q(to_unit__isnull=False) & area.q("to_unit__path") | Q(to_unit__isnull=True) & area.q("to_base__path")
    condition = {OUT: leaves & ~arrives, IN: arrives & ~leaves, INSIDE: leaves & arrives}[way]
    return cases.filter(pk__in=Transfer.objects.visible_to(user).filter(condition).values("case"))


def way_of(transfer: Transfer, area: Area) -> str:
    """The same of one transfer; empty where it only passes by."""
    target = transfer.to_unit or transfer.to_base
    leaves = transfer.from_unit_id is not None and area.covers(transfer.from_unit.path)
    arrives = target is not None and area.covers(target.path)
    return {(True, True): INSIDE, (True, False): OUT, (False, True): IN}.get((leaves, arrives), "")
