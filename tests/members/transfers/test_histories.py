"""Whatever people do, in whatever order: ledger and case tables stay in step, and everybody is counted exactly once."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from branches.cases.models import Case
from branches.cases.transitions import WrongState
from members.people.models import Membership
from members.people.queries import copies
from members.transfers import actions, queries
from members.transfers.models import CLOSED, Status, Transfer
from tests.members.people.people import make_old_member
from tests.members.transfers.making import draft, fresh

ACTS = ["draft", "send", "confirm", "accept", "take_in", "go_on", "return", "send_back", "redirect", "recall", "cancel"]
STEP = st.tuples(
    # The way onwards more often than the rest, so that histories come far.
    st.sampled_from([*ACTS, "go_on", "go_on", "finish", "finish", "finish"]),
    st.integers(0, 1),
    st.integers(0, 3),
    st.integers(0, 5),
    st.integers(-40, 40),
)
_NEXT = {
    Status.DRAFT: "send",
    Status.BACK_AT_BRANCH: "send",
    Status.AT_SENDING_BASE: "confirm",
    Status.RETURNED: "confirm",
    Status.AT_RECEIVING_BASE: "accept",
    Status.AT_RECEIVING_BRANCH: "take_in",
}


def play(act, transfer, actor, unit, days):
    if act == "finish":
        for each in ("send", "confirm", "accept", "take_in"):
            if _NEXT.get(transfer.status) == each:
                play(each, transfer, actor, unit, days)
                transfer = fresh(transfer)
        return
    on, reason = timezone.localdate() + timedelta(days=days), {"reason": "Lý do"}
    if act == "go_on":
        act = _NEXT.get(transfer.status, "cancel")
    if act == "take_in":
        actions.take_in_transfer(transfer, actor=actor, effective_on=on, early_reason="Theo sổ")
    elif act == "redirect":
        actions.redirect_transfer(transfer, actor=actor, to=unit, **reason)
    elif act in ("confirm", "accept"):
        run = getattr(actions, f"{act}_transfer")
        run(transfer, actor=actor, branch=None if transfer.to_unit_id else queries.branches_of(transfer.to_base)[0])
    else:
        run = getattr(actions, f"{act}_transfer")
        run(transfer, actor=actor, **(reason if act in ("return", "send_back", "recall", "cancel") else {}))


def check(people):
    today = timezone.localdate()
    assert copies.differences(today) == []
    for transfer in Transfer.objects.select_related("case", "stay"):
        case, over = transfer.case, transfer.status in CLOSED
        assert case.status == transfer.status
        assert (case.holder_id is None, case.closed_on is not None, case.outcome != "") == (over, over, over)
        running = [(step.status, step.holder_id, step.due_on) for step in case.steps.filter(ended_at=None)]
        assert running == ([] if over else [(transfer.status, case.holder_id, case.due_on)])
        begun = list(Membership.objects.valid().filter(begun_case=case))
        ended = Membership.objects.valid().filter(ended_case=case)
        if transfer.status in (Status.DONE, Status.SCHEDULED):
            assert begun == [transfer.stay]
            assert transfer.stay.unit_id == transfer.to_unit_id
            assert (transfer.stay.begins_on > today) == (transfer.status == Status.SCHEDULED)
            assert [(stay.unit_id, stay.ends_on) for stay in ended] == [
                (transfer.from_unit_id, transfer.stay.begins_on)
            ]
        else:
            assert (begun, list(ended)) == ([], [])
    for person in people:
        person.refresh_from_db()
        counted = list(Membership.objects.main().on(today).filter(person=person))
        assert [stay.unit_id for stay in counted] == [person.current_unit_id]
        mine = person.transfers.exclude(status__in=CLOSED)
        assert mine.count() <= 1
        written = person.transfers.filter(status__in=[Status.DONE, Status.SCHEDULED]).count()
        assert Membership.objects.main().filter(person=person).count() == 1 + written
    assert Case.objects.filter(kind="transfer").count() == Transfer.objects.count()


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEP, min_size=25, max_size=50))
def test_no_history_brings_ledger_and_cases_apart(cast, tree, office, steps):
    units = [tree.branch, tree.sister, tree.stranger_branch, office, tree.ward, tree.stranger_ward]
    actors = [cast.system, cast.system, cast.province_officer, cast.secretary]
    with transaction.atomic():
        people = [make_old_member(tree.branch, "Lò Thị Một"), make_old_member(tree.sister, "Lò Văn Hai")]
        for act, who, by, where, days in steps:
            person, actor, unit = people[who], actors[by], units[where]
            try:
                with transaction.atomic():
                    open_one = person.transfers.exclude(status__in=CLOSED).first()
                    if act == "draft" or open_one is None:
                        draft(person, unit, actor, proposed_on=timezone.localdate() + timedelta(days=days))
                    else:
                        play(act, fresh(open_one), actor, unit, days)
            except (ValidationError, PermissionDenied, WrongState):
                continue
        check(people)
        transaction.set_rollback(True)
