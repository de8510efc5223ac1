"""`migrate` as the owner of the tables; the running role gets what it needs and no more."""

from django.apps import apps
from django.core.management.commands import migrate
from django.db import connections

from config.management.owner import as_owner


class Command(migrate.Command):
    def handle(self, *args, **options):
        with as_owner(options["database"]) as running:
            super().handle(*args, **options)
            if running != connections[options["database"]].settings_dict["USER"]:
                grant_to(running, connections[options["database"]])


def grant_to(role, connection):
    """Rows may be read and written; what is append-only may be added to, never changed, deleted or emptied."""
    name = connection.ops.quote_name
    with connection.cursor() as cursor:
        # Who owns the schema may drop every table in it, the journal too.
        cursor.execute("SELECT pg_has_role(%s, nspowner, 'USAGE') FROM pg_namespace WHERE nspname = 'public'", [role])
        if cursor.fetchone()[0]:
            cursor.execute("ALTER SCHEMA public OWNER TO CURRENT_USER")
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {name(role)}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {name(role)}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name(role)}")
        existing = set(connection.introspection.table_names(cursor))
        for table in sorted(append_only_tables() & existing):
            cursor.execute(f"REVOKE UPDATE, DELETE ON {name(table)} FROM {name(role)}")


def append_only_tables() -> set[str]:
    """The journal and every table of row versions."""
    from pghistory.models import Event

    from branches.audit.models import JournalEntry

    return {JournalEntry._meta.db_table} | {
        model._meta.db_table for model in apps.get_models() if issubclass(model, Event) and not model._meta.proxy
    }
