"""Whatever an office's habits, the people of its list are read as they are."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from branches.imports import reading
from members.imports.target import MEMBERS
from tests.members.imports.corpus import offices, roster
from tests.members.imports.corpus.files import WRITERS
from tests.members.imports.corpus.fonts import FONTS
from tests.members.imports.corpus.offices import Office

USUAL = (*offices.USUAL, "ethnicity", "citizen_id", "phone", "joined_on", "branch")


def read(office, people):
    """The values of each row that is a person, cleaned; in the order of the file."""
    found = reading.read(office.write(people), MEMBERS, {})
    rows = list(found.rows)
    MEMBERS.clean(rows)
    return rows


def assert_equal(office, people):
    people = [somebody for somebody in people if office.can_type(somebody)]
    rows = read(office, people)
    assert [row.values for row in rows] == [
        roster.expected(somebody, office.columns) | {"branch": somebody.branch} for somebody in people
    ]
    assert [problem.code for row in rows for problem in row.cells if problem.weight != "mark"] == []


@given(seed=st.integers(0, 100_000))
@settings(max_examples=40, deadline=None)
def test_a_random_list_in_a_random_offices_style_is_read_back_equal(seed):
    random = Random(seed)
    assert_equal(offices.some_office(random), roster.people(seed % 500, random.randint(3, 40)))


@pytest.mark.parametrize("file", sorted(WRITERS))
def test_every_kind_of_file_says_the_same(file):
    assert_equal(Office(columns=USUAL, file=file), roster.people(1, 30))


@pytest.mark.parametrize("font", sorted(FONTS))
def test_every_font_says_the_same(font):
    assert_equal(Office(columns=USUAL, file="xlsx", font=font), roster.people(2, 30))


@pytest.mark.parametrize("gender", [*offices.GENDERS, "ticks", "births"])
@pytest.mark.parametrize("names", ["one", "two", "capitals"])
def test_names_and_sexes_are_told_however_they_are_written(names, gender):
    assert_equal(Office(columns=USUAL, file="xlsx", names=names, gender=gender), roster.people(3, 20))


@pytest.mark.parametrize("dates", sorted(offices.DATES))
@pytest.mark.parametrize("numbers", ["text", "number", "spaced"])
def test_dates_and_numbers_are_told_however_they_are_written(dates, numbers):
    assert_equal(Office(columns=USUAL, file="xlsx", dates=dates, numbers=numbers), roster.people(4, 20))


@pytest.mark.parametrize("synonyms", range(6))
def test_every_word_over_a_column_is_known(synonyms):
    assert_equal(Office(columns=tuple(offices.HEADERS), file="xlsx", synonyms=synonyms), roster.people(5, 12))


def test_a_heading_over_a_group_names_the_branch_of_its_rows():
    office = Office(columns=USUAL, file="xlsx", groups=True, totals=True, signatures=True, letterhead=True)
    assert_equal(office, roster.people(6, 21))


def test_a_page_full_of_everything_but_people_loses_none():
    office = Office(
        columns=USUAL, file="xlsx", letterhead=True, column_numbers=True, repeated_header=True, blank_rows=True,
        totals=True, signatures=True, gender="births",
    )  # fmt: skip
    assert_equal(office, roster.people(7, 36))
