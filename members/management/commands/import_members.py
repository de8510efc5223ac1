"""Bring a list of members into a unit, by the same actions as the pages."""

import json
import sys
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from branches.imports import actions
from branches.imports.models import ImportBatch
from branches.management.commands.import_units import account, unit_in_reach
from members.imports import report, texts

LARGEST_SHOWN = 20


class DryRun(Exception):
    """Rolls back everything but what was found out."""

    def __init__(self, answer):
        super().__init__()
        self.answer = answer


class Command(BaseCommand):
    help = "Import members from a spreadsheet. Ends with 0: accepted, 1: refused, 2: wrong usage."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="xlsx, xls, ods or csv")
        parser.add_argument("--unit", required=True, metavar="CODE", help="the unit that the list belongs to")
        parser.add_argument("--as", dest="username", help="act as this account (default: the system)")
        parser.add_argument("--branch", metavar="CODE", help="where rows go that name no branch")
        parser.add_argument("--create-units", action="store_true", help="create branches that the file names")
        parser.add_argument("--dry-run", action="store_true", help="judge the rows and write nothing")
        parser.add_argument("--json", type=Path, metavar="PATH", help="write the outcome there")

    def handle(self, *, file, unit, username, branch, create_units, dry_run, json, **options):
        actor = account(username)
        unit = unit_in_reach(actor, unit)
        default = self.branch(unit, branch) if branch else None
        try:
            content = file.read_bytes()
        except OSError:
            raise CommandError(texts.NO_SUCH_FILE.format(path=file), returncode=2) from None
        answer = outcome(content, file.name, unit, actor, default, create_units=create_units, dry_run=dry_run)
        if json:
            write_json(json, answer)
        if answer["outcome"] == "refuse":
            self.stderr.write(answer["message"])
            sys.exit(1)
        self.tell(answer)

    def branch(self, unit, code):
        found = unit_in_reach_below(unit, code)
        if found is None or not found.is_branch or found.closed_on:
            raise CommandError(texts.NO_SUCH_BRANCH.format(code=code, unit=unit), returncode=2)
        return found

    def tell(self, answer):
        asked = [row for row in answer["rows"] if row["message"]]
        for row in asked[:LARGEST_SHOWN]:
            self.stdout.write(texts.COMMAND_ROW.format(**row))
        if len(asked) > LARGEST_SHOWN:
            self.stdout.write(texts.COMMAND_MORE.format(count=len(asked) - LARGEST_SHOWN))
        sentence = texts.COMMAND_DRY if answer["batch"] is None else texts.COMMAND_DONE
        self.stdout.write(sentence.format(batch=answer["batch"], **answer["counts"]))


def unit_in_reach_below(unit, code):
    """A unit below `unit` by its code, or None."""
    return type(unit).objects.below(unit).select_related("level").filter(code=code.upper()).first()


def write_json(path, answer):
    try:
        path.write_text(json.dumps(answer, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError:
        raise CommandError(texts.NO_PLACE_FOR_JSON.format(path=path), returncode=2) from None


def outcome(content, file_name, unit, actor, default, *, create_units, dry_run) -> dict:
    """What is written to --json."""
    try:
        with transaction.atomic():
            answer = _import(content, file_name, unit, actor, default, create_units, dry_run)
            if dry_run:
                raise DryRun(answer)
            return answer
    except DryRun as over:
        return over.answer
    except PermissionDenied as refusal:
        return report.refused("not_allowed", str(refusal))
    except actions.UploadRefused as refusal:
        return report.refused(refusal.reason, refusal.message)


def _import(content, file_name, unit, actor, default, create_units, dry_run):
    batch = actions.start_import(
        content,
        file_name=file_name,
        unit=unit,
        target_code="members",
        actor=actor,
        default_branch=default,
        create_units=create_units,
    )
    actions.read_batch(batch)
    batch = ImportBatch.objects.select_related("unit").get(pk=batch.pk)
    if batch.status == ImportBatch.Status.REFUSED:
        return report.refused(batch.reason, batch.message, None if dry_run else batch)
    if not dry_run:
        done = actions.commit_batch(batch, actor=actor)
        batch = done.batch
        if not done.committed:
            return report.refused("changed_meanwhile", texts.CHANGED_MEANWHILE.format(count=len(done.moved)), batch)
    return report.accepted(batch, kept=not dry_run)
