"""All acts in all steps of every way by everybody: allowed exactly where the tables say, leading where they do.

What `rules` say of it is in test_rules.py; here everything is done, and taken back.
"""

import pytest

from branches.accounts.models import User
from branches.positions.models import Position
from members.departures import actions, rules
from members.departures.honours import actions as honours
from members.departures.honours.kind import KIND as HONOUR
from members.departures.kind import KIND
from members.departures.models import Departure, Honour, Status, Way
from members.people.models import Membership, Person
from tests.members import pairs
from tests.members.departures.making import (
    BALLOT,
    SIGNED,
    TODAY,
    WAYS,
    ago,
    ahead,
    at,
    fresh,
    grant,
    honour_at,
    let_go,
    open_leave,
    opened,
    propose,
    send_wish,
)

BRANCH = {"secretary", "deputy", "ward_secretary", "ward_officer", "province_officer", "system"}
BASE = {"ward_secretary", "ward_officer", "province_officer", "system"}
ABOVE_BASE = {"province_officer", "system"}
OF_BASE = {"confirm", "ceremony", "acknowledge", "let_go", "return", "call_off"}
DOERS = {code: BASE if code in OF_BASE else BRANCH for code in rules.STEPS}
OFF = {"withdraw": "withdrawn"}
# {(way, place): {act that is there: the status after it}}
AFTER = {
    ("age", "draft"): {"wish": "leaving", **OFF},
    ("age", "asks_to_stay"): {
        "wish": "leaving",
        "keep": "kept",
        "vote_stay": "asks_to_stay",
        "refuse_stay": "leaving",
        **OFF,
    },
    ("age", "kept"): {},
    ("age", "leaving"): {"wish": "leaving", "send_age": "at_base", **OFF},
    ("age", "at_base"): {"confirm": "confirmed", "return": "returned", **OFF},
    ("age", "returned"): {"wish": "leaving", "send_age": "at_base", **OFF},
    ("age", "confirmed"): {"ceremony": "done", **OFF},
    ("age", "scheduled"): {"call_off": "confirmed"},
    ("age", "done"): {},
    ("age", "withdrawn"): {},
    ("struck_off", "draft"): {"notify": "notified", "edit": "draft", **OFF},
    ("struck_off", "notified"): {"vote": "voted", **OFF},
    ("struck_off", "voted"): {"decide": "decided", **OFF},
    ("struck_off", "decided"): {"send_removal": "at_base", **OFF},
    ("struck_off", "at_base"): {"acknowledge": "done", "return": "returned", **OFF},
    ("struck_off", "returned"): {"vote": "voted", "send_removal": "at_base", "edit": "returned", **OFF},
    ("struck_off", "scheduled"): {"call_off": "at_base"},
    ("struck_off", "done"): {},
    ("own_wish", "draft"): {"send_wish": "at_base", "edit": "draft", **OFF},
    ("own_wish", "at_base"): {"let_go": "done", "return": "returned", **OFF},
    ("own_wish", "returned"): {"send_wish": "at_base", "edit": "returned", **OFF},
    ("own_wish", "scheduled"): {"call_off": "at_base"},
    ("own_wish", "done"): {},
    ("leave", "draft"): {"grant": "on_leave", "edit": "draft", **OFF},
    ("leave", "on_leave"): {"come_back": "done", "renew": "on_leave"},
    ("leave", "nearly over"): {"conclude": "done", "renew": "on_leave"},
    ("leave", "done"): {},
}
LEAVE = {"begins_on": ago(1), "until": ahead(200)}
# A leave is ended by one action: early it is told as a return, near its last day as what was decided of it. Who has the
# page of the other day open ends it all the same.
OTHERWISE = {("leave", "on_leave"): "conclude", ("leave", "nearly over"): "come_back"}
REASON = {"reason": "Lý do"}
FIELDS = {
    "wish": {"wish": "leave", "asked_on": ago(5)},
    "keep": {"decided_on": ago(1), "until": ahead(300)},
    "vote_stay": {"held_on": ago(2), **BALLOT},
    "ceremony": {"leaves_on": TODAY(), "ceremony_place": "Nhà văn hóa"},
    "notify": {"notified_on": ago(20), "notified_how": "phone"},
    "vote": {"held_on": ago(10), **BALLOT},
    "decide": {"on": ago(5), **SIGNED},
    "grant": {"decided_on": ago(1), **LEAVE},
    "renew": {"decided_on": TODAY(), "until": ahead(300), **REASON},
    # Of each way its own are taken.
    "edit": {"asked_on": ago(3), "months_absent": 5, "evidence": "Vắng năm buổi liền", **LEAVE, **REASON},
    **dict.fromkeys(["refuse_stay", "return", "call_off", "withdraw"], REASON),
}


def own_wish_scheduled(person):
    actor = User.objects.system()
    departure = opened("own_wish")(person, actor)
    send_wish(departure, actor)
    return fresh(let_go(fresh(departure), actor, leaves_on=ahead(9)))


