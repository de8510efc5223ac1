"""All acts in all steps by everybody: allowed exactly where the tables say, leading where the tables of the models do.

Of a branch's evaluation, of each of its rows, and of a unit's own classification.
"""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from branches.cases.models import Case
from branches.cases.transitions import WrongState, move_many
from members.evaluations import actions, rules, texts
from members.evaluations.kind import KIND
from members.evaluations.models import (
    Evaluation,
    Rating,
    RatingStatus,
    RemarkRequest,
    Status,
    UnitRating,
    UnitStatus,
)
from members.evaluations.unit_kind import UNIT_KIND
from tests.members import pairs
from tests.members.evaluations.making import (
    MEETING,
    SIGNED,
    TODAY,
    WAYS,
    announce,
    at,
    begin,
    confirm,
    decide,
    decide_unit,
    fresh,
    fresh_unit,
    keys,
    make_old,
    make_round,
    meet,
    propose,
    rate,
    rows,
    send,
    system,
    typed,
)

BRANCH = {"secretary", "deputy", "ward_secretary", "ward_officer", "province_officer", "system"}
BASE = {"ward_secretary", "ward_officer", "province_officer", "system"}
ABOVE_BASE = {"province_officer", "system"}
REASON = {"reason": "Xem lại"}
DECISION = {"on": TODAY(), **SIGNED}
# The act is there, and says what it lacks.
NOTHING_TO_SEND = f"ValidationError: {[texts.NOTHING_TO_SEND]}"

# The evaluation of a branch

DOERS = {
    **dict.fromkeys(["meet", "send", "announce", "exclude", "include"], BRANCH),
    **dict.fromkeys(["confirm", "confirm_some", "return", "decide", "reopen"], BASE),
}
MEMBERS = ["Lê An", "Lê Bình", "Lê Chi"]
LAST = "Lê Chi"


def none_rated(evaluation):
    actions.exclude_ratings(evaluation, actor=system(), entries=keys(evaluation, *MEMBERS), **REASON)


def last_excluded(evaluation):
    actions.exclude_ratings(evaluation, actor=system(), entries=keys(evaluation, LAST), **REASON)


def meet_and_rate(evaluation):
    meet(evaluation)
    rate(evaluation)


def some_behind(evaluation):
    """One waits with who decides, one is ready to follow, one is still open."""
    meet(evaluation)
    rate(evaluation, None, "Lê An")
    send(evaluation, behind=True)
    rate(evaluation, None, "Lê Bình")


def first_alone(*steps):
    """One of three goes ahead, so far; the second gets no level, the last is still open."""

    def run(evaluation):
        actions.exclude_ratings(evaluation, actor=system(), entries=keys(evaluation, "Lê Bình"), **REASON)
        meet(evaluation)
        rate(evaluation, None, "Lê An")
        send(evaluation, behind=True)
        for step in steps:
            step(evaluation)

    return run


def last_returned(evaluation):
    actions.return_ratings(evaluation, actor=system(), entries=keys(evaluation, LAST), **REASON)


def rate_again(evaluation):
    rate(evaluation, None, *MEMBERS, seen=True)


def return_first(evaluation):
    actions.return_ratings(evaluation, actor=system(), entries=keys(evaluation, "Lê An"), **REASON)


def listed(evaluation):
    """Stands only inside the act that begins it."""
    Evaluation.objects.filter(pk=evaluation.pk).update(status=Status.LISTED)
    Case.objects.filter(pk=evaluation.case_id).update(status=Status.LISTED)


