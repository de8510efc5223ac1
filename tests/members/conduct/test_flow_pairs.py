"""All acts in all steps: allowed exactly where the rules say, leading where the table of the model allows."""

import pytest

from branches.cases.transitions import WrongState
from members.conduct.kind import KIND
from members.conduct.models.discipline import CLOSED, Discipline, Status
from members.conduct.rules import discipline as rules
from tests.members.conduct.making import SIGNED, STATUSES, TODAY, at, ballot, fresh

ALL_OPEN = ["draft", "hearing", "voted", "deciding", "returned"]
# act: {step in which it is there: the step after it}, of a case that the cơ sở decides on
WAYS = {
    "edit": {step: step for step in ("draft", "hearing", "voted", "returned")},
    "propose": {"draft": "hearing"},
    "vote": dict.fromkeys(["hearing", "voted", "returned"], "voted"),
    "send": dict.fromkeys(["voted", "returned"], "deciding"),
    "decide": {"deciding": "decided"},
    "return": {"deciding": "returned"},
    "refuse": {"deciding": "refused"},
    "announce": {"decided": "in_force"},
    "revoke": {"decided": "annulled"},
    "remark": {"in_force": "in_force"},
    "end": {"in_force": "ended"},
    # Of somebody who lives elsewhere, and of complaints: see test_flow.py and test_appeals.py.
    "pass_on": {},
    "appeal": {step: step for step in ("in_force", "ended", "enforced")},
    "reject_appeal": {},
    "grant_appeal": {},
    "withdraw": dict.fromkeys(ALL_OPEN, "withdrawn"),
}
REASON = {"reason": "Lý do"}
DECISION = {"on": TODAY(), **SIGNED}
VALUES = {
    "edit": {"violation": "Vắng bốn buổi."},
    "vote": ballot(),
    "decide": DECISION,
    "end": DECISION,
    "announce": {"announced_on": TODAY()},
    "remark": {"remarked_on": TODAY(), "text": "Tốt"},
    "appeal": {"made_on": TODAY(), "made_by": "Vi Thị Hạnh", "text": "Nặng"},
    "reject_appeal": {"answered_on": TODAY(), **REASON},
    "grant_appeal": {"answered_on": TODAY(), **REASON},
    **dict.fromkeys(["return", "refuse", "revoke", "withdraw"], REASON),
}


def test_the_tables_of_this_file_hold_every_act_and_every_step():
    assert set(WAYS) == {act.code for act in KIND.acts} == set(rules.STEPS)
    assert set(STATUSES) == set(Status)


@pytest.mark.parametrize("status", STATUSES)
def test_an_act_is_possible_in_its_steps_alone(status, cast, person, warned_above):
    from django.db import transaction

    thing = at(status, person)
    for act, ways in WAYS.items():
        found, told = KIND.act(act), ways.get(status)
        with transaction.atomic():
            seen = KIND.find([thing.case_id])[thing.case_id]
            assert (act, found.shown(seen)) == (act, told is not None)
            assert (act, bool(found.may(cast.system, seen))) == (act, told is not None)
            if told is None:
                with pytest.raises(WrongState):
                    found.run(seen, actor=cast.system, **VALUES.get(act, {}))
                assert fresh(thing).status == status
            else:
                found.run(seen, actor=cast.system, **VALUES.get(act, {}))
                assert (act, fresh(thing).status) == (act, told)
                assert told == status or told in Discipline.FLOW[status]
            transaction.set_rollback(True)


@pytest.mark.parametrize("status", STATUSES)
def test_case_and_discipline_agree_in_every_step(status, person, warned_above):
    thing = at(status, person)
    case, over = thing.case, status in CLOSED
    assert (case.status, case.holder is None, case.closed_on is not None, bool(case.outcome)) == (
        status,
        over,
        over,
        over,
    )
    assert case.draft == (status == "draft")
    running = case.steps.filter(ended_at__isnull=True)
    assert [(step.status, step.holder, step.due_on) for step in running] == (
        [] if over else [(status, case.holder, case.due_on)]
    )
    assert (case.due_on is None) == (over or status == "draft")
    assert case.steps.last().status == status
