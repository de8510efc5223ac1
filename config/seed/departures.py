"""Departures of the demo's ward: who came of age, is on leave, was struck off, left or died; and honorary members.

Each is played step by step through the product's actions, on the day on which it was done, by who was in office then.
"""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from branches.cases.actions.bulk import judge, run_all
from branches.cases.actions.papers import issue_paper
from branches.cases.actions.voting import Said
from branches.papers.signing import proposed, signers
from config.seed import clock, texts
from config.seed.acting import acting_for
from config.seed.people import invent_people
from config.seed.ward import Ward
from members.departures import actions, ceremonies, queries
from members.departures.honours import actions as honours
from members.departures.honours.kind import KIND as HONOUR
from members.departures.kind import KIND
from members.people.actions import records
from members.people.models import Person
from members.people.queries import hindrances

OPENED = time(10)  # the offices
FIRST_OLD = 9_601  # numbers those who come of age, behind everybody else
BEFORE = 430  # days ago the lists were completed
LONG = timedelta(days=200)
# The steps of each way in the order in which they are played, with the days after the first one.
STEPS = {
    "age": {"open": 0, "wish": 4, "send_age": 6, "confirm": 10, "ceremony": 16},
    "stay": {"open": 0, "ask_to_stay": 4, "keep": 9},
    "leave": {"open": 0, "grant": 2, "come_back": 60},
    "struck_off": {"open": 0, "notify": 3, "vote": 14, "decide": 16, "send_removal": 17, "acknowledge": 21},
    "own_wish": {"open": 0, "send_wish": 3, "let_go": 8},
    "died": {"die": 0},
}


@dataclass(frozen=True)
class Course:
    """So many members of one branch, begun `days_ago`, who come as far as `until`; then `then`, on the next day."""

    branch: str
    way: str
    days_ago: int
    until: str
    people: int = 1
    then: str = ""
    # Of a leave: its days.
    length: int = 300


COURSES = [
    Course("TM.AD.CD10", "age", 400, "ceremony", people=3),
    Course("TM.AD.CD06", "died", 330, "die"),
    Course("TM.AD.CD11", "leave", 310, "grant", length=305),
    Course("TM.AD.CD04", "struck_off", 200, "acknowledge"),
    Course("TM.AD.CD05", "own_wish", 170, "let_go"),
    Course("TM.AD.CD11", "age", 150, "ceremony", people=2),
    Course("TM.AD.CD02", "leave", 140, "come_back"),
    Course("TM.AD.CD09", "struck_off", 90, "notify", then="withdraw"),
    Course("TM.AD.CD01", "leave", 60, "grant", length=70),
    Course("TM.AD.CD06", "stay", 50, "keep"),
    Course("TM.AD.CD13", "leave", 45, "grant"),
    Course("TM.AD.CD15", "struck_off", 30, "send_removal"),
    Course("TM.AD.CD10", "struck_off", 28, "vote"),
    Course("TM.AD.CD02", "age", 26, "confirm", people=2),
    Course("TM.AD.CD11", "age", 25, "confirm", then="plan"),
    Course("TM.AD.CD05", "age", 24, "send_age", then="give_back"),
    Course("TM.AD.CD01", "struck_off", 22, "decide"),
    Course("TM.AD.CD10", "age", 20, "send_age", people=2),
    Course("TM.AD.CD04", "struck_off", 12, "notify"),
    Course("TM.AD.CD01", "stay", 11, "ask_to_stay"),
    Course("TM.AD.CD06", "own_wish", 9, "send_wish"),
    Course("TM.AD.CD01", "age", 8, "wish", people=2),
    Course("TM.AD.CD09", "leave", 3, "open"),
    Course("TM.AD.CD01", "age", 2, "open", people=2),
]


@dataclass
class Play:
    course: Course
    people: list = field(default_factory=list)
    departures: list = field(default_factory=list)


