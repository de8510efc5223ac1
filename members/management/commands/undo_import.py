"""Take an import of members back, by the same action as the page."""

import sys
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError

from branches.cases.transitions import WrongState
from branches.imports import actions
from branches.imports.models import ImportBatch
from branches.management.commands.import_units import account
from members.imports import report, texts
from members.management.commands.import_members import write_json


class Command(BaseCommand):
    help = "Undo an import. Ends with 0: accepted, 1: refused, 2: wrong usage."

    def add_arguments(self, parser):
        parser.add_argument("batch", type=int, help="number of the import, as import_members gave it")
        parser.add_argument("--as", dest="username", help="act as this account (default: the system)")
        parser.add_argument("--json", type=Path, metavar="PATH", help="write the outcome there")

    def handle(self, *, batch, username, json, **options):
        actor = account(username)
        found = ImportBatch.objects.visible_to(actor).filter(pk=batch).first()
        if found is None:
            raise CommandError(texts.NO_SUCH_BATCH.format(batch=batch), returncode=2)
        answer = outcome(found, actor)
        if json:
            write_json(json, answer)
        if answer["outcome"] == "refuse":
            self.stderr.write(answer["message"])
            sys.exit(1)
        for each in answer["left"]:
            self.stdout.write(texts.COMMAND_LEFT.format(**each))
        self.stdout.write(texts.COMMAND_UNDONE.format(batch=batch, left=len(answer["left"])))


def outcome(batch, actor) -> dict:
    """What is written to --json."""
    try:
        return report.undone(actions.undo_batch(batch, actor=actor))
    except PermissionDenied as refusal:
        return report.refused("not_allowed", str(refusal), batch)
    except WrongState as refusal:
        return report.refused("wrong_state", str(refusal), batch)
