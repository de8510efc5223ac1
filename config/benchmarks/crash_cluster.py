"""A PostgreSQL of its own that may be killed: no other work of this machine stands in it."""

import os
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection
from django.test import override_settings

from config import postgres

PATIENCE = 90  # seconds that the database may be away
_WHERE = ("HOST", "PORT", "USER", "PASSWORD", "NAME", "OPTIONS")


@contextmanager
def own_cluster() -> Iterator[Path]:
    """Inside the block the default connection speaks to a new, empty server; gives the folder of its data."""
    usual = {key: connection.settings_dict[key] for key in _WHERE}
    with tempfile.TemporaryDirectory(prefix="crash-", ignore_cleanup_errors=True) as base:
        server = postgres.ensure_running(Path(base))
        owner = {"USER": postgres.OWNER, "PASSWORD": server.password}
        connection.close()
        connection.settings_dict.update(
            HOST=server.host,
            PORT=str(server.port),
            USER=postgres.APP,
            PASSWORD=server.password,
            NAME="postgres",
            OPTIONS={"connect_timeout": 5},
        )
        try:
            with override_settings(DATABASE_OWNER=owner):
                yield next(Path(base).glob("postgres-*")) / "data"
        finally:
            connection.close()
            connection.settings_dict.update(usual)
            postgres.leave(Path(base))


def kill_database(data: Path) -> None:
    """Kill the postmaster; the keeper, its parent, starts another one."""
    os.kill(int((data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)


def steadily[Result](ask: Callable[[], Result]) -> Result:
    """What `ask` gives, once the database answers."""
    patience = monotonic() + PATIENCE
    while True:
        try:
            return ask()
        except (OperationalError, InterfaceError):
            connection.close()
            if monotonic() > patience:
                raise
            sleep(0.2)


def database_name(what: str) -> str:
    return f"crash_{what}_{settings.MODE.value}"