@transaction.atomic
def seed_departures(ward: Ward, seed: int) -> int:
    """Play all courses in the order of their days, none later than yesterday; gives how many cases there are."""
    stage, agenda = _Stage(ward, Random(seed + FIRST_OLD)), []
    for place, course in enumerate(COURSES):
        play, steps = Play(course), STEPS[course.way]
        last = list(steps).index(course.until)
        if course.way in ("age", "stay"):
            agenda.append((_moment(ward, BEFORE, place, 0), "enrol", play))
        for order, (step, days) in enumerate(list(steps.items())[: last + 1]):
            agenda.append((_moment(ward, course.days_ago - days, place, order), step, play))
        if course.then:
            agenda.append(
                (_moment(ward, course.days_ago - steps[course.until] - 1, place, last + 1), course.then, play)
            )
    agenda += [(_moment(ward, days, 40, place), "honour", (place, days)) for place, days in enumerate((120, 15, 2))]
    for moment, step, play in sorted(agenda, key=lambda each: each[0]):
        with clock.at(moment):
            getattr(stage, step)(play)
    return stage.count


def _moment(ward, days_ago, place, order):
    day = ward.today - timedelta(days=days_ago)
    opened = datetime.combine(day, OPENED, timezone.get_current_timezone())
    return opened + timedelta(minutes=place * 11 + order)


