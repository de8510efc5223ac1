"""Transfers (chuyển sinh hoạt) between the demo's two wards and inside them: two years of them, some in every state.

Each is played act by act through the product's actions, on the day on which it was done, by who was in office then.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from branches.accounts.models import User
from branches.administration.accounts.demo import PREFIX
from branches.cases.actions.clock import extend_due
from branches.cases.actions.discussion import add_comment
from branches.cases.actions.files import attach
from branches.cases.actions.papers import issue_paper
from branches.cases.models import Case
from branches.papers.signing import signers
from branches.units.models import Unit
from config.seed import clock, texts
from config.seed.acting import acting_for
from config.seed.committees import MEMBER_NAME
from config.seed.courses import FINISHED, UNDER_WAY, Course
from config.seed.people import invent_people
from config.seed.sheets import sheet
from config.seed.ward import Ward
from members.people.actions import memberships
from members.people.models import Membership, Person
from members.transfers import actions
from members.transfers.kind import KIND
from members.transfers.models import Transfer

# In each branch these stay: the committee, the former secretary, the member who signs in.
STAY = 8
OPENED = time(8)  # the offices
FIRST_NEWCOMER = 9_001  # numbers those who come from outside, far behind both wards


@dataclass
class Play:
    """A course with the people and units of this database."""

    course: Course
    # None, and from nowhere, of somebody who comes from outside the system.
    person: Person | None
    origin: Unit | None
    target: Unit | None
    begun: date
    remark: str
    transfer: Transfer | None = field(default=None)

    @property
    def case(self) -> Case:
        return Case.objects.for_page().get(pk=self.transfer.case_id)


@transaction.atomic
def seed_transfers(ward: Ward, neighbour: Ward, seed: int) -> int:
    """Play all courses in the order of their days, none later than yesterday; gives how many."""
    random = Random(seed)
    newcomers = invent_people(Random(seed), 9, sector="residential", today=ward.today, first=FIRST_NEWCOMER)
    units = {unit.code: unit for each in (ward, neighbour) for unit in (each.unit, *each.branches)}
    stage = _Stage(units, newcomers)
    people = _Choice(ward, neighbour, random)
    plays = []
    for course in (*FINISHED, *UNDER_WAY):
        begun = ward.today - timedelta(days=course.days_ago)
        plays.append(
            Play(
                course=course,
                person=people.take(course, begun) if course.origin else None,
                origin=units.get(course.origin),
                target=units.get(course.target),
                begun=begun,
                remark=random.choice(texts.REMARKS),
            )
        )
    for moment, play, act, values in _agenda(plays):
        with clock.at(moment):
            getattr(stage, act)(play, **values)
    _ask(ward, neighbour)
    return len(plays) + 1


def _ask(ward, neighbour):
    """Who signs in as a plain member asked yesterday evening, by the own account; the branch hasn't answered."""
    person = Person.objects.select_related("user").get(user__username=PREFIX + MEMBER_NAME)
    evening = datetime.combine(ward.today - timedelta(days=1), time(20, 15), timezone.get_current_timezone())
    with clock.at(evening):
        actions.ask_transfer(
            person,
            actor=person.user,
            to=neighbour.branches[1],
            reason="home",
            proposed_on=ward.today + timedelta(days=20),
        )


def _agenda(plays):
    """(moment, play, act, its values), earliest first; acts of one day by minutes in the order of their course."""
    found = []
    for number, play in enumerate(plays):
        for place, (days, act, values) in enumerate(play.course.acts):
            opened = datetime.combine(play.begun + timedelta(days=days), OPENED, timezone.get_current_timezone())
            found.append((opened + timedelta(minutes=number * 9 % 400 + place * 11), number, place, act, values))
    return [
        (moment, plays[number], act, values) for moment, number, _, act, values in sorted(found, key=lambda x: x[:3])
    ]


class _Choice:
    """Who is transferred: members without a post who have been in the branch for a while, each once."""

    def __init__(self, ward: Ward, neighbour: Ward, random: Random):
        self.random, self.taken = random, set()
        self.branches = {branch.code: (each, branch) for each in (ward, neighbour) for branch in each.branches}

    def take(self, course: Course, begun: date) -> Person:
        ward, branch = self.branches[course.origin]
        people = ward.people[branch.pk]
        if course.officer:
            return people[2]
        settled = Membership.objects.main().filter(
            unit=branch, ends_on__isnull=True, begins_on__lt=begun - timedelta(days=30)
        )
        there = set(settled.values_list("person", flat=True)) - self.taken
        person = self.random.choice([person for person in people[STAY:] if person.pk in there])
        self.taken.add(person.pk)
        if course.arrives:
            host, target = self.branches[course.arrives]
            people.remove(person)
            host.people[target.pk].append(person)
        return person