BACK = {"meet": "returned", "send": NOTHING_TO_SEND, "reopen": "returned"}
LEFT = {"meet": "preparing", "send": NOTHING_TO_SEND, "include": "preparing", "reopen": "returned"}
# {place: (status, steps that lead there, {act: the status after it when it is done to `Lê Chi`, or to all})}
PLACES = {
    "listed": ("listed", [listed], {}),
    "begun": ("preparing", [], {"meet": "preparing", "exclude": "preparing", "send": NOTHING_TO_SEND}),
    "rated": ("preparing", [meet_and_rate], {"meet": "preparing", "exclude": "preparing", "send": "at_superior"}),
    "none rated": ("preparing", [none_rated], {"meet": "preparing", "send": "done", "include": "preparing"}),
    "sent": (
        "at_superior",
        WAYS["at_superior"],
        {"confirm": "deciding", "confirm_some": "at_superior", "return": "at_superior"},
    ),
    "some behind": (
        "at_superior",
        [some_behind],
        {
            "confirm": "preparing",
            "confirm_some": "preparing",
            "return": "returned",
            "meet": "at_superior",
            "send": "at_superior",
            "exclude": "at_superior",
        },
    ),
    "returned": ("returned", WAYS["returned"], {"meet": "returned", "exclude": "returned", "send": NOTHING_TO_SEND}),
    "confirmed": ("deciding", WAYS["deciding"], {"decide": "announcing", "reopen": "returned"}),
    "decided": ("announcing", WAYS["announcing"], {"announce": "done", "reopen": "returned"}),
    "announced": ("done", WAYS["done"], {"reopen": "returned"}),
    "announced but one": (
        "done",
        [last_excluded, *WAYS["done"]],
        {"reopen": "returned", "include": "preparing"},
    ),
    "confirmed but one": (
        "deciding",
        [last_excluded, *WAYS["deciding"]],
        {"decide": "announcing", "reopen": "returned", "include": "preparing"},
    ),
    "decided but one": (
        "announcing",
        [last_excluded, *WAYS["announcing"]],
        {"announce": "done", "reopen": "returned", "include": "preparing"},
    ),
    # The grid moves no case: that nothing is there any more that came back is found by the next act.
    "rated again": (
        "returned",
        [*WAYS["returned"], rate_again],
        {"meet": "returned", "exclude": "preparing", "send": "at_superior"},
    ),
    # One came back, while the others went on; then that one gets no level after all.
    "last returned, others confirmed": (
        "returned",
        [meet_and_rate, send, last_returned, confirm],
        BACK | {"decide": "returned", "exclude": "deciding"},
    ),
    "last returned, others decided": (
        "returned",
        [meet_and_rate, send, last_returned, confirm, decide],
        BACK | {"announce": "returned", "exclude": "announcing"},
    ),
    "last returned, others announced": (
        "returned",
        [meet_and_rate, send, last_returned, confirm, decide, announce],
        BACK | {"exclude": "done"},
    ),
    # One was left behind, while another went on.
    "last open, first returned": (
        "returned",
        [first_alone(return_first)],
        {"meet": "returned", "send": NOTHING_TO_SEND, "include": "returned", "exclude": "preparing"},
    ),
    "last open, first confirmed": (
        "preparing",
        [first_alone(confirm)],
        LEFT | {"decide": "preparing", "exclude": "deciding"},
    ),
    "last open, first decided": (
        "preparing",
        [first_alone(confirm, decide)],
        LEFT | {"announce": "preparing", "exclude": "announcing"},
    ),
    "last open, first announced": (
        "preparing",
        [first_alone(confirm, decide, announce)],
        LEFT | {"exclude": "done"},
    ),
}
# To whom it is done where it can't be `Lê Chi`.
ONE = {
    ("some behind", "confirm_some"): "Lê An",
    ("some behind", "return"): "Lê An",
    ("announced but one", "reopen"): "Lê An",
    ("confirmed but one", "reopen"): "Lê An",
    ("decided but one", "reopen"): "Lê An",
    ("last open, first returned", "exclude"): "Lê An",
    **{(place, "reopen"): "Lê An" for place in PLACES if place.startswith("last ")},
    **{(place, "include"): "Lê Bình" for place in PLACES if place.startswith("last open")},
}
# In the act that begins it; and what no act leads to, since rows that wait are confirmed, or come back.
UNWALKED = {("listed", "preparing"), ("at_superior", "announcing"), ("at_superior", "done")}


def fields_for(act, keys_of_rows):
    """What the form of an act hands over."""
    entries = {"entries": keys_of_rows}
    return {
        "meet": {"held_on": TODAY(), **MEETING},
        "send": {"behind": True},
        "decide": DECISION,
        "confirm_some": entries,
        **dict.fromkeys(["return", "exclude", "include", "reopen"], entries | REASON),
    }.get(act, {})


