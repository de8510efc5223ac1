"""Records of many people at once: for imports and seeds. Set-based, in the caller's act of the journal.

The callers have asked the rules and cleaned the values; these functions derive what follows and keep the copy of the
ledger right.
"""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from members.people.actions import copying, memberships, rollups
from members.people.models import Membership, Person
from members.people.models.derived import DERIVED, columns, derive
from members.people.models.persons import Standing

NewPerson = copying.light(Person, partial=Person.partial, set_partial=Person.set_partial)


@transaction.atomic
def create_members(people: Sequence[Person | NewPerson], openings: Sequence[memberships.Opening]) -> list[int]:
    """Save new people, each with the opening entry of the same place (its person_id is not yet known: 0).

    Fills `pk` of people; gives the keys of the stays in the same order. The copy of the ledger is written with the
    person, so that each has one version and not two.
    """
    if not people:
        return []
    for person, opening in zip(people, openings, strict=True):
        derive(person)
        person.current_unit_id = opening.unit_id
        person.standing = Standing.MEMBER
        person.listed_post = opening.listed_post
    copying.insert(people)
    stays = memberships.new_stays(openings, [person.pk for person in people])
    rollups.mark_dirty((each.unit_id for each in openings), min(each.begins_on for each in openings))
    return stays


@transaction.atomic
def update_people(people: Sequence[Person], fields: Iterable[str]):
    """Write `fields` of people whose rows the caller has locked, as they are on the instances; versions count up."""
    if not people:
        return
    now = timezone.now()
    for person in people:
        derive(person)
        person.version += 1
        person.updated_at = now
    copying.update(Person, people, [*columns(fields), *DERIVED, "version", "updated_at"])
    rollups.mark_dirty({person.current_unit_id or person.kept_by_id for person in people}, timezone.localdate())


@transaction.atomic
def update_listings(stays: Sequence[Membership]):
    """Write what a list says of running stays, and its copy on the people."""
    if not stays:
        return
    copying.update(Membership, stays, memberships.LISTED)
    memberships.refresh_copy([stay.person_id for stay in stays])
