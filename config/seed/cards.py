"""Membership cards of the demo: numbers of the ward's own range, for its first branches and most of those admitted."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from branches.accounts.models import User
from config.seed import clock, texts
from config.seed.acting import acting_for
from config.seed.ward import Ward
from members.admissions.models import Admission, Status
from members.cards import actions
from members.people.models import Person

# Numbers of the province, and the part of them that the ward was given.
PROVINCE, WARD = (30_000_000, 30_999_999), (30_120_001, 30_122_000)
BRANCHES = 2
DAYS_AGO = 35
# The newest members wait for theirs.
SETTLED = timedelta(days=60)


@transaction.atomic
def seed_cards(ward: Ward) -> int:
    """Give the cards, one of which was lost and one taken back; gives how many there are."""
    system, officer = User.objects.system(), acting_for(ward.unit)
    day = ward.today - timedelta(days=DAYS_AGO)
    with clock.at(datetime.combine(day, time(9), timezone.get_current_timezone())):
        first, last = PROVINCE
        whole = actions.add_range(ward.province, actor=system, first=first, last=last, paper=texts.CARD_PAPER)
        first, last = WARD
        actions.give_range(whole, actor=system, to=ward.unit, first=first, last=last, paper=texts.CARD_PAPER)
        actions.arrange_source(ward.unit, actor=officer, source="range")
        done = actions.issue_many(_people(ward, day), actor=officer, on=day)
        given = [each.person for each in done if each.issued]
    with clock.at(datetime.combine(day + timedelta(days=20), time(10), timezone.get_current_timezone())):
        today = timezone.localdate()
        actions.reissue_card(given[1], actor=officer, on=today, reason="lost", note=texts.CARD_LOST)
        actions.withdraw_card(given[2], actor=officer, on=today, note=texts.CARD_WITHDRAWN)
    return len(given)


def _people(ward, day):
    """Old members of the first branches, and those admitted some time ago."""
    admitted = Admission.objects.filter(status=Status.ADMITTED, case__closed_on__lt=day - SETTLED).values("person")
    old = Q(current_unit__in=ward.branches[:BRANCHES], joined_on__lt=ward.beginning)
    people = Person.objects.members().filter(old | Q(pk__in=admitted)).for_record()
    return list(people.order_by("current_unit__path", "sort_key", "pk"))
