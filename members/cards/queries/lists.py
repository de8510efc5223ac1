"""The list of cards: who has none, who has one, and which have ended, of a part of the tree."""

from django.db import models
from django.db.models import Count, Q

from members.cards.models import Card
from members.cards.queries.holdings import having_number
from members.people.models import Person
from members.people.queries import roster

WITHOUT, WITH, ENDED = "chua-co", "da-co", "da-het"
# What a row shows; nothing that has to be decrypted.
ROW = (
    "full_name",
    "joined_on",
    "joined_on_precision",
    "card_number_last4",
    "current_unit__name",
    "kept_by__name",
)


def counts_of(shown) -> dict[str, int]:
    """How many stand under each tab. Two queries."""
    having = having_number()
    members = roster.people_of(shown).aggregate(without=Count("pk", filter=~having), having=Count("pk", filter=having))
    return {WITHOUT: members["without"], WITH: members["having"], ENDED: _ended(shown).count()}


def people_under(tab: str, shown, words: str = ""):
    """Members with or without a card, by name, for a list; `words` of the name, with or without marks."""
    having = having_number()
    people = roster.people_of(shown).filter(having if tab == WITH else ~having).filter(_named(words))
    people = people.select_related("current_unit", "kept_by").only(*ROW).fetch_mode(models.FETCH_RAISE)
    return people.order_by("sort_key", "pk")


def ended_cards(shown, words: str = ""):
    """Cards that ended, of whoever belongs to the part of the tree or is kept by it, the latest first."""
    cards = _ended(shown).filter(person__in=_people(words)) if words else _ended(shown)
    fields = [f"person__{field}" for field in ROW]
    own = ("number_last4", "issued_on", "ended_on", "ended_by")
    cards = cards.select_related("person__current_unit", "person__kept_by").only(*own, *fields)
    return cards.fetch_mode(models.FETCH_RAISE).order_by("-ended_on", "-pk")


def _ended(shown):
    return Card.objects.ended().filter(shown.q("person__current_unit") | shown.q("person__kept_by"))


def _named(words):
    return roster.matching(words, numbers=False) if words else Q()


def _people(words):
    return Person.objects.filter(_named(words))
