"""The roster: who belongs to a part of the tree, found by what people type, in pages."""

import re
from contextlib import suppress

from django.db import models
from django.db.models import Q

from branches.vietnamese import citizen_ids, names, phones
from members.people.models import Person
from members.people.models.derived import index_of
from members.people.models.persons import Standing

# What a row of the list shows; nothing that has to be decrypted.
ROW = (
    "full_name",
    "member_code",
    "birth_date",
    "birth_date_precision",
    "joined_on",
    "joined_on_precision",
    "phone_last4",
    "citizen_id_last4",
    "listed_post",
    "missing_count",
    "standing",
    "left_reason",
    "gender",
    "current_unit__name",
    "kept_by__name",
)
SORTS = {"name": "sort_key", "birth": "birth_date", "joined": "joined_on"}
LONGEST_QUERY = 100
MOST_WORDS = 8
COUNTED_TO = 10_000
# Up to so many people are found and sorted, more are met soon enough in the order of the table. Names are found in
# clusters, since the list is sorted by them; other conditions anywhere.
FEW_BY_NAME, FEW = COUNTED_TO, 2_000
# What a filter asks for, beside the values of its list: nothing written down.
NOTHING = "-"


def people_of(shown, standing=Standing.MEMBER):
    """The people of a part of the tree: members by the unit they belong to, all others by the unit that keeps them."""
    place = "current_unit" if standing == Standing.MEMBER else "kept_by"
    return Person.objects.filter(shown.q(place), standing=standing)


def for_roster(people):
    """With what a row of the list shows; anything else that a template asks for raises."""
    return people.select_related("current_unit", "kept_by").only(*ROW).fetch_mode(models.FETCH_RAISE)


def matching(text: str, *, numbers: bool) -> Q:
    """People whose name has words beginning as typed, or whose member code, phone or (with `numbers`, for who may)
    citizen id or card number is meant: phones and numbers by their last four digits or whole, codes by their beginning.
    """
    text = names.clean(text)[:LONGEST_QUERY]
    bare = re.sub(r"[\s.\-+]", "", text)
    words = [bare] if bare.isdigit() else names.fold(text).split()[:MOST_WORDS]
    found = Q()
    for word in words:
        found &= _number(word, numbers) if word.isdigit() else Q(search__contains=f" {word}")
    return found


def asks_for_number(text: str) -> bool:
    """Whether what is typed may be the end, or the whole, of a citizen id or card number."""
    return any(len(digits) >= 4 for digits in re.findall(r"\d+", re.sub(r"[\s.\-]", "", text)))


def _number(digits: str, numbers: bool) -> Q:
    found = Q(search__contains=f" {digits}")
    if len(digits) <= 4:
        # Every number that ends so, one by one: an end alone would be looked for in all rows.
        if len(digits) >= 3:
            found |= Q(phone_last4__in=[digits] if len(digits) == 4 else [f"{first}{digits}" for first in range(10)])
        if numbers and len(digits) == 4:
            found |= Q(citizen_id_last4=digits) | Q(card_number_last4=digits)
        return found
    # What isn't a phone may be another number.
    with suppress(phones.PhoneProblem):
        found |= Q(phone_index=index_of("phone", phones.normalise(digits)))
    if numbers:
        found |= Q(card_number_index=index_of("card_number", digits))
        with suppress(citizen_ids.CitizenIdProblem):
            found |= Q(citizen_id_index=index_of("citizen_id", citizen_ids.parse(digits).number))
    return found


def count(people) -> tuple[int, bool]:
    """How many, and whether there are more: counting stops at COUNTED_TO."""
    found = people.order_by().values("pk")[: COUNTED_TO + 1].count()
    return min(found, COUNTED_TO), found > COUNTED_TO
