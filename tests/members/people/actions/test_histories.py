"""Random histories of the ledger, over days that pass: whatever is done in whatever order, its figures hold."""

from datetime import date, timedelta
from unittest import mock

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from branches.units.models import Unit
from members.people.actions import memberships, rollups
from members.people.models import Membership, Person
from members.people.models.memberships import GAINS, LOSSES, Began, Ended, Kind
from members.people.queries import copies, movements, roster, stays
from members.people.queries.areas import Shown
from members.people.queries.rollups import months_of_many, movement_of
from tests.members.people.cases import make_case
from tests.members.people.people import make_person

# The days around a leap day.
START = date(2024, 2, 20)
PEOPLE, UNITS = 3, 3
DAY = st.integers(-15, 15)
WHO, WHERE = st.integers(0, PEOPLE - 1), st.integers(0, UNITS - 1)
STEP = st.one_of(
    st.tuples(st.just("sleep"), st.integers(1, 12)),
    st.tuples(st.just("enter"), WHO, WHERE, DAY),
    st.tuples(st.just("move"), WHO, WHERE, DAY),
    st.tuples(st.just("transfer"), WHO, WHERE, DAY),
    st.tuples(st.just("leave"), WHO, DAY),
    st.tuples(st.just("end"), WHO, DAY, st.sampled_from(LOSSES)),
    st.tuples(st.just("cancel"), st.integers(0, 9)),
    st.tuples(st.just("expel"), WHO, DAY),
    st.tuples(st.just("restore"), st.integers(0, 9), DAY),
    st.tuples(st.just("void"), WHO, st.integers(0, 3)),
    st.tuples(st.just("attach"), WHO, WHERE, DAY, st.sampled_from([Kind.TEMPORARY, Kind.RESIDENTIAL])),
    st.tuples(st.just("detach"), WHO, DAY),
    st.tuples(st.just("extend"), WHO, st.integers(-5, 40)),
    st.tuples(st.just("list"), WHO, WHERE),
    st.tuples(st.just("bulk move"), WHERE, DAY),
    st.tuples(st.just("take back"), st.integers(0, 3)),
)


def is_today(day):
    return mock.patch("django.utils.timezone.localdate", return_value=day)


class History:
    """Plays steps. A step that the ledger refuses leaves everything as it was."""

    def __init__(self, tree):
        self.tree = tree
        self.units = [tree.branch, tree.sister, tree.stranger_branch]
        self.today = START
        self.people = [make_person(tree.branch, f"Vi Văn Số {number}", member=False) for number in range(PEOPLE)]
        self.cases, self.bulks, self.expelled = [], [], []

    def play(self, what, *given):
        try:
            with transaction.atomic():
                getattr(self, "_" + what.replace(" ", "_"))(*given)
        except ValidationError:
            pass

    def _on(self, days):
        return self.today + timedelta(days=days)

    def _case(self):
        case = make_case(self.tree.branch, f"CSH-2024-{len(self.cases):04d}")
        self.cases.append(case)
        return case

    def _guest_stay(self, who):
        rows = Membership.objects.valid().exclude(kind=Kind.MAIN).filter(person=self.people[who])
        return rows.filter(ends_on=None).order_by("pk").first()

    def _sleep(self, days):
        """Every day its own work, as run_periodic does it."""
        for _ in range(days):
            self.today += timedelta(days=1)
            with is_today(self.today):
                memberships.settle_due(self.today)

    def _enter(self, who, where, days):
        memberships.enter_system(self.people[who], unit=self.units[where], on=self._on(days), case=self._case())

    def _move(self, who, where, days):
        memberships.move_person(self.people[who], to=self.units[where], on=self._on(days))

    def _transfer(self, who, where, days):
        memberships.transfer_person(self.people[who], to=self.units[where], on=self._on(days), case=self._case())

    def _leave(self, who, days):
        memberships.leave_system(self.people[who], on=self._on(days), case=self._case())

    def _end(self, who, days, reason):
        memberships.end_main(self.people[who], on=self._on(days), reason=reason)

    def _cancel(self, number):
        if self.cases:
            memberships.cancel_planned(self.cases[number % len(self.cases)])

    def _expel(self, who, days):
        stay = memberships.end_main(
            self.people[who], on=self._on(min(days, 0)), reason=Ended.EXPELLED, case=self._case()
        )
        self.expelled.append(stay)

    def _restore(self, number, days):
        """As an appeal does that was granted."""
        if self.expelled:
            stay = self.expelled[number % len(self.expelled)]
            memberships.restore_stay(stay, case=stay.ended_case, on=self._on(min(days, 0)))

    def _void(self, who, number):
        rows = list(Membership.objects.main().filter(person=self.people[who]).order_by("begins_on", "pk"))
        if rows:
            memberships.void_membership(rows[number % len(rows)], reason="Nhầm")

    def _attach(self, who, where, days, kind):
        memberships.attach(
            self.people[who],
            unit=self.units[where],
            kind=kind,
            on=self._on(days),
            expected_end_on=self._on(days + 30),
            case=self._case(),
        )

    def _detach(self, who, days):
        if stay := self._guest_stay(who):
            memberships.detach(stay, on=self._on(days), case=self._case())

    def _extend(self, who, days):
        if stay := self._guest_stay(who):
            memberships.extend(stay, expected_end_on=self._on(days))

    def _list(self, who, where):
        memberships.open_main(self.people[who], unit=self.units[where], on=self.today, began_by=Began.LISTED)

    def _bulk_move(self, where, days):
        to, on = self.units[where].pk, self._on(min(days, 0))
        present = Membership.objects.main().on(self.today).exclude(unit=to).filter(ends_on=None)
        people = present.values_list("person", flat=True)
        self.bulks.append(memberships.move_many([memberships.Opening(key, to, on, Began.MOVED_IN) for key in people]))

    def _take_back(self, number):
        """As an import does: only while nothing was built upon it since."""
        if self.bulks:
            keys = self.bulks[number % len(self.bulks)]
            last = Membership.objects.valid().filter(pk__in=keys, ends_on=None)
            memberships.take_back_many(list(last.values_list("pk", flat=True)), reason="Hoàn tác")


