"""Bring the tree of units in line with a list (the layout of tests/samples/don-vi.csv)."""

import json
import sys
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError

from branches.accounts.models import User
from branches.accounts.queries import by_username
from branches.imports.cells import pack, show
from branches.imports.data.unit_headers import UNIT_FIELDS
from branches.imports.detection import NotDetected, detect
from branches.spreadsheets import reader
from branches.spreadsheets.workbook import column_number
from branches.units import texts
from branches.units.actions import import_units
from branches.units.actions.sheets import Row
from branches.units.models import Unit


class Command(BaseCommand):
    help = "Create and update units from a spreadsheet, all rows or none. Ends with 0: accepted, 1: refused, 2: misuse."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="csv, xlsx, xls or ods")
        parser.add_argument("--as", dest="username", help="act as this account (default: the system)")
        parser.add_argument("--under", metavar="CODE", help="the unit under which rows without a parent go")
        parser.add_argument("--json", type=Path, metavar="PATH", help="write the outcome there")

    def handle(self, *, file, username, under, json, **options):
        actor = account(username)
        top = unit_in_reach(actor, under) if under else None
        try:
            content = file.read_bytes()
        except OSError:
            raise CommandError(texts.NO_FILE.format(path=file), returncode=2) from None
        answer = outcome(content, actor, top)
        if json:
            self.write(json, answer)
        self.tell(answer)
        if answer["outcome"] == "refuse":
            sys.exit(1)

    def write(self, path, answer):
        try:
            path.write_text(json.dumps(answer, ensure_ascii=False, indent=1) + "\n")
        except OSError:
            raise CommandError(texts.NO_PLACE_FOR_JSON.format(path=path), returncode=2) from None

    def tell(self, answer):
        out = self.stdout if answer["outcome"] == "accept" else self.stderr
        for row in answer["rows"]:
            if row["message"]:
                out.write(texts.SHEET_ROW.format(**row))
        out.write(answer.get("message") or texts.SHEET_DONE.format(**answer["counts"]))


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


def outcome(content, actor, top):
    """The answer as it is written to --json."""
    try:
        rows = read_rows(content)
        counts = import_units(rows, actor=actor, under=top)
    except (reader.Refused, NotDetected) as refusal:
        return refused(refusal.reason, refusal.message)
    except PermissionDenied as refusal:
        return refused("not_allowed", str(refusal))
    facts = {verdict: counts[verdict] for verdict in ("created", "changed", "same", "error")}
    lines = [
        {"row": row.number, "verdict": row.verdict, "why": row.why, "message": row.message, "code": row.code}
        for row in rows
    ]
    if facts["error"]:
        message = texts.SHEET_ROWS_WRONG.format(count=facts["error"])
        return {**refused("wrong_rows", message), "counts": facts, "rows": lines}
    return {"outcome": "accept", "counts": facts, "rows": lines}


def refused(reason, message):
    counts = dict.fromkeys(("created", "changed", "same", "error"), 0)
    return {"outcome": "refuse", "reason": reason, "message": message, "counts": counts, "rows": []}


def read_rows(content):
    """The rows of the list in the file. Raises reader.Refused, NotDetected."""
    book = reader.read(content)
    found = detect(book, UNIT_FIELDS, required=("code", "name", "level"), of_people=False)
    sheet = book.sheets[found.sheet_index]
    places = {field: column_number(letter) - 1 for letter, field in found.mapping.items()}
    return [
        Row(number, **{field: show(pack(sheet.row(number)[place])) for field, place in places.items()})
        for number in found.data_rows
    ]