class _Stage:
    """One method a step, as STEPS names them."""

    def __init__(self, ward: Ward, random: Random):
        self.ward, self.random, self.count, self.number = ward, random, 0, FIRST_OLD
        self.enrolled = set()
        self.units = {branch.code: branch for branch in ward.branches}

    def _branch(self, play):
        return self.units[play.course.branch]

    def _secretary(self, play):
        return acting_for(self._branch(play))

    def _free(self, play):
        """Members of the branch since long of whom nothing is open and who hold no post, the oldest first."""
        found = Person.objects.members().filter(current_unit=self._branch(play), user=None, birth_date__isnull=False)
        people = list(found.filter(joined_on__lt=timezone.localdate() - LONG).order_by("birth_date", "pk")[:40])
        keys = [person.pk for person in people]
        busy = self.enrolled | {
            *hindrances.of_many(keys, queries.ACT),
            *queries.on_leave(keys),
            *queries.kept_until(keys),
        }
        today = timezone.localdate()
        stays = [person for person in people if person.pk not in busy]
        return [person for person in stays if not person.memberships.filter(begins_on__gte=today).exists()]

    def _all(self, play, code, *, actor=None, **fields):
        """One act for all of the course, as a selection on the list: judged, then done in one transaction."""
        act, actor = KIND.act(code), actor or self._secretary(play)
        cases = [departure.case for departure in play.departures]
        judged = judge(KIND, act, cases, actor=actor)
        versions = {each.case.number: each.thing.case.version for each in judged}
        done = run_all(KIND, act, judged, actor=actor, versions=versions, fields=fields)
        refused = [each.refused for each in done if each.refused]
        if refused:
            raise ValueError(refused)
        things = KIND.find([case.pk for case in cases])
        play.departures = [things[case.pk] for case in cases]

    def _paper(self, play, code):
        """Where somebody in office can sign it."""
        slot, today = KIND.slot(code), timezone.localdate()
        for departure in play.departures:
            given = [departure] if slot.shared else departure
            unit = slot.paper.issuer(given)
            for signer in proposed(slot.paper, given, unit, today)[:1]:
                signed = {"signer": signer.name, "signer_post": signer.post}
                issue_paper(KIND, slot, departure.case, actor=acting_for(unit), on=today, **signed)

    def enrol(self, play):
        """Members whom the list lacked, who are soon of the age."""
        branch, course = self._branch(play), play.course
        found = invent_people(
            self.random, course.people, sector=branch.sector_id, today=self.ward.today, first=self.number
        )
        self.number += course.people
        for record in found:
            birthday = self.ward.today - timedelta(days=course.days_ago - 30 - self.number % 40)
            kept = {name: record[name] for name in ("full_name", "gender", "ethnicity", "hometown", "address")}
            kept |= {"birth_date": f"{birthday:%d/%m}/{birthday.year - 30}", "joined_on": f"26/03/{birthday.year - 14}"}
            person = records.add_person(actor=self._secretary(play), unit=branch, member=True, values=kept)
            play.people.append(person)
            self.enrolled.add(person.pk)

    def open(self, play):
        today, course = timezone.localdate(), play.course
        values = {
            "leave": {
                "asked_on": today,
                "begins_on": today,
                "until": today + timedelta(days=course.length),
                "reason": texts.LEAVE_REASONS[course.days_ago % 2],
            },
            "struck_off": {"months_absent": 4, "months_unpaid": 3, "evidence": texts.EVIDENCE},
            "own_wish": {"asked_on": today, "reason": texts.WISHES_OUT},
        }.get(course.way, {})
        way = "age" if course.way == "stay" else course.way
        for person in play.people or self._free(play)[: course.people]:
            departure = actions.open_departure(person, actor=self._secretary(play), way=way, **values)
            play.departures.append(departure)
            self.count += 1

    def wish(self, play):
        self._all(play, "wish", wish="leave", asked_on=timezone.localdate())

    def ask_to_stay(self, play):
        self._all(play, "wish", wish="stay", asked_on=timezone.localdate(), reason=texts.STAY_REASON)

    def keep(self, play):
        today = timezone.localdate()
        self._all(play, "keep", decided_on=today, until=today + timedelta(days=365))

    def send_age(self, play):
        self._all(play, "send_age", note=texts.BRANCH_AGREES)
        self._paper(play, "age_list")

    def confirm(self, play):
        self._all(play, "confirm", actor=acting_for(self.ward.unit))
        self._paper(play, "certificate")

    def ceremony(self, play):
        officer = acting_for(self.ward.unit)
        self._all(play, "ceremony", actor=officer, leaves_on=timezone.localdate(), ceremony_place=texts.HALL)

    def plan(self, play):
        day = ceremonies.next_day(self.ward.today + timedelta(days=1))
        self._all(play, "ceremony", actor=acting_for(self.ward.unit), leaves_on=day, ceremony_place=texts.HALL)

    def give_back(self, play):
        self._all(play, "return", actor=acting_for(self.ward.unit), reason=texts.DEPARTURE_RETURNED)

    def withdraw(self, play):
        self._all(play, "withdraw", reason=texts.DEPARTURE_WITHDRAWN)

    def grant(self, play):
        for departure in play.departures:
            span = {"begins_on": departure.begins_on, "until": departure.until}
            self._all(play, "grant", decided_on=timezone.localdate(), **span)

    def come_back(self, play):
        self._all(play, "come_back", back_on=timezone.localdate())

    def notify(self, play):
        self._all(play, "notify", notified_on=timezone.localdate(), notified_how="phone", answer=texts.ANSWER)

    def vote(self, play):
        voters = list(queries.members_of(self._branch(play))[:12])
        said = [Said(person.full_name, "for", person.pk) for person in voters[1:]]
        said += [Said(person.full_name, "abstained", person.pk) for person in voters[:1]]
        self._all(
            play,
            "vote",
            held_on=timezone.localdate(),
            place=texts.HALL,
            chair=str(self._secretary(play)),
            clerk=voters[-1].full_name,
            secret=False,
            entitled=queries.members_of(self._branch(play)).count(),
            said=said,
        )
        self._paper(play, "minutes")

    def decide(self, play):
        today = timezone.localdate()
        for signer in signers(self._branch(play), today)[:1]:
            self._all(play, "decide", on=today, signer=signer.name, signer_post=signer.post)

    def send_removal(self, play):
        self._all(play, "send_removal")

    def acknowledge(self, play):
        self._all(play, "acknowledge", actor=acting_for(self.ward.unit))

    def send_wish(self, play):
        self._all(play, "send_wish", note=texts.BRANCH_AGREES)

    def let_go(self, play):
        self._all(play, "let_go", actor=acting_for(self.ward.unit))

    def die(self, play):
        [person, *_] = self._free(play)
        actions.record_death(person, actor=self._secretary(play), asked_on=timezone.localdate(), note=texts.FAMILY_TOLD)
        self.count += 1

    def honour(self, told):
        """The oldest one is confirmed, the next waits, the last is a draft."""
        place, _ = told
        full_name, year, workplace, merit = texts.HONOURED[place]
        branch, today = self.ward.branches[place], timezone.localdate()
        actor, officer = acting_for(branch), acting_for(self.ward.unit)
        facts = {"full_name": full_name, "birth_year": year, "workplace": workplace, "merit": merit}
        honour = honours.open_honour(branch, actor=actor, **facts)
        self.count += 1
        if place < 2:
            honours.send_honour(honour, actor=actor)
        if place == 0:
            [signer, *_] = signers(self.ward.unit, today)
            act, thing = HONOUR.act("confirm"), HONOUR.find([honour.case_id])[honour.case_id]
            judged = judge(HONOUR, act, [thing.case], actor=officer)
            versions = {thing.case.number: thing.case.version}
            fields = {"on": today, "signer": signer.name, "signer_post": signer.post}
            run_all(HONOUR, act, judged, actor=officer, versions=versions, fields=fields)
