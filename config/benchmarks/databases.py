"""Databases that benchmarks fill: beside the one that the settings name, in the same server, made by the owner."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from django.conf import settings
from django.core.management import call_command
from django.db import ProgrammingError, connection
from django.utils import timezone

from branches.accounts.models import User
from config.benchmarks.viewers import ADMIN, make_viewers
from config.management.owner import as_owner

SCALES = ("ward", "district", "province")


class NotAllowed(Exception):
    """The owner's role may make no databases."""


def name_of(what: str) -> str:
    return f"{connection.settings_dict['NAME']}_benchmark_{what}"


@contextmanager
def speaking_to(name: str) -> Iterator[None]:
    """Inside the block the default connection speaks to the database `name`."""
    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual


def create(name: str, template: str = "template0", strategy: str = "wal_log"):
    """An empty database, or a copy of `template`, to which nobody may be connected meanwhile.

    A copy that is to outlive a killed server needs the strategy "file_copy": with "wal_log" PostgreSQL copies counters
    of keys together with the promise that their next values are in its log, which holds for the template only.
    """
    _as_owner(
        f"CREATE DATABASE {_quoted(name)} TEMPLATE {_quoted(template)} ENCODING 'UTF8' STRATEGY {_quoted(strategy)}"
    )


def drop(name: str):
    _as_owner(f"DROP DATABASE IF EXISTS {_quoted(name)}")


def exists(name: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return cursor.fetchone() is not None


def prepare(scale: str, *, fresh: bool = False, seed: Callable | None = None) -> str:
    """The name of a database with invented units and people of that scale, made unless it is there whole.

    `seed` is called in place of seed_demo. Raises NotAllowed.
    """
    name = name_of(scale)
    if fresh or not exists(name):
        drop(name)
        create(name)
    elif not _is_whole(name):
        return prepare(scale, fresh=True, seed=seed)
    else:
        return name
    with speaking_to(name):
        fill(seed or partial(call_command, "seed_demo", scale=scale, verbosity=0))
    return name


def fill(seed: Callable):
    """Migrate and seed the database spoken to. The accounts come last: they say that it is whole."""
    call_command("migrate", verbosity=0, interactive=False)
    seed()
    make_viewers(timezone.localdate())
    tidy()


def tidy():
    """What autovacuum has long done in a database that is in use."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


def _is_whole(name) -> bool:
    with speaking_to(name):
        # Migrations that are newer than the database.
        call_command("migrate", verbosity=0, interactive=False)
        return User.objects.filter(username=ADMIN).exists()


def _as_owner(statement):
    # A connection of its own: this one may be in the middle of something.
    owner = connection.copy()
    owner.settings_dict.update(settings.DATABASE_OWNER)
    try:
        with owner.cursor() as cursor:
            cursor.execute(statement)
    except ProgrammingError as refusal:
        raise NotAllowed from refusal
    finally:
        owner.close()


def _quoted(name):
    return connection.ops.quote_name(name)
