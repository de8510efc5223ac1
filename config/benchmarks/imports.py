"""The import of members end to end, beside django-import-export's own and beside what the database alone needs.

The same invented people, three ways: a spreadsheet through the product's import (upload, read, judge, stage, commit);
fewer of them through a stock resource as its documentation has it, which is slow, so that its pace is what counts; and
all rows that the import left behind, by COPY into empty tables with the same columns and indexes, without triggers.
"""

import datetime
import io
from collections.abc import Callable
from random import Random
from time import perf_counter

from django.apps import apps
from django.db import connection
from django.utils import timezone
from import_export import resources
from tablib import Dataset

from branches.accounts.models import User
from branches.imports import actions
from branches.imports.models import ImportBatch
from branches.spreadsheets.writer import Column, write_xlsx
from branches.units.actions import units as unit_actions
from branches.units.models import Level, Unit
from config.benchmarks import databases
from config.benchmarks import texts as own_texts
from config.benchmarks.figures import Figure
from config.benchmarks.viewers import PROVINCIAL_OFFICER
from config.management.owner import as_owner
from config.seed.people import invent_people
from members.imports import texts
from members.imports.resources import WIDGETS
from members.people import data
from members.people.models import Membership, Person
from members.people.models.derived import derive
from members.people.models.memberships import Began, Kind
from members.people.models.persons import Gender, Standing

ROWS = 10_000
STOCK_ROWS = 500
IN_ONE_BRANCH = 25
STOCK_AIM, COPY_AIM = 20, 4  # times
# Numbers of people that no seed gives out.
FIRST = 5_000_000
UNIT = "TM.BENCHMARK"
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
_TABLES = ("members.Person", "members.PersonEvent", "members.Membership", "members.MembershipEvent")


def run(*, scale: str | None = None, fresh: bool = False, rows: int | None = None) -> list[Figure]:
    """Import `rows` people into a copy of the database of `scale` (a ward, if not given)."""
    scale, rows = scale or "ward", rows or ROWS
    name = databases.name_of("import")
    databases.drop(name)
    databases.create(name, template=databases.prepare(scale, fresh=fresh))
    try:
        with databases.speaking_to(name):
            return measure(rows)
    finally:
        databases.drop(name)


def measure(rows: int) -> list[Figure]:
    """The database that the connection speaks to has the viewers; it keeps what is imported."""
    officer = User.objects.get(username=PROVINCIAL_OFFICER.username)
    ward = _new_ward(officer)
    stock_rows = min(STOCK_ROWS, rows)
    people = list(
        invent_people(Random(1), rows + stock_rows, sector="residential", today=timezone.localdate(), first=FIRST)  # noqa: S311
    )
    phases, batch = _import(_spreadsheet(people[:rows]), ward, officer)
    # Some namesakes wait for an answer, as in any list.
    if batch.counts["new"] < rows * 0.9:
        raise RuntimeError(f"of {rows} rows the import took {batch.counts}")
    ours = sum(phases.values())
    branch = Unit.objects.below(ward).filter(level__is_branch=True).first()
    stock = _stock_import(people[rows:], branch)
    copy = _copy(batch)
    return [
        Figure(f"import of {rows} rows, end to end", round(ours, 2), "s"),
        *(Figure(f"import, {phase}", round(seconds, 2), "s") for phase, seconds in phases.items()),
        Figure("import, pace", round(rows / ours), "rows/s"),
        Figure("stock django-import-export, pace", round(stock_rows / stock), "rows/s"),
        Figure(
            "import, times as fast as stock django-import-export",
            round(rows / ours / (stock_rows / stock), 1),
            "times",
            f">= {STOCK_AIM}",
        ),
        Figure("COPY of the same rows", round(copy, 2), "s"),
        Figure("import, times as long as COPY", round(ours / copy, 1), "times", f"<= {COPY_AIM}"),
    ]


def _new_ward(officer) -> Unit:
    province = Unit.objects.get(positions__user=officer)
    return unit_actions.create_unit(
        actor=User.objects.system(), parent=province, code=UNIT, name=UNIT, level=Level.objects.get(code="ward")
    )