def leave_nearly_over(person):
    actor = User.objects.system()
    return fresh(grant(open_leave(person, actor, until=ahead(5)), actor))


# Places that WAYS doesn't reach.
MORE = {("own_wish", "scheduled"): own_wish_scheduled, ("leave", "nearly over"): leave_nearly_over}


def test_the_tables_of_this_file_hold_every_act_and_every_step():
    assert set(DOERS) == {act.code for act in KIND.acts}
    assert set(AFTER) == {*WAYS, *MORE}
    for code, (ways, statuses) in rules.STEPS.items():
        told = {
            (way, "on_leave" if place == "nearly over" else place)
            for (way, place) in AFTER
            if code in AFTER[way, place]
        }
        # All ways are withdrawn from alike, and the cơ sở has every way that is on its table.
        assert told <= {(way.value, status.value) for way in ways for status in statuses}
        assert {way for way, _ in told} == {way.value for way in ways}
        assert {status for _, status in told} == {status.value for status in statuses}
    # A death is written at once, and no act is left.
    assert {way for way, _ in AFTER} == set(Way) - {Way.DIED}


@pytest.mark.parametrize("place", AFTER, ids="-".join)
def test_everybody_does_every_act_where_it_is_theirs_and_nowhere_else(place, member, cast):
    thing = MORE[place](member) if place in MORE else at(*place, member)
    people, ways = vars(cast), AFTER[place]
    stays = Membership.objects.filter(person=member)
    found = pairs.outcomes(KIND, thing, people, lambda act: FIELDS.get(act, {}), stays)
    wanted = pairs.expected(KIND, ways, people, DOERS)
    if place in OTHERWISE:
        wanted[OTHERWISE[place], "system"] = "done, but offered: False"
        wanted[OTHERWISE[place], "outsider"] = pairs.NOT_YOURS
    assert pairs.differences(found, wanted) == {}
    status = Status(thing.status)
    assert {after for after in ways.values() if after != status} <= set(Departure.FLOW[status])


def test_what_no_case_page_offers_is_done_by_those_whose_it_is(member, members, tree, cast):
    """Beginning one of each way, a death, honours: each taken back."""
    honour = honour_at("confirmed", tree.branch)
    acts = {
        **{way: lambda user, way=way: opened(way)(member, user) for way in ("age", "leave", "struck_off", "own_wish")},
        "died": lambda user: actions.record_death(member, actor=user, asked_on=ago(1)),
        "honour": lambda user: propose(tree.branch, user),
        "honour of the ward": lambda user: propose(tree.ward, user),
        "end honour": lambda user: honours.end_honour(honour, actor=user, ended_on=TODAY(), **REASON),
    }
    found = pairs.doers(acts, vars(cast), lambda: kept(honour))
    of_branch = dict.fromkeys(["age", "leave", "struck_off", "own_wish", "died", "honour"], BRANCH)
    assert found == {**of_branch, "honour of the ward": BASE, "end honour": BASE}


def kept(honour):
    return (
        pairs.stored(honour, Membership.objects.all()),
        list(Person.objects.order_by("pk").values()),
        list(Position.objects.order_by("pk").values()),
        Departure.objects.count(),
        Honour.objects.count(),
    )


# Honours

HONOUR_DOERS = {
    "send": "unit",
    "edit": "unit",
    "withdraw": "unit",
    "confirm": "base",
    "return": "base",
    "refuse": "base",
}
HONOUR_AFTER = {
    "draft": {"send": "at_superior", "edit": "draft", **OFF},
    "at_superior": {"confirm": "confirmed", "return": "returned", "refuse": "refused", **OFF},
    "returned": {"send": "at_superior", "edit": "returned", **OFF},
    "confirmed": {},
    "refused": {},
    "withdrawn": {},
}
HONOUR_FIELDS = {
    "edit": {"full_name": "Nguyễn Văn Cựu", "merit": "Giúp Đoàn nhiều năm", "birth_year": 1971},
    "confirm": {"on": TODAY(), **SIGNED},
    **dict.fromkeys(["return", "refuse", "withdraw"], REASON),
}


@pytest.mark.parametrize("status", HONOUR_AFTER)
@pytest.mark.parametrize(("of", "unit", "base"), [("branch", BRANCH, BASE), ("ward", BASE, ABOVE_BASE)])
def test_a_unit_proposes_an_honour_and_who_stands_above_it_decides(of, unit, base, status, tree, cast):
    thing = honour_at(status, getattr(tree, of))
    people, ways = vars(cast), HONOUR_AFTER[status]
    doers = {act: {"unit": unit, "base": base}[whose] for act, whose in HONOUR_DOERS.items()}
    found = pairs.outcomes(HONOUR, thing, people, lambda act: HONOUR_FIELDS.get(act, {}))
    assert pairs.differences(found, pairs.expected(HONOUR, ways, people, doers)) == {}
    assert {after for after in ways.values() if after != status} == set(Honour.FLOW[status])
