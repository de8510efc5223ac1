"""Bring the tree of units in line with a list (the layout of tests/samples/don-vi.csv)."""

import json
import sys
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from branches.accounts.models import User
from branches.accounts.queries import by_username
from branches.administration.unit_imports.actions import import_at_once
from branches.imports.detection import NotDetected
from branches.spreadsheets import reader
from branches.units import texts
from branches.units.models import Unit


class Command(BaseCommand):
    help = "Create and update units from a spreadsheet, all rows or none. Ends with 0: accepted, 1: refused, 2: misuse."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="csv, xlsx, xls or ods")
        parser.add_argument("--as", dest="username", help="act as this account (default: the system)")
        parser.add_argument("--under", metavar="CODE", help="the unit under which rows without a parent go")
        parser.add_argument("--dry-run", action="store_true", help="judge the rows and write nothing")
        parser.add_argument("--json", type=Path, metavar="PATH", help="write the outcome there")

    def handle(self, *, file, username, under, dry_run, json, **options):
        actor = account(username)
        top = unit_in_reach(actor, under) if under else None
        try:
            content = file.read_bytes()
        except OSError:
            raise CommandError(texts.NO_FILE.format(path=file), returncode=2) from None
        answer = outcome(content, file.name, actor, top, dry_run=dry_run)
        if json:
            self.write(json, answer)
        self.tell(answer, dry_run)
        if answer["outcome"] == "refuse":
            sys.exit(1)

    def write(self, path, answer):
        try:
            path.write_text(json.dumps(answer, ensure_ascii=False, indent=1) + "\n")
        except OSError:
            raise CommandError(texts.NO_PLACE_FOR_JSON.format(path=path), returncode=2) from None

    def tell(self, answer, dry_run):
        out = self.stdout if answer["outcome"] == "accept" else self.stderr
        for row in answer["rows"]:
            if row["message"]:
                out.write(texts.SHEET_ROW.format(**row))
        done = texts.SHEET_DONE if not dry_run else texts.SHEET_DRY
        out.write(answer.get("message") or done.format(**answer["counts"]))
        if answer["batch"]:
            out.write(texts.SHEET_BATCH.format(batch=answer["batch"]))


def account(username):
    if username is None:
        return User.objects.system()
    found = by_username(username)
    if found is None:
        raise CommandError(texts.NO_ACCOUNT.format(username=username), returncode=2)
    return found


def unit_in_reach(actor, code):
    unit = Unit.objects.visible_to(actor).filter(code=code.upper()).select_related("level").first()
    if unit is None:
        raise CommandError(texts.NO_UNIT.format(code=code), returncode=2)
    return unit


def outcome(content, file_name, actor, top, *, dry_run=False):
    """The answer as it is written to --json."""
    try:
        with transaction.atomic():
            done = import_at_once(content, file_name=file_name, actor=actor, under=top)
            transaction.set_rollback(dry_run)
    except (reader.Refused, NotDetected) as refusal:
        return refused(refusal.reason, refusal.message)
    except PermissionDenied as refusal:
        return refused("not_allowed", str(refusal))
    facts = {verdict: done.counts[verdict] for verdict in ("created", "changed", "same", "error")}
    lines = [
        {"row": row.number, "verdict": row.verdict, "why": row.why, "message": row.message, "code": row.code}
        for row in done.rows
    ]
    if facts["error"]:
        message = texts.SHEET_ROWS_WRONG.format(count=facts["error"])
        return {**refused("wrong_rows", message), "counts": facts, "rows": lines}
    batch = done.batch.pk if done.batch and not dry_run else None
    return {"outcome": "accept", "batch": batch, "counts": facts, "rows": lines}


def refused(reason, message):
    counts = dict.fromkeys(("created", "changed", "same", "error"), 0)
    return {"outcome": "refuse", "reason": reason, "message": message, "batch": None, "counts": counts, "rows": []}
