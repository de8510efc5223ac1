"""The worker as it runs in production: `manage.py db_worker` in a process of its own, in a database of a benchmark."""

import base64
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db import connection
from django.test import override_settings

from config.environment import BASE_DIR, Mode
from config.programs import Program, Together

MANAGE = [sys.executable, str(BASE_DIR / "manage.py")]
QUEUED = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}


def worker() -> Program:
    return Program("db_worker", [*MANAGE, "db_worker", "--verbosity", "0", "--no-startup-delay"])


def periodic(every: float) -> Program:
    return Program("run_periodic", [*MANAGE, "run_periodic", "--loop", str(every)])


@contextmanager
def running(*programs: Program) -> Iterator[Together]:
    """The programs run on the database spoken to; call `watch` every now and then. Jobs given meanwhile go to them."""
    together = Together(list(programs), environ())
    with override_settings(TASKS=QUEUED), together:
        together.watch()
        yield together


def environ() -> dict[str, str]:
    """Production, with the keys of this process, on the database that the default connection speaks to."""
    keys, usual = settings.ENVIRONMENT.keys, connection.settings_dict
    others = {name: value for name, value in os.environ.items() if not name.startswith(("APP_", "DATABASE_"))}
    return {
        **others,
        "APP_MODE": Mode.PRODUCTION.value,
        "APP_HOSTS": "localhost",
        "APP_SIGNING_KEY": keys.signing.ljust(64, "-"),
        "APP_ENCRYPTION_KEYS": ",".join(f"{name}:{_text(key)}" for name, key in keys.encryption),
        "APP_INDEX_KEY": _text(keys.index),
        "DATABASE_URL": _address(usual["USER"], usual["PASSWORD"]),
        "DATABASE_OWNER_URL": _address(settings.DATABASE_OWNER["USER"], settings.DATABASE_OWNER["PASSWORD"]),
    }


def _address(user, password) -> str:
    where = {"host": connection.settings_dict["HOST"], "port": connection.settings_dict["PORT"]}
    query = urlencode({key: value for key, value in where.items() if value}, quote_via=quote)
    name = quote(connection.settings_dict["NAME"])
    return f"postgresql://{quote(user)}:{quote(password, safe='')}@/{name}?{query}"


def _text(key: bytes) -> str:
    return base64.b64encode(key).decode()
