"""What a unit's page says of its members, and what they have against closing it."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from branches.administration.rules import may_keep_committee
from branches.pillars.contract import Viewing
from branches.positions.models import Position
from branches.templatetags.ui import vnumber
from branches.units import current
from branches.units.models import Unit
from members.people import data
from members.people.models import Membership, Person
from members.people.models.memberships import Kind
from members.people.models.persons import Standing
from members.people.tiles import texts
from members.people.tiles.board import Board, dashboard

LISTED_POSTS = ("secretary", "deputy_secretary", "committee_member")


def panel(user, unit: Unit) -> dict | None:
    """Members of the unit with all below; posts that a list names and nobody has been given yet."""
    seat = next((seat for seat in current.seats(user) if unit.path.startswith(seat.path)), None)
    if seat is None:
        return None
    board = Board.read(Viewing(user, seat, unit, timezone.localdate(), {}))
    decision = may_keep_committee(user, unit)
    return {
        "template": "members/people/tiles/unit_panel.html",
        "members": board.now.members,
        "roster_url": board.roster() if board.now.members else "",
        "missing": board.now.count("missing"),
        "missing_url": board.roster(missing="any"),
        "dashboard_url": dashboard(unit),
        "listed": _listed(unit, board.on, decision),
        "may_appoint": decision,
    }


def _listed(unit, on, decision):
    held = set(Position.objects.active(on).filter(unit=unit).values_list("user", "post"))
    people = Person.objects.filter(current_unit=unit, standing=Standing.MEMBER, listed_post__in=LISTED_POSTS)
    people = people.only("full_name", "listed_post", "user").order_by("sort_key")
    waiting = [person for person in people if (person.user_id, person.listed_post) not in held]
    appoint = reverse("administration:position_add", args=[unit.code])
    return [
        {
            "name": person.full_name,
            "url": person.get_absolute_url(),
            "post": data.POSTS.name(person.listed_post),
            "appoint_url": f"{appoint}?post={person.listed_post}" if decision else "",
        }
        for person in sorted(waiting, key=lambda person: LISTED_POSTS.index(person.listed_post))
    ]


def closing(unit: Unit) -> list[str]:
    """Whoever belongs to the unit, or is a guest in it, today or on a day to come."""
    stays = Membership.objects.valid().filter(unit__path__startswith=unit.path)
    stays = stays.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=timezone.localdate())).order_by()
    counts = dict(stays.values_list("kind").annotate(number=Count("pk")))
    members = counts.pop(Kind.MAIN, 0)
    guests = sum(counts.values())
    told = [texts.CLOSING.format(count=vnumber(members))] if members else []
    return told + ([texts.CLOSING_GUESTS.format(count=vnumber(guests))] if guests else [])
