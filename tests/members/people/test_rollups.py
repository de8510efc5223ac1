"""The monthly summaries against the ledger and the records themselves, counted one by one."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier, Event

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from branches.positions.models import Position
from branches.rulesets.models import RuleSet
from branches.units.models import Unit
from members.people.actions import memberships, records, rollups
from members.people.data.age_bands import AGE_BANDS
from members.people.models import DirtyMonth, Membership, Person, UnitMonth
from members.people.models.memberships import Began, Ended
from members.people.models.persons import Standing
from members.people.queries import ages
from members.people.queries.movements import movements
from tests.conftest import make_unit, make_user
from tests.members.people.cases import make_case
from tests.members.people.people import FULL, make_old_member, make_person

TODAY = timezone.localdate()


def row(unit, month=None):
    return UnitMonth.objects.get(unit=unit, month=month or timezone.localdate().replace(day=1))


def records_below(unit, on):
    """What the running month's row must say, from one record at a time; without branches."""
    found = Counter()
    people = Person.objects.filter(standing=Standing.MEMBER, current_unit__path__startswith=unit.path)
    for person in people.select_related("current_unit"):
        found["listed"] += 1
        found[f"age:{band_of(person, on)}:{person.gender}"] += 1
        found[f"ethnicity:{person.ethnicity}"] += 1
        found[f"religion:{person.religion}"] += 1
        found[f"sector:{person.current_unit.sector_id or ''}"] += 1
        found["party"] += person.party_joined_on is not None
        found["missing"] += bool(person.missing)
        born = person.partial("birth_date") and person.partial("birth_date").last_day
        found["turning"] += bool(born) and age(born, on) < 30 <= age(born, on + timedelta(days=90))
    return +found


def age(born, on):
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def band_of(person, on):
    if not person.birth_date:
        return "unknown"
    years = age(person.partial("birth_date").last_day, on)
    return next(
        band.code
        for band in AGE_BANDS
        if (band.first is None or years >= band.first) and (band.last is None or years <= band.last)
    )


def ledger_below(unit, begin, end):
    movement = movements([unit.pk], begin, end)[unit.pk]
    found = Counter({"opening": movement.opening, "closing": movement.closing})
    found.update({f"gain:{code}": count for code, count in movement.gains.items()})
    found.update({f"loss:{code}": count for code, count in movement.losses.items()})
    return +found


def ledger_in(figures):
    """The movement that a row tells, moves inside the unit taken off both sides."""
    found = Counter(
        {key: count for key, count in figures.items() if key in ("opening", "closing") or key[:5] in ("gain:", "loss:")}
    )
    for key, came, went in [
        ("inner:moved", "gain:moved_in", "loss:moved_out"),
        ("inner:merged", "gain:merged", "loss:merged"),
    ]:
        found[came] -= figures.get(key, 0)
        found[went] -= figures.get(key, 0)
    return +found


def months_until(on):
    month = rollups.oldest_month(on)
    while month <= on:
        after = (month + timedelta(days=32)).replace(day=1)
        yield month, min(after, on + timedelta(days=1))
        month = after


def assert_true_everywhere():
    on = timezone.localdate()
    for unit in Unit.objects.all():
        running = row(unit)
        assert records_below(unit, on) == Counter(
            {
                key: count
                for key, count in running.figures.items()
                if key in ("listed", "party", "missing", "turning")
                or key.split(":")[0] in ("age", "ethnicity", "religion", "sector")
            }
        ), unit
        assert running.members == running.figures.get("listed", 0)
        rows = {each.month: each for each in UnitMonth.objects.filter(unit=unit)}
        for month, end in months_until(on):
            figures = rows[month].figures if month in rows else {}
            assert ledger_in(figures) == ledger_below(unit, month, end), (unit, month)


STEP = st.tuples(
    st.sampled_from(["add", "add", "open", "move", "move", "end", "void", "edit", "read", "refresh"]),
    st.integers(0, 4),
    st.integers(0, 3),
    st.integers(-800, 20),
    st.sampled_from([code for code in Ended.values if code not in (Ended.MOVED_OUT, Ended.MERGED)]),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, min_size=3, max_size=20))
