"""Which of several units a person is looking at just now."""

from branches.access import reach

SESSION_KEY = "unit"


def seats(user) -> list[reach.Held]:
    """One entry for each unit in which `user` holds a post, by the most important post held there."""
    by_unit = {}
    for each in reach.held(user):
        by_unit.setdefault(each.position.unit_id, each)
    return list(by_unit.values())


def current_seat(request) -> reach.Held | None:
    """The seat chosen in the unit switcher, else the first; None for who holds no post."""
    if not hasattr(request, "_seat"):
        held = seats(request.user)
        chosen = request.session.get(SESSION_KEY)
        request._seat = next((each for each in held if each.position.unit_id == chosen), held[0] if held else None)
    return request._seat


def current_unit(request):
    """The unit of the current seat, or None."""
    seat = current_seat(request)
    return seat.position.unit if seat else None