def check(history):
    today = history.today
    assert copies.differences(today) == []
    rows = list(Membership.objects.valid().filter(person__in=history.people))
    for kind in Kind:
        for one in rows:
            for other in rows:
                same = one.kind == other.kind == kind and one.person_id == other.person_id and one.pk < other.pk
                assert not (same and overlap(one, other)), (one, other)
    assert {stay.kind == Kind.MAIN for stay in rows if stay.began_by == Began.ATTACHED} <= {False}
    assert {stay.kind == Kind.MAIN for stay in rows if stay.ended_by == Ended.FINISHED} <= {False}
    main = [stay for stay in rows if stay.kind == Kind.MAIN]
    for shown in parts(history.tree):
        check_figures(shown, main, rows, today)
        assert roster.people_of(shown).count() == len(there(shown, main, today))


def parts(tree):
    tops = [tree.province, tree.ward, tree.branch, tree.sister]
    return [Shown(Unit.objects.get(pk=unit.pk), below=True) for unit in tops]


def there(shown, rows, day):
    """Who stands in what is shown at the end of the day; nobody twice."""
    found = [
        stay.person_id
        for stay in rows
        if stay.unit.path.startswith(shown.unit.path)
        and stay.begins_on <= day
        and (stay.ends_on is None or stay.ends_on > day)
    ]
    assert len(found) == len(set(found))
    return found


def check_figures(shown, main, rows, today):
    """The report of some periods against the rows themselves, and against its own lists."""
    one = timedelta(days=1)
    for first, last in ((START - timedelta(days=30), today), (today - timedelta(days=6), today)):
        found = movements.movements([shown.unit.pk], first, last + one)[shown.unit.pk]
        assert found.opening == len(there(shown, main, first - one))
        assert found.closing == len(there(shown, main, last))
        assert found.opening + found.gained - found.lost == found.closing
        assert min(*found.gains.values(), *found.losses.values(), *found.inner.values()) >= 0
        assert set(found.gains) == set(GAINS)
        for code, count in found.gains.items():
            assert stays.gained(shown, [code], first, last).count() == count
        for code, count in found.losses.items():
            assert stays.lost(shown, [code], first, last).count() == count
        assert stays.inside(shown, "moved", first, last).count() == found.inner["moved"]
        for kind, counts in movements.guests([shown.unit.pk], first, last + one)[shown.unit.pk].items():
            guests = [stay for stay in rows if stay.kind == kind]
            assert counts.closing == len(there(shown, guests, last))
            assert counts.opening + counts.came - counts.went == counts.closing


def check_months(history):
    """What the report reads from the summaries is what the ledger says."""
    first, today = START.replace(day=1), history.today
    keys = [shown.unit.pk for shown in parts(history.tree)]
    by_ledger = movements.movements(keys, first, today + timedelta(days=1))
    for key, months in months_of_many(keys, first, today).items():
        assert movement_of(months) == by_ledger[key]


def overlap(one, other):
    last = date.max
    return max(one.begins_on, other.begins_on) < min(one.ends_on or last, other.ends_on or last)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=st.lists(STEP, min_size=4, max_size=16))
def test_no_history_breaks_the_ledger(tree, steps):
    with transaction.atomic():
        history = History(tree)
        for step in steps:
            with is_today(history.today):
                history.play(*step)
        with is_today(history.today):
            check(history)
        transaction.set_rollback(True)


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=st.lists(STEP, min_size=6, max_size=16))
def test_the_monthly_summaries_follow_every_history(tree, steps):
    with transaction.atomic():
        history = History(tree)
        for step in steps:
            with is_today(history.today):
                history.play(*step)
                if step[0] == "sleep":
                    rollups.settle(tree.province)
        with is_today(history.today):
            rollups.settle(tree.province)
            check_months(history)
            assert rollups.check_all() == []
        transaction.set_rollback(True)


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2024, 3, 1), date(2025, 2, 28)])
def test_a_stay_over_a_leap_day_is_counted_on_each_day_once(tree, day):
    with is_today(day):
        person = make_person(tree.branch, member=False)
        memberships.open_main(person, unit=tree.branch, on=date(2024, 2, 29), began_by=Began.ADMITTED)
        memberships.move_person(person, to=tree.sister, on=day)
        found = movements.movements([tree.ward.pk], day, day + timedelta(days=1))[tree.ward.pk]
        assert (found.closing, found.opening + found.gained - found.lost) == (1, 1)
        assert Person.objects.get(pk=person.pk).current_unit == tree.sister
