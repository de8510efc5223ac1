"""Discipline and awards of the demo's ward: cases in every step, some of them complained of; awards, one a mistake.

Each is played step by step through the product's actions, on the day on which it was done, by who was in office then.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from branches.cases.actions.papers import issue_paper
from branches.papers.signing import proposed, signers
from branches.positions.models import Position
from branches.units.models import Unit
from config.seed import clock, texts
from config.seed.acting import acting_for
from config.seed.sheets import sheet
from config.seed.ward import Ward
from members.conduct import actions
from members.conduct.kind import KIND
from members.conduct.models import Award, Discipline
from members.conduct.texts.discipline import HERE
from members.people.models import Membership, Person
from members.people.queries import hindrances

OPENED = time(11)  # the offices
EXPULSION = "expulsion"  # may be announced of whom it is proposed: nothing else is open on them
CONDUCT_SEED = 15_10
GROWN = 20  # years of who is disciplined, at least
COMMENDED = 10  # members, of as many branches
COMMITTEE = 15  # who vote in the ward
MEMBER, OFFICER, UNIT = "member", "officer", "unit"
# Steps in the order in which they are played, with the days after the draft.
STEPS = {
    "draft": 0,
    "propose": 2,
    "vote": 9,
    "send": 11,
    "decide": 16,
    "announce": 18,
    "remark": 100,
    "remark_again": 188,
    "end": 205,
}
# Awards, with the days ago on which they were written down.
AWARDS = {"commend": 100, "give_badge": 90, "honour_branch": 80, "write_wrongly": 70, "mark_mistake": 69}


@dataclass(frozen=True)
class Course:
    """A case about a member of one branch, one of its committee or the branch itself (`of`), begun `days_ago`, that
    comes as far as `until`; `then` more steps, each with its days after the draft.

    What is decided lies in branches whose members nobody evaluates or lets go in the demo: a case in force would speak
    against them there. Who is expelled is of a branch that takes no part in the training programme.
    """

    branch: str
    form: str
    misconduct: str
    days_ago: int
    until: str
    then: tuple[tuple[str, int], ...] = ()
    of: str = MEMBER


COURSES = [
    Course("TM.AD.CD08", "warning", "quarrel", 300, "end"),
    Course("TM.AD.CD07", "warning", "dues", 200, "remark_again"),
    Course("TM.AD.CD22", "warning", "rude", 150, "announce", then=(("appeal", 24), ("grant", 38))),
    Course("TM.AD.CD20", "expulsion", "convicted", 120, "announce", then=(("appeal", 27), ("reject", 45))),
    Course("TM.AD.CD25", "reprimand", "silent", 95, "announce", of=UNIT),
    Course("TM.AD.CD24", "removal", "fund", 80, "announce", then=(("appeal", 75),), of=OFFICER),
    Course("TM.AD.CD19", "reprimand", "mistaken", 70, "decide", then=(("revoke", 17),)),
    Course("TM.AD.CD23", "reprimand", "late", 60, "propose", then=(("vote_down", 3),)),
    Course("TM.AD.CD17", "reprimand", "unclear", 40, "propose", then=(("withdraw", 6),)),
    Course("TM.AD.CD23", "warning", "signature", 26, "send", then=(("give_back", 14),), of=OFFICER),
    Course("TM.AD.CD12", "expulsion", "gambling", 24, "send"),
    Course("TM.AD.CD08", "reprimand", "clip", 19, "decide"),
    Course("TM.AD.CD01", "reprimand", "absence", 14, "propose"),
    Course("TM.AD.CD18", "reprimand", "minutes", 13, "vote", of=OFFICER),
    Course("TM.AD.CD03", "warning", "leaderless", 7, "propose", of=UNIT),
    Course("TM.AD.CD01", "warning", "posting", 3, "draft"),
]


@dataclass
class Play:
    course: Course | None = None
    discipline: Discipline | None = None
    awards: list[Award] = field(default_factory=list)


@transaction.atomic
def seed_conduct(ward: Ward, seed: int) -> tuple[int, int]:
    """Play everything in the order of its days, none later than yesterday; gives how many cases and awards."""
    stage, agenda = _Stage(ward, Random(seed + CONDUCT_SEED)), []
    for place, course in enumerate(COURSES):
        play, last = Play(course), list(STEPS).index(course.until)
        for order, (step, days) in enumerate(list(STEPS.items())[: last + 1]):
            agenda.append((_moment(ward, course.days_ago - days, place, order), step, play))
        for order, (step, days) in enumerate(course.then, last + 1):
            agenda.append((_moment(ward, course.days_ago - days, place, order), step, play))
    given = Play()
    agenda += [(_moment(ward, days_ago, len(COURSES), 0), step, given) for step, days_ago in AWARDS.items()]
    for moment, step, play in sorted(agenda, key=lambda each: each[0]):
        with clock.at(moment):
            getattr(stage, step)(play)
    return len(COURSES), len(given.awards)


def _moment(ward, days_ago, place, order):
    day = ward.today - timedelta(days=days_ago)
    opened = datetime.combine(day, OPENED, timezone.get_current_timezone())
    return opened + timedelta(minutes=place * 12 + order)


class _Stage:
    """One method a step, as STEPS and AWARDS name them."""

    def __init__(self, ward: Ward, random: Random):
        self.ward, self.random, self.taken = ward, random, set()
        self.units = {branch.code: branch for branch in ward.branches}

    def _take(self, branch, born_before: date | None = None) -> Person:
        """The youngest member without an account of whom nothing is open, of the branch since long; each once."""
        since = timezone.localdate() - timedelta(days=30)
        there = Membership.objects.main().filter(unit=branch, ends_on=None, begins_on__lt=since)
        people = Person.objects.members().filter(current_unit=branch, user=None, pk__in=there.values("person"))
        people = people.filter(birth_date__lt=born_before or since).exclude(pk__in=self.taken)
        people = list(people.order_by("-birth_date", "pk"))
        open_of = hindrances.of_many([person.pk for person in people], EXPULSION)
        person = next(person for person in people if not open_of.get(person.pk))
        self.taken.add(person.pk)
        return person

    # Discipline

    def draft(self, play):
        course, today = play.course, timezone.localdate()
        branch = self.units[course.branch]
        values = {
            "actor": self._opener(play),
            "proposed_form": course.form,
            "happened_on": today - timedelta(days=self.random.randint(8, 20)),
            "violation": texts.MISCONDUCT[course.misconduct],
            "grounds": texts.OTHER_GROUNDS.get(course.misconduct, texts.GROUNDS),
        }
        if course.of == UNIT:
            play.discipline = actions.draft_unit_discipline(branch, **values)
        elif course.of == OFFICER:
            held = self._office(branch)
            post = held if course.form == "removal" else None
            play.discipline = actions.draft_discipline(Person.objects.get(user=held.user), post=post, **values)
        else:
            person = self._take(branch, born_before=date(today.year - GROWN, 1, 1))
            play.discipline = actions.draft_discipline(person, **values)

    def _office(self, branch) -> Position:
        """Of a committee member who leads nothing: secretaries do the steps themselves."""
        held = Position.objects.filter(unit=branch, post="committee_member").active(timezone.localdate())
        return held.select_related("user").earliest("pk")

    def _opening(self, play) -> Unit:
        return self.ward.unit if play.course.of == UNIT else self.units[play.course.branch]

    def _opener(self, play):
        return acting_for(self._opening(play))

    def propose(self, play):
        play.discipline = actions.propose_discipline(play.discipline, actor=self._opener(play))

    def vote(self, play, *, passes=True):
        today, meeting = timezone.localdate(), self._meeting(play)
        present = meeting["entitled"] - 2
        in_favour = present - 2 if passes else 2
        play.discipline = actions.vote_discipline(
            play.discipline,
            actor=self._opener(play),
            held_on=today - timedelta(days=1),
            heard_on=today - timedelta(days=1),
            present=present,
            in_favour=in_favour,
            against=present - in_favour - 1,
            abstained=1,
            **meeting,
        )
        self._minutes(play)

    def _meeting(self, play) -> dict:
        """Who met and what the subject said: of a unit the committee above it meets, in which the officer writes."""
        if play.course.of == UNIT:
            [chair, *_] = signers(self.ward.unit, timezone.localdate())
            names = {"chair": chair.name, "clerk": str(self._opener(play)), "entitled": COMMITTEE}
            return names | {"place": texts.WARD_HALL, "statement": texts.UNIT_STATEMENT}
        people = Person.objects.members().filter(current_unit=self._opening(play))
        names = list(people.order_by("sort_key", "pk").values_list("full_name", flat=True))
        met = {"chair": str(self._opener(play)), "clerk": names[-1], "entitled": len(names)}
        return met | {"place": texts.HALL, "statement": texts.STATEMENTS.get(play.course.misconduct, texts.STATEMENT)}

    def _minutes(self, play):
        """Where somebody in office can sign them."""
        slot, today = KIND.slot("minutes"), timezone.localdate()
        thing = KIND.find([play.discipline.case_id])[play.discipline.case_id]
        unit = slot.paper.issuer(thing)
        for signer in proposed(slot.paper, thing, unit, today)[:1]:
            signed = {"signer": signer.name, "signer_post": signer.post}
            issue_paper(KIND, slot, thing.case, actor=acting_for(unit), on=today, **signed)

    def vote_down(self, play):
        self.vote(play, passes=False)
        play.discipline = actions.refuse_discipline(
            play.discipline, actor=self._opener(play), reason=texts.DISCIPLINE_REFUSED
        )

    def send(self, play):
        """Where the branch doesn't decide itself."""
        if play.discipline.status == "voted":
            play.discipline = actions.send_discipline(play.discipline, actor=self._opener(play))

    def give_back(self, play):
        play.discipline = actions.return_discipline(
            play.discipline, actor=self._decider(play), reason=texts.DISCIPLINE_RETURNED
        )

    def withdraw(self, play):
        play.discipline = actions.withdraw_discipline(
            play.discipline, actor=self._opener(play), reason=texts.DISCIPLINE_WITHDRAWN
        )

    def _decider(self, play):
        return acting_for(play.discipline.decider)

    def decide(self, play):
        play.discipline = actions.decide_discipline(play.discipline, **self._signed(play))

    def revoke(self, play):
        play.discipline = actions.revoke_decision(
            play.discipline, actor=self._decider(play), reason=texts.DISCIPLINE_REVOKED
        )

    def _signed(self, play):
        unit, today = play.discipline.decider, timezone.localdate()
        [signer, *_] = signers(unit, today)
        return {"actor": acting_for(unit), "on": today, "signer": signer.name, "signer_post": signer.post}

    def announce(self, play):
        play.discipline = actions.announce_discipline(
            play.discipline, actor=self._opener(play), announced_on=timezone.localdate()
        )

    def remark(self, play, *, place=0):
        play.discipline = actions.remark_on_discipline(
            play.discipline,
            actor=self._opener(play),
            remarked_on=timezone.localdate(),
            text=texts.CORRECTIONS[place],
        )

    def remark_again(self, play):
        self.remark(play, place=1)

    def end(self, play):
        play.discipline = actions.end_discipline(play.discipline, **self._signed(play))

    # Complaints

    def appeal(self, play):
        person, today = play.discipline.person, timezone.localdate()
        text = texts.COMPLAINTS[play.course.misconduct]
        actions.appeal_discipline(
            play.discipline, actor=self._opener(play), made_on=today, made_by=person.full_name, text=text
        )

    def reject(self, play):
        play.discipline = actions.reject_appeal(
            play.discipline,
            actor=self._decider(play),
            answered_on=timezone.localdate(),
            reason=texts.COMPLAINT_REJECTED,
        )

    def grant(self, play):
        """By a decision of its own."""
        play.discipline = actions.grant_appeal(
            play.discipline,
            answered_on=timezone.localdate(),
            reason=texts.COMPLAINT_GRANTED,
            how=HERE,
            **self._signed(play),
        )

    # Awards

    def _decided(self, number, form, content, **more):
        day = timezone.localdate() - timedelta(days=1)
        issuer = texts.WARD_COMMITTEE
        facts = {"number": number, "decided_on": day, "level": "commune", "form": form, "form_more": ""}
        return facts | {"content": content, "issuer": issuer} | more

    def commend(self, play):
        """One decision for one member each of the first branches."""
        play.awards += actions.record_awards(
            [self._take(branch) for branch in self.ward.branches[:COMMENDED]],
            actor=acting_for(self.ward.unit),
            scan=sheet(texts.COMMENDATION_TITLE, texts.COMMENDATION_BODY, texts.COMMENDATION_FILE, format="pdf"),
            **self._decided("24-QĐ/ĐTN", "commendation", texts.COMMENDED),
        )

    def give_badge(self, play):
        branch = self.units["TM.AD.CD01"]
        values = self._decided("27-QĐ/ĐTN", "other", texts.BADGE_FOR, form_more=texts.BADGE)
        play.awards += actions.record_awards([self._take(branch)], actor=acting_for(branch), **values)

    def honour_branch(self, play):
        values = self._decided(
            "118-QĐ/TĐTN", "certificate", texts.UNIT_MERIT, level="province", issuer=texts.PROVINCE_COMMITTEE
        )
        unit = self.units["TM.AD.CD04"]
        play.awards.append(actions.record_unit_award(unit, actor=acting_for(self.ward.unit), **values))

    def write_wrongly(self, play):
        branch = self.units["TM.AD.CD06"]
        values = self._decided("31-QĐ/ĐTN", "praise", texts.MISTAKEN_FOR)
        play.awards += actions.record_awards([self._take(branch)], actor=acting_for(branch), **values)

    def mark_mistake(self, play):
        """What was written down last, and anew for the one whom it is about."""
        branch = self.units["TM.AD.CD06"]
        wrong = play.awards[-1]
        actions.void_award(wrong, actor=acting_for(branch), reason=texts.AWARD_VOID)
        facts = ("number", "decided_on", "level", "form", "form_more", "content", "issuer")
        values = {name: getattr(wrong, name) for name in facts}
        play.awards += actions.record_awards([self._take(branch)], actor=acting_for(branch), **values)
