"""The training programme (chương trình rèn luyện) of the demo's ward: this year's window, with branches in every step.

Each is played through the product's actions, on the day on which it was done, by who was in office then.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from branches.administration.accounts.demo import PREFIX
from branches.cases.actions.papers import issue_paper
from branches.papers.signing import proposed
from config.seed import clock, texts
from config.seed.acting import acting_for
from config.seed.committees import MEMBER_NAME
from config.seed.ward import Ward
from members.people.models import Membership, Person
from members.training import actions, queries
from members.training.kind import KIND
from members.training.models import Group, Side, TrainingEntry, TrainingProgramme, TrainingWindow

OPENED = time(15)  # the registrations are counted in the afternoon
WINDOW_SEED = 26_03
# Days ago on which the window began; until when one registers and scores, in days from then.
BEGAN, REGISTER_UNTIL, ENDS = 75, 80, 110
# The oldest of a branch, who are soon of the age, don't register, nor do the youngest.
OLDEST, YOUNGEST = 4, 2
# Every so many members don't score themselves; of a branch that is scoring every so many wait for it.
SCORES_NOT_OWN, WAITS = 6, 3
# Steps in the order in which they are played, with the days after the window began.
STEPS = {
    "begin": 2,
    "register": 6,
    "approve": 20,
    "open_scoring": 40,
    "score_own": 47,
    "score": 50,
    "send": 54,
    "give_back": 59,
    "confirm_some": 60,
    "confirm": 63,
}
# How far a branch has come: the last step, and those on the way that it skips.
WAYS = {
    "registering": ("register", ()),
    "running": ("approve", ()),
    "scoring": ("score", ()),
    "sent": ("send", ()),
    "sent_in_part": ("confirm_some", ()),
    "returned": ("confirm", ("confirm_some",)),
    "confirmed": ("confirm", ("give_back", "confirm_some")),
}


@dataclass(frozen=True)
class Course:
    """Branches, by the end of their codes, that come equally far; the others of the ward haven't begun."""

    way: str
    branches: tuple[str, ...]


COURSES = [
    Course("registering", ("CD04", "CD11", "CD19")),
    Course("running", ("CD05", "CD08", "CD15", "CD23")),
    Course("scoring", ("CD01", "CD09", "CD16")),
    Course("sent", ("CD06", "CD24")),
    Course("sent_in_part", ("CD02", "CD14")),
    Course("returned", ("CD07",)),
    Course("confirmed", ("CD10", "CD13", "CD17", "CD21")),
]


@dataclass
class Play:
    course: Course
    code: str
    programme: TrainingProgramme | None = None


@transaction.atomic
def seed_training(ward: Ward, seed: int) -> int:
    """Open the window and play all branches in the order of their days; gives how many take part."""
    begun = ward.today - timedelta(days=BEGAN)
    with clock.at(_moment(begun, 0, 0)):
        stage = _Stage(ward, Random(seed + WINDOW_SEED), _open_window(ward))
    plays = [Play(course, code) for course in COURSES for code in course.branches]
    agenda = [
        (_moment(begun, STEPS[step], place), step, play)
        for place, play in enumerate(plays)
        for step in _steps(play.course.way)
    ]
    for moment, step, play in sorted(agenda, key=lambda each: each[0]):
        with clock.at(moment):
            getattr(stage, step)(play)
    return len(plays)


def _open_window(ward) -> TrainingWindow:
    today = timezone.localdate()
    return actions.open_window(
        ward.unit,
        actor=acting_for(ward.unit),
        year=ward.today.year,
        title=texts.WINDOW_TITLE.format(year=ward.today.year),
        begins_on=today,
        register_until=today + timedelta(days=REGISTER_UNTIL),
        ends_on=today + timedelta(days=ENDS),
        note=texts.WINDOW_NOTE,
    )


def _steps(way) -> list[str]:
    last, skipped = WAYS[way]
    played = list(STEPS)[: list(STEPS).index(last) + 1]
    return [step for step in played if step not in skipped]


def _moment(begun, days, place):
    opened = datetime.combine(begun + timedelta(days=days), OPENED, timezone.get_current_timezone())
    return opened + timedelta(minutes=place * 7)


