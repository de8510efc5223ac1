"""Who has which card, and who holds which number; many people at once wherever more than one may be asked about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q
from django.utils import timezone

from branches.cases.models import Case
from branches.units import superiors
from branches.units.models import Unit
from members.cards import texts
from members.cards.models import Card
from members.people.models import Membership, Person
from members.people.models.memberships import Began
from members.people.models.persons import Standing


@dataclass(frozen=True)
class Holding:
    """What a person has in hand, and who issues for them: `base` is the cơ sở of their unit."""

    person: Person
    card: Card | None
    base: Unit

    @property
    def listed(self) -> bool:
        """Whether there is a number that came from a list, and no card that was issued here."""
        return self.card is None and self.person.card_number_index is not None

    @property
    def last4(self) -> str:
        """The end of the number in use, empty where there is none."""
        return self.card.number_last4 if self.card else self.person.card_number_last4

    @property
    def differs(self) -> bool:
        """Whether somebody has changed on the record what should be the copy of the running card's number."""
        return self.card is not None and _bytes(self.person.card_number_index) != _bytes(self.card.number_index)


def _bytes(index):
    return bytes(index) if index is not None else None


def running_of(people: Iterable[int]) -> dict[int, Card]:
    """{key of a person: the card in use}, with who issued it; a number from a list alone is none. One query."""
    cards = Card.objects.running().filter(person__in=list(people)).select_related("issuer", "case")
    return {card.person_id: card for card in cards}


def admission_of(person: Person) -> Case | None:
    """The case that made a member of the person, as the ledger tells; None of who came another way."""
    stays = Membership.objects.main().on(timezone.localdate()).filter(person=person, began_by=Began.ADMITTED)
    stay = stays.select_related("begun_case").first()
    return stay and stay.begun_case


def has_number(people: Iterable[int]) -> set[int]:
    """Keys of those who have a card in use, or a number from a list. One query."""
    return set(Person.objects.filter(pk__in=list(people)).filter(having_number()).values_list("pk", flat=True))


def having_number() -> Q:
    """A filter on people: a card in use, or a number from a list."""
    return Q(card_number_index__isnull=False) | Q(pk__in=Card.objects.running().values("person"))


def holdings(people: Sequence[Person]) -> list[Holding]:
    """Of each, in the same order; two queries for any number. `people` come with units and their levels."""
    cards = running_of(person.pk for person in people)
    bases = superiors.bases_of({person.unit for person in people})
    return [Holding(person, cards.get(person.pk), bases[person.unit.pk]) for person in people]


def holding_of(person: Person) -> Holding:
    return holdings([person])[0]


def latest_day(person: Person) -> date | None:
    """The last day on which a card of the person was issued or ended: nothing of a later card lies before it."""
    found = Card.objects.filter(person=person).aggregate(issued=Max("issued_on"), ended=Max("ended_on"))
    return max(filter(None, found.values()), default=None)


def held_numbers(indexes: Iterable[bytes]) -> set[bytes]:
    """Which of these numbers (by blind index) anybody has or had. Two queries."""
    indexes = list(indexes)
    people = Person.objects.exclude(standing=Standing.VOID).filter(card_number_index__in=indexes)
    found = [*people.values_list("card_number_index", flat=True)]
    found += Card.objects.filter(number_index__in=indexes).values_list("number_index", flat=True)
    return {bytes(index) for index in found}


def held_elsewhere(wanted: dict[int, bytes]) -> set[int]:
    """Of {key of a person: a number, by blind index}: those whose number somebody else has or had. Two queries."""
    indexes = list(wanted.values())
    people = Person.objects.exclude(standing=Standing.VOID).filter(card_number_index__in=indexes)
    holders = [*people.values_list("card_number_index", "pk")]
    holders += Card.objects.filter(number_index__in=indexes).values_list("number_index", "person")
    who = {}
    for index, person in holders:
        who.setdefault(bytes(index), set()).add(person)
    return {person for person, index in wanted.items() if who.get(bytes(index), set()) - {person}}


def is_card_of_another(person: Person, index: bytes) -> bool:
    """Whether a card with this number was ever somebody else's."""
    return Card.objects.filter(number_index=index).exclude(person=person).exists()


def ties(people: Sequence[int]) -> dict[int, list[str]]:
    """{key of a person: why the record can't be voided or an import be taken back}: cards are never deleted."""
    cards = Card.objects.filter(person__in=people).order_by("pk").values_list("person", "number_last4")
    return {person: [texts.TIE.format(last4=last4)] for person, last4 in cards}


def ties_of(person: Person) -> list[str]:
    return ties([person.pk]).get(person.pk, [])


def cards_of(person: Person):
    """All cards of a person, the newest first; their numbers stay shut."""
    return Card.objects.filter(person=person).select_related("issuer", "case").defer("number").order_by("-pk")
