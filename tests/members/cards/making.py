"""Settings, ranges and cards for the tests, written through the actions."""

from datetime import date

from django.core.exceptions import PermissionDenied

from branches.accounts.models import User
from members.cards import actions
from members.cards.models import Card, CardRange
from members.people.models import Person
from tests.members.people.people import make_person

DAY = date(2026, 3, 26)


def use_range(unit, first, last):
    """A range from above the system for a unit that takes its numbers from it."""
    actions.arrange_source(unit, actor=User.objects.system(), source="range")
    return make_range(unit, first, last)


def make_range(unit, first, last):
    paper = "Công văn 12-CV/TWĐTN"
    return actions.add_range(unit, actor=User.objects.system(), first=first, last=last, paper=paper)


def give(whole, to, first, last):
    paper = "Công văn 7-CV/TĐTN"
    return actions.give_range(whole, to=to, first=first, last=last, paper=paper, actor=User.objects.system())


def issue(person, number="", on=DAY):
    return actions.issue_card(person, actor=User.objects.system(), on=on, number=number)


def numbers_of(people) -> list[str]:
    """The numbers on the records, in the order of the people."""
    kept = {person.pk: person.card_number for person in Person.objects.filter(pk__in=[each.pk for each in people])}
    return [kept[person.pk] for person in people]


def cards_of(person) -> list[tuple]:
    """(number, issued on, ended by) of each card, in the order in which they came."""
    return [(card.number, card.issued_on, card.ended_by) for card in Card.objects.filter(person=person).order_by("pk")]


def make_copies(person, count, **fields):
    """Many at once, like one another but for the citizen id, straight into the table."""
    kept = {field.attname: getattr(person, field.attname) for field in Person._meta.concrete_fields}
    kept |= {"id": None, "citizen_id_index": None, **fields}
    numbers = (f"{1_303_020_000 + number:012}" for number in range(count))
    return Person.objects.bulk_create(Person(**{**kept, "citizen_id": number}) for number in numbers)


def answers(cast, act) -> dict[str, str]:
    """{name of the cast: with which sentence `act(user)` was refused, empty where it was done}"""

    def tried(user):
        try:
            act(user)
        except PermissionDenied as refusal:
            return str(refusal)
        return ""

    return {name: tried(user) for name, user in vars(cast).items()}


def counter(whole) -> int:
    return CardRange.objects.get(pk=whole.pk).next_number


def make_members(unit, count, **values):
    return [make_person(unit, f"Lò Văn Người {number}", joined_on="2019", **values) for number in range(count)]
