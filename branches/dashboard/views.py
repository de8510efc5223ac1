"""The first page: what the pillars show of the unit in view. It knows none of them."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from branches.pillars.contract import Place, Viewing
from branches.pillars.registry import gather
from branches.units import current
from branches.units.models import Unit


@require_safe
def home(request):
    seat = current.current_seat(request)
    unit = _unit_in_view(request, seat)
    viewing = Viewing(request.user, seat, unit, timezone.localdate(), request.GET)
    tiles = [tile for make in gather("tiles") for tile in make(viewing)]
    return render(
        request,
        "branches/dashboard/home.html",
        {
            "unit": unit,
            "above": _above(request.user, seat, unit),
            "on": viewing.on,
            "places": {place.value: [tile for tile in tiles if tile.place == place] for place in Place},
        },
    )


def _unit_in_view(request, seat):
    """The unit of the seat, or one below it by its code (`don-vi`) where the post reaches below."""
    if seat is None:
        return None
    own, code = seat.position.unit, request.GET.get("don-vi", "")
    if not code or code == own.code:
        return own
    units = Unit.objects.visible_to(request.user).filter(path__startswith=own.path).select_related("level")
    unit = units.filter(code=code).first() if seat.below else None
    if unit is None:
        raise Http404
    return unit


def _above(user, seat, unit):
    """The units from that of the seat down to the one above `unit`."""
    if unit is None or unit == seat.position.unit:
        return []
    own = seat.position.unit
    return list(Unit.objects.visible_to(user).filter(path__in=unit.ancestor_paths, depth__gte=own.depth))
