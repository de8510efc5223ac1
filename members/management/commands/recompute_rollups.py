"""Computes every monthly summary anew; with --check proves that those kept are the same, and changes nothing."""

import sys

from django.core.management.base import BaseCommand

from members.people import texts
from members.people.actions import rollups


class Command(BaseCommand):
    help = "Computes all monthly summaries anew. With --check it compares instead; exit code 1 when they differ."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="compare with what is kept, write nothing")

    def handle(self, *args, check=False, **options):
        if not check:
            rows = rollups.recompute_all()
            self.stdout.write(texts.ROLLUPS_COMPUTED.format(rows=rows))
            return
        differences = rollups.check_all()
        for code, month in differences:
            self.stdout.write(texts.ROLLUP_DIFFERS.format(unit=code, month=f"{month:%m/%Y}"))
        if differences:
            sys.exit(1)
        self.stdout.write(texts.ROLLUPS_AGREE)
