"""Whatever people do with an evaluation, in whatever order: rows, case and record stay in step."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from branches.audit import journal
from branches.cases.transitions import WrongState
from members.evaluations import actions
from members.evaluations.models import Rating, RatingStatus, Status
from members.people.actions import memberships
from tests.members.evaluations import making
from tests.members.evaluations.making import fresh, make_old, make_round, rows, system

ACTS = [
    *["meet", "rate", "send", "confirm", "decide", "announce"] * 2,
    *("rate_one", "send_behind", "confirm_one", "return", "reopen", "exclude", "include", "empty", "move"),
]
STEP = st.tuples(st.sampled_from(ACTS), st.integers(0, 2), st.sampled_from(["good", "excellent", "done"]))


def play(act, evaluation, row, level, tree):
    entries, reason = [row.pk], "Lý do"
    if act == "meet":
        making.meet(evaluation)
    elif act in ("rate", "rate_one", "empty"):
        wanted = [row] if act != "rate" else list(rows(evaluation).values())
        counts = (None,) * 4 if act == "empty" else (10, 8, 1, 1)
        typed = [making.typed(each, level, counts, seen=True) for each in wanted]
        actions.save_ratings(evaluation, actor=system(), typed=typed)
    elif act in ("send", "send_behind"):
        making.send(evaluation, behind=act == "send_behind")
    elif act == "confirm_one":
        actions.confirm_some(evaluation, actor=system(), entries=entries)
    elif act == "move":
        to = tree.sister if row.person.current_unit_id == tree.branch.pk else tree.branch
        with journal.act("test", actor=system()):
            memberships.move_person(row.person, to=to, on=making.cut_off())
    elif act in ("confirm", "decide", "announce"):
        getattr(making, act)(evaluation)
    else:
        run = {
            "return": actions.return_ratings,
            "reopen": actions.reopen_ratings,
            "exclude": actions.exclude_ratings,
            "include": actions.include_ratings,
        }[act]
        run(evaluation, actor=system(), entries=entries, reason=reason)


def check(evaluation):
    evaluation = fresh(evaluation)
    case, done = evaluation.case, evaluation.status == Status.DONE
    assert case.status == evaluation.status
    assert (case.holder_id is None, case.closed_on is not None, case.outcome) == (done, done, "done" if done else "")
    running = [(step.status, step.holder_id, step.due_on) for step in case.steps.filter(ended_at=None)]
    assert running == ([] if done else [(evaluation.status, case.holder_id, case.due_on)])
    above = evaluation.status in (Status.AT_SUPERIOR, Status.DECIDING)
    assert done or case.holder == (evaluation.base if above else evaluation.branch)
    statuses = list(Rating.objects.filter(evaluation=evaluation).values_list("status", flat=True))
    assert (RatingStatus.SENT in statuses) == (evaluation.status == Status.AT_SUPERIOR)
    if done:
        assert set(statuses) <= {RatingStatus.ANNOUNCED, RatingStatus.EXCLUDED}
    for row in Rating.objects.filter(evaluation=evaluation).select_related("resolution", "meeting"):
        locked = row.status in (RatingStatus.CONFIRMED, RatingStatus.DECIDED, RatingStatus.ANNOUNCED)
        assert (row.confirmed_on is not None, row.confirmed_by_id is not None) == (locked, locked)
        assert (row.resolution is not None) == (row.status in (RatingStatus.DECIDED, RatingStatus.ANNOUNCED))
        assert (row.announced_on is not None) == (row.status == RatingStatus.ANNOUNCED)
        assert row.present is None or row.present == row.in_favour + row.against + row.abstained


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEP, min_size=15, max_size=30))
def test_no_history_brings_rows_and_case_apart(cast, tree, steps):
    with transaction.atomic():
        make_old(tree.branch, "Lê An", "Lê Bình", "Lê Chi")
        evaluation = making.begin(tree.branch, make_round(tree.ward))
        for act, who, level in steps:
            row = list(rows(evaluation).values())[who]
            try:
                with transaction.atomic():
                    play(act, fresh(evaluation), row, level, tree)
            except (ValidationError, PermissionDenied, WrongState):
                continue
            check(evaluation)
        transaction.set_rollback(True)