def test_the_tables_of_this_file_hold_every_act_and_every_step():
    assert set(DOERS) == {act.code for act in KIND.acts} == set(rules.STEPS)
    assert {status for status, _, _ in PLACES.values()} == set(Status)
    walked = {(status, after) for status, _, ways in PLACES.values() for after in ways.values()}
    walked = {(before, after) for before, after in walked if after not in (before, NOTHING_TO_SEND)}
    assert walked == pairs.edges(Evaluation.FLOW) - UNWALKED
    assert set(UNIT_DOERS) == {act.code for act in UNIT_KIND.acts}
    assert set(UNIT_WAYS) == set(UnitStatus)
    assert set(ROW_WAYS) == set(NAMED) == set(RatingStatus)


@pytest.mark.parametrize("place", PLACES)
def test_everybody_does_every_act_where_it_is_theirs_and_nowhere_else(place, tree, members, round_, cast):
    status, ways_there, ways = PLACES[place]
    thing = begin(tree.branch, round_)
    for step in ways_there:
        step(thing)
    thing = fresh(thing)
    assert thing.status == status
    people = vars(cast)

    def fields(act):
        return fields_for(act, keys(thing, ONE.get((place, act), LAST)))

    found = pairs.outcomes(KIND, thing, people, fields, Rating.objects.filter(evaluation=thing))
    assert pairs.differences(found, pairs.expected(KIND, ways, people, DOERS)) == {}
    assert set(ways.values()) - {status, NOTHING_TO_SEND} <= set(Evaluation.FLOW[status])


def test_what_no_case_page_offers_is_done_by_those_whose_it_is(tree, members, round_, cast):
    """Rounds, beginning, the grid, the slips and remarks: the same people, each taken back."""
    type(members[0]).objects.filter(pk=members[0].pk).update(user=cast.member)
    make_old(tree.sister, "Trần Thị Hoa")
    evaluation = at("preparing", tree.branch, round_)
    row = rows(evaluation)["Lê An"]
    asked = RemarkRequest.objects.create(rating=row, unit=tree.sister, asked_on=TODAY(), due_on=TODAY())
    days = {"cut_off_on": round_.cut_off_on, "opens_on": round_.opens_on, "due_days": 40}
    slip = {"texts_by_field": {"self_work": "Chăm chỉ"}, "self_level": "good"}
    acts = {
        "open_round": lambda user: make_round(tree.ward, user, cut_off_on=TODAY().replace(year=TODAY().year - 1)),
        "edit_round": lambda user: actions.edit_round(round_, actor=user, **days),
        "begin": lambda user: actions.begin_evaluation(round_, tree.sister, actor=user),
        "write": lambda user: actions.save_ratings(evaluation, actor=user, typed=[typed(row, counts=[None] * 4)]),
        "slip": lambda user: actions.record_slip(evaluation, row, actor=user, **slip),
        "own slip": lambda user: actions.assess_oneself(row, actor=user, **slip),
        "remark": lambda user: actions.answer_request(asked, actor=user, text="Tích cực"),
        "propose unit": lambda user: propose(tree.branch, user),
        "propose ward": lambda user: propose(tree.ward, user),
    }
    sister = {"sister_secretary", *BASE}
    doers = {
        "open_round": BASE,
        "edit_round": BASE,
        "begin": sister,
        "write": BRANCH,
        "slip": BRANCH,
        "own slip": {"member"},
        "remark": sister,
        "propose unit": BRANCH,
        "propose ward": BASE,
    }
    rows_of_all = Rating.objects.all()
    assert pairs.doers(acts, vars(cast), lambda: pairs.stored(evaluation, rows_of_all)) == doers


# Rows

NAMED = {
    "to_rate": "Lê Một",
    "excluded": "Lê Hai",
    "proposed": "Lê Ba",
    "sent": "Lê Tư",
    "returned": "Lê Năm",
    "confirmed": "Lê Sáu",
    "decided": "Lê Bảy",
    "announced": "Lê Tám",
}
LOCKED = ["confirmed", "decided", "announced"]
# {status of a row: {act done to it: its status after}}; all other acts are refused and leave it alone.
ROW_WAYS = {
    "to_rate": {
        "write": "proposed",
        "empty": "to_rate",
        "exclude": "excluded",
        "slip": "to_rate",
        "own slip": "to_rate",
    },
    "excluded": {"include": "to_rate"},
    "proposed": {
        "write": "proposed",
        "empty": "to_rate",
        "exclude": "excluded",
        "slip": "proposed",
        "own slip": "proposed",
        "send": "sent",
    },
    "sent": {"confirm": "confirmed", "confirm_some": "confirmed", "return": "returned"},
    "returned": {
        "write": "proposed",
        "empty": "to_rate",
        "exclude": "excluded",
        "slip": "returned",
        "own slip": "returned",
    },
    "confirmed": {"decide": "decided", "reopen": "returned"},
    "decided": {"announce": "announced", "reopen": "returned"},
    "announced": {"reopen": "returned"},
}
# Done by the ledger, and by a decision in place of one that was withdrawn.
BY_OTHERS = {("excluded", "excluded"), ("decided", "decided"), ("announced", "announced")}