def _import(content: bytes, ward: Unit, actor) -> tuple[dict[str, float], ImportBatch]:
    """Seconds by phase, and the committed batch."""
    seconds, made = {}, {}

    def timed(phase, work):
        seconds[phase] = _seconds(lambda: made.update({phase: work()}))
        return made[phase]

    batch = timed(
        "upload",
        lambda: actions.start_import(
            content, file_name="ds.xlsx", unit=ward, target_code="members", actor=actor, create_units=True
        ),
    )
    timed("read, judge and stage", lambda: actions.read_batch(batch))
    outcome = timed("commit", lambda: actions.commit_batch(ImportBatch.objects.get(pk=batch.pk), actor=actor))
    return seconds, outcome.batch


def _spreadsheet(people: list[dict]) -> bytes:
    """A list as an office keeps it: names of values, dates as dates, a branch for every so many people."""
    names = [name for name in WIDGETS if any(name in person for person in people)]
    columns = [Column(texts.FIELDS[name], name) for name in [*names, "branch"]]
    stream = io.BytesIO()
    rows = (
        [*(_shown(name, person.get(name)) for name in names), own_texts.BRANCH.format(number=place)]
        for index, person in enumerate(people)
        for place in [index // IN_ONE_BRANCH + 1]
    )
    write_xlsx(columns, rows, title=UNIT, facts=[], stream=stream)
    return stream.getvalue()


def _shown(name, value):
    if name == "gender":
        return {Gender.MALE: texts.MALE, Gender.FEMALE: texts.FEMALE}[value]
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    return _LISTS[name].name(value) if name in _LISTS and value else value


class _StockPerson(resources.ModelResource):
    """As the library's documentation has it, with what the table can't do without."""

    class Meta:
        model = Person
        fields = [name for name in WIDGETS if name in {field.name for field in Person._meta.fields}]
        import_id_fields = ("member_code",)

    def before_save_instance(self, instance, row, **kwargs):
        derive(instance)
        instance.current_unit_id, instance.standing = row["current_unit"], Standing.MEMBER

    def after_save_instance(self, instance, row, **kwargs):
        Membership.objects.create(
            person=instance,
            unit_id=row["current_unit"],
            kind=Kind.MAIN,
            begins_on=timezone.localdate(),
            began_by=Began.IMPORTED,
        )


def _stock_import(people: list[dict], branch: Unit) -> float:
    names = list(dict.fromkeys(name for person in people for name in person))
    sheet = Dataset(headers=[*names, "current_unit"])
    for person in people:
        sheet.append([*(person.get(name, "") for name in names), branch.pk])
    content = sheet.export("xlsx")
    with as_owner():  # it resets the counters of keys, which the running role may not
        return _seconds(lambda: _StockPerson().import_data(Dataset().load(content, "xlsx"), raise_errors=True))


def _copy(batch: ImportBatch) -> float:
    """Seconds that COPY takes for the rows of people, stays and their versions that `batch` left."""
    seconds = 0
    act = Membership.objects.filter(batch=batch).values("person")
    chosen = str(act.query)
    with as_owner(), connection.cursor() as cursor:
        for label in _TABLES:
            table = apps.get_model(label)._meta.db_table
            by = {"Person": "id", "PersonEvent": "pgh_obj_id"}.get(label.partition(".")[2], "person_id")
            rows = io.BytesIO()
            wanted = f"SELECT * FROM {table} WHERE {by} IN ({chosen})"  # noqa: S608
            cursor.copy_expert(f"COPY ({wanted}) TO STDOUT (FORMAT binary)", rows)
            rows.seek(0)
            cursor.execute(f"CREATE TABLE copy_of_{table} (LIKE {table} INCLUDING ALL)")
            into = f"COPY copy_of_{table} FROM STDIN (FORMAT binary)"
            seconds += _seconds(lambda rows=rows, into=into: cursor.copy_expert(into, rows))
    return seconds


def _seconds(work: Callable) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun
