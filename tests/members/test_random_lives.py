"""Random lives: a few people and branches, and at each step an act that some case offers, done through its own form, or
something new begun, while days and years pass. Whatever is done in whatever order, the ledger, the cases, the posts and
the figures stay in step.

    RANDOM_LIVES=200 uv run pytest tests/members/test_random_lives.py        plays more of them
"""

import os
from collections import Counter
from datetime import date, datetime, time, timedelta, timezone
from random import Random

import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, Phase, example, given, note, settings
from hypothesis import strategies as st

from branches.cases.actions.bulk import run_one
from branches.cases.kinds import all_kinds
from branches.cases.models import Case, CaseStep
from branches.cases.transitions import WrongState
from branches.jobs import periodic
from branches.positions.models import Position
from branches.units.models import Unit
from members.admissions.models import CLOSED as ADMISSIONS_CLOSED
from members.cards import actions as cards
from members.cards.models import Card
from members.conduct.models.discipline import CLOSED as DISCIPLINE_CLOSED
from members.departures.models import CLOSED as DEPARTURES_CLOSED
from members.departures.models import HonourStatus, Leave
from members.evaluations import actions as evaluations
from members.evaluations.models import EvaluationRound, UnitStatus
from members.evaluations.models import Status as EvaluationStatus
from members.people.actions import records, rollups
from members.people.models import Membership, Person
from members.people.models.memberships import Kind
from members.people.models.persons import Standing
from members.people.queries import copies, movements
from members.people.queries.rollups import months_of_many, movement_of
from members.training import actions as trainings
from members.training import queries as training_queries
from members.training.models import CLOSED as TRAINING_CLOSED
from members.training.models import SCORED_IN
from members.training.models import Status as TrainingStatus
from members.transfers import actions as transfers
from members.transfers.models import CLOSED as TRANSFERS_CLOSED
from tests.conftest import LONG_AGO
from tests.members.admissions import making as admission
from tests.members.conduct import making as conduct
from tests.members.departures import making as departure
from tests.members.evaluations import making as evaluation
from tests.members.filling import Filler
from tests.members.people.people import make_old_member, make_person
from tests.members.training import making as training
from tests.members.transfers import making as transfer

EXAMPLES = int(os.environ.get("RANDOM_LIVES", "15"))
STEPS = 14
# How often each step is taken.
WEIGHTS = {"begin": 4, "push": 4, "act": 2, "sleep": 2}
# A leap year, and its leap day is near.
START = date(2028, 2, 25)
HERE = timezone(timedelta(hours=7))
REFUSALS = (ValidationError, PermissionDenied, WrongState, records.Tied)
CLOSED = {
    "admission": ADMISSIONS_CLOSED,
    "transfer": TRANSFERS_CLOSED,
    "training": TRAINING_CLOSED,
    "evaluation": (EvaluationStatus.DONE,),
    "unit_rating": (UnitStatus.DECIDED, UnitStatus.WITHDRAWN),
    "discipline": DISCIPLINE_CLOSED,
    "departure": DEPARTURES_CLOSED,
    "honour": (HonourStatus.CONFIRMED, HonourStatus.REFUSED, HonourStatus.WITHDRAWN),
}
# Of these a person has one at a time.
EXCLUSIVE = ("admission", "transfer", "departure")


class Lives:
    """What is refused leaves everything as it was; any other error is a fault."""

    def __init__(self, cast, tree, seed):
        self.cast, self.tree, self.random = cast, tree, Random(seed)
        self.at = datetime.combine(START, time(8), HERE)
        self.done, self.cases = Counter(), []
        self.units = [tree.branch, tree.sister, tree.stranger_branch]
        self.actors = [cast.system, cast.system, cast.system, cast.secretary, cast.ward_officer, cast.province_officer]
        with self.now():
            first = make_old_member(tree.branch, "Lò Thị Một", birth_date="29/02/2004", joined_on="26/03/2020")
            make_old_member(tree.branch, "Lò Văn Hai", birth_date="15/03/1998", joined_on="26/03/2016")
            make_old_member(tree.sister, "Lò Văn Ba", birth_date="2001")
            make_old_member(tree.branch, "Lò Văn Tư", date(2028, 2, 25), birth_date="01/01/2010")
            make_person(tree.branch, "Lò Thị Năm", member=False, birth_date="29/02/2012")
        # The first one holds two posts.
        Person.objects.filter(pk=first.pk).update(user=cast.deputy)
        Position.objects.create(user=cast.deputy, unit=tree.ward, post_id="committee_member", begins_on=LONG_AGO)

    @property
    def today(self):
        return self.at.date()

    def now(self):
        """A minute later than the step before, and as long as the block lasts."""
        self.at += timedelta(minutes=1)
        return time_machine.travel(self.at, tick=False)

    def choose(self, options):
        return self.random.choice(options)

    def person(self, standing=Standing.MEMBER):
        """Somebody, as a rule one of this standing: who isn't is refused."""
        people = list(Person.objects.order_by("pk"))
        fitting = [each for each in people if each.standing == standing]
        return self.choose(fitting if fitting and self.random.random() < 0.9 else people)

    def unit(self):
        return Unit.objects.select_related("level").get(pk=self.choose(self.units).pk)

    def play(self):
        [step] = self.random.choices(list(WEIGHTS), WEIGHTS.values())
        with self.now():
            getattr(self, step)()

    # Time

    def sleep(self):
        """Days pass; what became due is done once, as after a night in which the worker stood still."""
        self.at += timedelta(days=self.choose([1, 4, 10, 40, 120, 400]))
        with self.now():
            outcomes = periodic.run_due()
        note(f"sleep until {self.today}")
        assert "failed" not in outcomes.values()

    # Something new

    def begin(self):
        """Up to three are tried: much of it is no use for whom it hits."""
        for _ in range(3):
            [(name, (_, run))] = self.random.choices(
                list(BEGINNINGS.items()), [each[0] for each in BEGINNINGS.values()]
            )
            if self._try(name, lambda run=run: run(self, self.choose(self.actors))):
                return

    # Acts of cases

    def look(self):
        """[(kind, its thing)] of all cases, in the order in which they were opened."""
        keys = {}
        for key, code in Case.objects.order_by("pk").values_list("pk", "kind"):
            keys.setdefault(code, []).append(key)
        kinds = {kind.code: kind for kind in all_kinds()}
        found = {key: (kinds[code], thing) for code in keys for key, thing in kinds[code].find(keys[code]).items()}
        self.cases = [found[key] for key in sorted(found)]
        return self.cases

    def act(self):
        """Any act that a case offers to somebody."""
        actor = self.choose(self.actors)
        offers = [
            (kind, act, thing)
            for kind, thing in self.cases
            for act in kind.acts
            if act.shown(thing) and act.may(actor, thing)
        ]
        if offers:
            kind, act, thing = self.choose(offers)
            self._do(kind, act, thing, actor, plain=self.choose([False, True]))

    def push(self):
        """The way onwards of an open case, up to six steps of it."""
        cases = [each for each in self.cases if each[1].case.closed_on is None]
        if not cases:
            return
        kind, thing = self.choose(cases)
        key, actor, last = thing.case.pk, self.cast.system, ""
        for _ in range(self.choose([1, 2, 6, 6])):
            if kind.code in BESIDE:
                self._try(f"{kind.code}: rows", lambda: BESIDE[kind.code](kind.find([key])[key]))
            thing = kind.find([key])[key]
            # What can be said again, such as the wish, once is enough.
            acts = [each for each in kind.acts if each.tone == "primary" and each.code != last and each.shown(thing)]
            act = next((each for each in acts if each.may(actor, thing)), None)
            if act is None or not self._do(kind, act, thing, actor, plain=True):
                return
            last = act.code

    def _do(self, kind, act, thing, actor, *, plain):
        def run():
            fields = {}
            if act.form:
                filler = Filler(self.choose, self.units, plain=plain)
                form = filler.fill(lambda data, files: act.form(data, files, thing=thing, actor=actor))
                if not form.is_valid():
                    raise ValidationError(form.errors.as_data())
                fields = form.cleaned_data
            run_one(kind, act, thing, actor=actor, version=thing.case.version, fields=fields)

        return self._try(f"{kind.code}: {act.code} ({thing.case})", run)

    def _try(self, name, run):
        """Whether it was done."""
        try:
            with transaction.atomic():
                run()
        except REFUSALS as refusal:
            note(f"{self.today} {name}: refused, {refusal!r}")
            self.done["refused"] += 1
            return False
        note(f"{self.today} {name}")
        self.done[name.partition(" (")[0]] += 1
        return True


def _draft_guest(lives, actor):
    kind, today = lives.choose([Kind.TEMPORARY, Kind.RESIDENTIAL]), lives.today
    dates = (
        {"expected_end_on": today + timedelta(days=60)}
        if kind == Kind.TEMPORARY
        else {"residing_since": today - timedelta(days=300)}
    )
    transfers.draft_guest(
        lives.person(),
        actor=actor,
        kind=kind,
        to=lives.unit(),
        reason="work",
        proposed_on=today,
        remark="Tham gia đều",
        **dates,
    )


def _draft_outside(lives, actor):
    transfers.draft_outside(
        lives.person(),
        actor=actor,
        outside_unit="Đoàn xã Ngoài",
        reason="work",
        proposed_on=lives.today,
        remark="Tham gia đều",
        dues_paid_to=lives.today.replace(day=1),
    )


def _guest(lives, actor):
    """What becomes of the stay of a guest."""
    stay = Membership.objects.running().exclude(kind=Kind.MAIN).order_by("pk").first()
    if stay is None:
        return
    days = timedelta(days=lives.choose([-30, -1, 0, 1, 30]))
    run = lives.choose(["end", "extend", "settle"])
    if run == "end":
        transfers.end_guest(stay, actor=actor, last_day=lives.today + days, remark="Tốt")
    elif run == "extend":
        transfers.extend_guest(stay, actor=actor, expected_end_on=lives.today + days, reason="Lý do")
    else:
        transfers.settle_guest(stay, actor=actor)


def _card(lives, actor):
    person = lives.person()
    run = lives.choose(["issue", "issue", "reissue", "withdraw"])
    number = "" if lives.choose([False, True]) else f"{lives.random.randint(1, 30):012}"
    if run == "issue":
        cards.issue_card(person, actor=actor, on=lives.today, number=number)
    elif run == "reissue":
        cards.reissue_card(person, actor=actor, on=lives.today, reason="lost", note="Mất", number=number)
    else:
        cards.withdraw_card(person, actor=actor, on=lives.today, note="Thu hồi")


def _evaluate(lives, actor):
    year = lives.today.year
    round_ = EvaluationRound.objects.filter(unit=lives.tree.ward, year=year).first()
    round_ = round_ or evaluation.make_round(lives.tree.ward)
    evaluation.begin(lives.unit(), round_, actor)


def _train(lives, actor):
    unit, year = lives.unit(), lives.today.year
    window = training_queries.nearest(unit, year) or training.window_of(lives.tree.ward)
    trainings.begin_programme(unit, actor=actor, window=window)


def _discipline(lives, actor):
    form = lives.choose(["reprimand", "warning", "expulsion", "expulsion"])
    conduct.draft(lives.person(), actor, form, happened_on=lives.today - timedelta(days=20))


def _unit_rating(lives, actor):
    evaluations.open_unit_rating(lives.unit(), actor=actor, year=lives.today.year, proposed="good", text="Đủ việc")


def _come_back(lives, actor):
    """Who has left comes from outside; or somebody whom nobody here knew."""
    person = lives.choose([None, lives.person(Standing.LEFT)])
    transfers.draft_newcomer(
        actor=actor,
        unit=lives.unit(),
        person=person,
        values=None if person else {"full_name": "Lò Văn Mới", "joined_on": "26/03/2020"},
        outside_unit="Đoàn xã Ngoài",
        reason="home",
        proposed_on=lives.today,
    )


# {name: (how often, what begins)}
BEGINNINGS = {
    "admission": (
        4,
        lambda lives, actor: admission.pick(lives.person(lives.choose([Standing.YOUTH, Standing.LEFT])), actor),
    ),
    "transfer": (4, lambda lives, actor: transfer.draft(lives.person(), lives.unit(), actor)),
    "transfer out": (2, _draft_outside),
    "transfer into": (2, _come_back),
    "guest": (3, _draft_guest),
    "guest's stay": (2, _guest),
    "discipline": (4, _discipline),
    "discipline of a unit": (1, lambda lives, actor: conduct.draft_unit(lives.unit(), actor)),
    "coming of age": (3, lambda lives, actor: departure.open_age(lives.person(), actor)),
    "leave": (2, lambda lives, actor: departure.open_leave(lives.person(), actor)),
    "removal": (2, lambda lives, actor: departure.open_removal(lives.person(), actor)),
    "own wish": (2, lambda lives, actor: departure.open_wish(lives.person(), actor)),
    "death": (1, lambda lives, actor: _record_death(lives, actor)),
    "honour": (1, lambda lives, actor: departure.propose(lives.unit(), actor, person=lives.person())),
    "unit's rating": (1, _unit_rating),
    "evaluation": (2, _evaluate),
    "training": (2, _train),
    "card": (2, _card),
    "mistake": (1, lambda lives, actor: records.void_person(lives.person(), actor=actor, reason="Ghi trùng")),
}


def _record_death(lives, actor):
    departure.actions.record_death(lives.person(), actor=actor, asked_on=lives.today)


def _fill_training(programme):
    if programme.status == TrainingStatus.REGISTERING:
        training.register(programme)
    elif programme.status in SCORED_IN:
        training.score(programme, 15)


def _fill_evaluation(thing):
    if thing.status not in (EvaluationStatus.PREPARING, EvaluationStatus.RETURNED):
        return
    if thing.last_meeting is None:
        evaluation.meet(thing)
    typed = [evaluation.typed(row, seen=True) for row in evaluation.rows(thing).values()]
    evaluations.save_ratings(thing, actor=evaluation.system(), typed=typed)


BESIDE = {"training": _fill_training, "evaluation": _fill_evaluation}


def check(lives):
    with lives.now():
        check_ledger(lives)
        check_cases(lives)
        check_people(lives)


def check_ledger(lives):
    today = lives.today
    assert copies.differences(today) == []
    rows = list(Membership.objects.valid().select_related("unit"))
    for one in rows:
        assert one.ends_on is None or one.begins_on <= one.ends_on
        for other in rows:
            if (one.person_id, one.kind) == (other.person_id, other.kind) and one.pk < other.pk:
                assert not _overlap(one, other), (one, other)
    main = [row for row in rows if row.kind == Kind.MAIN]
    running = Counter(row.person_id for row in main if _covers(row, today))
    assert set(running.values()) <= {1}
    tops = [lives.tree.province, lives.tree.ward, lives.tree.branch, lives.tree.stranger_branch]
    for first in (START - timedelta(days=30), today - timedelta(days=6)):
        found = movements.movements([unit.pk for unit in tops], first, today + timedelta(days=1))
        for unit in tops:
            figures = found[unit.pk]
            inside = [row for row in main if row.unit.path.startswith(unit.path)]
            assert figures.opening == sum(_covers(row, first - timedelta(days=1)) for row in inside)
            assert figures.closing == sum(_covers(row, today) for row in inside)
            assert figures.opening + figures.gained - figures.lost == figures.closing
            assert min(*figures.gains.values(), *figures.losses.values(), *figures.inner.values()) >= 0