@pytest.fixture
def mixed(tree, round_, cast):
    """One row in each status, reached through the actions."""
    make_old(tree.branch, *NAMED.values())
    evaluation = begin(tree.branch, round_)
    meet(evaluation)
    actions.exclude_ratings(evaluation, actor=system(), entries=keys(evaluation, NAMED["excluded"]), **REASON)
    rate(evaluation, None, *(NAMED[status] for status in ("sent", "returned", *LOCKED)))
    send(evaluation, behind=True)
    for status, steps in (("announced", [decide, announce]), ("decided", [decide]), ("confirmed", [])):
        actions.confirm_some(evaluation, actor=system(), entries=keys(evaluation, NAMED[status]))
        for step in steps:
            step(evaluation)
    actions.return_ratings(evaluation, actor=system(), entries=keys(evaluation, NAMED["returned"]), **REASON)
    rate(evaluation, None, NAMED["proposed"])
    assert {status: rows(evaluation)[name].status for status, name in NAMED.items()} == {key: key for key in NAMED}
    return fresh(evaluation)


# While one row stands in each status every act is there: {act: (the status of the row it is done to, step after it)}
EVERYWHERE = {
    "meet": ("", "at_superior"),
    "send": ("", "at_superior"),
    # Then nothing waits with who decides, and one has come back.
    "confirm": ("", "returned"),
    "confirm_some": ("sent", "returned"),
    "return": ("sent", "returned"),
    "decide": ("", "at_superior"),
    "announce": ("", "at_superior"),
    "reopen": ("confirmed", "at_superior"),
    "exclude": ("to_rate", "at_superior"),
    "include": ("excluded", "at_superior"),
}


def test_everybody_does_every_act_while_rows_stand_everywhere(mixed, cast):
    found = rows(mixed)

    def fields(act):
        of, _ = EVERYWHERE[act]
        return fields_for(act, [found[NAMED[of]].pk] if of else [])

    people, ways = vars(cast), {act: after for act, (_, after) in EVERYWHERE.items()}
    done = pairs.outcomes(KIND, mixed, people, fields, Rating.objects.filter(evaluation=mixed))
    assert pairs.differences(done, pairs.expected(KIND, ways, people, DOERS)) == {}


def row_acts(evaluation, row, owner):
    """{act: what does it to this row}; what is done to all rows at once does it to this one among them."""
    one, slip = {"entries": [row.pk]}, {"texts_by_field": {"self_work": "Chăm chỉ"}, "self_level": "good"}
    actor = {"actor": system()}
    level = "done" if row.level != "done" else "good"
    return {
        "write": lambda: saved(evaluation, typed(row, level)),
        "empty": lambda: saved(evaluation, typed(row, "", (None,) * 4, remark="Bỏ")),
        "slip": lambda: actions.record_slip(evaluation, row, **actor, **slip),
        "own slip": lambda: actions.assess_oneself(row, actor=owner, **slip),
        "exclude": lambda: actions.exclude_ratings(evaluation, **actor, **one, **REASON),
        "include": lambda: actions.include_ratings(evaluation, **actor, **one, **REASON),
        "send": lambda: send(evaluation, behind=True),
        "confirm": lambda: actions.confirm_all(evaluation, **actor),
        "confirm_some": lambda: actions.confirm_some(evaluation, **actor, **one),
        "return": lambda: actions.return_ratings(evaluation, **actor, **one, **REASON),
        "decide": lambda: decide(evaluation),
        "announce": lambda: announce(evaluation),
        "reopen": lambda: actions.reopen_ratings(evaluation, **actor, **one, **REASON),
    }


