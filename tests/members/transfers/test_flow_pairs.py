"""All acts in all steps: allowed exactly where the rules say, leading where the table of the model allows."""

import pytest
from django.utils import timezone

from branches.cases.transitions import WrongState
from members.transfers import rules
from members.transfers.kind import KIND
from members.transfers.models import CLOSED, Status, Transfer
from tests.members.transfers.making import STATUSES, at, fresh

# act: {step in which it is there: the step after it}
WAYS = {
    "edit": {"draft": "draft", "back_at_branch": "back_at_branch"},
    "send": {"draft": "at_sending_base", "back_at_branch": "at_sending_base"},
    "confirm": {"at_sending_base": "at_receiving_base", "returned": "at_receiving_base"},
    "return": {"at_sending_base": "back_at_branch", "returned": "back_at_branch"},
    "accept": {"at_receiving_base": "at_receiving_branch"},
    "redirect": {"at_receiving_base": "at_receiving_base", "at_receiving_branch": "at_receiving_base"},
    "send_back": {"at_receiving_base": "returned", "at_receiving_branch": "returned"},
    "take_in": {"at_receiving_branch": "done"},
    "recall": dict.fromkeys(
        ["draft", "back_at_branch", "at_sending_base", "returned", "at_receiving_base", "at_receiving_branch"],
        "withdrawn",
    ),
    "cancel": {"scheduled": "cancelled"},
    # The member has asked for it back: see at_asked_back.
    "keep": {
        status: status
        for status in ("back_at_branch", "at_sending_base", "returned", "at_receiving_base", "at_receiving_branch")
    },
    # Of transfers out of the system: see test_outside.py.
    "reply": {},
    "silence": {},
}


def values(act, tree):
    return {
        "edit": {"to": tree.stranger_branch, "reason": "study", "proposed_on": timezone.localdate()},
        "redirect": {"to": tree.sister, "reason": "Về phường Một"},
        "return": {"reason": "Bổ sung"},
        "send_back": {"reason": "Bổ sung"},
        "recall": {"reason": "Thôi chuyển"},
        "cancel": {"reason": "Ở lại"},
        "keep": {"reason": "Nơi đến đã nhận"},
        "reply": {"reply_on": timezone.localdate(), "reply_from": "Đoàn phường Xa"},
        "silence": {"reason": "Không có hồi âm"},
    }.get(act, {})


def at_asked_back(status, person, to):
    """In that step, with a member who wants it back."""
    transfer = at(status, person, to)
    Transfer.objects.filter(pk=transfer.pk).update(
        withdrawal_asked_on=timezone.localdate(), withdrawal_reason="Không chuyển nữa"
    )
    return fresh(transfer)


def test_the_tables_of_this_file_hold_every_act_and_every_step():
    assert set(WAYS) == {act.code for act in KIND.acts} == set(rules.STEPS)
    # Waiting for a reply is of transfers out of the system.
    assert set(STATUSES) == set(Status) - {Status.AWAITING_REPLY}


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("act", WAYS)
def test_an_act_is_possible_in_its_steps_alone(act, status, tree, cast, person):
    transfer = (at_asked_back if act == "keep" else at)(status, person, tree.stranger_branch)
    found, told = KIND.act(act), WAYS[act].get(status)
    thing = KIND.find([transfer.case_id])[transfer.case_id]
    assert found.shown(thing) == (told is not None)
    assert bool(found.may(cast.system, thing)) == (told is not None)
    if told is None:
        with pytest.raises(WrongState):
            found.run(thing, actor=cast.system, **values(act, tree))
        assert fresh(transfer).status == status
    else:
        found.run(thing, actor=cast.system, **values(act, tree))
        assert fresh(transfer).status == told
        assert told == status or told in Transfer.FLOW[status]


@pytest.mark.parametrize("status", STATUSES)
def test_case_and_transfer_agree_in_every_step(status, tree, person):
    transfer = at(status, person, tree.stranger_branch)
    case = transfer.case
    over = status in CLOSED
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
    assert case.steps.last().status == status
