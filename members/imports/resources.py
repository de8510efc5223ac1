"""The columns of a list of members, declared once: their names, where their values go, and how their cells are read."""

from import_export import fields, resources

from members.imports import texts
from members.imports.widgets import (
    CitizenIdColumn,
    DateColumn,
    EmailColumn,
    GenderColumn,
    ListColumn,
    NameColumn,
    NumberColumn,
    PhoneColumn,
    TextColumn,
    TickColumn,
)
from members.people import data
from members.people.models import Person


def _column(name, widget):
    return fields.Field(attribute=name, column_name=texts.FIELDS[name], widget=widget)


def _text(name):
    return _column(name, TextColumn(texts.FIELDS[name], Person._meta.get_field(name).max_length))


def _list(name, values):
    return _column(name, ListColumn(texts.FIELDS[name], values))


class MemberListResource(resources.Resource):
    """What a file may say of a member. The last few say it of the stay in the branch; they grant nothing."""

    full_name = _column("full_name", NameColumn(texts.FIELDS["full_name"], 120))
    member_code = _column("member_code", NumberColumn.member_code(texts.FIELDS["member_code"]))
    birth_date = _column("birth_date", DateColumn())
    gender = _column("gender", GenderColumn())
    ethnicity = _list("ethnicity", data.ETHNICITIES)
    religion = _list("religion", data.RELIGIONS)
    hometown = _text("hometown")
    address = _text("address")
    citizen_id = _column("citizen_id", CitizenIdColumn())
    citizen_id_date = _column("citizen_id_date", DateColumn())
    citizen_id_place = _text("citizen_id_place")
    education = _list("education", data.EDUCATION)
    qualification = _list("qualification", data.QUALIFICATIONS)
    political_theory = _list("political_theory", data.POLITICAL_THEORY)
    it_level = _list("it_level", data.IT_LEVELS)
    foreign_language = _list("foreign_language", data.FOREIGN_LANGUAGES)
    joined_on = _column("joined_on", DateColumn())
    admission_resolution = _text("admission_resolution")
    card_number = _column("card_number", NumberColumn.card(texts.FIELDS["card_number"]))
    party_joined_on = _column("party_joined_on", DateColumn())
    occupation = _list("occupation", data.OCCUPATIONS)
    awards = _text("awards")
    discipline = _text("discipline")
    association = _list("association", data.ASSOCIATIONS)
    honorary = _column("honorary", TickColumn(texts.FIELDS["honorary"]))
    email = _column("email", EmailColumn(texts.FIELDS["email"]))
    phone = _column("phone", PhoneColumn())
    note = _text("note")
    post = _list("post", data.POSTS)
    training_state = _list("training_state", data.TRAINING_STATES)
    rating_state = _list("rating_state", data.RATING_STATES)
    attachment = _list("attachment", data.ATTACHMENTS)
    branch = _column("branch", TextColumn(texts.FIELDS["branch"], 160))


WIDGETS = {name: column.widget for name, column in MemberListResource.fields.items()}
