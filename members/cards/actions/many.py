"""Cards for many at once: judged first, then each by itself, so that one who is refused keeps nobody else back."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from members.cards import queries, rules, texts
from members.cards.actions import taking
from members.cards.actions.issuing import Issued, is_usable, issue_card
from members.people.actions import memberships
from members.people.models import Person
from members.people.models.derived import index_of

# What one request gives in a dozen seconds: each card locks, checks and writes by itself.
MOST = 200


@dataclass(frozen=True)
class Candidate:
    """One of them: where the number comes from, why not (empty where nothing stands in the way), what came of it."""

    person: Person
    origin: str = ""
    refused: str = ""
    issued: Issued | None = None


def judge_issuing(people: Sequence[Person], *, actor) -> list[Candidate]:
    """Each with what stands in the way, in the order of `people`; seven queries for any number.

    `people` come with their units and these units' levels. The last numbers of a range are reckoned to the first.
    """
    held = queries.holdings(people)
    bases = {holding.base for holding in held}
    sources = queries.sources_of(bases)
    room = _Room(bases)
    own = {each.pk: each.citizen_id for each in people if is_usable(each.citizen_id)}
    taken = queries.held_elsewhere({key: index_of("card_number", number) for key, number in own.items()})
    found = []
    for holding in held:
        person, base = holding.person, holding.base
        decision = rules.may_issue(actor, holding)
        if not decision:
            found.append(Candidate(person, refused=decision.reason))
        elif sources[base.pk].is_range:
            origin = texts.FROM_RANGE.format(unit=room.unit_of(base)) if room.unit_of(base) else ""
            found.append(Candidate(person, origin, refused=room.take(base)))
        elif person.pk not in own:
            found.append(Candidate(person, refused=texts.NO_CITIZEN_ID))
        else:
            refused = texts.CITIZEN_ID_TAKEN if person.pk in taken else ""
            found.append(Candidate(person, texts.FROM_CITIZEN_ID, refused))
    return found


@transaction.atomic
def issue_many(people: Sequence[Person], *, actor, on: date) -> list[Candidate]:
    """A card for each who passes, as the unit is set; gives all, in the same order, with what became of them."""
    memberships.lock_people([person.pk for person in people])
    fresh = Person.objects.for_record().in_bulk([person.pk for person in people])
    judged = judge_issuing([fresh[person.pk] for person in people], actor=actor)
    passing = [each.person for each in judged if not each.refused]
    taking.lock_ranges({holding.base for holding in queries.holdings(passing)})
    return [each if each.refused else _issue(each, actor, on) for each in judged]


def _issue(each, actor, on):
    """What the action refuses after all is taken back alone."""
    try:
        with transaction.atomic():
            return replace(each, issued=issue_card(each.person, actor=actor, on=on))
    except PermissionDenied as refusal:
        return replace(each, refused=str(refusal))
    except ValidationError as refusal:
        return replace(each, refused=" ".join(refusal.messages))


class _Room:
    """What is left in the ranges that these units take from, counted down as candidates are judged."""

    def __init__(self, units):
        self._ranges = queries.ranges_for(units)
        every = {each.pk: each for ranges in self._ranges.values() for each in ranges}
        self._left = defaultdict(int)
        for key, figures in queries.figures_of(list(every.values())).items():
            self._left[every[key].unit_id] += figures.left

    def unit_of(self, unit):
        """Whose ranges `unit` takes from; None where there are none."""
        ranges = self._ranges[unit.pk]
        return ranges[0].unit if ranges else None

    def take(self, unit) -> str:
        """Why there is no number for one more; empty where there is."""
        owner = self.unit_of(unit)
        if owner is None:
            return texts.NO_RANGE.format(unit=unit)
        self._left[owner.pk] -= 1
        return texts.RANGE_USED_UP.format(unit=owner) if self._left[owner.pk] < 0 else ""
