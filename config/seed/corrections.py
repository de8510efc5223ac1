"""Requests of the demo's plain member to correct the own record: one that was answered, and one that waits."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from branches.administration.accounts.demo import PREFIX
from config.seed import clock, texts
from config.seed.acting import acting_for
from config.seed.committees import MEMBER_NAME
from config.seed.sheets import sheet
from config.seed.ward import Ward
from members.corrections import actions
from members.corrections.actions import Answer
from members.people.models import Person

# Days ago on which was asked for the first time, answered, and asked again.
ASKED, ANSWERED, ASKED_AGAIN = 16, 14, 2


@transaction.atomic
def seed_corrections(ward: Ward) -> int:
    """Ask, answer, ask again; gives the number of fields asked for."""
    person = Person.objects.for_record().get(user__username=PREFIX + MEMBER_NAME)
    with clock.at(_moment(ward, ASKED, 20)):
        first = _ask(person, texts.CORRECTIONS_ANSWERED, note=texts.CORRECTIONS_NOTE)
    with clock.at(_moment(ward, ANSWERED, 9)):
        person.refresh_from_db()
        answers = {
            row.pk: Answer(False, reason) if (reason := texts.CORRECTIONS_REFUSED.get(row.field)) else Answer(True)
            for row in first.corrections.all()
        }
        actions.answer_request(first, actor=acting_for(person.unit), answers=answers, version=person.version)
    with clock.at(_moment(ward, ASKED_AGAIN, 21)):
        person.refresh_from_db()
        scan = sheet(texts.CORRECTIONS_TITLE, texts.CORRECTIONS_BODY, texts.CORRECTIONS_FILE, format="png")
        second = _ask(person, texts.CORRECTIONS_WAITING, note=texts.CORRECTIONS_NOTE_AGAIN, scan=scan)
    return first.corrections.count() + second.corrections.count()


def _ask(person, changes, **sent):
    return actions.ask_corrections(person, actor=person.user, changes=changes, read_at=person.version, **sent)


def _moment(ward, days, hour):
    return datetime.combine(ward.today - timedelta(days=days), time(hour), timezone.get_current_timezone())
