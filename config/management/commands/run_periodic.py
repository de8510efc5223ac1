"""Do what has become due: dead jobs, future dates, purges. `--loop` does it again and again."""

import sys
import time

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from branches.jobs import periodic
from config import texts


class Command(BaseCommand):
    help = "Do what has become due: dead jobs, future dates, purges. Exit code 1 when one of them failed."

    def add_arguments(self, parser):
        parser.add_argument("--loop", type=float, metavar="SECONDS", help="do it again every so many seconds")

    def handle(self, *, loop, **options):
        while True:
            outcomes = periodic.run_due()
            for name, outcome in outcomes.items():
                self.stdout.write(texts.PERIODIC[outcome].format(name=name))
            if loop is None:
                break
            close_old_connections()
            time.sleep(loop)
        if "failed" in outcomes.values():
            sys.exit(1)
