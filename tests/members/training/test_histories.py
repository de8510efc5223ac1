"""Whatever people do, in whatever order: rows, programmes, cases and the ledger stay in step."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from branches.cases.models import Case
from branches.cases.transitions import WrongState
from members.people.actions import memberships
from members.people.models import Person
from members.people.models.memberships import Ended
from members.people.queries import copies
from members.training import actions, queries
from members.training.actions import Typed
from members.training.models import CLOSED, UNFINISHED, EntryStatus, Side, Status, TrainingEntry, TrainingProgramme
from tests.members.people.people import make_old_member
from tests.members.training.making import CONTENTS, found, scores, window_of

ACTS = ["begin", "register", "approve", "open", "score", "own", "send", "confirm", "some", "return", "reopen"]
ACTS += ["drop", "withdraw", "move", "leave", "follow", "close", "extend"]
STEP = st.tuples(
    # The way onwards more often than the rest, so that histories come far.
    st.sampled_from([*ACTS, "begin", "register", "go_on", "go_on", "go_on", "score", "score"]),
    st.integers(0, 3),
    st.integers(0, 3),
    st.integers(0, 5),
    st.lists(st.one_of(st.none(), st.integers(0, 20)), min_size=5, max_size=5),
)
_NEXT = {
    Status.REGISTERING: "approve",
    Status.RUNNING: "open",
    Status.SCORING: "send",
    Status.RETURNED: "send",
    Status.AT_SUPERIOR: "confirm",
    Status.CONFIRMED: "reopen",
}


def play(act, programme, actor, who, points):
    rows = list(queries.rows_of(programme))
    some = [rows[who % len(rows)].pk] if rows else []
    if act == "go_on":
        act = _NEXT.get(programme.status, "follow")
    if act == "register":
        people = list(queries.registrable(programme).values_list("pk", flat=True))[: who + 2]
        actions.register_members(
            programme, actor=actor, people=people, contents=CONTENTS, registered_on=timezone.localdate()
        )
    elif act in ("score", "own"):
        # A whole row more often than one with holes.
        given_ = points if who % 3 == 0 else [12 if each is None else each for each in points]
        side = Side.SELF if act == "own" else Side.BRANCH
        typed = [Typed(each.pk, each.version, scores(*given_), seen=who == 1) for each in rows]
        actions.save_scores(programme, actor=actor, side=side, typed=typed)
    elif act == "send":
        actions.send_results(programme, actor=actor, behind=who % 2 == 0)
    elif act == "approve":
        actions.approve_registrations(programme, actor=actor)
    elif act == "open":
        actions.open_scoring(programme, actor=actor)
    elif act == "confirm":
        actions.confirm_all(programme, actor=actor)
    elif act == "some":
        actions.confirm_some(programme, actor=actor, entries=some)
    elif act == "withdraw":
        actions.withdraw_programme(programme, actor=actor, reason="Lý do")
    else:
        run = {"return": actions.return_entries, "reopen": actions.reopen_entries, "drop": actions.drop_entries}[act]
        run(programme, actor=actor, entries=some, reason="Lý do")


def of_people(act, people, units, who, where):
    person = Person.objects.get(pk=people[who % len(people)].pk)
    today = timezone.localdate()
    if act == "move":
        memberships.move_person(person, to=units[where % len(units)], on=today)
    else:
        memberships.end_main(person, on=today, reason=Ended.STRUCK_OFF)


def of_windows(act, window, actor):
    window.refresh_from_db()
    if act == "close":
        actions.close_window(window, actor=actor, reason="Lý do")
    else:
        ends_on = window.ends_on + timezone.timedelta(days=1)
        actions.change_window(
            window, actor=actor, register_until=window.register_until, ends_on=ends_on, reason="Lý do"
        )


def expected(programme):
    """Where a programme stands, by its rows."""
    states = {entry.status for entry in programme.entries.all()}
    if EntryStatus.SENT in states:
        return Status.AT_SUPERIOR
    if EntryStatus.RETURNED in states:
        return Status.RETURNED
    return Status.SCORING if states & set(UNFINISHED) or not states else Status.CONFIRMED


def check():
    assert copies.differences(timezone.localdate()) == []
    for programme in TrainingProgramme.objects.select_related("case").prefetch_related("entries"):
        case, over = programme.case, programme.status in CLOSED
        assert case.status == programme.status
        assert (case.holder_id is None, case.closed_on is not None, case.outcome != "") == (over, over, over)
        running = [(step.status, step.holder_id, step.due_on) for step in case.steps.filter(ended_at=None)]
        assert running == ([] if over else [(programme.status, case.holder_id, case.due_on)])
        rows = list(programme.entries.all())
        assert {entry.year for entry in rows} <= {programme.year}
        if programme.status == Status.WITHDRAWN:
            assert {entry.status for entry in rows} <= {EntryStatus.DROPPED}
        elif programme.status not in (Status.REGISTERING, Status.RUNNING):
            # A score that takes a row back, or on, moves the case at the next step only.
            late = {Status.RETURNED, Status.SCORING}
            assert programme.status == expected(programme) or {programme.status, expected(programme)} <= late
        holder = {Status.AT_SUPERIOR: programme.base_id}.get(programme.status, programme.branch_id)
        assert over or case.holder_id == holder
    for entry in TrainingEntry.objects.select_related("person", "programme"):
        if entry.status == EntryStatus.CONFIRMED:
            assert (entry.points, bool(entry.level)) == (entry.total(), True)
        else:
            assert (entry.points, entry.level) == (None, "")
        assert entry.contents.count() == len(CONTENTS)
    current = list(TrainingEntry.objects.current().values_list("person", "year"))
    assert len(current) == len(set(current))
    assert Case.objects.filter(kind="training").count() == TrainingProgramme.objects.count()


def check_followed():
    """Once everybody was followed, an unfinished row is where its member is, or has a reason to wait."""
    actions.follow_moves(timezone.localdate())
    for entry in queries.astray():
        unit = entry.person.current_unit
        with_superior = entry.status == EntryStatus.SENT
        assert unit is not None
        assert with_superior or unit.pk not in queries.goes_on([unit], entry.year)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEP, min_size=30, max_size=60))
def test_no_history_brings_rows_cases_and_ledger_apart(cast, tree, steps):
    units = [tree.branch, tree.sister, tree.stranger_branch]
    actors = [cast.system, cast.system, cast.province_officer, cast.secretary]
    with transaction.atomic():
        window = window_of(tree.ward)
        people = [make_old_member(unit, f"Lò Văn {number}") for number in range(2) for unit in units[:2]]
        for act, who, by, where, points in steps:
            actor, unit = actors[by], units[where % 2]
            try:
                with transaction.atomic():
                    programme = queries.programme_of(unit, window.year)
                    if act in ("move", "leave"):
                        of_people(act, people, units, who, where)
                    elif act in ("close", "extend"):
                        of_windows(act, window, actor)
                    elif act == "follow":
                        actions.follow_moves(timezone.localdate())
                    elif act == "begin" or programme is None:
                        actions.begin_programme(unit, actor=actor, window=window)
                    else:
                        play(act, found(programme), actor, who, points)
            except (ValidationError, PermissionDenied, WrongState):
                continue
        check()
        check_followed()
        check()
        transaction.set_rollback(True)
