"""Many rows of a tracked table at once, at the pace of COPY.

Never COPY into a tracked table: its versions would lose the context of the act. So rows go by COPY into a table of the
transaction's own, and from there by one statement through Django's cursor.
"""

import json
from collections.abc import Callable, Sequence
from io import StringIO
from itertools import batched

from django.db import connection, models
from django.utils import timezone

from branches.secrets import keys
from branches.secrets.fields import EncryptedTextField

CHUNK = 10_000
_NULL = "\\N"


def light(model, **more) -> type:
    """A class of things about to be written: the attributes of `model` at a tenth of the time that making one takes."""
    defaults = {field.attname: field.get_default() for field in model._meta.concrete_fields}
    return type(f"New{model.__name__}", (), {"model": model, **defaults, **more})


def insert(rows: Sequence):
    """Save new rows of one model, all columns as they are, and fill their keys.

    A row is an instance of the model, or of its `light` class.
    """
    if not rows:
        return
    model, now = getattr(rows[0], "model", type(rows[0])), timezone.now()
    for row, key in zip(rows, _next_keys(model, len(rows)), strict=True):
        row.pk = row.id = key
    stamps = [
        field.attname
        for field in model._meta.concrete_fields
        if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    ]
    for row in rows:
        for name in stamps:
            setattr(row, name, now)
    with connection.cursor() as cursor:
        for chunk in batched(rows, CHUNK):
            _insert(cursor, model, chunk)


def _insert(cursor, model, rows):
    """What no row says of itself is the same for all of them, and isn't copied."""
    table, fields = model._meta.db_table, model._meta.concrete_fields
    said = set().union(*(row.__dict__ for row in rows))
    own = [field for field in fields if field.attname in said]
    same = [field for field in fields if field.attname not in said]
    _copy(cursor, table, own, rows)
    values = "".join(f", %s::{field.cast_db_type(connection)}" for field in same)
    cursor.execute(
        f"INSERT INTO {table} ({_head([*own, *same])}) SELECT {_head(own)}{values} FROM incoming",  # noqa: S608
        [field.get_db_prep_save(getattr(rows[0], field.attname), connection) for field in same],
    )
    cursor.execute("DROP TABLE incoming")


def update(model, rows: Sequence, names: Sequence[str]):
    """Write the columns `names` of rows as they are on the instances; the versions keep the context of the act."""
    key = model._meta.pk
    fields = [key, *(model._meta.get_field(name) for name in names)]
    table = model._meta.db_table
    sets = ", ".join(f"{field.column} = new.{field.column}" for field in fields[1:])
    with connection.cursor() as cursor:
        for chunk in batched(rows, CHUNK):
            _copy(cursor, table, fields, chunk)
            cursor.execute("ANALYZE incoming")
            cursor.execute(
                f"UPDATE {table} AS old SET {sets} FROM incoming AS new WHERE old.{key.column} = new.{key.column}"  # noqa: S608
            )
            cursor.execute("DROP TABLE incoming")


def _next_keys(model, number) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [model._meta.db_table, model._meta.pk.column, number],
        )
        return [key for (key,) in cursor.fetchall()]


def _head(fields) -> str:
    return ", ".join(field.column for field in fields)


def _copy(cursor, table, fields, rows):
    """A table `incoming` of the transaction, with these columns of `table`, holding `rows`."""
    head = _head(fields)
    cursor.execute(f"CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS SELECT {head} FROM {table} WITH NO DATA")  # noqa: S608
    write = [(field.attname, _writer(field)) for field in fields]
    lines = "\n".join("\t".join([text(getattr(row, name)) for name, text in write]) for row in rows)
    cursor.copy_expert(f"COPY incoming ({head}) FROM STDIN", StringIO(lines + "\n"))


def _writer(field) -> Callable[[object], str]:
    """How a value of this field stands in the lines of COPY."""
    if isinstance(field, EncryptedTextField):
        return lambda value: _bytes(keys.encrypt(value.encode(), purpose=field.purpose)) if value else _NULL
    if isinstance(field, models.BinaryField):
        return lambda value: _NULL if value is None else _bytes(value)
    if isinstance(field, models.BooleanField):
        return lambda value: "t" if value else "f"
    if isinstance(field, models.JSONField):
        return lambda value: _text(json.dumps(value, ensure_ascii=False))
    if isinstance(field, models.CharField | models.TextField):
        return _text
    if isinstance(field, models.DateField | models.IntegerField | models.ForeignKey):
        return lambda value: _NULL if value is None else str(value)
    raise TypeError(field)


def _bytes(value) -> str:
    return "\\\\x" + bytes(value).hex()


def _text(value) -> str:
    if value is None:
        return _NULL
    if "\\" in value or "\t" in value or "\n" in value or "\r" in value:
        return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
    return value
