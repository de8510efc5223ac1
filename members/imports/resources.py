"""The columns of the lists that are imported: the official ones, and what only offices' lists hold."""

from import_export import fields

from members.imports import texts
from members.imports.widgets import GenderColumn
from members.people.models import Person
from members.people.resources import PersonResource
from members.people.widgets import TextColumn


class MemberListResource(PersonResource):
    """What a file may say of a member. The columns of the stay say it of the stay in the branch; they grant nothing."""

    gender = fields.Field(attribute="gender", column_name=texts.FIELDS["gender"], widget=GenderColumn())
    note = fields.Field(
        attribute="note",
        column_name=texts.FIELDS["note"],
        widget=TextColumn(texts.FIELDS["note"], Person._meta.get_field("note").max_length),
    )


# What reads each field of a file. The two columns of dates of birth are read as the one field that they make up.
WIDGETS = {name: column.widget for name, column in MemberListResource.fields.items() if name not in texts.PARTS}
