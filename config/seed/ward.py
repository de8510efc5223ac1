"""The demo's wards: An Đông with two years behind it, Bến Lụa next door, Bình Minh with everything still to come."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from django.db import transaction

from branches.accounts.models import User
from branches.audit import journal
from branches.units.actions import branches as branch_actions
from branches.units.actions import units as unit_actions
from branches.units.models import Level, Unit
from config.seed import texts
from config.seed.members import Newcomer, write_members
from config.seed.people import invent_people
from config.seed.places import AN_DONG, BEN_LUA
from members.people.actions import memberships
from members.people.models import Person
from members.people.models.memberships import Began, Ended

# The post that the list gives to the first people of a branch.
LISTED_POSTS = ("secretary", "deputy_secretary", "committee_member")
# Days on which members who turned thirty are taken leave of.
CEREMONIES = ((3, 26), (5, 19), (10, 15), (12, 22))
WITHOUT_SECRETARY = 2  # index of the branch whose committee is empty
FIRST_NEIGHBOUR = 5_001  # numbers the people of Bến Lụa, far behind those of An Đông


@dataclass
class Ward:
    """What has been made, for the steps that build on it. `people` by branch, in the order they were invented."""

    today: date
    province: Unit
    unit: Unit
    branches: list[Unit] = field(default_factory=list)
    people: dict[int, list[Person]] = field(default_factory=dict)

    @property
    def beginning(self) -> date:
        return beginning(self.today)


def beginning(today: date) -> date:
    """The day from which the wards have kept their books: the first of the month, two years ago."""
    return date(today.year - 2, today.month, 1)


@transaction.atomic
def seed_wards(seed: int, today: date, say: Callable[[str], None]) -> tuple[Ward, Ward]:
    """Make all wards, gives An Đông and Bến Lụa; the same `seed` on the same day makes the same people."""
    random, actor = Random(seed), User.objects.system()
    since = beginning(today)
    ward = _make_units(actor, since, today)
    neighbour = _make_neighbour(ward, actor)
    say(texts.UNITS.format(count=len(ward.branches) + len(neighbour.branches)))
    _make_people(ward, random, actor)
    _live_two_years(ward, random, actor)
    _make_neighbours(neighbour, Random(seed + FIRST_NEIGHBOUR), actor)
    return ward, neighbour


def _make_units(actor, since, today):
    levels = Level.objects.in_bulk()

    def create(parent, code, name, level):
        return unit_actions.create_unit(actor=actor, parent=parent, code=code, name=name, level=levels[level], on=since)

    province = create(None, "TM", "Tỉnh đoàn Tân Mỹ (minh họa)", "province")
    unit = create(province, "TM.AD", "Đoàn phường An Đông", "ward")
    other = create(None, "GL", "Tỉnh đoàn (minh họa)", "province")
    create(other, "BM", "Đoàn phường Bình Minh", "ward")
    return Ward(today=today, province=province, unit=unit, branches=_make_branches(unit, AN_DONG, actor, since))


def _make_neighbour(ward, actor):
    unit = unit_actions.create_unit(
        actor=actor,
        parent=Unit.objects.get(pk=ward.province.pk),
        code="TM.BL",
        name="Đoàn phường Bến Lụa",
        level=ward.unit.level,
        on=ward.beginning,
    )
    branches = _make_branches(unit, BEN_LUA, actor, ward.beginning)
    return Ward(today=ward.today, province=ward.province, unit=unit, branches=branches)


def _make_branches(unit, places, actor, since):
    rows = [
        (f"{unit.code}.CD{number:02d}", name, "branch", sector) for number, (name, sector, _) in enumerate(places, 1)
    ]
    return branch_actions.create_branches(unit, rows, actor=actor, on=since)


def _make_neighbours(ward, random, actor):
    """The people of Bến Lụa: all of them have been there since the books begin, or their admission."""
    newcomers, number = [], FIRST_NEIGHBOUR
    for branch, (_, sector, size) in zip(ward.branches, BEN_LUA, strict=True):
        records = sorted(
            invent_people(random, size, sector=sector, today=ward.today, first=number),
            key=lambda record: record["birth_date"],
        )
        number += size
        for place, record in enumerate(records):
            record["address"] = record["address"].replace("An Đông", "Bến Lụa")
            joined = record.get("joined_on")
            coming = (
                (joined, Began.ADMITTED) if joined and joined > ward.beginning else (ward.beginning, Began.IMPORTED)
            )
            newcomers.append(Newcomer(record, branch, *coming, "secretary" if place == 0 else "member"))
    with journal.act("seed.list.written", actor=actor, unit=ward.unit, people=len(newcomers)):
        for newcomer, person in zip(newcomers, write_members(newcomers), strict=True):
            ward.people.setdefault(newcomer.unit.pk, []).append(person)


def _make_people(ward, random, actor):
    """Everybody who ever belonged to the ward, with the day and the way of coming in."""
    newcomers, number = [], 1
    for index, (branch, (_, sector, size)) in enumerate(zip(ward.branches, AN_DONG, strict=True)):
        everybody = size + (0 if size < 5 else max(2, size // 6))
        records = list(invent_people(random, everybody, sector=sector, today=ward.today, first=number))
        number += everybody
        if index != WITHOUT_SECRETARY:
            # The committee is chosen among the oldest of the branch.
            records[: everybody // 2] = sorted(records[: everybody // 2], key=lambda record: record["birth_date"])
        if everybody > size:
            # The oldest of all has come of age by now, and stands among those who left.
            records.append(records.pop(min(range(everybody), key=lambda place: records[place]["birth_date"])))
        for place, record in enumerate(records):
            begins_on, began_by = _coming_in(random, record, ward)
            post = LISTED_POSTS[place] if place < len(LISTED_POSTS) and index != WITHOUT_SECRETARY else "member"
            newcomers.append(Newcomer(record, branch, begins_on, began_by, post))
    with journal.act("seed.list.written", actor=actor, unit=ward.unit, people=len(newcomers)):
        for newcomer, person in zip(newcomers, write_members(newcomers), strict=True):
            ward.people.setdefault(newcomer.unit.pk, []).append(person)


def _coming_in(random, record, ward):
    joined = record.get("joined_on")
    if joined is None or joined <= ward.beginning:
        if random.random() < 0.06:
            return ward.beginning + timedelta(days=random.randint(20, 700)), Began.MOVED_IN
        return ward.beginning, Began.IMPORTED
    return joined, Began.ADMITTED


def _live_two_years(ward, random, actor):
    """Some move between branches, some leave, as the last in each branch's order: committees stay."""
    for index, branch in enumerate(ward.branches):
        size = AN_DONG[index][2]
        leavers = ward.people[branch.pk][size:]
        for person in leavers:
            day = _ceremony(person, ward) or _some_day(random, person, ward)
            with journal.act("seed.stay.ended", actor=actor, subject=person, unit=branch):
                memberships.end_main(person, on=day, reason=_reason(random, person, day))
        del ward.people[branch.pk][size:]
    homes = ward.branches[:12]
    for branch in homes:
        mover = ward.people[branch.pk].pop()
        target = random.choice([home for home in homes if home.pk != branch.pk])
        with journal.act("seed.stay.moved", actor=actor, subject=mover, unit=branch):
            memberships.move_person(mover, to=target, on=_some_day(random, mover, ward))
        ward.people[target.pk].append(mover)


def _ceremony(person, ward):
    """The first day of ceremonies after the thirtieth birthday, if it has come; None for the younger."""
    thirty = date(person.birth_date.year + 30, person.birth_date.month, min(person.birth_date.day, 28))
    begins_on = person.memberships.earliest("begins_on").begins_on
    days = (date(year, *day) for year in range(thirty.year, ward.today.year + 1) for day in CEREMONIES)
    return next((day for day in days if max(thirty, begins_on) <= day <= ward.today), None)


def _some_day(random, person, ward):
    """A day between the person's coming in and today."""
    begins_on = person.memberships.earliest("begins_on").begins_on
    return begins_on + timedelta(days=random.randint(0, (ward.today - begins_on).days))


def _reason(random, person, day):
    if (day - person.birth_date).days >= 30 * 365:
        return Ended.CAME_OF_AGE
    return random.choices((Ended.MOVED_OUT, Ended.STRUCK_OFF), weights=(9, 1))[0]