def test_after_any_sequence_of_acts_the_summaries_are_what_counting_one_by_one_gives(cast, tree, steps):
    units = [tree.branch, tree.sister, tree.stranger_branch, tree.ward]
    with transaction.atomic():
        people = [make_old_member(tree.branch, birth_date="1998", gender="male")]
        for what, who, place, days, reason in steps:
            person, unit = people[who % len(people)], units[place]
            try:
                with transaction.atomic():
                    step(what, person, unit, TODAY + timedelta(days=days), reason, people, cast)
            except ValidationError:
                continue
        rollups.settle(tree.province)
        assert_true_everywhere()
        transaction.set_rollback(True)


def step(what, person, unit, on, reason, people, cast):
    if what == "add":
        born = on - timedelta(days=9_000 + 150 * len(people))
        people.append(make_person(unit, birth_date=f"{born:%d/%m/%Y}", ethnicity="01", gender="female"))
    elif what == "open":
        memberships.open_main(person, unit=unit, on=on, began_by=Began.ADMITTED)
    elif what == "move":
        memberships.move_person(person, to=unit, on=on)
    elif what == "end":
        memberships.end_main(person, on=on, reason=reason)
    elif what == "void":
        stay = Membership.objects.main().filter(person=person).order_by("-pk").first()
        if stay:
            memberships.void_membership(stay, reason="nhầm")
    elif what == "edit":
        person.refresh_from_db()
        changes = {"religion": "none", "party_joined_on": "03/02/2020", "birth_date": f"{1990 + on.month}"}
        records.edit_person(person, actor=cast.system, changes=changes, version=person.version)
    elif what == "read":
        rollups.settle(unit)
    else:
        rollups.refresh()


def test_reading_a_true_summary_takes_one_query_beside_the_rules(cast, tree, django_assert_num_queries):
    make_old_member(tree.branch)
    rollups.settle(tree.ward)
    with django_assert_num_queries(2):
        rollups.settle(tree.ward)


def test_a_commit_computes_what_it_marked(cast, tree, django_capture_on_commit_callbacks):
    rollups.settle(tree.province)
    with django_capture_on_commit_callbacks(execute=True):
        make_person(tree.branch)
    assert [row(unit).members for unit in (tree.branch, tree.sister, tree.ward, tree.province)] == [1, 0, 1, 1]
    assert DirtyMonth.objects.count() == 0


def test_a_reader_leaves_alone_what_is_marked_elsewhere(cast, tree):
    rollups.settle(tree.province)
    make_person(tree.branch)
    make_person(tree.stranger_branch)
    rollups.settle(tree.ward)
    assert row(tree.ward).members == 1
    assert list(DirtyMonth.objects.values_list("unit", flat=True).distinct()) == [tree.stranger_branch.pk]
    rollups.settle(tree.province)
    assert row(tree.province).members == 2


def test_a_new_day_makes_the_figures_of_yesterday_outdated(cast, tree, monkeypatch):
    birthday = TODAY + timedelta(days=1)
    born = birthday.replace(year=birthday.year - 19)
    make_person(tree.branch, birth_date=f"{born:%d/%m/%Y}", gender="male")
    rollups.settle(tree.province)
    assert row(tree.province).figures["age:16-18:male"] == 1
    monkeypatch.setattr(timezone, "localdate", lambda: birthday)
    rollups.settle(tree.ward)
    assert row(tree.ward).figures["age:19-22:male"] == 1
    assert row(tree.province, birthday.replace(day=1)).basis == ""
    rollups.settle(tree.province)
    assert row(tree.province).figures["age:19-22:male"] == 1
    assert_true_everywhere()


