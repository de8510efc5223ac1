"""`flush` as the owner: the running role may empty no table."""

from django.core.management.commands import flush

from config.management.owner import as_owner


class Command(flush.Command):
    def handle(self, **options):
        with as_owner(options["database"]):
            return super().handle(**options)
