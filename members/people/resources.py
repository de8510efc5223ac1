"""The columns of a list of members, declared once, as the official system exports them and in its order.

A list is taken away by them here; members.imports reads lists by the widgets of the same columns.
"""

from dataclasses import dataclass

from django.utils import timezone
from import_export import fields, resources

from branches.spreadsheets.writer import Column
from branches.units.models import Unit
from members.people import data, texts
from members.people.data.official import HEADERS
from members.people.models import Membership, Person
from members.people.models.derived import read
from members.people.models.persons import Gender
from members.people.queries import paging
from members.people.widgets import (
    CitizenIdColumn,
    DateColumn,
    EmailColumn,
    ListColumn,
    NameColumn,
    NumberColumn,
    PhoneColumn,
    TextColumn,
    TickColumn,
)

CHUNK = 2_000
# Nothing of the kind happened before.
PARTY_FOUNDED, UNION_FOUNDED, FIRST_IDENTITY_CARDS = 1930, 1931, 1946


class RecordField(fields.Field):
    """A column of the record. Its widget gets the value as `read` gives it: a date with what is known of it."""

    def get_value(self, instance):
        return read(instance, self.attribute)


class BirthField(RecordField):
    """The official list has two columns for dates of birth and tells the gender by which of them is filled."""

    def __init__(self, name, gender):
        super().__init__(attribute="birth_date", column_name=HEADERS[name], widget=DateColumn())
        self.gender = gender

    def get_value(self, instance):
        return super().get_value(instance) if instance.gender == self.gender else None


class AttachmentField(fields.Field):
    """The code of the list for what the present stay keeps as yes or no."""

    def get_value(self, instance):
        attached = super().get_value(instance)
        return None if attached is None else "joint" if attached else "main"


def _column(name, widget, *, of=None):
    return RecordField(attribute=of or name, column_name=HEADERS[name], widget=widget)


def _text(name):
    return _column(name, TextColumn(texts.COLUMNS[name], Person._meta.get_field(name).max_length))


def _list(name, values, *, of=None):
    return _column(name, ListColumn(texts.COLUMNS[name], values), of=of)


def _of_stay(name, values, column, kind=fields.Field):
    """What a list says of the present stay, which `_in_order` puts on the person."""
    widget = ListColumn(texts.COLUMNS[name], values)
    return kind(attribute=f"stay__{column}", column_name=HEADERS[name], widget=widget)


class PersonResource(resources.Resource):
    """In the order and with the headers of the official export (domain: columns A to AG)."""

    full_name = _column(
        "full_name", NameColumn(texts.COLUMNS["full_name"], Person._meta.get_field("full_name").max_length)
    )
    member_code = _column("member_code", NumberColumn.member_code(texts.COLUMNS["member_code"]))
    birth_date_male = BirthField("birth_date_male", Gender.MALE)
    birth_date_female = BirthField("birth_date_female", Gender.FEMALE)
    ethnicity = _list("ethnicity", data.ETHNICITIES)
    religion = _list("religion", data.RELIGIONS)
    hometown = _text("hometown")
    address = _text("address")
    citizen_id = _column("citizen_id", CitizenIdColumn())
    citizen_id_date = _column("citizen_id_date", DateColumn(since=FIRST_IDENTITY_CARDS))
    citizen_id_place = _text("citizen_id_place")
    education = _list("education", data.EDUCATION)
    qualification = _list("qualification", data.QUALIFICATIONS)
    political_theory = _list("political_theory", data.POLITICAL_THEORY)
    it_level = _list("it_level", data.IT_LEVELS)
    foreign_language = _list("foreign_language", data.FOREIGN_LANGUAGES)
    joined_on = _column("joined_on", DateColumn(since=UNION_FOUNDED))
    admission_resolution = _text("admission_resolution")
    card_number = _column("card_number", NumberColumn.card(texts.COLUMNS["card_number"]))
    party_joined_on = _column("party_joined_on", DateColumn(since=PARTY_FOUNDED))
    occupation = _list("occupation", data.OCCUPATIONS)
    attachment = _of_stay("attachment", data.ATTACHMENTS, "attached", AttachmentField)
    training_state = _of_stay("training_state", data.TRAINING_STATES, "listed_training")
    rating_state = _of_stay("rating_state", data.RATING_STATES, "listed_rating")
    awards = _text("awards")
    discipline = _text("discipline")
    post = _list("post", data.POSTS, of="listed_post")
    association = _list("association", data.ASSOCIATIONS)
    honorary = _column("honorary", TickColumn(texts.COLUMNS["honorary"]))
    email = _column("email", EmailColumn(texts.COLUMNS["email"], Person._meta.get_field("email").max_length))
    phone = _column("phone", PhoneColumn())
    branch = fields.Field(
        attribute="unit__name",
        column_name=HEADERS["branch"],
        widget=TextColumn(texts.COLUMNS["branch"], Unit._meta.get_field("name").max_length),
    )
    # Beyond the official columns: a date under one of the two would say a gender that nobody wrote down.
    birth_date = BirthField("birth_date", "")


WIDE = {"full_name": 28, "hometown": 32, "address": 36, "citizen_id_place": 24, "branch": 28}
NUMBER = Column(HEADERS["number"], "number", width=6, kind="number")


@dataclass
class Export:
    """The list of some people as rows for branches.spreadsheets.writer; `hidden` are columns that this reader lacks."""

    hidden: frozenset[str]

    def __post_init__(self):
        self.fields = {name: field for name, field in PersonResource.fields.items() if name not in self.hidden}

    @property
    def columns(self) -> list[Column]:
        return [NUMBER] + [
            Column(
                field.column_name,
                name,
                width=WIDE.get(name, 16),
                kind="date" if isinstance(field.widget, DateColumn) else "text",
            )
            for name, field in self.fields.items()
        ]

    def rows(self, people, column: str, *, descending: bool):
        """Every person in order, fetched by the thousand, so that no list is too long for the memory."""
        for number, person in enumerate(_in_order(people, column, descending), 1):
            yield [number, *(field.export(person) for field in self.fields.values())]


def _in_order(people, column, descending):
    people = people.select_related("current_unit", "kept_by")
    after = None
    while True:
        page = paging.page_of(people, column, descending=descending, after=after, size=CHUNK)
        stays = {
            stay["person_id"]: stay
            for stay in Membership.objects.main()
            .on(timezone.localdate())
            .filter(person__in=[person.pk for person in page.rows])
            .values("person_id", "attached", "listed_training", "listed_rating")
        }
        for person in page.rows:
            person.stay = stays.get(person.pk)
            yield person
        after = page.after
        if after is None:
            return
