"""Leave of absence: granted, renewed, ended; and with the stay, by itself, in one transaction."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from branches.cases.queries import waiting_for
from branches.rulesets.models import RuleSet
from members.departures import actions, queries, texts
from members.departures.kind import KIND
from members.departures.models import Departure, Leave
from members.departures.texts import pages
from members.people.actions import memberships, records
from members.people.models.memberships import Ended
from members.people.queries import hindrances
from tests.members.departures.making import (
    TODAY,
    ago,
    ahead,
    at,
    come_back,
    fresh,
    grant,
    open_leave,
    renew,
    stands,
    wish_to_leave,
)
from tests.members.departures.making import open_age as open_of_age
from tests.members.departures.test_coming_of_age import faults


def leaves():
    return [(each.begins_on, each.until, each.ended_on, each.ended_by) for each in Leave.objects.all()]


def mark(member, user):
    return [each.text for each in queries.marks(user, [member.pk]).get(member.pk, [])]


def test_the_committee_grants_a_leave_and_the_member_stays_counted(member, cast, tree):
    departure = open_leave(member, cast.secretary)
    assert departure.case.number.startswith("HSH-")
    assert mark(member, cast.secretary) == ["Đang xin hoãn"]
    grant(departure, cast.secretary)
    assert (stands(departure), fresh(departure).case.due_on) == (("on_leave", "TT.P1.CD01", False), ahead(200))
    assert leaves() == [(ago(1), ahead(200), None, "")]
    member.refresh_from_db()
    assert (member.standing, member.current_unit) == ("member", tree.branch)
    assert mark(member, cast.committee_member) == [f"Hoãn sinh hoạt đến {ahead(200):%d/%m/%Y}"]
    assert [note["strong"] for note in KIND.notes(cast.secretary, fresh(departure))] == [pages.NOTE_LEAVE]


def test_a_leave_is_as_long_as_the_rule_allows_and_says_how_to_go_on(member, cast):
    last = date(2027, 2, 28)
    values = {"begins_on": date(2026, 3, 1), "until": last + timedelta(days=1)}
    assert faults(open_leave, member, cast.secretary, **values) == {
        "until": [texts.LEAVE_TOO_LONG.format(months=12, day="28/02/2027")]
    }
    departure = open_leave(member, cast.secretary, **values | {"until": last})
    assert faults(grant, departure, cast.secretary, until=last + timedelta(days=1)) == {
        "until": [texts.LEAVE_TOO_LONG.format(months=12, day="28/02/2027")]
    }
    RuleSet.objects.create(
        effective_on=date(2026, 1, 1), values={"leave_months": 6}, source="Thử", created_by=cast.system
    )
    assert faults(grant, departure, cast.secretary) == {
        "until": [texts.LEAVE_TOO_LONG.format(months=6, day="31/08/2026")]
    }


def test_a_leap_day_counts_in_the_length(member, cast):
    departure = open_leave(member, cast.secretary, begins_on=date(2024, 2, 29), until=date(2025, 2, 27))
    assert faults(grant, departure, cast.secretary, until=date(2025, 2, 28)) == {
        "until": [texts.LEAVE_TOO_LONG.format(months=12, day="27/02/2025")]
    }


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"asked_on": ahead(1)}, {"asked_on": [texts.IN_FUTURE]}),
        ({"asked_on": None}, {"asked_on": [texts.DATE_MISSING]}),
        (
            {"begins_on": date(2011, 1, 1), "until": date(2011, 2, 1)},
            {"begins_on": [texts.BEFORE_JOINING.format(day="26/03/2011")]},
        ),
        ({"until": ago(2)}, {"until": [texts.UNTIL_BEFORE_BEGIN.format(day=f"{ago(1):%d/%m/%Y}")]}),
        ({"reason": " "}, {"reason": [texts.REASON_MISSING]}),
    ],
)
def test_what_a_leave_asks_for(values, expected, member, cast):
    assert faults(open_leave, member, cast.secretary, **values) == expected
    assert Departure.objects.count() == 0


def test_a_decision_is_not_before_the_request_nor_to_come(member, cast):
    departure = open_leave(member, cast.secretary)
    assert faults(grant, departure, cast.secretary, decided_on=ahead(1)) == {"decided_on": [texts.IN_FUTURE]}
    early = texts.BEFORE_STEP.format(what="đề nghị", day=f"{ago(3):%d/%m/%Y}")
    assert faults(grant, departure, cast.secretary, decided_on=ago(4)) == {"decided_on": [early]}
    before = texts.BEFORE_STAY.format(day="26/03/2024")
    days = {"begins_on": date(2023, 1, 1), "until": date(2023, 5, 1)}
    assert faults(grant, departure, cast.secretary, **days) == {"until": [before]}


def test_who_comes_back_early_ends_it(member, cast):
    departure = at("leave", "on_leave", member)
    assert faults(come_back, departure, cast.secretary, back_on=ahead(1)) == {"back_on": [texts.IN_FUTURE]}
    before = texts.BEFORE_LEAVE.format(day=f"{ago(1):%d/%m/%Y}")
    assert faults(come_back, departure, cast.secretary, back_on=ago(2)) == {"back_on": [before]}
    come_back(departure, cast.secretary)
    assert (stands(departure)[0], leaves()) == ("done", [(ago(1), ahead(200), TODAY(), "returned")])
    assert mark(member, cast.secretary) == []


def test_near_its_end_the_leave_asks_the_branch_and_goes_on_asking(member, cast):
    departure = open_leave(member, cast.secretary, begins_on=ago(100), until=ahead(15))
    grant(departure, cast.secretary)
    codes = [act.code for act in KIND.acts if act.shown(fresh(departure))]
    assert codes == ["conclude", "renew"]
    assert len(todos(cast.secretary, departure)) == 1
    come_back(departure, cast.secretary, note="Đã về")
    assert todos(cast.secretary, departure) == []


def todos(user, departure):
    return [todo.what for todo in waiting_for(user, TODAY()) if todo.number == departure.case.number]


def test_far_from_its_end_it_asks_for_nothing(member, cast):
    assert todos(cast.secretary, at("leave", "on_leave", member)) == []


def test_after_expiry_it_stays_until_the_branch_decides(member, cast, monkeypatch):
    departure = at("leave", "on_leave", member)
    later = timezone.now() + timedelta(days=203)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert mark(member, cast.secretary) == [f"Hết hạn hoãn {ago(3):%d/%m/%Y}"]
    assert len(todos(cast.secretary, departure)) == 1
    come_back(fresh(departure), cast.secretary)
    assert Leave.objects.get().ended_by == "expired"


def test_a_renewal_follows_the_last_day_as_long_as_allowed_each_time(member, cast):
    departure = at("leave", "on_leave", member)
    longest = ages_after(ahead(201))
    assert faults(renew, departure, cast.secretary, until=longest + timedelta(days=1)) == {
        "until": [texts.LEAVE_TOO_LONG.format(months=12, day=f"{longest:%d/%m/%Y}")]
    }
    renew(departure, cast.secretary, until=longest)
    assert leaves() == [
        (ago(1), ahead(200), ahead(201), "renewed"),
        (ahead(201), longest, None, ""),
    ]
    assert (fresh(departure).case.due_on, stands(departure)[0]) == (longest, "on_leave")
    assert mark(member, cast.secretary) == [f"Sẽ hoãn từ {ahead(201):%d/%m/%Y}"]


def ages_after(begins_on):
    from members.departures import ages

    return ages.longest_until(begins_on)[0]


def test_there_is_one_leave_at_a_time(member, cast):
    departure = at("leave", "on_leave", member)
    assert faults(open_leave, member, cast.secretary) == [texts.ON_LEAVE_ALREADY.format(number=departure.case.number)]
    running = Leave.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Leave.objects.create(
            departure=departure,
            person=member,
            stay=running.stay,
            begins_on=TODAY(),
            until=ahead(9),
            reason="Lần hai",
        )
    assert records.ties(member) == [texts.TIE_LEAVE.format(number=departure.case.number)]


# With the stay


def test_a_transfer_ends_the_leave_on_its_day_in_the_same_transaction(member, cast, tree):
    departure = at("leave", "on_leave", member)
    assert [each.kind for each in hindrances.of(member, "transfer")] == ["warn"]
    memberships.move_person(member, to=tree.sister, on=ago(0))
    assert (stands(departure)[0], leaves()) == ("done", [(ago(1), ahead(200), TODAY(), "left")])
    assert fresh(departure).case.steps.last().act == "overtaken"
    assert mark(member, cast.secretary) == []


def test_what_is_taken_back_with_the_transaction_leaves_the_leave_as_it_was(member, tree):
    departure = at("leave", "on_leave", member)
    with transaction.atomic():
        memberships.move_person(member, to=tree.sister, on=TODAY())
        assert stands(departure)[0] == "done"
        transaction.set_rollback(True)
    assert (stands(departure)[0], leaves()) == ("on_leave", [(ago(1), ahead(200), None, "")])


def test_a_move_to_come_ends_it_on_that_day_and_a_cancelled_one_doesnt(member, cast, tree, monkeypatch):
    departure = at("leave", "on_leave", member)
    other = open_of_age_case(tree, cast)
    memberships.move_person(member, to=tree.sister, on=ahead(5), case=other)
    assert (stands(departure)[0], leaves()) == ("on_leave", [(ago(1), ahead(200), ahead(5), "left")])
    memberships.cancel_planned(other)
    assert leaves() == [(ago(1), ahead(200), None, "")]
    memberships.move_person(member, to=tree.sister, on=ahead(5), case=other)
    later = timezone.now() + timedelta(days=5)
    monkeypatch.setattr(timezone, "now", lambda: later)
    memberships.settle_due(TODAY())
    assert (stands(departure)[0], [row[2:] for row in leaves()]) == ("done", [(TODAY(), "left")])


def open_of_age_case(tree, cast):
    """A case of somebody else, for what is written ahead."""
    from tests.members.people.people import make_person

    return open_of_age(make_person(tree.branch, "Lò Văn Khác"), cast.secretary).case


def test_while_the_stay_is_to_end_the_leave_is_neither_ended_nor_renewed(member, cast, tree):
    departure = at("leave", "on_leave", member)
    memberships.move_person(member, to=tree.sister, on=ahead(5))
    from django.core.exceptions import PermissionDenied

    for step in (come_back, renew):
        with pytest.raises(PermissionDenied, match=texts.LEAVE_ENDS_WITH_STAY[:20]):
            step(departure, cast.secretary)


def test_somebody_on_leave_may_come_of_age_and_the_leave_ends_with_the_ceremony(member, cast):
    leave = at("leave", "on_leave", member)
    departure = at("age", "done", member)
    assert (stands(departure)[0], stands(leave)[0]) == ("done", "done")
    assert Leave.objects.get().ended_by == "left"


def test_many_moved_at_once_end_their_leaves_too(member, cast, tree):
    departure = at("leave", "on_leave", member)
    opening = memberships.Opening(member.pk, tree.sister.pk, TODAY(), "moved_in")
    memberships.move_many([opening])
    assert (stands(departure)[0], leaves()[0][2:]) == ("done", (TODAY(), "left"))


def test_expulsion_or_any_other_end_of_the_stay_ends_it(member):
    departure = at("leave", "on_leave", member)
    memberships.end_main(member, on=TODAY(), reason=Ended.EXPELLED)
    assert stands(departure)[0] == "done"


def test_who_is_on_leave_may_say_what_they_wish(member, cast):
    at("leave", "on_leave", member)
    departure = open_of_age(member, cast.secretary)
    wish_to_leave(departure, cast.secretary)
    with pytest.raises(ValidationError):
        actions.open_departure(member, actor=cast.secretary, way="own_wish", asked_on=ago(1), reason="Bận")
