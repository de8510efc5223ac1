"""What is imported: invented people, their branches, the roster that they are matched against, the spreadsheet."""

import datetime
import io
from random import Random

from django.utils import timezone

from branches.accounts.models import User
from branches.audit import journal
from branches.spreadsheets.writer import Column, write_xlsx
from branches.units.actions import create_branches
from branches.units.actions import units as unit_actions
from branches.units.models import Level, Unit
from config.benchmarks import texts as own_texts
from config.seed.members import Newcomer, write_members
from config.seed.people import invent_people
from members.imports import texts
from members.imports.resources import WIDGETS
from members.people import data
from members.people.models.persons import Gender

IN_ONE_BRANCH = 25
# Numbers of people that no seed gives out; of those who stand in the roster already.
FIRST, FIRST_OF_ROSTER = 5_000_000, 7_000_000
WARD, ROSTER_WARD = "TM.BENCHMARK", "TM.BENCHMARK.CU"
AT_ONCE = 5_000
_LISTS = {
    "ethnicity": data.ETHNICITIES,
    "religion": data.RELIGIONS,
    "education": data.EDUCATION,
    "qualification": data.QUALIFICATIONS,
    "political_theory": data.POLITICAL_THEORY,
    "it_level": data.IT_LEVELS,
    "foreign_language": data.FOREIGN_LANGUAGES,
    "occupation": data.OCCUPATIONS,
    "association": data.ASSOCIATIONS,
}


def invent(count: int, first: int = FIRST) -> list[dict]:
    """The same people each time; other numbers are other people."""
    random = Random(first)  # noqa: S311 - invented people need no secrets
    return list(invent_people(random, count, sector="residential", today=timezone.localdate(), first=first))


def make_ward(code: str, province: Unit, people: int) -> list[Unit]:
    """The branches of a new ward, as many as so many people need."""
    system = User.objects.system()
    ward = unit_actions.create_unit(
        actor=system, parent=province, code=code, name=code, level=Level.objects.get(code="ward")
    )
    branches = [
        (f"{code}.CD{number:05d}", own_texts.BRANCH.format(number=number), "branch", "residential")
        for number in range(1, -(-people // IN_ONE_BRANCH) + 1)
    ]
    return create_branches(ward, branches, actor=system)


def write_roster(province: Unit, count: int):
    """So many people who are members already, in a ward of their own within the same reach."""
    branches = make_ward(ROSTER_WARD, province, count)
    people, today = invent(count, FIRST_OF_ROSTER), timezone.localdate()
    for start in range(0, count, AT_ONCE):
        newcomers = [
            Newcomer(record, branches[place // IN_ONE_BRANCH], today)
            for place, record in enumerate(people[start : start + AT_ONCE], start)
        ]
        with journal.act("seed.list.written", actor=User.objects.system(), unit=province, people=len(newcomers)):
            write_members(newcomers)


def spreadsheet(people: list[dict], place: int = 0) -> bytes:
    """A list as an office keeps it: names of values, dates as dates, a branch for every so many people.

    `place`: how many people of the ward stand before these.
    """
    names = [name for name in WIDGETS if any(name in person for person in people)]
    columns = [Column(texts.FIELDS[name], name) for name in [*names, "branch"]]
    stream = io.BytesIO()
    rows = (
        [*(_shown(name, person.get(name)) for name in names), own_texts.BRANCH.format(number=branch)]
        for index, person in enumerate(people, place)
        for branch in [index // IN_ONE_BRANCH + 1]
    )
    write_xlsx(columns, rows, title=WARD, facts=[], stream=stream)
    return stream.getvalue()


def _shown(name, value):
    if name == "gender":
        return {Gender.MALE: texts.MALE, Gender.FEMALE: texts.FEMALE}[value]
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    return _LISTS[name].name(value) if name in _LISTS and value else value
