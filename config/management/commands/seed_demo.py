"""Invented data: three wards for the demo, or a district or a province for measuring."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from branches.units.models import Unit
from config.environment import Mode
from config.seed import (
    admissions,
    cards,
    committees,
    conduct,
    corrections,
    departures,
    evaluations,
    scales,
    texts,
    training,
    transfers,
    ward,
)
from members.people.actions import rollups


class Command(BaseCommand):
    help = "Fill an empty database with invented units and people."

    def add_arguments(self, parser):
        parser.add_argument("--scale", choices=["ward", *scales.SIZES], default="ward")
        parser.add_argument("--seed", type=int, default=1, help="another number makes other people (default 1)")

    def handle(self, *, scale, seed, **options):
        if settings.MODE is Mode.PRODUCTION:
            raise CommandError(texts.NOT_HERE)
        if Unit.objects.exists():
            raise CommandError(texts.NOT_EMPTY)
        today = timezone.localdate()
        if scale == "ward":
            wards = ward.seed_wards(seed, today, self.stdout.write)
            accounts = committees.seed_committees(*wards, seed)
            members = sum(len(people) for each in wards for people in each.people.values())
            self.stdout.write(texts.MEMBERS.format(count=members, accounts=accounts))
            cases = transfers.seed_transfers(*wards, seed)
            self.stdout.write(texts.CASES.format(count=cases))
            candidates = admissions.seed_admissions(wards[0], seed)
            self.stdout.write(texts.ADMISSIONS.format(count=candidates))
            self.stdout.write(texts.CARDS.format(count=cards.seed_cards(wards[0])))
            branches = training.seed_training(wards[0], seed)
            self.stdout.write(texts.TRAINING.format(count=branches))
            disciplined, awarded = conduct.seed_conduct(wards[0], seed)
            self.stdout.write(texts.CONDUCT.format(cases=disciplined, awards=awarded))
            left = departures.seed_departures(wards[0], seed)
            self.stdout.write(texts.DEPARTURES.format(count=left))
            rated = evaluations.seed_evaluations(wards[0], seed)
            self.stdout.write(texts.EVALUATIONS.format(count=rated))
            self.stdout.write(texts.CORRECTIONS.format(count=corrections.seed_corrections(wards[0])))
        else:
            branches, members = scales.seed_scale(scale, seed, today)
            self.stdout.write(texts.SCALE_DONE.format(branches=branches, members=members))
        rollups.recompute_all()