class _Stage:
    """One method a step, as STEPS names them."""

    def __init__(self, ward: Ward, random: Random, window: TrainingWindow):
        self.ward, self.random, self.window = ward, random, window
        self.units = {branch.code: branch for branch in ward.branches}

    def _branch(self, play):
        return self.units[f"{self.ward.unit.code}.{play.code}"]

    def _secretary(self, play):
        return acting_for(self._branch(play))

    def _officer(self):
        return acting_for(self.ward.unit)

    def begin(self, play):
        branch = self._branch(play)
        play.programme = actions.begin_programme(branch, actor=self._secretary(play), window=self.window)

    def register(self, play):
        """Who has an account of their own by themselves; the others all with the same contents, as the branch wrote
        them down; a few of them mean to do something else."""
        people = self._willing(play)
        for person in Person.objects.filter(pk__in=people, user__username=PREFIX + MEMBER_NAME).select_related("user"):
            contents = dict(zip(Group.values, texts.OTHER_CONTENTS, strict=True))
            actions.register_oneself(play.programme, person, actor=person.user, contents=contents)
        for keys, contents in ((people[::5], texts.OTHER_CONTENTS), (people, texts.CONTENTS)):
            actions.register_members(
                play.programme,
                actor=self._secretary(play),
                people=keys,
                contents=dict(zip(Group.values, contents, strict=True)),
                registered_on=timezone.localdate() - timedelta(days=1),
            )

    def _willing(self, play) -> list[int]:
        """Keys of members of the branch since before the window, but for its oldest and youngest; by name."""
        there = Membership.objects.main().filter(
            unit=self._branch(play), ends_on=None, begins_on__lt=self.window.begins_on
        )
        people = Person.objects.members().filter(current_unit=self._branch(play), pk__in=there.values("person"))
        plain = list(people.filter(user=None, birth_date__isnull=False).order_by("birth_date", "pk"))
        left_out = {person.pk for person in (*plain[:OLDEST], *plain[len(plain) - YOUNGEST :])}
        return [person.pk for person in people.order_by("sort_key", "pk") if person.pk not in left_out]

    def approve(self, play):
        actions.approve_registrations(play.programme, actor=self._secretary(play))

    def open_scoring(self, play):
        actions.open_scoring(play.programme, actor=self._secretary(play))

    def score_own(self, play):
        """Who signs in as a plain member finds the own points still to be written."""
        rows = [row for place, row in enumerate(_rows(play)) if place % SCORES_NOT_OWN != SCORES_NOT_OWN - 1]
        rows = [row for row in rows if row.person.user is None or row.person.user.username != PREFIX + MEMBER_NAME]
        self._score(play, Side.SELF, rows)

    def score(self, play):
        rows = _rows(play)
        if play.course.way == "scoring":
            rows = [row for place, row in enumerate(rows) if place % WAITS != WAITS - 1]
        self._score(play, Side.BRANCH, rows)

    def _score(self, play, side, rows):
        typed = [actions.Typed(row.pk, row.version, self._points()) for row in rows]
        actions.save_scores(play.programme, actor=self._secretary(play), side=side, typed=typed)

    def _points(self) -> dict[str, int]:
        """Of five groups, around what somebody is like."""
        usual = self.random.choice((13, 15, 16, 17, 18, 19))
        return {group: min(usual + self.random.randint(-1, 1), 20) for group in Group.values}

    def send(self, play):
        actions.send_results(play.programme, actor=self._secretary(play))
        self._paper(play, "result")

    def give_back(self, play):
        keys = [row.pk for row in _rows(play, "sent")[2:4]]
        actions.return_entries(play.programme, actor=self._officer(), entries=keys, reason=texts.TRAINING_RETURNED)

    def confirm_some(self, play):
        keys = [row.pk for row in _rows(play, "sent")[:6]]
        actions.confirm_some(play.programme, actor=self._officer(), entries=keys)

    def confirm(self, play):
        actions.confirm_all(play.programme, actor=self._officer())
        self._paper(play, "confirmation")

    def _paper(self, play, code):
        """Where somebody in office can sign it."""
        slot, today = KIND.slot(code), timezone.localdate()
        programme = KIND.find([play.programme.case_id])[play.programme.case_id]
        unit = slot.paper.issuer(programme)
        for signer in proposed(slot.paper, programme, unit, today)[:1]:
            signed = {"signer": signer.name, "signer_post": signer.post}
            issue_paper(KIND, slot, programme.case, actor=acting_for(unit), on=today, **signed)


def _rows(play, *statuses) -> Sequence[TrainingEntry]:
    return list(queries.rows_of(play.programme, *statuses))
