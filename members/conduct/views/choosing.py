"""Finding whom something is about: members and units that the person manages, by name."""

from branches.access import reach
from branches.positions.models import Grant
from branches.units.models import Unit
from branches.vietnamese.names import clean, fold
from members.people.models import Person

MOST = 20
LONGEST_NAME = 100


def typed(request) -> str:
    return clean(request.GET.get("q", "").replace("\0", ""))[:LONGEST_NAME]


def people_found(user, name: str):
    """(members of the units that `user` manages whose name has these words, whether there are more)."""
    people = Person.objects.visible_to(user).members()
    people = people.filter(reach.area(user, Grant.MANAGE).q("current_unit__path"))
    for word in fold(name).split():
        people = people.filter(search__contains=f" {word}")
    found = list(people.select_related("current_unit").order_by("sort_key", "pk")[: MOST + 1])
    return found[:MOST], len(found) > MOST


def units_found(user, name: str, grant: str):
    """The same of open units over which `user` has `grant`; none before something is typed."""
    if not name:
        return [], False
    units = Unit.objects.granting(user, grant).open().select_related("level")
    for word in fold(name).split():
        units = units.filter(folded_name__contains=word)
    found = list(units.order_by("path")[: MOST + 1])
    return found[:MOST], len(found) > MOST
