"""Whatever people do with candidates, in whatever order: ledger, record and case tables stay in step."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from branches.cases.models import Case
from branches.cases.transitions import WrongState
from members.admissions import actions
from members.admissions.models import CLOSED, Admission, Status
from members.people.models import Membership
from members.people.queries import copies
from tests.members.admissions import making
from tests.members.admissions.making import TODAY, fresh, pick
from tests.members.people.people import make_person

_NEXT = {
    Status.PICKED: making.learn,
    Status.LEARNT: making.try_out,
    Status.TRIED: making.apply,
    Status.APPLIED: making.vote,
    Status.VOTED: making.send,
    Status.RETURNED: making.send,
    Status.AT_BASE: making.approve,
    Status.APPROVED: making.admit,
}
ACTS = ["fail", "return", "refuse", "withdraw", "plan", "call_off", "vote", "admit"]
STEP = st.tuples(
    st.sampled_from([*ACTS, "go_on", "go_on", "finish", "finish"]),
    st.integers(0, 1),
    st.integers(0, 2),
    st.integers(-20, 20),
)


def play(act, admission, actor, days):
    if act == "finish":
        while admission.status in _NEXT:
            play("go_on", admission, actor, days)
            admission = fresh(admission)
    elif act == "go_on":
        _NEXT[admission.status](admission, actor)
    elif act == "fail":
        making.vote(admission, actor, in_favour=2, against=7)
    elif act in ("plan", "admit"):
        actions.admit(admission, actor=actor, ceremony_on=TODAY() + timedelta(days=days), early_reason="Theo sổ")
    elif act == "vote":
        making.vote(admission, actor)
    else:
        run = {
            "return": actions.return_admission,
            "refuse": actions.refuse_admission,
            "withdraw": actions.withdraw_admission,
            "call_off": actions.call_off_ceremony,
        }[act]
        run(admission, actor=actor, reason="Lý do")


def check(people):
    today = TODAY()
    assert copies.differences(today) == []
    for admission in Admission.objects.select_related("case", "stay", "vote", "resolution"):
        case, over = admission.case, admission.status in CLOSED
        assert case.status == admission.status
        assert (case.holder_id is None, case.closed_on is not None, case.outcome != "") == (over, over, over)
        running = [(step.status, step.holder_id, step.due_on) for step in case.steps.filter(ended_at=None)]
        assert running == ([] if over else [(admission.status, case.holder_id, case.due_on)])
        written = list(Membership.objects.valid().filter(begun_case=case))
        if admission.status in (Status.ADMITTED, Status.SCHEDULED):
            assert written == [admission.stay]
            assert (admission.stay.begins_on, admission.stay.began_by) == (admission.ceremony_on, "admitted")
            assert (admission.stay.begins_on > today) == (admission.status == Status.SCHEDULED)
            assert admission.stay.begins_on >= admission.resolution.effective_on
        else:
            assert written == []
        if admission.status in (Status.VOTED, Status.AT_BASE, Status.APPROVED, Status.ADMITTED):
            assert admission.vote.passed is True
    for person in people:
        person.refresh_from_db()
        admitted = person.admissions.filter(status=Status.ADMITTED).count()
        assert (person.standing == "member", person.joined_on is not None) == (bool(admitted), bool(admitted))
        assert person.admissions.exclude(status__in=CLOSED).count() <= 1
    assert Case.objects.filter(kind="admission").count() == Admission.objects.count()


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEP, min_size=20, max_size=40))
def test_no_history_brings_ledger_and_cases_apart(cast, tree, steps):
    actors = [cast.system, cast.system, cast.secretary]
    with transaction.atomic():
        people = [make_person(tree.branch, name, member=False) for name in ("Lò Thị Một", "Lò Văn Hai")]
        for act, who, by, days in steps:
            person, actor = people[who], actors[by]
            try:
                with transaction.atomic():
                    open_one = person.admissions.exclude(status__in=CLOSED).first()
                    if open_one is None:
                        pick(person, actor)
                    else:
                        play(act, fresh(open_one), actor, days)
            except (ValidationError, PermissionDenied, WrongState, KeyError):
                continue
        check(people)
        transaction.set_rollback(True)
