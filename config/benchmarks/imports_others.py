"""The same people through a stock resource of django-import-export, and as ready values through COPY."""

import io
from collections.abc import Callable
from time import perf_counter

from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone
from import_export import resources
from tablib import Dataset

from branches.imports.models import ImportBatch
from branches.units.models import Unit
from config.benchmarks import databases
from config.management.owner import as_owner
from members.imports.resources import WIDGETS
from members.people.models import Membership, Person
from members.people.models.derived import derive
from members.people.models.memberships import Began, Kind
from members.people.models.persons import Standing


class StockPerson(resources.ModelResource):
    """As the library's documentation has it, with what the table can't do without."""

    class Meta:
        model = Person
        fields = [name for name in WIDGETS if name in {field.name for field in Person._meta.fields}]
        import_id_fields = ("member_code",)

    def before_save_instance(self, instance, row, **kwargs):
        derive(instance)
        instance.current_unit_id, instance.standing = row["current_unit"], Standing.MEMBER

    def after_save_instance(self, instance, row, **kwargs):
        _stay(instance).save(force_insert=True)


class BulkPerson(StockPerson):
    """The same with `use_bulk`: the library saves a thousand at a time, the stays follow in one bulk_create."""

    class Meta(StockPerson.Meta):
        use_bulk = True

    def after_save_instance(self, instance, row, **kwargs):
        """Nothing is saved yet, and nothing has a key."""

    def after_import(self, dataset, result, **kwargs):
        written = Person.objects.filter(member_code__in=dataset["member_code"]).defer(None)
        Membership.objects.bulk_create(map(_stay, written), batch_size=1000)


def _stay(person) -> Membership:
    return Membership(
        person=person,
        unit_id=person.current_unit_id,
        kind=Kind.MAIN,
        begins_on=timezone.localdate(),
        began_by=Began.IMPORTED,
    )


def stock_import(people: list[dict], branch: Unit, resource: type = StockPerson) -> float:
    """Seconds from the bytes of an xlsx to rows in the tables, which are taken back afterwards."""
    names = list(dict.fromkeys(name for person in people for name in person))
    sheet = Dataset(headers=[*names, "current_unit"])
    for person in people:
        sheet.append([*(person.get(name, "") for name in names), branch.pk])
    content = sheet.export("xlsx")
    # The owner: the library resets the counters of keys, which the running role may not.
    with as_owner(), transaction.atomic():
        before = Membership.objects.count()
        seconds = _seconds(lambda: resource().import_data(Dataset().load(content, "xlsx"), raise_errors=True))
        made = Membership.objects.count() - before
        if made != len(people):
            raise RuntimeError(f"of {len(people)} rows {resource.__name__} wrote {made}")
        transaction.set_rollback(True)
    return seconds


def ready_values(batch: ImportBatch) -> list[tuple[str, bytes]]:
    """The people and the stays that a batch wrote, as COPY takes them: [(head of the statement, rows)]."""
    stays = Membership.objects.filter(batch=batch)
    wanted = {Person: ("id", stays.values("person")), Membership: ("id", stays.values("id"))}
    found = []
    with as_owner(), connection.cursor() as cursor:
        for model, (key, keys) in wanted.items():
            table = apps.get_model(model._meta.label)._meta.db_table
            columns = ", ".join(field.column for field in model._meta.concrete_fields if not field.generated)
            rows = io.BytesIO()
            statement = f"SELECT {columns} FROM {table} WHERE {key} IN ({keys.query})"  # noqa: S608
            cursor.copy_expert(f"COPY ({statement}) TO STDOUT (FORMAT binary)", rows)
            found.append((f"COPY {table} ({columns})", rows.getvalue()))
    return found


def copy(database: str, values: list[tuple[str, bytes]]) -> float:
    """Seconds that `database` takes to copy ready values in and to commit, with all that watches over its tables:
    indexes, constraints, and the triggers that keep the versions."""
    with databases.speaking_to(database), as_owner():
        versions = apps.get_model("members.PersonEvent").objects
        before, begun = versions.count(), perf_counter()
        with transaction.atomic(), connection.cursor() as cursor:
            for head, rows in values:
                cursor.copy_expert(f"{head} FROM STDIN (FORMAT binary)", io.BytesIO(rows))
            people = cursor.rowcount
        seconds = perf_counter() - begun
        if versions.count() - before != people:
            raise RuntimeError("COPY left no versions of the people")
    return seconds


def _seconds(work: Callable) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun
