"""Values as the record keeps them, and the columns that follow from them. Pure: nothing here asks the database."""

import re
from contextlib import suppress
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from branches.secrets.keys import blind_index
from branches.vietnamese import citizen_ids, names, partial_dates, phones
from members.people import texts
from members.people.data.completeness import OF_MEMBERS, REQUIRED
from members.people.models.persons import PARTIAL_DATES, Person, Standing

# Below it a date of joining is more likely a slip than a fact. No text is so sure of the age that it could be refused.
YOUNGEST_JOINING = 15

_CARD = re.compile("[0-9A-Z/]{1,30}")
_MEMBER_CODE = re.compile("[0-9]{6,12}")
_APOSTROPHE = re.compile("['’‘ʼ`]")
_NOT_A_NAME = re.compile("[<>{}@]|[0-9]{3}|https?:")


def index_of(field: str, value: str) -> bytes | None:
    """The blind index of a whole citizen id, card number or phone, normalised; None for an empty one."""
    return blind_index(value, purpose=field) if value else None


def derive(person: Person) -> Person:
    """Fill what follows from the record: order, search, blind indexes, last digits, what is missing.

    Called before every write of a person, one by one or in bulk; `person` holds normalised values.
    """
    person.sort_key = names.sort_key(person.full_name, person.sort_name)
    # Each word begins with a space: what is typed is looked for at the beginning of words.
    spoken = (person.full_name, person.other_name, *_behind_apostrophes(person.full_name, person.other_name))
    words = " ".join(filter(None, (*map(names.fold, spoken), person.member_code)))
    person.search = f" {words}"[:200]
    for field in ("citizen_id", "card_number", "phone"):
        value = getattr(person, field) or ""
        setattr(person, f"{field}_index", index_of(field, value))
        setattr(person, f"{field}_last4", value[-4:])
    person.missing = [field for field in REQUIRED if not getattr(person, field)]
    person.missing_count = len(person.missing)
    return person


def _behind_apostrophes(*texts):
    """What is typed for H'Hen is as often "hen" as "h'hen"."""
    return [" ".join(_APOSTROPHE.split(text)) for text in texts if text and _APOSTROPHE.search(text)]


DERIVED = (
    "sort_key",
    "search",
    *(f"{field}_{what}" for field in ("citizen_id", "card_number", "phone") for what in ("index", "last4")),
    "missing",
    "missing_count",
)


def lacking(person: Person) -> list[str]:
    """What this person's record still lacks: a youth has no date of joining to lack."""
    if person.standing == Standing.YOUTH:
        return [field for field in person.missing if field not in OF_MEMBERS]
    return person.missing


def doubts(person: Person) -> list[str]:
    """What may be wrong in a record though it isn't impossible: codes "gender", "birth_year", "too_young"."""
    found = []
    if person.citizen_id:
        with suppress(citizen_ids.CitizenIdProblem):
            found += citizen_ids.warnings(citizen_ids.parse(person.citizen_id), person.birth, person.gender)
    if person.birth and person.joined and person.joined.year - person.birth.year < YOUNGEST_JOINING:
        found.append("too_young")
    return found


def normalise(values: dict) -> dict:
    """Values by field name as the record keeps them. Raises ValidationError with a sentence for each wrong field.

    Texts lose invisible characters and doubled spaces, an all-capital name gets its capitals right, phones and numbers
    become digits. A date is a PartialDate, a text that reads as one, or None.
    """
    found, wrong = {}, {}
    for field, value in values.items():
        try:
            found[field] = _normalise(field, value)
        except ValidationError as error:
            wrong[field] = error
        except (partial_dates.DateProblem, phones.PhoneProblem, citizen_ids.CitizenIdProblem) as problem:
            wrong[field] = ValidationError(problem.message)
    if wrong:
        raise ValidationError(wrong)
    return found


def assign(person: Person, values: dict):
    """Put normalised values on a person; a date brings its precision with it."""
    for field, value in values.items():
        if field in PARTIAL_DATES:
            person.set_partial(field, value)
        else:
            setattr(person, field, value)


def read(person: Person, field: str):
    """The value of a field in the shape that `normalise` gives."""
    return person.partial(field) if field in PARTIAL_DATES else getattr(person, field)


def columns(fields) -> list[str]:
    """The database columns behind these fields."""
    return [
        column for field in fields for column in ((field, f"{field}_precision") if field in PARTIAL_DATES else (field,))
    ]


def _normalise(field, value):
    if field in PARTIAL_DATES:
        return _date(value)
    if isinstance(value, bool):
        return value
    text = names.clean("" if value is None else str(value))
    special = _SPECIAL.get(field)
    if special and text:
        text = special(text)
    longest = Person._meta.get_field(field).max_length
    if longest and len(text) > longest:
        raise ValidationError(texts.TOO_LONG.format(longest=longest, length=len(text)))
    if not text and not Person._meta.get_field(field).blank:
        raise ValidationError(texts.NAME_EMPTY)
    return text


def _date(value):
    if value in (None, ""):
        return None
    found = partial_dates.parse(value)
    if found.first_day > _today():
        raise ValidationError(texts.DATE_TO_COME.format(date=found))
    return found


def _today() -> date:
    return timezone.localdate()


def _name(text):
    if _NOT_A_NAME.search(text):
        raise ValidationError(texts.NOT_A_NAME)
    return names.title_case(text)


def _email(text):
    try:
        validate_email(text)
    except ValidationError:
        raise ValidationError(texts.NOT_AN_EMAIL) from None
    return text


def _member_code(text):
    digits = re.sub(r"[\s.]", "", text)
    if not _MEMBER_CODE.fullmatch(digits):
        raise ValidationError(texts.NOT_A_MEMBER_CODE)
    return digits


def _card(text):
    number = re.sub(r"[\s.\-]", "", text).upper()
    if not _CARD.fullmatch(number):
        raise ValidationError(texts.NOT_A_CARD_NUMBER)
    return number


_SPECIAL = {
    "full_name": _name,
    "other_name": _name,
    "phone": phones.normalise,
    "citizen_id": lambda text: citizen_ids.parse(text).number,
    "card_number": _card,
    "member_code": _member_code,
    "email": _email,
}
