"""What the dashboards show of cases: what waits for who looks; what is under way, and late, in the unit and below."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.http import urlencode

from branches.cases import texts
from branches.cases.kinds import all_kinds
from branches.cases.models import Case
from branches.cases.queries import waiting
from branches.pillars.contract import Place, Tile, Viewing


def tiles(viewing: Viewing) -> list[Tile]:
    """One tile with a line for each kind of which something is under way; none where nothing is. Two queries, and those
    of the kinds' `find` for what waits.
    """
    if viewing.unit is None:
        return []
    cases = Case.objects.visible_to(viewing.user).open().filter(draft=False)
    around = cases.filter(
        Q(opening_unit__path__startswith=viewing.unit.path) | Q(holder__path__startswith=viewing.unit.path)
    )
    counted = (
        around.order_by()
        .values_list("kind")
        .annotate(number=Count("pk"), late=Count("pk", filter=Q(due_on__lt=viewing.on)))
    )
    rows = {kind: (number, late) for kind, number, late in counted}
    kinds = [kind for kind in all_kinds() if kind.code in rows]
    if not kinds:
        return []
    # What waits is of the person, not of a unit below that they look at.
    mine = {}
    if viewing.seat and viewing.unit == viewing.seat.position.unit:
        for each in waiting(viewing.user, kinds):
            if each.case.holder_id == viewing.unit.pk:
                mine[each.kind.code] = mine.get(each.kind.code, 0) + 1
    lines = [_line(kind, mine.get(kind.code, 0), *rows[kind.code]) for kind in kinds]
    place = Place.MAIN if viewing.unit.is_branch else Place.WIDE
    return [Tile(place, "branches/cases/parts/tile.html", {"lines": lines})]


def _line(kind, mine, number, late):
    figures = [
        (texts.TAB_WAITING, mine, "cho-toi", "warn"),
        (texts.TAB_OPEN, number, "dang-xu-ly", ""),
        (texts.TAB_OVERDUE, late, "qua-han", "bad"),
    ]
    return {
        "name": kind.name,
        "icon": kind.icon,
        "figures": [
            {"label": label, "count": count, "tone": tone, "url": _url(kind, tab) if count else ""}
            for label, count, tab, tone in figures
            if count or tab == "dang-xu-ly"
        ],
    }


def _url(kind, tab):
    return f"{reverse(kind.list_route)}?{urlencode({'tab': tab})}" if kind.list_route else ""
