"""Admissions (kết nạp) of the demo's ward: a year and a half of them, one or more in every state.

Each is played step by step through the product's actions, on the day on which it was done, by who was in office then.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from branches.cases.actions.bulk import judge, run_all
from branches.cases.actions.files import attach
from branches.cases.actions.papers import issue_paper
from branches.cases.actions.voting import Said
from branches.cases.models import Case
from branches.papers.signing import proposed, signers
from config.seed import clock, texts
from config.seed.acting import acting_for
from config.seed.people import invent_people
from config.seed.sheets import sheet
from config.seed.ward import Ward
from members.admissions import actions, queries
from members.admissions.kind import KIND
from members.admissions.models import Admission
from members.people.actions import records
from members.people.models import Person

OPENED = time(9)  # the offices
FIRST_YOUTH = 9_201  # numbers those who are picked, far behind everybody else
# Steps in the order in which they are played, with the days after the first one.
STEPS = {"pick": 0, "learn": 25, "try_out": 50, "apply": 62, "vote": 70, "send": 72, "approve": 80, "admit": 92}


@dataclass(frozen=True)
class Course:
    """So many candidates of one branch, picked `days_ago`, who come as far as `until`; then `then`, on the next day."""

    branch: str
    days_ago: int
    until: str
    people: int = 1
    then: str = ""


COURSES = [
    Course("TM.AD.CD13", 470, "admit", people=4),
    Course("TM.AD.CD02", 390, "admit", people=2),
    Course("TM.AD.CD14", 300, "admit", people=3),
    Course("TM.AD.CD06", 240, "admit"),
    Course("TM.AD.CD05", 200, "send", then="refuse"),
    Course("TM.AD.CD01", 160, "admit", people=2),
    Course("TM.AD.CD09", 130, "try_out", then="withdraw"),
    Course("TM.AD.CD13", 91, "approve", people=3),
    Course("TM.AD.CD14", 88, "approve", then="plan"),
    Course("TM.AD.CD01", 78, "send", people=2),
    Course("TM.AD.CD02", 76, "send"),
    Course("TM.AD.CD15", 100, "send"),
    Course("TM.AD.CD04", 82, "send", then="give_back"),
    Course("TM.AD.CD01", 74, "vote"),
    Course("TM.AD.CD11", 73, "apply", then="fail"),
    Course("TM.AD.CD06", 66, "apply"),
    Course("TM.AD.CD01", 57, "try_out"),
    Course("TM.AD.CD05", 40, "learn", people=2),
    Course("TM.AD.CD01", 3, "pick"),
    Course("TM.AD.CD10", 8, "pick"),
]


@dataclass
class Play:
    course: Course
    begun: date
    records: list[dict]
    admissions: list[Admission] = field(default_factory=list)


@transaction.atomic
def seed_admissions(ward: Ward, seed: int) -> int:
    """Play all courses in the order of their days, none later than yesterday; gives how many candidates there are."""
    stage = _Stage(ward, Random(seed + FIRST_YOUTH))
    number, agenda = FIRST_YOUTH, []
    for place, course in enumerate(COURSES):
        branch = stage.units[course.branch]
        found = invent_people(stage.random, course.people, sector=branch.sector_id, today=ward.today, first=number)
        number += course.people
        play = Play(course, ward.today - timedelta(days=course.days_ago), [_youth(record, ward) for record in found])
        last = list(STEPS).index(course.until)
        for order, (step, days) in enumerate(list(STEPS.items())[: last + 1]):
            agenda.append((_moment(play, days, place, order), step, play))
        if course.then:
            agenda.append((_moment(play, STEPS[course.until] + 1, place, last + 1), course.then, play))
    for moment, step, play in sorted(agenda, key=lambda each: each[0]):
        with clock.at(moment):
            getattr(stage, step)(play)
    return number - FIRST_YOUTH


def _moment(play, days, place, order):
    opened = datetime.combine(play.begun + timedelta(days=days), OPENED, timezone.get_current_timezone())
    return opened + timedelta(minutes=place * 13 + order)


def _youth(record: dict, ward: Ward) -> dict:
    """A record as it is of somebody who is no member yet, between sixteen and twenty when the books were opened."""
    kept = ("full_name", "gender", "ethnicity", "hometown", "address", "education", "occupation", "phone")
    found = {name: record[name] for name in kept if name in record}
    born = date(ward.today.year - 17 - record["birth_date"].day % 4, record["birth_date"].month, 1)
    return found | {"birth_date": f"{born + timedelta(days=record['birth_date'].day - 1):%d/%m/%Y}"}


class _Stage:
    """One method a step, as COURSES names them."""

    def __init__(self, ward: Ward, random: Random):
        self.ward, self.random = ward, random
        self.units = {branch.code: branch for branch in ward.branches}

    def _branch(self, play):
        return self.units[play.course.branch]

    def _secretary(self, play):
        return acting_for(self._branch(play))

    def _members(self, play) -> Sequence[Person]:
        return list(queries.members_of(self._branch(play)))

    def _all(self, play, act, *, actor=None, **fields):
        """One act for all of the course, as a selection on the list: judged, then done in one transaction."""
        act, actor = KIND.act(act), actor or self._secretary(play)
        cases = [admission.case for admission in play.admissions]
        judged = judge(KIND, act, cases, actor=actor)
        versions = {each.case.number: each.thing.case.version for each in judged}
        done = run_all(KIND, act, judged, actor=actor, versions=versions, fields=fields)
        refused = [each.refused for each in done if each.refused]
        if refused:
            raise ValueError(refused)
        things = KIND.find([case.pk for case in cases])
        play.admissions = [things[case.pk] for case in cases]

    def pick(self, play):
        branch, actor = self._branch(play), self._secretary(play)
        helpers = self._members(play)
        for values in play.records:
            person = records.add_person(actor=actor, unit=branch, member=False, values=values)
            helper = self.random.choice(helpers) if helpers else None
            play.admissions.append(
                actions.open_admission(person, actor=actor, picked_on=timezone.localdate(), helper=helper)
            )

    def learn(self, play):
        self._all(play, "learn", class_name=texts.CLASS, class_on=timezone.localdate() - timedelta(days=1))

    def try_out(self, play):
        self._all(
            play,
            "try",
            task=self.random.choice(texts.TASKS),
            tried_on=timezone.localdate() - timedelta(days=2),
            task_result=texts.TASK_DONE,
        )

    def apply(self, play):
        introducer = self.random.choice(self._members(play))
        self._all(
            play,
            "apply",
            applied_on=timezone.localdate() - timedelta(days=1),
            introduced_by="member",
            introducer=introducer,
        )
        for admission in play.admissions:
            for slot, title in (("application", texts.APPLICATION_TITLE), ("cv", texts.CV_TITLE)):
                self._attach(admission, play, slot, title)

    def _attach(self, admission, play, slot, title):
        body = texts.APPLICATION_BODY.format(name=admission.person.full_name, unit=self._branch(play).name)
        upload = sheet(title, body, texts.FILES_OF_CANDIDATES[slot], format="pdf")
        case = Case.objects.for_page().get(pk=admission.case_id)
        attach(case, actor=self._secretary(play), uploads=[upload], slot=slot)

    def vote(self, play, *, against=1):
        voters = self._members(play)[:12]
        said = [Said(person.full_name, "for", person.pk) for person in voters[against:]]
        said += [Said(person.full_name, "against", person.pk) for person in voters[:against]]
        self._all(
            play,
            "vote",
            held_on=timezone.localdate() - timedelta(days=1),
            place=texts.HALL,
            chair=str(self._secretary(play)),
            clerk=voters[-1].full_name,
            secret=False,
            entitled=len(self._members(play)),
            said=said,
            remark=self.random.choice(texts.CANDIDATE_REMARKS),
        )
        for admission in play.admissions:
            self._paper(admission, "minutes")

    def fail(self, play):
        self.vote(play, against=8)

    def send(self, play):
        self._all(play, "send")
        for admission in play.admissions:
            self._paper(admission, "proposal")

    def _paper(self, admission, slot):
        """Where somebody in office can sign it."""
        slot, today = KIND.slot(slot), timezone.localdate()
        thing = KIND.find([admission.case_id])[admission.case_id]
        given = [thing] if slot.shared else thing
        unit = slot.paper.issuer(given)
        for signer in proposed(slot.paper, given, unit, today)[:1]:
            issue_paper(
                KIND,
                slot,
                admission.case,
                actor=acting_for(unit),
                on=today,
                signer=signer.name,
                signer_post=signer.post,
            )

    def approve(self, play):
        today = timezone.localdate()
        [signer, *_] = signers(self.ward.unit, today)
        officer = acting_for(self.ward.unit)
        self._all(play, "approve", actor=officer, on=today, signer=signer.name, signer_post=signer.post)

    def admit(self, play):
        self._all(play, "admit", ceremony_place=texts.HALL)
        for admission in play.admissions:
            self._attach(admission, play, "certificate", texts.CERTIFICATE_TITLE)

    def plan(self, play):
        self._all(play, "admit", ceremony_on=self.ward.today + timedelta(days=6), ceremony_place=texts.HALL)

    def give_back(self, play):
        self._all(play, "return", actor=acting_for(self.ward.unit), reason=texts.ADMISSION_RETURNED)

    def refuse(self, play):
        self._all(play, "refuse", actor=acting_for(self.ward.unit), reason=texts.ADMISSION_REFUSED)

    def withdraw(self, play):
        self._all(play, "withdraw", reason=texts.ADMISSION_WITHDRAWN)
