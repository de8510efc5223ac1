"""`flush` as the owner: the running role may empty no table. Levels, posts and other rows of migrations come back."""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management.commands import flush
from django.db import connections, migrations, transaction
from django.db.migrations.loader import MigrationLoader

from config.management.owner import as_owner


class Command(flush.Command):
    def handle(self, **options):
        alias = options["database"]
        with as_owner(alias):
            super().handle(**options)
            with transaction.atomic(using=alias):
                give_back_rows(connections[alias])


def give_back_rows(connection):
    """Run again what the project's own migrations do in Python: without those rows nothing works."""
    own = {config.label for config in apps.get_app_configs() if Path(config.path).parent == settings.BASE_DIR}
    loader = MigrationLoader(connection)
    done = []
    for leaf in loader.graph.leaf_nodes():
        for key in loader.graph.forwards_plan(leaf):
            if key in done or key[0] not in own:
                continue
            done.append(key)
            for operation in loader.get_migration(*key).operations:
                if isinstance(operation, migrations.RunPython):
                    operation.code(apps, connection.schema_editor())
