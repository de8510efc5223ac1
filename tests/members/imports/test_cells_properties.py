"""Whatever stands in a cell: reading it never fails, gives the same again, and nothing that the cell doesn't say."""

import json
import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branches.imports.cells import pack, show
from branches.imports.targets import Row
from branches.vietnamese import legacy
from branches.vietnamese.names import clean, fold
from members.imports import cleaning, texts
from members.imports.composing import COMPOSED
from members.imports.resources import WIDGETS
from members.people.widgets import DateColumn, ListColumn, TextColumn
from tests.branches.vietnamese.strategies import anything, digits, spelt_names, vietnamese

TODAY = date(2026, 7, 1)
FIELDS = sorted({*texts.FIELDS, *texts.PARTS})
MESSY = st.text("0123456789/-.,: xXNamữnamE+eT'\"=<>;\n\u00ad\u200b…\ud800\u202eאא😀¸µ¹®§VguyÔaão", max_size=24)
CELLS = st.one_of(
    anything,
    vietnamese,
    spelt_names,
    spelt_names.map(str.upper),
    digits,
    MESSY,
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates().map(pack),
    st.dates(date(1950, 1, 1), TODAY).map("{0:%d/%m/%Y}".format),
)
RAWS = st.dictionaries(st.sampled_from(FIELDS), CELLS, max_size=8).map(
    lambda raw: {name: pack(cell) for name, cell in raw.items() if cell != ""}
)


def cleaned(raw, cleaner=None):
    row = Row(2, dict(raw))
    (cleaner or cleaning.Cleaner(TODAY)).clean([row])
    return row


def outcome(row):
    return row.values, [(problem.code, problem.weight) for problem in row.cells], row.repairs


@given(RAWS)
def test_any_row_is_cleaned_once_and_for_all_and_can_be_kept(raw):
    row = cleaned(raw)
    before = json.dumps(outcome(row))
    cleaning.Cleaner(TODAY).clean([row])
    assert json.dumps(outcome(row)) == before
    for value in row.values.values():
        if isinstance(value, str):
            assert unicodedata.is_normalized("NFC", value)
            assert "\0" not in value.encode().decode()


SHARED = cleaning.Cleaner(TODAY)


@given(RAWS)
def test_a_cleaner_that_has_seen_other_rows_says_the_same(raw):
    assert json.dumps(outcome(cleaned(raw, SHARED))) == json.dumps(outcome(cleaned(raw)))


@given(RAWS)
def test_only_fields_of_the_file_get_a_value(raw):
    sources = {name: set(COMPOSED.get(name, ())) | {name} for name in texts.FIELDS}
    sources["gender"] |= {"birth_date_male", "birth_date_female"}
    for name in cleaned(raw).values:
        assert sources[name] & set(raw)


@given(RAWS)
def test_what_is_repaired_is_marked_and_keeps_what_stood_there(raw):
    row = cleaned(raw)
    marked = {problem.field for problem in row.cells if problem.kind == "repaired"}
    assert marked <= set(row.repairs)
    for name, before in row.repairs.items():
        assert name in marked or fold(before) == fold(str(row.values.get(name, before)))


def in_unicode(text):
    """The readings of a text that may lie behind a value."""
    return {text, legacy.decode_twice(text) or text, *(legacy.convert(text, kind)[0] for kind in ("tcvn3", "vni"))}


@given(st.one_of(vietnamese, spelt_names, spelt_names.map(str.upper), anything, MESSY))
def test_a_name_has_the_letters_of_its_cell(cell):
    value = cleaned({"full_name": pack(cell)} if cell else {}).values.get("full_name")
    if value is not None:
        assert fold(value) in {fold(clean(text)) for text in in_unicode(cell)}


@given(st.lists(st.one_of(spelt_names, spelt_names.map(str.upper), vietnamese), min_size=2, max_size=2))
def test_a_name_of_two_columns_has_the_letters_of_both(parts):
    raw = {name: cell for name, cell in zip(("family_and_middle", "given_name"), parts, strict=True) if cell}
    value = cleaned(raw).values.get("full_name")
    if value is not None:
        assert fold(value).replace(" ", "") == fold(" ".join(parts)).replace(" ", "")


@pytest.mark.parametrize("name", [name for name, widget in WIDGETS.items() if type(widget) is TextColumn])
@given(cell=st.one_of(vietnamese, anything, MESSY, st.integers(), st.floats()))
def test_a_text_is_the_text_of_its_cell(name, cell):
    value = cleaned({name: pack(cell)} if cell != "" else {}).values.get(name)
    if value is not None:
        assert value in {clean(text) for text in in_unicode(show(pack(cell)))}


@pytest.mark.parametrize("name", [name for name, widget in WIDGETS.items() if isinstance(widget, DateColumn)])
@given(cell=st.one_of(CELLS, st.from_regex(r"[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ][0-9]{2,4}", fullmatch=True)))
def test_a_date_has_the_figures_of_its_cell(name, cell):
    value = cleaned({name: pack(cell)} if cell != "" else {}).values.get(name)
    if value is not None:
        found = re.findall("[0-9]+", unicodedata.normalize("NFKC", show(pack(cell))))
        numbers = (
            {int(number) for number in found}
            | {
                int(number[start:end])
                for number in found
                if len(number) == 8
                for start, end in ((0, 2), (2, 4), (4, 8))
            }
            | {
                int(number[start:end])
                for number in found
                if len(number) == 8
                for start, end in ((0, 4), (4, 6), (6, 8))
            }
        )
        parts = value.split("-") if isinstance(value, str) else value.values()
        assert {int(part) for part in parts} <= numbers


@pytest.mark.parametrize("name", ["citizen_id", "phone", "member_code", "card_number"])
@given(cell=st.one_of(CELLS, st.from_regex(r"\+?[0-9. -]{8,16}", fullmatch=True), st.integers(10**7, 10**12)))
def test_a_number_has_the_digits_of_its_cell(name, cell):
    value = cleaned({name: pack(cell)} if cell != "" else {}).values.get(name)
    if value is not None:
        there = re.sub("[^0-9]", "", unicodedata.normalize("NFKC", show(pack(cell))))
        # A phone may have a new prefix (2018) before its last seven digits, and spreadsheets add ".0".
        kept = value[-7:] if name == "phone" else re.sub("[^0-9]", "", value).lstrip("0")
        assert kept in there


@pytest.mark.parametrize("name", [name for name, widget in WIDGETS.items() if isinstance(widget, ListColumn)])
@given(cell=CELLS)
def test_a_value_of_a_list_is_on_the_list(name, cell):
    value = cleaned({name: pack(cell)} if cell != "" else {}).values.get(name)
    assert value is None or value in {item.name for item in WIDGETS[name].values}


@given(RAWS)
def test_the_sex_is_told_by_a_cell_about_it(raw):
    if "gender" in cleaned(raw).values:
        assert {*COMPOSED["gender"], "birth_date_male", "birth_date_female"} & set(raw)
