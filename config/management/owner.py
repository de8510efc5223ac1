"""Work that the owner of the tables must do: migrations, and emptying tables between tests."""

from contextlib import contextmanager

from django.conf import settings
from django.db import connections


@contextmanager
def as_owner(alias="default"):
    """Inside the block the connection `alias` speaks as the owner's role; after it, as the running role again."""
    connection = connections[alias]
    running = {key: connection.settings_dict[key] for key in settings.DATABASE_OWNER}
    connection.close()
    connection.settings_dict.update(settings.DATABASE_OWNER)
    try:
        yield running["USER"]
    finally:
        connection.close()
        connection.settings_dict.update(running)