def saved(evaluation, each):
    """The grid saves what is right and tells the rest row by row: here it's a refusal like the others."""
    told = actions.save_ratings(evaluation, actor=system(), typed=[each])
    if told.refused:
        raise PermissionDenied(told.refused[each.entry])


# These are about all rows in a status: done, with the other rows left as they were.
OF_ALL = {"send", "confirm", "decide", "announce"}


def test_a_row_goes_only_where_its_table_says_whatever_is_done(mixed, cast):
    found, walked, told = {}, set(), set()
    people = type(rows(mixed)[NAMED["sent"]].person).objects
    for status, name in NAMED.items():
        row = rows(mixed)[name]
        people.filter(user=cast.member).update(user=None)
        people.filter(pk=row.person_id).update(user=cast.member)
        before = Rating.objects.filter(pk=row.pk).values().get()
        for code in row_acts(mixed, row, cast.member):
            thing, row = fresh(mixed), rows(mixed)[name]
            with transaction.atomic():
                try:
                    row_acts(thing, row, cast.member)[code]()
                except (WrongState, PermissionDenied, ValidationError):
                    told.add((status, code))
                after = Rating.objects.filter(pk=row.pk).values().get()
                transaction.set_rollback(True)
            if after != before:
                found.setdefault(status, {})[code] = after["status"]
                walked.add((status, after["status"]))
    assert found == ROW_WAYS
    of_one = {(status, code) for status in NAMED for code in row_acts(mixed, row, None) if code not in OF_ALL}
    assert of_one - {(status, code) for status, ways in ROW_WAYS.items() for code in ways} - told == set()
    assert walked - {(status, status) for status in NAMED} == pairs.edges(Rating.FLOW) - BY_OTHERS


@pytest.mark.parametrize(
    ("model", "statuses"), [(Evaluation, Status), (Rating, RatingStatus), (UnitRating, UnitStatus)]
)
def test_no_status_follows_another_but_by_the_flow(model, statuses):
    """Refused before the database is asked: this test has none."""
    for before in statuses:
        for after in set(statuses) - set(model.FLOW[before]):
            with pytest.raises(WrongState):
                move_many([model(status=before)], after)


# The unit's own classification

UNIT_DOERS = {"edit": "unit", "send": "unit", "withdraw": "unit", "decide": "base", "return": "base"}
UNIT_WAYS = {
    "draft": {"edit": "draft", "send": "at_superior", "withdraw": "withdrawn"},
    "at_superior": {"decide": "decided", "return": "returned", "withdraw": "withdrawn"},
    "returned": {"edit": "returned", "send": "at_superior", "withdraw": "withdrawn"},
    "decided": {},
    "withdrawn": {},
}
UNIT_FIELDS = {
    "edit": {"proposed": "excellent", "text": "Sửa lại"},
    "decide": DECISION,
    "return": REASON,
    "withdraw": REASON,
}


def send_unit(rating):
    actions.send_unit_rating(rating, actor=system())


def return_unit(rating):
    actions.return_unit_rating(rating, actor=system(), **REASON)


def withdraw_unit(rating):
    actions.withdraw_unit_rating(rating, actor=system(), **REASON)


UNIT_STEPS = {
    "draft": [],
    "at_superior": [send_unit],
    "returned": [send_unit, return_unit],
    "decided": [send_unit, decide_unit],
    "withdrawn": [withdraw_unit],
}


@pytest.mark.parametrize("status", UNIT_WAYS)
@pytest.mark.parametrize(("of", "unit", "base"), [("branch", BRANCH, BASE), ("ward", BASE, ABOVE_BASE)])
def test_a_unit_proposes_and_who_stands_above_it_decides(of, unit, base, status, tree, cast):
    rating = propose(getattr(tree, of))
    for step in UNIT_STEPS[status]:
        step(rating)
    rating = fresh_unit(rating)
    assert rating.status == status
    people, ways = vars(cast), UNIT_WAYS[status]
    doers = {act: {"unit": unit, "base": base}[whose] for act, whose in UNIT_DOERS.items()}
    found = pairs.outcomes(UNIT_KIND, rating, people, lambda act: UNIT_FIELDS.get(act, {}))
    assert pairs.differences(found, pairs.expected(UNIT_KIND, ways, people, doers)) == {}
    assert {after for after in ways.values() if after != status} == set(UnitRating.FLOW[status])
