"""Values of a file beside the record: in which columns they lie, whether they differ, how the record writes them."""

from functools import lru_cache

from branches.vietnamese import partial_dates
from branches.vietnamese.names import fold, sort_key
from branches.vietnamese.partial_dates import PartialDate
from members.people import data
from members.people.models import Membership, Person
from members.people.models.persons import PARTIAL_DATES

# Fields of a person that a file may carry, by the name that both use.
OF_PERSON = (
    "full_name",
    "member_code",
    "birth_date",
    "gender",
    "ethnicity",
    "religion",
    "hometown",
    "address",
    "citizen_id",
    "citizen_id_date",
    "citizen_id_place",
    "education",
    "qualification",
    "political_theory",
    "it_level",
    "foreign_language",
    "joined_on",
    "admission_resolution",
    "card_number",
    "party_joined_on",
    "occupation",
    "awards",
    "discipline",
    "association",
    "honorary",
    "email",
    "phone",
    "note",
)
# What a file says of the stay: file's name → the ledger's.
OF_STAY = {
    "post": "listed_post",
    "training_state": "listed_training",
    "rating_state": "listed_rating",
    "attachment": "attached",
}
_FIELDS = {name: Person._meta.get_field(name) for name in OF_PERSON}
_LISTS = {
    **{name: field.values for name, field in _FIELDS.items() if hasattr(field, "values")},
    **{name: Membership._meta.get_field(column).values for name, column in OF_STAY.items() if name != "attachment"},
}
_CODES = {name: {item.name: item.code for item in values} for name, values in _LISTS.items()}
_JOINT = data.ATTACHMENTS.name("joint")
_MAIN = data.ATTACHMENTS.name("main")


@lru_cache(maxsize=50_000)
def _day(text: str) -> PartialDate:
    return partial_dates.parse(text)


def date_of(value) -> PartialDate | None:
    """A date of a file's values."""
    if value is None:
        return None
    return _day(value) if isinstance(value, str) else partial_dates.parse(value)


def stored(name: str, value):
    """A value of a file as the record keeps it: a PartialDate, a code of a list, a text or a tick. None is nothing."""
    return _STORED.get(name, _text)(value)


def _storing(name):
    if name in PARTIAL_DATES:
        return date_of
    if name == "attachment":
        return lambda value: value == _JOINT
    if name in _CODES:
        codes = _CODES[name]
        return lambda value: "" if value is None else codes.get(value, "")
    return bool if name == "honorary" else _text


def _text(value):
    return "" if value is None else value


# One look-up for each cell of a file: which of these a field is doesn't change.
_STORED = {name: _storing(name) for name in (*OF_PERSON, *OF_STAY)}
_OF_PERSON = frozenset(OF_PERSON)


def shown(name: str, value):
    """The way back: what the record keeps, as a file's values hold it; None for nothing."""
    if isinstance(value, PartialDate):
        return value.as_json()
    if name == "attachment":
        return _JOINT if value else _MAIN
    if name == "honorary":
        return bool(value)
    if value in (None, ""):
        return None
    return _LISTS[name].name(value) if name in _LISTS else value


def kept(person: Person, name: str):
    """What the record holds now, in the shape of `stored`."""
    if name in PARTIAL_DATES:
        return person.partial(name)
    return getattr(person, name) or ("" if name != "honorary" else False)


def for_person(values: dict) -> dict:
    """The values of a file that go onto the person, as the record keeps them."""
    return {name: _STORED[name](value) for name, value in values.items() if name in _OF_PERSON}


def for_stay(values: dict) -> dict:
    """The values of a file that go onto the stay, by the ledger's names."""
    return {column: stored(name, values[name]) for name, column in OF_STAY.items() if name in values}


def differences(person: Person, stay: Membership | None, values: dict) -> dict:
    """{field: the record's value as a file would hold it} of what the file says otherwise.

    A cell that says less than the record (a bare year of the same birth date, a name without its marks) is no
    difference, and an empty cell never is.
    """
    found = {}
    for name in OF_PERSON:
        if name in values:
            now, new = kept(person, name), stored(name, values[name])
            if not same(name, now, new):
                found[name] = shown(name, now)
    if stay is not None:
        for name, column in OF_STAY.items():
            if name in values and getattr(stay, column) != stored(name, values[name]):
                found[name] = shown(name, getattr(stay, column))
    return found


def dates_agree(first: PartialDate | None, second: PartialDate | None) -> bool:
    """Whether two dates may be one: equal as far as the less precise one goes. An unknown date agrees with any."""
    if first is None or second is None:
        return True
    return first.year == second.year and all(
        None in (getattr(first, part), getattr(second, part)) or getattr(first, part) == getattr(second, part)
        for part in ("month", "day")
    )


def same(name, now, new) -> bool:
    """Whether what a file says (`new`) says no more and nothing else than what the record holds; both as `stored`."""
    if now == new:
        return True
    if isinstance(new, PartialDate) and isinstance(now, PartialDate):
        return dates_agree(now, new) and _precision(new) <= _precision(now)
    if name == "full_name" and fold(now) == fold(new):
        return sort_key(now.lower()) == sort_key(new.lower()) or (new.isascii() and not now.isascii())
    return False


def _precision(date: PartialDate) -> int:
    return ("year", "month", "day").index(date.precision)
