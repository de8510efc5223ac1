"""Measure, in databases of its own, and say which aims are met."""

import json as notation
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config.benchmarks import crash, databases, imports, roster, seed, texts
from config.environment import Mode

BENCHMARKS = {"crash": crash.run, "import": imports.run, "roster": roster.run, "seed": seed.run}


class Command(BaseCommand):
    help = "Measure, in databases of its own. Ends with 0 whether aims are met or not, 2: wrong usage."
    # The checks read the addresses; the comparison with the admin brings its own.
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("name", choices=sorted(BENCHMARKS))
        parser.add_argument("--scale", choices=databases.SCALES, help="default: what the benchmark compares")
        parser.add_argument("--rows", type=_positive, metavar="N", help="rows of the import; rounds of the roster")
        parser.add_argument("--rounds", type=_positive, metavar="N", help="rounds of crash")
        parser.add_argument("--profile", action="store_true", help="import: say where the time goes")
        parser.add_argument("--fresh", action="store_true", help="make the databases anew")
        parser.add_argument("--json", type=Path, metavar="PATH", help="write the figures there")

    def handle(self, *, name, json, **options):
        if settings.MODE is Mode.PRODUCTION:
            raise CommandError(texts.NOT_HERE, returncode=2)
        try:
            wishes = {each: options[each] for each in ("scale", "rows", "rounds", "fresh", "profile")}
            figures = BENCHMARKS[name](**wishes, say=self.stdout.write)
        except databases.NotAllowed as refusal:
            raise CommandError(texts.NO_DATABASE, returncode=2) from refusal
        if json:
            self.write(json, figures)
        for figure in figures:
            line = texts.FIGURE.format(
                mark=texts.MET[figure.met], value=figure.value, unit=figure.unit, aim=figure.aim, name=figure.name
            )
            self.stdout.write(line)
        aimed = [figure for figure in figures if figure.aim]
        self.stdout.write(texts.SUMMARY.format(met=sum(figure.met for figure in aimed), aimed=len(aimed)))

    def write(self, path, figures):
        content = {"figures": [figure.as_json() for figure in figures]}
        try:
            path.write_text(notation.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        except OSError:
            raise CommandError(texts.NO_PLACE_FOR_JSON.format(path=path), returncode=2) from None


def _positive(text):
    number = int(text)
    if number < 1:
        raise ValueError
    return number
