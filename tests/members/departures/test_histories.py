"""Whatever people do with members, in whatever order: ledger, facts and case tables stay in step."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from branches.cases.models import Case
from branches.cases.transitions import WrongState
from members.departures import actions
from members.departures.models import CLOSED, ENDS, Departure, Leave, Status, StayOn, Way
from members.people.actions import memberships
from members.people.models import Membership
from members.people.queries import copies
from tests.members.departures import making
from tests.members.departures.making import TODAY, fresh
from tests.members.people.people import make_old_member

_NEXT = {
    (Way.AGE, Status.DRAFT): making.wish_to_leave,
    (Way.AGE, Status.ASKS_TO_STAY): making.keep,
    (Way.AGE, Status.LEAVING): making.send_age,
    (Way.AGE, Status.RETURNED): making.send_age,
    (Way.AGE, Status.AT_BASE): making.confirm,
    (Way.AGE, Status.CONFIRMED): making.ceremony,
    (Way.STRUCK_OFF, Status.DRAFT): making.notify,
    (Way.STRUCK_OFF, Status.NOTIFIED): making.vote,
    (Way.STRUCK_OFF, Status.VOTED): making.decide,
    (Way.STRUCK_OFF, Status.DECIDED): making.send_removal,
    (Way.STRUCK_OFF, Status.RETURNED): making.send_removal,
    (Way.STRUCK_OFF, Status.AT_BASE): making.acknowledge,
    (Way.OWN_WISH, Status.DRAFT): making.send_wish,
    (Way.OWN_WISH, Status.RETURNED): making.send_wish,
    (Way.OWN_WISH, Status.AT_BASE): making.let_go,
    (Way.LEAVE, Status.DRAFT): making.grant,
}
OPENINGS = {"age": making.open_age, "leave": making.open_leave, "struck": making.open_removal, "wish": making.open_wish}
ACTS = ["stay", "refuse_stay", "give_back", "withdraw", "plan", "call_off", "come_back", "renew", "move", "die"]
STEP = st.tuples(
    st.sampled_from([*OPENINGS, *ACTS, *["go_on"] * 8]), st.integers(0, 1), st.integers(0, 2), st.integers(-20, 20)
)


def play(act, person, actor, days, tree):
    open_one = person.departures.open().first()
    leave = person.departures.filter(status=Status.ON_LEAVE).first()
    if act in OPENINGS:
        OPENINGS[act](person, actor)
    elif act == "die":
        actions.record_death(person, actor=actor, asked_on=TODAY() + timedelta(days=days))
    elif act == "move":
        to = tree.sister if person.current_unit_id == tree.branch.pk else tree.branch
        memberships.move_person(person, to=to, on=max(TODAY() + timedelta(days=days), TODAY()))
    elif act in ("come_back", "renew") and leave is not None:
        getattr(making, act)(fresh(leave), actor)
    elif open_one is None:
        return
    elif act == "go_on":
        found = fresh(open_one)
        _NEXT[found.way, found.status](found, actor)
    elif act == "plan":
        run = {"age": actions.hold_ceremony, "struck_off": actions.acknowledge_removal, "own_wish": actions.let_go}
        on = TODAY() + timedelta(days=days)
        run[open_one.way](fresh(open_one), actor=actor, leaves_on=on, early_reason="Theo sổ")
    else:
        step = {"stay": making.wish_to_stay}.get(act) or getattr(making, act)
        step(fresh(open_one), actor)


def check(people):
    today = TODAY()
    assert copies.differences(today) == []
    for departure in Departure.objects.select_related("case", "stay"):
        case, over = departure.case, departure.status in CLOSED
        assert case.status == departure.status
        assert (case.holder_id is None, case.closed_on is not None, case.outcome != "") == (over, over, over)
        running = [(step.status, step.holder_id, step.due_on) for step in case.steps.filter(ended_at=None)]
        assert running == ([] if over else [(departure.status, case.holder_id, case.due_on)])
        written = list(Membership.objects.main().filter(ended_case=case))
        if departure.way != Way.LEAVE and departure.status in (Status.DONE, Status.SCHEDULED):
            assert written == [departure.stay]
            assert departure.stay.ended_by == ENDS[departure.way]
            assert (departure.stay.ends_on > today) == (departure.status == Status.SCHEDULED)
        else:
            assert written == []
        assert StayOn.objects.filter(departure=departure).exists() == (departure.status == Status.KEPT)
    for leave in Leave.objects.select_related("stay", "departure"):
        runs = leave.departure.status == Status.ON_LEAVE
        if leave.ended_on is None:
            assert (runs, leave.stay.ends_on) == (True, None)
        if leave.ended_by == "left":
            assert leave.ended_on == max(leave.stay.ends_on, leave.begins_on)
            assert runs == (leave.stay.ends_on > today)
    for person in people:
        assert person.departures.open().count() <= 1
        assert Leave.objects.filter(person=person, ended_on=None).count() <= 1
    assert Case.objects.filter(kind="departure").count() == Departure.objects.count()


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEP, min_size=20, max_size=40))
def test_no_history_brings_ledger_facts_and_cases_apart(cast, tree, steps):
    actors = [cast.system, cast.system, cast.ward_officer]
    with transaction.atomic():
        people = [
            make_old_member(tree.branch, name, birth_date="15/02/1995", joined_on="26/03/2011")
            for name in ("Lò Thị Một", "Lò Văn Hai")
        ]
        for act, who, by, days in steps:
            person = people[who]
            try:
                with transaction.atomic():
                    play(act, person, actors[by], days, tree)
            except (ValidationError, PermissionDenied, WrongState, KeyError):
                pass
            person.refresh_from_db()
        check(people)
        transaction.set_rollback(True)
