"""Yearly evaluations of the demo's ward: last year's announced, this year's in every step, and units of their own.

Each is played through the product's actions, on the day on which it was done, by who was in office then.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from branches.accounts.models import User
from branches.administration.accounts.demo import PREFIX
from branches.cases.actions.bulk import judge, run_all
from branches.cases.actions.papers import issue_paper
from branches.papers.signing import proposed, signers
from config.seed import clock, texts
from config.seed.acting import acting_for
from config.seed.committees import MEMBER_NAME
from config.seed.ward import Ward
from members.evaluations import actions
from members.evaluations.kind import KIND
from members.evaluations.models import SELF_FIELDS, Evaluation, EvaluationRound, Level, Rating, UnitRating
from members.evaluations.unit_kind import UNIT_KIND

OPENED = time(14)  # the meetings are in the evening, the papers the afternoon after
DUE_DAYS = 20
# Steps in the order in which they are played, with the days after the round opened.
STEPS = {"begin": 1, "slips": 4, "meet": 8, "rate": 9, "send": 10, "confirm": 14, "decide": 16, "announce": 18}
# Of eighteen members so many in turn.
LEVELS = (Level.EXCELLENT, *[Level.GOOD] * 3, Level.EXCELLENT, *[Level.GOOD] * 3, Level.DONE)


@dataclass(frozen=True)
class Course:
    """Branches that come together as far as `until`; then `then`, on the next day."""

    branches: tuple[str, ...]
    until: str
    then: str = ""


LAST_YEAR = [
    Course(("TM.AD.CD01", "TM.AD.CD02", "TM.AD.CD06"), "announce"),
    Course(("TM.AD.CD04",), "announce", then="reopen"),
    Course(("TM.AD.CD13", "TM.AD.CD14"), "announce"),
]
THIS_YEAR = [
    Course(("TM.AD.CD02",), "send"),
    Course(("TM.AD.CD06", "TM.AD.CD09"), "confirm"),
    Course(("TM.AD.CD13",), "decide"),
    Course(("TM.AD.CD10",), "announce"),
    Course(("TM.AD.CD14",), "send", then="give_back"),
    Course(("TM.AD.CD01",), "rate"),
    Course(("TM.AD.CD05",), "slips"),
    Course(("TM.AD.CD11",), "begin"),
]


@dataclass
class Play:
    course: Course
    round: EvaluationRound
    evaluations: list[Evaluation]


@transaction.atomic
def seed_evaluations(ward: Ward, seed: int) -> int:
    """Play both years in the order of their days, none later than yesterday; gives how many branches took part."""
    stage = _Stage(ward, Random(seed + 30_11))
    year = ward.today.year
    before = min(date(year - 1, 11, 30), ward.today - timedelta(days=60))
    now = max(ward.today - timedelta(days=24), date(year, 1, 1))
    number = 0
    for cut_off_on, courses in ((before, LAST_YEAR), (now, THIS_YEAR)):
        if cut_off_on >= ward.today:
            continue
        with clock.at(_moment(cut_off_on, 0, 0)):
            round_ = actions.open_round(
                ward.unit,
                actor=acting_for(ward.unit),
                year=cut_off_on.year,
                cut_off_on=cut_off_on,
                opens_on=cut_off_on,
                due_days=DUE_DAYS,
                note=texts.ROUND_NOTE,
            )
        number += _play(stage, round_, courses, ward.today)
    with clock.at(_moment(ward.today, -2, 0)):
        stage.propose_units(year)
    return number


def _play(stage, round_, courses, today):
    plays = [Play(course, round_, []) for course in courses]
    agenda = []
    for place, play in enumerate(plays):
        last = list(STEPS).index(play.course.until)
        played = list(STEPS.items())[: last + 1]
        if play.course.then:
            played.append((play.course.then, STEPS[play.course.until] + 1))
        agenda += [(_moment(round_.opens_on, days, place), step, play) for step, days in played]
    for moment, step, play in sorted(agenda, key=lambda each: each[0]):
        if timezone.localdate(moment) < today:
            with clock.at(moment):
                getattr(stage, step)(play)
    return sum(len(play.evaluations) for play in plays)


def _moment(day, days, place):
    opened = datetime.combine(day + timedelta(days=days), OPENED, timezone.get_current_timezone())
    return opened + timedelta(minutes=place * 17)


class _Stage:
    """One method a step, as STEPS names them."""

    def __init__(self, ward: Ward, random: Random):
        self.ward, self.random = ward, random
        self.units = {branch.code: branch for branch in ward.branches}

    def begin(self, play):
        for code in play.course.branches:
            branch = self.units[code]
            evaluation = actions.begin_evaluation(play.round, branch, actor=acting_for(branch))
            play.evaluations.append(_fresh(evaluation))

    def slips(self, play):
        """Most of the members have written theirs; the branch enters them, with evidence from its own books. The plain
        member of the demo writes by the own account."""
        member = User.objects.get(username=PREFIX + MEMBER_NAME)
        for evaluation in play.evaluations:
            for place, row in enumerate(_rows(evaluation, "to_rate")):
                level = LEVELS[place % len(LEVELS)]
                written = dict(zip(SELF_FIELDS, texts.SELF_REMARKS, strict=True))
                if row.person.user_id == member.pk:
                    actions.assess_oneself(row, actor=member, texts_by_field=written, self_level=level)
                elif place % 7 == 6:
                    continue
                actions.record_slip(
                    _fresh(evaluation),
                    row,
                    actor=acting_for(evaluation.branch),
                    texts_by_field=written if place % 3 == 0 or row.person.user_id == member.pk else {},
                    self_level=level,
                    self_on=timezone.localdate(),
                    typed={"attendance": 75 + self.random.randrange(26), "dues": self.random.choice(texts.DUES)},
                )

    def meet(self, play):
        for evaluation in play.evaluations:
            members = len(_rows(evaluation, "to_rate"))
            clerk = _rows(evaluation, "to_rate")[-1].person.full_name
            actions.record_meeting(
                evaluation,
                actor=acting_for(evaluation.branch),
                held_on=timezone.localdate() - timedelta(days=1),
                place=texts.HALL,
                chair=str(acting_for(evaluation.branch)),
                clerk=clerk,
                secret=True,
                entitled=members,
                present=max(members - 2, 1),
            )

    def rate(self, play):
        for evaluation in play.evaluations:
            evaluation = _fresh(evaluation)
            present = evaluation.last_meeting.present
            rows = _rows(evaluation, "to_rate", "returned")
            # Who is still being asked stays open.
            rows = rows[:-4] if play.course.until == "rate" else rows
            typed = [self._typed(row, present, place) for place, row in enumerate(rows)]
            actions.save_ratings(evaluation, actor=acting_for(evaluation.branch), typed=typed)

    def _typed(self, row, present, place):
        against = self.random.choice((0, 0, 0, 1, 1, 2)) if present > 4 else 0
        other = 1 if place % 8 == 7 and present > 4 else 0
        level = LEVELS[place % len(LEVELS)]
        remark = texts.RATING_REMARKS[level]
        counts = (present, present - against - other, against, other)
        seen = row.status == "returned"
        return actions.Typed(row.pk, row.version, row.self_level, counts, level, remark, seen)

    def send(self, play):
        for evaluation in play.evaluations:
            actor = acting_for(evaluation.branch)
            actions.send_ratings(evaluation, actor=actor, excellent_reason=texts.EXCELLENT_REASON)
            for slot in ("minutes", "list"):
                self._paper(evaluation, slot)

    def _paper(self, evaluation, slot):
        """Where somebody in office can sign it."""
        slot, today, thing = KIND.slot(slot), timezone.localdate(), _fresh(evaluation)
        unit = slot.paper.issuer(thing)
        for signer in proposed(slot.paper, thing, unit, today)[:1]:
            issue_paper(
                KIND,
                slot,
                thing.case,
                actor=acting_for(unit),
                on=today,
                signer=signer.name,
                signer_post=signer.post,
            )

    def confirm(self, play):
        for evaluation in play.evaluations:
            actions.confirm_all(evaluation, actor=acting_for(self.ward.unit))

    def decide(self, play):
        self._all(KIND, "decide", play.evaluations)

    def _all(self, kind, code, things):
        """One decision for all of them, as a selection on the list: judged, then done in one transaction."""
        officer, today, act = acting_for(self.ward.unit), timezone.localdate(), kind.act(code)
        [signer, *_] = signers(self.ward.unit, today)
        judged = judge(kind, act, [thing.case for thing in things], actor=officer)
        versions = {each.case.number: each.thing.case.version for each in judged}
        fields = {"on": today, "signer": signer.name, "signer_post": signer.post}
        done = run_all(kind, act, judged, actor=officer, versions=versions, fields=fields)
        refused = [each.refused for each in done if each.refused]
        if refused:
            raise ValueError(refused)

    def announce(self, play):
        for evaluation in play.evaluations:
            actions.announce_ratings(evaluation, actor=acting_for(evaluation.branch))

    def give_back(self, play):
        for evaluation in play.evaluations:
            self._take_one(actions.return_ratings, evaluation, "sent", texts.RATING_RETURNED)

    def reopen(self, play):
        """One who was announced is looked at once more, and follows with a decision of its own."""
        for evaluation in play.evaluations:
            self._take_one(actions.reopen_ratings, evaluation, "announced", texts.RATING_REOPENED)
        self.rate(play)
        for evaluation in play.evaluations:
            actions.send_ratings(evaluation, actor=acting_for(evaluation.branch))
        self.confirm(play)
        self.decide(play)
        self.announce(play)

    def _take_one(self, act, evaluation, status, reason):
        row = _rows(evaluation, status)[0]
        act(evaluation, actor=acting_for(self.ward.unit), entries=[row.pk], reason=reason)

    def propose_units(self, year):
        """Of the units themselves: one decided, one that waits, one being written."""
        codes = ("TM.AD.CD01", "TM.AD.CD02", "TM.AD.CD06")
        ratings = [self._propose(self.units[code], year - 1) for code in codes]
        for rating in ratings[:2]:
            actions.send_unit_rating(rating, actor=acting_for(rating.unit))
        self._all(UNIT_KIND, "decide", ratings[:1])

    def _propose(self, unit, year) -> UnitRating:
        return actions.open_unit_rating(
            unit, actor=acting_for(unit), year=year, proposed=Level.GOOD, text=texts.UNIT_REPORT
        )


def _fresh(evaluation) -> Evaluation:
    return KIND.find([evaluation.case_id])[evaluation.case_id]


def _rows(evaluation, *statuses) -> Sequence[Rating]:
    rows = Rating.objects.filter(evaluation=evaluation, status__in=statuses).select_related("person")
    return list(rows.order_by("person__sort_key", "pk"))