def test_a_new_month_closes_the_one_before(cast, tree, monkeypatch):
    make_old_member(tree.branch)
    rollups.settle(tree.province)
    next_month = (TODAY.replace(day=1) + timedelta(days=32)).replace(day=1)
    leaver = make_old_member(tree.sister, "Bế Thị Hai")
    memberships.end_main(leaver, on=next_month - timedelta(days=1), reason=Ended.DIED)
    monkeypatch.setattr(timezone, "localdate", lambda: next_month)
    memberships.settle_due(next_month)
    rollups.settle(tree.province)
    assert_true_everywhere()
    closed = row(tree.province, TODAY.replace(day=1))
    assert (closed.members, closed.basis, closed.figures["loss:died"]) == (1, UnitMonth.CLOSED, 1)
    assert "age:unknown:" not in closed.figures


def test_other_thresholds_make_the_figures_outdated(cast, tree):
    for name in ("Vi Văn Một", "Vi Văn Hai", "Vi Văn Ba"):
        make_person(tree.branch, name)
    rollups.settle(tree.ward)
    assert row(tree.ward).figures["branches:few"] == 1
    RuleSet.objects.create(effective_on=TODAY, source="Thử", values={"min_branch_members": 4}, created_by=cast.system)
    rollups.settle(tree.ward)
    assert row(tree.ward).figures["branches:few"] == 2


def test_a_secretary_is_one_who_holds_the_post_or_is_listed_with_it(tree):
    lonely = make_unit("TT.P1.CD03", "Chi đoàn Ba", "branch", tree.ward)
    make_person(tree.sister, listed_post="secretary")
    rollups.settle(tree.ward)
    assert row(tree.ward).figures["branches:unled"] == 2
    make_user("bithu9", "Bùi Văn Chín", "secretary", lonely)
    rollups.mark_changed_units([lonely])
    rollups.settle(tree.ward)
    assert [row(unit).figures.get("branches:unled", 0) for unit in (tree.branch, tree.sister, lonely)] == [1, 0, 0]
    Position.objects.update(begins_on=TODAY - timedelta(days=9), ends_on=TODAY - timedelta(days=1))
    rollups.mark_changed_units([lonely])
    rollups.settle(tree.ward)
    assert row(lonely).figures["branches:unled"] == 1


def test_a_branch_in_which_nothing_changed_for_long_is_quiet(tree):
    make_person(tree.branch)
    person = make_person(tree.sister)
    long_ago = timezone.now() - timedelta(days=31)
    Person.objects.filter(pk=person.pk).update(updated_at=long_ago)
    Membership.objects.filter(person=person).update(created_at=long_ago)
    rollups.settle(tree.ward)
    assert [row(unit).figures.get("branches:quiet", 0) for unit in (tree.branch, tree.sister, tree.ward)] == [0, 1, 1]
    assert (row(tree.sister).changed_on, row(tree.ward).changed_on) == (timezone.localdate(long_ago), TODAY)


def test_a_branch_to_which_a_guest_comes_is_not_quiet_from_that_moment(tree):
    person = make_person(tree.branch)
    rollups.settle(tree.province)
    quiet = lambda: [row(unit).figures.get("branches:quiet", 0) for unit in (tree.sister, tree.ward)]  # noqa: E731
    assert quiet() == [1, 1]
    stay = memberships.attach(
        person, unit=tree.sister, kind="residential", on=timezone.localdate(), case=make_case(tree.branch)
    )
    rollups.settle(tree.province)
    assert (quiet(), rollups.check_all()) == ([0, 0], [])
    memberships.detach(stay, on=timezone.localdate(), case=None)
    rollups.settle(tree.province)
    assert rollups.check_all() == []


def test_a_guest_who_leaves_the_union_is_a_change_of_the_host_too(tree):
    person = make_old_member(tree.branch)
    stay = memberships.attach(
        person, unit=tree.sister, kind="residential", on=timezone.localdate(), case=make_case(tree.branch)
    )
    Membership.objects.filter(pk=stay.pk).update(created_at=timezone.now() - timedelta(days=31))
    rollups.settle(tree.province)
    memberships.end_main(person, on=timezone.localdate(), reason=Ended.OWN_WISH)
    rollups.settle(tree.province)
    assert (row(tree.sister).changed_on, rollups.check_all()) == (timezone.localdate(), [])


