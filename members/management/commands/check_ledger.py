"""Proves that the copy on each person is what the ledger says today. Exit 1 and a list when it isn't."""

import sys

from django.core.management.base import BaseCommand
from django.utils import timezone

from members.people import texts
from members.people.models import Person
from members.people.queries import copies


class Command(BaseCommand):
    help = "Compares the copy of the ledger on every person with the ledger; exit code 1 when they differ."

    def handle(self, *args, **options):
        found = copies.differences(timezone.localdate())
        for person, ours, right in found:
            columns = [column for column in ours if ours[column] != right[column]] or ["kept_by_id"]
            for column in columns:
                self.stdout.write(
                    texts.LEDGER_DIFFERS.format(person=person, column=column, ours=ours[column], right=right[column])
                )
        if found:
            self.stdout.write(texts.LEDGER_DIFFERENCES.format(count=len(found)))
            sys.exit(1)
        self.stdout.write(texts.LEDGER_AGREES.format(people=Person.objects.count()))
