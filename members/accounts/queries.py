"""Which accounts could be a member's."""

from django.db.models import QuerySet

from branches.accounts.models import User
from branches.accounts.queries import by_username
from branches.vietnamese.names import fold
from members.people.models import Person

_LONGEST = 60


def untied_around(person: Person) -> QuerySet[User]:
    """Accounts in use that hold or held a post in the person's unit or above it, and are tied to no record."""
    unit = person.unit
    found = User.objects.filter(
        positions__unit__path__in=[*unit.ancestor_paths, unit.path],
        is_active=True,
        is_staff=False,
        is_superuser=False,
        person__isnull=True,
    )
    return found.distinct()


def free_username(person: Person) -> str:
    """A name to sign in by that nobody has: the person's own without marks, "vi.thi.hanh", with a number if need be."""
    plain = ".".join(fold(person.full_name).split())[: _LONGEST - 4]
    number, name = 1, plain
    while by_username(name):
        number += 1
        name = f"{plain}.{number}"
    return name
