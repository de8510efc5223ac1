"""Coming of age: wish, staying on, the list to the cơ sở, the ceremony; and the radar."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from branches.cases.models import CaseStep
from branches.cases.transitions import WrongState
from branches.positions.models import Position
from branches.rulesets.models import RuleSet
from members.departures import actions, ages, ceremonies, notices, queries, radar, texts
from members.departures.kind import KIND
from members.departures.models import Departure, StayOn
from members.departures.texts import pages
from members.people.actions import memberships, records
from members.people.models import Membership
from members.people.models.memberships import Ended
from members.people.queries import hindrances
from members.transfers import texts as transfer_texts
from tests.members.departures.making import (
    TODAY,
    ago,
    ahead,
    at,
    call_off,
    ceremony,
    confirm,
    fresh,
    keep,
    open_age,
    send_age,
    stands,
    vote_stay,
    wish_to_leave,
    wish_to_stay,
)
from tests.members.people.people import make_old_member, make_person
from tests.members.transfers.making import draft


def faults(function, *args, **kwargs):
    with pytest.raises(ValidationError) as refusal:
        function(*args, **kwargs)
    return refusal.value.message_dict if hasattr(refusal.value, "error_dict") else refusal.value.messages


def test_from_the_wish_to_the_ceremony_the_member_is_counted_and_then_not(member, cast, tree):
    departure = open_age(member, cast.secretary)
    assert (departure.case.number[:3], stands(departure)) == ("TT-", ("draft", "TT.P1.CD01", True))
    wish_to_leave(departure, cast.secretary)
    assert stands(departure) == ("leaving", "TT.P1.CD01", False)
    send_age(departure, cast.secretary)
    confirm(departure, cast.ward_officer)
    assert stands(departure) == ("confirmed", "TT.P1", False)
    assert fresh(departure).case.due_on == ceremonies.next_day(TODAY())
    member.refresh_from_db()
    assert member.standing == "member"
    ceremony(departure, cast.ward_officer)
    member.refresh_from_db()
    assert (member.standing, member.left_reason, member.kept_by) == ("left", Ended.CAME_OF_AGE, tree.branch)
    departure = fresh(departure)
    assert (stands(departure)[0], departure.case.outcome) == ("done", "done")
    assert (departure.stay.ends_on, departure.stay.ended_case) == (TODAY(), departure.case)


def test_a_wish_is_written_in_the_members_stead_and_may_change(member, cast):
    departure = open_age(member, cast.secretary)
    wish_to_stay(departure, cast.secretary)
    vote_stay(departure, cast.secretary)
    step = CaseStep.objects.filter(case=departure.case, act="wish").get()
    assert (step.acting, step.note) == ("recorded", f"Xin ở lại sinh hoạt, hỏi ngày {ago(5):%d/%m/%Y}")
    wish_to_leave(departure, cast.secretary)
    departure = fresh(departure)
    assert (departure.wish, departure.reason, departure.vote) == ("leave", "", None)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"asked_on": ahead(1)}, {"asked_on": [texts.IN_FUTURE]}),
        ({"asked_on": date(1990, 1, 1)}, {"asked_on": [texts.BEFORE_BIRTH.format(day="15/02/1995")]}),
        ({"asked_on": date(2000, 1, 1)}, {"asked_on": [texts.BEFORE_JOINING.format(day="26/03/2011")]}),
        ({"reason": " "}, {"reason": [texts.STAY_REASON_MISSING]}),
    ],
)
def test_a_wish_has_a_day_and_staying_a_reason(values, expected, member, cast):
    departure = open_age(member, cast.secretary)
    assert faults(wish_to_stay, departure, cast.secretary, **values) == expected


def test_the_branch_lets_somebody_stay_until_a_day_which_the_radar_knows(member, cast):
    departure = at("age", "asks_to_stay", member)
    keep(departure, cast.secretary)
    member.refresh_from_db()
    assert (stands(departure)[0], member.standing) == ("kept", "member")
    assert StayOn.objects.get().until == ahead(300)
    seen = radar.Radar(cast.secretary)
    assert {tab: [each.person for each in seen.rows(seen.of(tab))] for tab in radar.TABS} == {
        "sap-du": [],
        "qua-tuoi": [],
        "o-lai": [member],
        "can-bo": [],
    }
    [mark] = queries.marks(cast.secretary, [member.pk])[member.pk]
    assert mark.text == f"Ở lại tới {ahead(300):%d/%m/%Y}"
    # When that time is over it begins again.
    StayOn.objects.update(decided_on=ago(400), until=ago(1))
    assert [each.person for each in seen.rows(radar.Radar(cast.secretary).of("qua-tuoi"))] == [member]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"decided_on": ahead(1)}, {"decided_on": [texts.IN_FUTURE]}),
        (
            {"decided_on": ago(6)},
            {"decided_on": [texts.BEFORE_STEP.format(what="đề nghị", day=f"{ago(5):%d/%m/%Y}")]},
        ),
        ({"until": ago(0)}, {"until": [texts.UNTIL_IS_OVER]}),
    ],
)
def test_a_stay_has_days_in_order(values, expected, member, cast):
    departure = at("age", "asks_to_stay", member)
    assert faults(keep, departure, cast.secretary, **values) == expected


def test_beyond_the_rules_age_is_told_and_stands(member, cast):
    assert ages.stay_limit(member) == date(2030, 2, 14)
    departure = at("age", "asks_to_stay", member)
    keep(departure, cast.secretary, until=date(2031, 1, 1))
    [note] = KIND.notes(cast.secretary, fresh(departure))
    assert (note["kind"], note["strong"]) == ("warn", pages.NOTE_BEYOND.format(age=35))
    RuleSet.objects.create(effective_on=ago(1), values={"stay_until_age": 40}, source="Thử", created_by=cast.system)
    assert KIND.notes(cast.secretary, fresh(departure)) == []


def test_who_is_under_the_age_or_holds_a_post_is_warned_of_and_not_refused(tree, cast, officer):
    young = make_person(tree.branch, "Lò Văn Trẻ", birth_date="15/02/2004")
    unknown = make_person(tree.branch, "Lò Văn Không")
    judged = actions.judge_age([young, unknown, officer], actor=cast.secretary)
    assert [(each.refused, each.warnings) for each in judged] == [
        ("", (texts.UNDER_AGE.format(age=30, day="15/02/2034"),)),
        ("", (texts.NO_BIRTH,)),
        ("", (texts.HOLDS_POSTS.format(posts=queries.post_names(queries.posts_held([officer])[officer.pk])),)),
    ]
    assert [note["kind"] for note in KIND.notes(cast.secretary, fresh(open_age(young, cast.secretary)))] == ["warn"]
    assert [note["strong"] for note in KIND.notes(cast.secretary, fresh(open_age(officer, cast.secretary)))] == [
        pages.NOTE_POSTS
    ]
    done = actions.open_age_of_many(actions.judge_age([young, unknown], actor=cast.secretary), actor=cast.secretary)
    assert [(each.refused != "", each.departure is not None) for each in done] == [(True, False), (False, True)]


def test_holders_of_posts_are_asked_about_and_lose_those_of_the_branch(officer, cast, tree):
    departure = at("age", "at_base", officer)
    missing = faults(confirm, departure, cast.ward_officer)
    assert list(missing) == ["higher_posts"]
    confirm(departure, cast.ward_officer, higher_posts="keep")
    ceremony(departure, cast.ward_officer)
    assert dict(Position.objects.filter(user=cast.member).values_list("unit", "ends_on")) == {
        tree.branch.pk: ago(1),
        tree.ward.pk: None,
    }


def test_higher_posts_end_too_where_that_was_decided(officer, cast):
    departure = at("age", "at_base", officer)
    confirm(departure, cast.ward_officer, higher_posts="end")
    ceremony(departure, cast.ward_officer)
    assert set(Position.objects.filter(user=cast.member).values_list("ends_on", flat=True)) == {ago(1)}


def test_a_ceremony_ahead_waits_and_is_called_off_or_settled(officer, cast, monkeypatch):
    departure = at("age", "at_base", officer)
    confirm(departure, cast.ward_officer, higher_posts="end")
    ceremony(departure, cast.ward_officer, leaves_on=ahead(9))
    assert (stands(departure), fresh(departure).case.due_on) == (("scheduled", "TT.P1", False), None)
    assert actions.settle_due(TODAY()) == 0
    call_off(departure, cast.ward_officer)
    assert stands(departure) == ("confirmed", "TT.P1", False)
    assert fresh(departure).stay is None
    assert Membership.objects.get(person=officer).ends_on is None
    ceremony(departure, cast.ward_officer, leaves_on=ahead(9))
    later = timezone.now() + timedelta(days=9)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert actions.settle_due(TODAY()) == 1
    officer.refresh_from_db()
    assert (stands(departure)[0], officer.standing) == ("done", "left")
    assert set(Position.objects.filter(user=cast.member).values_list("ends_on", flat=True)) == {ago(1)}


def test_a_day_gone_by_needs_a_reason_and_none_lies_before_joining_or_too_far_ahead(member, cast):
    departure = at("age", "confirmed", member)
    assert list(faults(ceremony, departure, cast.ward_officer, leaves_on=ago(3))) == ["early_reason"]
    assert faults(ceremony, departure, cast.ward_officer, leaves_on=date(2010, 3, 26)) == {
        "leaves_on": [texts.BEFORE_JOINING.format(day="26/03/2011")]
    }
    assert list(faults(ceremony, departure, cast.ward_officer, leaves_on=ahead(400))) == ["leaves_on"]
    ceremony(departure, cast.ward_officer, leaves_on=date(2023, 1, 1), early_reason="Theo sổ")
    departure = fresh(departure)
    # The stay began in 2024: the ledger takes its first day, and the page says so.
    assert departure.stay.ends_on == date(2024, 3, 26)
    assert [note["strong"] for note in notices.of(departure, None)] == [pages.NOTE_FIRST_DAY.format(day="26/03/2024")]


def test_the_second_of_two_officers_is_told(member, cast):
    departure = at("age", "at_base", member)
    version = departure.case.version
    actions.confirm_age(departure, actor=cast.ward_officer, version=version)
    with pytest.raises(WrongState):
        actions.return_departure(departure, actor=cast.ward_secretary, version=version, reason="Thiếu")
    with pytest.raises(PermissionDenied):
        ceremony(departure, cast.secretary)


# What excludes each other


def test_a_departure_and_a_transfer_exclude_each_other(member, cast, tree):
    departure = open_age(member, cast.secretary)
    blocked = texts.BLOCKS_OTHERS.format(way="trưởng thành", number=departure.case.number)
    assert faults(draft, member, tree.sister, cast.secretary) == [blocked]
    assert hindrances.blocks(member, "departure") == [
        texts.ALREADY_OPEN.format(way="trưởng thành", number=departure.case.number)
    ]
    other = make_person(tree.branch, "Lò Văn Hai")
    transfer = draft(other, tree.sister, cast.secretary)
    assert faults(open_age, other, cast.secretary) == [
        transfer_texts.ALREADY_ON_THE_WAY.format(number=transfer.case.number)
    ]


def test_an_open_departure_keeps_the_record_from_being_voided(member, cast):
    departure = open_age(member, cast.secretary)
    tie = texts.TIE.format(way="trưởng thành", number=departure.case.number)
    assert records.ties(member) == [tie]
    assert records.ties_of_many([member.pk]) == {member.pk: [tie]}


def test_who_left_the_branch_another_way_goes_no_further(member, cast, tree):
    departure = at("age", "leaving", member)
    memberships.move_person(member, to=tree.sister, on=TODAY())
    assert faults(send_age, departure, cast.ward_officer) == [
        texts.MOVED_MEANWHILE.format(name=member, unit="Chi đoàn Tổ 1")
    ]
    actions.withdraw_departure(departure, actor=cast.secretary, reason="Đã chuyển")
    assert stands(departure)[0] == "withdrawn"


# The radar


def birth(years, days=0):
    return ages.months_after(TODAY(), -12 * years) + timedelta(days=days)


def test_the_radar_tells_who_passes_the_age_within_a_year_by_day(tree, cast, officer):
    def person(name, born):
        return make_person(tree.branch, name, birth_date=born)

    today = TODAY()
    coming = person("Lò Văn Sắp", f"{birth(30, 40):%d/%m/%Y}")
    passed = person("Lò Văn Qua", f"{birth(30):%d/%m/%Y}")
    person("Lò Văn Xa", f"{birth(28):%d/%m/%Y}")
    bare = person("Lò Văn Năm", str(today.year - 30))
    make_person(tree.stranger_branch, "Lò Văn Lạ", birth_date="01/01/1990")
    make_person(tree.branch, "Lò Văn Không")
    seen = radar.Radar(cast.ward_officer)
    rows = {tab: seen.rows(seen.of(tab)) for tab in radar.TABS}
    assert {tab: [row.person for row in found] for tab, found in rows.items()} == {
        "sap-du": sorted([coming, bare], key=lambda each: each.birth_date),
        "qua-tuoi": [passed],
        "o-lai": [],
        "can-bo": [officer],
    }
    of_bare = next(row for row in rows["sap-du"] if row.person == bare)
    assert (of_bare.on, of_bare.year_only) == (date(today.year, 12, 31), True)
    assert rows["qua-tuoi"][0].on == today
    assert rows["can-bo"][0].posts.startswith("Ủy viên")
    assert seen.counts() == {"sap-du": 2, "qua-tuoi": 1, "o-lai": 0, "can-bo": 1}


def test_a_leap_day_is_passed_on_the_first_of_march(tree):
    person = make_old_member(tree.branch, "Lò Văn Nhuận", birth_date="29/02/1996")
    assert (ages.passes_on(person, 30), ages.passes_on(person, 32)) == (date(2026, 3, 1), date(2028, 2, 29))
    assert ages.months_after(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert ages.months_after(date(2026, 10, 31), 1) == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("on", "day"),
    [
        (date(2026, 3, 26), date(2026, 3, 26)),
        (date(2026, 3, 27), date(2026, 5, 19)),
        (date(2026, 11, 29), date(2026, 12, 22)),
        (date(2026, 12, 23), date(2027, 3, 26)),
    ],
)
def test_the_next_of_the_four_days_is_proposed(on, day):
    assert ceremonies.next_day(on) == day


def test_a_draft_is_no_secret_told_by_the_radar(member, cast):
    departure = open_age(member, cast.secretary)
    for user, expected in ((cast.secretary, departure), (cast.committee_member, None)):
        seen = radar.Radar(user)
        [row] = seen.rows(seen.of("qua-tuoi"))
        assert row.departure == expected
    assert Departure.objects.open().count() == 1
