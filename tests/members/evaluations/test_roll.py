"""Whom a round rates: from the ledger, as it says of the cut-off date."""

from datetime import date, timedelta

import pytest

from branches.audit import journal
from members.evaluations import actions, roll, texts
from members.evaluations.actions.steps import held
from members.evaluations.models import RemarkRequest
from members.people.actions import memberships, records
from members.people.models import Person
from members.people.models.memberships import Ended
from tests.members.evaluations.making import TODAY, begin, cut_off, make_old, make_round, rows, states, system
from tests.members.people.people import make_old_member, make_person


def move(person, to, on):
    with journal.act("test", actor=system()):
        memberships.move_person(person, to=to, on=on)


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 11, 30), 6, date(2026, 5, 30)),
        (date(2026, 8, 31), 6, date(2026, 2, 28)),
        (date(2024, 8, 31), 6, date(2024, 2, 29)),
        (date(2026, 3, 1), 6, date(2025, 9, 1)),
        (date(2026, 1, 31), 0, date(2026, 1, 31)),
        (date(2026, 1, 15), 25, date(2023, 12, 15)),
    ],
)
def test_months_are_counted_back_to_the_same_day_or_the_last_of_its_month(day, months, before):
    assert roll.months_before(day, months) == before


def listed(branch, day=None):
    day = day or cut_off()
    return {
        each.person.full_name: (each.exclusion, each.came_on, str(each.former or ""))
        for each in roll.roll_of(branch, day, day.year)
    }


def test_who_came_by_a_list_moved_from_nowhere(tree):
    make_person(tree.branch, "Lê Nhập")
    assert listed(tree.branch, TODAY()) == {"Lê Nhập": ("", None, "")}


def test_everybody_is_on_the_list_who_was_there_on_the_day_and_nobody_else(tree):
    day = cut_off()
    _, went, came = make_old(tree.branch, "Lê An", "Lê Đi", "Lê Sau")
    move(went, tree.sister, day)
    move(came, tree.sister, date(2021, 1, 1))
    move(came, tree.branch, day + timedelta(days=1))
    make_person(tree.branch, "Lê Trẻ", member=False)
    assert listed(tree.branch) == {"Lê An": ("", None, "")}
    assert listed(tree.sister)["Lê Sau"] == ("", None, "")
    assert listed(tree.sister)["Lê Đi"] == ("", day, "Chi đoàn Tổ 1")


def test_who_was_admitted_less_than_six_months_before_gets_no_level(tree):
    limit = roll.months_before(cut_off(), 6)
    make_old_member(tree.branch, "Lê Vừa Đủ", limit)
    make_old_member(tree.branch, "Lê Mới", limit + timedelta(days=1))
    make_old(tree.branch, "Lê Nhập", joined_on=f"{limit + timedelta(days=1):%d/%m/%Y}")
    found = listed(tree.branch)
    assert {name: why for name, (why, *_) in found.items()} == {
        "Lê Vừa Đủ": "",
        "Lê Mới": "admitted",
        "Lê Nhập": "admitted",
    }


def test_party_members_send_their_training_alone(tree):
    day = cut_off()
    make_old(tree.branch, "Lê Đảng", party_joined_on=f"{day:%d/%m/%Y}")
    make_old(tree.branch, "Lê Chưa", party_joined_on=f"{day + timedelta(days=1):%d/%m/%Y}")
    assert {name: why for name, (why, *_) in listed(tree.branch).items()} == {"Lê Đảng": "party", "Lê Chưa": ""}


def test_who_moved_in_shortly_before_is_rated_with_the_remark_of_the_branch_before(tree):
    limit = roll.months_before(cut_off(), 6)
    late, early, passing = make_old(tree.sister, "Lê Muộn", "Lê Sớm", "Lê Qua")
    move(late, tree.branch, limit + timedelta(days=1))
    move(early, tree.branch, limit)
    # A stay of no day between says nothing about anybody.
    move(passing, tree.stranger_branch, limit + timedelta(days=2))
    move(passing, tree.branch, limit + timedelta(days=2))
    evaluation = begin(tree.branch, make_round(tree.ward))
    asked = {each.rating.person.full_name: each for each in RemarkRequest.objects.select_related("rating__person")}
    assert {name: each.unit for name, each in asked.items()} == {"Lê Muộn": tree.sister, "Lê Qua": tree.sister}
    assert asked["Lê Muộn"].due_on == TODAY() + timedelta(days=7)
    assert {name: row.came_on for name, row in rows(evaluation).items()} == {
        "Lê Muộn": limit + timedelta(days=1),
        "Lê Qua": limit + timedelta(days=2),
        "Lê Sớm": None,
    }


def test_guests_are_told_apart_and_rated_at_home(tree):
    [guest] = make_old(tree.sister, "Lê Khách")
    with journal.act("test", actor=system()):
        memberships.attach(
            guest,
            unit=tree.branch,
            kind="temporary",
            on=cut_off() - timedelta(days=3),
            case=None,
            expected_end_on=TODAY() + timedelta(days=90),
        )
    make_old(tree.branch, "Lê An")
    assert {name: why for name, (why, *_) in listed(tree.branch).items()} == {"Lê An": "", "Lê Khách": "guest"}
    round_ = make_round(tree.ward)
    begin(tree.branch, round_)
    assert states(begin(tree.sister, round_)) == {"Lê Khách": "to_rate"}


def test_nobody_is_rated_twice_in_a_year_by_rounds_of_two_days(tree):
    day = cut_off()
    [person] = make_old(tree.branch, "Lê An")
    make_old(tree.sister, "Lê Bình")
    early = make_round(tree.branch, cut_off_on=day - timedelta(days=5), year=(day - timedelta(days=5)).year)
    begin(tree.branch, early)
    move(person, tree.sister, day - timedelta(days=2))
    later = make_round(tree.ward)
    if early.year == later.year:
        assert listed(tree.sister)["Lê An"][0] == "elsewhere"
        assert states(begin(tree.sister, later)) == {"Lê An": "excluded", "Lê Bình": "to_rate"}


def test_a_row_stays_with_the_branch_of_the_day_whatever_happens_later(tree, evaluation):
    person = rows(evaluation)["Lê An"].person
    move(person, tree.sister, TODAY())
    gone = rows(evaluation)["Lê Bình"].person
    with journal.act("test", actor=system()):
        memberships.end_main(gone, on=TODAY(), reason=Ended.DIED)
    actions.follow_ledger(held(evaluation), actor=system())
    assert set(states(evaluation).values()) == {"to_rate"}


def test_what_the_ledger_says_of_the_day_later_is_followed(tree, evaluation):
    """Somebody turns out to have been elsewhere, somebody else to have been here."""
    person = rows(evaluation)["Lê An"].person
    [other] = make_old(tree.sister, "Lê Thêm")
    move(person, tree.sister, cut_off() - timedelta(days=1))
    move(other, tree.branch, cut_off() - timedelta(days=1))
    actions.follow_ledger(held(evaluation), actor=system())
    found = rows(evaluation)
    assert (found["Lê An"].status, found["Lê An"].exclusion) == ("excluded", "moved")
    assert (found["Lê Thêm"].status, found["Lê Thêm"].came_on) == ("to_rate", cut_off() - timedelta(days=1))


def test_a_record_on_a_list_is_not_voided(tree, evaluation):
    person = Person.objects.get(full_name="Lê An")
    with pytest.raises(records.Tied) as refusal:
        records.void_person(person, actor=system(), reason="Ghi nhầm")
    told = texts.TIE.format(year=evaluation.year, number=evaluation.case.number)
    assert refusal.value.ties == [told]
