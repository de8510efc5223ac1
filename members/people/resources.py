"""The columns of a list of members as the official system exports them, in its order, for taking a list away."""

from dataclasses import dataclass

from import_export import fields, resources
from import_export.widgets import Widget

from branches.spreadsheets.writer import Column
from members.people import data, texts
from members.people.data.official import HEADERS
from members.people.models import Membership, Person
from members.people.models.derived import read
from members.people.models.persons import Gender
from members.people.queries import paging

CHUNK = 2_000


class RecordWidget(Widget):
    """A column of the record in words: lists by their official names, dates as far as they are known."""

    def __init__(self, name):
        super().__init__()
        self.name = name
        self.choices = dict(Person._meta.get_field(name).choices or ())

    def render(self, value, obj=None, **kwargs):
        value = read(obj, self.name)
        if isinstance(value, bool):
            return texts.TICK if value else ""
        if value and not self.choices and getattr(value, "precision", "") == "day":
            return value.first_day
        return str(self.choices.get(value, value) or "")


class BirthWidget(Widget):
    """The official list has two columns for dates of birth and tells the gender by which of them is filled."""

    def __init__(self, genders):
        super().__init__()
        self.genders = genders

    def render(self, value, obj=None, **kwargs):
        return DATES.render(value, obj) if obj.gender in self.genders else ""


class StayWidget(Widget):
    """What a list says of the present stay; `values` names the codes."""

    def __init__(self, name, values):
        super().__init__()
        self.name, self.values = name, values

    def render(self, value, obj=None, **kwargs):
        stay = obj.stay
        return self.values.name(stay[self.name]) if stay and stay[self.name] else ""


class AttachmentWidget(Widget):
    def render(self, value, obj=None, **kwargs):
        if not obj.stay:
            return ""
        return data.ATTACHMENTS.name("joint" if obj.stay["attached"] else "main")


class UnitWidget(Widget):
    def render(self, value, obj=None, **kwargs):
        return obj.unit.name if obj.unit else ""


DATES = RecordWidget("birth_date")


def _of_record(name, column=None):
    return fields.Field(attribute=name, column_name=HEADERS[column or name], widget=RecordWidget(name))


class PersonResource(resources.Resource):
    """In the order and with the headers of the official export (domain: columns A to AG)."""

    full_name = _of_record("full_name")
    member_code = _of_record("member_code")
    birth_date_male = fields.Field(
        attribute="birth_date", column_name=HEADERS["birth_date_male"], widget=BirthWidget((Gender.MALE,))
    )
    birth_date_female = fields.Field(
        attribute="birth_date", column_name=HEADERS["birth_date_female"], widget=BirthWidget((Gender.FEMALE,))
    )
    ethnicity = _of_record("ethnicity")
    religion = _of_record("religion")
    hometown = _of_record("hometown")
    address = _of_record("address")
    citizen_id = _of_record("citizen_id")
    citizen_id_date = _of_record("citizen_id_date")
    citizen_id_place = _of_record("citizen_id_place")
    education = _of_record("education")
    qualification = _of_record("qualification")
    political_theory = _of_record("political_theory")
    it_level = _of_record("it_level")
    foreign_language = _of_record("foreign_language")
    joined_on = _of_record("joined_on")
    admission_resolution = _of_record("admission_resolution")
    card_number = _of_record("card_number")
    party_joined_on = _of_record("party_joined_on")
    occupation = _of_record("occupation")
    attachment = fields.Field(column_name=HEADERS["attachment"], widget=AttachmentWidget())
    training_state = fields.Field(
        column_name=HEADERS["training_state"], widget=StayWidget("listed_training", data.TRAINING_STATES)
    )
    rating_state = fields.Field(
        column_name=HEADERS["rating_state"], widget=StayWidget("listed_rating", data.RATING_STATES)
    )
    awards = _of_record("awards")
    discipline = _of_record("discipline")
    post = _of_record("listed_post", "post")
    association = _of_record("association")
    honorary = _of_record("honorary")
    email = _of_record("email")
    phone = _of_record("phone")
    branch = fields.Field(column_name=HEADERS["branch"], widget=UnitWidget())
    # Beyond the official columns: a date under one of the two would say a gender that nobody wrote down.
    birth_date = fields.Field(attribute="birth_date", column_name=HEADERS["birth_date"], widget=BirthWidget(("",)))


DATE_COLUMNS = {"birth_date", "birth_date_male", "birth_date_female", "citizen_id_date", "joined_on", "party_joined_on"}
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
                kind="date" if name in DATE_COLUMNS else "text",
            )
            for name, field in self.fields.items()
        ]

    def rows(self, people, column: str, *, descending: bool):
        """Every person in order, fetched by the thousand, so that no list is too long for the memory."""
        for number, person in enumerate(_in_order(people, column, descending), 1):
            yield [number, *(field.widget.render(None, person) for field in self.fields.values())]


def _in_order(people, column, descending):
    people = people.select_related("current_unit", "kept_by")
    after = None
    while True:
        page = paging.page_of(people, column, descending=descending, after=after, size=CHUNK)
        stays = {
            stay["person_id"]: stay
            for stay in Membership.objects.main()
            .filter(person__in=[person.pk for person in page.rows], ends_on__isnull=True)
            .values("person_id", "attached", "listed_training", "listed_rating")
        }
        for person in page.rows:
            person.stay = stays.get(person.pk)
            yield person
        after = page.after
        if after is None:
            return