def test_a_moved_unit_takes_its_past_along(cast, tree):
    person = make_old_member(tree.branch, since=TODAY - timedelta(days=200))
    make_old_member(tree.sister, "Bế Thị Hai", since=TODAY - timedelta(days=100))
    memberships.move_person(person, to=tree.sister, on=TODAY - timedelta(days=50))
    rollups.settle(tree.province)
    Unit.objects.move(Unit.objects.get(pk=tree.sister.pk), Unit.objects.get(pk=tree.stranger_ward.pk), pos="last-child")
    moved = Unit.objects.get(pk=tree.sister.pk)
    rollups.mark_changed_units([moved], old_parent=tree.ward)
    rollups.settle(tree.province)
    assert_true_everywhere()


def test_recomputing_all_gives_what_was_there(cast, tree, capsys):
    make_old_member(tree.branch, **FULL)
    make_person(tree.stranger_branch)
    call_command("recompute_rollups", check=True)
    call_command("recompute_rollups")
    assert_true_everywhere()


def test_a_summary_that_was_changed_by_hand_is_found(cast, tree):
    make_old_member(tree.branch)
    rollups.settle(tree.province)
    UnitMonth.objects.filter(unit=tree.ward).update(members=9)
    with pytest.raises(SystemExit) as refused:
        call_command("recompute_rollups", check=True)
    assert refused.value.code == 1
    assert row(tree.ward).members == 9
    call_command("recompute_rollups")
    assert row(tree.ward).members == 1


@pytest.mark.parametrize(
    ("born", "on", "band"),
    [
        ("29/02/2008", date(2026, 2, 28), "16-18"),
        ("29/02/2004", date(2023, 2, 28), "16-18"),
        ("29/02/2004", date(2023, 3, 1), "19-22"),
        ("2007", date(2026, 12, 30), "16-18"),
        ("2007", date(2026, 12, 31), "19-22"),
        ("02/2007", date(2026, 2, 27), "16-18"),
        ("02/2007", date(2026, 2, 28), "19-22"),
        ("1995", date(2026, 12, 31), "over-30"),
    ],
)
def test_a_birth_known_in_part_counts_as_its_last_day(tree, born, on, band):
    person = make_person(tree.branch, birth_date=born)
    found = [each.code for each in AGE_BANDS if Person.objects.filter(ages.in_band(each.code, on), pk=person.pk)]
    assert found == [band]


@pytest.mark.django_db(transaction=True)
def test_acts_in_sister_branches_at_the_same_time_are_all_counted(cast, tree):
    units = [tree.branch, tree.sister, tree.stranger_branch]
    start = Barrier(len(units))

    def add(unit):
        try:
            start.wait()
            for number in range(3):
                make_person(unit, f"Vi Văn {number}")
        finally:
            connection.close()

    with ThreadPoolExecutor(len(units)) as pool:
        list(pool.map(add, units))
    rollups.settle(tree.province)
    assert [row(unit).members for unit in (*units, tree.ward, tree.province)] == [3, 3, 3, 6, 9]
    assert_true_everywhere()


@pytest.mark.django_db(transaction=True)
def test_an_act_does_not_wait_for_who_is_computing(cast, tree):
    rollups.settle(tree.province)
    computing, done = Event(), Event()

    def compute():
        try:
            with transaction.atomic():
                rollups._hold("pg_advisory_xact_lock")
                computing.set()
                done.wait(20)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        busy = pool.submit(compute)
        computing.wait(20)
        make_person(tree.branch)
        assert DirtyMonth.objects.filter(unit=tree.branch).exists()
        assert row(tree.ward).members == 0
        done.set()
        busy.result()
    rollups.settle(tree.ward)
    assert row(tree.ward).members == 1
