"""Whatever people do on all the ways at once: one main stay at most, one guest stay of a kind, and cases in step."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from branches.cases.transitions import WrongState
from members.people.models import Membership, Person
from members.people.queries import copies
from members.transfers import actions
from members.transfers.models import CLOSED, Kind, Status, Transfer, Way
from members.transfers.ways import guests
from tests.members.people.people import make_old_member
from tests.members.transfers import test_attached as attached
from tests.members.transfers import test_newcomers as newcomers
from tests.members.transfers import test_outside as outside
from tests.members.transfers.making import draft, fresh

STEP = st.tuples(
    st.sampled_from(
        ["out", "guest", "home", "inside", "into", "back", *["go_on"] * 14, "recall", "end", "extend", "settle"]
    ),
    st.integers(0, 1),
    st.integers(0, 3),
    st.integers(-30, 30),
)
_NEXT = {
    Status.DRAFT: "send",
    Status.BACK_AT_BRANCH: "send",
    Status.AT_SENDING_BASE: "confirm",
    Status.RETURNED: "confirm",
    Status.AT_RECEIVING_BASE: "accept",
    Status.AT_RECEIVING_BRANCH: "take_in",
    Status.AWAITING_REPLY: "reply",
    Status.SCHEDULED: "cancel",
}


def play(act, person, unit, days, actor):
    today = timezone.localdate()
    on = today + timedelta(days=days)
    running = Transfer.objects.exclude(status__in=CLOSED).order_by("pk")
    transfer = running.filter(person=person).last() or running.last()
    if act == "out":
        outside.draft(person, actor, proposed_on=on)
    elif act in ("guest", "home"):
        kind = attached.TEMPORARY if act == "guest" else attached.RESIDENTIAL
        attached.draft(person, unit, actor, kind, proposed_on=on)
    elif act == "inside":
        draft(person, unit, actor, proposed_on=on)
    elif act == "into":
        newcomers.draft(unit, actor, values={"citizen_id": "", "member_code": ""}, proposed_on=on)
    elif act == "back":
        actions.draft_newcomer(actor=actor, unit=unit, person=person, outside_unit="Xa", reason="home", proposed_on=on)
    elif act in ("end", "extend", "settle"):
        stay = guests.current().filter(person=person).first()
        if stay is None:
            return
        if act == "end":
            actions.end_guest(stay, actor=actor, last_day=on, remark="Tốt")
        elif act == "extend":
            actions.extend_guest(stay, actor=actor, expected_end_on=on + timedelta(days=90), reason="Lý do")
        else:
            actions.settle_guest(stay, actor=actor)
    elif transfer is None:
        return
    elif act == "recall":
        actions.recall_transfer(fresh(transfer), actor=actor, reason="Thôi")
    else:
        go_on(fresh(transfer), on, actor)


def go_on(transfer, on, actor):
    step = _NEXT[transfer.status]
    early = {"effective_on": on, "early_reason": "Theo giấy"}
    if step == "reply":
        outside.reply(transfer, actor, **early)
    elif step == "take_in":
        actions.take_in_transfer(transfer, actor=actor, **early)
    elif step == "cancel":
        actions.cancel_transfer(transfer, actor=actor, reason="Thôi")
    else:
        getattr(actions, f"{step}_transfer")(transfer, actor=actor)


def check():
    today = timezone.localdate()
    assert copies.differences(today) == []
    for transfer in Transfer.objects.select_related("case", "stay", "person"):
        case, over = transfer.case, transfer.status in CLOSED
        assert (case.status, case.holder_id is None, bool(case.outcome)) == (transfer.status, over, over)
        assert case.steps.filter(ended_at=None).count() == (0 if over else 1)
        written = transfer.status in (Status.DONE, Status.SCHEDULED)
        begun = list(Membership.objects.valid().filter(begun_case=case))
        if not written:
            assert begun == []
        elif transfer.way == Way.OUT:
            assert (begun, transfer.stay.ended_case) == ([], case)
        else:
            assert begun == [transfer.stay]
            assert transfer.stay.kind == ("main" if transfer.kind == Kind.PERMANENT else transfer.kind)
            assert transfer.stay.unit == transfer.to_unit
        assert (transfer.person is None) == (transfer.way == Way.INTO and bool(transfer.newcomer))
    for person in Person.objects.all():
        counted = list(Membership.objects.main().on(today).filter(person=person))
        assert [stay.unit_id for stay in counted] == ([person.current_unit_id] if person.current_unit_id else [])
        assert person.transfers.exclude(status__in=CLOSED).count() <= 1
        for kind in (Kind.TEMPORARY, Kind.RESIDENTIAL):
            running = Membership.objects.on(today).filter(person=person, kind=kind)
            assert running.count() <= 1
            # Nobody is a guest at home, or without one.
            assert all(counted and stay.unit_id != counted[0].unit_id for stay in running)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEP, min_size=25, max_size=60))
def test_no_history_of_all_ways_brings_ledger_and_cases_apart(cast, tree, steps):
    units = [tree.branch, tree.sister, tree.stranger_branch, tree.branch]
    with transaction.atomic():
        people = [make_old_member(tree.branch, "Lò Thị Một"), make_old_member(tree.sister, "Lò Văn Hai")]
        for act, who, where, days in steps:
            try:
                with transaction.atomic():
                    play(act, Person.objects.get(pk=people[who].pk), units[where], days, cast.system)
            except (ValidationError, PermissionDenied, WrongState):
                continue
        check()
        transaction.set_rollback(True)