def _covers(row, day):
    return row.begins_on <= day and (row.ends_on is None or row.ends_on > day)


def _overlap(one, other):
    return max(one.begins_on, other.begins_on) < min(one.ends_on or date.max, other.ends_on or date.max)


def check_cases(lives):
    steps_of = {}
    for step in CaseStep.objects.order_by("pk"):
        steps_of.setdefault(step.case_id, []).append(step)
    assert Case.objects.count() == len(lives.look())
    for kind, thing in lives.cases:
        case = thing.case
        assert thing.status == case.status, case
        assert (thing.status in CLOSED[kind.code]) == (case.closed_on is not None), case
        over = case.closed_on is not None
        assert (case.holder_id is None, case.outcome != "") == (over, over), case
        steps = steps_of[case.pk]
        open_ones = [step for step in steps if step.ended_at is None]
        if over:
            assert open_ones == [], case
            continue
        [running] = open_ones
        assert (running.status, running.holder_id, running.due_on) == (case.status, case.holder_id, case.due_on), case
        # What stands behind it only tells something beside the step that goes on.
        later = [step for step in steps if step.pk > running.pk]
        assert {(step.status, step.holder_id) for step in later} <= {(case.status, None)}, case


def check_people(lives):
    people = Person.objects.in_bulk()
    keys = list(people)
    open_ones = {key: Counter() for key in keys}
    for kind in all_kinds():
        for key, cases in kind.about_people(keys).items():
            open_ones[key][kind.code] += len(cases)
    cards_in_use = Counter(Card.objects.filter(ended_on=None).values_list("person", flat=True))
    assert set(cards_in_use.values()) <= {1}
    for key, person in people.items():
        if person.left_reason == "died":
            assert not open_ones[key], person
            assert person.user_id is None or not _holds_a_post(person, lives)
        if person.standing == Standing.VOID:
            assert not open_ones[key], person
        assert sum(open_ones[key][code] for code in EXCLUSIVE) <= 1, (person, open_ones[key])
    for leave in Leave.objects.filter(ended_on=None).select_related("stay"):
        assert leave.stay.ends_on is None or leave.stay.ends_on > lives.today


def _holds_a_post(person, lives):
    return Position.objects.filter(user=person.user_id).active(lives.today).exists()


def check_figures(lives):
    """The summaries of the months say the same as the ledger, and every case can be drawn."""
    with lives.now():
        rollups.settle(lives.tree.province)
        assert rollups.check_all() == []
        keys = [unit.pk for unit in (lives.tree.province, lives.tree.ward, lives.tree.branch)]
        first = max(START.replace(day=1), rollups.oldest_month(lives.today))
        by_ledger = movements.movements(keys, first, lives.today + timedelta(days=1))
        for key, months in months_of_many(keys, first, lives.today).items():
            assert movement_of(months) == by_ledger[key]
        for kind, thing in lives.cases:
            kind.steps(thing)
            kind.parts(lives.cast.province_officer, thing)
            kind.notes(lives.cast.province_officer, thing)
            kind.missing(thing)


# A smaller seed is no shorter life, so nothing is shrunk: the notes of a failing one tell what was done until then.
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)
@example(seed=3732427)  # a guest came on the day for which the summaries had been computed
@example(seed=4165248)  # somebody who had died was proposed as an honorary member
@example(seed=900040)  # a guest left the union, and nobody told the host's summaries
@given(seed=st.integers(0, 2**32 - 1))
def test_no_lives_bring_ledger_cases_and_figures_apart(cast, tree, seed):
    note(f"seed {seed}")
    with transaction.atomic():
        lives = Lives(cast, tree, seed)
        for _ in range(STEPS):
            lives.play()
            check(lives)
        check_figures(lives)
        transaction.set_rollback(True)
