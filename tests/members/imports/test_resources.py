"""What the export writes of a value, the import's reading of the same column gives back."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import assume, given
from hypothesis import strategies as st

from branches.imports.cells import pack
from branches.imports.targets import Row
from branches.spreadsheets.writer import as_text
from branches.vietnamese.partial_dates import PartialDate
from members.imports import cleaning, record
from members.imports.resources import WIDGETS
from members.people.models import Person
from members.people.models.derived import assign, normalise
from members.people.resources import PersonResource
from members.people.widgets import DateColumn, ListColumn, TextColumn

TODAY = date(2026, 7, 1)
# Words as they are spelt: letters thrown together may be what an old typeface made of another word.
SYLLABLES = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "b", "c", "ch", "d", "đ", "gi", "h", "kh", "l", "m", "ng", "nh", "ph", "qu", "s", "th", "tr"]),
    st.sampled_from("aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứự"),
    st.sampled_from(["", "c", "ch", "m", "n", "ng", "nh", "p", "t"]),
)
WORDS = st.one_of(SYLLABLES, SYLLABLES.map(str.capitalize), st.from_regex("[0-9]{1,4}[/.,]?", fullmatch=True))
DAYS = st.dates(date(1900, 1, 1), TODAY)
SPECIAL = {
    "full_name": st.lists(SYLLABLES.map(str.capitalize), min_size=2, max_size=6).map(" ".join),
    "member_code": st.from_regex("[0-9]{6,12}", fullmatch=True),
    "citizen_id": st.from_regex("0[0-9]{2}[0-3][0-9]{8}|[0-9]{9}", fullmatch=True),
    "card_number": st.from_regex("[0-9][0-9A-Z/]{0,29}", fullmatch=True),
    "email": st.emails(),
    "phone": st.from_regex("0(3[2-9]|9[0-46-8])[0-9]{7}", fullmatch=True),
    "honorary": st.booleans(),
    "gender": st.sampled_from(["male", "female"]),
    "attachment": st.booleans(),
}
OF_PERSON_ALONE = {"attachment", "training_state", "rating_state", "post", "branch", "gender"}


def values(name):
    """What the record may hold in a column."""
    widget = WIDGETS[name]
    if name in SPECIAL:
        return SPECIAL[name]
    if isinstance(widget, DateColumn):
        return st.builds(PartialDate.from_date, DAYS, st.sampled_from(["day", "month", "year"]))
    if isinstance(widget, ListColumn):
        return st.sampled_from([item.code for item in widget.values])
    return st.lists(WORDS, max_size=8).map(" ".join)


def kept(name, value):
    """The value as the record's own forms would keep it; another one never gets into the record."""
    if name in OF_PERSON_ALONE:
        return value
    try:
        return normalise({name: value})[name]
    except ValidationError:
        assume(False)


def read_back(name, cell):
    return record.stored(name, WIDGETS[name].clean(cell, today=TODAY).value)


def rendered(name, value):
    if name == "attachment":
        value = "joint" if value else "main"
    return WIDGETS[name].render(value)


@pytest.mark.parametrize("name", WIDGETS)
@given(data=st.data())
def test_a_value_that_is_written_to_a_spreadsheet_is_read_back_as_it_was(name, data):
    value = kept(name, data.draw(values(name)))
    cell = rendered(name, value)
    assert read_back(name, pack(cell)) == value
    assert read_back(name, as_text(cell)) == value


@pytest.mark.parametrize("name", WIDGETS)
@pytest.mark.parametrize("nothing", [None, ""])
def test_nothing_is_written_as_nothing_and_read_back_as_nothing(name, nothing):
    widget = WIDGETS[name]
    cell = widget.render(nothing)
    assert (cell, widget.clean(cell, today=TODAY).value, widget.clean(cell, today=TODAY).said) == ("", None, [])


def test_every_official_column_is_read_by_the_widget_that_writes_it():
    parts = {"birth_date_male", "birth_date_female"}
    assert {name: WIDGETS.get(name) for name in PersonResource.fields if name not in parts} == {
        name: field.widget for name, field in PersonResource.fields.items() if name not in parts
    }
    assert set(WIDGETS) - set(PersonResource.fields) == {"gender", "note"}


def test_a_text_takes_what_its_column_of_the_record_takes():
    assert {name: widget.longest for name, widget in WIDGETS.items() if isinstance(widget, TextColumn)} == {
        "full_name": 120,
        "hometown": 255,
        "address": 255,
        "citizen_id_place": 160,
        "admission_resolution": 120,
        "awards": 255,
        "discipline": 255,
        "branch": 160,
        "note": 500,
    }


@given(
    gender=st.sampled_from(["male", "female", ""]),
    birth=values("birth_date"),
    stay=st.none() | st.builds(dict, attached=st.booleans(), listed_training=st.just(""), listed_rating=st.just("")),
)
def test_a_person_who_is_exported_is_read_back_with_sex_date_of_birth_and_stay(gender, birth, stay):
    person = Person(full_name="Lê Văn An", gender=gender)
    assign(person, {"birth_date": birth})
    person.stay = stay
    cells = {name: pack(field.export(person)) for name, field in PersonResource.fields.items()}
    row = Row(2, {name: cell for name, cell in cells.items() if cell != ""})
    cleaning.Cleaner(today=TODAY).clean([row])
    expected = {"full_name": "Lê Văn An", "birth_date": birth} | ({"gender": gender} if gender else {})
    assert record.for_person(row.values) == expected
    assert record.for_stay(row.values) == ({"attached": stay["attached"]} if stay else {})