class _Stage:
    """One method an act, as `courses` names them."""

    def __init__(self, units: dict[str, Unit], newcomers: Iterator[dict]):
        self.units, self.newcomers = units, newcomers

    def draft(self, play, **values):
        play.transfer = actions.draft_transfer(
            play.person, actor=acting_for(play.origin), to=play.target, **self._said(play, values)
        )

    def draft_out(self, play, **values):
        play.transfer = actions.draft_outside(play.person, actor=acting_for(play.origin), **self._said(play, values))

    def draft_guest(self, play, days=0, lived=0, **values):
        """For so many `days`, or where the person has `lived` for so many."""
        if days:
            values["expected_end_on"] = play.begun + timedelta(days=days)
        if lived:
            values["residing_since"] = play.begun - timedelta(days=lived)
        play.transfer = actions.draft_guest(
            play.person, actor=acting_for(play.origin), to=play.target, **self._said(play, values)
        )

    def draft_newcomer(self, play, outside_unit):
        record = next(self.newcomers)
        play.transfer = actions.draft_newcomer(
            actor=acting_for(play.target),
            unit=play.target,
            outside_unit=outside_unit,
            reason=play.course.reason,
            proposed_on=play.begun + timedelta(days=10),
            values={
                "full_name": record["full_name"],
                "gender": record["gender"],
                "birth_date": f"{record['birth_date']:%d/%m/%Y}",
                "member_code": record["member_code"],
            },
        )

    def _said(self, play, values):
        return {
            "reason": play.course.reason,
            "reason_more": texts.OTHER_REASON if play.course.reason == "other" else "",
            "proposed_on": play.begun + timedelta(days=10),
            "remark": play.remark,
            "dues_paid_to": play.begun.replace(day=1),
            **values,
        }

    def send(self, play):
        play.transfer = actions.send_transfer(play.transfer, actor=self._holder(play))

    def confirm(self, play):
        play.transfer = actions.confirm_transfer(play.transfer, actor=self._holder(play))

    def give_back(self, play):
        play.transfer = actions.return_transfer(play.transfer, actor=self._holder(play), reason=texts.RETURNED)

    def mend(self, play):
        play.transfer = actions.edit_draft(play.transfer, actor=self._holder(play), remark=play.remark)

    def accept(self, play, branch=""):
        named = self.units[branch] if branch else None
        play.transfer = actions.accept_transfer(play.transfer, actor=self._holder(play), branch=named)

    def send_back(self, play):
        play.transfer = actions.send_back_transfer(play.transfer, actor=self._holder(play), reason=texts.SENT_BACK)

    def redirect(self, play, to):
        to = self.units[to]
        play.transfer = actions.redirect_transfer(
            play.transfer, actor=self._holder(play), to=to, reason=texts.REDIRECTED
        )

    def take_in(self, play, ahead=0):
        day = timezone.localdate() + timedelta(days=ahead) if ahead else None
        play.transfer = actions.take_in_transfer(play.transfer, actor=self._holder(play), effective_on=day)

    def settle(self, play):
        memberships.refresh_copy([play.person.pk])
        actions.settle_due(timezone.localdate())

    def recall(self, play):
        play.transfer = actions.recall_transfer(play.transfer, actor=acting_for(play.origin), reason=texts.RECALLED)

    def cancel(self, play):
        play.transfer = actions.cancel_transfer(play.transfer, actor=acting_for(play.target), reason=texts.CANCELLED)

    def comment(self, play, text, by="holder"):
        author = acting_for(play.origin) if by == "origin" else self._holder(play)
        add_comment(play.case, actor=author, text=text)

    def attach(self, play, format="pdf"):
        body = texts.REQUEST_BODY.format(name=play.person.full_name, unit=play.origin.name)
        upload = sheet(texts.REQUEST_TITLE, body, texts.REQUEST_FILE, format=format)
        attach(play.case, actor=acting_for(play.origin), uploads=[upload], slot="application")

    def reply(self, play):
        body = texts.REPLY_BODY.format(name=play.person.full_name)
        play.transfer = actions.record_reply(
            play.transfer,
            actor=self._holder(play),
            reply_on=timezone.localdate() - timedelta(days=2),
            reply_from=play.transfer.outside_unit,
            scan=sheet(texts.REPLY_TITLE, body, texts.REPLY_FILE, format="pdf"),
        )

    def extend(self, play, days):
        due_on = timezone.localdate() + timedelta(days=days)
        extend_due(play.case, actor=self._holder(play), due_on=due_on, reason=texts.EXTENDED)

    def paper(self, play, slot):
        """Issued by whoever acts for its unit; one without a secretary in office has nobody who could sign it."""
        slot, today = KIND.slot(slot), timezone.localdate()
        unit = slot.paper.issuer(play.transfer)
        for signer in signers(unit, today)[:1]:
            issue_paper(
                KIND, slot, play.case, actor=acting_for(unit), on=today, signer=signer.name, signer_post=signer.post
            )

    def _holder(self, play) -> User:
        return acting_for(play.case.holder)
