"""Departures of one way."""

from members.departures.models import Departure, Way

WAYS = {
    "truong-thanh": Way.AGE,
    "hoan-sinh-hoat": Way.LEAVE,
    "xoa-ten": Way.STRUCK_OFF,
    "xin-ra": Way.OWN_WISH,
    "tu-tran": Way.DIED,
}


def narrowed(cases, user, way: str):
    """Of `cases`, those of a way; all for none."""
    if way not in WAYS:
        return cases
    return cases.filter(pk__in=Departure.objects.visible_to(user).filter(way=WAYS[way]).values("case"))
